"""Tables: which hold data, and their rows as lines that read as sentences."""

from __future__ import annotations

import re

from extract.clean.characters import regular
from extract.clean.tree import Element

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d{1,3}\.?")
_LAYOUT = ("h1", "h2", "h3", "form", "ul", "iframe")  # no datum holds one of these
_CELL = 400  # a cell longer than this is a column of a layout, not a datum
_ROWS = 2  # rows with two filled cells that make a table of data
_SENTENCE = 6  # words from which a row reads as a sentence


def is_data_table(table: Element) -> bool:
    """Tell whether a table holds data.

    Tables that only lay out a page hold paragraphs, or rows of pictures over rows of captions.
    """
    if any(True for _ in table.iter(*_LAYOUT)) or table.find(".//table") is not None:
        return False
    filled = pictures = 0
    linked = total = 0
    for row in table.iter("tr"):
        cells = _cells(row)
        if any(len(cell) > _CELL for cell in cells):
            return False
        filled += len(cells) > 1
        pictures += not cells and row.find(".//img") is not None
        total += sum(map(len, cells))
        linked += sum(len(_text(link)) for link in row.iter("a"))
    return filled >= _ROWS and filled > pictures and linked * 2 < total


def rows(table: Element) -> list[str]:
    """Return the table's rows, each as one line: `1. Hà Lan, Trường Mầm non Sen, giấy khen`.

    A heading or a row of a few words is no sentence: there " | " keeps the cells apart.
    """
    found = [cells for row in table.iter("tr") if (cells := _cells(row))]
    return [_sentence(cells) if _reads(cells) else " | ".join(cells) for cells in found]


def _reads(cells: list[str]) -> bool:
    """Tell whether a row is long enough to read as a sentence and no heading."""
    words = sum(len(cell.split()) for cell in cells)
    return words >= _SENTENCE and any(char.isdigit() for cell in cells for char in cell)


def _sentence(cells: list[str]) -> str:
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
        return f"{cells[0].rstrip('.')}. {_joined(cells[1:])}"
    return _joined(cells)


def _joined(cells: list[str]) -> str:
    line = cells[0]
    for cell in cells[1:]:
        line += (" " if line[-1] in ",;:.!?" else ", ") + cell
    return line


def _cells(row: Element) -> list[str]:
    return [text for cell in row.iterchildren("td", "th") if (text := _text(cell))]


def _text(element: Element) -> str:
    return _SPACE.sub(" ", regular(" ".join(element.itertext()))).strip()
