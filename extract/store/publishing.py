"""Move staged shards to their places: decided once, written down, then carried out to the end."""

from __future__ import annotations

import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from extract.records.own import page_tables
from extract.store.chunk import PageEntry
from extract.store.files import sha256, write_bytes
from extract.store.links import Links
from extract.store.manifest import (
    Manifest,
    Part,
    PartFile,
    ledger_file,
    part_files,
    read_manifest,
    write_manifest,
)
from extract.store.shard import LEDGER
from extract.store.whole import whole_files

JOURNAL = "_publish.json"
#: The staged folder that holds the tables made of all pages.
WHOLE = "whole"


class Plan(BaseModel):
    """What a run has decided on.

    Args:
        moves: the staged shard that becomes each part; None where the part stays.
        manifest: of the output when all is done.
    """

    model_config = ConfigDict(frozen=True)

    moves: list[str | None]
    manifest: Manifest


def publish(folder: Path, plan: Plan) -> None:
    """Write a plan down and carry it out."""
    write_bytes(folder / JOURNAL, plan.model_dump_json().encode())
    finish_publishing(folder)


def finish_publishing(folder: Path) -> None:
    """Carry out the moves that a run has decided on; does nothing where there are none."""
    journal = folder / JOURNAL
    if not journal.exists():
        return
    plan = Plan.model_validate_json(journal.read_bytes())
    manifest = plan.manifest
    for number, name in enumerate(plan.moves):
        if name is not None:
            _move(folder / "_staging" / name, folder, number, list(manifest.parts[number].files))
    _drop_parts_from(folder, len(plan.moves))
    _drop_tables(folder, manifest)
    for name, target in whole_files(folder).items():
        _replace(folder / "_staging" / WHOLE / f"{name}.parquet", target)
    write_manifest(folder, manifest)
    shutil.rmtree(folder / "_staging", ignore_errors=True)
    journal.unlink()


def _move(staged: Path, folder: Path, number: int, tables: list[str]) -> None:
    targets = part_files(folder, number, tables)
    moves = {staged / f"{name}.parquet": target for name, target in targets.items()}
    moves[staged / LEDGER] = ledger_file(folder, number)
    for source, target in moves.items():
        _replace(source, target)


def _replace(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    if source.exists():  # else a run that died had moved it already, or it stays as it is
        source.replace(target)


def _drop_parts_from(folder: Path, first: int) -> None:
    for kind in (*page_tables(), "_ledger"):
        for path in sorted((folder / kind).glob("part-*")):
            number = path.stem.removeprefix("part-")
            if number.isdigit() and int(number) >= first:
                path.unlink()


def _drop_tables(folder: Path, manifest: Manifest) -> None:
    """Take away the tables of record types that the run before knew and this one does not."""
    before = read_manifest(folder)
    kept = {name for part in manifest.parts for name in part.files} | set(page_tables())
    for name in sorted({name for part in before.parts for name in part.files} if before else ()):
        if name not in kept:
            shutil.rmtree(folder / name, ignore_errors=True)


def part_of(key: str, pages: tuple[PageEntry, ...], links: Links, files: dict[str, Path]) -> Part:
    """Return what the manifest says of a shard whose files lie ready."""
    return Part(
        key=key,
        pages=len(pages),
        links=links,
        files={
            name: part_file(files[name], sum(page.rows[number] for page in pages))
            for number, name in enumerate(page_tables())
        },
    )


def part_file(path: Path, rows: int) -> PartFile:
    """Return what the manifest says of a file that lies ready."""
    return PartFile(rows=rows, bytes=path.stat().st_size, sha256=sha256(path))
