"""Read phrase files: example lines that say what a grammar must find and must leave alone.

The format is described in `corpus/phrases/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MARK = re.compile(r"\{([^{}|]*?)(?:\s*\|\s*([^{}|]*?))?\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One example line.

    Args:
        where: file and line, to name a test by.
        text: the sentence.
        expected: what must be found in it, nothing else.
        published: the reference date.
    """

    where: str
    text: str
    expected: tuple[tuple[str | None, ...], ...]
    published: date | None


def mentions(path: Path) -> list[Phrase]:
    """Return lines with marked spans; each expectation is (start, end, surface, value)."""
    return [_marked(where, line, day) for where, line, day in _lines(path)]


def records(path: Path) -> list[Phrase]:
    """Return lines `text => record ; record`; each expectation is a record's fields.

    Raises:
        ValueError: for a line without an arrow.
    """
    return [_arrow(where, line, day) for where, line, day in _lines(path)]


def _lines(path: Path) -> list[tuple[str, str, date | None]]:
    found = []
    published: date | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@published"):
            day = line.split(maxsplit=1)[1].strip()
            published = None if day == "none" else date.fromisoformat(day)
            continue
        found.append((f"{path.name}:{number}", line.replace("\\n", "\n"), published))
    return found


def _marked(where: str, line: str, published: date | None) -> Phrase:
    text, expected, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        surface, value = mark.group(1), mark.group(2)
        expected.append((str(len(text)), str(len(text) + len(surface)), surface, value))
        text += surface
        end = mark.end()
    return Phrase(where, text + line[end:], tuple(expected), published)


def _arrow(where: str, line: str, published: date | None) -> Phrase:
    text, arrow, tail = line.rpartition(" => ")
    if not arrow:
        raise ValueError(f"{where}: no ' => ' in the line")
    rows = [] if tail.strip() == "none" else tail.split(" ; ")
    fields = tuple(tuple(part.strip() for part in row.split(" | ")) for row in rows)
    return Phrase(where, text, fields, published)
