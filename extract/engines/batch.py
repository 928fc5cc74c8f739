"""The work itself, one pure function: pages in, rows out; nothing a page does escapes it."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from extract.clean import SiteProfile
from extract.engines.task import Done, Extractor, ExtractorFactory, OnStart, Task, Work
from extract.failure import PageFailure
from extract.pages import Page
from extract.records import Extraction
from extract.store.chunk import Chunk, chunk_of, concat
from schemas import Failure

_STAGES = {"pages": "read", "clean": "clean", "tag": "tag", "records": "records"}
#: Messages hold no addresses of objects, which differ from run to run.
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_LONGEST_MESSAGE = 500

Outcome = Extraction | Failure


@dataclass(frozen=True, slots=True)
class Extracting:
    """The job of a run's workers.

    Args:
        factory: makes the extractor in each worker.
        profiles: the profiles of the sites, by name.
    """

    factory: ExtractorFactory
    profiles: Mapping[str, SiteProfile]

    def start(self) -> Work[Done]:
        """Make the extractor and return what does batches with it."""
        return partial(_run_batch_with, self.factory(self.profiles))

    def lost(self, task: Task, reason: str, message: str, seconds: float) -> Done:
        """Return a page as the row of `failures` for something that befell its worker."""
        row = _row(task.page, "engine", reason, message)
        timing = (seconds, task.page.source)
        return Done((task.slot,), chunk_of([(task.key, row)]), (timing,), {"engine": seconds})


def _run_batch_with(extractor: Extractor, tasks: Sequence[Task], on_start: OnStart) -> Done:
    return run_batch(tasks, extractor, on_start)


def run_batch(
    tasks: Sequence[Task], extractor: Extractor, on_start: OnStart = lambda _: None
) -> Done:
    """Do a batch of pages.

    Args:
        tasks: the pages.
        extractor: what is done to each.
        on_start: called with a page's position before it is begun.
    """
    outcomes: list[tuple[str, Outcome]] = []
    timings = []
    stages: Counter[str] = Counter()
    for position, task in enumerate(tasks):
        on_start(position)
        began = time.perf_counter()
        outcome = _outcome(task.page, extractor)
        seconds = time.perf_counter() - began
        outcomes.append((task.key, outcome))
        timings.append((seconds, task.page.source))
        # A page that fails spent its time on the way to the stage where it failed.
        stages.update({outcome.stage: seconds} if isinstance(outcome, Failure) else outcome.seconds)
    chunk = _stored(outcomes, [task.page for task in tasks])
    return Done(tuple(task.slot for task in tasks), chunk, tuple(timings), dict(stages))


def _outcome(page: Page, extractor: Extractor) -> Outcome:
    try:
        return extractor(page)
    except PageFailure as failure:
        return _row(page, failure.stage, failure.reason, failure.message)
    except Exception as error:  # noqa: BLE001 - whatever one page raises is that page's row
        return _row(page, _stage_of(error), "unexpected_error", _told(error))


def _stored(outcomes: list[tuple[str, Outcome]], pages: list[Page]) -> Chunk:
    """Return the rows as tables; a page whose rows cannot be stored fails alone."""
    try:
        return chunk_of(outcomes)
    except (pa.ArrowException, ValueError, OverflowError, TypeError):
        return concat(_stored_alone(o, page) for o, page in zip(outcomes, pages, strict=True))


def _stored_alone(outcome: tuple[str, Outcome], page: Page) -> Chunk:
    try:
        return chunk_of([outcome])
    except (pa.ArrowException, ValueError, OverflowError, TypeError) as error:
        row = _row(page, "store", "unexpected_error", _told(error))
        return chunk_of([(outcome[0], row)])


def _row(page: Page, stage: str, reason: str, message: str) -> Failure:
    message = _ADDRESS.sub("0x…", message)[:_LONGEST_MESSAGE]
    clean = message.encode("utf-8", "backslashreplace").decode("utf-8")
    return Failure(source=page.source, url=page.url, stage=stage, reason=reason, message=clean)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _stage_of(error: BaseException) -> str:
    """Return the stage whose code an exception went through, the last one it had entered."""
    stage, trace = "engine", error.__traceback__
    while trace is not None:
        package, _, rest = trace.tb_frame.f_globals.get("__name__", "").partition(".")
        if package == "extract":
            stage = _STAGES.get(rest.partition(".")[0], stage)
        trace = trace.tb_next
    return stage
