"""The report page of 1,000 and 5,000 articles: how soon it is there, how soon it answers."""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import extract
from benchmarks.common import sample_texts
from extract.report.html import report_html
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SIZES = (1_000, 5_000)
_SITES = 20
_ROUNDS = 5
#: Resolves when what was last changed has been painted.
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def write_pages(path: Path, articles: int) -> None:
    """Put articles together from paragraphs of the sample texts, so that few are copies."""
    chance = random.Random(7)
    paragraphs = [p for text in sample_texts() for p in text.split("\n") if len(p) > 60]
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            page = {
                "url": f"https://site{number % _SITES}.example/tin-{number}",
                "title": f"Tin công đoàn số {number}",
                "published": f"{2014 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "text": "\n".join(chance.sample(paragraphs, 9)),
            }
            file.write(json.dumps(page, ensure_ascii=False) + "\n")


def one_visit(browser: Browser, address: str) -> dict[str, float]:
    """Return the seconds that each act takes, from the act until what it changes is painted."""
    page = browser.new_page()
    times: dict[str, float] = {}

    def timed(name: str, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        page.evaluate(_PAINTED)
        times[name] = time.perf_counter() - start

    def open_page() -> None:
        page.goto(address)
        page.wait_for_selector("html[data-ready]")

    def search() -> None:
        page.fill("#query", "lien doan tang")
        page.wait_for_selector("#reset:visible")

    def open_article() -> None:
        page.click("#rows a >> nth=0")
        page.wait_for_selector("dialog .evidence")

    timed("open", open_page)
    timed("search", search)
    page.click("#reset")
    timed("filter", lambda: page.select_option("#filter-award_type", "bang_khen"))
    timed("sort", lambda: page.click("#head button[data-sort=issuer]"))
    timed("article", open_article)
    page.keyboard.press("Escape")
    timed("people", lambda: (page.click("#tab-people"), page.wait_for_selector("#rows a")))
    page.close()
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        pages, out, target = (Path(folder, name) for name in ("p.jsonl", "tables", "report.html"))
        write_pages(pages, max(_SIZES))
        extract.run([pages], out)
        for articles in _SIZES:
            start = time.perf_counter()
            target.write_text(report_html(out, articles), "utf-8")
            seconds, size = time.perf_counter() - start, target.stat().st_size / 1e6
            print(f"{articles:,} articles: {size:.1f} MB, written in {seconds:.1f} s")
            visits = [one_visit(browser, target.as_uri()) for _ in range(_ROUNDS)]
            for name in visits[0]:
                print(f"  {name:8} {statistics.median(visit[name] for visit in visits):5.2f} s")


if __name__ == "__main__":
    main()
