"""An output as a database: its tables and the views of `schemas/views.sql`, through DuckDB."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from extract.store.load import load
from extract.store.whole import listed
from schemas.views import views

if TYPE_CHECKING:
    import duckdb


def connect(out: Path | str) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the tables of an output, read as they are needed.

    Args:
        out: the output of a run: its folder, or its address (`s3://…`).

    Raises:
        UsageError: where the folder is no congdoan output, or its first run has not ended.
    """
    import duckdb

    tables = load(out)
    connection = duckdb.connect()
    for name in tables:
        files = listed(tables.files(name))
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files})")
    for view in views():
        connection.execute(view.sql)
    # The copy of a remote output stays as long as the database that reads it.
    weakref.finalize(connection, tables.close)
    return connection
