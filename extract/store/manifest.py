"""What an output holds: its parts, their files with checksums, and the balance of pages."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.store.files import write_bytes
from schemas import WHOLE_TABLES

NAME = "_manifest.json"
#: Raised when older outputs can no longer be read as they are.
FORMAT = 3


class PartFile(BaseModel):
    """One file of a part."""

    model_config = ConfigDict(frozen=True)

    rows: int
    bytes: int
    sha256: str


class Part(BaseModel):
    """The files that one shard became: `part-00000` in every table's folder.

    Args:
        key: name of the shard, a digest of its pages and of the pipeline's version.
        pages: how many pages it accounts for.
        links: position of a page in the shard -> article id that it is written with, and its
            `duplicate_of`, where either is not what the page alone gives.
        files: table -> file.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    pages: int
    links: dict[int, tuple[str, str | None]]
    files: dict[str, PartFile]


class Manifest(BaseModel):
    """The whole output.

    Args:
        complete: false until a first run has ended.
        parts: the files of the pages' tables.
        whole: the files of the tables made of all pages, by table.
    """

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    product: str = "congdoan"
    complete: bool = False
    pipeline_version: str = ""
    parts: list[Part] = []
    whole: dict[str, PartFile] = {}

    def rows(self, table: str) -> int:
        """Return how many rows a table has."""
        if table in WHOLE_TABLES:
            return self.whole[table].rows if table in self.whole else 0
        return sum(part.files[table].rows for part in self.parts)

    @property
    def pages(self) -> int:
        """Pages that the run was given."""
        return sum(part.pages for part in self.parts)

    @property
    def duplicates(self) -> int:
        """Articles that are copies of others."""
        return sum(of is not None for part in self.parts for _, of in part.links.values())

    @property
    def balanced(self) -> bool:
        """Whether every page is an article or a failure."""
        return self.pages == self.rows("articles") + self.rows("failures")


def read_manifest(out: Path) -> Manifest | None:
    """Return the manifest of an output, None where the folder holds none of ours."""
    try:
        return manifest_of((out / NAME).read_bytes())
    except OSError:
        return None


def manifest_of(content: bytes) -> Manifest | None:
    """Return the manifest that a file holds, None where it is none of ours."""
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError:
        return None
    return manifest if manifest.product == "congdoan" and manifest.format == FORMAT else None


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Put the manifest in its place."""
    write_bytes(out / NAME, manifest_bytes(manifest))


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return what `manifest_of` reads."""
    return f"{manifest.model_dump_json(indent=1)}\n".encode()


def part_name(number: int) -> str:
    """Return the name that the files of a part share, without ending."""
    return f"part-{number:05}"


def part_files(out: Path, number: int, tables: list[str]) -> dict[str, Path]:
    """Return where a part's files lie, by table."""
    return {name: out / name / f"{part_name(number)}.parquet" for name in tables}


def ledger_file(out: Path, number: int) -> Path:
    """Return where a part's ledger lies."""
    return out / "_ledger" / f"{part_name(number)}.json"
