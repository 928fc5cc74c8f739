"""What a rule of the award grammar cannot match without.

Three rules of four show by the symbols of a clause alone that they cannot match it; that is seen
sooner than it is searched for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.records.awards.elements import SYMBOLS

#: Sets of symbols; a clause must hold one of each.
Needs = frozenset[frozenset[str]]

_NOTHING: Needs = frozenset()
_OPTIONAL = ("?", "*")


class Checklist:
    """Tells which rules a clause may match: those whose needs its symbols meet.

    Args:
        needs: what each rule needs, in the rules' order.
    """

    def __init__(self, needs: Sequence[Needs]) -> None:
        every = dict.fromkeys(need for one in needs for need in sorted(one, key=sorted))
        bits = {need: 1 << n for n, need in enumerate(every)}
        self._needed = [sum(bits[need] for need in one) for one in needs]
        self._met = {
            symbol: sum(bit for need, bit in bits.items() if symbol in need)
            for symbol in SYMBOLS.values()
        }

    def possible(self, row: str) -> list[int]:
        """Return the indices of the rules that may match a clause of shape `row`."""
        met = 0
        for symbol in set(row):
            met |= self._met[symbol]
        return [rank for rank, needed in enumerate(self._needed) if needed & met == needed]


def needs_of(words: Sequence[str], parts: Mapping[str, Needs]) -> Needs:
    """Return the symbols that every match of a rule or part holds.

    Args:
        words: the rule's words as `extract/resources/awards/grammar.txt` has them.
        parts: what the parts need that it may use.
    """
    found, _ = _alternatives(words, 0, parts)
    return found


def _alternatives(words: Sequence[str], at: int, parts: Mapping[str, Needs]) -> tuple[Needs, int]:
    """What a group needs that starts at word `at`, and the index behind its closing bracket."""
    ways: list[set[frozenset[str]]] = [set()]
    while at < len(words) and words[at] != ")":
        word, at = words[at], at + 1
        needed = _NOTHING
        if word == "|":
            ways.append(set())
        elif word in ("(", "~("):
            inner, at = _alternatives(words, at, parts)
            needed = inner if word == "(" else _NOTHING
        elif word in parts:
            needed = parts[word]
        elif word in SYMBOLS:
            needed = frozenset([frozenset(SYMBOLS[word])])
        if at == len(words) or not words[at].startswith(_OPTIONAL):
            ways[-1] |= needed
    return _whichever(ways), at + 1


def _whichever(ways: Sequence[set[frozenset[str]]]) -> Needs:
    """What is needed where one of several ways is taken: what all need, and one of each way's."""
    shared = set.intersection(*ways)
    if all(ways):
        hardest = (min(way, key=lambda need: (len(need), sorted(need))) for way in ways)
        shared.add(frozenset().union(*hardest))
    return frozenset(need for need in shared if not any(other < need for other in shared))
