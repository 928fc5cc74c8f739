"""A cleaned page: the text that is tagged, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from schemas import PublishedBasis


@dataclass(frozen=True, slots=True)
class Article:
    """What cleaning makes of a page.

    Args:
        text: the article, NFC, paragraphs separated by newlines; every offset points into it.
        title: the headline a reader sees.
        author: the by-line's name or names.
        published: the page's own publication date; None where it states none.
        published_basis: where that date was found.
        source_sha256: hex digest of the page's bytes (of its UTF-8 where it came as text).
        language: ISO 639-1 code, `vi` for every article that passes.
        fits_profile: whether the page fitted its site's profile; None where none was used.
    """

    source: str
    source_sha256: str
    text: str
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.none
    fetched_at: datetime | None = None
    language: str = "vi"
    fits_profile: bool | None = None
