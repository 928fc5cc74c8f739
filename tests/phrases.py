"""Read `corpus/phrases`: example lines that say what a grammar must find and must leave alone.

The format is described in `corpus/phrases/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PHRASES = Path(__file__).resolve().parent.parent / "corpus" / "phrases"

_MARK = re.compile(r"\{([^{}|]*?)(?:\s*\|\s*([^{}|]*?))?\}")


@dataclass(frozen=True)
class Phrase:
    """One example line: its text, what must be found, the reference date."""

    where: str
    text: str
    expected: tuple[tuple[str | None, ...], ...]
    published: date | None


def mentions(kind: str) -> list[Phrase]:
    """Lines with marked spans: each expectation is (start, end, surface, value)."""
    return [_marked(where, line, day) for where, line, day in _lines(kind)]


def records(kind: str) -> list[Phrase]:
    """Lines `text => record ; record`: each expectation is a record's fields."""
    return [_arrow(where, line, day) for where, line, day in _lines(kind)]


def _lines(kind: str) -> list[tuple[str, str, date | None]]:
    path = PHRASES / f"{kind}.txt"
    if not path.exists():
        return []
    found = []
    published: date | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@published"):
            day = line.split(maxsplit=1)[1].strip()
            published = None if day == "none" else date.fromisoformat(day)
            continue
        found.append((f"{kind}.txt:{number}", line.replace("\\n", "\n"), published))
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
