"""Every line of `phrases.txt` is a test with its own id."""

from __future__ import annotations

from pathlib import Path

import pytest
from congdoan_discipline import read

import extract
from extract.evaluate.phrases import Phrase, records
from extract.tag import tag

PHRASES = records(Path(__file__).parent.parent / "phrases.txt")


@pytest.fixture(scope="session")
def language():
    return extract.nlp()


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.where)
def test_phrase(phrase: Phrase, language) -> None:
    found = [
        (f.columns["form"].value, f.columns["who"], f.columns["body"] or "-",
         f.columns["decided"] or "-")
        for f in read(tag(language, phrase.text, published=phrase.published))
    ]  # fmt: skip
    assert found == list(phrase.expected), phrase.text
