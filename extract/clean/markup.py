"""An HTML page: its text, headline, by-line and publication date."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date

from extract.clean.blocks import Block, Flat, Region, flatten
from extract.clean.body import is_linked_headline, main_region, opening_of, teasers, weigh
from extract.clean.byline import read_byline
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.head import Head, read_head
from extract.clean.publication import find_published
from extract.clean.title import Headline, find_headline
from extract.clean.tree import Element, parse
from extract.clean.words import key
from extract.failure import PageFailure
from schemas import PublishedBasis

_LITTLE = 250  # characters of prose below which elements named like furniture are looked into
_LISTED = 0.6  # share of the prose under linked headlines from which a page is a listing
_STORIES = 3  # headlines with teasers that make a listing
_NAMED_AUTHOR = re.compile(r"author|tac-?gia|by-?line|nguoi-?viet|but-?danh|reporter", re.I)
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
    _check_article(flat, region)
    opening = opening_of(flat, region)
    headline = find_headline(flat.blocks, opening, head.titles)
    end = _end(flat.blocks, opening, region.stop)
    kept = _kept(flat.blocks, region, headline, opening, end)
    if not kept:
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    published, basis = find_published(flat.blocks, headline, opening, end, head, url)
    author = _author(flat.blocks, headline, opening, end, head)
    lines = [html.unescape(block.text) for block in kept]
    return Markup("\n".join(lines), headline and headline.text, author, published, basis)


def _main(root: Element) -> tuple[Flat, Region]:
    """Return the page's blocks and the element of its text, furniture names believed first."""
    flat = flatten(root, by_name=True)
    region = main_region(flat)
    if region is None or _prose(flat, region) < _LITTLE:
        everything = flatten(root, by_name=False)
        other = main_region(everything)
        if other and (region is None or _prose(everything, other) > 2 * _prose(flat, region)):
            flat, region = everything, other
    if region is None:
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    return flat, region


def _prose(flat: Flat, region: Region) -> float:
    return sum(weigh(block).prose for block in flat.blocks[region.first : region.stop])


def _check_article(flat: Flat, region: Region) -> None:
    """Raise where the text is teasers under the headlines of other pages."""
    share, _ = teasers(flat.blocks[max(0, region.first - 3) : region.stop])
    _, stories = teasers(flat.blocks)
    if share >= _LISTED and stories >= _STORIES:
        raise PageFailure(
            "clean", "not_an_article", "The page lists other pages: a home or section page."
        )


def _end(blocks: list[Block], opening: int, stop: int) -> int:
    """Return the index after the article's last block: where other stories or comments begin."""
    for index in range(opening + 1, stop):
        kind = kind_of(blocks[index].text)
        if kind is Kind.TAIL or (kind in (Kind.RELATED, Kind.FURNITURE) and _leads_away(blocks, index, stop)):
            return index
    return stop


def _leads_away(blocks: list[Block], index: int, stop: int) -> bool:
    """Tell whether what follows a heading is other stories up to the end."""
    rest = blocks[index + 1 : stop]
    share, stories = teasers(rest)
    links = sum(is_linked_headline(block) for block in rest)
    return links >= 2 and (share >= _LISTED or stories == 0)


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
    """Tell whether a block between headline and text is the article's: lead, date, sub-title."""
    line = read_date_line(block.text)
    if is_pure(line):
        return True
    return line is None and kind_of(block.text) is Kind.TEXT and block.linked * 2 <= len(block.text)


def _belongs(block: Block) -> bool:
    if kind_of(block.text) in (Kind.FURNITURE, Kind.RELATED):
        return False
    return bool(key(block.text)) and not (is_linked_headline(block) and block.tag not in ("p", "row"))


def _author(
    blocks: list[Block], headline: Headline | None, opening: int, end: int, head: Head
) -> str | None:
    """Return the by-line: at the end of the text, near the date, in an element named so."""
    above = blocks[headline.stop if headline else opening : opening]
    after = blocks[end : end + _AFTER]
    closing = [block for block in blocks[max(opening, end - 3) : end]]
    for block in [*reversed(closing), *above]:
        if name := read_byline(block.text):
            return name
    for block in [*after, *above]:
        named = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
        if _NAMED_AUTHOR.search(named) and (name := read_byline(block.text)):
            return name
    return next((name for author in head.authors if (name := read_byline(author))), None)
