"""Help that was given."""

from __future__ import annotations

from extract.records.findings import SupportFinding
from extract.tag import TaggedText


def read_support(tagged: TaggedText) -> list[SupportFinding]:
    """Return help that was given, in text order."""
    return []
