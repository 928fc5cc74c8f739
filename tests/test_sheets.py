"""Spreadsheets: every cell there, none a formula, the same bytes each time."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import extract
from extract.export import FORMATS
from extract.export.command import export_command
from extract.export.sheets import safe
from schemas import TABLES
from tests import processors
from tests.outputs import write_pages

EVIL = ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", " =1+1", "Đồng chí", "một; hai"]


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    pages = write_pages(folder / "in", [*EVIL, "dài " * 10_000])
    extract.run(pages, folder / "out", workers=1, factory=processors.quick)
    return folder / "out"


def _csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_every_row_and_column(out: Path, tmp_path: Path) -> None:
    tables = extract.load(out)
    FORMATS["csv"](tables, tmp_path)
    for name, model in TABLES.items():
        path = tmp_path / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = _csv_rows(path)
        assert len(rows) == tables.arrow(name).num_rows
        assert all(list(row) == list(model.model_fields) for row in rows)


def test_no_cell_of_a_csv_is_a_formula(out: Path, tmp_path: Path) -> None:
    FORMATS["csv"](extract.load(out), tmp_path)
    texts = [row["text"] for row in _csv_rows(tmp_path / "articles.csv")]
    assert [text for text in texts if len(text) < 100] == [
        *(f"'{text}" for text in EVIL[:5]), *EVIL[5:],
    ]  # fmt: skip


@given(st.text())
@example("\u200b=1")
@example("＝1")
@example("\r=1")
def test_a_safe_cell_only_ever_gains_an_apostrophe(text: str) -> None:
    cell = safe(text)
    assert cell in (text, f"'{text}")
    assert not cell.lstrip(" \u00a0\u200b\ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_workbook_opens_with_text_as_text(out: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        FORMATS["xlsx"](extract.load(out), tmp_path / folder)
    book = tmp_path / "one" / "congdoan.xlsx"
    assert book.read_bytes() == (tmp_path / "two" / "congdoan.xlsx").read_bytes()
    with zipfile.ZipFile(book) as archive:
        workbook = etree.fromstring(archive.read("xl/workbook.xml"))
        assert [sheet.get("name") for sheet in workbook.iter("{*}sheet")] == list(TABLES)
        articles = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not list(articles.iter("{*}f")), "a formula"
    cells = ["".join(cell.itertext()) for cell in articles.iter("{*}c")]
    assert "'=HYPERLINK(1)" in cells
    assert max(map(len, cells)) == 32_767
    assert any(cell.endswith("[…]") for cell in cells)


def test_the_command_names_its_formats(out: Path, tmp_path: Path, capsys) -> None:
    assert export_command(out, "ods", tmp_path / "x") == 2
    assert "csv" in capsys.readouterr().err
    assert export_command(out, "csv", tmp_path / "x") == 0
