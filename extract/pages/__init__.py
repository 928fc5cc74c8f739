"""Read pages from where a crawl left them; each reader yields `Page` objects lazily."""

from extract.pages.page import Page

__all__ = ["Page"]
