"""An HTML page: its text, headline, by-line and publication date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from extract.clean.blocks import Block, Flat, Region, flatten
from extract.clean.body import is_linked_headline, main_region, opening_of, prose_of
from extract.clean.byline import read_byline
from extract.clean.head import Head, read_head
from extract.clean.layout import Layout
from extract.clean.listing import STORIES, check_article, listing, no_text
from extract.clean.profile import Places, SiteProfile, find, place
from extract.clean.publication import find_published
from extract.clean.selection import end_of, select
from extract.clean.signature import find_author
from extract.clean.title import find_headline, find_lower_headline
from extract.clean.tree import Element, parse
from extract.failure import PageFailure
from schemas import PublishedBasis

_LITTLE = 250  # characters of prose below which elements named like furniture are looked into


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML page holds; see `Article` for the fields.

    Args:
        places: where it was found, for learning the site's profile.
        fits: whether it was found by a profile; None where none was given.
    """

    text: str
    title: str | None
    author: str | None
    published: date | None
    basis: PublishedBasis
    places: Places | None = None
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
    root = parse(source)
    if root is None:
        raise PageFailure("clean", "empty_page", "The page holds no text.")
    head = read_head(root)
    known = _known_place(root, profile) if profile else None
    flat, region = known or _main(root)
    layout = _lay_out(flat, region, head)
    check_article(layout)
    kept = select(layout, frozenset(profile.furniture if profile and known else ()))
    if not kept:
        raise no_text()
    published, basis = find_published(layout, head, url)
    return Markup(
        text="\n".join(block.text for block in kept),
        title=layout.headline.text if layout.headline else None,
        author=find_author(layout, kept, head.authors),
        published=published,
        basis=basis,
        places=_places(layout, kept),
        fits=(known is not None) if profile else None,
    )


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
        raise listing() if sum(map(is_linked_headline, flat.blocks)) >= STORIES else no_text()
    return flat, region


def _prose(flat: Flat, region: Region) -> float:
    return prose_of(flat.blocks[region.first : region.stop])


def _known_place(root: Element, profile: SiteProfile) -> tuple[Flat, Region] | None:
    """Return blocks and element of the text by the site's profile; None where it does not fit.

    Only the smallest element around text and headline is read.
    """
    container = find(root, profile.container)
    title = find(root, profile.headline) if profile.headline else None
    if container is None or (profile.headline and title is None):
        return None
    around = container
    if title is not None:
        above = [title, *title.iterancestors()]
        around = next(e for e in (container, *container.iterancestors()) if e in above)
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
    return Layout(blocks, region, headline, opening, end_of(blocks, opening, region.stop))


def _places(layout: Layout, kept: list[Block]) -> Places:
    outside = layout.has_headline and layout.head_start < layout.region.first
    headline = layout.blocks[layout.head_start].element if outside else None
    return Places(
        container=place(layout.region.element),
        headline=place(headline) if headline is not None else None,
        lines=tuple(block.text for block in kept if not read_byline(block.text)),
    )
