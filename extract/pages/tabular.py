"""Tables of pages: parquet and CSV files with an `html` or `text` column.

Columns are those of JSON Lines (see `jsonl`); other columns are left alone.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from extract.pages.files import unreadable
from extract.pages.meter import Meter
from extract.pages.page import Item, Unread
from extract.pages.record import page_or_failure

_COLUMNS = ("url", "html", "text", "title", "published", "fetched_at")
_ROWS_AT_ONCE = 64


def read_parquet(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the page of each row; row numbers count from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with meter.open(path) as file:
            table = pq.ParquetFile(file)
            columns = [name for name in _COLUMNS if name in table.schema_arrow.names]
            if not {"html", "text"} & set(columns):
                yield _no_column(source)
                return
            for rows in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
                for record in rows.to_pylist():
                    number += 1
                    yield page_or_failure(f"{source}:{number}", record)
    except pa.ArrowException as error:
        told = str(error).splitlines()[0]
        yield Unread(
            f"{source}:{number + 1}",
            "broken_archive",
            f"The parquet file is broken: {told}. Rows read: {number}.",
        )
    except OSError as error:
        yield unreadable(source, error)


def read_csv(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the page of each record; the first line names the columns, records count from 1."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    number = 0
    try:
        with meter.open(path) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            if not {"html", "text"} & set(table.fieldnames or ()):
                yield _no_column(source)
                return
            for record in table:
                number += 1
                yield page_or_failure(
                    f"{source}:{number}", {k: v or None for k, v in record.items() if k}
                )
    except (csv.Error, UnicodeDecodeError) as error:
        yield Unread(
            f"{source}:{number + 1}",
            "broken_archive",
            f"The CSV file is broken: {error}. Records read: {number}.",
        )
    except OSError as error:
        yield unreadable(source, error)


def _no_column(source: str) -> Unread:
    return Unread(source, "no_content", "The table has neither a column `html` nor `text`.")
