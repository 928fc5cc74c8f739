"""Where a page, a sitemap or a feed points to."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass, field

from lxml import etree, html

from extract.clean.decode import decode
from extract.crawl.addresses import normal
from extract.crawl.limits import MAX_LINKS_A_PAGE
from extract.failure import PageFailure
from extract.pages.limits import MAX_PAGE_BYTES

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_REFRESH = re.compile(r"(?i)^\s*\d+\s*;\s*url\s*=\s*[\"']?([^\"']+)")


@dataclass(slots=True)
class Links:
    """Addresses in normal form, in their order, none twice.

    Args:
        pages: what is linked or listed.
        lists: further sitemaps, or feeds.
    """

    pages: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)


def page_links(content: bytes, url: str, charset: str | None) -> Links:
    """Return what an HTML page links to, nothing where it asks robots not to follow.

    Args:
        content: the page, decompressed.
        url: its address.
        charset: as the server named it, right or wrong.
    """
    try:
        text = decode(content, charset)
    except PageFailure:
        return Links()
    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Links()
    if _forbids_following(tree):
        return Links()
    base = next((normal(each, url) for each in tree.xpath("//base/@href")), None) or url
    found = Links()
    targets = [
        element.get("href") or element.get("src") or ""
        for element in tree.iter("a", "area", "frame")
        if "nofollow" not in (element.get("rel") or "").lower().split()
    ]
    for each in tree.iter("meta"):
        if (each.get("http-equiv") or "").lower() == "refresh":
            targets += _REFRESH.findall(each.get("content") or "")
    found.pages = _normal(targets, base)
    feeds = [
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("type") or "").lower() in _FEED_TYPES
    ]
    found.lists = _normal(feeds, base)
    return found


def list_links(content: bytes, url: str) -> Links:
    """Return what a sitemap (XML, gzip or a line each) or a feed (RSS, Atom) lists.

    Args:
        content: the list; what is none of these lists nothing.
        url: its address.
    """
    content = _unzipped(content)
    found = Links()
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        lines = content.decode("utf-8", errors="replace").splitlines()
        found.pages = _normal([line for line in lines if line.strip().startswith("http")], url)
        return found
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content.lstrip(), parser)
    except etree.XMLSyntaxError:
        return found
    if root is None:
        return found
    pages: list[str] = []
    lists: list[str] = []
    for element in root.iter("{*}loc", "{*}link"):
        parent = element.getparent()
        above = etree.QName(parent).localname if parent is not None else ""
        target = (element.text or "").strip() or element.get("href") or ""
        if above == "sitemap":
            lists.append(target)
        elif above in ("url", "item") or (
            above == "entry" and (element.get("rel") or "alternate") == "alternate"
        ):
            pages.append(target)
    found.pages, found.lists = _normal(pages, url, limit=None), _normal(lists, url, limit=None)
    return found


def _normal(targets: list[str], base: str, limit: int | None = MAX_LINKS_A_PAGE) -> list[str]:
    known = (normal(target, base) for target in targets if target.strip())
    return list(dict.fromkeys(url for url in known if url is not None))[:limit]


def _forbids_following(tree: html.HtmlElement) -> bool:
    return any(
        (each.get("name") or "").lower() in ("robots", "congdoan")
        and any(word in (each.get("content") or "").lower() for word in ("nofollow", "none"))
        for each in tree.iter("meta")
    )


def _unzipped(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return zlib.decompressobj(31).decompress(content, MAX_PAGE_BYTES)
    except (zlib.error, gzip.BadGzipFile):
        return b""
