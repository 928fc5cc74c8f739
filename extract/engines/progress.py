"""What a run says while it works: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import IO, Protocol

_BAR_SECONDS = 0.2
_LINE_SECONDS = 10.0


class Progress(Protocol):
    """Told how far a run is; `extract.run` takes any of these."""

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Show how many pages are done, how many failed, how much of the input is read."""
        ...

    def close(self) -> None:
        """Leave the terminal tidy."""
        ...


class Silent:
    """Says nothing."""

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Nothing to tidy."""


class Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._began = self._last = time.monotonic()

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Write a line where the last one is old enough."""
        now = time.monotonic()
        if now - self._last < _LINE_SECONDS:
            return
        self._last = now
        print(told(pages, failures, fraction, now - self._began), file=self._stream, flush=True)

    def close(self) -> None:
        """Nothing to tidy."""


class Bar:
    """A bar that rich draws."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)
        )
        self._task = self._bar.add_task("starting", total=1.0)
        self._began = time.monotonic()
        self._last = 0.0
        self._bar.start()

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Move the bar."""
        now = time.monotonic()
        if now - self._last < _BAR_SECONDS:
            return
        self._last = now
        words = told(pages, failures, fraction, now - self._began)
        self._bar.update(self._task, completed=fraction, description=words)

    def close(self) -> None:
        """Stop drawing."""
        self._bar.stop()


def told(pages: int, failures: int, fraction: float, seconds: float) -> str:
    """Return how far a run is in words: pages, rate, failures, time left."""
    rate = pages / seconds if seconds > 0 else 0.0
    words = f"{pages:,} pages, {rate:.1f} a second, {failures:,} failed"
    if 0 < fraction < 1:
        left = round(seconds * (1 - fraction) / fraction)
        words += f", about {left // 60}:{left % 60:02} left"
    return words


def progress_for(stream: IO[str] = sys.stderr) -> Progress:
    """Return a bar where `stream` is a terminal, else lines."""
    return Bar() if stream.isatty() else Lines(stream)
