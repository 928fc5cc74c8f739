"""One shard on disk: a folder with a part file per table and the ledger of its pages."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.records.own import page_tables
from extract.store.chunk import Chunk, PageEntry
from extract.store.files import read_table, whole_folder, write_json, write_table

LEDGER = "ledger.json"


def shard_key(page_keys: Iterable[str]) -> str:
    """Return the name of the shard that holds these pages: the same pages, the same name."""
    return hashlib.sha256("\n".join(page_keys).encode()).hexdigest()[:32]


def write_shard(folder: Path, chunk: Chunk) -> None:
    """Write a shard; the folder appears when all of it is there."""
    with whole_folder(folder) as waiting:
        for name, table in chunk.tables.items():
            write_table(waiting / f"{name}.parquet", table)
        write_ledger(waiting / LEDGER, chunk.pages)


def read_shard(files: dict[str, Path], pages: tuple[PageEntry, ...]) -> Chunk:
    """Return the shard whose tables lie in `files` (table name -> part file)."""
    return Chunk(pages, {name: read_table(files[name], name) for name in page_tables()})


def write_ledger(path: Path, pages: tuple[PageEntry, ...]) -> None:
    """Write which pages a shard holds, with how many rows each and what is known of them."""
    write_json(path, [_line(page) for page in pages])


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
