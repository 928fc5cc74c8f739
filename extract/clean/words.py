"""The word lists of cleaning, read once, and the form in which lines are compared with them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import resources
from extract.folding import fold, lower


def plain(text: str) -> str:
    """Return `text` folded (tone style, dashes, quotes, spaces) and in lower case."""
    return lower(fold(text))


@lru_cache(maxsize=10_000)
def key(line: str) -> str:
    """Return the form of a line that is looked up: `0 Bình luận` and `Bình luận:` are one."""
    start, stop = 0, len(line)
    while start < stop and not line[start].isalpha():
        start += 1
    while stop > start and not line[stop - 1].isalpha():
        stop -= 1
    return " ".join(plain(line[start:stop]).split())


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of `resources/clean/<name>.txt`, folded and in lower case."""
    return tuple(plain(line) for line in resources.entries("clean", name))


@cache
def keys(name: str) -> frozenset[str]:
    """Return the entries of a list of whole lines, in the form of `key`."""
    return frozenset(key(entry) for entry in entries(name)) - {""}


@cache
def beginnings(name: str) -> re.Pattern[str]:
    """Return a pattern for `plain` lines that begin with an entry of the list.

    `NNN` at the end of an entry asks for a number there.
    """
    parts = []
    for entry in sorted(entries(name), key=len, reverse=True):
        if entry.endswith("nnn"):
            parts.append(re.escape(entry[:-3].strip()) + r"[\s:()\-]*\d")
        else:
            parts.append(re.escape(entry) + (r"(?!\w)" if entry[-1].isalnum() else ""))
    return re.compile(r"[^\w©®]*(?:" + "|".join(parts) + ")")


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Return a pattern that finds an entry of the list anywhere in a `plain` line, whole words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name)})(?!\w)")


@cache
def alternatives(name: str) -> str:
    """Return the entries as one regular-expression group body, longest first."""
    return "|".join(re.escape(e) for e in sorted(entries(name), key=len, reverse=True))
