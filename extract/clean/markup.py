"""An HTML page: its text, headline, by-line and publication date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from extract.clean.blocks import Block, Flat, Region, flatten
from extract.clean.body import main_region, opening_of, prose_of
from extract.clean.byline import read_byline
from extract.clean.ending import end_of
from extract.clean.head import Head, read_head
from extract.clean.layout import Layout
from extract.clean.listing import STORIES, check_article, listing, no_text
from extract.clean.profile import Places, SiteProfile, find, place
from extract.clean.publication import find_published
from extract.clean.selection import boxes, select
from extract.clean.signature import find_author
from extract.clean.title import find_headline, find_lower_headline
from extract.clean.tree import Element, parse
from extract.failure import PageFailure
from schemas import PublishedBasis

_LEVELS = 12  # elements around the text that are tried; real pages need up to four
_LITTLE = 250  # characters of prose below which elements named like furniture are looked into


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML page holds; see `Article` for the fields.

    Args:
        fits: whether it was found by a profile; None where none was given.
    """

    text: str
    title: str | None
    author: str | None
    published: date | None
    basis: PublishedBasis
    fits: bool | None = None


def read_markup(source: str, url: str | None, profile: SiteProfile | None = None) -> Markup:
    """Return the article of an HTML page.

    Args:
        source: the page's mark-up, decoded.
        url: its address, for the date some addresses carry.
        profile: what is known of its site; a page that does not fit is read the general way.

    Raises:
        PageFailure: `empty_page`, `no_article_text`, `not_an_article`.
    """
    root = _root(source)
    known = _known_place(root, profile) if profile else None
    furniture = frozenset(profile.furniture if profile and known else ())
    found, _ = _read(known or _main(root), read_head(root), url, furniture)
    return replace(found, fits=(known is not None) if profile else None)


def see_places(source: str, url: str | None) -> Places | None:
    """Return what a page shows of its site; None where no part of it gives what all of it does.

    Args:
        source: the page's mark-up, decoded.
        url: its address.

    Raises:
        PageFailure: as `read_markup`.
    """
    root = _root(source)
    head = read_head(root)
    flat, region = _main(root)
    whole, kept = _read((flat, region), head, url)
    container = region.element
    if not _is_found(root, container):
        return None
    lines = tuple(block.text for block in kept if not read_byline(block.text))
    for around in islice(chain([container], container.iterancestors()), _LEVELS):
        if _is_found(root, around) and _gives(around, container, head, url, whole):
            depth = sum(1 for _ in around.iterancestors())
            return Places(place(container), place(around), depth, lines)
    return None


def _is_found(root: Element, element: Element) -> bool:
    return find(root, place(element)) is element


def _gives(around: Element, container: Element, head: Head, url: str | None, whole: Markup) -> bool:
    """Tell whether reading only the element `around` gives what the whole page gives."""
    part = _part(around, container)
    try:
        return part is not None and _read(part, head, url)[0] == whole
    except PageFailure:
        return False


def _root(source: str) -> Element:
    root = parse(source)
    if root is None:
        raise PageFailure("clean", "empty_page", "The page holds no text.")
    return root


def _read(
    at: tuple[Flat, Region], head: Head, url: str | None, furniture: frozenset[str] = frozenset()
) -> tuple[Markup, list[Block]]:
    """Return the article in blocks and the element of its text, and the blocks that are kept."""
    layout = _lay_out(*at, head)
    check_article(layout)
    kept = select(layout, furniture)
    if not kept:
        raise no_text()
    published, basis = find_published(layout, head, url)
    found = Markup(
        text="\n".join(block.text for block in kept),
        title=layout.headline.text if layout.headline else None,
        author=find_author(layout, kept, head.authors),
        published=published,
        basis=basis,
    )
    return found, kept


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
        headlines = sum(block.is_linked_headline for block in flat.blocks)
        raise listing() if headlines >= STORIES else no_text()
    return flat, region


def _prose(flat: Flat, region: Region) -> float:
    return prose_of(flat.blocks[region.first : region.stop])


def _known_place(root: Element, profile: SiteProfile) -> tuple[Flat, Region] | None:
    """Return blocks and element of the text by the site's profile; None where it does not fit."""
    container, around = find(root, profile.container), find(root, profile.around)
    return _part(around, container) if container is not None and around is not None else None


def _part(around: Element, container: Element) -> tuple[Flat, Region] | None:
    """Return the blocks of one part of a page; None where the text is not in it."""
    flat = flatten(around, by_name=True)
    region = next((region for region in flat.regions if region.element is container), None)
    return (flat, region) if region is not None and _prose(flat, region) > 0 else None


def _lay_out(flat: Flat, region: Region, head: Head) -> Layout:
    """Return where in the element of the text the article begins and ends."""
    blocks = flat.blocks
    opening = opening_of(blocks, region, head.titles)
    headline = find_headline(blocks, opening, head.titles)
    lower = find_lower_headline(blocks, opening, region.stop, head.titles)
    if lower is not None and (headline is None or lower.score > headline.score):
        headline = lower
        opening = opening_of(blocks, replace(region, first=lower.stop), head.titles)
    end = end_of(flat, opening, region.stop)
    return Layout(blocks, region, headline, opening, end, boxes(flat, opening, end))
