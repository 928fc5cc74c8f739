"""Stable ids: the same page gives the same ids on every machine."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from extract.link.units import folded


def article_id(url: str | None, source: str) -> str:
    """Return the article's id: 16 hexadecimal digits from its canonical URL, else its source."""
    key = f"url:{url}" if url else f"source:{source}"
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def repeated_article_id(first: str, time: int) -> str:
    """Return the id of a page whose own id is taken, the `time`-th one after the `first`."""
    return hashlib.sha256(f"repeat:{first}:{time}".encode()).hexdigest()[:16]


@lru_cache(maxsize=20_000)
def entity_id(kind: str, name: str, where: str) -> str:
    """Return the id of a body (`kind` "o") or person ("p"): its kind and 12 hexadecimal digits.

    Args:
        kind: the letter that the id begins with.
        name: its canonical name; case, spacing and tone-mark style make no difference.
        where: what tells it from others of the name: a unit, a site, the body of a person.
    """
    return f"{kind}-{hashlib.sha256(f'{folded(name)}|{where}'.encode()).hexdigest()[:12]}"
