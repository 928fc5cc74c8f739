"""The event a page reports."""

from __future__ import annotations

from extract.records.findings import EventFinding
from extract.tag import TaggedText


def read_event(tagged: TaggedText) -> EventFinding | None:
    """Return the event."""
    return None
