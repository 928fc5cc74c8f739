"""Which matches of the rules for contests may stand, by the kinds of elements they hold."""

from __future__ import annotations

from collections.abc import Callable

from extract.records.awards.elements import Element
from extract.records.awards.grammar import Match
from extract.records.awards.scene import awards_in, elements_in, head_of

#: Says of a match in a sentence whether it may stand.
Check = Callable[[Match, list[Element]], bool]

_CLAUSE_EDGES = ("comma", "semi", "colon", "is", "within", "and", "filler")
_SEVERAL = 2


def _parts(match: Match, elements: list[Element]) -> bool:
    counted = any(e.counted for e in elements_in(match, elements, "awards"))
    return counted and elements[head_of(match)].feature == "giai_thi"


def _wins(match: Match, elements: list[Element]) -> bool:
    """A place beside its winner, in a sentence that has several places."""
    places = [e for e in elements if e.feature == "giai_thi"]
    award, beside = elements[head_of(match)], elements[head_of(match) - 1]
    bare = match.rule in ("wins", "wins_both") or not (award.counted or award.generic)
    if match.rule == "wins_both" or (match.rule == "wins" and beside.kind == "filler"):
        bare = beside.end - beside.start == len("đồng")
    return award.feature == "giai_thi" and len(places) >= _SEVERAL and bare


def _tallied(match: Match, elements: list[Element]) -> bool:
    """Counted medals ("với 65 HCV, 62 HCB"), perhaps with the place they led to."""
    won = awards_in(match, elements)
    ranked = all(e.feature == "giai_thi" and (e.rank or e.generic) for e in won)
    return ranked and won[0].counted and all(e.counted or e.verbal for e in won)


def _crowned(match: Match, elements: list[Element]) -> bool:
    """A best player, whom no verb need confer; "kết quả là giải nhất" names nobody."""
    award = elements[head_of(match)]
    return award.feature == "giai_thi" and not award.generic and award.rank is None


def _all_told(match: Match, elements: list[Element]) -> bool:
    """A total without a name before the places ("57 giải, trong đó có 3 giải nhất")."""
    between = elements[match.slots["recs"][1] : head_of(match)]
    total = next(e for e in between if e.kind == "award")
    return total.counted and total.generic and places_told(match, elements)


def _among(match: Match, elements: list[Element]) -> bool:
    """Places that add up to the people counted before them."""
    whole = elements[match.slots["recs"][0]].count
    places = places_told(match, elements)
    return places and whole == sum(e.count or 0 for e in awards_in(match, elements))


def places_told(match: Match, elements: list[Element]) -> bool:
    """Return whether all awards of a match are counted contest places."""
    told = awards_in(match, elements)
    return all(e.counted and e.feature == "giai_thi" for e in told)


def _rest(match: Match, elements: list[Element]) -> bool:
    return places_told(match, elements) and not elements[head_of(match)].verbal


def _place(match: Match, elements: list[Element]) -> bool:
    award = elements[head_of(match)]
    return award.counted or not award.generic  # "nhà tài trợ của giải là Công ty X"


def _placed(match: Match, elements: list[Element]) -> bool:
    """A contest place at the start of its clause with the winner beside it."""
    award = elements_in(match, elements, "awards")[0]
    before = elements[match.start - 1].kind if match.start else "semi"
    place = award.feature == "giai_thi" and award.rank is not None
    return place and (match.rule == "after" or before in _CLAUSE_EDGES)


def _works(match: Match, elements: list[Element]) -> bool:
    made = elements[match.start]
    before = [e.kind for e in elements[max(match.start - 2, 0) : match.start]]
    if before[-1:] == ["prep"] or before == ["prep", "noun"]:
        return False  # "đội A với tiết mục "X" đạt giải": the team did
    return made.kind == "quote" or made.feature == "work"


#: Rule -> its check.
CONTEST_CHECKS: dict[str, Check] = {
    "parts": _parts,
    "wins": _wins,
    "wins_both": _wins,
    "wins_too": _wins,
    "medals": _tallied,
    "tally": _tallied,
    "crowned": _crowned,
    "works": _works,
    "works_given": _works,
    "direct": _placed,
    "after": _placed,
    "tallied": _all_told,
    "rest": _rest,
    "among": _among,
    "place": _place,
}
