"""When a page was published: from its date line, its head or its address, in this order.

The order is that of trust. A date line is what the site shows its readers. What the head states
is right on newspapers and stale or borrowed on portals, so it only counts where the page shows no
date line. The address is last: it is the day the page was filed.
"""

from __future__ import annotations

import re
from datetime import date

from extract.clean.blocks import Block
from extract.clean.byline import read_byline
from extract.clean.dateline import DateLine, date_line_of, is_pure
from extract.clean.head import Head
from extract.clean.layout import Layout
from extract.clean.weight import SENTENCE
from schemas import PublishedBasis

_ABOVE = 2  # blocks above the headline that may be its date line; the page's clock is farther
_BELOW = 6  # blocks below it: section, counters and tools may come between
_TEASER = 3  # blocks under another page's headline among which its teaser stands
_AFTER = 4  # blocks after the text that may say when it was put up
_DATING = re.compile(r"date|created|publish|ngay-?dang", re.I)
_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/\-.?]|$)"
    r"|(?<!\d)(?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])"
    r"(?:\d{6,11})?(?=[/.\-_]|\.?\w{0,5}$)"
)

Found = tuple[date | None, PublishedBasis]


def find_published(layout: Layout, head: Head, url: str | None) -> Found:
    """Return the publication date and where it was found.

    Args:
        layout: the article's place on the page.
        head: what the page's head says.
        url: the page's address.
    """
    filed = date_in_address(url)
    line = _date_line(layout, {day for day in (head.published, filed) if day})
    if line is not None:
        return line.day, PublishedBasis.date_line
    if head.published is not None:
        return head.published, PublishedBasis.meta
    return filed, PublishedBasis.url if filed else PublishedBasis.none


def _date_line(layout: Layout, stated: set[date]) -> DateLine | None:
    """Return the article's date line: below the headline, else above it, else after the text.

    Above the headline the page's clock is near, so there the line must name the publication, or
    stand in the element of the text, not open the page and gainsay no other date the page states;
    after the text it must name the publication or hold a clock time. A by-line beside it will do.
    """
    blocks, first, stop = layout.blocks, layout.head_start, layout.head_stop
    opening, end = layout.opening, layout.end
    under = range(stop, max(opening, min(stop + _BELOW, opening + 2)))
    below = _lines(_own(blocks, under, stop, opening))
    above = [d for d in _lines(blocks[max(0, first - _ABOVE) : first]) if d.labelled]
    clock = layout.region.element.tag == "body"  # where the page's first line may be one
    near = range(max(int(clock), layout.region.first, first - _ABOVE), first)
    over = _lines(_own(blocks, near, stop, first)[::-1])
    above += [line for line in over if not stated or line.day in stated]
    above += _lines([b for b in blocks[max(0, first - 1) : first] if _is_dating(b, blocks[first])])
    above += _lines(
        [blocks[i] for i in range(max(0, first - _ABOVE), first) if _is_signed(blocks, i)]
    )
    after = [d for d in _lines(blocks[end - 2 : end + _AFTER]) if d.labelled]
    after += [d for d in _lines(blocks[max(opening, end - 2) : end]) if d.timed and is_pure(d)]
    return next(iter([*below, *above, *after]), None)


def _is_signed(blocks: list[Block], index: int) -> bool:
    """Tell whether a by-line stands right above or below a block."""
    beside = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
    return any(read_byline(block.text) for block in beside)


def _is_dating(block: Block, headline: Block) -> bool:
    """Tell whether a block is by its name the date of the headline it stands beside."""
    name = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
    beside = block.element.getparent() is headline.element.getparent()
    return beside and _DATING.search(name) is not None


def _own(blocks: list[Block], where: range, stop: int, below: int) -> list[Block]:
    """Return the blocks of `where` but for those between another page's headline and teaser.

    Args:
        blocks: the blocks of the page.
        where: which of them are asked for.
        stop: index after the page's own headline.
        below: index before which teasers end.
    """
    return [
        block
        for i, block in zip(where, blocks[where.start : where.stop], strict=False)
        if i in (0, stop)
        or not blocks[i - 1].is_linked_headline
        or not any(line.prose >= SENTENCE for line in blocks[i + 1 : min(i + _TEASER, below)])
    ]


def _lines(blocks: list[Block]) -> list[DateLine]:
    """Return the date lines among blocks, those that name the publication first."""
    found = [line for block in blocks if (line := date_line_of(block.text))]
    return sorted(found, key=lambda line: (not line.labelled, not is_pure(line)))


def date_in_address(url: str | None) -> date | None:
    """Return the day that an address writes (`/2022/03/31/`, `…-20190729071307212.htm`)."""
    match = _ADDRESS.search(url or "")
    if match is None:
        return None
    group = match.groupdict()
    end = "" if group["y"] else "2"
    try:
        return date(*(int(group[part + end]) for part in "ymd"))
    except ValueError:
        return None
