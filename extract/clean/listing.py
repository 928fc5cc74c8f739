"""Pages that are no article: home and section pages, pages with next to no text."""

from __future__ import annotations

from extract.clean.body import BODY, longest_run, prose_of, teasers
from extract.clean.layout import Layout
from extract.clean.title import Headline, is_site_name
from extract.clean.words import key, keys
from extract.failure import PageFailure

LISTED = 0.6  # share of the prose under linked headlines from which a page is a listing
STORIES = 3  # headlines with teasers that make a listing
_NOTHING = 80  # characters of text below which a page without a clear headline has none
_MANY = 10  # linked headlines of a page that may be a home page
_PER_LINK = 40  # characters of running text for each of them that make it an article all the same
_NAME = 7  # words from which what begins like a site's name is a headline
_SHORT = 100  # the same, where a headline of its own stands above
_OWN = 1.0  # score of such a headline: bold will do
_CUT = ("[…]", "[...]")  # how themes end a teaser
_SURE = 4.0  # score of a headline that settles that the page is an article


def check_article(layout: Layout) -> None:
    """Raise where a page's text is teasers of other pages, or next to nothing among their links.

    Raises:
        PageFailure: `not_an_article`, `no_article_text`.
    """
    blocks, opening, end = layout.blocks, layout.opening, layout.end
    stories = teasers(blocks)
    total = sum(block.prose for block in blocks[opening:end])
    under = sum(blocks[i].prose for i in stories if opening <= i < end)
    more = sum(b.is_link and key(b.text) in keys("more_links") for b in blocks[opening:end])
    run = longest_run(blocks, range(opening, end), stories)
    if run < BODY and layout.headline and key(layout.headline.text) in keys("no_pages"):
        raise no_text()
    if run >= BODY or (run >= _SHORT and _has_own_headline(layout)):
        return
    if run < BODY and end > opening and blocks[end - 1].text.endswith(_CUT):
        raise listing()
    if more >= STORIES or (len(stories) >= STORIES and under >= LISTED * total):
        raise listing()
    if _has_sure_headline(layout):
        return
    if total < _NOTHING:
        raise no_text()
    links = sum(block.is_linked_headline for block in blocks)
    if links >= _MANY and prose_of(blocks[opening:end]) < _PER_LINK * links:
        raise listing()


def _has_own_headline(layout: Layout) -> bool:
    """Tell whether a headline that leads nowhere stands above the text."""
    headline = layout.headline
    if headline is None or not layout.has_headline or headline.score < _OWN:
        return False
    linked = any(block.linked for block in layout.blocks[headline.first : headline.stop])
    return not linked and not _names_site(headline)


def _has_sure_headline(layout: Layout) -> bool:
    headline = layout.headline
    return headline is not None and headline.score >= _SURE and not _names_site(headline)


def _names_site(headline: Headline) -> bool:
    return is_site_name(headline.text) and len(headline.text.split()) < _NAME


def listing() -> PageFailure:
    """Return the failure of a home or section page."""
    message = "The page lists other pages: a home or section page."
    return PageFailure("clean", "not_an_article", message)


def no_text() -> PageFailure:
    """Return the failure of a page without an article's text."""
    return PageFailure("clean", "no_article_text", "The page holds no article text.")
