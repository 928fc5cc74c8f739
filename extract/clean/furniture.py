"""What a single line of a page is: furniture, the heading of what follows an article, or text."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from extract.clean.words import beginnings, key, keys, plain

_PARTS = re.compile(r"\s*[|•·»›]\s*|\s{2,}|\t|\s>\s|\s/\s")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 160  # no furniture line of the lists is longer; prose that begins like one is spared


class Kind(Enum):
    """What a line is, judged by its words alone."""

    BLANK = auto()
    FURNITURE = auto()  #: never part of an article
    MENU = auto()  #: furniture outside the article, possibly a sub-heading inside
    TAIL = auto()  #: heading of what follows an article
    RELATED = auto()  #: heading of a box of other stories inside an article
    TEXT = auto()


@lru_cache(maxsize=10_000)
def kind_of(line: str) -> Kind:
    """Return what `line` is, judged by the word lists of `resources/clean`."""
    if len(line) > _LONGEST:
        return Kind.TEXT
    if not line.strip():
        return Kind.BLANK
    name = key(line)
    if name in keys("tail_lines") or _tail_label(line):
        return Kind.TAIL
    if name in keys("related_lines"):
        return Kind.RELATED
    if not name:
        return Kind.FURNITURE if not _LETTER.search(line) and "*" not in line else Kind.TEXT
    lowered = plain(line)
    if name in keys("furniture_lines") or beginnings("furniture_starts").match(lowered):
        return Kind.FURNITURE
    if name in keys("menu_lines") or beginnings("edge_starts").match(lowered):
        return Kind.MENU
    return _kind_of_parts(line)


def _tail_label(line: str) -> bool:
    """Tell whether a line begins with a tail heading and a colon (`Từ khóa: công đoàn`)."""
    label, colon, _ = line.partition(":")
    return bool(colon) and len(label) < 40 and key(label) in keys("tail_lines")


def _kind_of_parts(line: str) -> Kind:
    """Judge a line by its parts, where it is a row of menu entries or tools."""
    parts = [part for part in _PARTS.split(line.strip(" |•·»›>/\t")) if part]
    if len(parts) < 2:
        return Kind.TEXT
    furniture = keys("furniture_lines")
    menu = furniture | keys("menu_lines")
    starts = beginnings("furniture_starts")
    hits = [key(p) in furniture or bool(starts.match(plain(p))) or not key(p) for p in parts]
    if all(hits):
        return Kind.FURNITURE
    known = [hit or key(p) in menu for hit, p in zip(hits, parts, strict=True)]
    if all(known) or (len(parts) > 2 and sum(known) * 2 >= len(parts) and _short(parts)):
        return Kind.MENU
    return Kind.TEXT


def _short(parts: list[str]) -> bool:
    return all(len(part.split()) <= 6 for part in parts)
