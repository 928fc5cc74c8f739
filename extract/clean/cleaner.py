"""The cleaner: one page in, one article out, or a `PageFailure`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from extract.clean import vietnamese
from extract.clean.article import Article
from extract.clean.characters import regular
from extract.clean.decode import decode
from extract.clean.dump import read_dump
from extract.clean.markup import Markup, read_markup
from extract.clean.profile import SiteProfile
from extract.failure import PageFailure
from extract.pages import Page
from schemas import PublishedBasis

_DAY = timedelta(days=1)  # the crawler's clock is UTC, the page's seven hours ahead
_VIETNAMESE = 0.12  # share of marked syllables: prose has .6 to .8; tables half in English .15


def clean(page: Page, profile: SiteProfile | None = None) -> Article:
    """Return the article that `page` holds.

    Args:
        page: a page from any reader.
        profile: what is known of its site (see `learn`); it makes HTML pages that fit it cleaner
            and faster, and is passed over on others.

    Raises:
        PageFailure: stage `clean`, reason `empty_page`, `undecodable`, `no_article_text`,
            `not_an_article` (a listing or home page) or `not_vietnamese`.
    """
    raw = page.content.encode() if isinstance(page.content, str) else page.content
    source = decode(page.content, page.charset)
    if not source.strip():
        raise PageFailure("clean", "empty_page", "The page holds no text.")
    found = read_markup(source, page.url, profile) if page.kind == "html" else _read_text(source)
    if not found.text.strip():
        raise PageFailure("clean", "no_article_text", "The page holds no article text.")
    _check_language(found.text)
    if page.fetched_at and found.published and found.published > page.fetched_at.date() + _DAY:
        found = replace(found, published=None, basis=PublishedBasis.none)  # not this page's date
    return Article(
        source=page.source,
        source_sha256=hashlib.sha256(raw).hexdigest(),
        text=found.text,
        url=page.url,
        title=page.title or found.title,
        author=found.author,
        published=page.published or found.published,
        published_basis=PublishedBasis.given if page.published else found.basis,
        fetched_at=page.fetched_at,
        fits_profile=found.fits,
    )


def _read_text(source: str) -> Markup:
    found = read_dump(regular(source))
    basis = PublishedBasis.date_line if found.published else PublishedBasis.none
    return Markup(found.text, found.title, found.author, found.published, basis)


def _check_language(text: str) -> None:
    if vietnamese.share(text) < _VIETNAMESE:
        raise PageFailure("clean", "not_vietnamese", "The page's text is not Vietnamese.")
