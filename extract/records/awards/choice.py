"""Which matches of the rules count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.awards.elements import Element
from extract.records.awards.givers import Giver
from extract.records.awards.grammar import ATTAINED, CARRIES, COMMENDS, GRADES, Match
from extract.records.awards.possible import possible
from extract.records.awards.recipients import Recipient, is_told
from extract.records.awards.scene import Carried, Scene, adds_up
from extract.records.awards.vetoes import is_praise, says_discipline

_PROXY = re.compile(r"đại diện|thay mặt")
_DEED = re.compile(r"hành động|việc làm|nghĩa cử|thành tích")
_ANYBODY = re.compile(r"\s(?:nào|có (?:tổng|số|điểm|thành tích)|thắng|đạt (?:tổng|số|điểm))(?!\w)")
#: Before those who are to attain something, but have not yet.
_TO_ATTAIN = re.compile(r"(?:khích lệ|động viên|giúp|mong|chúc|tạo điều kiện(?: cho| để)?)\s+$")
_LONGEST_HOPE = 24
_MEDAL = re.compile(r"\b(?:huy chương|hc[vbđ])\b")
_SEVERAL = 2


def accepted(found: list[Match], elements: list[Element]) -> list[Match]:
    """Return, in text order, the matches that share no award, verb or recipient with a better one.

    Args:
        found: all matches.
        elements: the sentence.
    """
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.rank, m.start, -m.end)):
        own: set[int] = set()
        for slot in ("awards", "recs", "verb"):
            if slot in match.slots:
                own.update(range(*match.slots[slot]))
        if own.isdisjoint(taken) and possible(match, elements):
            taken.update(own)
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.rank))


def stands(
    view: str,
    scene: Scene,
    match: Match,
    giver: Giver | None,
    recipients: list[Recipient],
    carried: Carried,
) -> bool:
    """Return whether a match states an award, by who gives it and who gets it."""
    if match.rule in COMMENDS:
        return _is_commendation(view, scene, match, giver, recipients)
    if _part_of_total(scene, match, recipients, carried):
        return False
    if match.rule == "rest":
        return carried.sentence == scene.index and carried.prize
    if match.rule == "belongs" and _by_share(scene, match):
        return False
    if match.rule == "titled":
        return not _part_of_carried(scene, match, carried)
    if match.rule in ATTAINED and _encouraged(view, scene, match, recipients):
        return False
    if match.rule == "receive":
        each = scene.slot(match, "recs")[0].kind == "each"
        counted = any(e.counted for e in scene.slot(match, "awards"))
        nobody = each or not (counted or is_told(recipients))
        some_prize = all(e.generic for e in scene.slot(match, "awards") if e.kind == "award")
        if nobody and some_prize and scene.slot(match, "awards")[0].feature == "giai_thi":
            return False  # "mỗi thí sinh đoạt giải"
        if nobody and _whoever(view, scene, match):
            return False
        return not _by_proxy(view, scene.elements, match)
    if match.rule in GRADES:
        return _graded(scene.slot(match, "recs"))
    if match.rule in CARRIES:
        return (bool(recipients) or match.rule == "parts") and _goes_on(view, match, scene, carried)
    if match.rule == "active_more":
        awards = scene.slot(match, "awards")
        contest = awards[0].feature == "giai_thi"
        told = carried.sentence == scene.index or _headed(scene.elements, match.start)
        return contest or told or _announced(awards)
    if match.rule == "commends_deed":
        return _of_a_deed(view, scene, match, recipients)
    if match.rule == "active_count":
        return any(e.counted for e in scene.slot(match, "awards"))
    return True


def _part_of_total(
    scene: Scene, match: Match, recipients: list[Recipient], carried: Carried
) -> bool:
    """Some of those whom the sentence before counts ("Trong đó, tỉnh A có 4 người được trao giải").

    A place or a title of its own is a part that counts for itself.
    """
    awards = [e for e in scene.slot(match, "awards") if e.kind == "award"]
    if scene.elements[0].kind != "within" or carried.sentence != scene.index - 1:
        return False
    some = all(e.generic for e in awards) and bool(awards) and len(recipients) == 1
    counts = [r.count or 0 for r in (*carried.recipients[:1], *recipients)]
    return some and len(counts) > 1 and carried.recipients[0].explicit and counts[0] > counts[1]


def _encouraged(view: str, scene: Scene, match: Match, recipients: Sequence[Recipient]) -> bool:
    """Whether they are to attain it ("khích lệ các em đạt danh hiệu …"), nobody counted."""
    start = scene.elements[match.slots["recs"][0]].start
    hoped = _TO_ATTAIN.search(view, max(0, start - _LONGEST_HOPE), start) is not None
    return hoped and not is_told(recipients)


def _by_share(scene: Scene, match: Match) -> bool:
    """Whether a percentage of the prizes is told of ("80% số giải thuộc về …")."""
    return any(e.kind == "share" for e in scene.elements[max(0, match.start - 2) : match.start])


def _part_of_carried(scene: Scene, match: Match, carried: Carried) -> bool:
    """A part of the total in the clause before ("58 CĐCS vững mạnh, trong đó 33 … xuất sắc")."""
    within = match.start > 0 and scene.elements[match.start - 1].kind == "within"
    return within and carried.sentence == scene.index and carried.end <= match.start


def _of_a_deed(view: str, scene: Scene, match: Match, recipients: list[Recipient]) -> bool:
    """Somebody's deed is commended, by its name and no praise in a speech."""
    verb, deed = scene.elements[match.start], scene.elements[match.start + 1]
    formal = "khen thưởng" in view[verb.start : verb.end]
    return is_told(recipients) and formal and _DEED.search(view, deed.start, deed.end) is not None


def _announced(awards: Sequence[Element]) -> bool:
    """Whether a list needs no verb: counted awards with their issuer ("02 cờ của X cho …")."""
    held = [e for e in awards if e.kind == "award"]
    return all(e.counted for e in held) and any(e.kind == "of" for e in awards)


def _headed(elements: Sequence[Element], start: int) -> bool:
    """Whether a heading before a list says that it was conferred ("quyết định khen thưởng: …")."""
    before = [e.kind for e in elements[:start]]
    return before[-1:] == ["colon"] and bool({"commend", "give"} & {*before})


def _goes_on(view: str, match: Match, scene: Scene, carried: Carried) -> bool:
    if match.rule == "again_too":
        return carried.sentence == scene.index and carried.passive
    if match.rule == "also":
        return carried.sentence == scene.index and carried.end in (match.start, match.start + 1)
    if match.rule != "parts" or carried.total or adds_up(scene, match, carried):
        return True
    if carried.prize and carried.sentence == scene.index and _medals(view, scene, match):
        return True
    beside = scene.row[match.start - 1 : match.start + 1] if match.start else ""
    if beside in ("OW", "UW", "LW") and carried.prize and carried.sentence == scene.index:
        return True  # "A dẫn đầu với 6 giải Nhất, xếp trên B (4 giải Nhất)"
    first = scene.elements[match.start]
    return first.kind == "colon" and says_discipline(view, scene.sentence.start, first)


def _is_commendation(
    view: str, scene: Scene, match: Match, giver: Giver | None, recipients: list[Recipient]
) -> bool:
    """A commendation in itself: of somebody, by somebody, and no praise in a speech."""
    at = match.slots["verb"][0]
    bare = not is_told(recipients)
    known = "giver" in match.slots and match.rule == "commended"
    if bare and all(e.kind in ("noun", "body")[: 2 - known] for e in scene.slot(match, "recs")):
        return False
    if all(r.kind == "work" and (r.count or 0) < _SEVERAL for r in recipients):
        return False
    if match.rule == "commended":
        return not bare or giver is not None
    return not is_praise(
        view,
        scene.sentence.start,
        scene.elements[at],
        person=at > 0 and scene.elements[at - 1].kind == "person",
        counted=any(r.explicit for r in recipients),
    )


def _whoever(view: str, scene: Scene, match: Match) -> bool:
    """Whether it is a rule for whoever does best ("Đội có điểm cao nhất giành giải Nhất")."""
    return _ANYBODY.match(view, scene.slot(match, "recs")[0].end) is not None


def _medals(view: str, scene: Scene, match: Match) -> bool:
    """Whether medals say what a place was won with ("thuộc về đoàn A (45 HCV, 30 HCB)")."""
    won = (view[e.start : e.end] for e in scene.slot(match, "awards") if e.kind == "award")
    return all(_MEDAL.search(words) for words in won)


def _by_proxy(view: str, elements: Sequence[Element], match: Match) -> bool:
    """Whether somebody fetches it for others ("ông A đại diện lên nhận")."""
    first, last = match.slots["recs"][0], match.slots["verb"][0]
    return _PROXY.search(view, elements[first].start, elements[last].start) is not None


def _graded(elements: Sequence[Element]) -> bool:
    """Whether a title can be theirs: people or bodies that are counted or named, no works."""
    if any(e.feature == "work" for e in elements):
        return False
    return any(e.counted or e.kind not in ("noun", "recipients") for e in elements)
