"""Which matches of the rules count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.awards.elements import Element
from extract.records.awards.givers import Giver
from extract.records.awards.grammar import Match, shape
from extract.records.awards.recipients import Recipient
from extract.records.awards.scene import Carried, Scene, head_of
from extract.records.awards.vetoes import is_praise, says_discipline

#: Rules that take their recipients from the clause before.
CARRIES = ("also", "parts", "again", "again_take", "again_active")
_GRADES = ("rated", "rates", "attained")
_COMMENDS = ("commends", "commended")
_PROXY = re.compile(r"đại diện|thay mặt")
_CLAUSE_EDGES = ("comma", "semi", "colon", "is", "within", "and", "filler")
_SEVERAL = 2
_ASIDE = re.compile(r"PCRbG[^bTK]*C$")  # over a clause's shape


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
        if own.isdisjoint(taken) and _possible(match, elements):
            taken.update(own)
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.rank))


def _possible(match: Match, elements: list[Element]) -> bool:
    """Whether a match may stand at all; if not, it must not keep others from its words.

    "trao thưởng cho 60 học sinh đạt giải" says who they are, and "học sinh đạt giải nhất" without
    number or name says nothing.
    """
    counted = any(e.counted for e in elements[slice(*match.slots.get("awards", (0, 0)))])
    if match.rule in ("passive", "again") and _told_aside(match, elements):
        return False
    if match.rule == "again_active":
        return not counted
    if match.rule == "parts":
        return counted and elements[head_of(match)].feature == "giai_thi"
    if match.rule == "also":
        return elements[match.slots["awards"][0]].feature != "giai_thi"
    if match.rule in ("wins", "wins_too"):
        places = [e for e in elements if e.feature == "giai_thi"]
        award = elements[head_of(match)]
        bare = match.rule == "wins" or not (award.counted or award.generic)
        beside = elements[head_of(match) - 1]
        if match.rule == "wins" and beside.kind == "filler":
            bare = beside.end - beside.start == len("đồng")
        return award.feature == "giai_thi" and len(places) >= _SEVERAL and bare
    if match.rule == "passive":
        if _of_anybody(match, elements):
            return False
        tail = [e.kind for e in elements[match.slots["recs"][1] : head_of(match)]]
        return "is" not in tail or elements[match.start].kind != "noun"  # "ông là người được tặng"
    if match.rule in ("medals", "tally"):
        won = [e for e in elements[slice(*match.slots["awards"])] if e.kind == "award"]
        ranked = all(e.feature == "giai_thi" and (e.rank or e.generic) for e in won)
        return ranked and won[0].counted and all(e.counted or e.verbal for e in won)
    if match.rule in ("works", "works_given"):
        made = elements[match.start]
        return made.kind == "quote" or made.feature == "work"
    if match.rule == "ranked":
        graded = any(e.kind == "rate" for e in elements[: match.start])
        return graded and elements[match.slots["recs"][0]].counted
    if match.rule in ("direct", "after"):
        return _placed(match, elements)
    if match.rule == "titled":
        award = elements[match.slots["awards"][0]]
        return award.generic and elements[match.start].counted
    if match.rule != "receive":
        return True
    first, last = match.slots["recs"]
    if elements[match.slots["awards"][0]].verbal and all(
        e.kind in ("noun", "body") for e in elements[first:last]
    ):
        placed = [e for e in elements[slice(*match.slots["awards"])] if e.kind == "award"]
        return len(placed) > 1  # not "công ty đứng thứ hai cả nước"
    bare = all(e.kind == "noun" for e in elements[first:last])
    if bare and not counted and elements[first].feature != "collective":
        return False
    outer = elements[first - 1].kind if first else ""
    contest = elements[match.slots["awards"][0]].feature == "giai_thi"
    return not (contest and outer in ("to", "commend", "of"))


def _of_anybody(match: Match, elements: list[Element]) -> bool:
    """Whether it is a rule for whoever it may concern ("Cá nhân được tặng Bằng khen …")."""
    bare = all(
        e.kind == "noun" and e.feature == "individual" and e.count is None
        for e in elements[slice(*match.slots["recs"])]
    )
    said = any(e.kind == "of" for e in elements[slice(*match.slots["awards"])])
    return bare and not said and "giver" not in match.slots


def _told_aside(match: Match, elements: list[Element]) -> bool:
    """Whether an inserted clause tells of somebody's past ("A, người được phong tặng X, nói")."""
    return _ASIDE.search(shape(elements[: match.end + 1])) is not None


def _placed(match: Match, elements: list[Element]) -> bool:
    """A contest place at the start of its clause with the winner beside it."""
    award = elements[match.slots["awards"][0]]
    before = elements[match.start - 1].kind if match.start else "semi"
    place = award.feature == "giai_thi" and award.rank is not None
    return place and (match.rule == "after" or before in _CLAUSE_EDGES)


def stands(
    view: str,
    scene: Scene,
    match: Match,
    giver: Giver | None,
    recipients: list[Recipient],
    carried: Carried,
) -> bool:
    """Return whether a match states an award, by who gives it and who gets it."""
    if match.rule in _COMMENDS:
        return _is_commendation(view, scene, match, giver, recipients)
    if match.rule == "titled":
        return not _part_of_carried(scene, match, carried)
    if match.rule == "receive":
        nobody = not any(r.explicit or r.names for r in recipients)
        some_prize = all(e.generic for e in scene.slot(match, "awards") if e.kind == "award")
        if nobody and some_prize and scene.slot(match, "awards")[0].feature == "giai_thi":
            return False  # "mỗi thí sinh đoạt giải"
        return not _by_proxy(view, scene.elements, match)
    if match.rule in _GRADES:
        return _graded(scene.slot(match, "recs"))
    if match.rule in CARRIES:
        return (bool(recipients) or match.rule == "parts") and _goes_on(view, match, scene, carried)
    if match.rule == "active_more":
        awards = scene.slot(match, "awards")
        contest = awards[0].feature == "giai_thi"
        return contest or carried.sentence == scene.index or _announced(awards)
    if match.rule == "active_count":
        return any(e.counted for e in scene.slot(match, "awards"))
    return True


def _part_of_carried(scene: Scene, match: Match, carried: Carried) -> bool:
    """A part of the total in the clause before ("58 CĐCS vững mạnh, trong đó 33 … xuất sắc")."""
    within = match.start > 0 and scene.elements[match.start - 1].kind == "within"
    return within and carried.sentence == scene.index and carried.end <= match.start


def _announced(awards: Sequence[Element]) -> bool:
    """Whether a list needs no verb: counted awards with their issuer ("02 cờ của X cho …")."""
    held = [e for e in awards if e.kind == "award"]
    return all(e.counted for e in held) and any(e.kind == "of" for e in awards)


def _goes_on(view: str, match: Match, scene: Scene, carried: Carried) -> bool:
    if match.rule == "also":
        return carried.sentence == scene.index and carried.end in (match.start, match.start + 1)
    if match.rule != "parts" or carried.total:
        return True
    first = scene.elements[match.start]
    return first.kind == "colon" and says_discipline(view, scene.sentence.start, first)


def _is_commendation(
    view: str, scene: Scene, match: Match, giver: Giver | None, recipients: list[Recipient]
) -> bool:
    """A commendation in itself: of somebody, by somebody, and no praise in a speech."""
    at = match.slots["verb"][0]
    bare = not any(r.explicit or r.names for r in recipients)
    if bare and all(e.kind in ("noun", "body") for e in scene.slot(match, "recs")):
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


def _by_proxy(view: str, elements: Sequence[Element], match: Match) -> bool:
    """Whether somebody fetches it for others ("ông A đại diện lên nhận")."""
    first, last = match.slots["recs"][0], match.slots["verb"][0]
    return _PROXY.search(view, elements[first].start, elements[last].start) is not None


def _graded(elements: Sequence[Element]) -> bool:
    """Whether a title can be theirs: people or bodies that are counted or named, no works."""
    if any(e.feature == "work" for e in elements):
        return False
    return any(e.counted or e.kind not in ("noun", "recipients") for e in elements)
