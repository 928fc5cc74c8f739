r"""CoNLL: one token a line, `TOKEN<tab>MISC<tab>TAG`, tags in BIO, a blank line between lines.

MISC holds what the columns of CoNLL-2003 have no place for, in the notation of CoNLL-U and UDPipe,
parts joined by `|`, `_` where there is nothing: `SpaceAfter=No` · `SpacesAfter=\n` (white space
other than one space) · `SpacesBefore=…` (at the first token) · `Value=2023-08-30` (at the first
token of a date). One file an article, `ID.conll`, with its details in `ID.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extract.evaluate.gold import GoldArticle
from extract.export.annotations import Span, read_pair, write_pair
from extract.export.files import files_in, lines_of, read_text
from extract.export.tokens import Token, tokens_of
from extract.failure import UsageError

#: What spaCy and others split files of several articles at.
_DOCUMENT = "-DOCSTART- -X- O O"
_NAMED = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
_SIGNS = {written: sign for sign, written in _NAMED.items()}
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\.")
_TAG = re.compile(r"O|([BI])-(\S+)")


def write(articles: Iterable[GoldArticle], folder: Path) -> list[Path]:
    """Write articles into a folder; return the files."""
    files: list[Path] = []
    for article in articles:
        files += write_pair(folder, ".conll", "".join(_lines(article)), article)
    return files


def read(source: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file or a folder.

    Raises:
        UsageError: for a file that is not of this format.
    """
    for path in files_in(source, ".conll"):
        yield read_pair(path, *_parsed(path))


def _lines(article: GoldArticle) -> Iterator[str]:
    before, tokens = tokens_of(article.text, article.entities)
    if not tokens and article.text:
        raise UsageError(f"Article {article.id} holds nothing but white space.")
    yield f"{_DOCUMENT}\n"
    ended = True
    for token in tokens:
        if ended and (token.entity is None or token.begins):
            yield "\n"
        yield f"{token.text}\t{_misc(token, before)}\t{_tag(token)}\n"
        before, ended = "", "\n" in token.space


def _tag(token: Token) -> str:
    if token.entity is None:
        return "O"
    return f"{'B' if token.begins else 'I'}-{token.entity.label.value}"


def _misc(token: Token, before: str) -> str:
    parts = []
    if before:
        parts.append(f"SpacesBefore={_escaped(before)}")
    if token.entity is not None and token.begins and token.entity.value is not None:
        parts.append(f"Value={_escaped(token.entity.value)}")
    if not token.space:
        parts.append("SpaceAfter=No")
    elif token.space != " ":
        parts.append(f"SpacesAfter={_escaped(token.space)}")
    return "|".join(parts) or "_"


def _escaped(text: str) -> str:
    return "".join(
        _NAMED.get(sign, f"\\u{ord(sign):04x}" if sign.isspace() else sign) for sign in text
    )


def _plain(text: str, where: str) -> str:
    def sign(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[0] not in _SIGNS:
            raise UsageError(f"{where}: {match[0]} stands for nothing.")
        return _SIGNS[match[0]]

    return _ESCAPE.sub(sign, text)


def _parsed(path: Path) -> tuple[str, list[Span]]:
    """Return a file's text and spans."""
    text = ""
    spans: list[Span] = []
    inside = False
    for number, line in lines_of(read_text(path)):
        if not line.strip() or line.strip() == _DOCUMENT:
            continue
        where = f"{path}, line {number}"
        token, misc, tag = _columns(line, where)
        before, after, value = _parts(misc, where)
        start = len(text) + len(before)
        text += before + token
        position, label = _position(tag, where)
        if position == "B":
            spans.append(Span(start, len(text), label, value, where))
        elif position == "I":
            if not inside or spans[-1].label != label:
                raise UsageError(f"{where}: {tag} continues nothing: begin a span with B-{label}.")
            spans[-1] = replace(spans[-1], end=len(text))
        inside = position != "O"
        text += after
    return text, spans


def _columns(line: str, where: str) -> list[str]:
    columns = line.rstrip("\r").split("\t")
    if len(columns) != 3 or not columns[0] or any(c.isspace() for c in columns[0]):
        raise UsageError(f"{where}: not the three columns TOKEN, MISC, TAG with tabs between.")
    return columns


def _position(tag: str, where: str) -> tuple[str, str]:
    match = _TAG.fullmatch(tag)
    if match is None:
        raise UsageError(f"{where}: the tag {tag!r} is not O, B-LABEL or I-LABEL.")
    return match[1] or "O", match[2] or ""


def _parts(misc: str, where: str) -> tuple[str, str, str | None]:
    """Return the white space before and after a token, and its date's value."""
    before, after, value = "", " ", None
    for part in misc.split("|") if misc != "_" else []:
        name, _, content = part.partition("=")
        if name == "SpacesBefore":
            before = _plain(content, where)
        elif name == "SpacesAfter":
            after = _plain(content, where)
        elif part == "SpaceAfter=No":
            after = ""
        elif name == "Value":
            value = _plain(content, where)
        else:
            raise UsageError(f"{where}: MISC holds {part!r}, which is none of ours.")
    return before, after, value
