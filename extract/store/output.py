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

import json
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from extract.failure import UsageError
from extract.store.chunk import Chunk, PageEntry
from extract.store.files import sha256, write_json
from extract.store.lock import Lock
from extract.store.manifest import (
    NAME,
    Manifest,
    Part,
    PartFile,
    ledger_file,
    part_files,
    part_name,
    read_manifest,
    write_manifest,
)
from extract.store.repeats import Repeats, find_repeats, with_ids, without_ids
from extract.store.shard import LEDGER, read_ledger, read_shard, write_shard
from schemas import TABLES

#: Whole shards kept in memory while pages are taken over from them.
_OPEN_SHARDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page's rows already stand: a shard and the page's position in it."""

    shard: str
    position: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A shard on disk: its ledger, its files, and what `with_ids` did to them."""

    pages: tuple[PageEntry, ...]
    files: dict[str, Path]
    repeats: Repeats
    number: int | None


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
        self._lock = Lock(_prepared(folder) / "_lock")
        try:
            finish_publishing(folder)
            if fresh:
                shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(exist_ok=True)
            self._held: dict[str, _Held] = {}
            if not fresh:
                self._held = _published(folder) | _staged(self._staging)
            self._places = {
                page.key: Place(key, position)
                for key, held in self._held.items()
                for position, page in enumerate(held.pages)
            }
            self._read = lru_cache(maxsize=_OPEN_SHARDS)(self._read_shard)
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
        return self._places.get(page_key)

    def has(self, shard: str) -> bool:
        """Say whether a shard is already there, staged or published."""
        return shard in self._held

    def read(self, shard: str) -> Chunk:
        """Return a shard that is there, as its pages alone gave it."""
        return self._read(shard)

    def forget(self, shard: str) -> None:
        """Treat a shard that cannot be read as never written."""
        held = self._held.pop(shard)
        for page in held.pages:
            self._places.pop(page.key, None)

    def stage(self, shard: str, chunk: Chunk) -> None:
        """Write a shard that is done; it counts from now on, whatever happens to the run."""
        folder = self._staging / shard
        write_shard(folder, chunk)
        self._held[shard] = _Held(chunk.pages, _files(folder), {}, None)

    def publish(self, shards: list[str], pipeline_version: str) -> Manifest:
        """Make these shards, in this order, the output's tables and drop everything else.

        Returns:
            The manifest of the output.
        """
        moves: list[str | None] = []
        parts = []
        repeats = find_repeats(self._held[key].pages for key in shards)
        for number, (key, ids) in enumerate(zip(shards, repeats, strict=True)):
            held = self._held[key]
            if held.number == number and held.repeats == ids:
                moves.append(None)
                files = part_files(self.folder, number, list(TABLES))
            else:
                source = self._settled(key, number, ids)
                moves.append(source)
                files = _files(self._staging / source)
            parts.append(_part(key, held.pages, ids, files))
        manifest = Manifest(complete=True, pipeline_version=pipeline_version, parts=parts)
        plan = {"moves": moves, "manifest": manifest.model_dump(mode="json")}
        write_json(self.folder / "_publish.json", plan)
        finish_publishing(self.folder)
        return manifest

    def _settled(self, key: str, number: int, repeats: Repeats) -> str:
        """Return the staged folder whose files are ready to be moved to part `number`."""
        held = self._held[key]
        if held.number is None and not repeats:
            return key
        # A published shard is copied, not moved: its place may be another shard's by now.
        name = f"settled-{part_name(number)}"
        write_shard(self._staging / name, with_ids(self.read(key), repeats))
        return name

    def _read_shard(self, key: str) -> Chunk:
        held = self._held[key]
        return without_ids(read_shard(held.files, held.pages), held.repeats)


def finish_publishing(folder: Path) -> None:
    """Carry out the moves that a run has decided on; does nothing where there are none."""
    journal = folder / "_publish.json"
    if not journal.exists():
        return
    plan = json.loads(journal.read_text("utf-8"))
    for number, name in enumerate(plan["moves"]):
        if name is not None:
            _move(folder / "_staging" / name, folder, number)
    _drop_parts_from(folder, len(plan["moves"]))
    write_manifest(folder, Manifest.model_validate(plan["manifest"]))
    shutil.rmtree(folder / "_staging", ignore_errors=True)
    journal.unlink()


def _move(staged: Path, folder: Path, number: int) -> None:
    targets = part_files(folder, number, list(TABLES))
    moves = {staged / f"{name}.parquet": target for name, target in targets.items()}
    moves[staged / LEDGER] = ledger_file(folder, number)
    for source, target in moves.items():
        target.parent.mkdir(exist_ok=True)
        if source.exists():  # else a run that died had moved it already
            source.replace(target)


def _drop_parts_from(folder: Path, first: int) -> None:
    for kind in (*TABLES, "_ledger"):
        for path in sorted((folder / kind).glob("part-*")):
            number = path.stem.removeprefix("part-")
            if number.isdigit() and int(number) >= first:
                path.unlink()


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


def _published(folder: Path) -> dict[str, _Held]:
    manifest = read_manifest(folder)
    held = {}
    for number, part in enumerate(manifest.parts if manifest else []):
        files = part_files(folder, number, list(TABLES))
        try:
            pages = read_ledger(ledger_file(folder, number))
            intact = all(files[n].stat().st_size == f.bytes for n, f in part.files.items())
        except (OSError, ValueError):
            continue  # damaged from outside: its pages are done again
        if intact:
            held[part.key] = _Held(pages, files, part.repeats, number)
    return held


def _staged(staging: Path) -> dict[str, _Held]:
    held = {}
    for folder in sorted(staging.iterdir()):
        if folder.name.startswith((".", "settled-")):
            shutil.rmtree(folder)  # a run died while it was written
            continue
        try:
            held[folder.name] = _Held(read_ledger(folder / LEDGER), _files(folder), {}, None)
        except (OSError, ValueError):
            shutil.rmtree(folder)
    return held


def _files(folder: Path) -> dict[str, Path]:
    return {name: folder / f"{name}.parquet" for name in TABLES}


def _part(key: str, pages: tuple[PageEntry, ...], repeats: Repeats, files: dict[str, Path]) -> Part:
    rows = [sum(counts) for counts in zip(*(page.rows for page in pages), strict=True)] or [
        0
    ] * len(TABLES)
    return Part(
        key=key,
        pages=len(pages),
        repeats=repeats,
        files={
            name: PartFile(rows=count, bytes=files[name].stat().st_size, sha256=sha256(files[name]))
            for (name, count) in zip(TABLES, rows, strict=True)
        },
    )


#: What reading a damaged part raises.
DAMAGE = (OSError, ValueError, pa.ArrowException)
