"""Stable ids: the same page gives the same ids on every machine."""

from __future__ import annotations

import hashlib


def article_id(url: str | None, source: str) -> str:
    """Return the article's id: 16 hexadecimal digits from its canonical URL, else its source."""
    key = f"url:{url}" if url else f"source:{source}"
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def repeated_article_id(first: str, time: int) -> str:
    """Return the id of a page whose own id is taken, the `time`-th one after the `first`."""
    return hashlib.sha256(f"repeat:{first}:{time}".encode()).hexdigest()[:16]
