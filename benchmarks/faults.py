"""Runs that are killed, with their workers or without, and run again: are the bytes the same?

    python -m benchmarks.faults [KILLS] [PAGES]

Pages are small, since only their number matters. Each kill hits a run of its own at a moment drawn
by its number, over the whole time that an undisturbed run takes; every third kills one worker
instead of the run, which must then end by itself. What is left must load as the run of before or
say that it has not ended.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.sites import write_warc
from extract.store.verify import verify
from tests.outputs import contents

_ROOT = Path(__file__).resolve().parent.parent
_COMMAND = "from extract.cli import app; app()"


def main() -> None:
    kills, count = (int(n) for n in [*sys.argv[1:], "30", "2000"][:2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = write_warc(folder / "pages.warc.gz", count, small=True)
        began = time.monotonic()
        assert _start(pages, folder / "undisturbed").wait() == 0
        whole = time.monotonic() - began
        expected = contents(folder / "undisturbed")
        good = sum(
            _same_after_kill(number, pages, folder / f"out-{number}", whole, expected)
            for number in range(kills)
        )
        print(f"{good} of {kills} runs over {count:,} pages ended with the same bytes")
        sys.exit(good != kills)


def _same_after_kill(
    number: int, pages: Path, out: Path, whole: float, expected: dict[str, bytes]
) -> bool:
    moment = random.Random(number).uniform(0.02, 1.0) * whole
    process = _start(pages, out)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        victim = "worker" if number % 3 == 2 and _kill_a_worker(process.pid, number) else "run"
        if victim == "run":
            process.send_signal(signal.SIGKILL)
    else:
        victim = "nobody: it had ended"
    code = process.wait()
    staged = len(list((out / "_staging").glob("[!.]*"))) if out.exists() else 0
    if _start(pages, out).wait() != 0:
        return False
    same = contents(out) == expected and not verify(out)
    shutil.rmtree(out)
    print(
        f"{number:3} killed at {moment:6.1f} of {whole:.1f} s: {victim} (exit {code}), "
        f"{staged} shards staged, {'the same bytes' if same else 'DIFFERENT'}",
        flush=True,
    )
    return same


def _kill_a_worker(pid: int, number: int) -> bool:
    workers = [p for p in psutil.Process(pid).children() if "spawn_main" in " ".join(p.cmdline())]
    if not workers:
        return False
    workers[number % len(workers)].kill()
    return True


def _start(pages: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "run", str(pages), "--out", str(out)],
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main()
