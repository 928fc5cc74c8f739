"""Runs that stop half-way, and runs over crawls that changed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import extract
from extract.engines.report import RunReport
from extract.failure import UsageError
from extract.store import output, publishing
from extract.store.verify import verify
from tests import processors
from tests.outputs import contents, write_pages

PAGES = 120
_SCRIPT = """
import sys, extract, extract.engines.run
from tests import processors
if __name__ == "__main__":
    extract.engines.run.pipeline_version = lambda: "1"
    extract.run(sys.argv[1], sys.argv[2], workers=2, shard_pages=20, factory=processors.slow)
"""


@pytest.fixture(autouse=True, scope="module")
def _one_version():
    """Hold the version still, also for who edits the pipeline while its tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.engines.run.pipeline_version", lambda: "1")
        yield


def _run(pages: Path, out: Path, **options: bool) -> RunReport:
    return extract.run(pages, out, workers=2, shard_pages=20, factory=processors.slow, **options)


def _start(pages: Path, out: Path, script: Path) -> subprocess.Popen[bytes]:
    script.write_text(_SCRIPT, "utf-8")
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.Popen(
        [sys.executable, str(script), str(pages), str(out)], env=environment, cwd=root
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> tuple[Path, dict[str, bytes]]:
    """Pages, and what a run over them that nothing disturbs writes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    texts = [f"trang {n} viết về hội nghị" for n in range(PAGES)]
    pages = write_pages(folder / "in", texts)
    _run(pages, folder / "out")
    return pages, contents(folder / "out")


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_run_is_continued_to_the_same_bytes(tmp_path, undisturbed, seed: int) -> None:
    pages, expected = undisturbed
    out = tmp_path / "out"
    process = _start(pages, out, tmp_path / "run.py")
    staging = out / "_staging"
    deadline = time.monotonic() + 60
    # From the first staged shard on, the whole of the work lies ahead of a random moment.
    while not list(staging.glob("[!.]*")) and time.monotonic() < deadline:
        if process.poll() is not None:
            break
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 0.4))
    process.send_signal(signal.SIGKILL)
    process.wait()
    report = _run(pages, out)
    assert report.reused > 0
    assert contents(out) == expected
    assert verify(out) == []


def test_a_killed_run_leaves_the_tables_of_the_run_before(tmp_path, undisturbed) -> None:
    pages, _ = undisturbed
    out = tmp_path / "out"
    few = write_pages(tmp_path / "few", ["một", "hai"])
    _run(few, out)
    before = contents(out)
    process = _start(pages, out, tmp_path / "run.py")
    deadline = time.monotonic() + 60
    while len(list((out / "_staging").glob("*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = {name: data for name, data in contents(out).items() if not name.startswith("_staging")}
    assert after == before
    assert verify(out) == []


def test_a_run_killed_while_it_publishes_is_completed(tmp_path, undisturbed, monkeypatch) -> None:
    pages, expected = undisturbed
    out = tmp_path / "out"
    real, moved = publishing._move, []

    def dies_after_two(*args) -> None:
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(args)
        real(*args)

    monkeypatch.setattr(publishing, "_move", dies_after_two)
    with pytest.raises(KeyboardInterrupt):
        _run(pages, out)
    monkeypatch.undo()
    with pytest.raises(UsageError, match="has not ended"):
        extract.load(out)
    report = _run(pages, out)
    assert report.reused == PAGES
    assert contents(out) == expected


def test_nothing_is_redone_where_nothing_changed(tmp_path, undisturbed) -> None:
    pages, expected = undisturbed
    _run(pages, tmp_path / "out")
    assert _run(pages, tmp_path / "out").reused == PAGES
    assert contents(tmp_path / "out") == expected


def test_only_changed_pages_are_redone(tmp_path) -> None:
    texts = [f"trang {n}" for n in range(50)]
    pages = write_pages(tmp_path / "in", texts)
    out = tmp_path / "out"
    _run(pages, out)
    (pages / "p0003.txt").write_text("nội dung mới", "utf-8")
    (pages / "a-new-first.txt").write_text("trang thêm", "utf-8")
    (pages / "p0030.txt").unlink()
    report = _run(pages, out)
    assert (report.pages, report.reused) == (50, 48)
    _run(pages, tmp_path / "again")
    assert contents(out) == contents(tmp_path / "again")
    assert verify(out) == []


def test_a_smaller_crawl_leaves_no_old_parts(tmp_path) -> None:
    out = tmp_path / "out"
    _run(write_pages(tmp_path / "many", [f"trang {n}" for n in range(60)]), out)
    _run(write_pages(tmp_path / "few", ["một"]), out)
    assert len(list((out / "mentions").iterdir())) == 1
    assert verify(out) == []


def test_another_version_of_the_pipeline_redoes_all_pages(tmp_path, monkeypatch) -> None:
    pages = write_pages(tmp_path / "in", ["một", "hai"])
    _run(pages, tmp_path / "out")
    monkeypatch.setattr("extract.engines.run.pipeline_version", lambda: "9.9.9")
    assert _run(pages, tmp_path / "out").reused == 0


def test_fresh_takes_nothing_over(tmp_path) -> None:
    pages = write_pages(tmp_path / "in", ["một", "hai"])
    _run(pages, tmp_path / "out")
    assert _run(pages, tmp_path / "out", fresh=True).reused == 0
    assert verify(tmp_path / "out") == []


def test_a_damaged_part_is_done_again(tmp_path, undisturbed) -> None:
    pages, expected = undisturbed
    out = tmp_path / "out"
    _run(pages, out)
    (out / "mentions" / "part-00001.parquet").write_bytes(b"PAR1")
    (out / "_ledger" / "part-00002.json").write_text("[")
    assert _run(pages, out).reused == PAGES - 40
    assert contents(out) == expected


def test_two_runs_on_one_output_are_refused(tmp_path, undisturbed) -> None:
    pages, _ = undisturbed
    with output.Output(tmp_path / "out"), pytest.raises(UsageError, match="Another run"):
        _run(pages, tmp_path / "out")


def test_the_manifest_says_unfinished_until_a_first_run_ends(tmp_path) -> None:
    with output.Output(tmp_path / "out"):
        pass
    assert json.loads((tmp_path / "out" / "_manifest.json").read_text())["complete"] is False
    with pytest.raises(UsageError, match="has not ended"):
        extract.load(tmp_path / "out")
