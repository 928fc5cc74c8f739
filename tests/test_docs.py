"""The samples of the documentation run as they stand; its links lead somewhere."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from tests import docs
from tests.conftest import ROOT

_PAGES = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in docs.pages()]
_SAMPLES = [
    pytest.param(block, id=f"{page.name}:{block.said}")
    for page in docs.pages()
    for block in docs.blocks(page)
    if block.mark == "sample"
]
_SHELL_SECONDS = 120


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over the sample corpus."""
    out = tmp_path_factory.mktemp("docs") / "tables"
    extract.run([ROOT / "corpus" / "articles"], out, workers=1)
    return out


@pytest.fixture(scope="module")
def places(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """A folder for each page: `tables`, `pages` with a few of them, the corpus as in a checkout."""
    found = {}
    for number, page in enumerate(docs.pages()):
        if not any(block.mark == "sample" for block in docs.blocks(page)):
            continue
        place = tmp_path_factory.mktemp(f"page{number}")
        shutil.copytree(tables, place / "tables")
        (place / "pages").mkdir()
        for path in sorted((ROOT / "corpus" / "articles").glob("*.html"))[:3]:
            shutil.copy(path, place / "pages")
        (place / "corpus").symlink_to(ROOT / "corpus")
        found[page] = place
    return found


@pytest.mark.parametrize("block", _SAMPLES)
def test_sample_runs(
    block: docs.Block, places: dict[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places[block.page])
    if block.language == "python":
        exec(compile(block.code, "sample", "exec"), {})
        return
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euc", block.code],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=_SHELL_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", _PAGES)
def test_every_block_runs_or_says_why_not(page: Path) -> None:
    unsaid = [b.code.splitlines()[0] for b in docs.blocks(page) if not b.mark]
    assert not unsaid, "mark with <!-- sample: name --> or <!-- not run: reason -->"


@pytest.mark.parametrize("page", _PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in docs.links(page):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{path} is not there"
        if anchor and target.suffix == ".md":
            assert anchor in docs.anchors(target), f"{path or page.name} has no #{anchor}"


def test_names_of_samples_tell_them_apart() -> None:
    names = [param.id for param in _SAMPLES]
    assert len(names) == len(set(names))


def test_commands_reference_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "reference" / "make.py"))
    assert made["TARGET"].read_text("utf-8") == made["reference"](), (
        "run `python docs/reference/make.py` and commit what it writes"
    )
