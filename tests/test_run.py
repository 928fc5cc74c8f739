"""Runs with real worker processes: the balance, determinism, and pages that misbehave."""

from __future__ import annotations

import gc
import json
from itertools import product
from pathlib import Path

import pytest
from spacy.vocab import Vocab

import extract
from extract.engines.local import EngineError
from extract.engines.run import default_extractor
from extract.pages import Page
from extract.store.verify import verify
from tests import processors
from tests.hostile.pages import TEXT
from tests.outputs import contents, failures, write_pages

DEMO = Path(__file__).parent.parent / "corpus" / "articles"


def test_the_real_pipeline_over_the_sample_pages(tmp_path) -> None:
    report = extract.run(DEMO, tmp_path / "out")
    pages = [p for p in DEMO.iterdir() if p.suffix in (".txt", ".html")]
    assert report.pages == report.articles == len(pages)
    assert report.balanced
    assert report.mentions["PERSON"] > 0
    assert verify(tmp_path / "out") == []


def _words_kept() -> int:
    gc.collect()
    return sum(len(each) for each in gc.get_objects() if isinstance(each, Vocab))


def test_what_a_tagger_keeps_of_words_is_bounded() -> None:
    """spaCy's vocabulary forgets nothing; a crawl has ever new words."""
    before = _words_kept()
    extractor = default_extractor({})
    words = ["".join(letters) for letters in product("bcdghklmnpqrstvx", repeat=4)]
    kept, found = [], set()
    for first in range(0, len(words), 6_000):
        lines = (
            f"Đoàn viên dự {' '.join(words[n : n + 10])}." for n in range(first, first + 6_000, 10)
        )
        page = Page("trang.txt", "\n".join([TEXT, *lines]), "text")
        found.add(len(extractor(page).mentions))
        kept.append(_words_kept() - before)
    assert len(kept) * 6_000 > len(words) > 60_000 >= max(kept)
    assert len(found) == 1


@pytest.mark.parametrize("workers", [2, 7])
def test_any_number_of_workers_gives_the_same_bytes(tmp_path, workers: int) -> None:
    pages = write_pages(tmp_path / "in", [f"trang số {n} của tập" for n in range(150)])
    extract.run(pages, tmp_path / "one", workers=1, shard_pages=40, factory=processors.quick)
    extract.run(pages, tmp_path / "many", workers=workers, shard_pages=40, factory=processors.quick)
    assert contents(tmp_path / "one") == contents(tmp_path / "many")
    assert len(list((tmp_path / "many" / "articles").iterdir())) == 4


def test_each_bad_page_is_one_row_and_the_others_are_articles(tmp_path) -> None:
    texts = ["tốt một", "hang", "tốt hai", "crash", "raise", "refuse", "surrogate", "spin", "ba"]
    pages = write_pages(tmp_path / "in", texts)
    report = extract.run(
        pages, tmp_path / "out", workers=2, deadline=3.0, factory=processors.misbehaving
    )
    assert report.balanced
    assert report.articles == 3
    assert {(f["stage"], f["reason"]) for f in failures(tmp_path / "out")} == {
        ("engine", "deadline"),
        ("engine", "worker_died"),
        ("engine", "unexpected_error"),
        ("clean", "not_vietnamese"),
        ("store", "unexpected_error"),
    }
    by_source = {f["source"]: f for f in failures(tmp_path / "out")}
    assert by_source["p0001.txt"]["message"] == "The page was stopped after 3 seconds."
    assert by_source["p0003.txt"]["message"].endswith("twice (signal 9).")
    assert "ValueError: no use" in by_source["p0004.txt"]["message"]
    assert "0x…" in by_source["p0004.txt"]["message"], "addresses would differ from run to run"
    assert by_source["p0007.txt"]["reason"] == "deadline", "a hang in C code is stopped too"
    assert verify(tmp_path / "out") == []


def test_a_worker_killed_once_costs_nothing(tmp_path) -> None:
    texts = [f"trang {n}" for n in range(40)]
    texts[7] = f"crash {tmp_path / 'memory'}"
    pages = write_pages(tmp_path / "in", texts)
    report = extract.run(pages, tmp_path / "out", workers=2, factory=processors.crash_once)
    assert (tmp_path / "memory").exists()
    assert report.articles == report.pages == 40


def test_a_pipeline_that_cannot_be_made_ends_the_run_with_its_reason(tmp_path) -> None:
    pages = write_pages(tmp_path / "in", ["một"])
    with pytest.raises(EngineError, match="the word list is missing"):
        extract.run(pages, tmp_path / "out", factory=processors.unusable)
    with pytest.raises(EngineError, match="exit code 7"):
        extract.run(pages, tmp_path / "out", factory=processors.dying)


def test_no_page_at_all_still_gives_every_table(tmp_path) -> None:
    (tmp_path / "in").mkdir()
    report = extract.run(tmp_path / "in", tmp_path / "out", factory=processors.quick)
    assert report.pages == 0
    assert report.balanced
    assert list(extract.load(tmp_path / "out")["awards"].columns)


def test_the_same_address_twice_keeps_both_rows_apart(tmp_path) -> None:
    lines = [
        {"url": "https://ldld.example/tin-1?utm_source=x", "text": "bản đầu"},
        {"url": "https://ldld.example/tin-2", "text": "tin khác"},
        {"url": "https://LDLD.example/tin-1#cuoi", "text": "bản sau"},
    ] * 2
    source = tmp_path / "crawl.jsonl"
    source.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    for shard_pages in (2, 100):
        out = tmp_path / f"out{shard_pages}"
        extract.run(source, out, shard_pages=shard_pages, factory=processors.quick)
        articles = extract.load(out)["articles"]
        assert articles["article_id"].is_unique
        first = articles["article_id"].iloc[0]
        assert list(articles["duplicate_of"].isna()) == [True, True, False, False, False, False]
        assert list(articles["duplicate_of"].iloc[[2, 3, 5]]) == [first] * 3
        assert verify(out) == []
        before = contents(out)
        report = extract.run(source, out, shard_pages=shard_pages, factory=processors.quick)
        assert report.reused == 6
        assert contents(out) == before


def test_the_run_report_says_what_was_done(tmp_path) -> None:
    pages = write_pages(tmp_path / "in", ["một", "hai"])
    (pages / "style.css").write_text("p {}")
    extract.run(pages, tmp_path / "out", factory=processors.quick)
    report = json.loads((tmp_path / "out" / "_run.json").read_text("utf-8"))
    assert report["pages"] == report["articles"] == 2
    assert report["balanced"] is True
    assert report["skipped"] == {".css": 1}
    assert {source for _, source in report["slowest"]} == {"p0000.txt", "p0001.txt"}
    assert report["versions"]["pipeline"].startswith(report["versions"]["congdoan"])
