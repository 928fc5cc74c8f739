"""The command line: exit codes, messages, start-up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.outputs import write_pages

_CONGDOAN = [sys.executable, "-c", "from extract.cli import app; app()"]
_SENTENCE = (
    "Ngày 22/8, LĐLĐ huyện Yên Hòa tổ chức hội nghị tổng kết năm học. Tham dự hội nghị có đại diện "
    "lãnh đạo địa phương và đông đảo cán bộ, đoàn viên công đoàn các trường học trong huyện.\n"
)


_ROOT = Path(__file__).parent.parent
_ENVIRONMENT = os.environ | {"PYTHONPATH": str(_ROOT), "COLUMNS": "200", "NO_COLOR": "1"}


def congdoan(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_CONGDOAN, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=_ENVIRONMENT,
        check=False,
    )


def test_run_prints_the_balance_and_where_the_tables_are(tmp_path) -> None:
    pages = write_pages(tmp_path / "trang web", [_SENTENCE * 3, ""])
    done = congdoan("run", pages, "--out", tmp_path / "kết quả")
    assert done.returncode == 0, done.stderr
    assert "2 = 1 articles + 1 failures" in done.stdout
    assert "empty_page 1" in done.stdout
    assert str(tmp_path / "kết quả") in done.stdout
    verified = congdoan("verify", tmp_path / "kết quả")
    assert verified.returncode == 0
    assert "is whole" in verified.stdout
    (tmp_path / "kết quả" / "awards" / "part-00000.parquet").unlink()
    assert congdoan("verify", tmp_path / "kết quả").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "{tmp}/gone", "--out", "{tmp}/out"], "gone does not exist"),
        (["run", "{tmp}/a.docx", "--out", "{tmp}/out"], "a.docx is of a kind that nothing reads"),
        (["run", "{tmp}/in", "{tmp}/in", "--out", "{tmp}/out"], "is given twice"),
        (["run", "{tmp}/in", "--out", "{tmp}/in"], "holds something that is no congdoan output"),
        (["run", "{tmp}/in", "--out", "{tmp}/a.docx"], "a.docx is a file"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--workers", "0"], "workers is 0"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--deadline", "-1"], "deadline is -1"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--workers", "x"], "--workers"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--what"], "--what"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--profiles", "{tmp}/no"], "no cannot be read"),
        (["run", "{tmp}/in", "--out", "{tmp}/out", "--profiles", "{tmp}/a.docx"], "something else"),
        (["run", "{tmp}/in"], "--out"),
        (["verify", "{tmp}/in"], "in is no congdoan output"),
    ],
)
def test_misuse_is_told_with_exit_code_2(tmp_path, arguments: list[str], told: str) -> None:
    write_pages(tmp_path / "in", [_SENTENCE])
    (tmp_path / "a.docx").touch()
    before = sorted(tmp_path.rglob("*"))
    done = congdoan(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before, "a refused command leaves nothing behind"


def test_ctrl_c_ends_a_run_with_a_word(tmp_path) -> None:
    pages = write_pages(tmp_path / "in", [_SENTENCE * 40] * 1500)
    # What a shell starts in the background, these tests perhaps among it, ignores Ctrl-C.
    minding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    program = [sys.executable, "-c", minding + _CONGDOAN[-1]]
    command = [*program, "run", str(pages), "--out", str(tmp_path / "out")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=_ENVIRONMENT)
    while not (tmp_path / "out" / "_staging").exists() and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors.startswith("Stopped.")
    assert "Traceback" not in errors


def test_help_and_version_import_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from extract.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "version = CliRunner().invoke(app, ['--version'])\n"
        "assert version.output.startswith('congdoan '), version.output\n"
        "heavy = {'spacy', 'pandas', 'pyarrow', 'trafilatura', 'lxml', 'pydantic', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_import_extract_is_light_and_offers_the_api() -> None:
    code = (
        "import sys, extract\n"
        "heavy = {'spacy', 'pandas', 'pyarrow', 'trafilatura', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "print(all(callable(getattr(extract, n)) for n in extract.__all__ if n[0] != '_'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_schemas_are_checked_from_the_command_line() -> None:
    assert congdoan("schemas", "--check").returncode == 0


def test_extract_page_takes_a_string() -> None:
    import extract

    found = extract.extract_page(_SENTENCE * 3, url="HTTPS://LDLD.example/tin#x")
    assert found.article.url == "https://ldld.example/tin"
    with pytest.raises(extract.PageFailure):
        extract.extract_page("")


def test_show_prints_rows_of_a_table(tmp_path) -> None:
    pages = write_pages(tmp_path / "in", [_SENTENCE * 3])
    congdoan("run", pages, "--out", tmp_path / "out")
    shown = congdoan("show", tmp_path / "out", "--table", "articles")
    assert "articles: 1 rows" in shown.stdout
    assert "p0000.txt" in shown.stdout
    assert congdoan("show", tmp_path / "out", "--table", "prizes").returncode == 2
    assert congdoan("show", tmp_path / "in").returncode == 2
