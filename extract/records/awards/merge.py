"""Restatements, totals and conflicts: one record for an award that the page tells several times."""

from __future__ import annotations

import re

from extract.records.awards.same import (
    issuers_agree,
    names_meet,
    same_award,
    title_of,
    titles_agree,
)
from extract.records.awards.statement import Statement
from schemas import AwardType

#: "tỉnh Quảng Bình" for its committee: a fuller statement names the body.
_TERRITORY = re.compile(r"(?:tỉnh|thành phố|tp|quận|huyện|thị xã|xã|phường)\b")
#: Up to this sentence a page sums up what it tells further down.
_LEAD = 2
#: Statements that are compared with each other; a page with more is a list of something.
_BLOCK = 120
_SEVERAL = 3
_PARTS = 2
_BROKEN_DOWN = (AwardType.giai_thuong, AwardType.danh_hieu)
_PRIZES = (AwardType.giai_thi, AwardType.giai_thuong)
_VAGUE = ("unknown", "mixed")


def merge(found: list[Statement]) -> list[Statement]:
    """Return one statement for each award, in text order.

    Args:
        found: what the sentences state, in text order.
    """
    blocks = (found[at : at + _BLOCK] for at in range(0, len(found), _BLOCK))
    return [one for block in blocks for one in _merged(block)]


def _merged(found: list[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for one in _without_sums(_without_totals(found)):
        same = next((k for k in kept if same_award(k, one)), None)
        if same is None:
            kept.append(one)
        else:
            _fill(same, one)
    kept = [k for k in kept if not _told_by_others(k, kept)]
    _flag_conflicts(kept)
    return sorted(kept, key=lambda k: (k.start, k.end))


def _fill(kept: Statement, other: Statement) -> None:
    """Take the fuller statement's number; keep the first place and what only one of them tells."""
    if other.explicit and not kept.explicit:
        kept.count, kept.explicit = other.count, True
        kept.start, kept.end, kept.rule = other.start, other.end, other.rule
        kept.award_name = other.award_name
        if other.issuer or kept.handed:
            kept.issuer, kept.issuer_text = other.issuer, other.issuer_text
    elif kept.count is None and other.count is not None:
        kept.count = other.count
    if kept.issuer is None and not (other.handed and other.count is None):
        kept.issuer, kept.issuer_text = other.issuer, other.issuer_text
    if _names_body_of(other.issuer, kept.issuer):
        kept.issuer, kept.issuer_text = other.issuer, other.issuer_text
    if kept.kind == "unknown":
        kept.kind = other.kind
    if not names_meet(kept, other):
        kept.names.extend(n for n in other.names if n not in kept.names)
    kept.reason = kept.reason or other.reason
    kept.trace.append(f"told again at {other.start}-{other.end} ({other.rule})")


def _names_body_of(issuer: str | None, place: str | None) -> bool:
    """Whether `issuer` names the body of a place, or the whole office, that is told for it."""
    if issuer is None or place is None:
        return False
    short, full = place.lower(), issuer.lower()
    return short in full if _TERRITORY.match(short) else full.startswith(short + " ")


def _told_by_others(one: Statement, kept: list[Statement]) -> bool:
    """A statement that says less than others say of the same awards."""
    others = [k for k in kept if k is not one]
    if one.award_type is AwardType.khen_thuong:
        if one.count is None and not one.names:
            return any(_kinds_meet(one, k) for k in others)
        return any(
            k.award_type is not AwardType.khen_thuong
            and k.count == one.count
            and _kinds_meet(one, k)
            and (k.sentence != one.sentence or k.each)
            and (k.each or issuers_agree(one, k))
            for k in others
        )
    if one.handed and one.count is None and not one.names:
        return any(k.count is not None and _kinds_meet(one, k) for k in others)
    if one.award_type is AwardType.giai_thi and one.explicit and not one.names:
        won = [k for k in others if k.award_type is one.award_type and k.names]
        same = [k for k in won if titles_agree(k, one)]
        return one.kind != "individual" and len(same) == one.count and len(same) >= _SEVERAL
    if one.award_type is AwardType.giai_thuong and one.issuer is None and one.count:
        return any(  # "2 nhà giáo nhận Giải thưởng X" beside the 50 who got it
            k.award_type is one.award_type
            and k.kind == one.kind
            and titles_agree(k, one)
            and (k.count or 0) > one.count
            for k in others
        )
    if one.count is None and not one.names:
        return any(
            k.award_type is one.award_type
            and _kinds_meet(one, k)
            and k.sentence != one.sentence
            and issuers_agree(one, k)
            and (one.award_type is not AwardType.giai_thi or titles_agree(one, k))
            and (k.count is not None or k.start < one.start)
            for k in others
        )
    return False


def _kinds_meet(first: Statement, second: Statement) -> bool:
    return first.kind == second.kind or first.kind in _VAGUE or second.kind in _VAGUE


def _without_totals(found: list[Statement]) -> list[Statement]:
    """Drop "25 giải" where the places are counted; note whether they add up.

    The places stand in the same sentence ("…, trong đó có 3 giải Nhất") or all over the article.
    Where they are less than half of it the page tells only some of them: the rest stays a total.
    """
    places = [f for f in found if f.award_type is AwardType.giai_thi and not f.generic]
    found = [f for at, f in enumerate(found) if not _listed_whole(f, found[at + 1 :])]
    out: list[Statement] = []
    for at, one in enumerate(found):
        parts = _parts_of(found, at) if one.generic else []
        if not one.generic or one.award_type not in _PRIZES or not (parts or places):
            out.append(one)
            continue
        told = one.names and one.count is None  # "đạt nhiều giải"
        if not parts and not told and (one.names or _mostly_untold(one, places)):
            one.award_type = AwardType.giai_thi
            out.append(one)
            continue
        _check_sum(one, parts or places)
    return out


def _listed_whole(total: Statement, others: list[Statement]) -> bool:
    """Whether the sentence goes on with each of the counted ("trao 4 giải phụ: …")."""
    if not total.explicit or total.names:
        return False
    inside = [f for f in others if f.sentence == total.sentence and f.start >= total.end]
    listed = [f for f in inside if f.title and not f.explicit and not f.rank]
    counted = [f for f in inside if f.rule == "awards.parts" and f.rank]
    one_by_one = len(listed) == total.count and total.award_type is AwardType.giai_thi
    summed = bool(counted) and sum(f.count or 0 for f in counted) == total.count
    return one_by_one or (summed and total.award_type in _BROKEN_DOWN)


def _mostly_untold(total: Statement, places: list[Statement]) -> bool:
    counts = [p.count or 0 for p in places]
    prizes = "giải" in total.award_name.lower()
    return prizes and all(counts) and sum(counts) * 2 < (total.count or 0)


def _parts_of(found: list[Statement], at: int) -> list[Statement]:
    parts: list[Statement] = []
    if found[at].rule == "awards.parts":
        return parts  # "5 giải tập thể, 9 giải cá nhân": none is part of the other
    for other in found[at + 1 :]:
        if other.rule != "awards.parts" or other.sentence != found[at].sentence:
            break
        parts.append(other)
    return parts


def _check_sum(total: Statement, parts: list[Statement]) -> bool:
    """Whether parts add up to a total; if so, they note it."""
    agrees = total.count is not None and total.count == sum(p.count or 0 for p in parts)
    for part in parts if agrees else ():
        part.check = "total_agrees"
    return agrees


def _without_sums(found: list[Statement]) -> list[Statement]:
    """Drop a total over both kinds where another sentence gives the two parts."""
    out: list[Statement] = []
    for one in found:
        if _broken_down(one, found) or _sums_up(one, found):
            continue
        parts = [
            f
            for f in found
            if f.award_type is one.award_type
            and f.explicit
            and f.sentence != one.sentence
            and f.kind in ("collective", "individual")
            and issuers_agree(one, f)
        ]
        kinds = {f.kind for f in parts}
        whole = one.kind == "mixed" and one.explicit and len(parts) == 2 == len(kinds)
        if whole and _check_sum(one, parts):
            for part in parts:
                if part.issuer is None:
                    part.issuer = one.issuer
            continue
        out.append(one)
    return out


def _broken_down(one: Statement, found: list[Statement]) -> bool:
    """Whether the sentence, or the next, goes on with which awards they got, and they add up.

    "37 doanh nghiệp được vinh danh; trong đó 5 nhận bằng khen …, 32 nhận giấy khen …", "62 đảng
    viên được trao Huy hiệu Đảng, trong đó 4 … 60 năm, 58 … 50 năm"
    """
    return one.explicit and any(_adds_up(one, found, after) for after in (0, 1))


def _adds_up(one: Statement, found: list[Statement], after: int) -> bool:
    """Whether the statements of the sentence `after` it, if there are several, sum to it."""
    commended = one.award_type is AwardType.khen_thuong
    parts = [
        f
        for f in found
        if f.sentence == one.sentence + after
        and f.start >= one.end
        and f.explicit
        and (f.award_type is one.award_type) is not commended
        and _kinds_meet(one, f)
    ]
    return len(parts) >= _PARTS and _check_sum(one, parts)


def _sums_up(one: Statement, found: list[Statement]) -> bool:
    """Whether a title or summary counts all who are commended, and the awards below add up to it.

    "15 tập thể được khen thưởng"; further down 3 get a bằng khen and 12 a giấy khen.
    """
    if one.award_type is not AwardType.khen_thuong or not one.explicit or one.sentence > _LEAD:
        return False
    below = [
        f
        for f in found
        if f.sentence > one.sentence
        and f.explicit
        and (f.kind == one.kind or one.kind == "mixed")
        and f.award_type is not one.award_type
    ]
    papers = [f for f in below if f.award_type is not AwardType.danh_hieu]
    kinds = [[f for f in below if f.award_type is kind] for kind in AwardType]
    return any(len(parts) >= _PARTS and _check_sum(one, parts) for parts in (below, papers, *kinds))


def _flag_conflicts(kept: list[Statement]) -> None:
    """Flag two written numbers for one award: same kind, issuer and recipient, other number."""
    for n, one in enumerate(kept):
        for other in kept[n + 1 :]:
            if (
                one.explicit
                and other.explicit
                and one.sentence != other.sentence
                and one.award_type is other.award_type
                and one.kind == other.kind
                and one.sentence <= _LEAD
                and one.issuer is not None
                and one.issuer == other.issuer
                and title_of(one) == title_of(other)
                and one.reason == other.reason
                and one.count != other.count
            ):
                one.check = other.check = "conflict"
