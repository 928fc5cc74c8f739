"""One page through all stages: the only place that strings them together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from extract.clean import Article, SiteProfile, clean
from extract.pages import Page
from extract.records import Extraction
from extract.records.assemble import assemble
from extract.tag import tag

if TYPE_CHECKING:
    from spacy.language import Language


def extract_page(page: Page, language: Language, profile: SiteProfile | None = None) -> Extraction:
    """Return everything `page` gives.

    Args:
        page: a page from any reader.
        language: the tagging pipeline from `extract.nlp()`; made once and used for all pages.
        profile: what is known of the page's site (see `extract.clean.learn`).

    Raises:
        PageFailure: where the page cannot become an article, with stage and reason.
    """
    began = time.perf_counter()
    article = clean(page, profile)
    cleaned = time.perf_counter()
    result = extract_article(article, language)
    result.seconds["clean"] = cleaned - began
    return result


def extract_article(article: Article, language: Language) -> Extraction:
    """Return the rows of an article that is already clean."""
    began = time.perf_counter()
    tagged = tag(language, article.text, title=article.title, published=article.published)
    headline = None
    if article.title and article.title not in article.text:
        headline = tag(language, article.title, published=article.published)
    tagging_done = time.perf_counter()
    result = assemble(article, tagged, headline)
    result.seconds["tag"] = tagging_done - began
    result.seconds["records"] = time.perf_counter() - tagging_done
    return result
