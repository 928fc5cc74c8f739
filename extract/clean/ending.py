"""Where an article ends: other stories, comments, the next column, the imprint begin."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from extract.clean.blocks import Block, Flat, Region
from extract.clean.body import BODY, HEADINGS, prose_of, teasers
from extract.clean.byline import read_byline
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.furniture import NEVER, Kind, kind_of
from extract.clean.listing import LISTED
from extract.clean.signature import is_signed
from extract.clean.title import is_mere_name
from extract.clean.tree import Element
from extract.clean.weight import SENTENCE
from extract.clean.words import beginnings, plain

_BOX = 2  # linked headlines that make a box of other stories
_SECOND = 0.25  # share of the text above from which text below furniture is the article going on
_MOST = 0.6  # share of the text from which an element is the one that holds it
_MORE = 3  # times the text above that must stand below a tail heading for it to be none


def end_of(flat: Flat, opening: int, stop: int) -> int:
    """Return the index after the article's last block.

    There other stories or comments begin, text of another column, or the site's imprint.

    Args:
        flat: the page.
        opening: index of the first block of running text.
        stop: index after the last block of the text's element; a by-line right outside is within.
    """
    end = _before_others(flat.blocks, opening, stop)
    return _before_imprint(flat.blocks, opening, _before_next_column(flat, opening, end))


def _before_others(blocks: list[Block], opening: int, stop: int) -> int:
    """Return the index at which other stories or comments begin."""
    body = _Sums(blocks[opening:stop])
    end = next((i for i in range(opening + 1, stop) if _closes(blocks[i], body, i - opening)), stop)
    if end < len(blocks) and not read_byline(blocks[end - 1].text):
        block = blocks[end]
        if not block.linked and block.tag not in HEADINGS and is_signed(block):
            return end + 1
    return end


def _before_next_column(flat: Flat, opening: int, end: int) -> int:
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


def _before_imprint(blocks: list[Block], opening: int, end: int) -> int:
    """Return `end`, moved above the name of the site where its address or telephone follows."""
    last = max((i for i in range(opening, end) if blocks[i].prose >= SENTENCE), default=end)
    for index in range(last + 2, end):
        name = blocks[index - 1].text
        if beginnings("edge_starts").match(plain(blocks[index].text)) and (
            name.isupper() or is_mere_name(name)
        ):
            return index - 1
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


def _closes(block: Block, body: _Sums, index: int) -> bool:
    """Tell whether the article ends before `block`, which stands at `index` of the body."""
    kind = kind_of(block.text)
    if body.opens_another(index):
        return True
    if kind is Kind.TAIL:
        return body.prose_below(index) <= _MORE * body.prose_above(index)
    if block.is_linked_headline and not body.tells_stories(index):
        return False  # a list of links may be the article's
    return (kind in NEVER or block.is_linked_headline) and body.leads_away(index)


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
        self._headlines = list(
            accumulate((block.is_linked_headline for block in blocks), initial=0)
        )

    def prose_above(self, index: int) -> float:
        return self._prose[index]

    def prose_below(self, index: int) -> float:
        return self._prose[-1] - self._prose[index]

    def opens_another(self, index: int) -> bool:
        """Tell whether another whole article begins here, as on pages that never end.

        Its headline is a linked heading below the by-line, or above a date line.
        """
        block = self._blocks[index]
        if block.tag not in HEADINGS or not block.is_linked_headline:
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
