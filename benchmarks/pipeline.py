"""The whole pipeline, page by page, against trafilatura and against trafilatura with a tagger.

One process, the same pages, turn by turn, medians of CPU time. The tagger is underthesea's, fed
sentence by sentence (`pip install underthesea`); being slow, it is measured on a few pages.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from importlib import metadata

import lxml.html
import trafilatura

from benchmarks.common import in_turns
from benchmarks.sites import SITES, pages
from extract.clean import SiteProfile, learn
from extract.link.sites import profile_name
from extract.pages import Page
from extract.pipeline import extract_page
from extract.records import Extraction
from extract.store.chunk import chunk_of
from extract.tag import nlp

_COUNT = 48
_TAGGED = 4
_LEARNING = 30 * SITES
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def main() -> None:
    samples = list(pages(_COUNT))
    language = nlp()
    profiles = _profiles()

    def profile_of(page: Page, profiled: bool) -> SiteProfile | None:
        return profiles[profile_name(page.url, page.source)] if profiled else None

    def done(*, profiled: bool) -> list[Extraction]:
        return [extract_page(page, language, profile_of(page, profiled)) for page in samples]

    def stored(*, profiled: bool) -> object:
        """What a worker does: extract, and turn rows into tables, with fingerprints."""
        return chunk_of([("", result) for result in done(profiled=profiled)])

    times = in_turns(
        {
            "lxml parse": lambda: [lxml.html.fromstring(page.content) for page in samples],
            "trafilatura": lambda: [_text(page) for page in samples],
            "pipeline": lambda: stored(profiled=False),
            "pipeline, profiles": lambda: stored(profiled=True),
        }
    )
    results = {profiled: done(profiled=profiled) for profiled in (False, True)}
    fits = sum(result.fits_profile is True for result in results[True])
    sizes = [len(page.content) for page in samples]
    characters = sum(len(result.article.text) for result in results[True]) // _COUNT
    print(f"{_COUNT} pages of {sum(sizes) // _COUNT:,} bytes, {characters:,} characters of text")
    print(f"{fits} of {_COUNT} fit their site's profile")
    for name, seconds in times.items():
        print(
            f"{name:20} {seconds * 1000 / _COUNT:8.2f} ms/page "
            f"{seconds / times['trafilatura']:6.2f} x trafilatura"
        )
    for profiled, extractions in results.items():
        spent = Counter[str]()
        for result in extractions:
            spent.update(result.seconds)
        words = ", ".join(f"{k} {v * 1000 / _COUNT:.2f}" for k, v in sorted(spent.items()))
        print(f"stages, ms/page{' with profiles' if profiled else ''}: {words}")
    tagged = _with_tagger(samples[:_TAGGED])
    for name in ("pipeline", "pipeline, profiles"):
        print(f"trafilatura + underthesea.ner: {tagged / (times[name] / _COUNT):.0f} x {name}")


def _profiles() -> dict[str, SiteProfile | None]:
    by_site: dict[str, list[Page]] = {}
    for page in pages(_LEARNING, first=10_000):
        by_site.setdefault(profile_name(page.url, page.source), []).append(page)
    return {name: learn(name, of_site) for name, of_site in by_site.items()}


def _text(page: Page) -> str:
    found = trafilatura.bare_extraction(page.content, fast=True, with_metadata=True)
    return (found.text or "") if found is not None else ""


def _with_tagger(samples: list[Page]) -> float:
    """Return the CPU seconds a page takes the other way."""
    from underthesea import ner

    ner("Hội nghị diễn ra tại Hà Nội.")  # loads its model
    began = time.process_time()
    for page in samples:
        for sentence in _SENTENCE.split(_text(page)):
            if sentence.strip():
                ner(sentence)
    seconds = (time.process_time() - began) / len(samples)
    print(
        f"trafilatura + underthesea.ner {metadata.version('underthesea')}: "
        f"{seconds * 1000:.0f} ms/page"
    )
    return seconds


if __name__ == "__main__":
    main()
