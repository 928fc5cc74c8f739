"""Which blocks of the article's element are the article, and where it ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from extract.clean.blocks import Block, Flat, Region
from extract.clean.body import BODY, HEADINGS, is_link, is_linked_headline, prose_of, teasers
from extract.clean.byline import is_poster, read_byline
from extract.clean.dateline import date_line_of, is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.layout import Layout
from extract.clean.listing import LISTED
from extract.clean.signature import is_signed
from extract.clean.tree import Element
from extract.clean.weight import SENTENCE

_LETTER = re.compile(r"[^\W\d_]")
_BOX = 2  # linked headlines that make a box of other stories
_BOXED = 4  # blocks of the largest box of one story
_LINKABLE = ("p", "row")  # elements whose text may be one link and the article's all the same
_SECOND = 0.25  # share of the text above from which text below furniture is the article going on
_MOST = 0.6  # share of the text from which an element is the one that holds it
_MORE = 3  # times the text above that must stand below a tail heading for it to be none
_NEVER = (Kind.FURNITURE, Kind.RELATED, Kind.TAIL)


def end_of(blocks: list[Block], opening: int, stop: int) -> int:
    """Return the index after the article's last block: where other stories or comments begin.

    The by-line right outside the text's element, whose last block is before `stop`, is within.
    """
    body = _Sums(blocks[opening:stop])
    end = next((i for i in range(opening + 1, stop) if _closes(blocks[i], body, i - opening)), stop)
    if end < len(blocks) and not read_byline(blocks[end - 1].text):
        block = blocks[end]
        if not block.linked and block.tag not in HEADINGS and is_signed(block):
            return end + 1
    return end


def without_next_column(flat: Flat, opening: int, end: int) -> int:
    """Return `end`, moved to where text of another column begins.

    It stands outside the element of most of the text, behind furniture, and is far less.
    """
    core = _core(flat, opening, end)
    if core is None:
        return end
    own = prose_of(flat.blocks[opening : core.stop])
    furniture = None
    gaps = frozenset(flat.gaps)
    for index in range(core.stop, end):
        block = flat.blocks[index]
        if index in gaps or kind_of(block.text) is Kind.FURNITURE:
            furniture = index
        if block.prose >= SENTENCE and furniture is not None:
            is_next = prose_of(flat.blocks[index:end]) < _SECOND * own
            return furniture if is_next and not _go_on(core.element, block.element) else end
    return end


def _go_on(upper: Element, lower: Element) -> bool:
    """Tell whether two elements stand in sections of one kind: siblings of the same class."""
    around = {id(element.getparent()): element for element in _outwards(upper)}
    for element in _outwards(lower):
        sibling = around.get(id(element.getparent()))
        if sibling is not None:
            name = element.get("class")
            return bool(name) and name == sibling.get("class") and element.get("id") is None
    return False


def _outwards(element: Element) -> list[Element]:
    """Return an element and those around it, the innermost first."""
    return [element, *element.iterancestors()]


def _core(flat: Flat, opening: int, end: int) -> Region | None:
    """Return the innermost element of most of the text between two blocks."""
    sums = list(accumulate((block.prose for block in flat.blocks), initial=0.0))
    most = _MOST * (sums[end] - sums[opening])
    for region in flat.regions:
        first, stop = max(region.first, opening), min(region.stop, end)
        if first < stop and sums[stop] - sums[first] >= most:
            return region
    return None


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
        if 0 < told < BODY and is_linked_headline(flat.blocks[first]):
            found.update(range(first, stop))
    return frozenset(found)


def _closes(block: Block, body: _Sums, index: int) -> bool:
    """Tell whether the article ends before `block`, which stands at `index` of the body."""
    kind = kind_of(block.text)
    if body.opens_another(index):
        return True
    if kind is Kind.TAIL:
        return body.prose_below(index) <= _MORE * body.prose_above(index)
    if is_linked_headline(block) and not body.tells_stories(index):
        return False  # a list of links may be the article's
    return (kind in _NEVER or is_linked_headline(block)) and body.leads_away(index)


class _Sums:
    """Running sums over blocks, so that every place of them can be asked what stands below."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        told = teasers(blocks)
        self._told = sorted(told)
        self._prose = list(accumulate((block.prose for block in blocks), initial=0.0))
        self._stories = list(
            accumulate((b.prose * (i in told) for i, b in enumerate(blocks)), initial=0.0)
        )
        self._headlines = list(accumulate(map(is_linked_headline, blocks), initial=0))

    def prose_above(self, index: int) -> float:
        return self._prose[index]

    def prose_below(self, index: int) -> float:
        return self._prose[-1] - self._prose[index]

    def opens_another(self, index: int) -> bool:
        """Tell whether another whole article begins here, as on pages that never end.

        Its headline is a linked heading below the by-line, or above a date line.
        """
        block = self._blocks[index]
        if block.tag not in HEADINGS or not is_linked_headline(block):
            return False
        if self.prose_above(index) < BODY:
            return False
        below = self._blocks[index + 1 : index + 2]
        return bool(read_byline(self._blocks[index - 1].text)) or any(
            is_pure(read_date_line(line.text)) for line in below
        )

    def tells_stories(self, index: int) -> bool:
        """Tell whether the headlines below are those of teasers."""
        stories = len(self._told) - bisect_left(self._told, index)
        return stories >= _BOX and stories * 2 >= self._headlines[-1] - self._headlines[index]

    def leads_away(self, index: int) -> bool:
        """Tell whether what stands below is other stories up to the end, not the article.

        Text right below, before the first teaser, is the article going on.
        """
        if self._headlines[-1] - self._headlines[index] < _BOX:
            told = self._stories[-1] - self._stories[index]
            return 0 < told == self.prose_below(index)  # a single teaser and nothing else
        place = bisect_left(self._told, index)
        first = self._told[place] if place < len(self._told) else len(self._prose) - 1
        if self._prose[first] - self._prose[index] >= _SECOND * self.prose_above(index):
            return False
        return self._stories[-1] - self._stories[index] >= LISTED * self.prose_below(index)


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
    if kind_of(block.text) in _NEVER or is_poster(block.text):
        return False
    if (line := date_line_of(block.text)) and line.labelled:
        return False
    return _LETTER.search(block.text) is not None and (block.tag in _LINKABLE or not is_link(block))
