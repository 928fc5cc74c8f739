"""Check one file of an output against the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from extract.records.own import all_tables, page_tables
from extract.store.arrow import arrow_schema
from extract.store.files import sha256
from extract.store.held import DAMAGE
from extract.store.manifest import PartFile


def file_problems(folder: Path, name: str, path: Path, expected: PartFile) -> Iterator[str]:
    """Tell where a file is missing, changed, unreadable or not in the schema of its table."""
    where = path.relative_to(folder)
    if not path.exists():
        yield f"{where} is missing."
    elif sha256(path) != expected.sha256:
        yield f"{where} has changed since it was written (checksum)."
    else:
        try:
            file = pq.ParquetFile(path)
        except DAMAGE as error:
            yield f"{where} cannot be read: {error}"
            return
        known = name in all_tables() | page_tables()
        if known and not file.schema_arrow.equals(arrow_schema(name)):
            yield f"{where} has not the schema of the contract."
        if file.metadata.num_rows != expected.rows:
            yield f"{where} has {file.metadata.num_rows} rows, not {expected.rows}."
