"""Turn a page into an article: decode, main text, headline, by-line, publication date."""

from extract.clean.article import Article
from extract.clean.cleaner import clean

__all__ = ["Article", "clean"]
