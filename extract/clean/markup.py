"""An HTML page: its text, headline, by-line and publication date."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date

from extract.clean.blocks import Block, Flat, Region, flatten
from extract.clean.body import (
    HEADINGS,
    is_link,
    is_linked_headline,
    main_region,
    opening_of,
    prose_of,
    teasers,
)
from extract.clean.byline import is_poster, read_byline
from extract.clean.dateline import date_line_of, is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.head import Head, read_head
from extract.clean.publication import find_published
from extract.clean.title import Headline, find_headline, find_lower_headline, is_site_name
from extract.clean.tree import Element, parse
from extract.clean.words import key, keys
from extract.failure import PageFailure
from schemas import PublishedBasis

_LITTLE = 250  # characters of prose below which elements named like furniture are looked into
_LISTED = 0.6  # share of the prose under linked headlines from which a page is a listing
_STORIES = 3  # headlines with teasers that make a listing
_BOX = 2  # linked headlines that make a box of other stories
_NOTHING = 80  # characters of text below which a page without a clear headline has none
_MANY = 10  # linked headlines of a page that may be a home page
_PER_LINK = 40  # characters of running text for each of them that make it an article all the same
_SURE_HEADLINE = 4.0  # score of a headline that settles that the page is an article
_NAMED_AUTHOR = re.compile(r"author|tac-?gia|by-?line|nguoi-?viet|but-?danh|reporter", re.I)
_LINKABLE = ("p", "row")  # elements whose text may be one link and the article's all the same
_MORE = 3  # times the text above that must stand below a tail heading for it to be none
_NEVER = (Kind.FURNITURE, Kind.RELATED, Kind.TAIL)
_AFTER = 5  # blocks after the text among which the by-line may stand


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML page holds; see `Article` for the fields."""

    text: str
    title: str | None
    author: str | None
    published: date | None
    basis: PublishedBasis


def read_markup(source: str, url: str | None) -> Markup:
    """Return the article of an HTML page.

    Args:
        source: the page's mark-up, decoded and regular.
        url: its address, for the date some addresses carry.

    Raises:
        PageFailure: `empty_page`, `no_article_text`, `not_an_article`.
    """
    root = parse(source)
    if root is None:
        raise PageFailure("clean", "empty_page", "The page holds no text.")
    flat, region = _main(root)
    head = read_head(root)
    opening = opening_of(flat, region, head.titles)
    headline = find_headline(flat.blocks, opening, head.titles)
    lower = find_lower_headline(flat.blocks, opening, region.stop, head.titles)
    if lower is not None and (headline is None or lower.score > headline.score):
        headline, opening = lower, opening_of(flat, replace(region, first=lower.stop), head.titles)
    end = _with_byline(flat.blocks, _end(flat.blocks, opening, region.stop))
    _check_article(flat, headline, opening, end)
    kept = _kept(flat.blocks, region, headline, opening, end)
    if not kept:
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    published, basis = find_published(flat.blocks, region, headline, opening, end, head, url)
    author = _author(flat.blocks, kept, headline, opening, end, head)
    lines = [html.unescape(block.text) for block in kept]
    title = headline.text if headline else None
    return Markup("\n".join(lines), title, author, published, basis)


def _main(root: Element) -> tuple[Flat, Region]:
    """Return the page's blocks and the element of its text, furniture names believed first."""
    flat = flatten(root, by_name=True)
    region = main_region(flat)
    if region is None or prose_of(flat, region.first, region.stop) < _LITTLE:
        everything = flatten(root, by_name=False)
        other = main_region(everything)
        if other and (region is None or _outweighs(everything, other, flat, region)):
            flat, region = everything, other
    if region is None:
        if sum(map(is_linked_headline, flat.blocks)) >= _STORIES:
            raise _listing()
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    return flat, region


def _outweighs(flat: Flat, region: Region, other: Flat, than: Region) -> bool:
    return prose_of(flat, region.first, region.stop) > 2 * prose_of(other, than.first, than.stop)


def _check_article(flat: Flat, headline: Headline | None, opening: int, end: int) -> None:
    """Raise where the text is teasers of other pages, or next to nothing among their headlines."""
    stories = teasers(flat.blocks)
    total = sum(flat.blocks[i].prose for i in range(opening, end))
    under = sum(flat.blocks[i].prose for i in stories if opening <= i < end)
    more = sum(is_link(b) and key(b.text) in keys("more_links") for b in flat.blocks[opening:end])
    if more >= _STORIES or (len(stories) >= _STORIES and under >= _LISTED * total):
        raise _listing()
    links = sum(map(is_linked_headline, flat.blocks))
    sure = (
        headline is not None
        and headline.score >= _SURE_HEADLINE
        and not is_site_name(headline.text)
    )
    if not sure and total < _NOTHING:
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    if not sure and links >= _MANY and prose_of(flat, opening, end) < _PER_LINK * links:
        raise _listing()


def _listing() -> PageFailure:
    message = "The page lists other pages: a home or section page."
    return PageFailure("clean", "not_an_article", message)


def _end(blocks: list[Block], opening: int, stop: int) -> int:
    """Return the index after the article's last block: where other stories or comments begin."""
    for index in range(opening + 1, stop):
        kind = kind_of(blocks[index].text)
        if kind is Kind.TAIL and _prose(blocks[index:stop]) <= _MORE * _prose(
            blocks[opening:index]
        ):
            return index
        if kind in (Kind.RELATED, Kind.FURNITURE) and _leads_away(blocks[index + 1 : stop]):
            return index
    return stop


def _with_byline(blocks: list[Block], end: int) -> int:
    """Return `end`, moved behind the by-line where that stands right outside the text's element."""
    if end < len(blocks) and not read_byline(blocks[end - 1].text):
        block = blocks[end]
        if not block.linked and block.tag not in HEADINGS and _is_signed(block):
            return end + 1
    return end


def _is_signed(block: Block) -> bool:
    """Tell whether a block is a by-line and set as one: labelled, bold, named so."""
    if kind_of(block.text) is not Kind.TEXT or not read_byline(block.text):
        return False
    return ":" in block.text or block.bold > 0 or _names_author(block)


def _names_author(block: Block) -> bool:
    named = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
    return _NAMED_AUTHOR.search(named) is not None


def _prose(blocks: list[Block]) -> float:
    return sum(block.prose for block in blocks)


def _leads_away(rest: list[Block]) -> bool:
    """Tell whether what follows a heading is other stories up to the end."""
    if sum(map(is_linked_headline, rest)) < _BOX:
        return False
    total = _prose(rest)
    return sum(rest[i].prose for i in teasers(rest)) >= _LISTED * total


def _kept(
    blocks: list[Block], region: Region, headline: Headline | None, opening: int, end: int
) -> list[Block]:
    """Return the blocks of the article: lead, text, captions, rows, by-line; no furniture."""
    first = region.first
    if headline is not None and headline.stop > headline.first:
        first = headline.stop
    kept = [block for block in blocks[min(first, opening) : opening] if _belongs_above(block)]
    return kept + [block for block in blocks[opening:end] if _belongs(block)]


def _belongs_above(block: Block) -> bool:
    """Tell whether a block between headline and text is the article's: lead, sub-title, by-line.

    The date line is not: the page's head is a structure, and its date a column of its own.
    """
    own = kind_of(block.text) is Kind.TEXT and block.linked * 2 <= len(block.text)
    return own and not is_poster(block.text) and date_line_of(block.text) is None


def _belongs(block: Block) -> bool:
    if kind_of(block.text) in _NEVER or is_poster(block.text):
        return False
    if (line := date_line_of(block.text)) and line.labelled:
        return False
    return bool(key(block.text)) and (block.tag in _LINKABLE or not is_link(block))


def _author(
    blocks: list[Block],
    kept: list[Block],
    headline: Headline | None,
    opening: int,
    end: int,
    head: Head,
) -> str | None:
    """Return the by-line: at the end of the text, near the date, in an element named so."""
    above = blocks[headline.stop if headline else opening : opening]
    labelled = [block for block in above if ":" in block.text]
    for block in [*reversed(kept[-2:]), *_beside_date(above), *labelled]:
        if name := read_byline(block.text):
            return name
    for block in [*blocks[end : end + _AFTER], *above]:
        if _names_author(block) and (name := read_byline(block.text)):
            return name
    return next((name for author in head.authors if (name := read_byline(author))), None)


def _beside_date(blocks: list[Block]) -> list[Block]:
    """Return the blocks directly before or after a date line."""
    dated = [i for i, block in enumerate(blocks) if is_pure(read_date_line(block.text))]
    return [blocks[i + step] for i in dated for step in (-1, 1) if 0 <= i + step < len(blocks)]
