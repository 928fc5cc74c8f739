"""The cluster engine: the same batches on the workers of a Dask cluster.

Pages are read here and sent to the workers, their rows come back and are written here: workers
need the package and nothing else, no shared disk. On a worker, `shard_done` keeps one process of
the local engine at its side, so deadlines and crashes are dealt with page by page as on one
machine. A worker that is lost as a whole costs time only: Dask gives its batches to another.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from extract.engines.local import DEADLINE, EngineError
from extract.engines.remote import shard_done
from extract.engines.task import Job, Result, Task
from extract.failure import UsageError
from extract.version import pipeline_version

if TYPE_CHECKING:
    from distributed import Client, Future

#: Batches sent ahead for each thread of the cluster, so that none waits for the next.
_AHEAD = 2
#: Seconds without any worker before the run gives up; a batch system may take its time.
_PATIENCE = 600.0
_CONNECT_SECONDS = 30.0
#: Seconds between looks at how many workers there are.
_LOOK_SECONDS = 5.0


@dataclass(slots=True)
class DaskEngine:
    """Run batches on a Dask cluster; a context manager, connected while it is open.

    Args:
        scheduler: address of the cluster's scheduler, as `tcp://host:8786`.
        deadline: seconds a page may take.
        patience: seconds to wait while the cluster has no worker.
    """

    scheduler: str
    deadline: float = DEADLINE
    patience: float = _PATIENCE
    _connection: Client | None = field(default=None, init=False)
    _batches: dict[Future, list[Task]] = field(default_factory=dict, init=False)
    _suspects: list[Task] = field(default_factory=list, init=False)
    _alone: Future | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            UsageError: where Dask is not installed or the scheduler does not answer.
        """
        self._connection = _connected(self.scheduler)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._connection is not None
        self._connection.close()

    def run(self, job: Job[Result], batches: Iterable[list[Task]]) -> Iterator[Result]:
        """Yield the results of every page of every batch exactly once.

        Batches are taken from the iterable only as the cluster has room for them.

        Raises:
            EngineError: where the cluster is lost, stays without workers, or cannot do the job.
        """
        client = self._connection
        assert client is not None
        try:
            yield from self._run(client, job, iter(batches))
        finally:
            with suppress(OSError):  # the scheduler may be what was lost
                client.cancel(list(self._batches), force=True)
            self._batches.clear()

    def _run(
        self, client: Client, job: Job[Result], source: Iterator[list[Task]]
    ) -> Iterator[Result]:
        packed = pickle.dumps(job)
        more = True
        self._since = time.monotonic()
        while True:
            room = self._room(client)
            while more and len(self._batches) < room and not (self._suspects or self._alone):
                tasks = next(source, None)
                more = tasks is not None
                if tasks:
                    self._send(client, packed, tasks)
            if not self._batches:
                if self._suspects:
                    self._alone = self._send(client, packed, [self._suspects.pop(0)])
                elif not more:
                    return
                continue
            for future in self._finished(client):
                yield from self._taken(job, future)

    def _finished(self, client: Client) -> list[Future]:
        """Wait a while for batches to end; return those that have."""
        from distributed import wait
        from distributed.comm import CommClosedError

        with client.as_current():
            try:
                ended = wait([*self._batches], _LOOK_SECONDS, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                return []
            except (CancelledError, CommClosedError) as error:
                raise self._lost() from error
        return sorted(ended, key=lambda future: str(future.key))

    def _room(self, client: Client) -> int:
        """Return how many batches may be under way.

        Raises:
            EngineError: where there has been no worker for too long.
        """
        try:
            threads: int = sum(client.nthreads().values())
        except OSError as error:
            raise self._lost() from error
        now = time.monotonic()
        if threads:
            self._since = now
        elif now - self._since > self.patience:
            raise EngineError(
                f"The cluster at {self.scheduler} had no worker for {self.patience:g} seconds. "
                "Run the same again to go on from the last shard done."
            )
        return max(threads, 1) * _AHEAD

    def _send(self, client: Client, packed: bytes, tasks: list[Task]) -> Future:
        future = client.submit(
            shard_done, packed, tasks, self.deadline, pipeline_version(), pure=False
        )
        self._batches[future] = tasks
        return future

    def _taken(self, job: Job[Result], future: Future) -> Iterator[Result]:
        """Yield what a batch gave; where workers died, its pages are done again one at a time.

        Dask suspects everything that a lost worker had, so a page is only given up when workers
        died while nothing else was under way.
        """
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        tasks = self._batches.pop(future)
        alone = self._alone is future
        if alone:
            self._alone = None
        try:
            results: list[Result] = future.result()
        except KilledWorker:
            if not alone:
                self._suspects.extend(tasks)
                return
            message = "Workers of the cluster ended, one after the other, while they had the page."
            results = [job.lost(tasks[0], "worker_died", message, 0.0)]
        except (CancelledError, CommClosedError) as error:
            raise self._lost() from error
        yield from results

    def _lost(self) -> EngineError:
        return EngineError(
            f"The scheduler at {self.scheduler} was lost. "
            "Run the same again to go on from the last shard done."
        )


def _connected(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "The engine dask is not installed: pip install 'congdoan[dask]'."
        ) from error
    try:
        return Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {scheduler}: {error}") from error
