"""`congdoan explain`: the record, its sentence with spans marked, the rule, the trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import extract
from extract.cli import app
from extract.report.explain import explain

SENTENCE = (
    "Ngày 12/5/2023, LĐLĐ huyện Mộc Sơn tổ chức hội nghị tổng kết. Dịp này, 3 tập thể và 5 cá "
    "nhân được LĐLĐ tỉnh tặng bằng khen. Đồng chí Lê Văn Bình, Chủ tịch LĐLĐ huyện, phát biểu."
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = tmp_path_factory.mktemp("pages")
    (pages / "tin.txt").write_text(SENTENCE, "utf-8")
    target = tmp_path_factory.mktemp("work") / "tables"
    extract.run([pages], target, workers=1)
    return target


def test_award_is_explained_with_its_sentence_rule_and_trace(out: Path) -> None:
    awards = extract.load(out).awards
    record = awards.loc[awards["recipient_type"] == "individual", "award_id"].iloc[0]
    result = CliRunner().invoke(app, ["explain", str(out), record])
    assert result.exit_code == 0
    plain = " ".join(result.output.split())
    assert "⟦LĐLĐ tỉnh⟧ORGANIZATION" in plain
    assert "Lê Văn Bình" not in plain
    assert "Rule awards." in plain
    assert "clause:" in plain


def test_every_record_of_an_output_can_be_explained(out: Path) -> None:
    tables = extract.load(out)
    for table, column in (("awards", "award_id"), ("people", "post_id"), ("events", "event_id")):
        assert len(tables[table]), table
        for record in tables[table][column]:
            found = explain(out, record)
            assert found.table == table
            assert found.row.model_dump()[column] == record


def test_unknown_record_is_named(out: Path) -> None:
    result = CliRunner().invoke(app, ["explain", str(out), "no-such-record"])
    assert result.exit_code == 2
    assert "no-such-record" in result.stderr
