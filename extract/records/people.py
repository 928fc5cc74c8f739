"""People and their posts."""

from __future__ import annotations

from extract.records.findings import PostFinding
from extract.tag import TaggedText


def read_people(tagged: TaggedText) -> list[PostFinding]:
    """Return people and their posts, in text order."""
    return []
