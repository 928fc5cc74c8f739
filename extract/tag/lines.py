"""The text as the pipes read it: folded, and with the lines of a hard-wrapped text joined.

Mail and old pages break their lines after so many letters, in the middle of a name; other pages end
a line where a headline, a caption or a paragraph ends, and a name never runs on over that.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.folding import fold, lower
from extract.tag.tokenizer import TEXT

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Where a Doc keeps the two views, each made once.
_FOLDED = "congdoan.folded"
_LOWERED = "congdoan.lowered"
#: Lines shorter than this were ended on purpose.
_SHORTEST = 40
#: Nobody wraps lines later than this.
_LONGEST = 160
#: Lines of a wrapped text are this near to the longest one.
_NEAR = 0.6
_ENDED = (".", "!", "?", ":", ";", "…")


def text_of(doc: Doc) -> str:
    """Return the document's text, from where the tokenizer kept it if that made the document."""
    kept: str | None = doc.user_data.get(TEXT)
    return doc.text if kept is None else kept


def folded_of(doc: Doc) -> str:
    """Return the view of the document's text that patterns match against, made once for it."""
    folded: str | None = doc.user_data.get(_FOLDED)
    if folded is None:
        folded = doc.user_data[_FOLDED] = unwrap(fold(text_of(doc)))
    return folded


def lowered_of(doc: Doc) -> str:
    """Return the folded text in lower case, made once for the document."""
    lowered: str | None = doc.user_data.get(_LOWERED)
    if lowered is None:
        lowered = doc.user_data[_LOWERED] = lower(folded_of(doc))
    return lowered


def unwrap(folded: str) -> str:
    """Return a text with a space for each line break that only wraps a line.

    A text is wrapped where every other long line at least goes on with a small letter. Headlines in
    capitals are joined in any text.

    Args:
        folded: text from `fold`; the result has the same length.
    """
    if "\n" not in folded:
        return folded
    lines = folded.split("\n")
    width = _width(lines)
    parts = [lines[0]]
    for above, below in pairwise(lines):
        joined = _is_wrap(above, below, width) or _is_headline(above, below)
        parts += (" " if joined else "\n", below)
    return "".join(parts)


def _width(lines: list[str]) -> int:
    """Length of the longest line that was wrapped, 0 where the text is not wrapped."""
    breaks = widest = wraps = 0
    for above, below in pairwise(lines):
        if len(above) < _SHORTEST or not below:
            continue
        breaks += 1
        if below[0].islower() and not above.endswith(_ENDED):
            wraps += 1
            widest = max(widest, len(above))
    return widest if wraps * 2 >= breaks and widest <= _LONGEST else 0


def _is_wrap(above: str, below: str, width: int) -> bool:
    if not width or not below or not _NEAR * width <= len(above) <= width + 8:
        return False
    return below[0].isalnum() and not above.endswith(_ENDED)


def _is_headline(above: str, below: str) -> bool:
    """Whether both lines are in capitals and the upper one is too long to stand for itself."""
    return _SHORTEST <= len(above) <= _LONGEST and above.isupper() and below.isupper()
