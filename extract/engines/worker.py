"""What a worker process does: start the job once, then batches until told to stop."""

from __future__ import annotations

import faulthandler
import os
import signal
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection

from extract.engines.task import Job, Result, Task

#: Added to the deadline before a worker that nobody stopped (its parent died) stops itself.
_GRACE_SECONDS = 10.0


def work(pipe: Connection, job: Job[Result], deadline: float) -> None:
    """Serve batches that come through `pipe`.

    Messages out: `("ready", None)` or `("failed", traceback)` once, then for each batch
    `("start", position)` before each page and `("done", result)` at the end.
    """
    # Ctrl-C reaches the whole group; the parent decides when workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        _serve(pipe, job, deadline)


def _serve(pipe: Connection, job: Job[Result], deadline: float) -> None:
    try:
        do = job.start()
    except Exception:  # noqa: BLE001 - told to the parent, which ends the run with it
        pipe.send(("failed", traceback.format_exc()))
        return
    pipe.send(("ready", None))
    with open(os.devnull, "w") as nowhere:

        def begin(position: int) -> None:
            # This watch runs outside the interpreter, so it also ends a hang inside C code.
            faulthandler.dump_traceback_later(deadline + _GRACE_SECONDS, exit=True, file=nowhere)
            pipe.send(("start", position))

        while True:
            tasks: list[Task] = pipe.recv()
            done = do(tasks, begin)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(("done", done))
