"""The whole pipeline, page by page, against trafilatura and against trafilatura with a tagger.

One process, the same pages, turn by turn, medians of CPU time. The tagger is underthesea's, fed
sentence by sentence (`pip install underthesea`); being slow, it is measured on fewer pages and in
fewer turns, each against the pipeline in the same turn.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable
from importlib import metadata

import lxml.html
import trafilatura

from benchmarks.common import in_turns, turns
from benchmarks.sites import SITES, pages
from extract.clean import SiteProfile, learn
from extract.link.sites import profile_name
from extract.pages import Page
from extract.pipeline import extract_page
from extract.records import Extraction
from extract.store.chunk import chunk_of
from extract.tag import nlp

_COUNT = 48
_TAGGED = 20
_TAGGED_TURNS = 5
_LEARNING = 30 * SITES
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def main() -> None:
    samples = list(pages(_COUNT))
    language = nlp()
    profiles = _profiles()

    def profile_of(page: Page, profiled: bool) -> SiteProfile | None:
        return profiles[profile_name(page.url, page.source)] if profiled else None

    def done(some: list[Page], *, profiled: bool) -> list[Extraction]:
        return [extract_page(page, language, profile_of(page, profiled)) for page in some]

    def stored(some: list[Page], *, profiled: bool) -> object:
        """What a worker does: extract, and turn rows into tables, with fingerprints."""
        return chunk_of([("", result) for result in done(some, profiled=profiled)])

    times = in_turns(
        {
            "lxml parse": lambda: [lxml.html.fromstring(page.content) for page in samples],
            "trafilatura": lambda: [_text(page) for page in samples],
            "pipeline": lambda: stored(samples, profiled=False),
            "pipeline, profiles": lambda: stored(samples, profiled=True),
        }
    )
    results = {profiled: done(samples, profiled=profiled) for profiled in (False, True)}
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
    _against_tagger(
        samples[:_TAGGED],
        {
            "pipeline": lambda: stored(samples[:_TAGGED], profiled=False),
            "pipeline, profiles": lambda: stored(samples[:_TAGGED], profiled=True),
        },
    )


def _profiles() -> dict[str, SiteProfile | None]:
    by_site: dict[str, list[Page]] = {}
    for page in pages(_LEARNING, first=10_000):
        by_site.setdefault(profile_name(page.url, page.source), []).append(page)
    return {name: learn(name, of_site) for name, of_site in by_site.items()}


def _text(page: Page) -> str:
    found = trafilatura.bare_extraction(page.content, fast=True, with_metadata=True)
    return (found.text or "") if found is not None else ""


def _against_tagger(samples: list[Page], ours: dict[str, Callable[[], object]]) -> None:
    """Print how long the pages take the other way, and how many times as long as ours."""
    from underthesea import ner

    def tagged() -> None:
        for page in samples:
            for sentence in _SENTENCE.split(_text(page)):
                if sentence.strip():
                    ner(sentence)

    times = turns({"tagger": tagged, **ours}, _TAGGED_TURNS)
    each = statistics.median(times["tagger"]) / len(samples)
    version = metadata.version("underthesea")
    print(
        f"trafilatura + underthesea.ner {version}: {each * 1000:.0f} ms/page ({len(samples)} pages)"
    )
    for name in ours:
        ratios = [other / own for other, own in zip(times["tagger"], times[name], strict=True)]
        print(
            f"that is {statistics.median(ratios):.1f} x {name} "
            f"({min(ratios):.1f} to {max(ratios):.1f} in {_TAGGED_TURNS} turns)"
        )


if __name__ == "__main__":
    main()
