"""Table `failures`."""

from __future__ import annotations

from schemas.base import Row, column


class Failure(Row):
    """One page that did not become an article."""

    source: str = column(
        "Where the page was read.",
        example="crawl.jsonl:17",
    )
    url: str | None = column(
        "Its address, where known.",
        example="https://ldld.example/tin-13",
    )
    stage: str = column(
        "Where it failed: read, clean, tag, records, store or engine.",
        example="clean",
    )
    reason: str = column(
        "Stable reason code to count by.",
        example="empty_page",
    )
    message: str = column(
        "One sentence that says what was wrong.",
        example="The page holds no text.",
    )
