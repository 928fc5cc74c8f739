"""Hand an output to other tools, and take corrected annotations back as gold.

One module for each format. `FORMATS` writes; `READERS` reads what annotators have corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.evaluate.gold import GoldArticle
from extract.export import brat, conll, doccano, label_studio, sheets, spacy_docs
from extract.export.annotations import annotated
from extract.store.load import Tables

#: Writes an output into an empty folder; returns the files.
Exporter = Callable[[Tables, Path], list[Path]]

#: Yields the articles of a file or folder of annotations.
Reader = Callable[[Path], Iterator[GoldArticle]]


def _annotations(write: Callable[[Iterable[GoldArticle], Path], list[Path]]) -> Exporter:
    return lambda tables, folder: write(annotated(tables), folder)


FORMATS: dict[str, Exporter] = {
    "brat": _annotations(brat.write),
    "conll": _annotations(conll.write),
    "csv": sheets.write_csv,
    "doccano": _annotations(doccano.write),
    "label-studio": _annotations(label_studio.write),
    "spacy": _annotations(spacy_docs.write),
    "xlsx": sheets.write_xlsx,
}

READERS: dict[str, Reader] = {
    "brat": brat.read,
    "conll": conll.read,
    "doccano": doccano.read,
    "label-studio": label_studio.read,
    "spacy": spacy_docs.read,
}
