"""A crawled page as it was read, before anything is known about its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Page:
    """One page and where it came from.

    Args:
        source: where to find it again: path below the input, `file.jsonl:12` for line 12, …
        content: the bytes as stored, or text where the container already decoded it (JSONL).
        kind: `html` for mark-up, `text` for the text dump of a whole page.
        url: the page's address, where the source gives one or the page states it.
        fetched_at: when the crawler fetched it, in UTC; never the machine's clock.
        title: a headline given with the page; taken as it is.
        published: a publication date given with the page; taken as it is.
        charset: the character set named by the transport (HTTP or WARC header).
    """

    source: str
    content: bytes | str
    kind: Literal["html", "text"]
    url: str | None = None
    fetched_at: datetime | None = None
    title: str | None = None
    published: date | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that is there but could not be read; it becomes a row of `failures`.

    Args:
        source: as for `Page`.
        reason: stable code, e.g. `broken_json`, `unreadable_file`, `too_large`.
        message: one sentence that says what was wrong.
        url: the page's address where it is known all the same.
    """

    source: str
    reason: str
    message: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the input that is no page (a picture, a redirect); it is counted, not kept.

    Args:
        source: as for `Page`.
        why: what it is, to count by: `.css`, `revisit`, `redirect`, …
    """

    source: str
    why: str


#: What a reader yields, in the order of the input.
Item = Page | Unread | Skipped
