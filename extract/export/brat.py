r"""brat: `ID.txt` with the text, `ID.ann` with the spans, `ID.json` with the details.

A line of `.ann` is `T1<tab>LABEL 10 25<tab>words`; offsets are code points. A span over several
lines is written in fragments, `10 14;15 25`, as brat does. A date's value is its note:
`#1<tab>AnnotatorNotes T1<tab>2023-08-30`; notes on other spans are remarks and are left behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from extract.evaluate.compare import LABELS
from extract.evaluate.gold import GoldArticle, GoldEntity
from extract.export.annotations import Span, read_pair, write_pair
from extract.export.files import beside, files_in, lines_of, read_text, write_text
from extract.failure import UsageError

#: Whatever some program takes for the end of a line, and tabs, which part the columns.
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.S)
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (\S+)\t(.*)", re.S)
_CONFIGURATION = "\n".join(
    ["[entities]", *LABELS, "[relations]", "[events]", "[attributes]", ""]
)  # fmt: skip


def write(articles: Iterable[GoldArticle], folder: Path) -> list[Path]:
    """Write articles into a folder, with brat's configuration; return the files."""
    files = [write_text(folder / "annotation.conf", _CONFIGURATION)]
    for article in articles:
        files.append(write_text(folder / f"{article.id}.txt", article.text))
        files += write_pair(folder, ".ann", "".join(_lines(article)), article)
    return files


def read(source: Path) -> Iterator[GoldArticle]:
    """Yield the articles of an `.ann` file or a folder.

    Raises:
        UsageError: for a file that is not of this format.
    """
    for path in files_in(source, ".ann"):
        text = read_text(beside(path, ".txt"))
        yield read_pair(path, text, _parsed(path, text))


def _lines(article: GoldArticle) -> Iterator[str]:
    notes = 0
    for number, entity in enumerate(article.entities, start=1):
        fragments = _fragments(entity)
        words = " ".join(article.text[start:end] for start, end in fragments)
        places = ";".join(f"{start} {end}" for start, end in fragments)
        yield f"T{number}\t{entity.label.value} {places}\t{words}\n"
        if entity.value is not None:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{number}\t{entity.value}\n"


def _fragments(entity: GoldEntity) -> list[tuple[int, int]]:
    breaks = list(_BREAKS.finditer(entity.text))
    starts = [entity.start, *(entity.start + b.end() for b in breaks)]
    ends = [*(entity.start + b.start() for b in breaks), entity.end]
    return list(zip(starts, ends, strict=True))


def _parsed(path: Path, text: str) -> list[Span]:
    """Return the spans of an `.ann` file, which point into `text`."""
    found: dict[str, tuple[int, int, str, str]] = {}
    notes: dict[str, str] = {}
    for number, line in lines_of(read_text(path)):
        where = f"{path}, line {number}"
        if not line.strip():
            continue
        if span := _SPAN.fullmatch(line):
            start, end = _place(span[3], span[4], text, where)
            found[span[1]] = (start, end, span[2], where)
        elif note := _NOTE.fullmatch(line):
            notes[note[1]] = note[2].strip()
        else:
            raise UsageError(f"{where}: neither a span nor a note: {line[:40]!r}.")
    return [
        Span(start, end, label, notes.get(key) if label == "DATE" else None, where)
        for key, (start, end, label, where) in found.items()
    ]


def _place(written: str, words: str, text: str, where: str) -> tuple[int, int]:
    """Return start and end of a span written as fragments; only white space may part these."""
    fragments = [tuple(map(int, fragment.split(" "))) for fragment in written.split(";")]
    for (_, end), (start, _) in pairwise(fragments):
        if text[end:start].strip() or end > start:
            raise UsageError(f"{where}: a span in pieces; the guide has none: join or part it.")
    start, end = fragments[0][0], fragments[-1][1]
    if text[start:end].split() != words.split():
        raise UsageError(
            f"{where}: {start}-{end} are {text[start:end]!r}, not {words!r}: has the text changed?"
        )
    return start, end
