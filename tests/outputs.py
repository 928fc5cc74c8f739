"""Make pages for runs, and read what runs wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.store.load import load

#: Files that hold times, or nothing.
_NOT_COMPARED = {"_run.json", "_lock"}


def write_pages(folder: Path, texts: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"p{number:04}.txt").write_text(text, "utf-8")
    return folder


def contents(out: Path) -> dict[str, bytes]:
    """Every file of an output that must not differ between runs, with its bytes."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in _NOT_COMPARED
    }


def failures(out: Path) -> list[dict[str, Any]]:
    return load(out).arrow("failures").to_pylist()
