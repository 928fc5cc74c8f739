"""The one main event that a page reports."""

from __future__ import annotations

from extract.records.findings import EventFinding
from extract.tag import TaggedText


def read_event(tagged: TaggedText) -> EventFinding | None:
    """Return the page's main event, or None where it reports none."""
    return None
