"""The element of a page that holds the article, and what in a page is the way to others."""

from __future__ import annotations

from itertools import islice

from extract.clean.blocks import HEADLINE, Block, Flat, Region
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import looks_like_headline
from extract.clean.tree import Element
from extract.clean.weight import PROSE, SENTENCE
from extract.clean.words import key, keys

_STORIES = 2  # teasers above an article; a single one may be the lead under its own headline
_TALK = 0.4  # share of the comments' text below which an element is no article they belong to
_TOLD = 0.6  # share of an element's text in teasers from which it may be the wrong one
_WIDER = 1.4  # times a lone paragraph's text that the element around it must hold
_OUTER = 2  # elements around it that are tried
BODY = 300  # characters of unbroken paragraphs that no listing has: an article, whatever the links
_HEAD = 5  # first blocks of a list among which its headline and date line stand
_NEAR = 3  # a teaser follows its headline after at most a date, a section and a counter
HEADINGS = frozenset(("h1", "h2", "h3"))


def main_region(flat: Flat) -> Region | None:
    """Return the element that holds the article: most prose, least else; inner before outer.

    Where that holds teasers, and unbroken paragraphs stand elsewhere, those are the article.
    """
    comments = _comments(flat.blocks)
    best = _best(flat, comments) or _best(flat, frozenset())
    if best is None:
        return _longest(flat)
    if comments and _prose(flat, best) < _TALK * sum(flat.blocks[i].prose for i in comments):
        best = _best(flat, frozenset()) or best  # "Bình luận" was the name of a section
    stories = teasers(flat.blocks)
    inside = range(best.first, best.stop)
    told = sum(flat.blocks[i].prose for i in stories if i in inside)
    if told >= _TOLD * sum(flat.blocks[i].prose for i in inside):
        other = _best(flat, stories | comments)
        other = _whole(flat, other) if other is not None else _longest(flat)
        if other and longest_run(flat.blocks, range(other.first, other.stop), stories) >= BODY:
            return other
    return _whole(flat, best)


def _longest(flat: Flat) -> Region | None:
    """Return the longest paragraph with those beside it, where links outweigh every element.

    So text without elements of its own is found among menus; None where it is too little.
    """
    told = teasers(flat.blocks)
    own = [i for i, b in enumerate(flat.blocks) if i not in told and b.prose >= PROSE]
    if not own:
        return None
    first = max(own, key=lambda i: (flat.blocks[i].prose, -i))
    beside = _beside(flat, Region(flat.blocks[first].element, first, first + 1))
    return (
        beside if longest_run(flat.blocks, range(beside.first, beside.stop), told) >= BODY else None
    )


def _prose(flat: Flat, region: Region) -> float:
    return sum(block.prose for block in flat.blocks[region.first : region.stop])


def _comments(blocks: list[Block]) -> frozenset[int]:
    """Return the indices of the blocks below the heading of the comments."""
    named = keys("comment_lines")
    headings = (i for i, b in enumerate(blocks) if not b.linked and key(b.text) in named)
    return frozenset(range(next(headings, len(blocks)), len(blocks)))


def _best(flat: Flat, without: frozenset[int]) -> Region | None:
    """Return the element whose text outweighs its furniture most, blocks `without` left out."""
    totals = [0.0]
    for index, block in enumerate(flat.blocks):
        prose = 0.0 if index in without else block.prose
        totals.append(totals[-1] + prose - block.noise)
    best: Region | None = None
    top = 0.0
    for region in flat.regions:
        score = totals[region.stop] - totals[region.first]
        if score > top:
            best, top = region, score
    return best


def _whole(flat: Flat, region: Region) -> Region:
    """Return the region of the article where `region` is only a paragraph of it.

    Among many links one paragraph can outweigh the element that holds them all.
    """
    if any(b.element is not region.element for b in flat.blocks[region.first : region.stop]):
        return region
    return _widened(flat, _beside(flat, region))


def _beside(flat: Flat, leaf: Region) -> Region:
    """Return the run of paragraphs of the same element that stand around a paragraph."""
    outer = leaf.element if leaf.element.tag == "body" else leaf.element.getparent()
    first, stop = leaf.first, leaf.stop
    while first > 0 and _is_beside(flat.blocks[first - 1], outer):
        first -= 1
    while stop < len(flat.blocks) and _is_beside(flat.blocks[stop], outer):
        stop += 1
    return Region(outer, first, stop) if stop - first > leaf.stop - leaf.first else leaf


def _is_beside(block: Block, outer: Element | None) -> bool:
    """Tell whether a block is a paragraph of `outer`, no link and no furniture."""
    if outer is None or block.linked * 2 > len(block.text) or kind_of(block.text) is not Kind.TEXT:
        return False
    return block.element is outer or block.element.getparent() is outer


def _widened(flat: Flat, run: Region) -> Region:
    """Return the element around a run of paragraphs that holds more of them, else the run."""
    alone = _prose(flat, run)
    around = (r for r in flat.regions if r.first <= run.first and run.stop <= r.stop)
    for region in islice((r for r in around if r.stop - r.first > run.stop - run.first), _OUTER):
        blocks = flat.blocks[region.first : region.stop]
        stories = teasers(blocks)
        prose = sum(b.prose for i, b in enumerate(blocks) if i not in stories)
        if prose >= _WIDER * alone:
            return region
    return run


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
    return _under_headline(blocks, region)


def _under_headline(blocks: list[Block], region: Region) -> int:
    """Return the first block under date line or heading of a text of short lines: a list."""
    head = range(region.first, min(region.stop, region.first + _HEAD))
    dated = [i for i in head if is_pure(read_date_line(blocks[i].text))]
    headed = [i for i in head if blocks[i].tag in HEADINGS and looks_like_headline(blocks[i].text)]
    under = (dated or headed or [region.first - 1])[0] + 1
    return under if under < region.stop else region.first


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
    run = longest_run(blocks, range(len(blocks)), stories)
    return stories if len(stories) >= _STORIES and run >= BODY else frozenset()


def longest_run(blocks: list[Block], where: range, stories: frozenset[int]) -> float:
    """Return the characters of the paragraphs that follow each other without another headline.

    Args:
        blocks: the blocks of the page.
        where: which of them are asked about.
        stories: the teasers among them, which do not count.
    """
    longest = run = 0.0
    for index in where:
        block = blocks[index]
        if block.is_linked_headline:
            run = 0.0
        elif index not in stories and block.tag != "row" and block.prose >= PROSE:
            run += block.prose
            longest = max(longest, run)
    return longest


def teasers(blocks: list[Block]) -> frozenset[int]:
    """Return the indices of the paragraphs that stand under the headline of another page."""
    if not any(block.is_linked_headline for block in blocks):
        return frozenset()
    found = []
    since = _NEAR + 1
    in_box = False  # a box of related stories has headlines only: the article goes on below
    for index, block in enumerate(blocks):
        if block.is_linked_headline:
            since = _NEAR + 1 if in_box else 0
            continue
        kind = kind_of(block.text)
        in_box = kind is Kind.RELATED
        if in_box:
            since = _NEAR + 1
        if block.tag in HEADINGS and not block.linked:
            since = _NEAR + 1
        elif kind is Kind.TEXT:
            since = _NEAR + 1 if since < _NEAR and _is_own_headline(block) else since + 1
            if since <= _NEAR and block.prose >= SENTENCE:
                found.append(index)
                since = _NEAR + 1  # one teaser a headline; what follows is the article going on
    return frozenset(found)


def _is_own_headline(block: Block) -> bool:
    """Tell whether a block may be a page's own headline: what stands below is no teaser."""
    if block.linked or block.prose >= SENTENCE or len(block.text.split()) < HEADLINE:
        return False
    return looks_like_headline(block.text) and read_date_line(block.text) is None


def prose_of(blocks: list[Block]) -> float:
    """Return the characters of running text in blocks, rows of tables left out."""
    return sum(block.prose for block in blocks if block.tag != "row")
