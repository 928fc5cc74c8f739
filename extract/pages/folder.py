"""Folders, walked in a fixed order: the same tree gives the same pages on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Caches that mirroring tools leave beside the pages; they hold the same pages again.
_CACHES = frozenset({"hts-cache"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file met in a folder, or a folder that could not be listed (`error` set).

    Args:
        path: where it is.
        source: its path below the input, with `/`, safe to write as UTF-8.
        error: why it cannot be opened.
    """

    path: Path
    source: str
    error: OSError | None = None


def walk(top: Path, source: str) -> Iterator[Entry]:
    """Yield all files below `top`, sorted by name in each folder, links to folders left out.

    Args:
        top: the folder.
        source: what to put before the path below it; empty for nothing.
    """
    waiting = [(Entry(top, source), True)]
    while waiting:
        entry, is_folder = waiting.pop()
        if not is_folder:
            yield entry
            continue
        try:
            waiting.extend(reversed(_listing(entry)))
        except OSError as error:
            yield Entry(entry.path, entry.source or ".", error)


def _listing(folder: Entry) -> list[tuple[Entry, bool]]:
    """Return what lies in a folder, in order, without caches and outputs of earlier runs.

    With each entry it says whether that is a folder; the system tells it with the names.
    """
    prefix = f"{folder.source}/" if folder.source else ""
    with os.scandir(folder.path) as found:
        folders = {entry.name: entry.is_dir(follow_symlinks=False) for entry in found}
    entries = []
    for name, is_folder in sorted(folders.items(), key=lambda item: os.fsencode(item[0])):
        entry = Entry(folder.path / name, prefix + _printable(name))
        if name not in _CACHES and not (is_folder and _is_output(entry.path)):
            entries.append((entry, is_folder))
    return entries


def _is_output(folder: Path) -> bool:
    # A run's own tables may lie below its input (`congdoan run . --out out`).
    parts = (folder / "_ledger", folder / "_staging")
    return (folder / "_manifest.json").exists() and any(part.is_dir() for part in parts)


def _printable(name: str) -> str:
    """Return a file name that is no UTF-8 with its odd bytes escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
