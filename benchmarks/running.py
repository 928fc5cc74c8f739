"""Whole runs: what a second worker brings, what a cluster costs, how much memory they take.

    python -m benchmarks.running scaling [PAGES]   1 and 2 workers, and Dask with 2
    python -m benchmarks.running memory PAGES...   the largest memory of the run and of a worker
    python -m benchmarks.running memory small PAGES...   the same with small pages

Runs are programs of their own over one web archive, by the same profiles.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks.sites import write_warc

_ROOT = Path(__file__).resolve().parent.parent
_COMMAND = "from extract.cli import app; app()"
_LOOK_SECONDS = 0.25
_TURNS = 3


@dataclass
class Cost:
    """What a run took: seconds by the clock and of processors, bytes of its largest processes."""

    seconds: float
    cpu_seconds: float
    main_bytes: int
    worker_bytes: int
    report: dict[str, object]


def run(pages: Path, out: Path, *options: str) -> Cost:
    """Run the command and watch it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = _start("-c", _COMMAND, "run", str(pages), "--out", str(out), *options)
    most = [0, 0]
    while process.poll() is None:
        _look(process.pid, most)
        time.sleep(_LOOK_SECONDS)
    assert process.returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    report = json.loads((out / "_run.json").read_text("utf-8"))
    return Cost(time.monotonic() - began, cpu, most[0], most[1], report)


def scaling(count: int) -> None:
    """Print how long the same run takes with one worker, with two, and on a cluster of two.

    The ways take turns, for a machine's processors are not equally fast all the time.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = write_warc(folder / "pages.warc.gz", count)
        with _cluster(folder, 2) as address:
            ways = {
                "1 worker": ["--workers", "1"],
                "2 workers": ["--workers", "2"],
                "dask, 2 workers": ["--engine", "dask", "--scheduler", address],
            }
            taken: dict[str, list[float]] = {way: [] for way in ways}
            for turn in range(_TURNS):
                for way, options in ways.items():
                    cost = run(pages, folder / f"{way.replace(' ', '-')}-{turn}", *options)
                    taken[way].append(cost.seconds)
                    print(f"{way:16} {cost.seconds:7.1f} s, idle before: {_idle():.0%}", flush=True)
        one, two, dask = (median(seconds) for seconds in taken.values())
        print(f"2 workers are {one / two:.2f} x as fast as 1; dask takes {dask / two:.2f} x local")


def memory(counts: list[int], *, small: bool) -> None:
    """Print the largest memory of runs over more and more pages."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pages = write_warc(folder / "pages.warc.gz", count, small=small)
            cost = run(pages, folder / "out")
            print(
                f"{count:8,} pages: a worker {cost.worker_bytes / 2**20:,.0f} MB, "
                f"the run {cost.main_bytes / 2**20:,.0f} MB; {cost.seconds:,.0f} s, "
                f"{cost.cpu_seconds * 1000 / count:.1f} ms of processor a page",
                flush=True,
            )


def _look(pid: int, most: list[int]) -> None:
    """Keep the largest resident memory seen of a process and of any that it has started."""
    try:
        main = psutil.Process(pid)
        most[0] = max(most[0], main.memory_info().rss)
        for child in main.children(recursive=True):
            most[1] = max(most[1], child.memory_info().rss)
    except psutil.NoSuchProcess:
        return  # it has just ended


def _idle() -> float:
    """Return the share of the processors that nobody uses at the moment."""
    return 1 - psutil.cpu_percent(1.0) / 100


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler with workers of one thread on this machine."""
    where = folder / "scheduler.json"
    common = ("-m", "dask")
    options = ("--host", "127.0.0.1", "--no-dashboard")
    started = [_start(*common, "scheduler", *options, "--port", "0", "--scheduler-file", where)]
    while not (where.exists() and where.stat().st_size):
        time.sleep(0.1)
    address = json.loads(where.read_text())["address"]
    for _ in range(workers):
        started.append(_start(*common, "worker", address, *options, "--nthreads", "1"))
    try:
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def _start(*arguments: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    what, *numbers = sys.argv[1:] or [""]
    if what == "scaling":
        scaling(int(numbers[0]) if numbers else 2_000)
    elif what == "memory" and numbers:
        small = numbers[0] == "small"
        memory([int(number) for number in numbers[small:]], small=small)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
