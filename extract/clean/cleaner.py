"""The cleaner: one page in, one article out, or a `PageFailure`."""

from __future__ import annotations

import hashlib
import unicodedata

from extract.clean.article import Article
from extract.failure import PageFailure
from extract.pages import Page
from schemas import PublishedBasis


def clean(page: Page) -> Article:
    """Return the article that `page` holds.

    Raises:
        PageFailure: where there is nothing to tag, with the reason.
    """
    raw = page.content.encode() if isinstance(page.content, str) else page.content
    text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    if not text.strip():
        raise PageFailure("clean", "empty_page", "The page holds no text.")
    return Article(
        source=page.source,
        source_sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        url=page.url,
        title=page.title,
        published=page.published,
        published_basis=PublishedBasis.given if page.published else PublishedBasis.none,
        fetched_at=page.fetched_at,
    )
