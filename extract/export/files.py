"""Files of annotations: read with a word for what is wrong, written with every byte as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.failure import UsageError


def files_in(source: Path, ending: str) -> list[Path]:
    """Return the files to read: `source` itself, or those in the folder that end so, by name.

    Raises:
        UsageError: where there is none.
    """
    if source.is_dir():
        found = sorted(source.glob(f"*{ending}"))
        if not found:
            raise UsageError(f"{source} holds no file that ends in {ending}.")
        return found
    if not source.exists():
        raise UsageError(f"{source} does not exist.")
    if not source.name.endswith(ending):
        raise UsageError(f"{source} does not end in {ending}: is it of another format?")
    return [source]


def beside(path: Path, ending: str) -> Path:
    """Return the file of the same name with another ending.

    Raises:
        UsageError: where there is none.
    """
    other = path.with_suffix(ending)
    if not other.exists():
        raise UsageError(f"{path} has no {other.name} beside it: keep an article's files together.")
    return other


def read_text(path: Path) -> str:
    """Return a file's text with its line ends as they are.

    Raises:
        UsageError: where it is missing or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise UsageError(f"{path}, line {line}: not UTF-8.") from error


def write_text(path: Path, text: str) -> Path:
    """Write a text with its line ends as they are."""
    path.write_bytes(text.encode("utf-8"))
    return path


def write_json(path: Path, value: Any) -> Path:
    """Write JSON, one line for each item, for people to correct."""
    return write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def lines_of(text: str) -> Sequence[tuple[int, str]]:
    """Return the lines of a file with their numbers; only line feeds end a line."""
    return list(enumerate(text.split("\n"), start=1))
