"""One shard on disk: a folder with a part file per table and the ledger of its pages."""

from __future__ import annotations

import hashlib
import json
import shutil
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract.store.chunk import Chunk, PageEntry
from extract.store.files import read_table, whole_folder, write_table

LEDGER = "ledger.json"


def shard_key(page_keys: Iterable[str]) -> str:
    """Return the name of the shard that holds these pages: the same pages, the same name."""
    return hashlib.sha256("\n".join(page_keys).encode()).hexdigest()[:32]


def write_shard(
    folder: Path, chunk: Chunk, taken_over: Mapping[str, Path] = MappingProxyType({})
) -> None:
    """Write a shard; the folder appears when all of it is there.

    Args:
        folder: a new one.
        chunk: its pages and tables.
        taken_over: files of tables that the chunk does not hold, to copy as they are.
    """
    with whole_folder(folder) as waiting:
        for name, path in taken_over.items():
            shutil.copyfile(path, waiting / f"{name}.parquet")
        for name, table in chunk.tables.items():
            write_table(waiting / f"{name}.parquet", table)
        write_ledger(waiting / LEDGER, chunk.pages)


def read_shard(files: Mapping[str, Path], pages: tuple[PageEntry, ...]) -> Chunk:
    """Return the tables of a shard that lie in `files` (table name -> part file)."""
    return Chunk(pages, {name: read_table(path, name) for name, path in files.items()})


def write_ledger(path: Path, pages: tuple[PageEntry, ...]) -> None:
    """Write which pages a shard holds, a line each, with its rows and what is known of it."""
    lines = ",\n".join(json.dumps(_line(page)) for page in pages)
    path.write_text(f"[\n{lines}\n]\n", "utf-8")


def read_ledger(path: Path, tables: int) -> tuple[PageEntry, ...]:
    """Return the pages of a shard.

    Args:
        path: its ledger.
        tables: how many tables the shard has.

    Raises:
        OSError, ValueError: where the file is missing or broken.
    """
    entries = json.loads(path.read_text("utf-8"))
    return tuple(_entry(entry, tables) for entry in entries)


def _line(page: PageEntry) -> list[Any]:
    mark = None if page.fingerprint is None else b64encode(page.fingerprint).decode()
    return [page.key, page.article_id, *page.rows, page.fits, mark]


def _entry(entry: list[Any], tables: int) -> PageEntry:
    key, article_id, *rows, fits, mark = entry
    if len(rows) != tables:
        raise ValueError("The ledger counts the rows of other tables.")
    return PageEntry(key, article_id, tuple(rows), fits, None if mark is None else b64decode(mark))
