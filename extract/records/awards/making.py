"""From a match to the statement it makes."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.givers import Giver
from extract.records.awards.grammar import Match
from extract.records.awards.recipients import Recipient
from extract.records.awards.scene import Scene
from extract.records.awards.statement import Statement
from schemas import AwardType

_REASON = re.compile(
    r"[\s,]*((?:vì )?(?:đã )?(?:có (?:nhiều )?(?:thành tích|đóng góp|cống hiến|sáng kiến)"
    r"|do có|vì (?:đã |có |những )|(?:đạt|hoàn thành) (?:nhiều )?(?:thành tích|xuất sắc))"
    r"[^;.\n]{3,240})"
)
#: A sport or part of a contest, named before or behind the place won in it.
_DISCIPLINE = re.compile(
    r"(?:môn|nội dung|hạng mục|thể loại|phần thi|lĩnh vực|bảng)\s+(?:thi )?\w+(?: \w+)?"
    r"|(?:đơn|đôi) (?:nam nữ|nam|nữ)|bóng \w+(?: nam| nữ)?|cầu lông|kéo co|cờ \w+|toàn đoàn"
    r"|việt dã|đẩy gậy|quần vợt|tennis|bơi \w+|nhảy \w+|chạy \w+|đi bộ|bắn \w+"
)
_PRIZE_FOR = (
    ("tập thể", "collective"), ("toàn đoàn", "collective"), ("đồng đội", "collective"),
    ("giải cá nhân", "individual"),
)  # fmt: skip
_ITEM = re.compile(r"\s*[-+*•]\s")
_HEADING = 60
_BEHIND = 40
_NUMBER = re.compile(r"^\d[\d.]*\s+")


def make_statement(
    text: str,
    view: str,
    scene: Scene,
    match: Match,
    giver: Giver | None,
    at: int,
    one: Recipient,
    check: str | None,
) -> Statement:
    """Return the statement for one award and one recipient of a match.

    Args:
        text: the whole text.
        view: its folded form in lower case.
        scene: the sentence.
        match: the rule's match.
        giver: whose award it is, where known.
        at: index of the award, or of the verb where none is named.
        one: the recipient with the count.
        check: arithmetic within the clause.
    """
    elements = scene.elements
    award = elements[at]
    start, end = elements[match.start].start, elements[match.end - 1].end
    reason = _REASON.match(view, _core_end(elements[match.start : match.end]))
    issuer = giver.issuer if giver and not _hands_prize(award, giver) else None
    return Statement(
        award_type=_type(award),
        award_name=_name(text, award),
        count=one.count,
        explicit=one.explicit,
        kind=_kind(view, award, one),
        start=start,
        end=end,
        rule=f"awards.{match.rule}",
        sentence=scene.index,
        names=list(one.names),
        title=_title(text, award),
        rank=award.rank,
        issuer=issuer,
        issuer_text=issuer if giver and giver.said else None,
        reason=text[reason.start(1) : reason.end(1)].strip() if reason else None,
        award_date=scene.date,
        discipline=_discipline(view, scene.sentence.start, award),
        handed=_hands(view, elements, match, giver),
        generic=award.generic or award.kind in ("commend", "chosen"),
        check=check,
        each=any(e.kind == "each" for e in scene.slot(match, "recs")),
        trace=_trace(text, scene, match, giver),
    )


def _kind(view: str, award: Element, one: Recipient) -> str:
    """The recipient kind; a prize for teams or for single people says it itself."""
    if one.kind not in ("neutral", "work"):
        return one.kind
    words = view[award.start : award.end]
    return next((kind for word, kind in _PRIZE_FOR if word in words), "unknown")


def _hands_prize(award: Element, giver: Giver) -> bool:
    """Whether a person only hands over a place in a contest, which is nobody's award."""
    handing = ("stands for the body", "office for its body", "own office")
    return award.feature == "giai_thi" and any(words in giver.note for words in handing)


def _discipline(view: str, begin: int, award: Element) -> str | None:
    """What a contest place was won in: said at it, behind it or last before it."""
    if award.feature != "giai_thi":
        return None
    behind = _DISCIPLINE.search(view, award.start, award.end + _BEHIND)
    cut = re.search(r"[;.,]", view[award.end : award.end + _BEHIND])
    if behind and (cut is None or behind.start() < award.end + cut.start()):
        return behind.group()
    if _ITEM.match(view, begin):
        begin = max(0, begin - _HEADING)  # the line above an item may say it
    before = _DISCIPLINE.findall(view, max(begin, award.start - 400), award.start)
    return before[-1] if before else None


def _trace(text: str, scene: Scene, match: Match, giver: Giver | None) -> list[str]:
    """What `congdoan explain` shows: the typed clause, the giver, the vetoes out of reach."""
    clause = scene.elements[match.start : match.end]
    typed = " ".join(f"{e.kind}[{' '.join(text[e.start : e.end].split())}]" for e in clause)
    vetoes = [text[e.start : e.end] for e in scene.elements if e.kind == "veto"]
    return [
        f"clause: {typed}",
        f"giver: {giver.note if giver else 'none'}",
        f"vetoes considered: {', '.join(vetoes) + ' (out of reach)' if vetoes else 'none'}",
    ]


def _core_end(elements: list[Element]) -> int:
    """Where the last part ends that is more than description."""
    return next(e.end for e in reversed(elements) if e.kind not in ("filler", "reason", "title"))


def _type(award: Element) -> AwardType:
    if award.kind in ("commend", "chosen"):
        return AwardType.khen_thuong
    if award.kind in ("title", "quote"):
        return AwardType.danh_hieu
    return AwardType(award.feature)


def _name(text: str, award: Element) -> str:
    words = text[award.start : award.end]
    return _NUMBER.sub("", words) if award.counted else words


def _title(text: str, award: Element) -> str | None:
    if award.kind == "quote":
        return text[award.start + 1 : award.end - 1].strip()
    return award.title


def _hands(view: str, elements: list[Element], match: Match, giver: Giver | None) -> bool:
    """Whether the subject only hands over: "trao", where "tặng" would be giving."""
    if giver is None or not giver.note.startswith("subject") or "verb" not in match.slots:
        return False
    verb = elements[match.slots["verb"][0]]
    return view[verb.start : verb.end] == "trao"
