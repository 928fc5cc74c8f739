"""Restatements, totals and conflicts: one record for an award that the page tells several times."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.records.awards.statement import Statement
from schemas import AwardType

#: "tỉnh Quảng Bình" for its committee: a fuller statement names the body.
_TERRITORY = re.compile(r"(?:tỉnh|thành phố|tp|quận|huyện|thị xã|xã|phường)\b")
#: Up to this sentence a page sums up what it tells further down.
_LEAD = 2
#: Two ways to write one body; the first that fits is taken.
_SHORT = (
    ("tổng liên đoàn lao động", "tlđ"),
    ("tổng lđlđ", "tlđ"),
    ("tổng liên đoàn", "tlđ"),
    ("liên đoàn lao động", "lđlđ"),
    ("công đoàn cơ sở", "cđcs"),
    ("công đoàn", "cđ"),
    ("ủy ban nhân dân", "ubnd"),
    ("uỷ ban nhân dân", "ubnd"),
    ("ban chấp hành", "bch"),
    ("thành phố", "tp"),
)
_BODIES = ("lđlđ ", "cđ ", "cđcs ", "ubnd ")
#: Statements that are compared with each other; a page with more is a list of something.
_BLOCK = 120
_PAIR = 2
_SEVERAL = 3
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
        same = next((k for k in kept if _same(k, one)), None)
        if same is None:
            kept.append(one)
        else:
            _fill(same, one)
    kept = [k for k in kept if not _told_by_others(k, kept)]
    _flag_conflicts(kept)
    return sorted(kept, key=lambda k: (k.start, k.end))


def _same(first: Statement, second: Statement) -> bool:
    """Whether two statements of different places tell one award."""
    if first.start == second.start:
        return False
    if first.award_type != second.award_type:
        return _same_title(first, second)
    named = _names_meet(first, second)
    if not _issuers_agree(first, second) and not (named and (first.handed or second.handed)):
        return False
    if _winner_of(first, second) or _winner_of(second, first):
        return True
    if first.kind != second.kind and not (
        _prize_told_twice(first, second) or _whole_named(first, second)
    ):
        return False
    titled = (AwardType.danh_hieu, AwardType.giai_thi)
    if first.award_type in titled and not _titles_agree(first, second):
        return False
    if first.award_type is AwardType.giai_thi and _other_contest(first, second):
        return False
    if first.sentence != second.sentence and (
        _one_of_many(first, second) or _one_of_many(second, first)
    ):
        return True
    if named:
        return not (first.explicit and second.explicit and first.count != second.count)
    if first.names and second.names:
        return False
    if first.count is None or second.count is None:
        return first.sentence != second.sentence
    return first.count == second.count and first.sentence != second.sentence


def _prize_told_twice(first: Statement, second: Statement) -> bool:
    """A contest place with its number, once for works and once with those who made them."""
    return (
        first.award_type is AwardType.giai_thi
        and (first.explicit or second.explicit)
        and first.count == second.count
        and "unknown" in (first.kind, second.kind)
    )


def _winner_of(many: Statement, one: Statement) -> bool:
    """A named winner of a place that a stated number of others took as well."""
    return (
        many.award_type is AwardType.giai_thi
        and many.explicit
        and (many.count or 0) >= max(_PAIR, len(many.names) + len(one.names))
        and not one.explicit
        and bool(one.names)
        and one.kind == "individual"
        and many.kind in ("individual", "unknown")
        and one.discipline != "toàn đoàn"
        and many.sentence != one.sentence
        and _title(many) == _title(one)
    )


def _other_contest(first: Statement, second: Statement) -> bool:
    """Places of two sports, or two places that one sentence lists."""
    one, two = first.discipline, second.discipline
    return (
        first.sentence == second.sentence
        or (bool(one and two) and one != two)
        or ("toàn đoàn" in (one, two) and one != two)
    )


def _whole_named(first: Statement, second: Statement) -> bool:
    """One number for bodies and people together, and as many recipients named elsewhere."""
    return (
        "mixed" in (first.kind, second.kind)
        and first.explicit != second.explicit
        and first.count == second.count
        and bool(first.names or second.names)
    )


def _names_meet(first: Statement, second: Statement) -> bool:
    """Whether a name of one is, whole, by its last word or by its beginning, one of the other."""
    return any(
        a == b or a.endswith(" " + b) or b.endswith(" " + a) or _begins(a, b) or _begins(b, a)
        for a in map(_plain, first.names)
        for b in map(_plain, second.names)
    )


def _begins(name: str, short: str) -> bool:
    """Whether `short` is a body's level ("lđlđ tỉnh") and `name` adds the place."""
    return short.startswith(_BODIES) and name.startswith(short + " ")


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name in lower case, its common words in their short forms."""
    words = " ".join(name.lower().split())
    for full, short in _SHORT:
        words = words.replace(full, short)
    return words


def _titles_agree(first: Statement, second: Statement) -> bool:
    one, two = _title(first), _title(second)
    return one == two or (len(min(one, two, key=len)) > 12 and (one in two or two in one))


def _one_of_many(many: Statement, one: Statement) -> bool:
    """A single named person with an award that a stated number of people got."""
    return (
        many.award_type is one.award_type
        and one.award_type not in (AwardType.giai_thi, AwardType.danh_hieu, AwardType.huan_chuong)
        and many.kind == one.kind == "individual"
        and many.explicit
        and not one.explicit
        and len(one.names) == 1
        and (many.count or 0) > len(many.names)
        and many.issuer is not None
        and one.issuer is not None
        and _issuers_agree(many, one)
    )


def _same_title(first: Statement, second: Statement) -> bool:
    """Another award word with the same quoted name, number and recipients."""
    return (
        bool(first.title)
        and bool(second.title)
        and first.count is not None
        and first.count == second.count
        and first.kind == second.kind
        and first.sentence != second.sentence
        and _titles_agree(first, second)
    )


def _title(one: Statement) -> str:
    words = (
        one.rank
        if one.award_type is AwardType.giai_thi and one.rank
        else one.title or one.award_name
    )
    return " ".join(words.lower().split()).strip('"“” ')


def _issuers_agree(first: Statement, second: Statement) -> bool:
    if first.issuer is None or second.issuer is None:
        return True
    if (first.handed and not first.explicit) or (second.handed and not second.explicit):
        return True
    one, two = _plain(first.issuer), _plain(second.issuer)
    return one == two or one in two or two in one


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
    if not _names_meet(kept, other):
        kept.names.extend(n for n in other.names if n not in kept.names)
    kept.reason = kept.reason or other.reason
    kept.trace.append(f"told again at {other.start}-{other.end} ({other.rule})")


def _names_body_of(issuer: str | None, place: str | None) -> bool:
    """Whether `issuer` names the body of a place that stands for it."""
    if issuer is None or place is None or not _TERRITORY.match(place.lower()):
        return False
    return place.lower() in issuer.lower()


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
            and k.sentence != one.sentence
            for k in others
        )
    if one.handed and one.count is None and not one.names:
        return any(k.count is not None and _kinds_meet(one, k) for k in others)
    if one.award_type is AwardType.giai_thi and one.explicit and not one.names:
        won = [k for k in others if k.award_type is one.award_type and k.names]
        same = [k for k in won if _titles_agree(k, one)]
        return one.kind != "individual" and len(same) == one.count and len(same) >= _SEVERAL
    if one.award_type is AwardType.giai_thuong and one.issuer is None and one.count:
        return any(  # "2 nhà giáo nhận Giải thưởng X" beside the 50 who got it
            k.award_type is one.award_type
            and k.kind == one.kind
            and _titles_agree(k, one)
            and (k.count or 0) > one.count
            for k in others
        )
    if one.count is None and not one.names:
        return any(
            k.award_type is one.award_type
            and _kinds_meet(one, k)
            and k.sentence != one.sentence
            and _issuers_agree(one, k)
            and (k.count is not None or k.start < one.start)
            for k in others
        )
    return False


def _kinds_meet(first: Statement, second: Statement) -> bool:
    return first.kind == second.kind or first.kind in _VAGUE or second.kind in _VAGUE


def _without_totals(found: list[Statement]) -> list[Statement]:
    """Drop "25 giải" where the places are counted; note whether they add up.

    The places stand in the same sentence ("…, trong đó có 3 giải Nhất") or all over the article.
    """
    places = [f for f in found if f.award_type is AwardType.giai_thi and not f.generic]
    if not places:
        return found
    out: list[Statement] = []
    for at, one in enumerate(found):
        if not one.generic or one.award_type not in (AwardType.giai_thi, AwardType.giai_thuong):
            out.append(one)
            continue
        parts = _parts_of(found, at)
        if one.names and not parts:
            out.append(one)
            continue
        _check_sum(one, parts or places)
    return out


def _parts_of(found: list[Statement], at: int) -> list[Statement]:
    parts: list[Statement] = []
    for other in found[at + 1 :]:
        if other.rule != "awards.parts" or other.sentence != found[at].sentence:
            break
        parts.append(other)
    return parts


def _check_sum(total: Statement, parts: list[Statement]) -> None:
    if total.count is not None and total.count == sum(p.count or 0 for p in parts):
        for part in parts:
            part.check = "total_agrees"


def _without_sums(found: list[Statement]) -> list[Statement]:
    """Drop a total over both kinds where another sentence gives the two parts."""
    out: list[Statement] = []
    for one in found:
        parts = [
            f
            for f in found
            if f.award_type is one.award_type
            and f.explicit
            and f.sentence != one.sentence
            and f.kind in ("collective", "individual")
            and _issuers_agree(one, f)
        ]
        kinds = {f.kind for f in parts}
        whole = one.kind == "mixed" and one.explicit and len(parts) == 2 == len(kinds)
        if whole and sum(f.count or 0 for f in parts) == one.count:
            for part in parts:
                part.check = "total_agrees"
                if part.issuer is None:
                    part.issuer = one.issuer
            continue
        out.append(one)
    return out


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
                and _title(one) == _title(other)
                and one.reason == other.reason
                and one.count != other.count
            ):
                one.check = other.check = "conflict"
