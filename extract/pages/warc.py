"""Web archives (WARC 1.0 and 1.1, plain or gzip) of wget, Browsertrix, Heritrix, Common Crawl."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

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


def read_warc(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the page of each response that holds one; its source ends in the record's number.

    Only captures are numbered (`response`, `revisit`, `resource`); requests and notes about the
    crawl are not. An archive that is broken or cut off gives one `Unread` after its last record.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource
    number, last_start = 0, 0
    trouble = ""
    try:
        with meter.open(path) as file:
            records = ArchiveIterator(file, record_types=kinds, parse_http=True, auto_decode="none")
            try:
                for number, record in enumerate(records, 1):
                    last_start = record.stream_pos
                    yield _item(record, f"{source}:{number}")
            except OSError as error:  # what fastwarc raises for a broken archive
                trouble = f"is broken: {error}"
        if not trouble and _cut_off(path, last_start):
            trouble = "is cut off"
    except OSError as error:
        yield unreadable(source, error)
        return
    if not trouble and not number and path.stat().st_size == 0:
        trouble = "is empty"
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
    if record.record_type == WarcRecordType.resource:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in _HTML_TYPES:
            return Skipped(source, kind or "no content type")
    length = record.content_length
    if length > MAX_PAGE_BYTES:
        return too_large(source, url)
    body = record.reader.read(MAX_PAGE_BYTES + 1)
    if len(body) < length:
        return Unread(
            source, "truncated_record", f"The record holds {len(body)} of {length} bytes.", url
        )
    return _response(record, source, url, body)


def _response(record: WarcRecord, source: str, url: str | None, body: bytes) -> Item:
    headers = record.http_headers
    transfer = encoding = ""
    if headers is not None:
        if headers.status_code != 200:
            return Skipped(source, f"status {headers.status_code}")
        kind = (record.http_content_type or "").lower()
        if kind and kind not in _HTML_TYPES:
            return Skipped(source, kind)
        transfer = headers.get("Transfer-Encoding") or ""
        encoding = headers.get("Content-Encoding") or ""
    try:
        content = decoded(body, transfer, encoding)
    except BodyError as error:
        return Unread(source, error.reason, error.message, url)
    date = record.record_date
    return Page(
        source=source,
        content=content,
        kind="html",
        url=url,
        fetched_at=date.astimezone(UTC) if date is not None else None,
        charset=record.http_charset,
    )


def _cut_off(path: Path, last_start: int) -> bool:
    """Say whether a gzip archive ends inside a member, which readers pass over in silence.

    Looked for from the last record on; where the archive is one single member, from the start.
    """
    with path.open("rb") as file:
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
