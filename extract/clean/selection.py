"""Which blocks of the article's element are the article."""

from __future__ import annotations

import re

from extract.clean.blocks import Block, Flat
from extract.clean.body import BODY, teasers
from extract.clean.byline import is_poster
from extract.clean.dateline import date_line_of
from extract.clean.furniture import NEVER, Kind, kind_of
from extract.clean.layout import Layout

_LETTER = re.compile(r"[^\W\d_]")
_BOX = 2  # teasers above the text that are other stories'; a single one may be the lead
_BOXED = 4  # blocks of the largest box of one story
_LINKABLE = ("p", "row")  # elements whose text may be one link and the article's all the same


def boxes(flat: Flat, opening: int, end: int) -> frozenset[int]:
    """Return the indices of the blocks in boxes of one other story inside an article.

    A box is an element of its own that begins with a linked headline and holds its teaser.
    """
    found: set[int] = set()
    for region in flat.regions:
        first, stop = region.first, region.stop
        if not 1 < stop - first <= _BOXED or first <= opening or stop >= end:
            continue
        told = sum(block.prose for block in flat.blocks[first:stop])
        if 0 < told < BODY and flat.blocks[first].is_linked_headline:
            found.update(range(first, stop))
    return frozenset(found)


def select(layout: Layout, known: frozenset[str]) -> list[Block]:
    """Return the blocks of the article: lead, text, captions, rows, by-line; no furniture.

    Args:
        layout: the article's place.
        known: lines that the site's profile knows as furniture.
    """
    first = layout.head_stop if layout.has_headline else layout.region.first
    blocks, opening = layout.blocks, layout.opening
    kept: list[Block] = []
    above = blocks[min(first, opening) : opening]
    stories = teasers(above)
    for index, block in enumerate(above):
        if (index not in stories or len(stories) < _BOX) and _belongs_above(
            block, begun=bool(kept)
        ):
            kept.append(block)
    inside = range(opening, layout.end)
    kept += _within([blocks[i] for i in inside if i not in layout.boxes])
    return [block for block in kept if block.text not in known] or kept


def _within(blocks: list[Block]) -> list[Block]:
    """Return the article's blocks without furniture and the boxes of other stories."""
    kept: list[Block] = []
    in_box = False
    for block in blocks:
        leads = block.linked * 2 > len(block.text)  # a headline, perhaps with its date
        in_box = kind_of(block.text) is Kind.RELATED or (in_box and leads)
        if not in_box and _belongs(block):
            kept.append(block)
    return kept


def _belongs_above(block: Block, *, begun: bool) -> bool:
    """Tell whether a block between headline and text is the article's: lead, sub-title, by-line.

    The date line is not: the page's head is a structure, and its date a column of its own.
    """
    kinds = (Kind.TEXT, Kind.MENU) if begun else (Kind.TEXT,)  # "Điện thoại: …" of a notice
    own = kind_of(block.text) in kinds and block.linked * 2 <= len(block.text)
    return own and not is_poster(block.text) and date_line_of(block.text) is None


def _belongs(block: Block) -> bool:
    if kind_of(block.text) in NEVER or is_poster(block.text):
        return False
    if (line := date_line_of(block.text)) and line.labelled:
        return False
    return _LETTER.search(block.text) is not None and (block.tag in _LINKABLE or not block.is_link)
