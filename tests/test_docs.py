"""The Python samples of the documentation run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import extract
from tests.conftest import ROOT

_SAMPLE = re.compile(r"<!-- sample: ([\w-]+) -->\n```python\n(.*?)```", re.S)


def _samples() -> list[object]:
    found = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for name, code in _SAMPLE.findall(path.read_text("utf-8")):
            found.append(pytest.param(code, id=f"{path.name}:{name}"))
    return found


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where `tables` is the output of a run over the sample corpus."""
    folder = tmp_path_factory.mktemp("docs")
    extract.run([ROOT / "corpus" / "articles"], folder / "tables", workers=1)
    return folder


@pytest.mark.parametrize("code", _samples())
def test_sample_runs(code: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    exec(compile(code, "sample", "exec"), {})
