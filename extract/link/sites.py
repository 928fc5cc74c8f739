"""Which site a page belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit


def site_of(url: str | None, source: str) -> str | None:
    """Return the host of a page's address without `www.`, else the first folder of its source.

    Args:
        url: the page's canonical address, where it has one.
        source: its path below the input.

    Returns:
        None for a page without an address that lies in no folder.
    """
    if url:
        host = urlsplit(url).hostname
        return host.removeprefix("www.") if host else None
    folder, slash, _ = source.partition("/")
    return folder if slash else None
