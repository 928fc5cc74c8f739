"""A page from named fields, as JSON Lines and tables give them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

from extract.pages.page import Page, Unread
from extract.pages.urls import canonical_url


class _FieldError(Exception):
    """A field that does not hold what it should.

    Args:
        reason: stable code: `wrong_type`, `bad_date`, `no_content`.
        message: one sentence that names the field.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    @classmethod
    def wrong_type(cls, field: str, wanted: str, value: object) -> _FieldError:
        """Return the error for a field of a wrong type."""
        return cls("wrong_type", f"`{field}` is {type(value).__name__}, not {wanted}.")


def page_or_failure(source: str, record: Mapping[str, Any]) -> Page | Unread:
    """Return the page of a record with `html` or `text`, and `url`, `title` and dates if given.

    Dates may be dates or ISO text. A field of a wrong type makes the record an `Unread`.
    """
    try:
        return _page(source, record)
    except _FieldError as error:
        url = record.get("url")
        known = _whole(url) if isinstance(url, str) else None
        return Unread(source, error.reason, error.message, known)


def _page(source: str, record: Mapping[str, Any]) -> Page:
    url, title = _text(record, "url"), _text(record, "title")
    kind: Literal["html", "text"] = "html"
    content = _text(record, "html", keep_empty=True)
    if content is None:
        kind, content = "text", _text(record, "text", keep_empty=True)
    if content is None:
        raise _FieldError("no_content", "There is neither `html` nor `text`.")
    published = _time("published", record.get("published"))
    fetched = _time("fetched_at", record.get("fetched_at"))
    return Page(
        source=source,
        content=content,
        kind=kind,
        url=canonical_url(url) if url else None,
        fetched_at=_utc(fetched) if fetched else None,
        title=title,
        published=published.date() if published else None,
    )


def _text(record: Mapping[str, Any], field: str, *, keep_empty: bool = False) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _FieldError.wrong_type(field, "a text", value)
    value = _whole(value)
    return value if keep_empty or value.strip() else None


def _whole(text: str) -> str:
    """Replace lone surrogates, which JSON can write (`\\ud800`) and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _time(field: str, value: Any) -> datetime | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str):
        raise _FieldError.wrong_type(field, "a date", value)
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        raise _FieldError("bad_date", f"`{field}` is no ISO date: {value[:40]!r}.") from None


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise _FieldError("bad_date", f"`fetched_at` is out of range: {value}.") from None
