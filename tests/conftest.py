"""What all tests share: one tagging pipeline, and where the gold articles are."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from extract.tag import nlp
from tests.reports import make_output

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def language() -> Language:
    """The tagging pipeline, made once: it has no state that a document could change."""
    return nlp()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real annotated pages, which stays outside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the real annotated pages (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def report_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output that the tests of the report page share; they leave it as it is."""
    return make_output(tmp_path_factory.mktemp("reports"))
