"""Cut a text into sentences, with the line breaks and short forms of union pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

# Where a sentence may end; white space before a line break belongs to it as well. A search is
# quicker for a pattern that begins with a choice of characters.
_EDGE = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<!\n)[.!?…]*[\")']*\s+)")
#: After these a dot is no end: titles and place types that are cut short, initials; but "giải A.".
_ABBREVIATED = re.compile(
    r"(?:\b(?:tp|tx|tt|q|p|ths|ts|gs|pgs|bs|ks|đ/c|đc|st|t|mr|ms|tr|nxb|v)"
    r"|(?<!\bgiải )(?<!\bloại )(?<!\bhạng )(?<!\bbảng )(?<!\blớp )\b[a-zđ])\.$"
)
#: The number of an item, which stands before its words ("1. Công đoàn A").
_ITEM = re.compile(r"(?:^|\n)\s*\d{1,2}\.$")
#: At a line's end these leave the sentence open.
_OPEN_END = re.compile(
    r"(?:[,:;(/]|-|\b(?:cho|của|và|là|gồm|được|tặng|trao|do|tới|về|với|các|các đồng chí))$"
)
_BULLET = re.compile(r"[-+*•▪●■►➢✔✅\u2600-\u27bf\U0001f300-\U0001faff]|\d{1,2}[.)]\s|[a-hđ][.)]\s")


class Sentence(NamedTuple):
    """A sentence's place, white space behind it included, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


def sentences(view: str, text: str, spans: Sequence[Spanned]) -> list[Sentence]:
    """Return the sentences of a text, in order.

    Args:
        view: the folded text in lower case.
        text: the text itself, of the same length.
        spans: mentions in text order; dots and line breaks inside them end nothing.
    """
    found: list[Sentence] = []
    inside = iter(spans)
    span = next(inside, None)
    begin, paragraph, listing = 0, 0, False
    for edge in _EDGE.finditer(view):
        start = edge.start()
        if view[start] == "\n":
            start = _before_blanks(view, begin, start)
        while span is not None and span.end <= start:
            span = next(inside, None)
        if span is not None and span.start < edge.end() <= span.end:
            continue
        gap = view[start : edge.end()]
        breaks = gap.count("\n")
        before = view[max(begin, start - 24) : start + len(gap.rstrip())]
        follows = text[edge.end() : edge.end() + 1]
        if breaks:
            listing = breaks == 1 and _continues_list(listing, before, view, edge.end())
        if breaks < 2 and ((breaks and listing) or _goes_on(before, follows, breaks)):
            continue
        found.append(Sentence(begin, edge.end(), paragraph))
        begin = edge.end()
        paragraph += breaks > 0
        listing = False
    found.append(Sentence(begin, len(view), paragraph))
    return [s for s in found if s.end > s.start]


def _before_blanks(view: str, begin: int, end: int) -> int:
    """Where the white space starts that ends at `end`; not before `begin`."""
    while end > begin and view[end - 1].isspace():
        end -= 1
    return end


def _continues_list(listing: bool, before: str, view: str, at: int) -> bool:
    """A line break inside "…cho:" and its bullets, or between two bullets of that list."""
    return (listing or before.endswith(":")) and _BULLET.match(view, at) is not None


def _goes_on(before: str, follows: str, breaks: int) -> bool:
    if breaks:
        return _OPEN_END.search(before) is not None or (
            follows.islower() and before[-1:] not in ".!?"
        )
    if follows.islower():
        return True
    return (_ABBREVIATED.search(before) or _ITEM.search(before)) is not None
