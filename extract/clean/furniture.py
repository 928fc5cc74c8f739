"""What a single line of a page is: furniture, the heading of what follows an article, or text."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from extract.clean.words import anywhere, beginnings, key, keys, plain
from extract.folding import CAPITALS

_PARTS = re.compile(r"\s*[|•·»›]\s*|\s{2,}|\t|\s>\s|\s/\s|\]\s*\[")
_PATH = re.compile(r"\s[/>»›]\s")  # between the sections on the way to a page
_LABEL = 40  # characters of the longest tail heading
# Tail headings that stand before a colon; "Bình luận: …" may as well be the article's.
_LABELS = ("từ khóa", "tag", "tin ", "bài ", "các ", "những ", "xem ", "bạn ", "văn bản mới")
_IMPRINT = 40  # characters that tell an imprint
_ROW = 24  # words of a row of menu entries
_ENTRY = 6  # words of the longest entry
_ROW_PARTS = 3  # entries that make a row of a menu
_HOME_ROW = re.compile(rf"\W*(?:TRANG CHỦ|Trang chủ|Trang nhất|Trang Chủ) (?=[{CAPITALS}])")
_HOME = ("trang chủ", "trang nhất")
_LETTER = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(r"\W*\d{1,2}\s?[:hg]\s?\d{2}\W*(?:sáng|trưa|chiều|tối|am|pm|sa|ch)?\W*")
_FILE = re.compile(r".*\w\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)\W*(?:\(?[\d.,]+ ?[km]b\)?)?|.*\(pdf\)")
_LINK = re.compile(r"[\s*+-]*\[([^\[\]]+)\]\([^()\s]*\)\s*")  # a link as Markdown writes it
_REACHED = re.compile(r"\W*(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)\W*")
_LONGEST = 160  # no furniture line of the lists is longer; prose that begins like one is spared


class Kind(Enum):
    """What a line is, judged by its words alone."""

    BLANK = auto()
    FURNITURE = auto()  #: never part of an article
    MENU = auto()  #: furniture outside the article, possibly a sub-heading inside
    TAIL = auto()  #: heading of what follows an article
    RELATED = auto()  #: heading of a box of other stories inside an article
    TEXT = auto()


#: Kinds of lines that are never an article's.
NEVER = (Kind.FURNITURE, Kind.RELATED, Kind.TAIL)


@lru_cache(maxsize=10_000)
def kind_of(line: str) -> Kind:
    """Return what `line` is, judged by the word lists of `resources/clean`."""
    if link := _LINK.fullmatch(line):
        line = link[1]
    if len(line) > _LONGEST:
        is_imprint = beginnings("imprint_starts").match(plain(line[:_IMPRINT]))
        return Kind.FURNITURE if is_imprint else Kind.TEXT
    if not line.strip():
        return Kind.BLANK
    name = key(line)
    if name in keys("tail_lines") or _tail_label(line) or beginnings("tail_starts").match(name):
        return Kind.TAIL
    if name in keys("related_lines"):
        return Kind.RELATED
    if not name:
        return Kind.FURNITURE if not _LETTER.search(line) and "*" not in line else Kind.TEXT
    lowered = plain(line)
    if name in keys("furniture_lines") or beginnings("furniture_starts").match(lowered):
        return Kind.FURNITURE
    if anywhere("furniture_phrases").search(lowered) or _FILE.fullmatch(lowered):
        return Kind.FURNITURE
    if name in keys("menu_lines") or beginnings("edge_starts").match(lowered):
        return Kind.MENU
    if _HOME_ROW.match(line) and not line.rstrip().endswith("."):
        return Kind.MENU
    if _CLOCK.fullmatch(lowered) or _REACHED.fullmatch(lowered):
        return Kind.MENU
    kind = _kind_of_parts(line)
    return kind if kind is not Kind.TEXT else _kind_of_words(name)


@lru_cache(maxsize=10_000)
def is_doubtful(line: str) -> bool:
    """Tell whether a line that reads like furniture may as well be an article's."""
    return key(line) in keys("doubtful_lines") or (
        beginnings("doubtful_starts").match(plain(line)) is not None
    )


@lru_cache(maxsize=10_000)
def is_menu_row(line: str) -> bool:
    """Tell whether a line can only be a menu's: the way home, or a row of entries."""
    if key(line).startswith(_HOME):
        return True
    parts = [part for part in _PARTS.split(line.strip(" |•·»›>/\t")) if part]
    return len(parts) >= _ROW_PARTS and sum(key(part) in keys("menu_lines") for part in parts) >= 2


def _tail_label(line: str) -> bool:
    """Tell whether a line begins with a tail heading and a colon (`Từ khóa: công đoàn`)."""
    label, colon, _ = line.partition(":")
    name = key(label) if colon and len(label) < _LABEL else ""
    return name in keys("tail_lines") and name.startswith(_LABELS)


def _kind_of_parts(line: str) -> Kind:
    """Judge a line by its parts, where it is a row of menu entries or tools."""
    parts = [part for part in _PARTS.split(line.strip(" |•·»›>/\t")) if part]
    if len(parts) < 2:
        return Kind.TEXT
    furniture = keys("furniture_lines")
    menu = furniture | keys("menu_lines")
    starts = beginnings("furniture_starts")
    hits = [key(p) in furniture or bool(starts.match(plain(p))) or not key(p) for p in parts]
    if all(hits):
        return Kind.FURNITURE
    known = [hit or key(p) in menu for hit, p in zip(hits, parts, strict=True)]
    is_row = (len(parts) > 2 or _PATH.search(line) is not None) and _short(parts)
    if all(known) or (is_row and sum(known) * 2 >= len(parts)):
        return Kind.MENU
    return Kind.TEXT


def _kind_of_words(name: str) -> Kind:
    """Judge a line that is nothing but known entries with single spaces between them."""
    words = [word for word in name.split() if not word.isdigit()]
    if not 2 <= len(words) <= _ROW:
        return Kind.TEXT
    if _splits(words, keys("furniture_lines")):
        return Kind.FURNITURE
    return Kind.MENU if _splits(words, keys("furniture_lines") | keys("menu_lines")) else Kind.TEXT


def _splits(words: list[str], known: frozenset[str]) -> bool:
    """Tell whether `words` can be cut into entries of `known`."""
    ends = {0}
    for stop in range(1, len(words) + 1):
        starts = range(max(0, stop - _ENTRY), stop)
        if any(start in ends and " ".join(words[start:stop]) in known for start in starts):
            ends.add(stop)
    return len(words) in ends


def _short(parts: list[str]) -> bool:
    return all(len(part.split()) <= 6 for part in parts)
