"""Addresses as a crawler sees them: which belong to a site, which are one page, which are traps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from extract.failure import UsageError
from extract.pages.urls import canonical_url

#: Parameters that carry a visit, not a page.
_SESSION = re.compile(
    r"(?i)^(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|cfid|cftoken|zenid|oscsid"
    r"|replytocom)(?:=|$)"
    # `sid` is also what old systems call a story's number.
    r"|^(?:sid|session)=[0-9a-z]{16,}$"
)
_SESSION_PATH = re.compile(r"(?i);(?:jsessionid|phpsessid|sid)=[^/?;]*|/\([sS]\([a-z0-9]+\)\)")
_DATE_NAMES = re.compile(
    r"(?i)^(?:day|month|year|week|date|ngay|thang|nam|tuan|cal\w*|tribe-bar-date|ical|eventdate)$"
)
_CALENDAR_PATH = re.compile(r"(?i)/(?:calendar|lich(?:-cong-tac|-lam-viec|-tuan)?)/.*\d")
_DIGITS = re.compile(r"-?\d+")
_CODE = re.compile(r"(?=[^/&=]*\d)(?=[^/&=]*[a-zA-Z])[a-zA-Z0-9]{8,}|[0-9a-fA-F]{16,}")

#: Endings of what is no page; asking for it would cost the server something for nothing.
_ENDINGS = frozenset({
    "7z", "aac", "apk", "avi", "bmp", "bz2", "css", "csv", "dmg", "doc", "docx", "eot", "eps",
    "exe", "flv", "gif", "gz", "ico", "ics", "iso", "jar", "jpeg", "jpg", "js", "json", "m4a",
    "m4v", "mid", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "odp", "ods", "odt", "ogg", "otf",
    "pdf", "png", "pps", "ppsx", "ppt", "pptx", "psd", "rar", "rtf", "svg", "swf", "tar", "tgz",
    "tif", "tiff", "ttf", "wav", "webm", "webp", "wma", "wmv", "woff", "woff2", "xls", "xlsx",
    "zip",
})  # fmt: skip
_MAX_LENGTH = 1_500
_MAX_SEGMENTS = 20
_MAX_PARAMETERS = 10
_MAX_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """What belongs to a site: one host, with and without `www.`, below one folder.

    Args:
        start: the address the crawl begins at.
        guessed: whether `https` was assumed, so that `http` may be tried.
    """

    start: str
    guessed: bool = False

    @property
    def name(self) -> str:
        """The site's name for people: host and folder."""
        return _host(urlsplit(self.start)) + self.folder.rstrip("/")

    @property
    def folder(self) -> str:
        """The folder all pages lie below, with `/` at its end."""
        path = urlsplit(self.start).path or "/"
        if path.endswith("/"):
            return path
        last = PurePosixPath(path).name
        return path.rpartition("/")[0] + "/" if "." in last else path + "/"

    def holds(self, url: str) -> bool:
        """Say whether an address lies on the site."""
        return self.same_host(url) and (urlsplit(url).path + "/").startswith(self.folder)

    def same_host(self, url: str) -> bool:
        """Say whether an address lies on the site's host, in whatever folder."""
        return _host(urlsplit(url)) == _host(urlsplit(self.start))

    def over_http(self) -> Scope:
        """Return the same site without TLS."""
        return Scope("http:" + self.start.partition(":")[2])


def scope_of(site: str) -> Scope:
    """Return the site that a host name or address means.

    Raises:
        UsageError: where it is neither.
    """
    guessed = "://" not in site
    url = normal(f"https://{site}" if guessed else site)
    if url is None or ("." not in (urlsplit(url).hostname or "") and ":" not in url[8:]):
        raise UsageError(f"{site!r} is no site: give a host (congdoan.example) or an http address.")
    return Scope(url, guessed)


def normal(url: str, base: str | None = None) -> str | None:
    """Return an address in the one spelling it is asked for in, None where it is no http address.

    Without sessions, tracking and fragments; in ASCII.

    Args:
        url: as it stands in a page.
        base: the address it is relative to.
    """
    try:
        whole = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(canonical_url(re.sub(r"[\t\r\n]", "", whole)))
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
        host = parts.netloc.encode("idna").decode("ascii")
        if parts.port == 0 or not re.fullmatch(r"[\w.\-:\[\]]+", host):
            return None
    except (UnicodeError, ValueError):
        return None
    path = quote(_SESSION_PATH.sub("", parts.path) or "/", safe="/%:@!$&'()*+,;=~")
    pairs = [pair for pair in parts.query.split("&") if not _SESSION.search(pair)]
    query = quote("&".join(pairs), safe="/%:@!$&'()*+,;=~?[]")
    return urlunsplit((parts.scheme, host, path, query, ""))


def same_page(url: str) -> str:
    """Return what all addresses of a page have in common: scheme, `www.`, order don't count."""
    parts = urlsplit(url)
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", parts.path)
    return f"{_host(parts)}{path.rstrip('/')}?{query}"


def pattern(url: str) -> str:
    """Return an address without its numbers and codes."""
    parts = urlsplit(url)
    kept = f"{parts.path}?{'&'.join(sorted(parts.query.split('&')))}"
    return _DIGITS.sub("0", _CODE.sub("*", kept))


def is_calendar(url: str) -> bool:
    """Say whether an address looks like a page of a calendar, which has no end."""
    parts = urlsplit(url)
    names = [pair.split("=")[0] for pair in parts.query.split("&")]
    return any(_DATE_NAMES.match(name) for name in names) or bool(
        _CALENDAR_PATH.search(parts.path) and not PurePosixPath(parts.path).suffix
    )


def refusal(url: str) -> str | None:
    """Return why an address is not worth asking for: its ending, or that it looks like a trap."""
    parts = urlsplit(url)
    ending = PurePosixPath(parts.path).suffix[1:].lower()
    if ending in _ENDINGS:
        return f".{ending}"
    segments = [segment for segment in parts.path.split("/") if segment]
    repeated = max((segments.count(segment) for segment in segments), default=0)
    if (
        len(url) > _MAX_LENGTH
        or len(segments) > _MAX_SEGMENTS
        or repeated > _MAX_REPEATS
        or parts.query.count("&") >= _MAX_PARAMETERS
    ):
        return "trap"
    return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port}" if parts.port else host
