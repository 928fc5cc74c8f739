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
    waiting = [Entry(top, source)]
    while waiting:
        entry = waiting.pop()
        if entry.error is not None or not _is_folder(entry.path):
            yield entry
            continue
        try:
            waiting.extend(reversed(_listing(entry)))
        except OSError as error:
            yield Entry(entry.path, entry.source or ".", error)


def _listing(folder: Entry) -> list[Entry]:
    """Return what lies in a folder, in order, without caches and outputs of earlier runs."""
    prefix = f"{folder.source}/" if folder.source else ""
    names = sorted(os.listdir(folder.path), key=os.fsencode)
    entries = [Entry(folder.path / name, prefix + _printable(name)) for name in names]
    return [e for e in entries if e.path.name not in _CACHES and not _is_output(e.path)]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_output(folder: Path) -> bool:
    # A run's own tables may lie below its input (`congdoan run . --out out`).
    parts = (folder / "_ledger", folder / "_staging")
    return (folder / "_manifest.json").exists() and any(part.is_dir() for part in parts)


def _printable(name: str) -> str:
    """Return a file name that is no UTF-8 with its odd bytes escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
