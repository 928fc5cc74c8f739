"""An output folder while a run writes to it.

    OUT/<table>/part-00000.parquet   the tables: always one whole run, never half of one
    OUT/_manifest.json               what they hold, with checksums
    OUT/_ledger/part-00000.json      which rows are which page's, to tell what need not be redone
    OUT/_staging/<shard key>/        shards of an unfinished run
    OUT/_publish.json                there only while staged shards move to their places

Shards are staged as they are done, in any order. When all are there, `publish` moves them to
their places. A run that dies before leaves what was there before, and its staged shards for the
next run; one that dies while publishing is completed by whoever opens the output next.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import pyarrow.parquet as pq

from extract.failure import UsageError
from extract.records.own import page_tables
from extract.store.arrow import arrow_schema
from extract.store.chunk import Chunk, PageEntry
from extract.store.duplicates import find_links
from extract.store.held import DAMAGE, Held, published, staged, staged_files
from extract.store.links import Links
from extract.store.lock import Lock
from extract.store.manifest import (
    NAME,
    Manifest,
    Part,
    PartFile,
    part_name,
    read_manifest,
    write_manifest,
)
from extract.store.publishing import WHOLE, Plan, finish_publishing, part_file, part_of, publish
from extract.store.shard import LEDGER, write_shard
from extract.store.whole import is_sound, write_whole
from schemas import WHOLE_TABLES

#: Whole shards kept in memory while pages are taken over from them.
_OPEN_SHARDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page's rows already stand: a shard and the page's position in it."""

    shard: str
    position: int


class Output:
    """An output folder that one run at a time may write to; a context manager."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Open or create the output.

        Args:
            folder: OUT.
            fresh: take nothing over from earlier runs; their tables stay until `publish`.

        Raises:
            UsageError: where the folder holds something else or another run writes to it.
        """
        self.folder = folder
        self._staging = folder / "_staging"
        for name in page_tables():
            arrow_schema(name)  # a column that cannot be stored is told before the first page
        self._lock = Lock(_prepared(folder) / "_lock")
        try:
            finish_publishing(folder)
            if fresh:
                shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(exist_ok=True)
            self._held: dict[str, Held] = {}
            if not fresh:
                self._held = published(folder) | staged(self._staging)
            self._places = self._find_places()
            self._sound: set[str] = set()
            self.read = lru_cache(maxsize=_OPEN_SHARDS)(self._read)
            self._pages = lru_cache(maxsize=_OPEN_SHARDS)(self._read_pages)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def find(self, page_key: str) -> Place | None:
        """Return where the rows of an unchanged page stand, None where it must be done."""
        place = self._places.get(page_key)
        return place if place is not None and self.has(place.shard) else None

    def entry(self, place: Place) -> PageEntry:
        """Return what the ledger says of the page at a place that `find` gave."""
        return self._pages(place.shard)[place.position]

    def has(self, shard: str) -> bool:
        """Say whether a shard is there, staged or published, and sound; forget it if it is not."""
        held = self._held.get(shard)
        if held is None or shard in self._sound:
            return held is not None
        if not held.is_sound():
            del self._held[shard]
            return False
        self._sound.add(shard)
        return True

    def stage(self, shard: str, chunk: Chunk) -> None:
        """Write a shard that is done; it counts from now on, whatever happens to the run."""
        folder = self._staging / shard
        write_shard(folder, chunk)
        self._held[shard] = Held(folder / LEDGER, staged_files(folder))

    def publish(self, shards: list[str], pipeline_version: str) -> Manifest:
        """Make these shards, in this order, the output's tables and drop everything else.

        Returns:
            The manifest of the output.
        """
        moves: list[str | None] = []
        parts: list[Part] = []
        files: list[dict[str, Path]] = []
        held_shards = (self._held[key] for key in shards)
        found = find_links((held.pages(), held.files["articles"]) for held in held_shards)
        for number, (key, links) in enumerate(zip(shards, found, strict=True)):
            held = self._held[key]
            if held.part is not None and held.number == number and held.links == links:
                moves.append(None)
                parts.append(held.part)
                files.append(held.files)
            else:
                source = self._settled(key, number, links)
                moves.append(source)
                files.append(staged_files(self._staging / source))
                parts.append(part_of(key, held.pages(), links, files[-1]))
        manifest = Manifest(
            complete=True,
            pipeline_version=pipeline_version,
            parts=parts,
            whole=self._whole(parts, files),
        )
        publish(self.folder, Plan(moves=moves, manifest=manifest))
        return manifest

    def _whole(self, parts: list[Part], files: list[dict[str, Path]]) -> dict[str, PartFile]:
        """Return what the manifest says of the tables made of all pages, made anew if need be."""
        before = read_manifest(self.folder)
        if before is not None and before.parts == parts and is_sound(self.folder, before):
            return before.whole
        write_whole(self._staging / WHOLE, files)
        staged_whole = {name: self._staging / WHOLE / f"{name}.parquet" for name in WHOLE_TABLES}
        return {
            name: part_file(path, pq.ParquetFile(path).metadata.num_rows)
            for name, path in staged_whole.items()
        }

    def _settled(self, key: str, number: int, links: Links) -> str:
        """Return the staged folder whose files are ready to be moved to part `number`."""
        held = self._held[key]
        if held.number is None and not links:
            return key
        # A published shard is copied, not moved: its place may be another shard's by now.
        name = f"settled-{part_name(number)}"
        held.write_with(links, self._staging / name)
        return name

    def _find_places(self) -> dict[str, Place]:
        """Return where every page stands that is held; forget shards with a damaged ledger."""
        places: dict[str, Place] = {}
        for key, held in list(self._held.items()):
            try:
                pages = held.pages()
            except DAMAGE:  # from outside: its pages are done again
                del self._held[key]
                continue
            places.update((page.key, Place(key, at)) for at, page in enumerate(pages))
        return places

    def _read(self, key: str) -> Chunk:
        """Return a shard that is there, as its pages alone gave it."""
        return self._held[key].read()

    def _read_pages(self, key: str) -> tuple[PageEntry, ...]:
        return self._held[key].pages()


def _prepared(folder: Path) -> Path:
    """Return the output's folder, made ready for a run."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"Output {folder} is a file: name a folder.")
    if read_manifest(folder) is None:
        # A run killed at its very start leaves no more than a manifest under its temporary name.
        if folder.is_dir() and any(path.name != f".{NAME}.part" for path in folder.iterdir()):
            raise UsageError(
                f"Output {folder} holds something that is no congdoan output: "
                "name an empty or new folder."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_manifest(folder, Manifest())
        except OSError as error:
            raise UsageError(
                f"Output {folder} cannot be written: {error.strerror or error}."
            ) from error
    return folder
