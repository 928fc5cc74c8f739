"""What `congdoan schemas` does."""

from __future__ import annotations

import sys

from schemas.generate import stale, write


def schemas_command(*, check: bool) -> int:
    """Write the generated files, or with `check` only tell which are stale.

    Returns:
        Exit code: 0 all up to date, 1 stale under `check`.
    """
    changed = stale() if check else write()
    for name in changed:
        print(f"schemas/{name} {'is stale' if check else 'written'}")
    if check and changed:
        print("Run `congdoan schemas` and commit what it writes.", file=sys.stderr)
        return 1
    if not changed:
        print("Everything is up to date.")
    return 0
