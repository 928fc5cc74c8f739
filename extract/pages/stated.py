"""The address that a page of mark-up states of itself, for pages that came without one."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

from extract.pages.page import Page
from extract.pages.urls import canonical_url

#: Heads with a page's styles in them are long; what stands behind so many bytes is no head.
_HEAD_BYTES = 256 * 1024
#: What the head of a page is made of, as far as it matters here. Comments and scripts are taken
#: whole, for links stand in them too; where they don't end, they go on to the end.
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<skipped>script|style|noscript|template)\b.*?(?:</(?P=skipped)|\Z)"
    r"|<(?P<tag>link|meta)\s(?P<attributes>[^<>]*)>"
    r"|<(?P<body>body)\b",
    re.I | re.S,
)
#: What HTTrack writes above a page, at any year's version; it leaves the scheme out.
_MIRRORED = re.compile(r"<!--\s*Mirrored from (\S+) by HTTrack\b", re.I)
_ATTRIBUTE = re.compile(
    r"""(?<![a-z:_-])([a-z:_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.I,
)
#: Pages that content systems serve at their root.
_HOME = re.compile(r"(?i)^/(?:(?:index|default|home|trang-?chu)(?:\.\w{2,5})?/?)?$")
_DIGIT = re.compile(r"\d")


def with_stated_url(page: Page) -> Page:
    """Return the page with the address it states, where it came without one."""
    if page.url is not None or page.kind != "html":
        return page
    url = stated_url(page.content)
    return replace(page, url=url) if url is not None else page


def stated_url(content: bytes | str) -> str | None:
    """Return the address in a page's head: `link rel=canonical`, `og:url`, HTTrack's comment.

    Args:
        content: the page's mark-up. ASCII-compatible bytes are read as they are.

    Returns:
        A canonical http(s) address of one page; None for a home page's, which templates put on
        all pages of a site, and for relative ones, which say nothing without a host.
    """
    head = content[:_HEAD_BYTES]
    if isinstance(head, bytes):
        lowered = head.lower()
        if not any(mark in lowered for mark in (b"canonical", b"og:url", b"mirrored from")):
            return None
        head = head.decode("utf-8", "replace")
    shared = mirrored = None
    for piece in _PIECE.finditer(head):
        if piece["body"]:
            break
        if not piece["tag"]:
            if note := _MIRRORED.match(piece[0]):
                mirrored = _page_url(f"http://{note[1]}")
            continue
        found = {
            name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(piece["attributes"])
        }
        if "canonical" in found.get("rel", "").lower().split():
            url = _page_url(found.get("href", ""))
            if url is not None:
                return url
        elif shared is None and "og:url" in (found.get("property"), found.get("name")):
            shared = _page_url(found.get("content", ""))
    return shared or mirrored


def _page_url(address: str) -> str | None:
    address = unescape(address).strip()
    if "\ufffd" in address or any(char.isspace() for char in address):
        return None
    url = canonical_url(address)
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return None
    is_home = _HOME.match(parts.path) and not _DIGIT.search(parts.query)
    return None if is_home else url
