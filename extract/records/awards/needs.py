"""What a rule of the award grammar cannot match without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.records.awards.elements import SYMBOLS

#: Sets of symbols; a clause must hold one of each.
Needs = frozenset[frozenset[str]]

_NOTHING: Needs = frozenset()
_OPTIONAL = ("?", "*")


def needs_of(words: Sequence[str], parts: Mapping[str, Needs]) -> Needs:
    """Return the symbols that every match of a rule or part holds.

    They show without a search that a rule cannot match, which is so of nearly all for any clause.

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
