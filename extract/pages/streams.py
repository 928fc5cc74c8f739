"""Files by the line, compressed or not, with limits against hostile ones."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from extract.pages.limits import FREE_BYTES, MAX_PAGE_BYTES, MAX_RATIO
from extract.pages.meter import Meter

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 1024 * 1024


class StreamError(Exception):
    """A stream that cannot be read to its end; what came before it stands.

    Args:
        reason: stable code: `broken_archive`, `decompression_limit`, `unreadable_file`.
        message: one sentence that says what was wrong.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


def open_stream(path: Path, meter: Meter) -> IO[bytes]:
    """Open a file for reading; `.gz` and `.zst` are decompressed on the way.

    Raises:
        OSError: where the system refuses.
    """
    raw = meter.open(path)
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if path.suffix.lower() == ".zst":
        import pyarrow as pa

        # It reads across frames, which crawls are often written in, and notices a cut.
        return cast("IO[bytes]", _Zstd(pa.CompressedInputStream(raw, "zstd")))
    return raw


class _Zstd(io.RawIOBase):
    """A stream of Arrow's, with the one way of reading that is needed here."""

    def __init__(self, stream: pa.CompressedInputStream) -> None:
        self._stream = stream

    def read1(self, size: int) -> bytes:
        return cast(bytes, self._stream.read(size))

    def close(self) -> None:
        self._stream.close()
        super().close()


def chunks(file: IO[bytes], size_on_disk: int) -> Iterator[bytes]:
    """Yield the stream in pieces.

    Raises:
        StreamError: where the archive is broken, cut off, or grows beyond the limits.
    """
    taken = 0
    while True:
        try:
            # What comes before a break counts, so no more is asked for than is at hand.
            piece = file.read1(_CHUNK)  # type: ignore[attr-defined]
        except (EOFError, zlib.error) as error:
            raise _broken(error) from error
        except OSError as error:
            if error.errno is None:  # not the system's, but of what decompresses
                raise _broken(error) from error
            raise StreamError(
                "unreadable_file", f"The file cannot be read: {error.strerror or error}."
            ) from error
        if not piece:
            return
        taken += len(piece)
        if taken > FREE_BYTES and taken > MAX_RATIO * size_on_disk:
            raise StreamError(
                "decompression_limit",
                f"The file grows to more than {MAX_RATIO} times its size when decompressed.",
            )
        yield piece


def _broken(error: Exception) -> StreamError:
    return StreamError("broken_archive", f"The compressed file is broken or cut off: {error}.")


def lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; None in place of a line above the page limit.

    A `StreamError` from below passes through after the last whole line.
    """
    number, held, size, dropping = 1, list[bytes](), 0, False
    for piece in pieces:
        *whole, rest = piece.split(b"\n")
        for part in whole:
            held.append(part)
            size += len(part)
            yield number, None if dropping or size > MAX_PAGE_BYTES else b"".join(held)
            number, held, size, dropping = number + 1, [], 0, False
        held.append(rest)
        size += len(rest)
        if size > MAX_PAGE_BYTES:
            held, dropping = [], True
    if size:
        yield number, None if dropping else b"".join(held)
