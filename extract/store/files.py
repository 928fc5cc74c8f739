"""Files and folders that appear under their final name only when they are whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.store.arrow import arrow_schema


def write_table(path: Path, table: pa.Table) -> None:
    """Write one part file: zstd level 3, one row group; the same rows give the same bytes."""
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=3,
        row_group_size=max(table.num_rows, 1),
        store_schema=True,
    )


def read_table(path: Path, name: str) -> pa.Table:
    """Return a part file of the table `name` in the contract's schema.

    Raises:
        OSError, pyarrow.ArrowException: where the file is missing or broken.
    """
    table = pq.ParquetFile(path).read()
    return table.cast(arrow_schema(name))


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file, for people to read too."""
    write_bytes(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file: under a temporary name first, then renamed."""
    waiting = path.with_name(f".{path.name}.part")
    with waiting.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; it gets its final name when the block ends well."""
    waiting = path.with_name(f".{path.name}.part")
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    yield waiting
    shutil.rmtree(path, ignore_errors=True)
    waiting.replace(path)


def sha256(path: Path) -> str:
    """Return the digest of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
