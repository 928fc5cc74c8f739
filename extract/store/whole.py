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
_MEMORY = "256MB"
#: Mentions that are grouped at once: some 60 MB.
_AT_ONCE = 200_000
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
                spill=waiting / f"{name}-divided",
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
        connection.execute(f"SET partitioned_write_flush_threshold = {_BATCH}")
        yield connection
    shutil.rmtree(spill, ignore_errors=True)


def aggregated(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    *,
    facts: Sequence[Path],
    mentions: Sequence[Path],
    label: Label,
    spill: Path,
) -> Iterator[pa.Table]:
    """Yield the rows of a whole table by id, in tables of one size.

    Args:
        connection: from `database`.
        name: of the whole table.
        facts: part files that hold its facts page by page.
        mentions: part files of `mentions`.
        label: of its mentions.
        spill: folder for what is divided by id, where it is too much for one go.
    """
    held = arrow_schema(name).empty_table()
    key, *columns = arrow_schema(SOURCES[name][0]).names
    named = f"""
        SELECT entity_id, text, article_id FROM read_parquet({listed(mentions)})
        WHERE entity_id IS NOT NULL AND label = '{label}'
    """
    known = f"SELECT {', '.join([key, *columns])} FROM read_parquet({listed(facts)})"
    rows = sum(pq.read_metadata(path).num_rows for path in mentions)
    told = _divided(connection, known, named, key, spill, rows) if facts else []
    for some_known, some_named in told:
        query = _grouping(key, columns, some_known, some_named)
        for batch in connection.sql(query).to_arrow_reader(_BATCH):
            held = pa.concat_tables([held, pa.Table.from_batches([batch]).cast(held.schema)])
            while held.num_rows >= _BATCH:
                yield held.slice(0, _BATCH).combine_chunks()
                held = held.slice(_BATCH)
    yield held.combine_chunks()


def _divided(
    connection: duckdb.DuckDBPyConnection, known: str, named: str, key: str, spill: Path, rows: int
) -> Iterator[tuple[str, str]]:
    """Yield queries for facts and mentions of which each pair has ids of its own, in order of id.

    DuckDB spills what it sorts but not the lists it collects; so a crawl's mentions are divided by
    the first digits of their ids, which are digests, until a part has some `_AT_ONCE`.
    """
    digits = 0
    while rows > _AT_ONCE * 16**digits:
        digits += 1
    if not digits:
        yield known, named
        return
    for what, query, column in (("known", known, key), ("named", named, "entity_id")):
        (spill / what).mkdir(parents=True)
        connection.execute(
            f"COPY (SELECT *, substr({column}, 3, {digits}) AS digits FROM ({query})) "
            f"TO '{_quoted(spill / what)}' (FORMAT parquet, PARTITION_BY (digits))"
        )
    for folder in sorted((spill / "known").iterdir()):
        files = sorted((spill / "named" / folder.name).glob("*.parquet"))
        some_named = f"FROM read_parquet({listed(files)})" if files else f"{named} LIMIT 0"
        yield f"FROM read_parquet({listed(sorted(folder.iterdir()))})", some_named
    shutil.rmtree(spill)


def _grouping(key: str, columns: Sequence[str], known: str, named: str) -> str:
    """Return the query that makes rows of a whole table, by id, of facts and mentions."""
    told = ", ".join(f"min({column}) AS {column}" for column in columns)
    return f"""
        WITH named AS ({named}), forms AS (
            SELECT entity_id, text, count(*) AS times FROM named GROUP BY ALL
        ), written AS (
            SELECT entity_id, sum(times)::BIGINT AS mentions,
                list(text ORDER BY times DESC, text) AS surface_forms,
                list(times ORDER BY times DESC, text) AS surface_counts
            FROM forms GROUP BY entity_id
        ), spread AS (
            SELECT entity_id, count(DISTINCT article_id) AS articles FROM named GROUP BY entity_id
        ), known AS (
            SELECT {key}, {told} FROM ({known}) GROUP BY {key}
        )
        SELECT known.*, coalesce(surface_forms, []) AS surface_forms,
            coalesce(surface_counts, []) AS surface_counts,
            coalesce(mentions, 0) AS mentions, coalesce(articles, 0) AS articles
        FROM known LEFT JOIN written ON known.{key} = written.entity_id
        LEFT JOIN spread ON known.{key} = spread.entity_id
        ORDER BY known.{key}
    """


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
