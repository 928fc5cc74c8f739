"""The one door to all inputs: what kind a file is, and what each kind is read with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.failure import UsageError
from extract.pages.files import HTML_SUFFIXES, TEXT_SUFFIXES, read_page_file, unreadable
from extract.pages.folder import Entry, walk
from extract.pages.jsonl import read_jsonl
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Skipped
from extract.pages.stated import with_stated_url
from extract.pages.tabular import read_csv, read_parquet
from extract.pages.warc import read_warc
from extract.pages.zips import read_zip

#: Path, source name, meter -> items. A reader never raises for what it reads.
Reader = Callable[[Path, str, Meter], Iterator[Item]]

#: File ending -> reader; the longest ending that fits decides.
READERS: dict[str, Reader] = {
    **dict.fromkeys((*HTML_SUFFIXES, *TEXT_SUFFIXES), read_page_file),
    **dict.fromkeys((".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson"), read_jsonl),
    **dict.fromkeys((".warc", ".warc.gz", ".wet", ".wet.gz"), read_warc),
    **dict.fromkeys((".zip", ".wacz"), read_zip),
    ".parquet": read_parquet,
    ".csv": read_csv,
}

#: Mirrors keep pages under names without an ending that says so (`bai-viet`, `index.php?id=3`).
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")
_SNIFF_BYTES = 1024
#: Files of text that mirroring tools leave beside the pages.
_NO_PAGES = frozenset({"cookies.txt", "hts-log.txt", "robots.txt"})
#: wget keeps a page as it was before its links were changed: the same page again.
_BEFORE_CHANGE = ".orig"


@dataclass(slots=True)
class PageStream:
    """The pages of all inputs, one after the other; iterate over it once.

    Args:
        inputs: files and folders with the name each puts before its pages' `source`.
        readers: file ending -> reader, for inputs that are files.
        meter: how much has been read.
    """

    inputs: list[tuple[Path, str]]
    readers: Mapping[str, Reader]
    meter: Meter

    def again(self) -> PageStream:
        """Return the same pages, to be read once more."""
        return PageStream(self.inputs, self.readers, Meter(self.meter.total))

    def __iter__(self) -> Iterator[Item]:
        for item in self._items():
            yield with_stated_url(item) if isinstance(item, Page) else item

    def _items(self) -> Iterator[Item]:
        for path, name in self.inputs:
            if path.is_dir():
                for entry in walk(path, name):
                    yield from self._entry(entry)
            else:
                reader = reader_for(path, self.readers)
                assert reader is not None  # open_pages refused what has none
                yield from reader(path, f"{name}/{path.name}" if name else path.name, self.meter)

    def _entry(self, entry: Entry) -> Iterator[Item]:
        if entry.error is not None:
            yield unreadable(entry.source, entry.error)
            return
        reader = reader_for(entry.path)
        if not entry.path.is_file():
            if reader is not None and not entry.path.exists():
                yield unreadable(entry.source, FileNotFoundError(0, "broken link"))
            else:
                yield Skipped(entry.source, "no regular file")
        elif entry.path.name.lower() in _NO_PAGES:
            yield Skipped(entry.source, entry.path.name.lower())
        elif entry.path.suffix == _BEFORE_CHANGE:
            yield Skipped(entry.source, _BEFORE_CHANGE)
        elif reader is not None:
            yield from reader(entry.path, entry.source, self.meter)
        elif _looks_like_html(entry.path):
            yield from read_page_file(entry.path, entry.source, self.meter)
        else:
            yield Skipped(entry.source, entry.path.suffix.lower() or "no ending")


def open_pages(
    inputs: Sequence[Path | str], more: Mapping[str, Reader] | None = None
) -> PageStream:
    """Return the pages of files and folders, read lazily and in a fixed order.

    Args:
        inputs: folders (searched to any depth) and files of the kinds in `READERS`.
        more: file ending -> reader, for kinds of files that are read only where they are named.

    Raises:
        UsageError: where a path is missing, given twice, or of a kind that nothing reads.
    """
    if not inputs:
        raise UsageError("No input given: name a folder or file of pages.")
    paths = [Path(given) for given in inputs]
    readers = {**READERS, **(more or {})}
    for path in paths:
        _check(path, readers)
    names = _names(paths)
    meter = Meter(sum(_size(path) for path in paths))
    return PageStream(list(zip(paths, names, strict=True)), readers, meter)


def reader_for(path: Path, readers: Mapping[str, Reader] = READERS) -> Reader | None:
    """Return the reader for a file by its name, None where the name does not tell.

    Mirrors keep the query in the name (`tin.html?id=3`).
    """
    name = path.name.lower().partition("?")[0]
    fitting = [suffix for suffix in readers if name.endswith(suffix)]
    return readers[max(fitting, key=len)] if fitting else None


def _check(path: Path, readers: Mapping[str, Reader]) -> None:
    if not path.exists():
        raise UsageError(f"Input {path} does not exist: check the path.")
    if not path.is_dir() and reader_for(path, readers) is None:
        kinds = " ".join(readers)
        raise UsageError(f"Input {path} is of a kind that nothing reads. Known endings: {kinds}")


def _names(paths: list[Path]) -> list[str]:
    """Return what each input puts before its sources: nothing for one, else what tells them apart.

    The shortest ends of the paths that differ do, so that ids don't depend on where the inputs
    lie. Files lie in their folder's name.
    """
    full = [path.resolve() for path in paths]
    for path in full:
        if full.count(path) > 1:
            raise UsageError(f"Input {path} is given twice: name it once.")
    if len(paths) == 1:
        return [""]
    for depth in range(1, max(len(path.parts) for path in full) + 1):
        tails = ["/".join(path.parts[-depth:]) for path in full]
        if len(set(tails)) == len(tails):
            break
    return [
        tail if path.is_dir() else tail.rpartition("/")[0]
        for tail, path in zip(tails, full, strict=True)
    ]


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    files = (entry.path for entry in walk(path, ""))
    return sum(
        file.stat().st_size for file in files if file.is_file() and reader_for(file) is not None
    )


def _looks_like_html(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_SNIFF_BYTES).lower()
    except OSError:
        return False
    return any(mark in head for mark in _MARKUP)
