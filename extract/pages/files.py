"""Pages that are a file each: `.html`, `.htm`, `.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Literal

from extract.pages.limits import MAX_PAGE_BYTES
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Unread

HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
TEXT_SUFFIXES = (".txt",)


def page_kind(name: str) -> Literal["html", "text"] | None:
    """Return what a file of this name holds, None where its ending does not say."""
    suffix = PurePath(name.partition("?")[0]).suffix.lower()
    if suffix in HTML_SUFFIXES:
        return "html"
    return "text" if suffix in TEXT_SUFFIXES else None


def too_large(source: str, url: str | None = None) -> Unread:
    """Return the row for a page above the limit."""
    limit = MAX_PAGE_BYTES // 2**20
    return Unread(source, "too_large", f"The page is larger than {limit} MB.", url)


def read_page_file(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the one page that a file holds; a file of unknown ending counts as HTML."""
    try:
        with meter.open(path) as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except OSError as error:
        yield unreadable(source, error)
        return
    if len(content) > MAX_PAGE_BYTES:
        yield too_large(source)
        return
    yield Page(source=source, content=content, kind=page_kind(path.name) or "html")


def unreadable(source: str, error: OSError) -> Unread:
    """Return the row for a file that the system refuses to read."""
    return Unread(source, "unreadable_file", f"The file cannot be read: {error.strerror or error}.")
