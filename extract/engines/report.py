"""What a run says of itself at its end."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from importlib import metadata
from platform import python_version

from extract.engines.fits import SiteFit
from extract.engines.task import Done
from extract.version import __version__

_SLOWEST = 20
_LIBRARIES = ("datasketch", "lxml", "spacy", "pyarrow", "pydantic")


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did; written to `OUT/_run.json`.

    Args:
        out: the output folder.
        pages: pages in the inputs.
        articles: pages that became articles.
        failures: reason -> pages that failed for it.
        balanced: whether pages = articles + failures.
        duplicates: articles that are copies of others; `duplicate_of` names these.
        reused: pages taken over from earlier runs because nothing about them had changed.
        skipped: what the inputs held besides pages, by kind.
        rows: table -> rows.
        mentions: label -> mentions.
        sites: for each site with a profile, how many of its pages fitted it.
        seconds: how long the run took.
        seconds_learning: how long of it passed before the first shard, with learning profiles.
        seconds_publishing: how long of it passed after the last one, with finding copies.
        stages: stage -> seconds that the pages of this run spent in it, all workers together.
        slowest: the pages that took longest in this run, as (seconds, source).
        versions: of the product, its pipeline and the libraries under it.
    """

    out: str
    pages: int
    articles: int
    failures: dict[str, int]
    balanced: bool
    duplicates: int
    reused: int
    skipped: dict[str, int]
    rows: dict[str, int]
    mentions: dict[str, int]
    sites: dict[str, SiteFit]
    seconds: float
    seconds_learning: float
    seconds_publishing: float
    stages: dict[str, float]
    slowest: list[tuple[float, str]]
    versions: dict[str, str]


@dataclass(slots=True)
class Timings:
    """Where the time of a run goes."""

    slowest: list[tuple[float, str]] = field(default_factory=list)
    stages: Counter[str] = field(default_factory=Counter)

    def add(self, done: Done) -> None:
        """Count finished pages."""
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, *done.timings])
        self.stages.update(done.stages)


def versions(pipeline: str) -> dict[str, str]:
    """Return the versions of the product, its pipeline (as given) and the libraries under it."""
    return {
        "congdoan": __version__,
        "pipeline": pipeline,
        "python": python_version(),
        **{name: metadata.version(name) for name in _LIBRARIES},
    }
