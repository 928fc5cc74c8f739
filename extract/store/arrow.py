"""Arrow schemas of the tables, derived from the models of the contract."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.abc import MetaPathFinder
from operator import attrgetter
from typing import Any

import pyarrow as pa

from extract.failure import UsageError
from extract.records.own import all_tables, page_tables
from schemas import Row
from schemas.generate import enum_of, is_nullable, value_type

_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
    list[str]: pa.list_(pa.field("element", pa.string())),
    list[int]: pa.list_(pa.field("element", pa.int64())),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Return the fixed schema of a table; each column's description and values are metadata.

    Raises:
        UsageError: for a registered table with a column that cannot be stored.
    """
    model = (all_tables() | page_tables())[table]
    fields = []
    for name, info in model.model_fields.items():
        vocabulary = enum_of(info)
        notes = {"description": info.description or "", "example": str((info.examples or [""])[0])}
        if vocabulary:
            notes["values"] = "|".join(vocabulary)
        kind = pa.string() if vocabulary else _TYPES.get(value_type(info))
        if kind is None:
            raise UsageError(f"The column {name} of {table} is of a type that is not stored.")
        fields.append(pa.field(name, kind, nullable=is_nullable(info), metadata=notes))
    return pa.schema(fields, metadata={"table": table, "description": model.__doc__ or ""})


def table_of(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return rows of one table as Arrow columns.

    Raises:
        pyarrow.ArrowException, UnicodeEncodeError: where a value cannot be stored.
    """
    schema = arrow_schema(name)
    columns = []
    for field in schema:
        values = list(map(attrgetter(field.name), rows))
        if field.metadata and b"values" in field.metadata:
            values = [_plain(value) for value in values]
        columns.append(pa.array(values, type=field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def spare_pandas() -> None:
    """Keep Arrow from importing pandas, which takes 0.3 s and 40 MB, in a process without frames.

    It does so when it is first given a list, to see whether that is a frame's column, and remembers
    what came of it; whoever asks it for a frame later still gets one.
    """
    if "pandas" in sys.modules:
        return
    hiding = _Hiding()
    sys.meta_path.insert(0, hiding)
    try:
        pa.array([None])
    finally:
        sys.meta_path.remove(hiding)


class _Hiding(MetaPathFinder):
    """Says that pandas is not installed."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == "pandas":
            raise ImportError(name)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value
