"""Awards: who conferred how many of what on whom."""

from __future__ import annotations

from extract.records.findings import AwardFinding
from extract.tag import TaggedText


def read_awards(tagged: TaggedText) -> list[AwardFinding]:
    """Return the awards that the text states, in text order."""
    return []
