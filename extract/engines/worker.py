"""What a worker process does: one job after the other, of each its batches, until told to stop."""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

from extract.engines.task import Task, Work
from extract.store.arrow import spare_pandas

#: Called once in a process before its first job. A function that can be imported by its name.
Preparation = Callable[[], object]

#: Added to the deadline before a worker that nobody stopped (its parent died) stops itself.
_GRACE_SECONDS = 10.0


def work(pipe: Connection, deadline: float, preparation: Preparation | None) -> None:
    """Serve what comes through `pipe`: `("job", pickled job)`, and `("batch", tasks)` for it.

    Messages out: `("ready", None)` or `("failed", traceback)` once at the start and once for each
    job, then for each batch `("start", position)` before each page and `("done", result)`.
    """
    # Ctrl-C reaches the whole group; the parent decides when workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    spare_pandas()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        with _getting_ready(pipe):
            if preparation is not None:
                preparation()
        _, job = pipe.recv()
        while True:
            with _getting_ready(pipe):
                do = pickle.loads(job).start()
                # What is loaded by now stays; looking through it again and again for what may be
                # forgotten would cost a page some 3 % of its time.
                gc.freeze()
            job = _serve(pipe, do, deadline)


@contextmanager
def _getting_ready(pipe: Connection) -> Iterator[None]:
    """Tell the parent that what is done here has come to its end, or why it has not."""
    try:
        yield
    except Exception:  # noqa: BLE001 - the parent ends the run with it
        pipe.send(("failed", traceback.format_exc()))
        sys.exit(1)
    pipe.send(("ready", None))


def _serve(pipe: Connection, do: Work[Any], deadline: float) -> bytes:
    """Do batches until another job comes; return it."""
    with open(os.devnull, "w") as nowhere:

        def begin(position: int) -> None:
            # This watch runs outside the interpreter, so it also ends a hang inside C code.
            faulthandler.dump_traceback_later(deadline + _GRACE_SECONDS, exit=True, file=nowhere)
            pipe.send(("start", position))

        while True:
            word, content = pipe.recv()
            if word == "job":
                job: bytes = content
                return job
            tasks: Sequence[Task] = content
            done = do(tasks, begin)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(("done", done))
