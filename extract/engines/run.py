"""A run: every page of the inputs becomes rows of the output, or a row of `failures`."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING, Any

from extract.clean import SiteProfile
from extract.engines.batch import Extracting
from extract.engines.cluster import DaskEngine
from extract.engines.fits import SiteFit
from extract.engines.learning import profiles_for
from extract.engines.local import DEADLINE, LocalEngine, default_workers
from extract.engines.progress import Progress, Silent
from extract.engines.shards import SHARD_PAGES, Sharder
from extract.engines.sources import Sources
from extract.engines.task import Done, Engine, Extractor, ExtractorFactory, Job
from extract.engines.worker import Preparation
from extract.failure import UsageError
from extract.link.sites import profile_name
from extract.pages import Item, Page, PageStream
from extract.records import Extraction
from extract.records.own import all_tables
from extract.store.arrow import spare_pandas
from extract.store.counts import count_by
from extract.store.files import write_json
from extract.store.manifest import Manifest
from extract.store.output import Output
from extract.store.profiles import read_profiles
from extract.store.remote import Remote, is_remote
from extract.version import __version__, pipeline_version

if TYPE_CHECKING:
    from extract.crawl.limits import Limits

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
    stages: dict[str, float]
    slowest: list[tuple[float, str]]
    versions: dict[str, str]


@dataclass(slots=True)
class _Timings:
    """Where the time of a run goes."""

    slowest: list[tuple[float, str]] = field(default_factory=list)
    stages: Counter[str] = field(default_factory=Counter)

    def add(self, done: Done) -> None:
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, *done.timings])
        self.stages.update(done.stages)


def default_extractor(profiles: Mapping[str, SiteProfile]) -> Extractor:
    """Return the pipeline of this package: cleaning, tagging, records.

    Args:
        profiles: of the sites, by name.
    """
    from extract.pipeline import extract_page
    from extract.tag import nlp

    language = nlp()

    def extractor(page: Page) -> Extraction:
        return extract_page(page, language, profiles.get(profile_name(page.url, page.source)))

    return extractor


def _load_pipeline() -> None:
    """Load what `default_extractor` needs; workers do it while the sites are looked at."""
    from extract import pipeline  # noqa: F401
    from extract.tag import nlp

    nlp()
    spare_pandas()


def run(
    inputs: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    engine: str = "local",
    workers: int | None = None,
    scheduler: str | None = None,
    deadline: float = DEADLINE,
    fresh: bool = False,
    profiles: Path | str | None = None,
    relearn: bool = False,
    shard_pages: int = SHARD_PAGES,
    factory: ExtractorFactory = default_extractor,
    progress: Progress | None = None,
    fetch_limits: Limits | None = None,
    contact: str | None = None,
) -> RunReport:
    """Extract everything from `inputs` into the tables of `out`.

    A run that was stopped, or one over a changed crawl, takes over every page whose content is
    the same and was done by the same version of the pipeline. The tables of an earlier run stay
    until all new ones are whole. In a script, call this under `if __name__ == "__main__":`,
    because workers are started as new interpreters.

    Args:
        inputs: folders and files of pages, lists of addresses (`….urls`), and addresses of
            folders and files (`s3://…`), which are copied to this machine while the run lasts.
        out: a new or empty folder, or the output of an earlier run; or the address of one
            (`s3://…`), and the run works in a folder of this machine and copies the result there.
        engine: `local`, or `dask` for a cluster.
        workers: processes at most; as many as there are processors where None.
        scheduler: address of the Dask scheduler, as `tcp://host:8786`.
        deadline: seconds a page may take.
        fresh: take nothing over.
        profiles: the `_profiles.json` of another run, to read its sites' pages by.
        relearn: learn the profiles of all sites anew.
        shard_pages: pages a part file holds; another number gives other parts.
        factory: given the profiles by site, makes what is done to a page, once in each worker;
            importable by its name.
        progress: told how far the run is.
        fetch_limits: what to keep to when what lists of addresses name is fetched.
        contact: an address or page of yours, told to the servers that it is fetched from.

    Raises:
        UsageError: where an input is missing or of an unknown kind, or `out` holds something
            else, or an option is out of range, or `profiles` is no file of profiles.
        EngineError: where no worker can be started.
    """
    began = time.monotonic()
    _check(workers, deadline, shard_pages, profiles)
    preparation = _load_pipeline if factory is default_extractor else None
    opened = _engine(engine, workers, scheduler, deadline, preparation)
    sources = Sources([inputs] if isinstance(inputs, str | Path) else inputs)
    told = progress or Silent()
    remote = Remote(str(out)) if is_remote(out) else None
    folder = remote.work_folder() if remote else Path(out)
    try:
        if remote:
            remote.pull(folder)
        with Output(folder, fresh=fresh) as output:
            sources.fetch(
                output.folder, fresh=fresh, limits=fetch_limits, contact=contact, tell=told.fetch
            )
            with opened:
                known = profiles_for(
                    output.folder,
                    lambda: _watched_survey(sources.open(), told),
                    opened,
                    pipeline_version(),
                    given=Path(profiles) if profiles is not None else None,
                    relearn=relearn or fresh,
                )
                learned = time.monotonic()
                sharder = Sharder(output, pipeline_version(), known, shard_pages=shard_pages)
                job = Extracting(factory, known.sites)
                timings = _drive(opened, job, sharder, sources.open(), told)
            manifest = output.publish(sharder.shards, pipeline_version())
            report = RunReport(
                out=str(out),
                **_counts(output.folder, manifest, sharder),
                sites=sharder.fits.by_site(set(known.sites)),
                seconds=round(time.monotonic() - began, 3),
                seconds_learning=round(learned - began, 3),
                stages={name: round(spent, 3) for name, spent in sorted(timings.stages.items())},
                slowest=[(round(seconds, 3), source) for seconds, source in timings.slowest],
                versions=_versions(),
            )
            write_json(output.folder / "_run.json", asdict(report))
            if remote:
                remote.push(output.folder)
    finally:
        sources.close()
        told.close()
    return report


def _check(
    workers: int | None, deadline: float, shard_pages: int, profiles: Path | str | None
) -> None:
    if workers is not None and workers < 1:
        raise UsageError(f"workers is {workers}: it must be 1 or more.")
    if not deadline > 0:
        raise UsageError(f"deadline is {deadline:g}: it must be more than 0 seconds.")
    if shard_pages < 1:
        raise UsageError(f"shard_pages is {shard_pages}: it must be 1 or more.")
    if profiles is not None:
        read_profiles(Path(profiles))  # before anything is written


def _engine(
    name: str,
    workers: int | None,
    scheduler: str | None,
    deadline: float,
    preparation: Preparation | None,
) -> Engine:
    """Return the run's engine, not open yet."""
    if name == "dask":
        if scheduler is None:
            raise UsageError("The engine dask needs the address of its scheduler (--scheduler).")
        if workers is not None:
            raise UsageError("With the engine dask the cluster says how many workers there are.")
        return DaskEngine(scheduler, deadline)
    if name != "local":
        raise UsageError(f"engine is {name!r}: it must be local or dask.")
    if scheduler is not None:
        raise UsageError("A scheduler is for the engine dask (--engine dask).")
    return LocalEngine(workers or default_workers(), deadline, preparation)


def _watched_survey(stream: PageStream, progress: Progress) -> Iterator[Item]:
    for number, item in enumerate(stream):
        progress.survey(number, stream.meter.fraction)
        yield item


def _drive(
    engine: Engine, job: Job[Done], sharder: Sharder, stream: PageStream, progress: Progress
) -> _Timings:
    """Send all pages through the engine; return where the time went."""

    def watched() -> Iterator[Item]:
        for item in stream:
            progress.update(sharder.pages, sharder.failures, stream.meter.fraction)
            yield item

    timings = _Timings()
    for done in engine.run(job, sharder.batches(watched())):
        sharder.take(done)
        timings.add(done)
        progress.update(sharder.pages, sharder.failures, stream.meter.fraction)
    return timings


def _counts(out: Path, manifest: Manifest, sharder: Sharder) -> dict[str, Any]:
    """Return the fields of the report that count pages and rows."""
    return {
        "pages": manifest.pages,
        "articles": manifest.rows("articles"),
        "failures": count_by(out, "failures", "reason"),
        "balanced": manifest.balanced and manifest.pages == sharder.pages,
        "duplicates": manifest.duplicates,
        "reused": sharder.reused,
        "skipped": dict(sorted(sharder.skipped.items())),
        "rows": {name: manifest.rows(name) for name in all_tables()},
        "mentions": count_by(out, "mentions", "label"),
    }


def _versions() -> dict[str, str]:
    return {
        "congdoan": __version__,
        "pipeline": pipeline_version(),
        "python": python_version(),
        **{name: metadata.version(name) for name in _LIBRARIES},
    }
