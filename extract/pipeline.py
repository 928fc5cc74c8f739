"""One page through all stages: the only place that strings them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.clean import Article, clean
from extract.pages import Page
from extract.records import Extraction
from extract.records.assemble import assemble
from extract.tag import tag

if TYPE_CHECKING:
    from spacy.language import Language


def extract_page(page: Page, language: Language) -> Extraction:
    """Return everything `page` gives.

    Args:
        page: a page from any reader.
        language: the tagging pipeline from `extract.nlp()`; made once and used for all pages.

    Raises:
        PageFailure: where the page cannot become an article, with stage and reason.
    """
    return extract_article(clean(page), language)


def extract_article(article: Article, language: Language) -> Extraction:
    """Return the rows of an article that is already clean."""
    tagged = tag(language, article.text, title=article.title, published=article.published)
    headline = None
    if article.title and article.title not in article.text:
        headline = tag(language, article.title, published=article.published)
    return assemble(article, tagged, headline)
