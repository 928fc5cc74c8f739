"""`congdoan sql`: tables and views answer, in every form, and mistakes are named."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import extract
from extract.failure import UsageError
from extract.report.sql import sql_command
from extract.store.verify import verify
from schemas import TABLES
from schemas.views import views
from tests.conftest import ROOT

PAGE = {
    "url": "https://congdoanthaibinh.org.vn/tin/1.html",
    "published": "2023-08-30",
    "text": "Sáng 30/8, LĐLĐ tỉnh tổ chức hội nghị tổng kết. Dự hội nghị có bà Trần Thị Mận, "
    "Chủ tịch LĐLĐ tỉnh. Dịp này, 4 tập thể và 4 cá nhân được LĐLĐ tỉnh tặng bằng khen.",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sql")
    copy = PAGE | {"url": "https://congdoanthaibinh.org.vn/in/1.html"}
    lines = [json.dumps(page, ensure_ascii=False) for page in (PAGE, copy)]
    (folder / "crawl.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    extract.run(folder / "crawl.jsonl", folder / "out", workers=1)
    return folder / "out"


def test_every_table_and_view_has_rows_of_its_table(out: Path) -> None:
    tables = extract.load(out)
    database = extract.connect(out)
    for name in TABLES:
        assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(tables[name]),)
    for view in views():
        fact = view.name.removesuffix("_facts")
        table = fact if fact in TABLES else f"{fact}s"
        count = database.execute(f"SELECT count(*) FROM {view.name}").fetchone()
        assert count == (len(tables[table]),), "a join lost or doubled rows"


def test_names_join(out: Path) -> None:
    assert verify(out) == []
    query = """
        SELECT DISTINCT issuer_name, issuer_province, issuer_province_after, issuer_kind
        FROM award_facts WHERE once
    """
    assert extract.connect(out).execute(query).fetchall() == [
        ("Liên đoàn Lao động tỉnh Thái Bình", "tỉnh Thái Bình", "tỉnh Hưng Yên", "union")
    ]
    query = (
        "SELECT DISTINCT person_name, organization_name FROM people_facts WHERE role IS NOT NULL"
    )
    assert extract.connect(out).execute(query).fetchall() == [
        ("Trần Thị Mận", "Liên đoàn Lao động tỉnh Thái Bình")
    ]


def test_answers_as_csv_json_and_table(out: Path, capsys) -> None:
    query = "SELECT name, surface_forms FROM organizations WHERE mentions > 0"
    assert sql_command(str(out), query, "csv") == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["name"] == "Liên đoàn Lao động tỉnh Thái Bình"
    assert sql_command(str(out), query, "json") == 0
    assert json.loads(capsys.readouterr().out)["surface_forms"] == ["LĐLĐ tỉnh"]
    assert sql_command(str(out), query, "table") == 0
    assert "Liên đoàn" in capsys.readouterr().out
    assert sql_command(str(out), None, "table") == 0
    assert "award_facts" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("query", "form", "said"),
    [("SELECT 1 FROM nowhere", "csv", "nowhere"), ("SELECT 1", "yaml", "table, csv, json")],
)
def test_mistakes_are_named(out: Path, capsys, query: str, form: str, said: str) -> None:
    assert sql_command(str(out), query, form) == 2
    assert said in capsys.readouterr().err


def test_no_output_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no congdoan output"):
        extract.connect(tmp_path)


def test_views_are_described() -> None:
    text = (ROOT / "schemas" / "README.md").read_text("utf-8")
    assert len(views()) == (ROOT / "schemas" / "views.sql").read_text("utf-8").count("CREATE VIEW")
    assert all(view.description and f"`{view.name}`" in text for view in views())
