"""One run at a time on an output."""

from __future__ import annotations

from pathlib import Path

from extract.failure import UsageError

try:
    import fcntl
except ImportError:  # Windows: no advisory locks; two runs on one output are not caught there
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock file held until `release` or the end of the process, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            UsageError: where another process holds it.
        """
        self._file = path.open("w")
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise UsageError(
                f"Another run is writing to {path.parent}: wait for it or name another folder."
            ) from None

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()
