"""What a page says of itself in its head: titles, dates, authors in `meta` and JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

from lxml import etree

from extract.calendar import read_day
from extract.clean.characters import regular
from extract.clean.tree import Element

_DATES = ("article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
          "article.published", "published_time", "sailthru.date", "parsely-pub-date")  # fmt: skip
_ITEM_DATES = ("datePublished",)
_SPACE = re.compile(r"\s+")
_MARKED = etree.XPath("//@itemprop[.='datePublished']/..")


@dataclass(slots=True)
class Head:
    """What the head says; empty where it says nothing.

    Args:
        titles: og:title, JSON-LD headline and `<title>`, in this order.
        stated: dates of publication as JSON-LD, `meta` and microdata write them, in this order.
        authors: people named as authors by JSON-LD or `meta`.
    """

    titles: list[str] = field(default_factory=list)
    stated: list[list[Any]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    @property
    def published(self) -> date | None:
        """The first of these that states one day.

        One that states several days speaks of several pages, and counts for none.
        """
        for stated in self.stated:
            days = {day for text in stated if isinstance(text, str) and (day := read_day(text))}
            if len(days) == 1:
                return days.pop()
        return None


def read_head(root: Element) -> Head:
    """Return what the page says of itself; broken JSON-LD is passed over, as browsers do."""
    head = Head()
    metas = {(m.get("property") or m.get("name") or "").lower(): m.get("content") or ""
             for m in reversed(list(root.iter("meta")))}  # fmt: skip
    linked = list(_linked_data(root))
    for title in (metas.get("og:title"), *(d.get("headline") for d in linked), _title(root)):
        if isinstance(title, str) and title.strip():
            head.titles.append(_SPACE.sub(" ", regular(unescape(title))).strip())
    head.stated = [
        [data.get(key) for data in linked for key in _ITEM_DATES],
        [metas.get(name) for name in _DATES],
        _time_items(root),
    ]
    for data in linked:
        head.authors += _people(data.get("author"))
    return head


def _title(root: Element) -> str:
    found = root.find(".//title")
    return "" if found is None else "".join(found.itertext())


def _time_items(root: Element) -> list[str | None]:
    """Return dates that microdata marks as the publication's."""
    marked = _MARKED(root)
    return [e.get("content") or e.get("datetime") or e.text for e in marked]


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            found = list(_articles(json.loads(script.text, strict=False)))
        except (ValueError, RecursionError):  # no JSON, a number without end, nested without end
            continue
        yield from found


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the article objects in JSON-LD of any nesting."""
    if isinstance(data, list):
        for item in data:
            yield from _articles(item)
    elif isinstance(data, dict):
        if "headline" in data or "datePublished" in data:
            yield data
        yield from _articles(data.get("@graph"))


def _people(author: Any) -> list[str]:
    if isinstance(author, list):
        return [name for item in author for name in _people(item)]
    if isinstance(author, dict):
        return _people(author.get("name")) if author.get("@type") in (None, "Person") else []
    return [author] if isinstance(author, str) else []
