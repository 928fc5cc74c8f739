"""Inputs that nobody means well with, in one run of the real pipeline: each is accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

import extract
from extract.engines.report import RunReport
from extract.store.verify import verify
from tests.hostile.archives import NAMES, hostile_archives, write_traps
from tests.hostile.pages import TEXT, hostile_pages

_PAGES = hostile_pages()
_ARCHIVES = hostile_archives()
_FAULTS = {"deadline", "worker_died", "unexpected_error"}


@dataclass(frozen=True)
class Outcome:
    """A run over everything: its report, its output and what became of each source."""

    report: RunReport
    out: Path
    traps: dict[str, int]
    reasons: dict[str, list[str]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory) -> Outcome:
    folder = tmp_path_factory.mktemp("hostile")
    source, out = folder / "in", folder / "out"
    source.mkdir()
    for name, content in _PAGES.items():
        (source / name).write_bytes(content)
    for name, (content, _) in _ARCHIVES.items():
        (source / name).write_bytes(content)
    traps = write_traps(source)
    report = extract.run(source, out)
    tables = extract.load(out)
    reasons: dict[str, list[str]] = {}
    for where in tables["articles"]["source"]:
        reasons.setdefault(_file(where), []).append("")
    for where, reason in tables["failures"][["source", "reason"]].itertuples(index=False):
        reasons.setdefault(_file(where), []).append(reason)
    return Outcome(report, out, traps, reasons)


def _file(source: str) -> str:
    """The file that a page was read from, by its source."""
    for name in _ARCHIVES:
        if source == name or source.startswith((f"{name}:", f"{name}/")):
            return name
    return source


def test_there_are_two_hundred_of_them() -> None:
    assert len(_PAGES) + len(_ARCHIVES) + len(NAMES) >= 200


def test_the_run_ends_balanced_and_whole(outcome: Outcome) -> None:
    rows = sum(count for _, count in _ARCHIVES.values()) + len(_PAGES) + len(outcome.traps)
    assert outcome.report.balanced
    assert outcome.report.pages == rows
    assert not set(outcome.report.failures) & _FAULTS, outcome.report.failures
    assert verify(outcome.out) == []


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_a_page_is_an_article_or_a_failure(outcome: Outcome, name: str) -> None:
    reasons = outcome.reasons.get(name, [])
    assert len(reasons) == 1
    assert not set(reasons) & _FAULTS


@pytest.mark.parametrize("name", sorted(_ARCHIVES))
def test_all_that_an_archive_holds_is_accounted_for(outcome: Outcome, name: str) -> None:
    reasons = outcome.reasons.get(name, [])
    assert len(reasons) == _ARCHIVES[name][1], reasons
    assert not set(reasons) & _FAULTS


def test_names_and_links_that_trap(outcome: Outcome) -> None:
    counts = Counter({name: len(outcome.reasons.get(name, [])) for name in outcome.traps})
    assert counts == outcome.traps
    assert outcome.report.skipped["no regular file"] == 1, "the folder that leads to itself"
    for name in ("loop.html", "nowhere.html", "unreadable.html"):
        assert outcome.reasons.get(name, ["unreadable_file"]) == ["unreadable_file"]


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("bomb.jsonl.gz", ["decompression_limit"]),
        ("bomb.jsonl.zst", ["decompression_limit"]),
        ("bomb.zip", ["too_large"]),
        ("body-bomb.warc", ["too_large"]),
        ("endless.jsonl", ["too_large"]),
        ("too-large.txt", ["too_large"]),
        ("encrypted.zip", ["broken_archive"]),
        ("magic.parquet", ["broken_archive"]),
        ("no-column.csv", ["no_content"]),
        ("empty.html", ["empty_page"]),
    ],
)
def test_the_reason_is_the_right_one(outcome: Outcome, name: str, reasons: list[str]) -> None:
    assert outcome.reasons[name] == reasons


def test_a_text_of_a_million_characters_is_an_article(tmp_path) -> None:
    text = TEXT * (1_000_000 // len(TEXT) + 1)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dai.txt").write_text(text, "utf-8")
    report = extract.run(tmp_path / "in", tmp_path / "out", workers=1, deadline=400.0)
    assert (report.articles, report.failures) == (1, {})
