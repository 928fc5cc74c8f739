"""Who signed an HTML page: the by-line among its blocks."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from extract.clean.blocks import Block
from extract.clean.byline import is_office, read_byline
from extract.clean.dateline import is_pure, poster_of, read_date_line
from extract.clean.furniture import Kind, kind_of

if TYPE_CHECKING:
    from extract.clean.layout import Layout

_NAMED = re.compile(
    r"author|tac-?gia|by-?line|nguoi-?viet|but-?danh|reporter|created-?by|writer", re.I
)
_OVER = 2  # blocks over the headline among which by-line and date may stand
_AFTER = 5  # blocks around the text's end among which an element named so may hold the by-line
_CLOSING = 4  # last blocks of the text among which the office of a document's signer stands
_BESIDE = (-1, 1, -2)  # steps from a date line: the section may come between name and date
_LAST = 2  # last blocks of the text that may be the by-line


def find_author(layout: Layout, kept: list[Block], stated: list[str]) -> str | None:
    """Return the by-line: at the end of the text, near the date, in an element named so.

    Args:
        layout: the article's place.
        kept: the article's blocks.
        stated: authors whom the page's head names; the last resort.
    """
    above = layout.above
    signed = any(is_office(block.text) for block in kept[-_CLOSING:])
    closing = [] if signed else kept[-_CLOSING:]  # who signed a document wrote no article
    last = closing[-_LAST:]
    over = layout.blocks[max(0, layout.head_start - _OVER) : layout.head_start]
    around = layout.blocks[max(layout.opening, layout.end - _AFTER) : layout.end + _AFTER]
    names = chain(
        (read_byline(block.text) for block in [*reversed(last), *_beside_date(above)]),
        (poster_of(block.text) for block in above),
        (read_byline(block.text) for block in [*closing, *above] if ":" in block.text),
        (read_byline(block.text) for block in _beside_date(over)),
        (read_byline(block.text) for block in [*around, *above] if _is_named(block)),
        map(read_byline, stated),
    )
    return next(filter(None, names), None)


def is_signed(block: Block) -> bool:
    """Tell whether a block is a by-line and set as one: labelled, bold, named so."""
    if kind_of(block.text) is not Kind.TEXT or not read_byline(block.text):
        return False
    return ":" in block.text or block.bold > 0 or _is_named(block)


def _is_named(block: Block) -> bool:
    get = block.element.get
    named = f"{get('class') or ''} {get('id') or ''} {get('itemprop') or ''}"
    return _NAMED.search(named) is not None


def _beside_date(blocks: list[Block]) -> list[Block]:
    """Return the blocks before and after a date line, the nearest first."""
    dated = [i for i, block in enumerate(blocks) if is_pure(read_date_line(block.text))]
    return [blocks[i + step] for i in dated for step in _BESIDE if 0 <= i + step < len(blocks)]
