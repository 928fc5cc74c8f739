"""Canonical addresses, so that one page has one id however a crawl came to it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

#: Query parameters that say how a reader came to a page, not which page it is.
_TRACKING = re.compile(
    r"(?i)^(?:utm_\w+|fbclid|gclid|dclid|msclkid|zarsrc|gidzl|mc_[ce]id|_ga|_gl|igshid|ref_src)$"
)
_DEFAULT_PORT = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical_url(url: str) -> str:
    """Return `url` in one fixed spelling; an address that is no http(s) URL comes back stripped.

    Scheme and host in lower case, no default port, no fragment, no tracking parameters, dot
    segments resolved, percent-escapes as RFC 3986 section 6.2.2 writes them. The scheme, the
    order of parameters and a trailing slash stay: servers may tell them apart.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not parts.hostname:
        return url
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not _TRACKING.match(_key(pair))
    )
    return urlunsplit(
        (
            scheme,
            _host(parts, port if port != _DEFAULT_PORT[scheme] else None),
            _without_dots(_escapes(parts.path)) or "/",
            _escapes(query),
            "",
        )
    )


def _key(pair: str) -> str:
    return pair.partition("=")[0]


def _host(parts: SplitResult, port: int | None) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    user, at, _ = parts.netloc.rpartition("@")
    return f"{user}{at}{host}" + (f":{port}" if port is not None else "")


def _escapes(text: str) -> str:
    """Undo escapes of unreserved characters, write the others in capitals."""

    def one(match: re.Match[str]) -> str:
        char = chr(int(match.group(1), 16))
        return char if char in _UNRESERVED else match.group().upper()

    return _ESCAPE.sub(one, text)


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` as RFC 3986 section 5.2.4 does."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
