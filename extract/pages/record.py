"""A page from named fields, as JSON Lines and tables give them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

from extract.pages.page import Page
from extract.pages.urls import canonical_url


class FieldError(Exception):
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
    def wrong_type(cls, field: str, wanted: str, value: object) -> FieldError:
        """Return the error for a field of a wrong type."""
        return cls("wrong_type", f"`{field}` is {type(value).__name__}, not {wanted}.")


def page_of(source: str, record: Mapping[str, Any]) -> Page:
    """Return the page of a record with `html` or `text`, and `url`, `title` and dates if given.

    Raises:
        FieldError: where a field has a wrong type, or there is neither `html` nor `text`.
    """
    url, title = _text(record, "url"), _text(record, "title")
    kind: Literal["html", "text"] = "html"
    content = _text(record, "html", keep_empty=True)
    if content is None:
        kind, content = "text", _text(record, "text", keep_empty=True)
    if content is None:
        raise FieldError("no_content", "There is neither `html` nor `text`.")
    return Page(
        source=source,
        content=content,
        kind=kind,
        url=canonical_url(url) if url else None,
        fetched_at=_moment(record.get("fetched_at")),
        title=title,
        published=_day(record.get("published")),
    )


def _text(record: Mapping[str, Any], field: str, *, keep_empty: bool = False) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError.wrong_type(field, "a text", value)
    value = _whole(value)
    return value if keep_empty or value.strip() else None


def _whole(text: str) -> str:
    """Replace lone surrogates, which JSON can write (`\\ud800`) and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, datetime):
        raise FieldError.wrong_type("fetched_at", "a date and time", value)
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise FieldError("bad_date", f"`fetched_at` is out of range: {value}.") from None


def _day(value: Any) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise FieldError.wrong_type("published", "a date", value)
    return value
