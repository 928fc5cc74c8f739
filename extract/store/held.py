"""Shards that an output already holds, published or staged, and whether they are still sound."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.records.own import page_tables
from extract.store.chunk import Chunk, PageEntry
from extract.store.files import sha256
from extract.store.links import Links, renamed, with_links, without_links
from extract.store.manifest import Part, ledger_file, part_files, read_manifest
from extract.store.shard import LEDGER, read_ledger, read_shard, write_shard

#: What reading a damaged file raises.
DAMAGE = (OSError, ValueError, pa.ArrowException)


@dataclass(frozen=True, slots=True)
class Held:
    """A shard on disk.

    Args:
        ledger: of its pages; read when it is needed, for a crawl has millions.
        files: table -> part file.
        part: what the manifest says of it; None while it is staged.
        number: of its part; None while it is staged.
    """

    ledger: Path
    files: dict[str, Path]
    part: Part | None = None
    number: int | None = None

    @property
    def links(self) -> Links:
        """What `with_links` has done to the files."""
        return self.part.links if self.part else {}

    def pages(self) -> tuple[PageEntry, ...]:
        """Return its pages.

        Raises:
            OSError, ValueError: where the ledger is missing or broken.
        """
        return read_ledger(self.ledger, len(self.files))

    def read(self) -> Chunk:
        """Return the shard as its pages alone gave it."""
        return without_links(read_shard(self.files, self.pages()), self.links)

    def write_with(self, links: Links, folder: Path) -> None:
        """Write the shard into a new folder, with links; files that stay the same are copied."""
        pages = self.pages()
        kept = dict(self.files)
        if self.links or renamed(pages, links):
            kept = {}
        elif links:
            del kept["articles"]
        read = {name: path for name, path in self.files.items() if name not in kept}
        chunk = with_links(without_links(read_shard(read, pages), self.links), links)
        write_shard(folder, chunk, kept)

    def is_sound(self) -> bool:
        """Say whether the files are what was written: nobody has cut or changed them since."""
        try:
            if self.part is None:
                return all(
                    pq.ParquetFile(path).metadata is not None for path in self.files.values()
                )
            sums = {name: file.sha256 for name, file in self.part.files.items()}
            return all(sha256(path) == sums[name] for name, path in self.files.items())
        except DAMAGE:
            return False


def published(folder: Path) -> dict[str, Held]:
    """Return the shards that are the output's tables, by key."""
    manifest = read_manifest(folder)
    held = {}
    for number, part in enumerate(manifest.parts if manifest else []):
        if set(part.files) != set(page_tables()):
            continue  # another package's record types have come or gone since
        files = part_files(folder, number, list(page_tables()))
        held[part.key] = Held(ledger_file(folder, number), files, part, number)
    return held


def staged(staging: Path) -> dict[str, Held]:
    """Return the shards of a run that did not end, by key; drop what was not written out."""
    held = {}
    for folder in sorted(staging.iterdir()):
        if folder.name.startswith((".", "settled-", "whole")):
            shutil.rmtree(folder)  # a run died while it was written
            continue
        held[folder.name] = Held(folder / LEDGER, staged_files(folder))
    return held


def staged_files(folder: Path) -> dict[str, Path]:
    """Return where the tables of a staged shard lie."""
    return {name: folder / f"{name}.parquet" for name in page_tables()}
