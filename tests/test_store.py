"""Part files and their check."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

import extract
from extract.engines.batch import run_batch
from extract.engines.task import Task
from extract.failure import UsageError
from extract.pages import Page
from extract.store.arrow import arrow_schema
from extract.store.chunk import Chunk, concat, gather
from extract.store.files import whole_folder, write_table
from extract.store.links import Links, with_links, without_links
from extract.store.verify import verify
from schemas import PAGE_TABLES, TABLES
from tests import processors
from tests.outputs import write_pages


def _chunk(*texts: str) -> Chunk:
    tasks = [
        Task((0, n), f"key{n}", Page(source=f"{n}.txt", content=text, kind="text"))
        for n, text in enumerate(texts)
    ]
    return run_batch(tasks, processors.misbehaving({})).chunk


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    pages = write_pages(folder / "in", ["một hai", "raise", "ba bốn năm"])
    extract.run(pages, folder / "out", factory=processors.misbehaving)
    return folder / "out"


@pytest.fixture
def out(whole: Path, tmp_path: Path) -> Path:
    """A copy of a good output, to damage."""
    return Path(shutil.copytree(whole, tmp_path / "out"))


def test_a_slice_holds_the_rows_of_its_pages() -> None:
    chunk = _chunk("a b", "raise", "c", "d e f")
    assert [page.rows[1] for page in chunk.pages] == [2, 0, 1, 3]
    part = chunk.slice(1, 3)
    assert part.tables["articles"]["source"].to_pylist() == ["2.txt"]
    assert part.tables["failures"]["source"].to_pylist() == ["1.txt"]
    assert part.tables["mentions"]["text"].to_pylist() == ["c"]


def test_how_pages_were_divided_leaves_no_trace(tmp_path) -> None:
    chunk = _chunk("a b", "raise", "c", "d e f")
    parts = concat(chunk.slice(n, n + 1) for n in range(4))
    picked = gather([(chunk.slice(0, 3), 0), (chunk, 1), (chunk, 2), (chunk.slice(3, 4), 0)])
    for name in PAGE_TABLES:
        for number, each in enumerate((chunk, parts, picked)):
            write_table(tmp_path / f"{name}-{number}", each.tables[name])
        first = (tmp_path / f"{name}-0").read_bytes()
        assert (tmp_path / f"{name}-1").read_bytes() == first
        assert (tmp_path / f"{name}-2").read_bytes() == first


def test_repeated_ids_are_told_apart_and_back() -> None:
    chunk = _chunk("a b", "c")
    twice = concat([chunk, chunk])
    first, second = (str(page.article_id) for page in chunk.pages)
    links: Links = {2: ("0" * 16, first), 3: ("1" * 16, second)}
    apart = with_links(twice, links)
    assert len(set(apart.tables["mentions"]["mention_id"].to_pylist())) == 6
    ids = apart.tables["articles"]["article_id"].to_pylist()
    assert len(set(ids)) == 4
    assert apart.tables["articles"]["duplicate_of"].to_pylist() == [None, None, *ids[:2]]
    back = without_links(apart, links)
    assert all(back.tables[name].equals(twice.tables[name]) for name in PAGE_TABLES)


def test_a_folder_appears_only_when_its_block_ends_well(tmp_path) -> None:
    def fill() -> None:
        with whole_folder(tmp_path / "shard") as folder:
            (folder / "half").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fill()
    assert not (tmp_path / "shard").exists()


@pytest.mark.parametrize("table", TABLES)
def test_files_have_the_schema_of_the_contract(whole: Path, table: str) -> None:
    file = pq.ParquetFile(whole / table / "part-00000.parquet")
    assert file.schema_arrow.equals(arrow_schema(table), check_metadata=True)
    if file.metadata.num_rows:
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_duckdb_reads_the_tables(whole: Path) -> None:
    query = f"select count(*) from '{whole}/mentions/*.parquet' where label = 'PERSON'"
    assert duckdb.sql(query).fetchall() == [(5,)]


def test_a_whole_output_has_no_problems(whole: Path) -> None:
    assert verify(whole) == []


def test_verify_names_what_is_wrong(out: Path) -> None:
    (out / "awards" / "part-00000.parquet").unlink()
    (out / "people" / "part-00000.parquet").write_bytes(b"nothing")
    (out / "events" / "old.parquet").touch()
    told = "\n".join(verify(out))
    assert "awards/part-00000.parquet is missing" in told
    assert "people/part-00000.parquet has changed" in told
    assert "events/old.parquet is not named in the manifest" in told


def test_verify_sees_offsets_ids_and_balance(out: Path) -> None:
    mentions = pq.read_table(out / "mentions" / "part-00000.parquet")
    moved = mentions.set_column(
        3, mentions.schema.field(3), [[n + 1 for n in mentions["start"].to_pylist()]]
    )
    import pyarrow as pa

    path = out / "mentions" / "part-00000.parquet"
    write_table(path, pa.concat_tables([moved, moved.slice(0, 1)]))
    _trust(out, "mentions")
    told = "\n".join(verify(out))
    assert "does not point at 'một'" in told
    assert "is there twice" in told
    _trust(out, "failures", rows=7)
    assert "balance" in "\n".join(verify(out))


def test_verify_sees_copies_of_nothing(out: Path) -> None:
    path = out / "articles" / "part-00000.parquet"
    articles = pq.read_table(path)
    at = articles.schema.get_field_index("duplicate_of")
    wrong = [["no such article", None]]
    write_table(path, articles.set_column(at, articles.schema.field(at), wrong))
    _trust(out, "articles")
    assert "is said to be a copy of no such article" in "\n".join(verify(out))


def _trust(out: Path, table: str, rows: int | None = None) -> None:
    """Make the manifest believe a changed file, so that only its rows can give it away."""
    from extract.store.files import sha256
    from extract.store.manifest import PartFile, read_manifest, write_manifest

    manifest = read_manifest(out)
    assert manifest is not None
    path = out / table / "part-00000.parquet"
    file = PartFile(
        rows=rows or pq.ParquetFile(path).metadata.num_rows,
        bytes=path.stat().st_size,
        sha256=sha256(path),
    )
    part = manifest.parts[0]
    changed = part.model_copy(update={"files": part.files | {table: file}})
    write_manifest(out, manifest.model_copy(update={"parts": [changed]}))


def test_verify_refuses_what_is_no_output(tmp_path) -> None:
    with pytest.raises(UsageError, match="no congdoan output"):
        verify(tmp_path)
