"""Zip archives of pages and of web archives (WACZ), in the order of their members' names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from extract.pages.files import page_kind, too_large, unreadable
from extract.pages.limits import MAX_PAGE_BYTES
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Skipped, Unread
from extract.pages.warc import BROKEN, read_records


def read_zip(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the `.html`, `.htm` and `.txt` members, and the pages of `.warc` and `.warc.gz` ones.

    Others are skipped.
    """
    try:
        with meter.open(path) as raw, zipfile.ZipFile(raw) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            for info in sorted(members, key=lambda info: (info.filename, info.header_offset)):
                where = f"{source}/{_printable(info.filename)}"
                if info.filename.lower().endswith((".warc", ".warc.gz")):
                    yield from _records(archive, info, where)
                else:
                    yield _member(archive, info, where)
    except (zipfile.BadZipFile, ValueError) as error:
        yield Unread(source, "broken_archive", f"The zip archive is broken: {error}.")
    except OSError as error:
        yield unreadable(source, error)


def _records(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Iterator[Item]:
    try:
        yield from read_records(lambda: archive.open(info), info.file_size, where)
    except BROKEN as error:
        yield _broken(where, error)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Item:
    kind = page_kind(info.filename)
    if kind is None:
        return Skipped(where, PurePosixPath(info.filename).suffix.lower() or "no ending")
    try:
        with archive.open(info) as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except BROKEN as error:
        return _broken(where, error)
    if len(content) > MAX_PAGE_BYTES:
        return too_large(where)
    return Page(source=where, content=content, kind=kind)


def _broken(where: str, error: Exception) -> Unread:
    # zipfile raises RuntimeError for encrypted members and for methods it does not know.
    return Unread(where, "broken_archive", f"The archive's member cannot be read: {error}.")


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
