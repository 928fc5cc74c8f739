"""The one way a page is given up: with a stage, a reason code and a sentence for the reader."""

from __future__ import annotations


class PageFailure(Exception):  # noqa: N818 - a page fails; the run does not
    """A page that cannot become an article; it ends as one row of the `failures` table.

    Args:
        stage: where it happened: `read`, `clean`, `tag`, `records`, `store` or `engine`.
        reason: a short stable code to count by, e.g. `empty_page`, `not_vietnamese`.
        message: one plain English sentence that says what was wrong with this page.
    """

    def __init__(self, stage: str, reason: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type[PageFailure], tuple[str, str, str]]:
        """Keep all three parts when the failure crosses a process boundary."""
        return type(self), (self.stage, self.reason, self.message)


class UsageError(ValueError):
    """Something asked for that cannot be done; the message names it and says what to do."""
