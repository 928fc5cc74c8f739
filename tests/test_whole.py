"""The tables made of all pages: the same however the pages were divided, and checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import extract
from extract.store.arrow import arrow_schema
from extract.store.files import sha256
from extract.store.manifest import PartFile, read_manifest, write_manifest
from extract.store.verify import verify
from extract.store.whole import whole_files
from schemas import WHOLE_TABLES
from tests import processors
from tests.outputs import contents, write_pages

TEXTS = [f"Liên đoàn số {n % 7} và liên Đoàn {n % 3}" for n in range(40)]


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    pages = write_pages(folder / "in", TEXTS)
    extract.run(pages, folder / "out", workers=1, shard_pages=9, factory=processors.naming)
    return folder / "out"


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in whole_files(out).items()}


def test_every_form_is_counted(out: Path) -> None:
    rows = {row["name"]: row for row in extract.load(out).arrow("organizations").to_pylist()}
    words = Counter(word for text in TEXTS for word in text.split())
    assert rows["liên"]["surface_forms"] == ["Liên", "liên"]
    assert rows["liên"]["surface_counts"] == [words["Liên"], words["liên"]]
    assert rows["liên"]["mentions"] == 80
    assert rows["liên"]["articles"] == 40
    assert rows["Trên"]["mentions"] == rows["Trên"]["articles"] == 0
    assert rows["Trên"]["surface_forms"] == []
    assert rows["liên"]["parent_id"] == rows["Trên"]["organization_id"]
    assert verify(out) == []


@pytest.mark.parametrize(("workers", "shard_pages"), [(1, 500), (3, 4)])
def test_the_same_bytes_however_pages_are_divided(
    out: Path, tmp_path: Path, workers: int, shard_pages: int
) -> None:
    extract.run(
        out.parent / "in",
        tmp_path / "out",
        workers=workers,
        shard_pages=shard_pages,
        factory=processors.naming,
    )
    assert _bytes(tmp_path / "out") == _bytes(out)


def test_a_run_over_more_pages_counts_all_anew_and_one_over_the_same_changes_nothing(
    out: Path, tmp_path: Path
) -> None:
    pages = write_pages(tmp_path / "in", TEXTS[:15])
    for texts in (TEXTS[:15], TEXTS, TEXTS):
        write_pages(pages, texts)
        before = contents(tmp_path / "out") if (tmp_path / "out").exists() else {}
        extract.run(pages, tmp_path / "out", workers=1, shard_pages=9, factory=processors.naming)
    assert contents(tmp_path / "out") == before
    assert _bytes(tmp_path / "out") == _bytes(out)


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("parent_id", "o-none", "organizations.parent_id: o-none is not in organizations"),
        ("organization_id", "o-other", "mentions.entity_id"),
        ("mentions", 7, "facts or counts are not those of the pages"),
    ],
)
def test_verify_finds_what_does_not_agree(
    out: Path, tmp_path: Path, column: str, value: object, problem: str
) -> None:
    pages = out.parent / "in"
    extract.run(pages, tmp_path / "out", workers=1, shard_pages=9, factory=processors.naming)
    path = whole_files(tmp_path / "out")["organizations"]
    rows = pq.read_table(path).to_pylist()
    rows[0][column] = value
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema("organizations")), path)
    assert any("checksum" in each for each in verify(tmp_path / "out"))
    manifest = read_manifest(tmp_path / "out")
    assert manifest is not None
    forged = PartFile(rows=len(rows), bytes=path.stat().st_size, sha256=sha256(path))
    whole = manifest.whole | {"organizations": forged}
    write_manifest(tmp_path / "out", manifest.model_copy(update={"whole": whole}))
    assert any(problem in each for each in verify(tmp_path / "out"))


def test_the_files_have_the_schema_of_the_contract(out: Path) -> None:
    for name in WHOLE_TABLES:
        assert pq.ParquetFile(whole_files(out)[name]).schema_arrow.equals(arrow_schema(name))
