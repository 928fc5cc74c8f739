"""What `congdoan verify` does."""

from __future__ import annotations

import sys
from pathlib import Path

from extract.failure import UsageError
from extract.store.manifest import read_manifest
from extract.store.verify import verify

_SHOWN = 50


def verify_command(out: Path) -> int:
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
    manifest = read_manifest(out)
    if not problems and manifest is not None:
        print(f"{out} is whole: {manifest.pages} pages in {len(manifest.parts)} parts.")
    return 1 if problems else 0
