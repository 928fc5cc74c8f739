"""Read pages from where a crawl left them; each reader yields `Page` objects lazily."""

from extract.pages.opening import PageStream, Reader, open_pages
from extract.pages.page import Item, Page, Skipped, Unread
from extract.pages.stated import with_stated_url
from extract.pages.urls import canonical_url

__all__ = [
    "Item",
    "Page",
    "PageStream",
    "Reader",
    "Skipped",
    "Unread",
    "canonical_url",
    "open_pages",
    "with_stated_url",
]
