"""Check that the bodies and persons of an output are those that its rows name."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from extract.store.manifest import Manifest, part_files
from extract.store.verify_files import file_problems
from extract.store.whole import SOURCES, aggregated, database, listed, whole_files
from schemas import Label

if TYPE_CHECKING:
    import duckdb

#: Column that holds ids -> the whole table they stand in, and which rows of the table count.
_REFERENCES = (
    ("mentions", "entity_id", "organizations", f"label = '{Label.ORGANIZATION}'"),
    ("mentions", "entity_id", "persons", f"label = '{Label.PERSON}'"),
    ("awards", "issuer_id", "organizations", "true"),
    ("people", "organization_id", "organizations", "true"),
    ("people", "person_id", "persons", "true"),
    ("organizations", "parent_id", "organizations", "true"),
    ("persons", "organization_id", "organizations", "true"),
)


def linking_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Tell where an id is in no table, is there twice, or its counts are not the mentions'.

    Args:
        folder: of an output whose parts are sound.
        manifest: its manifest.
    """
    whole = whole_files(folder)
    damaged = [
        problem
        for name, path in whole.items()
        for problem in (
            file_problems(folder, name, path, manifest.whole[name])
            if name in manifest.whole
            else [f"{path.relative_to(folder)} is not named in the manifest."]
        )
    ]
    yield from damaged
    if damaged or not manifest.parts:
        return
    numbers = range(len(manifest.parts))
    tables = {name: [path] for name, path in whole.items()}
    for name in ("mentions", "awards", "people", "_organizations", "_persons"):
        tables[name] = [part_files(folder, number, [name])[name] for number in numbers]
    with tempfile.TemporaryDirectory() as spill, database(Path(spill) / "spill") as connection:
        for reference in _REFERENCES:
            yield from _dangling(connection, tables, *reference)
        for name, (facts, label) in SOURCES.items():
            made = aggregated(
                connection,
                name,
                facts=tables[facts],
                mentions=tables["mentions"],
                label=label,
                spill=Path(spill) / f"{name}-divided",
            )
            stored = pq.ParquetFile(whole[name])
            groups = (stored.read_row_group(at) for at in range(stored.num_row_groups))
            again = (table for table in made if table.num_rows)
            pairs = zip_longest(again, groups)
            if not all(a is not None and b is not None and a.equals(b) for a, b in pairs):
                yield f"{name}: facts or counts are not those of the pages."


def _dangling(
    connection: duckdb.DuckDBPyConnection,
    tables: dict[str, list[Path]],
    table: str,
    column: str,
    target: str,
    rows: str,
) -> Iterator[str]:
    """Tell of ids that their table does not hold."""
    key = "organization_id" if target == "organizations" else "person_id"
    query = f"""
        SELECT DISTINCT {column} FROM read_parquet({listed(tables[table])})
        WHERE {column} IS NOT NULL AND {rows} AND {column} NOT IN (
            SELECT {key} FROM read_parquet({listed(tables[target])})
        ) ORDER BY ALL LIMIT 20
    """
    for (value,) in connection.execute(query).fetchall():
        yield f"{table}.{column}: {value} is not in {target}."
