"""The tables for spreadsheets: CSV files, or one Excel workbook with a sheet for each table.

Text of crawled pages is data, whatever it looks like: a cell that a spreadsheet would take for a
formula gets an apostrophe before it, which spreadsheets show as "this is text".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from extract.failure import UsageError
from extract.store.load import Tables

#: First characters by which a spreadsheet knows a formula (OWASP, CSV injection), the full-width
#: ones that some versions of Excel take for the same among them; white space before is skipped.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What Excel allows in a cell and in a sheet.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575
_CUT = " […]"
_BATCH = 1000
_WIDTHS = (10, 60)

Cell = str | int | float | bool | None


def write_csv(tables: Tables, folder: Path) -> list[Path]:
    """Write one CSV file a table: UTF-8 with a byte-order mark, so that Excel reads the marks."""
    written = []
    for name in tables:
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            for row in _rows(tables, name):
                writer.writerow(["" if cell is None else cell for cell in row])
        written.append(path)
    return written


def write_xlsx(tables: Tables, folder: Path) -> list[Path]:
    """Write one workbook. A cell that Excel could not hold is cut and ends in `[…]`.

    Raises:
        UsageError: where the writer of workbooks is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise UsageError(
            "Excel files need the package xlsxwriter: pip install congdoan[excel]"
        ) from error
    path = folder / "congdoan.xlsx"
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        # No clock: the same tables give the same bytes.
        book.set_properties({"created": datetime(2000, 1, 1)})
        bold = book.add_format({"bold": True})
        for name in tables:
            _fill(book, name, _rows(tables, name), bold)
    return [path]


def safe(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    starts = text.lstrip(" \u00a0\u200b\ufeff")
    return f"'{text}" if starts.startswith(_FORMULA) else text


def _fill(book: Any, name: str, rows: Iterator[list[Cell]], bold: Any) -> None:
    """Write a table to a sheet of its name, and to more (`mentions 2`) where it is too long."""
    header = next(rows)
    sheet = None
    for number, row in enumerate(rows):
        at = number % _MOST_ROWS
        if at == 0:
            sheet = _sheet(book, name, number // _MOST_ROWS, header, bold)
        assert sheet is not None
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > _LONGEST_CELL:
                cell = cell[: _LONGEST_CELL - len(_CUT)] + _CUT
            if isinstance(cell, str):
                sheet.write_string(at + 1, column, cell)
            elif cell is not None:
                sheet.write(at + 1, column, cell)
    if sheet is None:
        _sheet(book, name, 0, header, bold)


def _sheet(book: Any, name: str, number: int, header: list[Cell], bold: Any) -> Any:
    sheet = book.add_worksheet(f"{name} {number + 1}" if number else name)
    for column, title in enumerate(header):
        low, high = _WIDTHS
        sheet.set_column(column, column, min(max(len(str(title)) + 2, low), high))
        sheet.write_string(0, column, str(title), bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _rows(tables: Tables, name: str) -> Iterator[list[Cell]]:
    """Yield the header, then each row as cells."""
    table = tables.arrow(name)
    yield list(table.column_names)
    for batch in table.to_batches(max_chunksize=_BATCH):
        for row in batch.to_pylist():
            yield [_cell(value) for value in row.values()]


def _cell(value: Any) -> Cell:
    """Dates as ISO, lists joined by `; `, numbers and truth values as they are."""
    if isinstance(value, list):
        return safe("; ".join(map(str, value)))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return safe(value)
    assert value is None or isinstance(value, bool | int | float)
    return value
