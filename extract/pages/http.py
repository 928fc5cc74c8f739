"""Bodies of HTTP responses as archives keep them: maybe in chunks, maybe compressed.

Archives differ in whether they keep a body as it was sent or already decoded, with the headers of
before; so a body that does not look as its headers say is taken as it is.
"""

from __future__ import annotations

import re
import zlib

from extract.pages.limits import MAX_PAGE_BYTES

_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class BodyError(Exception):
    """A body that cannot be decoded.

    Args:
        reason: stable code: `broken_body`, `too_large`.
        message: one sentence that says what was wrong.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


def decoded(body: bytes, transfer_encoding: str, content_encoding: str) -> bytes:
    """Return the page that a response's body holds.

    Raises:
        BodyError: where it is broken, too large, or compressed in an unknown way.
    """
    if "chunked" in transfer_encoding.lower():
        body = _without_chunks(body)
    for name in reversed([part.strip().lower() for part in content_encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, 31) if body.startswith(_GZIP_MAGIC) else body
        elif name == "deflate":
            body = _deflated(body)
        elif name == "zstd":
            body = _zstd(body) if body.startswith(_ZSTD_MAGIC) else body
        elif name == "br":
            body = _brotli(body)
    return body


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while True:
        size = _CHUNK_SIZE.match(body, at)
        if size is None:
            # Not in chunks after all, or cut off inside one.
            return b"".join(parts) if parts else body
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0


def _inflated(body: bytes, window: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        page = stream.decompress(body, MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        raise BodyError("broken_body", f"The compressed body is broken: {error}.") from error
    if len(page) > MAX_PAGE_BYTES:
        raise _too_large()
    if not stream.eof:
        raise BodyError("broken_body", "The compressed body is cut off.")
    return page


def _deflated(body: bytes) -> bytes:
    """Servers send deflate with or without a zlib header; text begins like neither."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated(body, window)
        except BodyError as error:
            if error.reason == "too_large":
                raise
    return body


def _zstd(body: bytes) -> bytes:
    import zstandard

    with zstandard.ZstdDecompressor().stream_reader(body, read_across_frames=True) as stream:
        try:
            page = stream.read(MAX_PAGE_BYTES + 1)
        except zstandard.ZstdError as error:
            raise BodyError("broken_body", f"The compressed body is broken: {error}.") from error
    if len(page) > MAX_PAGE_BYTES:
        raise _too_large()
    return page


def _brotli(body: bytes) -> bytes:
    import brotli

    # Brotli has no mark at its start: what begins like mark-up was decoded by the crawler.
    if body.lstrip()[:1] == b"<":
        return body
    stream = brotli.Decompressor()
    try:
        page: bytes = stream.process(body, output_buffer_limit=MAX_PAGE_BYTES + 1)
    except brotli.error as error:
        raise BodyError("broken_body", "The compressed body is broken.") from error
    if len(page) > MAX_PAGE_BYTES:
        raise _too_large()
    return page


def _too_large() -> BodyError:
    return BodyError(
        "too_large", f"The page is larger than {MAX_PAGE_BYTES // 2**20} MB when decompressed."
    )
