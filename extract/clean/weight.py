"""How much a line of a page speaks for, or against, its place being the article's."""

from __future__ import annotations

from extract.clean.furniture import Kind, kind_of

PROSE = 80  # a line this long without links is a paragraph
SENTENCE = 40  # a shorter one is, where it ends like a sentence
_ENDS = tuple('.:;!?…”")')
_SHORT = 0.3  # worth of a character in a short line of a paragraph, list or table
_BARE = 0.1  # the same in a line of anything else: labels, counters
_LINKED_PARAGRAPH = 0.3  # harm of a character in a paragraph that is one link
_KNOWN = 10.0  # harm of a line that is known furniture, beside its length


def weigh(text: str, tag: str, linked: int) -> tuple[float, float]:
    """Return the characters of a line that count for an article, and those that count against.

    Args:
        text: the line.
        tag: tag of its element; `row` for a row of a data table.
        linked: how many of its characters are links.
    """
    size = len(text)
    if linked * 2 > size:
        # Paragraphs that are links occur in articles (lists of papers); menus are list items.
        return 0.0, size * (_LINKED_PARAGRAPH if tag == "p" else 1.0)
    if kind_of(text) is Kind.FURNITURE:
        return 0.0, size + _KNOWN
    if size >= PROSE or (size >= SENTENCE and text.endswith(_ENDS)):
        return float(size - linked), 0.0
    if kind_of(text) not in (Kind.TEXT, Kind.BLANK):
        return 0.0, size + _KNOWN
    return (_SHORT if tag in ("row", "li", "p") else _BARE) * size, 0.0
