"""Rows of an output as a table in the terminal."""

from __future__ import annotations

import sys

import pyarrow as pa
from rich.console import Console
from rich.table import Table

from extract.failure import UsageError
from extract.records.own import FILLED
from extract.store.load import load

#: What a first look at each table needs; the other columns are in the files.
_COLUMNS = {
    "articles": ("source", "title", "published", "published_basis"),
    "mentions": ("label", "text", "value", "rule"),
    "awards": ("award_type", "award_name", "count", "recipient_type", "issuer", "award_date"),
    "people": ("honorific", "name", "role", "organization"),
    "support": ("kind", "beneficiaries", "amount_vnd", "amount_each_vnd", "donor"),
    "events": ("event_type", "name", "date", "organizer", "place"),
    "organizations": ("name", "kind", "level", "unit", "unit_after", "mentions", "articles"),
    "persons": ("name", "unit_code", "site", "mentions", "articles"),
    "failures": ("source", "stage", "reason", "message"),
}
_MOST_COLUMNS = 6
_WIDEST_CELL = 48
#: Columns of text where the output is no terminal that could say.
_LOG_WIDTH = 140


def show_command(out: str, table: str, rows: int) -> int:
    """Print the first rows of a table and how many more there are.

    Returns:
        Exit code: 0 done, 2 no output there or no such table.
    """
    try:
        tables = load(out)
        if table not in tables:
            raise UsageError(f"There is no table {table}: choose one of {', '.join(tables)}.")
        console = Console()
        if not console.is_terminal:
            console = Console(width=_LOG_WIDTH)
        print_rows(tables.arrow(table), table, rows, console)
    except UsageError as error:
        print(f"congdoan show: {error}", file=sys.stderr)
        return 2
    return 0


def print_rows(table: pa.Table, name: str, limit: int, console: Console) -> None:
    """Print up to `limit` rows of a table."""
    count = table.num_rows
    columns = _COLUMNS.get(name) or _first_columns(table.column_names)
    shown = Table(*columns, title=f"{name}: {count:,} rows", title_justify="left")
    for row in table.slice(0, limit).to_pylist():
        shown.add_row(*(_cell(row[column]) for column in columns))
    console.print(shown, markup=False)
    if count > limit:
        console.print(f"… and {count - limit:,} more")


def _first_columns(names: list[str]) -> tuple[str, ...]:
    """Return the first columns that say something, for tables that are not in `_COLUMNS`."""
    return tuple(name for name in names[1:] if name not in FILLED)[:_MOST_COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return "–"
    words = " ".join(f"{value:,}".split() if isinstance(value, int) else str(value).split())
    return words if len(words) <= _WIDEST_CELL else words[: _WIDEST_CELL - 1] + "…"
