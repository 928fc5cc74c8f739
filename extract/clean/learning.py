"""Learn what the pages of one site have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from extract.clean.decode import decode
from extract.clean.markup import read_markup
from extract.clean.profile import Places, SiteProfile, from_places
from extract.failure import PageFailure
from extract.pages import Page

_SAMPLE = 20  # pages of a site that are looked at


def learn(site: str, pages: Iterable[Page]) -> SiteProfile | None:
    """Return the profile of a site from some of its pages, or None where they share too little.

    Which pages are looked at depends only on their sources, so the profile is the same for the
    same pages in any order and on any number of workers. Pages that fail, text dumps among them,
    say nothing and are left to the run, which reports them.

    Args:
        site: the site's name, as it stands in the profile.
        pages: pages of that site; at most 20 of them are read.
    """
    markup = [page for page in pages if page.kind == "html"]
    sample = sorted(markup, key=lambda page: hashlib.sha256(page.source.encode()).digest())
    found = [places for page in sample[:_SAMPLE] if (places := _places(page)) is not None]
    return from_places(site, found)


def _places(page: Page) -> Places | None:
    try:
        return read_markup(decode(page.content, page.charset), page.url).places
    except PageFailure:
        return None
