"""The pipeline for one page at a time, as a Python user calls it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from extract import pipeline
from extract.pages import Page, canonical_url, with_stated_url
from extract.records import Extraction
from extract.tag import nlp

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract_page", "nlp"]


def extract_page(
    page: Page | str,
    *,
    kind: Literal["html", "text"] | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Extraction:
    """Return everything one page gives: its article and its rows for every table.

    Args:
        page: a page, or the HTML or text of one.
        kind: what a string holds; where it is left out, HTML is known by its first `<`.
        url: a string's address; where it is left out, the one that mark-up states.
        published: a string's publication date, where known.

    Raises:
        PageFailure: where the page cannot become an article, with stage and reason.
    """
    if isinstance(page, str):
        page = Page(
            source="page",
            content=page,
            kind=kind or ("html" if page.lstrip().startswith("<") else "text"),
            url=canonical_url(url) if url else None,
            published=published,
        )
    return pipeline.extract_page(with_stated_url(page), _language())


@cache
def _language() -> Language:
    return nlp()
