"""Zip archives of pages, in the order of their members' names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from extract.pages.files import page_kind, too_large, unreadable
from extract.pages.limits import MAX_PAGE_BYTES
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Skipped, Unread


def read_zip(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the `.html`, `.htm` and `.txt` members of an archive; others are skipped."""
    try:
        with meter.open(path) as raw, zipfile.ZipFile(raw) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            for info in sorted(members, key=lambda info: (info.filename, info.header_offset)):
                yield _member(archive, info, source)
    except (zipfile.BadZipFile, ValueError) as error:
        yield Unread(source, "broken_archive", f"The zip archive is broken: {error}.")
    except OSError as error:
        yield unreadable(source, error)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> Item:
    where = f"{source}/{_printable(info.filename)}"
    kind = page_kind(info.filename)
    if kind is None:
        return Skipped(where, PurePosixPath(info.filename).suffix.lower() or "no ending")
    try:
        with archive.open(info) as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # zipfile raises RuntimeError for encrypted members, NotImplementedError for methods it
        # does not know.
        return Unread(where, "broken_archive", f"The archive's member cannot be read: {error}.")
    if len(content) > MAX_PAGE_BYTES:
        return too_large(where)
    return Page(source=where, content=content, kind=kind)


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
