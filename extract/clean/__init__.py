"""Turn a page into an article: decode, main text, headline, by-line, publication date."""

from extract.clean.article import Article
from extract.clean.cleaner import clean
from extract.clean.learning import learn, places_of
from extract.clean.profile import Places, SiteProfile, from_places

__all__ = ["Article", "Places", "SiteProfile", "clean", "from_places", "learn", "places_of"]
