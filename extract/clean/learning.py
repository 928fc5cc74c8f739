"""Learn what the pages of one site have in common."""

from __future__ import annotations

from collections.abc import Iterable

from extract.clean.decode import decode
from extract.clean.markup import see_places
from extract.clean.profile import Places, SiteProfile, from_places
from extract.failure import PageFailure
from extract.pages import Page


def learn(site: str, pages: Iterable[Page]) -> SiteProfile | None:
    """Return the profile of a site from some of its pages, or None where they share too little.

    The order of the pages does not matter. Twenty or thirty are enough; a run chooses them so that
    they are the same on any number of workers.

    Args:
        site: the site's name, as it stands in the profile.
        pages: pages of that site; all are read.
    """
    return from_places(site, [seen for page in pages if (seen := places_of(page)) is not None])


def places_of(page: Page) -> Places | None:
    """Return what one page shows of its site.

    Pages that fail, text dumps among them, show nothing; the run reports them.
    """
    if page.kind != "html":
        return None
    try:
        return see_places(decode(page.content, page.charset), page.url)
    except PageFailure:
        return None
