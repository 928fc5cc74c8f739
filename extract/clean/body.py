"""The element of a page that holds the article, and what in a page is the way to others."""

from __future__ import annotations

from itertools import islice

from extract.clean.blocks import Block, Flat, Region
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import looks_like_headline
from extract.clean.weight import PROSE, SENTENCE
from extract.clean.words import key

_HEADLINE = 5  # words of a link from which it may be a headline; menus have fewer
_STORIES = 2  # teasers above an article; a single one may be the lead under its own headline
_WIDER = 1.4  # times a lone paragraph's text that the element around it must hold
_OUTER = 2  # elements around it that are tried
BODY = 300  # characters of unbroken paragraphs that no listing has: an article, whatever the links
_NEAR = 3  # a teaser follows its headline after at most a date, a section and a counter
HEADINGS = frozenset(("h1", "h2", "h3"))


def main_region(flat: Flat) -> Region | None:
    """Return the element that holds the article: most prose, least else; inner before outer."""
    totals = [0.0]
    for block in flat.blocks:
        totals.append(totals[-1] + block.prose - block.noise)
    best: Region | None = None
    top = 0.0
    for region in flat.regions:
        score = totals[region.stop] - totals[region.first]
        if score > top:
            best, top = region, score
    return _widened(flat, best) if best is not None and best.stop - best.first == 1 else best


def _widened(flat: Flat, leaf: Region) -> Region:
    """Return the element around a lone paragraph that holds more of them, else the paragraph.

    Where paragraphs are `div` and lists of links stand between them, one can outweigh them all.
    """
    alone = flat.blocks[leaf.first].prose
    around = (r for r in flat.regions if r.first <= leaf.first and leaf.stop <= r.stop)
    for region in islice((r for r in around if r.stop - r.first > 1), _OUTER):
        blocks = flat.blocks[region.first : region.stop]
        stories = teasers(blocks)
        prose = sum(b.prose for i, b in enumerate(blocks) if i not in stories)
        if prose >= _WIDER * alone:
            return region
    return leaf


def opening_of(blocks: list[Block], region: Region, titles: list[str]) -> int:
    """Return the index of the region's first block of running text.

    Args:
        blocks: the blocks of the page.
        region: the element of its text.
        titles: the page's titles: a long headline is no running text.
    """
    skipped = _teasers_above(blocks[region.first : region.stop])
    for index in range(region.first, region.stop):
        block = blocks[index]
        if index - region.first in skipped or block.prose < SENTENCE or block.tag in HEADINGS:
            continue
        if is_pure(read_date_line(block.text)) or _is_long_headline(blocks, index, titles):
            continue
        return index
    return region.first


def _is_long_headline(blocks: list[Block], index: int, titles: list[str]) -> bool:
    """Tell whether a block as long as a paragraph is a headline: a known title, or set as one."""
    block = blocks[index]
    if any(title.startswith(key(block.text)) for title in map(key, titles)):
        return True
    if not looks_like_headline(block.text) or index + 1 == len(blocks):
        return False
    is_bold = block.bold * 10 >= len(block.text) * 8
    return is_bold or is_pure(read_date_line(blocks[index + 1].text))


def _teasers_above(blocks: list[Block]) -> frozenset[int]:
    """Return the teasers above the article, where an article stands below them."""
    stories = teasers(blocks)
    return stories if len(stories) >= _STORIES and longest_run(blocks) >= BODY else frozenset()


def longest_run(blocks: list[Block]) -> float:
    """Return the characters of the paragraphs that follow each other without another headline.

    The first paragraph under a linked headline is a teaser and does not count.
    """
    stories = teasers(blocks)
    longest = run = 0.0
    for index, block in enumerate(blocks):
        if is_linked_headline(block):
            run = 0.0
        elif index not in stories and block.tag != "row" and block.prose >= PROSE:
            run += block.prose
            longest = max(longest, run)
    return longest


def is_link(block: Block) -> bool:
    """Tell whether a block is hardly more than a link."""
    return block.linked * 10 >= len(block.text) * 8


def is_linked_headline(block: Block) -> bool:
    """Tell whether a block is the headline of another page: a link of so many words."""
    return is_link(block) and len(block.text.split()) >= _HEADLINE


def teasers(blocks: list[Block]) -> frozenset[int]:
    """Return the indices of the paragraphs that stand under the headline of another page."""
    found = []
    since = _NEAR + 1
    for index, block in enumerate(blocks):
        if is_linked_headline(block):
            since = 0
        elif block.tag in HEADINGS and not block.linked:
            since = _NEAR + 1
        elif kind_of(block.text) is Kind.TEXT:
            since += 1
            if since <= _NEAR and block.prose >= SENTENCE:
                found.append(index)
                since = _NEAR + 1  # one teaser a headline; what follows is the article going on
    return frozenset(found)


def prose_of(blocks: list[Block]) -> float:
    """Return the characters of running text in blocks, rows of tables left out."""
    return sum(block.prose for block in blocks if block.tag != "row")
