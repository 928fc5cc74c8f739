"""The local engine: spawned worker processes, each watched page by page.

Neither a hang nor a crash is left to a library: the parent knows which page every worker is on
and since when, kills what passes the deadline, and starts another worker in its place.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

from extract.engines.task import Job, Result, Task
from extract.engines.worker import Preparation, work

#: Seconds a page may take.
DEADLINE = 20.0
#: Seconds a worker may take to get ready; loading the pipeline takes about three.
_START_DEADLINE = 180.0
#: Workers that die before they are ready, one after the other, before the run gives up.
_MAX_FAILED_STARTS = 3


class EngineError(RuntimeError):
    """The run cannot go on: no worker can be started."""


def default_workers() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Batch:
    """Pages to do. `crashed` marks a page that was being done when a worker died."""

    tasks: list[Task]
    crashed: bool = False


@dataclass(slots=True)
class _Worker:
    """A process: getting ready for a job, waiting for a batch, or at one."""

    process: BaseProcess
    pipe: Connection
    since: float
    ready: bool = False
    job: Job[Any] | None = None
    batch: _Batch | None = None
    position: int | None = None

    @property
    def idle(self) -> bool:
        return self.ready and self.batch is None


@dataclass(slots=True)
class LocalEngine:
    """Run batches on processes of this machine, which are kept from one job to the next.

    As a context manager it starts the first process ahead of the work and ends all at the end.

    Args:
        workers: how many processes at most; no more are started than there is work for.
        deadline: seconds a page may take before its worker is killed.
        preparation: called in each process before its first job: loads what the jobs need.
    """

    workers: int = field(default_factory=default_workers)
    deadline: float = DEADLINE
    preparation: Preparation | None = None
    _pool: list[_Worker] = field(default_factory=list, init=False)
    _queue: deque[_Batch] = field(default_factory=deque, init=False)
    _job: Job[Any] | None = field(default=None, init=False)
    _failed_starts: int = field(default=0, init=False)

    def __enter__(self) -> Self:
        self._pool.append(self._start())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(self, job: Job[Result], batches: Iterable[list[Task]]) -> Iterator[Result]:
        """Yield the results of every page of every batch exactly once.

        Batches are taken from the iterable only as workers have room for them.

        Args:
            job: what is done to them; processes that had the same object before keep it.
            batches: the pages.

        Raises:
            EngineError: where workers cannot be started.
        """
        self._job = job
        source = iter(batches)
        more = True
        try:
            while True:
                while more and len(self._queue) < self.workers:
                    tasks = next(source, None)
                    more = tasks is not None
                    if tasks:
                        self._queue.append(_Batch(tasks))
                self._assign()
                if not more and not self._queue and not any(w.batch for w in self._pool):
                    return
                yield from self._events(job)
        except BaseException:
            self.close()  # what the processes are at is nobody's any more
            raise

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._pool:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self._pool.clear()
        self._queue.clear()

    def _assign(self) -> None:
        """Give idle processes the job or a batch of it; start processes for what is left."""
        for worker in self._pool:
            if worker.idle and self._queue:
                if worker.job is self._job:
                    self._give(worker, self._queue.popleft())
                else:
                    self._set_up(worker)
        soon = sum(worker.batch is None for worker in self._pool)
        while len(self._queue) > soon and len(self._pool) < self.workers:
            self._pool.append(self._start())
            soon += 1

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=work,
            args=(there, self.deadline, self.preparation),
            name="congdoan",
            daemon=True,
        )
        with _undisturbed():
            process.start()
        there.close()
        return _Worker(process, here, time.monotonic())

    def _set_up(self, worker: _Worker) -> None:
        worker.job, worker.ready, worker.since = self._job, False, time.monotonic()
        with suppress(OSError):  # it died; the next look at its pipe says so
            worker.pipe.send(("job", pickle.dumps(self._job)))

    def _give(self, worker: _Worker, batch: _Batch) -> None:
        worker.batch, worker.position, worker.since = batch, None, time.monotonic()
        with suppress(OSError):
            worker.pipe.send(("batch", batch.tasks))

    def _events(self, job: Job[Result]) -> Iterator[Result]:
        """Wait for a word from any worker or for a deadline, and deal with it."""
        now = time.monotonic()
        patience = min((self._limit(w) - now for w in self._pool if not w.idle), default=1.0)
        heard = wait([worker.pipe for worker in self._pool], timeout=max(patience, 0.0))
        for worker in list(self._pool):
            if worker.pipe in heard:
                yield from self._listen(worker, job)
            elif not worker.idle and time.monotonic() > self._limit(worker):
                yield from self._late(worker, job)

    def _limit(self, worker: _Worker) -> float:
        return worker.since + (self.deadline if worker.ready else _START_DEADLINE)

    def _listen(self, worker: _Worker, job: Job[Result]) -> Iterator[Result]:
        try:
            word, content = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker, job)
            return
        if word == "start":
            worker.position, worker.since = content, time.monotonic()
        elif word == "ready":
            worker.ready = True
            if worker.job is not None:
                self._failed_starts = 0
        elif word == "failed":
            raise EngineError(f"A worker could not be set up:\n{content}")
        else:
            worker.batch = None
            self._assign()  # it works on while this process deals with the result
            yield content

    def _late(self, worker: _Worker, job: Job[Result]) -> Iterator[Result]:
        """Stop a worker that is past its deadline; its page fails, the rest is done again."""
        if not worker.ready:
            raise EngineError(f"A worker was not ready after {_START_DEADLINE:g} seconds.")
        batch, position = worker.batch, worker.position
        seconds = time.monotonic() - worker.since
        self._remove(worker)
        assert batch is not None
        if position is None:
            self._queue.appendleft(batch)
            return
        self._requeue_around(batch, position)
        message = f"The page was stopped after {self.deadline:g} seconds."
        yield job.lost(batch.tasks[position], "deadline", message, seconds)

    def _lost(self, worker: _Worker, job: Job[Result]) -> Iterator[Result]:
        """Deal with a worker that died: its page gets one more try, alone, then fails."""
        self._remove(worker)
        batch, position = worker.batch, worker.position
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _MAX_FAILED_STARTS:
                code = worker.process.exitcode
                raise EngineError(
                    f"Workers die while they start (exit code {code}). In a script, call "
                    "`extract.run` under `if __name__ == '__main__':`."
                )
        if batch is None:
            return
        if position is None:
            self._queue.appendleft(batch)
            return
        self._requeue_around(batch, position)
        if batch.crashed:
            message = f"The page ended its worker process twice ({_end(worker.process)})."
            seconds = time.monotonic() - worker.since
            yield job.lost(batch.tasks[position], "worker_died", message, seconds)
        else:
            self._queue.appendleft(_Batch([batch.tasks[position]], crashed=True))

    def _requeue_around(self, batch: _Batch, position: int) -> None:
        """Do the other pages of a batch again; what the worker had of them went with it."""
        for rest in (batch.tasks[position + 1 :], batch.tasks[:position]):
            if rest:
                self._queue.appendleft(_Batch(rest))

    def _remove(self, worker: _Worker) -> None:
        self._pool.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put Ctrl-C off: one that falls into the start of a process leaves half of it behind."""
    if threading.current_thread() is not threading.main_thread():  # which alone is interrupted
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if came:
        signal.raise_signal(signal.SIGINT)


def _end(process: BaseProcess) -> str:
    code = process.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"
