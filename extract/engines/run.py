"""A run: every page of the inputs becomes rows of the output, or a row of `failures`."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from platform import python_version

from extract.engines.local import DEADLINE, LocalEngine, default_workers
from extract.engines.progress import Progress, Silent
from extract.engines.shards import SHARD_PAGES, Sharder
from extract.engines.task import Engine, Extractor, ExtractorFactory
from extract.failure import UsageError
from extract.pages import Item, Page, PageStream, open_pages
from extract.records import Extraction
from extract.store.counts import count_by
from extract.store.files import write_json
from extract.store.manifest import Manifest
from extract.store.output import Output
from extract.version import __version__, pipeline_version
from schemas import TABLES

_SLOWEST = 20
_LIBRARIES = ("trafilatura", "lxml", "spacy", "pyarrow", "pydantic")


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did; written to `OUT/_run.json`.

    Args:
        out: the output folder.
        pages: pages in the inputs.
        articles: pages that became articles.
        failures: reason -> pages that failed for it.
        balanced: whether pages = articles + failures.
        reused: pages taken over from earlier runs because nothing about them had changed.
        skipped: what the inputs held besides pages, by kind.
        rows: table -> rows.
        mentions: label -> mentions.
        seconds: how long the run took.
        slowest: the pages that took longest in this run, as (seconds, source).
        versions: of the product, its pipeline and the libraries under it.
    """

    out: str
    pages: int
    articles: int
    failures: dict[str, int]
    balanced: bool
    reused: int
    skipped: dict[str, int]
    rows: dict[str, int]
    mentions: dict[str, int]
    seconds: float
    slowest: list[tuple[float, str]]
    versions: dict[str, str]


def default_extractor() -> Extractor:
    """Return the pipeline of this package: cleaning, tagging, records."""
    from extract.pipeline import extract_page
    from extract.tag import nlp

    language = nlp()

    def extractor(page: Page) -> Extraction:
        return extract_page(page, language)

    return extractor


def run(
    inputs: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    workers: int | None = None,
    deadline: float = DEADLINE,
    fresh: bool = False,
    shard_pages: int = SHARD_PAGES,
    factory: ExtractorFactory = default_extractor,
    progress: Progress | None = None,
) -> RunReport:
    """Extract everything from `inputs` into the tables of `out`.

    A run that was stopped, or one over a changed crawl, takes over every page whose content is
    the same and was done by the same version of the pipeline. The tables of an earlier run stay
    until all new ones are whole. In a script, call this under `if __name__ == "__main__":`,
    because workers are started as new interpreters.

    Args:
        inputs: folders and files of pages.
        out: a new or empty folder, or the output of an earlier run.
        workers: processes at most; as many as there are processors where None.
        deadline: seconds a page may take.
        fresh: take nothing over.
        shard_pages: pages a part file holds; another number gives other parts.
        factory: makes what is done to a page, once in each worker; importable by its name.
        progress: told how far the run is.

    Raises:
        UsageError: where an input is missing or of an unknown kind, or `out` holds something
            else, or an option is out of range.
        EngineError: where no worker can be started.
    """
    began = time.monotonic()
    _check(workers, deadline, shard_pages)
    stream = open_pages([inputs] if isinstance(inputs, str | Path) else inputs)
    engine = LocalEngine(factory, workers or default_workers(), deadline)
    with Output(Path(out), fresh=fresh) as output:
        sharder = Sharder(output, pipeline_version(), shard_pages=shard_pages)
        slowest = _drive(engine, sharder, stream, progress or Silent())
        manifest = output.publish(sharder.shards, pipeline_version())
        report = _report(output.folder, manifest, sharder, slowest, time.monotonic() - began)
        write_json(output.folder / "_run.json", asdict(report))
    return report


def _check(workers: int | None, deadline: float, shard_pages: int) -> None:
    if workers is not None and workers < 1:
        raise UsageError(f"workers is {workers}: it must be 1 or more.")
    if not deadline > 0:
        raise UsageError(f"deadline is {deadline:g}: it must be more than 0 seconds.")
    if shard_pages < 1:
        raise UsageError(f"shard_pages is {shard_pages}: it must be 1 or more.")


def _drive(
    engine: Engine, sharder: Sharder, stream: PageStream, progress: Progress
) -> list[tuple[float, str]]:
    """Send all pages through the engine; return the slowest."""

    def watched() -> Iterator[Item]:
        for item in stream:
            progress.update(sharder.pages, sharder.failures, stream.meter.fraction)
            yield item

    slowest: list[tuple[float, str]] = []
    try:
        for done in engine.run(sharder.batches(watched())):
            sharder.take(done)
            slowest = heapq.nlargest(_SLOWEST, [*slowest, *done.timings])
            progress.update(sharder.pages, sharder.failures, stream.meter.fraction)
    finally:
        progress.close()
    return [(round(seconds, 3), source) for seconds, source in slowest]


def _report(
    out: Path,
    manifest: Manifest,
    sharder: Sharder,
    slowest: list[tuple[float, str]],
    seconds: float,
) -> RunReport:
    return RunReport(
        out=str(out),
        pages=manifest.pages,
        articles=manifest.rows("articles"),
        failures=count_by(out, "failures", "reason"),
        balanced=manifest.balanced and manifest.pages == sharder.pages,
        reused=sharder.reused,
        skipped=dict(sorted(sharder.skipped.items())),
        rows={name: manifest.rows(name) for name in TABLES},
        mentions=count_by(out, "mentions", "label"),
        seconds=round(seconds, 3),
        slowest=slowest,
        versions={
            "congdoan": __version__,
            "pipeline": pipeline_version(),
            "python": python_version(),
            **{name: metadata.version(name) for name in _LIBRARIES},
        },
    )
