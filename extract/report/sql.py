"""What `congdoan sql` does: a question in SQL, its answer in the terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extract.failure import UsageError
from extract.records.own import all_tables
from extract.store.sql import connect
from schemas.views import views

if TYPE_CHECKING:
    import duckdb

Form = Literal["table", "csv", "json"]

#: Rows that a terminal shows; CSV and JSON hold all.
_SHOWN = 100
_BATCH = 1000


def sql_command(out: str, query: str | None, form: str) -> int:
    """Answer a question, or without one say what can be asked.

    Args:
        out: the output of a run.
        query: a statement for DuckDB.
        form: `table`, `csv` or `json` (one object a line).

    Returns:
        Exit code: 0 done, 2 no such output or form, or a statement that DuckDB refuses.
    """
    import duckdb

    writers = {"table": _table, "csv": _csv, "json": _json}
    try:
        if form not in writers:
            raise UsageError(f"There is no form {form}: choose one of {', '.join(writers)}.")
        with connect(out) as database:
            if query is None:
                _tell()
                return 0
            writers[form](database.execute(query))
    except (UsageError, duckdb.Error) as error:
        print(f"congdoan sql: {error}", file=sys.stderr)
        return 2
    return 0


def _tell() -> None:
    """Print what there is to select from."""
    shown = Table("name", "a row is", box=None)
    for name, model in all_tables().items():
        shown.add_row(name, escape(" ".join((model.__doc__ or "").split())))
    for view in views():
        shown.add_row(view.name, escape(view.description))
    Console().print(shown)


def _columns(answer: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in answer.description or []]


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := answer.fetchmany(_BATCH):
        yield from batch


def _table(answer: duckdb.DuckDBPyConnection) -> None:
    shown = Table(*_columns(answer))
    rows = answer.fetchmany(_SHOWN + 1)
    for row in rows[:_SHOWN]:
        shown.add_row(*("–" if value is None else escape(str(value)) for value in row))
    console = Console()
    console.print(shown)
    if len(rows) > _SHOWN:
        console.print(f"… the first {_SHOWN} rows; `--form csv` gives all.")


def _csv(answer: duckdb.DuckDBPyConnection) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_columns(answer))
    writer.writerows(_rows(answer))


def _json(answer: duckdb.DuckDBPyConnection) -> None:
    columns = _columns(answer)
    for row in _rows(answer):
        record = dict(zip(columns, row, strict=True))
        print(json.dumps(record, ensure_ascii=False, default=str))
