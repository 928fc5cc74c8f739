"""The web archive a crawl writes, and reads again to go on.

One visit is one group of records: request, metadata, response, written at once; the response
closes it. What a kill cuts off is the last group at most, and is dropped when the crawl goes on.
A visit that gave no response leaves a metadata record that says why.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import BufferWARCWriter

from extract.crawl.fetch import Response
from extract.crawl.frontier import Entry, Kind
from extract.failure import UsageError

try:
    import fcntl
except ImportError:  # Windows: no advisory locks; two crawls into one archive are not caught there
    fcntl = None  # type: ignore[assignment]

_PIECE = 256 * 1024
_HEAD = 4096  # holds the record that says who wrote an archive
_SOFTWARE = "congdoan crawl"
_CONCURRENT = "WARC-Concurrent-To"


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for an address.

    Args:
        entry: what was asked for.
        response: what came, without a body where `repeats` is set; None where nothing came.
        repeats: whether the body was the same as one before.
        reason: why nothing came, else empty.
        message: the reason in words.
        digest: of the body as sent.
    """

    entry: Entry
    response: Response | None = None
    repeats: bool = False
    reason: str = ""
    message: str = ""
    digest: str = ""


class Archive:
    """An archive that grows at its end; use it in a `with`.

    Args:
        path: ends in `.warc.gz`; new, empty or of an earlier crawl.

    Raises:
        UsageError: where it is something else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.name.endswith(".warc.gz"):
            raise UsageError(f"The archive {path} must have a name that ends in .warc.gz.")
        if not path.parent.is_dir():
            raise UsageError(f"The folder {path.parent} does not exist: make it first.")
        _refuse_foreign(path)
        self._seen: dict[str, tuple[str, str]] = {}
        self._file: IO[bytes] = path.open("ab", buffering=0)
        _lock(self._file, path)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def visits(self) -> Iterator[Visit]:
        """Yield what earlier runs did; then drop what a kill left unfinished at the end."""
        whole = 0
        open_group: dict[str, Entry] = {}
        for end, record in _records(self.path):
            visit = _visit(record, open_group)
            if visit is not None or record.rec_type == "warcinfo":
                open_group = {}
                whole = end
            if visit is not None:
                self._remember(visit, record.rec_headers.get_header("WARC-Date"))
                yield visit
        if whole < self.path.stat().st_size:
            self._file.truncate(whole)

    def begin(self, agent: str, sites: list[str]) -> None:
        """Write what the records after it have in common."""
        writer = _writer()
        writer.write_record(
            writer.create_warcinfo_record(
                self.path.name,
                {
                    "software": f"{_SOFTWARE} ({agent})",
                    "format": "WARC File Format 1.1",
                    "robots": "obey",
                    "http-header-user-agent": agent,
                    "description": " ".join(sites),
                },
            )
        )
        self._append(writer)

    def keep(self, entry: Entry, response: Response) -> Visit:
        """Write a response; where its body is known, that it is the same as before."""
        writer = _writer()
        record, visit = self._response(writer, entry, response)
        headers = {_CONCURRENT: record.rec_headers.get_header("WARC-Record-ID")}
        target = response.url.partition("//")[2].partition("/")[2]
        request = StatusAndHeaders(
            f"GET /{target} HTTP/1.1", list(response.sent), is_http_request=True
        )
        writer.write_record(
            writer.create_warc_record(
                entry.url, "request", http_headers=request, warc_headers_dict=dict(headers)
            )
        )
        fields = [*_fields(entry), ("fetchTimeMs", str(round(response.seconds * 1000)))]
        writer.write_record(_metadata(writer, entry, fields, headers))
        writer.write_record(record)
        self._append(writer)
        self._remember(visit, record.rec_headers.get_header("WARC-Date"))
        return visit

    def note(self, entry: Entry, reason: str, message: str) -> Visit:
        """Write that an address gave nothing to keep."""
        writer = _writer()
        fields = [*_fields(entry), ("reason", reason), ("message", " ".join(message.split()))]
        writer.write_record(_metadata(writer, entry, fields, {}))
        self._append(writer)
        return Visit(entry, reason=reason, message=message)

    def _response(
        self, writer: BufferWARCWriter, entry: Entry, response: Response
    ) -> tuple[ArcWarcRecord, Visit]:
        http = StatusAndHeaders(
            f"{response.status} {_ascii(response.phrase)}".strip(),
            _stored(response),
            protocol="HTTP/1.1",
        )
        record = writer.create_warc_record(
            entry.url,
            "response",
            payload=BytesIO(response.body),
            length=len(response.body),
            http_headers=http,
        )
        digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
        before = self._seen.get(digest)
        if before is None or response.status != 200 or not response.body or before[0] == entry.url:
            return record, Visit(entry, response, digest=digest)
        record = writer.create_revisit_record(entry.url, digest, *before, http_headers=http)
        return record, Visit(entry, response, repeats=True, digest=digest)

    def _remember(self, visit: Visit, date: str) -> None:
        if visit.response is not None and visit.response.status == 200 and not visit.repeats:
            self._seen.setdefault(visit.digest, (visit.entry.url, date))

    def _append(self, writer: BufferWARCWriter) -> None:
        left = memoryview(writer.get_contents())
        while left:
            left = left[self._file.write(left) :]
        os.fsync(self._file.fileno())


def _writer() -> BufferWARCWriter:
    return BufferWARCWriter(gzip=True, warc_version="1.1")


def _stored(response: Response) -> list[tuple[str, str]]:
    """Return the headers as they fit the body: chunks are put together (as Common Crawl does)."""
    kept = []
    for name, value in response.headers:
        if name.lower() in ("transfer-encoding", "content-length"):
            name = f"X-Crawler-{name}"
        kept.append((_ascii(name), " ".join(value.split())))  # warcio escapes values itself
    return [*kept, ("Content-Length", str(len(response.body)))]


def _ascii(text: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "?", text)


def _fields(entry: Entry) -> list[tuple[str, str]]:
    fields = [("kind", entry.kind), ("hopsFromSeed", entry.hops)]
    return [*fields, ("via", entry.via)] if entry.via else fields


def _metadata(
    writer: BufferWARCWriter, entry: Entry, fields: list[tuple[str, str]], headers: dict[str, str]
) -> ArcWarcRecord:
    text = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
    return writer.create_warc_record(
        entry.url,
        "metadata",
        payload=BytesIO(text),
        length=len(text),
        warc_content_type="application/warc-fields",
        warc_headers_dict=dict(headers),
    )


def _visit(record: ArcWarcRecord, open_group: dict[str, Entry]) -> Visit | None:
    """Return the visit that a record closes, None where it closes none."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type == "metadata":
        lines = record.content_stream().read().decode("utf-8", "replace").splitlines()
        told = dict(line.split(": ", 1) for line in lines if ": " in line)
        kind: Kind = "robots" if told.get("kind") == "robots" else "page"
        kind = "list" if told.get("kind") == "list" else kind
        entry = Entry(url, kind, told.get("hopsFromSeed", ""), told.get("via"))
        of = record.rec_headers.get_header(_CONCURRENT)
        if of is not None:
            open_group[of] = entry
            return None
        return Visit(entry, reason=told.get("reason", ""), message=told.get("message", ""))
    if record.rec_type not in ("response", "revisit"):
        return None
    found = open_group.get(record.rec_headers.get_header("WARC-Record-ID"), Entry(url))
    http = record.http_headers
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else 0
    body = record.raw_stream.read() if record.rec_type == "response" else b""
    return Visit(
        found,
        Response(url, status, "", tuple(http.headers) if http else (), body),
        repeats=record.rec_type == "revisit",
        digest=record.rec_headers.get_header("WARC-Payload-Digest") or "",
    )


def _records(path: Path) -> Iterator[tuple[int, ArcWarcRecord]]:
    """Yield each whole record with where it ends in the file; stop at the first broken one."""
    for end, member in _members(path):
        record = next(iter(ArchiveIterator(BytesIO(member))), None)
        if record is None:
            return
        yield end, record


def _members(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each whole gzip member, unpacked, with where it ends in the file."""
    with path.open("rb") as file:
        stream, pieces, at = zlib.decompressobj(31), [], 0
        while piece := file.read(_PIECE):
            while piece:
                try:
                    pieces.append(stream.decompress(piece))
                except zlib.error:
                    return
                at += len(piece) - len(stream.unused_data)
                piece = stream.unused_data
                if stream.eof:
                    yield at, b"".join(pieces)
                    stream, pieces = zlib.decompressobj(31), []


def _lock(file: IO[bytes], path: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise UsageError(f"Another crawl is writing to {path}: wait for it.") from None


def _refuse_foreign(path: Path) -> None:
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        head = file.read(_HEAD)
    try:
        first = zlib.decompressobj(31).decompress(head, _HEAD)
    except zlib.error:
        first = b""
    if f"software: {_SOFTWARE}".encode() not in first:
        raise UsageError(f"{path} is no archive of `congdoan crawl`: name another file.")
