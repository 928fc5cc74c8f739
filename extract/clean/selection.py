"""Which blocks of the article's element are the article, and where it ends."""

from __future__ import annotations

import re

from extract.clean.blocks import Block
from extract.clean.body import HEADINGS, is_link, is_linked_headline, teasers
from extract.clean.byline import is_poster, read_byline
from extract.clean.dateline import date_line_of
from extract.clean.furniture import Kind, kind_of
from extract.clean.layout import Layout
from extract.clean.listing import LISTED
from extract.clean.signature import is_signed

_LETTER = re.compile(r"[^\W\d_]")
_BOX = 2  # linked headlines that make a box of other stories
_LINKABLE = ("p", "row")  # elements whose text may be one link and the article's all the same
_SECOND = 0.25  # share of the text above from which text below furniture is the article going on
_MORE = 3  # times the text above that must stand below a tail heading for it to be none
_NEVER = (Kind.FURNITURE, Kind.RELATED, Kind.TAIL)


def end_of(blocks: list[Block], opening: int, stop: int) -> int:
    """Return the index after the article's last block: where other stories or comments begin.

    The by-line right outside the text's element, whose last block is before `stop`, is within.
    """
    end = next((i for i in range(opening + 1, stop) if _closes(blocks, opening, i, stop)), stop)
    if end < len(blocks) and not read_byline(blocks[end - 1].text):
        block = blocks[end]
        if not block.linked and block.tag not in HEADINGS and is_signed(block):
            return end + 1
    return end


def _closes(blocks: list[Block], opening: int, index: int, stop: int) -> bool:
    """Tell whether the article ends before the block at `index`."""
    kind = kind_of(blocks[index].text)
    if kind is Kind.TAIL:
        return _prose(blocks[index:stop]) <= _MORE * _prose(blocks[opening:index])
    return kind in _NEVER and _leads_away(blocks[opening:index], blocks[index + 1 : stop])


def _leads_away(above: list[Block], rest: list[Block]) -> bool:
    """Tell whether what follows a heading is other stories up to the end, not the article."""
    linked = [i for i, block in enumerate(rest) if is_linked_headline(block)]
    if len(linked) < _BOX or _prose(rest[: linked[0]]) >= _SECOND * _prose(above):
        return False
    return sum(rest[i].prose for i in teasers(rest)) >= LISTED * _prose(rest)


def _prose(blocks: list[Block]) -> float:
    return sum(block.prose for block in blocks)


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
    kept += [block for block in blocks[opening : layout.end] if _belongs(block)]
    return [block for block in kept if block.text not in known] or kept


def _belongs_above(block: Block, *, begun: bool) -> bool:
    """Tell whether a block between headline and text is the article's: lead, sub-title, by-line.

    The date line is not: the page's head is a structure, and its date a column of its own.
    """
    kinds = (Kind.TEXT, Kind.MENU) if begun else (Kind.TEXT,)  # "Điện thoại: …" of a notice
    own = kind_of(block.text) in kinds and block.linked * 2 <= len(block.text)
    return own and not is_poster(block.text) and date_line_of(block.text) is None


def _belongs(block: Block) -> bool:
    if kind_of(block.text) in _NEVER or is_poster(block.text):
        return False
    if (line := date_line_of(block.text)) and line.labelled:
        return False
    return _LETTER.search(block.text) is not None and (block.tag in _LINKABLE or not is_link(block))
