"""A record type of another package: installed as users install it, then part of everything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.failure import UsageError
from extract.records.patterns import Grammar
from extract.tag import tag
from tests.conftest import ROOT

_EXAMPLE = ROOT / "docs" / "own-record-type"
_SENTENCES = (
    "Ngày 21/8/2023, LĐLĐ huyện Yên Hòa tổ chức hội nghị tổng kết công tác kiểm tra năm học. Tham "
    "dự hội nghị có đại diện lãnh đạo địa phương và đông đảo cán bộ, đoàn viên công đoàn.\n"
    "Trong năm, ông Lê Văn Khoa bị kỷ luật cảnh cáo. Ông Phạm Quang Dũng bị Huyện ủy Yên Hòa kỷ "
    "luật bằng hình thức cách chức. LĐLĐ huyện tặng giấy khen cho 3 tập thể.\n"
)
_STEPS = """
import json, sys
from dataclasses import asdict
import extract
from extract.report.explain import explain
from extract.report.show import show_command
from extract.store.verify import verify

def load():
    tables = extract.load("out")
    rows = tables["discipline"]
    return {
        "tables": list(tables), "forms": list(rows["form"].cat.categories),
        "rows": rows.astype(object).to_dict("records"), "texts": list(tables["articles"]["text"]),
    }

def explained():
    return explain("out", extract.load("out")["discipline"]["discipline_id"][0]).trace

STEPS = {
    "run": lambda: asdict(extract.run("in", "out", workers=1)),
    "load": load,
    "verify": lambda: verify("out"),
    "explain": explained,
    "show": lambda: show_command("out", "discipline", 5),
}
if __name__ == "__main__":
    told = [STEPS[step]() for step in sys.argv[1:]]
    print("\\n" + json.dumps(told, default=str))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example is installed, apart from this environment."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(_EXAMPLE, folder / "source")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    install += ["--no-build-isolation", "--target", str(folder / "site"), str(folder / "source")]
    subprocess.run(install, check=True)
    return folder / "site"


@pytest.fixture
def site(installed: Path, tmp_path: Path) -> Path:
    """A copy of it, to change; beside it a folder of two pages."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(_SENTENCES, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(_SENTENCES.replace("ông Lê Văn Khoa", "có người"))
    return Path(shutil.copytree(installed, tmp_path / "site"))


def _python(site: Path | None, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(p) for p in (site, ROOT) if p is not None)
    environment = os.environ | {"PYTHONPATH": path, "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )


def _steps(site: Path | None, folder: Path, *steps: str) -> list[Any]:
    """Do steps in one process, with the package or without it; return what each gave."""
    (folder / "steps.py").write_text(_STEPS, "utf-8")
    done = _python(site, folder, "steps.py", *steps)
    assert done.returncode == 0, done.stdout + done.stderr
    return list(json.loads(done.stdout.splitlines()[-1]))


def test_its_table_is_one_like_any_other(site: Path, tmp_path) -> None:
    steps = _steps(site, tmp_path, "run", "load", "verify", "explain", "show", "run")
    report, found, problems, trace, code, again = steps
    assert report["rows"]["discipline"] == 3
    assert found["tables"][-1] == "discipline"
    assert found["forms"][0] == "reprimand"
    first = found["rows"][0]
    assert (first["who"], first["form"], first["rule"]) == ("Lê Văn Khoa", "warning", "passive")
    assert found["texts"][0][first["start"] : first["end"]] == first["evidence"]
    assert problems == []
    assert "<form> 'cảnh cáo' = warning" in trace
    assert code == 0
    assert again["reused"] == 2

    # A changed grammar is another version of the pipeline.
    grammar = site / "congdoan_discipline" / "grammar.txt"
    grammar.write_text(grammar.read_text("utf-8").replace("  cảnh cáo = warning\n", ""), "utf-8")
    report, found = _steps(site, tmp_path, "run", "load")
    assert report["reused"] == 0
    assert len(found["rows"]) == 2

    # Without the package the output still loads; the next run takes the table away.
    found, problems, report, after = _steps(None, tmp_path, "load", "verify", "run", "verify")
    assert found["forms"][0] == "reprimand"
    assert (problems, after) == ([], [])
    assert "discipline" not in report["rows"]
    assert not (tmp_path / "out" / "discipline").exists()
    assert _steps(site, tmp_path, "verify") == [[]]


def test_a_page_on_which_it_raises_fails_by_name(site: Path, tmp_path) -> None:
    module = site / "congdoan_discipline" / "__init__.py"
    text = module.read_text("utf-8").replace('slots["who"].text', 'slots["Khoa"].text')
    module.write_text(text, "utf-8")
    (tmp_path / "in" / "c.txt").write_text(_SENTENCES.replace(" bị ", " và "), "utf-8")
    (report,) = _steps(site, tmp_path, "run")
    assert (report["articles"], report["failures"]) == (1, {"own_record_type": 2})
    failures = pq.read_table(tmp_path / "out" / "failures")
    assert set(failures["stage"].to_pylist()) == {"records"}
    assert set(failures["message"].to_pylist()) == {"discipline: KeyError: 'Khoa'"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('RecordType("discipline"', 'RecordType("awards"', "there is a table 'awards' already"),
        ('RecordType("discipline"', 'RecordType("../x"', "'../x' is no name for a table"),
        ("    source_link: str", "    link: str", "there must be the columns article_id, start"),
        ("    form_text: str =", "    form_text: float =", "form_text of discipline is of a type"),
        ("DISCIPLINE = ", "OTHER = ", "cannot be imported"),
        ('DISCIPLINE = RecordType("discipline", Discipline, read)', "DISCIPLINE = 1", "is no Rec"),
    ],
)
def test_one_that_cannot_be_used_ends_the_run_at_once(
    site: Path, tmp_path, old: str, new: str, told: str
) -> None:
    module = site / "congdoan_discipline" / "__init__.py"
    assert old in module.read_text("utf-8")
    module.write_text(module.read_text("utf-8").replace(old, new), "utf-8")
    done = _python(
        site, tmp_path, "-c", "from extract.cli import app; app()", "run", "in", "--out", "out"
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_its_phrases_hold(installed: Path, tmp_path) -> None:
    arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", str(_EXAMPLE / "tests")]
    done = _python(installed, tmp_path, *arguments)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("grammar", "told"),
    [
        ("  một = 1\n", "g.txt, line 1: belongs to no section"),
        ("lists a\n", "g.txt, line 1: a section is"),
        ("list a\n  một\n", "g.txt, line 2: an entry of a list"),
        ("# x\npattern a\n  <a> b\n", "g.txt, line 3: there is no list a"),
        ("pattern a\n  <a:NAME> b\n", "g.txt, line 2: there are no mentions of the kind NAME"),
        ("pattern a\n  (b\n", "g.txt, line 2: not a pattern"),
    ],
)
def test_a_grammar_says_what_is_wrong_with_it(grammar: str, told: str, tmp_path) -> None:
    (tmp_path / "g.txt").write_text(grammar, "utf-8")
    with pytest.raises(UsageError, match=told):
        Grammar(tmp_path / "g.txt")


def test_patterns_read_words_in_any_case_and_tone_style(tmp_path, language) -> None:
    (tmp_path / "g.txt").write_text(
        "list what\n  hòa giải = peace\npattern first\n  <who:PERSON> ... <what>[ xong]\n"
        "pattern second\n  <what>\nnot never\n  chưa <what>\n",
        "utf-8",
    )
    grammar = Grammar(tmp_path / "g.txt")
    text = "Bà Lê Thị Hoa đã HOÀ GIẢI xong. Ông Vũ Đình Hải chưa hòa giải. Hoà giải là tốt."
    found = grammar.find(tag(language, text))
    assert [(m.rule, text[m.start : m.end]) for m in found] == [
        ("first", "Lê Thị Hoa đã HOÀ GIẢI xong"),
        ("second", "Hoà giải"),
    ]
    assert found[0].slots["what"].value == "peace"
    assert found[0].slots["what"].text == "HOÀ GIẢI"
