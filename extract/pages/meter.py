"""How much of the input has been read, for progress and time left."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(slots=True)
class Meter:
    """Bytes on disk: all of the input's, and those read so far."""

    total: int = 0
    read: int = 0

    @property
    def fraction(self) -> float:
        """Share of the input that has been read, 0 to 1."""
        return min(self.read / self.total, 1.0) if self.total else 0.0

    def open(self, path: Path) -> io.BufferedReader:
        """Open `path` for reading bytes; what is read counts."""
        return io.BufferedReader(_Counted(path, self), buffer_size=256 * 1024)


class _Counted(io.FileIO):
    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path, "rb")
        self._meter = meter

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        count = super().readinto(buffer) or 0
        self._meter.read += count
        return count

    def readall(self) -> bytes:
        data = super().readall() or b""
        self._meter.read += len(data)
        return data
