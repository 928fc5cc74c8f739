"""Pages that nobody means well with, through the real pipeline: each is an article or a failure."""

from __future__ import annotations

import random
from pathlib import Path

import extract
from extract.store.verify import verify

SAMPLES = Path(__file__).parent.parent / "corpus" / "articles"


def hostile_pages() -> dict[str, bytes]:
    page = (SAMPLES / "go-dua-giai-thuong.html").read_bytes()
    text = (SAMPLES / "ky-lam-dai-hoi.txt").read_text("utf-8")
    chance = random.Random(0)
    words = {
        "deep.html": "<div>" * 100_000 + "xin chào các bạn",
        "deep-table.html": "<table><tr><td>" * 20_000 + "xin chào",
        "closing.html": "</div>" * 100_000,
        "comment.html": "<!--" * 50_000,
        "attributes.html": "<p " + "a=1 " * 50_000 + ">x",
        "entities.html": "&#x110000;&#0;&amp;" * 20_000,
        "script.html": "<script>" + "x" * 1_000_000,
        "links.html": '<a href="x">' * 10_000 + "tin",
        "svg.html": "<svg><math>" * 10_000,
        "frames.html": "<frameset>" * 5_000,
        "doctype.html": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
        "breaks.html": "<br>" * 50_000 + text.replace("\n", "<br>"),
        "empty.html": "",
        "spaces.txt": " " * 50_000,
        "lines.txt": "\n" * 100_000,
        "capitals.txt": "A" * 100_000,
        "commas.txt": "," * 100_000,
        "quotes.txt": '"' * 50_000,
        "digits.txt": "1234567890/" * 9_000,
        "dates.txt": "ngày 1/1/2020 đến " * 1_000,
        "names.txt": "Nguyễn Văn An, " * 1_000,
        "bodies.txt": "LĐLĐ tỉnh " * 1_000,
        "sums.txt": "1.000.000" * 5_000,
        "awards.txt": "tặng bằng khen cho 4 tập thể và " * 500,
        "shouting.txt": "LIÊN ĐOÀN LAO ĐỘNG TỈNH TRAO BẰNG KHEN CHO " * 400,
        "one-line.txt": text.replace("\n", " ") * 10,
        "marks.txt": "a" + "\u0301" * 50_000,
        "direction.txt": "\u202e" * 1_000 + text,
        "zero-width.txt": "\u200b".join(text),
        "byte-order.txt": "\ufeff" + text,
        "english.txt": "The union held a meeting in the city today. " * 200,
    }
    return {name: value.encode() for name, value in words.items()} | {
        "nul.html": page.replace(b" ", b"\0", 200),
        "nul.txt": text.encode().replace(b" ", b"\0", 50),
        "cut.html": page[: len(page) // 2],
        "cut-early.html": page[:80],
        "noise.html": chance.randbytes(50_000),
        "noise.txt": chance.randbytes(50_000),
        "utf-16.html": page.decode().encode("utf-16"),
        "latin.html": b"<html>" + b"\xe9\xe8" * 10_000,
        "surrogate.txt": text.encode() + b"\xed\xa0\x80",
    }


def test_hostile_pages_are_articles_or_failures_and_stop_nothing(tmp_path) -> None:
    pages = hostile_pages()
    (tmp_path / "in").mkdir()
    for name, content in pages.items():
        (tmp_path / "in" / name).write_bytes(content)
    report = extract.run(tmp_path / "in", tmp_path / "out")
    assert report.pages == len(pages)
    assert report.balanced
    assert verify(tmp_path / "out") == []
    reasons = set(report.failures)
    assert not reasons & {"deadline", "worker_died", "unexpected_error"}, report.failures
