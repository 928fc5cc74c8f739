"""Web archives (WARC 1.0 and 1.1, plain or gzip) of wget, Browsertrix, Heritrix, Common Crawl."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from extract.pages.files import too_large, unreadable
from extract.pages.http import BodyError, decoded
from extract.pages.limits import MAX_PAGE_BYTES
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Skipped, Unread
from extract.pages.urls import canonical_url

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CHUNK = 1024 * 1024
#: What reading a broken archive raises, of fastwarc's and of zip's that it may lie in.
BROKEN = (OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile)


def read_warc(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the page of each capture that holds one; its source ends in the record's number."""
    try:
        size = path.stat().st_size
        yield from read_records(partial(meter.open, path), size, source)
    except OSError as error:
        yield unreadable(source, error)


def read_records(opened: Callable[[], IO[bytes]], size: int, source: str) -> Iterator[Item]:
    """Yield the pages of an archive that lies anywhere.

    Captures are numbered: `response`, `revisit`, `resource`, and `conversion`, which holds the
    text of a page (WET). Notes about the crawl are counted, requests are not. An archive that is
    broken or cut off gives one `Unread` after its last capture.

    Args:
        opened: opens it; called twice.
        size: in bytes.
        source: what its captures' sources begin with.

    Raises:
        OSError: where the system refuses.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    beside = (WarcRecordType.request, WarcRecordType.warcinfo)
    notes = (WarcRecordType.metadata, WarcRecordType.continuation, WarcRecordType.unknown)
    number, last_start, met = 0, 0, False
    trouble = ""
    with opened() as file:
        records = ArchiveIterator(
            file, record_types=WarcRecordType.any_type, parse_http=True, auto_decode="none"
        )
        try:
            for record in records:
                met, last_start = True, record.stream_pos
                if record.record_type in notes:
                    yield Skipped(source, f"{record.record_type} record")
                elif record.record_type not in beside:
                    number += 1
                    yield _item(record, f"{source}:{number}")
        except BROKEN as error:
            trouble = f"is broken: {error}"
    if not trouble:
        with opened() as file:
            trouble = "is cut off" if _cut_off(file, last_start) else ""
    if not trouble and not met:
        trouble = "holds no record" if size else "is empty"
    if trouble:
        yield Unread(
            f"{source}:{number + 1}",
            "broken_archive",
            f"The archive {trouble}. Captures read: {number}.",
        )


def captures(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the address of each capture of a sound archive that holds a body, and where it begins.

    A `revisit` has the place of the capture that it refers to.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    places: dict[str, int] = {}
    kinds = WarcRecordType.response | WarcRecordType.revisit
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=kinds, parse_http=False):
            url = record.headers["WARC-Target-URI"]
            if record.record_type == WarcRecordType.response:
                places[url] = record.stream_pos
            else:
                places[url] = places[record.headers["WARC-Refers-To-Target-URI"]]
            yield url, places[url]


def capture_at(path: Path, place: int, url: str, source: str) -> Item:
    """Return the page of the capture that begins at a place which `captures` gave.

    Args:
        path: the archive.
        place: in bytes.
        url: the page's address, which a `revisit` does not share with what it refers to.
        source: the page's.
    """
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as file:
        file.seek(place)
        record = next(iter(ArchiveIterator(file, parse_http=True, auto_decode="none")))
        item = _item(record, source)
    return item if isinstance(item, Skipped) else replace(item, url=canonical_url(url))


def _item(record: WarcRecord, source: str) -> Item:
    from fastwarc.warc import WarcRecordType

    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    url = canonical_url(address) if address else None
    if record.record_type == WarcRecordType.revisit:
        return Skipped(source, "revisit")
    if not record.is_http:
        # Lookups of names (`dns:`), logs of the crawler, pictures of the screen.
        kind = _media_type(record.headers.get("Content-Type"))
        wet = record.record_type == WarcRecordType.conversion and kind == "text/plain"
        if kind not in _HTML_TYPES and not wet:
            return Skipped(source, kind or "no content type")
    length = record.content_length
    if length > MAX_PAGE_BYTES:
        return too_large(source, url)
    body = record.reader.read(MAX_PAGE_BYTES + 1)
    if len(body) < length:
        return Unread(
            source, "truncated_record", f"The record holds {len(body)} of {length} bytes.", url
        )
    return _capture(record, source, url, body)


def _media_type(field: str | None) -> str:
    return (field or "").partition(";")[0].strip().lower()


def _capture(record: WarcRecord, source: str, url: str | None, body: bytes) -> Item:
    from fastwarc.warc import WarcRecordType

    headers = record.http_headers
    transfer = encoding = ""
    if headers is not None:
        if headers.status_code is None or "\n" in (headers.status_line or ""):
            # Lines that end in a bare line feed are all one to the library, the page included.
            return Unread(source, "broken_headers", "The response's headers are broken.", url)
        if headers.status_code != 200:
            return Skipped(source, f"status {headers.status_code}")
        kind = (record.http_content_type or "").lower()
        # What the crawler saw in the body goes before what the server said of it.
        seen = _media_type(record.headers.get("WARC-Identified-Payload-Type"))
        if kind and kind not in _HTML_TYPES and seen not in _HTML_TYPES:
            return Skipped(source, kind)
        transfer = headers.get("Transfer-Encoding") or ""
        encoding = headers.get("Content-Encoding") or ""
    try:
        content = decoded(body, transfer, encoding)
    except BodyError as error:
        return Unread(source, error.reason, error.message, url)
    date = record.record_date
    is_text = record.record_type == WarcRecordType.conversion
    return Page(
        source=source,
        content=content,
        kind="text" if is_text else "html",
        url=url,
        fetched_at=date.astimezone(UTC) if date is not None else None,
        charset="utf-8" if is_text else record.http_charset,
    )


def _cut_off(file: IO[bytes], last_start: int) -> bool:
    """Say whether a gzip archive ends inside a member, which readers pass over in silence.

    Looked for from the last record on; where the archive is one single member, from the start.
    """
    if file.read(2) != b"\x1f\x8b":
        return False
    file.seek(last_start)
    if file.read(2) != b"\x1f\x8b":
        last_start = 0
    file.seek(last_start)
    stream = zlib.decompressobj(31)
    while piece := file.read(_CHUNK):
        while piece:
            if stream.eof:
                stream = zlib.decompressobj(31)
            try:
                stream.decompress(piece, _CHUNK)
            except zlib.error:
                return True
            piece = stream.unconsumed_tail or stream.unused_data
    return not stream.eof
