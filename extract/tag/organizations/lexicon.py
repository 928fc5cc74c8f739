"""Word lists of the grammar of bodies, as tables that find the longest entry at a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Generic, TypeVar

from extract.folding import fold, lower
from extract.resources import entries
from extract.tag.organizations.words import Words

_PIECE = re.compile(r"t\.ư|(?:tp|tx|tt|q|p|h)\.|[^\W_]+|[^\w\s]")
#: What `~` in a list stands for.
_JOINTS = ("", "và", "&", "-", ",")

Value = TypeVar("Value")


def pieces(phrase: str) -> tuple[str, ...]:
    """Split an entry as `Words` splits a text."""
    return tuple(_PIECE.findall(lower(fold(phrase))))


class Table(Generic[Value]):
    """Phrases with a value each; finds the longest one that starts at a word."""

    def __init__(self, items: Iterable[tuple[str, Value]]) -> None:
        #: First word -> second word (None where there is none) -> further words and the value.
        self._rest: dict[str, dict[str | None, list[tuple[list[str], Value]]]] = {}
        known: set[tuple[str, ...]] = set()
        for phrase, value in items:
            for variant in _variants(phrase):
                if variant in known:
                    continue
                known.add(variant)
                seconds = self._rest.setdefault(variant[0], {})
                second = variant[1] if len(variant) > 1 else None
                seconds.setdefault(second, []).append((list(variant[2:]), value))
        for seconds in self._rest.values():
            for rests in seconds.values():
                rests.sort(key=lambda item: -len(item[0]))
        #: The words that entries begin with, to ask before the longest one is looked for.
        self.firsts = frozenset(self._rest)

    def at(self, words: Words, i: int) -> tuple[Value, int] | None:
        """Return the value of the longest phrase at word `i` and the word after it, or None."""
        low = words.low
        seconds = self._rest.get(low[i])
        if seconds is None:
            return None
        if i + 1 < words.size:
            for rest, value in seconds.get(low[i + 1], ()):
                end = i + 2 + len(rest)
                if low[i + 2 : end] == rest and words.joined(i, end - 1):
                    return value, end
        alone = seconds.get(None)
        return None if alone is None else (alone[0][1], i + 1)

    def begins(self, words: Words) -> list[int]:
        """Return the words that a phrase may start at, judged by its first two words."""
        starts = self._rest
        pairs = enumerate(zip(words.low, [*words.low[1:], None], strict=False))  # of no words too
        return [
            i
            for i, (first, second) in pairs
            if first in starts and (second in (seconds := starts[first]) or None in seconds)
        ]

    def __contains__(self, word: str) -> bool:
        return word in self._rest


def _variants(phrase: str) -> Iterable[tuple[str, ...]]:
    """Every way to write a phrase with `~`."""
    parts = [pieces(part) for part in phrase.split("~")]
    for joints in product(_JOINTS, repeat=len(parts) - 1):
        words = list(parts[0])
        for joint, part in zip(joints, parts[1:], strict=True):
            words += [joint, *part] if joint else part
        yield tuple(words)


def _split(line: str) -> tuple[str, str]:
    phrase, _, value = line.partition("|")
    return phrase.strip(), value.strip()


@cache
def heads() -> Table[str]:
    """Head words -> name of their kind; `none` for words that only look like heads."""
    own = [_split(line) for line in entries("organizations", "heads")]
    return Table(own + [(line, "none") for line in entries("organizations", "compounds")])


@cache
def sectors() -> Table[str]:
    """Fields of work -> `` (plain), `*` (an everyday word too) or `+` (picks out no body)."""
    lines = [line.strip() for line in entries("organizations", "sectors")]
    marked = [(line.lstrip("*+ "), line[0] if line[0] in "*+" else "") for line in lines]
    return Table(sorted(marked, key=lambda item: {"": 0, "+": 1, "*": 2}[item[1]]))


@cache
def offices() -> Table[bool]:
    """Fields of which a district or department has one office each."""
    return Table((line, True) for line in entries("organizations", "offices"))


@cache
def levels() -> Table[bool]:
    """Words for a level of the administration."""
    return Table((line, True) for line in entries("organizations", "levels"))


@cache
def reaches() -> Table[bool]:
    """Words for how far a body reaches ("Việt Nam", "Trung ương")."""
    return Table((line, True) for line in entries("organizations", "reach"))


@cache
def stops() -> Table[bool]:
    """Words that end a proper name."""
    return Table((line, True) for line in entries("organizations", "stops"))


@cache
def headline_stops() -> Table[bool]:
    """Words that end a proper name in a headline in capitals."""
    return Table((line, True) for line in entries("organizations", "headline_stops"))


@cache
def lower_stops() -> Table[bool]:
    """Words in lower case that end a name which goes on in lower case."""
    return Table((line, True) for line in entries("organizations", "lower_stops"))


@cache
def roles() -> Table[bool]:
    """Words for posts."""
    return Table((line, True) for line in entries("organizations", "roles"))


@cache
def _counted() -> Table[bool]:
    return Table((line, True) for line in entries("organizations", "counted"))


def counted(words: Words, i: int) -> bool:
    """Whether a number before word `i` counts what follows ("10 suất quà")."""
    return _counted().at(words, i) is not None


@cache
def suffixes() -> frozenset[str]:
    """Words that make the capitalised name before them a club's or a company's."""
    return frozenset(entries("organizations", "suffixes"))


@cache
def tails() -> Table[bool]:
    """What follows a company's name and a dash and is part of it ("- CTCP")."""
    return Table((line, True) for line in entries("organizations", "tails"))


@cache
def namesakes() -> frozenset[str]:
    """Names of people after whom bodies are named, folded and in lower case."""
    return frozenset(lower(fold(line)) for line in entries("organizations", "namesakes"))


@cache
def papers() -> frozenset[str]:
    """Abbreviations of kinds of documents, folded and in lower case."""
    return frozenset(lower(fold(line)) for line in entries("organizations", "papers"))
