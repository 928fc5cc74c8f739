"""Whether a text is the dump of a page, and which of its lines are furniture for sure.

Articles hold letterheads, minutes, lists of results and notices with telephone numbers, so a line
is only furniture where its words are never an article's, or where it stands beside such a line.
"""

from __future__ import annotations

import re

from extract.clean.dump_lines import FRAME, Line
from extract.clean.furniture import Kind, is_doubtful, is_menu_row
from extract.clean.headline import bare_headline, goes_on, looks_like_headline
from extract.clean.words import entries, key, keys, plain
from extract.folding import CAPITALS

_SURE = frozenset((Kind.FURNITURE, Kind.TAIL, Kind.RELATED))
# Lines in a row that read like furniture and make a box of it, though each is doubtful; one fewer
# where the text has furniture for sure.
_RUN = 3
_OTHERS = ("xem thêm", "đọc thêm", "xem tiếp", "mời bạn đọc", "tham khảo thêm")
_BESIDE = re.compile(
    r"(?:[Bb]ài|[Tt]in)(?: viết)? (?:trước|sau|tiếp theo|kế tiếp|mới hơn|cũ hơn):? ?"
    rf"([{CAPITALS}].+)"
)
_SITE = re.compile(r"(?i)\W*(?:trang (?:tin|thông tin) điện tử|cổng thông tin điện tử)")
_COUNTED = re.compile(r"\W*(?:\d+ )?(?:bình luận|phản hồi|ý kiến)(?: ?\(\d+\))\W*$", re.I)
_TITLE = 4  # lines of a document's title
_ABOUT = ("về ", "v/v")
_ITEM = re.compile(r"[-+*•]|\d+[.)]|[IVX]+\.")
_CONTACTS = ("địa chỉ", "điện thoại", "đt", "tel", "fax", "e-mail", "email", "website", "liên hệ")


def sure_lines(lines: list[Line]) -> list[bool]:
    """Return for each line whether it is furniture beyond doubt."""
    sure = [_is_sure(line) for line in lines]
    if any(sure):
        sure = [was or _is_other_story(line) for was, line in zip(sure, lines, strict=True)]
    filled = [i for i, line in enumerate(lines) if line.kind is not Kind.BLANK]
    runs = _runs(lines, filled)
    for enough in (_RUN, _RUN - 1):
        for run in runs:
            if len(run) >= enough or any(sure[i] for i in run):
                for i in run:
                    sure[i] = True
        if not any(sure):
            break
    return sure


def _is_sure(line: Line) -> bool:
    if line.kind is Kind.MENU:
        return is_menu_row(line.raw) or (line.raw.isupper() and _SITE.match(line.raw) is not None)
    return line.kind in _SURE and (
        _COUNTED.match(line.raw) is not None or not is_doubtful(line.raw)
    )


def _is_other_story(line: Line) -> bool:
    """Tell whether a line of a page is the way to another one ("Xem thêm: …")."""
    if other := _BESIDE.match(line.raw):
        return looks_like_headline(other[1])
    label, colon, rest = line.raw.partition(":")
    return line.kind in _SURE and key(label) in _OTHERS and looks_like_headline(colon and rest)


def _runs(lines: list[Line], filled: list[int]) -> list[list[int]]:
    """Return the unbroken runs of lines that read like furniture, blank lines passed over."""
    runs: list[list[int]] = []
    open_run = False
    for index in filled:
        line = lines[index]
        if line.kind not in FRAME or _says_more(line):
            open_run = False
            continue
        if not open_run:
            runs.append([])
        runs[-1].append(index)
        open_run = True
    return runs


def _says_more(line: Line) -> bool:
    """Tell whether a line says something beside its label: a telephone number, a count."""
    if _is_sure(line):
        return False
    if line.kind is Kind.MENU:
        return plain(line.raw).lstrip(" -+*•").startswith(_CONTACTS)
    return is_doubtful(line.raw) and key(line.raw) not in keys("doubtful_lines")


def is_dump(lines: list[Line], sure: list[bool]) -> bool:
    """Tell whether a text is a page's dump: some of its lines are furniture, or it shows a clock.

    A clock is a date line with nothing to date between it and another date line but a headline.
    """
    return any(sure) or _shows_clock(lines)


def _shows_clock(lines: list[Line]) -> bool:
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    if not filled or not filled[0].is_dated:
        return False
    return any(line.is_dated for line in filled[2:_HEAD])


_HEAD = 8  # lines of a page's head: clock, headline of up to five lines, date line


def letterhead_of(lines: list[Line]) -> int | None:
    """Return the line with a kind of document or the motto, None where there is none."""
    mottos = entries("letterheads")
    for index, line in enumerate(lines):
        if is_document_head(line.raw) or any(motto in plain(line.raw) for motto in mottos):
            return index
    return None


def document_title(lines: list[Line], opening: int) -> str | None:
    """Return a document's kind with what it is about ("BIÊN BẢN HỘI NGHỊ …"); None elsewhere."""
    for index in range(min(opening + 1, len(lines))):
        if not is_document_head(lines[index].raw):
            continue
        title = bare_headline(lines[index].raw).rstrip(":")
        for line in lines[index + 1 : index + _TITLE]:
            text = bare_headline(line.raw)
            about = plain(text).startswith(_ABOUT)
            if not looks_like_headline(text) or _ITEM.match(text) or (":" in text and not about):
                break
            if title.isupper() or goes_on(title, text):
                title = f"{title} {text}"
            if not text.isupper():
                break
        return title
    return None


def is_document_head(line: str) -> bool:
    """Tell whether a line names a kind of document in capitals ("BIÊN BẢN")."""
    bare = bare_headline(line)
    return bare.isupper() and key(bare) in keys("document_heads")
