"""Turn a page into an article: decode, main text, headline, by-line, publication date."""

from extract.clean.article import Article
from extract.clean.cleaner import clean
from extract.clean.learning import learn
from extract.clean.profile import SiteProfile

__all__ = ["Article", "SiteProfile", "clean", "learn"]
