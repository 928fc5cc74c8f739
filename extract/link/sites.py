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
        try:
            host = urlsplit(url).hostname
        except ValueError:  # `http://[::1`: a crawl may give anything for an address
            return None
        return host.removeprefix("www.") if host else None
    folder, slash, _ = source.partition("/")
    return folder if slash else None


def profile_name(url: str | None, source: str) -> str:
    """Return the name under which the profile of a page's site is kept.

    That is its site; pages that have none share one name, for a folder without folders and
    addresses mostly holds one site. Where it does not, its pages have too little in common.
    """
    return site_of(url, source) or "."
