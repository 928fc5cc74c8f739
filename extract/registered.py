"""Record types that other installed packages register, seen without importing any of them.

A package registers one as an entry point of the group `congdoan.records`; see
`docs/own-record-type/`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

GROUP = "congdoan.records"


def entries() -> list[EntryPoint]:
    """Return the entry points, by name."""
    return sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))


def sources() -> list[Path]:
    """Return the folders and files with the code and grammars of the record types."""
    found = []
    for package in sorted({entry.module.partition(".")[0] for entry in entries()}):
        spec = find_spec(package)
        if spec is None:
            continue  # `extract.records.own.registered` tells of it by name
        found += list(spec.submodule_search_locations or [])
        found += [spec.origin] if spec.origin and not spec.submodule_search_locations else []
    return [Path(path) for path in found]
