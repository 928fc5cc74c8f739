"""One batch of pages on whatever machine it was sent to: what Dask, Spark or Ray call."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pyarrow as pa

from extract.clean import SiteProfile
from extract.engines.batch import Extracting
from extract.engines.local import DEADLINE, EngineError, LocalEngine
from extract.engines.task import Done, ExtractorFactory, Task
from extract.pages import Page
from extract.store.chunk import gather
from extract.version import pipeline_version

#: Engines that wait for work, by their deadline: making a pipeline takes seconds, so it is kept.
_idle: defaultdict[float, list[LocalEngine]] = defaultdict(list)
#: The same bytes, the same object, by which an engine knows what it has been made ready for.
_job_of = lru_cache(maxsize=4)(pickle.loads)
_lock = threading.Lock()


def shard_done(job: bytes, tasks: Sequence[Task], deadline: float, version: str) -> list[Any]:
    """Do a batch in a process beside this one and return its results.

    The results depend on the arguments alone. A page that hangs or kills the process is one
    result; the process is kept for the next batch of the same job.

    Args:
        job: the pickled `Job`.
        tasks: the pages.
        deadline: seconds a page may take.
        version: of the pipeline that is expected here.

    Raises:
        EngineError: where another version is installed here, or the process cannot be set up.
    """
    if version != pipeline_version():
        raise EngineError(
            f"A worker has congdoan {pipeline_version()}, the run {version}: "
            "install the same on all machines."
        )
    with _engine(deadline) as engine:
        return list(engine.run(_job_of(job), [list(tasks)]))


def tables_of(
    pages: Iterable[Page],
    factory: ExtractorFactory,
    profiles: Mapping[str, SiteProfile] | None = None,
    deadline: float = DEADLINE,
) -> dict[str, pa.Table]:
    """Return everything some pages give, by table: for engines that this package does not know.

    Rows stand in the order of the pages; every page is one row of `articles` or of `failures`.
    `duplicate_of` depends on the whole crawl and is left empty.

    Args:
        pages: a few dozen to a few hundred of them.
        factory: `extract.engines.run.default_extractor`, or another that can be imported.
        profiles: of the pages' sites, by name.
        deadline: seconds a page may take.

    Raises:
        EngineError: where the process that does them cannot be set up.
    """
    job = pickle.dumps(Extracting(factory, profiles or {}))
    tasks = [Task((0, number), "", page) for number, page in enumerate(pages)]
    results: list[Done] = shard_done(job, tasks, deadline, pipeline_version())
    places = {
        slot: (done.chunk, position) for done in results for position, slot in enumerate(done.slots)
    }
    return gather([places[task.slot] for task in tasks]).tables


@contextmanager
def _engine(deadline: float) -> Iterator[LocalEngine]:
    """Lend an engine with one process: each thread of a worker has its own."""
    _allow_children()
    with _lock:
        waiting = _idle[deadline]
        engine = waiting.pop() if waiting else LocalEngine(workers=1, deadline=deadline)
    yield engine
    with _lock:
        for other in [key for key in _idle if key != deadline]:
            for stale in _idle.pop(other):
                stale.close()
        _idle[deadline].append(engine)


def _allow_children() -> None:
    """Let a daemonic process start processes.

    Dask and Ray start their workers as daemonic ones, which may have no children lest these
    outlive them. Ours end when their pipe to this process breaks.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
