"""What `congdoan verify` does."""

from __future__ import annotations

import sys

from extract.failure import UsageError
from extract.store.verify import verify

_SHOWN = 50


def verify_command(out: str) -> int:
    """Check an output and print what is wrong with it.

    Returns:
        Exit code: 0 all well, 1 problems found, 2 no output there.
    """
    try:
        problems = verify(out)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    for problem in problems[:_SHOWN]:
        print(problem)
    if len(problems) > _SHOWN:
        print(f"… and {len(problems) - _SHOWN} more.")
    if not problems:
        print(f"{out} is whole.")
    return 1 if problems else 0
