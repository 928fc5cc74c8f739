"""The tables made of all pages together: `organizations` and `persons`.

Each page leaves what its names stand for in `_organizations` and `_persons`; an id's facts are
the same wherever it occurs, so joining the pages is grouping by id. DuckDB does it: it spills to
disk instead of holding all ids in memory, and what it returns is sorted, so that the bytes depend
on the pages alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from extract.store.arrow import arrow_schema
from extract.store.files import sha256, whole_folder
from extract.store.manifest import Manifest
from schemas import WHOLE_TABLES, Label

if TYPE_CHECKING:
    import duckdb

#: What the grouping may hold in memory before it goes to disk.
_MEMORY = "512MB"
_BATCH = 20_000
#: Whole table -> the table that holds its facts page by page, and the label of its mentions.
SOURCES = {
    "organizations": ("_organizations", Label.ORGANIZATION),
    "persons": ("_persons", Label.PERSON),
}


def write_whole(folder: Path, files: Sequence[Mapping[str, Path]]) -> None:
    """Write the whole tables of an output.

    Args:
        folder: a new folder, which appears when all of it is there.
        files: of each shard, page table -> part file.
    """
    with whole_folder(folder) as waiting, database(waiting / "spill") as connection:
        for name, (facts, label) in SOURCES.items():
            told = aggregated(
                connection,
                name,
                facts=[part[facts] for part in files],
                mentions=[part["mentions"] for part in files],
                label=label,
            )
            schema = arrow_schema(name)
            with pq.ParquetWriter(
                waiting / f"{name}.parquet", schema, compression="zstd", compression_level=3
            ) as writer:
                for batch in filter(len, told):
                    writer.write_table(batch.cast(schema), row_group_size=_BATCH)


@contextmanager
def database(spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database in bounded memory.

    Args:
        spill: folder for what does not fit; removed at the end.
    """
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("SET threads = 1")
        connection.execute(f"SET temp_directory = '{_quoted(spill)}'")
        yield connection
    shutil.rmtree(spill, ignore_errors=True)


def aggregated(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    *,
    facts: Sequence[Path],
    mentions: Sequence[Path],
    label: Label,
) -> Iterator[pa.Table]:
    """Yield the rows of a whole table by id, in tables of one size.

    Args:
        connection: from `database`.
        name: of the whole table.
        facts: part files that hold its facts page by page.
        mentions: part files of `mentions`.
        label: of its mentions.
    """
    if not facts:
        yield arrow_schema(name).empty_table()
        return
    key, *columns = arrow_schema(SOURCES[name][0]).names
    told = ", ".join(f"min({column}) AS {column}" for column in columns)
    query = f"""
        WITH named AS (
            SELECT entity_id, text, article_id FROM read_parquet({listed(mentions)})
            WHERE entity_id IS NOT NULL AND label = '{label}'
        ), forms AS (
            SELECT entity_id, text, count(*) AS times FROM named GROUP BY ALL
        ), written AS (
            SELECT entity_id, sum(times)::BIGINT AS mentions,
                list(text ORDER BY times DESC, text) AS surface_forms,
                list(times ORDER BY times DESC, text) AS surface_counts
            FROM forms GROUP BY entity_id
        ), spread AS (
            SELECT entity_id, count(DISTINCT article_id) AS articles FROM named GROUP BY entity_id
        ), known AS (
            SELECT {key}, {told} FROM read_parquet({listed(facts)}) GROUP BY {key}
        )
        SELECT known.*, coalesce(surface_forms, []) AS surface_forms,
            coalesce(surface_counts, []) AS surface_counts,
            coalesce(mentions, 0) AS mentions, coalesce(articles, 0) AS articles
        FROM known LEFT JOIN written ON known.{key} = written.entity_id
        LEFT JOIN spread ON known.{key} = spread.entity_id
        ORDER BY known.{key}
    """
    reader = connection.sql(query).to_arrow_reader(_BATCH)
    held = arrow_schema(name).empty_table()
    for batch in reader:
        held = pa.concat_tables([held, pa.Table.from_batches([batch]).cast(held.schema)])
        while held.num_rows >= _BATCH:
            yield held.slice(0, _BATCH).combine_chunks()
            held = held.slice(_BATCH)
    yield held.combine_chunks()


def whole_files(out: Path) -> dict[str, Path]:
    """Return where the whole tables of an output lie."""
    return {name: out / name / "part-00000.parquet" for name in WHOLE_TABLES}


def is_sound(out: Path, manifest: Manifest) -> bool:
    """Say whether the whole tables are there as they were written."""
    return all(
        name in manifest.whole and path.exists() and sha256(path) == manifest.whole[name].sha256
        for name, path in whole_files(out).items()
    )


def listed(paths: Sequence[Path]) -> str:
    """Return files as a list in DuckDB's SQL."""
    return "[" + ", ".join(f"'{_quoted(path)}'" for path in paths) + "]"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
