"""A run: every page of the inputs becomes rows of the output, or a row of `failures`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.clean import SiteProfile
from extract.engines.batch import Extracting
from extract.engines.cluster import DaskEngine
from extract.engines.learning import profiles_for
from extract.engines.local import DEADLINE, LocalEngine, default_workers
from extract.engines.progress import Progress, Silent
from extract.engines.report import RunReport, Timings, versions
from extract.engines.shards import SHARD_PAGES, Sharder
from extract.engines.sources import Sources
from extract.engines.task import Done, Engine, Extractor, ExtractorFactory, Job
from extract.engines.worker import Preparation
from extract.failure import UsageError
from extract.link.sites import profile_name
from extract.pages import Item, Page, PageStream
from extract.records import Extraction
from extract.records.own import all_tables
from extract.store.chunk import chunk_of
from extract.store.counts import count_by
from extract.store.files import write_json
from extract.store.manifest import Manifest
from extract.store.output import Output
from extract.store.profiles import read_profiles
from extract.store.remote import Remote, is_remote
from extract.version import pipeline_version

if TYPE_CHECKING:
    from extract.crawl.limits import Limits

#: A page with a date, an event, persons, bodies, awards and gifts.
_FIRST = Page(
    source="",
    kind="html",
    content="<h1>Hội nghị tổng kết</h1><p>Ngày 5/9/2023, Liên đoàn Lao động huyện Phú Lâm tổ chức "
    "hội nghị tổng kết và tặng giấy khen cho 2 tập thể, 3 cá nhân.</p><p>Ông Nguyễn Văn An, Chủ "
    "tịch Công đoàn trường, trao 10 suất quà, mỗi suất 500.000 đồng, cho đoàn viên tại Hà Nội.</p>",
)

#: Words after which a tagger gives way to a new one: it keeps every word that it has met, at some
#: 440 bytes, and a crawl brings new names and numbers on every page. A new one takes .2 seconds.
_MOST_WORDS = 50_000


def default_extractor(profiles: Mapping[str, SiteProfile]) -> Extractor:
    """Return the pipeline of this package: cleaning, tagging, records.

    Args:
        profiles: of the sites, by name.
    """
    from extract.pipeline import extract_page
    from extract.tag import nlp

    language = nlp()

    def extractor(page: Page) -> Extraction:
        nonlocal language
        if len(language.vocab) > _MOST_WORDS:
            language = nlp()
        return extract_page(page, language, profiles.get(profile_name(page.url, page.source)))

    # Word lists and libraries are loaded at the first page that needs them, which takes seconds.
    chunk_of([("", extractor(_FIRST))])
    return extractor


def _load_pipeline() -> None:
    """Load what `default_extractor` needs; workers do it while the sites are looked at."""
    default_extractor({})


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
            extracted = time.monotonic()
            manifest = output.publish(sharder.shards, pipeline_version())
            report = RunReport(
                out=str(out),
                **_counts(output.folder, manifest, sharder),
                sites=sharder.fits.by_site(set(known.sites)),
                seconds=round(time.monotonic() - began, 3),
                seconds_learning=round(learned - began, 3),
                seconds_publishing=round(time.monotonic() - extracted, 3),
                stages={name: round(spent, 3) for name, spent in sorted(timings.stages.items())},
                slowest=[(round(seconds, 3), source) for seconds, source in timings.slowest],
                versions=versions(pipeline_version()),
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
) -> Timings:
    """Send all pages through the engine; return where the time went."""

    def watched() -> Iterator[Item]:
        for item in stream:
            progress.update(sharder.pages, sharder.failures, stream.meter.fraction)
            yield item

    timings = Timings()
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
