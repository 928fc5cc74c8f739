"""A sentence under reading, and what it may take from the one before."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.records.awards.elements import Element
from extract.records.awards.givers import Giver
from extract.records.awards.grammar import Match
from extract.records.awards.recipients import Recipient
from extract.tag.sentences import Sentence


@dataclass(slots=True)
class Carried:
    """What a clause may take from the one before.

    Args:
        sentence: index of that clause's sentence.
        paragraph: number of its paragraph.
        subject: who gave there.
        whose: the body said at its award.
        end: index of the element behind it.
        total: its award was a total without a name ("40 giải").
        recipients: who got it.
        prize: its award was a place in a contest.
        passive: its giver stood between "được" and the verb.
    """

    sentence: int = -9
    paragraph: int = -1
    subject: Giver | None = None
    whose: Giver | None = None
    end: int = -1
    total: bool = False
    recipients: list[Recipient] = field(default_factory=list)
    passive: bool = False
    prize: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence under reading.

    Args:
        index: its number in the text.
        sentence: its place.
        elements: what it is made of.
        row: the elements' shape.
        date: a day it names, in EDTF.
    """

    index: int
    sentence: Sentence
    elements: list[Element]
    row: str
    date: str | None

    def slot(self, match: Match, name: str) -> list[Element]:
        """Return the elements in a slot of a match; none where the rule has no such slot."""
        return elements_in(match, self.elements, name)

    def clause_start(self, head: int) -> int:
        """Return the index of the first element of the clause that holds element `head`."""
        return self.row.rfind("S", 0, head) + 1


def head_of(match: Match) -> int:
    """Return the index of the element a veto must stand before: the verb, else the award."""
    for slot in ("verb", "awards"):
        if slot in match.slots:
            return match.slots[slot][0]
    return match.start


def award_of(match: Match) -> int:
    """Return the index of the first award of a match, its verb's where none is named."""
    return match.slots["awards"][0] if "awards" in match.slots else match.slots["verb"][0]


def awards_of(scene: Scene, match: Match) -> list[int]:
    """Return the indices of the awards a match conferred; its verb's where none is named."""
    if "awards" not in match.slots:
        return [match.slots["verb"][0]]
    kinds = ("award", "title", "quote")
    return [n for n in range(*match.slots["awards"]) if scene.elements[n].kind in kinds]


def adds_up(scene: Scene, match: Match, carried: Carried) -> bool:
    """Return whether places add up to the people counted before them, or in the sentence before.

    "… tặng giấy khen cho 15 giáo viên. Trong đó có 1 giải Nhất, 2 giải Nhì, 12 giải Ba".
    """
    whole = carried.recipients[0] if carried.recipients else None
    near = scene.index - carried.sentence <= 1
    if whole is None or not whole.explicit or not near or scene.row[match.start] not in "WC":
        return False
    places = [e for e in scene.slot(match, "awards") if e.kind == "award"]
    return whole.count == sum(e.count or 0 for e in places)


def elements_in(match: Match, elements: list[Element], name: str) -> list[Element]:
    """Return the elements of a sentence in a slot of a match; none without such a slot."""
    return elements[slice(*match.slots.get(name, (0, 0)))]


def awards_in(match: Match, elements: list[Element]) -> list[Element]:
    """Return the awards in a match's slot without what stands between them."""
    return [e for e in elements_in(match, elements, "awards") if e.kind == "award"]
