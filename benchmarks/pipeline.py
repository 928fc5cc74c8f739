"""The whole pipeline, page by page, against trafilatura and against trafilatura with a tagger.

One process, the same pages, turn by turn, medians of CPU time. The tagger is underthesea's, fed
sentence by sentence (`pip install underthesea`); being slow, it is measured on fewer pages, a few
at a time, each few against the pipeline in the same turn: a machine is not equally fast for long.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable
from functools import partial
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
_TAGGED = 24
#: Pages at a time, some two seconds of the tagger's.
_FEW = 4
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
            "pipeline": lambda some: stored(some, profiled=False),
            "pipeline, profiles": lambda some: stored(some, profiled=True),
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


def _against_tagger(samples: list[Page], ours: dict[str, Callable[[list[Page]], object]]) -> None:
    """Print how long the pages take the other way, and how many times as long as ours."""
    from underthesea import ner

    def tagged(some: list[Page]) -> None:
        for page in some:
            for sentence in _SENTENCE.split(_text(page)):
                if sentence.strip():
                    ner(sentence)

    taken: dict[str, list[float]] = {name: [] for name in ("tagger", *ours)}
    for first in range(0, len(samples), _FEW):
        some = samples[first : first + _FEW]
        jobs = {name: partial(job, some) for name, job in {"tagger": tagged, **ours}.items()}
        for name, seconds in turns(jobs, _TAGGED_TURNS).items():
            taken[name] += seconds
    each = statistics.median(taken["tagger"]) / _FEW
    version = metadata.version("underthesea")
    print(
        f"trafilatura + underthesea.ner {version}: {each * 1000:.0f} ms/page ({len(samples)} pages)"
    )
    for name in ours:
        ratios = [other / own for other, own in zip(taken["tagger"], taken[name], strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        print(
            f"that is {middle:.1f} x {name} "
            f"(half of {len(ratios)} turns between {low:.1f} and {high:.1f})"
        )


if __name__ == "__main__":
    main()
