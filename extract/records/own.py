"""Record types that come from other packages: a table, a model, and what reads its rows.

A package offers a `RecordType` as an entry point of the group `congdoan.records`. From then on its
table is part of every run: written, resumed, verified, loaded, shown and explained like any other.
`docs/own-record-type/` is a worked example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.failure import PageFailure, UsageError
from extract.registered import GROUP, entries
from schemas import PAGE_TABLES, TABLES, Row

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from extract.tag import TaggedText

#: Columns that are filled in for every record type; its first column is the row's id.
FILLED = ("article_id", "start", "end", "evidence", "rule", "source_link")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Found:
    """One record as it is read.

    Args:
        start: first code point of the evidence in the text.
        end: code point after the last one.
        rule: name of the rule that found it.
        columns: the columns of the model but its id and those that are `FILLED`.
        trace: what `congdoan explain` shows.
    """

    start: int
    end: int
    rule: str
    columns: Mapping[str, Any]
    trace: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record.

    Args:
        name: of its table: lower-case letters, digits, underscores.
        model: of its rows; the first column is the id and ends in `_id`, the columns in `FILLED`
            are there, every column is declared with `schemas.base.column`.
        read: finds the records of one article, in the order of the text; depends on the text and
            its mentions alone.
    """

    name: str
    model: type[Row]
    read: Callable[[TaggedText], Iterable[Found]]

    @property
    def id_column(self) -> str:
        """The first column."""
        return next(iter(self.model.model_fields))


@cache
def registered() -> dict[str, RecordType]:
    """Return the record types of other packages, by name and in the order of their names.

    Raises:
        UsageError: where one cannot be imported or used.
    """
    found: dict[str, RecordType] = {}
    for entry in entries():
        kind = _loaded(entry)
        if kind.name in found or kind.name in PAGE_TABLES or kind.name in TABLES:
            raise UsageError(f"{_told(entry)}: there is a table {kind.name!r} already.")
        found[kind.name] = kind
    return dict(sorted(found.items()))


def page_tables() -> dict[str, type[Row]]:
    """Return the tables whose rows belong to one page each: built in, then registered."""
    return PAGE_TABLES | {name: kind.model for name, kind in registered().items()}


def all_tables() -> dict[str, type[Row]]:
    """Return the tables for readers: the contract's, then those of registered types."""
    return TABLES | {name: kind.model for name, kind in registered().items()}


def read_own(kind: RecordType, tagged: TaggedText) -> list[Found]:
    """Return the records of one type in an article.

    Raises:
        PageFailure: where the type's own code fails. The whole page is given up, since an article
            that lacks rows looks like one that has none: no count would say that some are missing.
    """
    try:
        return list(kind.read(tagged))
    except Exception as error:
        raise _failure(kind, error) from error


def own_row(kind: RecordType, columns: dict[str, Any]) -> Row:
    """Return a row of the type's model.

    Raises:
        PageFailure: where the columns do not fit the model.
    """
    try:
        return kind.model(**columns)
    except (TypeError, ValueError) as error:
        raise _failure(kind, error) from error


def _failure(kind: RecordType, error: Exception) -> PageFailure:
    return PageFailure(
        "records", "own_record_type", f"{kind.name}: {type(error).__name__}: {error}"
    )


def _loaded(entry: EntryPoint) -> RecordType:
    try:
        kind = entry.load()
    except Exception as error:
        raise UsageError(f"{_told(entry)} cannot be imported: {error}.") from error
    if not isinstance(kind, RecordType):
        raise UsageError(f"{_told(entry)} is no RecordType.")
    if not _NAME.fullmatch(kind.name):
        raise UsageError(f"{_told(entry)}: {kind.name!r} is no name for a table.")
    missing = [column for column in FILLED if column not in kind.model.model_fields]
    if missing or not kind.id_column.endswith("_id") or kind.id_column in FILLED:
        raise UsageError(
            f"{_told(entry)}: its first column must be an id that ends in _id, "
            f"and there must be the columns {', '.join(FILLED)}."
        )
    return kind


def _told(entry: EntryPoint) -> str:
    package = entry.dist.name if entry.dist is not None else entry.module
    return f"The record type {entry.name} of {package} ({GROUP})"
