"""By-lines and photo credits: "Ảnh: DANH TRỌNG", "Tin, ảnh: Quốc Nam", "L.B", "Phương Thoa/VOV"."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import CAPITALS, fold, lower
from extract.resources import entries
from extract.tag.alternation import any_of, starting
from extract.tag.people.found import Found
from extract.tag.people.names import follower, given_syllables, is_stop, name_at, run_at
from extract.tag.places.gazetteer import districts, is_country, is_province

#: "H.Y", "P. T.", "L.B", "Tr.Hoàng", "N. T. Hà", "Q.Việt".
_INITIALS = re.compile(
    rf"(?:[{CAPITALS}][^\W\d_]{{0,2}}\. ?){{1,3}}"
    rf"(?:[{CAPITALS}](?![^\W\d_])\.?|[{CAPITALS}][^\W\d_]+)?"
)
_SEPARATOR = re.compile(r" ?(?:-|,|;|&|/|\+|(?<= )và(?= )) ?")
_LABEL_GAP = re.compile(r"[ \n]{0,3}[:;]\s{0,3}")
_SENTENCE_END = re.compile(r"[.!?\"…:)/] +")
_TAIL = 70
#: Dotted abbreviations of titles and bodies.
_NO_INITIALS = ("tp.", "ths.", "ts.", "tt.", "gs.", "bs.", "t.ư")
#: Short for "tư liệu", "sưu tầm", "tổng hợp" after a label, somebody's initials elsewhere.
_ALSO_INITIALS = ("t.l", "s.t", "t.h", "t. l", "s. t", "t. h")
#: Before a colon at the start of a sentence these credit the writer too.
_WRITER = re.compile(r"(?:^|(?<=[.!?(\n])) *(?:bài|tin|tin bài)(?=:)")
#: One of these stands in every match, and is found in no time.
_WRITER_MARKS = ("tin:", "bài:")
#: The initials of another writer after a name that is a place's too ("Trường Sơn - H. Bích").
_BESIDE = re.compile(rf" ?[-&] ?[{CAPITALS}][^\W\d_]?\. ?[{CAPITALS}]")
_LINE = re.compile(r"[^\n]+")
#: What may follow a by-line: a note in brackets, a medium, what was done.
_CLOSING = re.compile(
    r" ?(?:\([^()\n]{1,40}\)|[/-] ?[^\n]{2,40}|\."
    r"|(?:tổng hợp|thực hiện|lược ghi|lược dịch|biên dịch|ghi|dịch|chụp|sưu tầm)"
    r"(?: theo [^\n]{2,40}| từ [^\n]{2,40})?)?[ .*_)]*$"
)
#: Initials that end a sentence: a capital and small words follow.
_TIGHT = re.compile(rf"(?:[{CAPITALS}]\.){{2,3}}(?= [{CAPITALS}][^\W\d_]* [^\W\d_{CAPITALS}])")
_TIGHT_ONLY = re.compile(rf"(?:[{CAPITALS}]\.){{2,3}}")
_NEW_SENTENCE = re.compile(rf" [{CAPITALS}][^\W\d_]")
_NEXT_SENTENCE = re.compile(rf" (?:[{CAPITALS}][^\W\d_]* )+(?=[^\W\d_{CAPITALS}(])")
#: A name in capitals that a text ends with, set off from it by nothing but its letters.
_CAPITALS_LAST = re.compile(
    rf"(?<=[^\W\d_{CAPITALS}][ .]) *"
    rf"(?P<name>[{CAPITALS}]{{2,}}(?: [{CAPITALS}]{{2,}}){{1,3}})[ .]*$"
)


@cache
def _labels() -> re.Pattern[str]:
    """Words before a credit, longest first, with what may stand before them."""
    listed = {lower(fold(line.lstrip("! "))) for line in entries("clean", "byline_labels")}
    listed |= {lower(fold(line)) for line in entries("people", "credit_labels")}
    listed -= {"by", "theo", "nguồn", "nguồn tin", "bài", "tin"}
    longest_first = sorted(listed, key=lambda label: (-len(label), label))
    words = any_of(map(starting, longest_first))
    return re.compile(rf"(?:{words})(?![^\W_])")


@cache
def _newsrooms() -> frozenset[str]:
    return frozenset(lower(fold(line)) for line in entries("people", "not_initials"))


@cache
def _bodies() -> frozenset[str]:
    """First words of a credit that names a body, a site or a place."""
    return frozenset(lower(fold(line)) for line in entries("clean", "not_names"))


def find_credits(folded: str, low: str) -> list[Found]:
    """Return every credited person.

    Args:
        folded: text from `fold`.
        low: the same in lower case.
    """
    found = []
    for label in _labels().finditer(low):
        for start, end in _after_label(folded, low, label):
            found.append(Found(start, end, 0.95, "people.credit"))
    if any(mark in low for mark in _WRITER_MARKS):
        for label in _WRITER.finditer(low):
            for start, end in _after_label(folded, low, label):
                found.append(Found(start, end, 0.9, "people.credit"))
    found += _bylines(folded, low)
    return found


def _after_label(folded: str, low: str, label: re.Match[str]) -> list[tuple[int, int]]:
    """The names after a label: with a colon, or in brackets and at the start of a line without."""
    gap = _LABEL_GAP.match(folded, label.end())
    if gap is not None:
        return _without_stop(folded, _names(folded, gap.end(), labelled=True)[0])
    before = folded[max(0, label.start() - 4) : label.start()].rstrip(" ")[-1:]
    caption = folded.startswith(("Ảnh", "ẢNH"), label.start())
    opened = before in ("(", "", "\n", "-") or caption
    if not opened or folded[label.end() : label.end() + 1] != " ":
        return []
    names, end = _names(folded, label.end() + 1, labelled=True)
    closed = folded[end : end + 1] in (")", "", "\n") or folded[end : end + 2] == ")."
    # "… nhận quà Ảnh Q.V Chị Hoa …": texts whose captions were run together with the rest
    return names if closed or (caption and _NEXT_SENTENCE.match(folded, end)) else []


def _without_stop(folded: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names without the stop of the sentence that the last one ends ("Ảnh: N.K. Sáng …")."""
    if not names or folded[names[-1][1] - 1] != ".":
        return names
    start, end = names[-1]
    closed = folded[end : end + 1] in ("", "\n") and _TIGHT_ONLY.fullmatch(folded, start, end)
    if closed or _NEW_SENTENCE.match(folded, end):
        names[-1] = (start, end - 1)
    return names


def _names(folded: str, pos: int, *, labelled: bool) -> tuple[list[tuple[int, int]], int]:
    """Parse names with separators from `pos`; return them and where parsing stopped."""
    names: list[tuple[int, int]] = []
    while True:
        end = _one(folded, pos, labelled=labelled)
        if end is None:
            break
        names.append((pos, end))
        gap = _SEPARATOR.match(folded, end)
        if gap is None:
            return names, end
        pos = gap.end()
    return names, names[-1][1] if names else pos


def _one(folded: str, pos: int, *, labelled: bool) -> int | None:
    """End of the person's name at `pos`, or None."""
    initials = _INITIALS.match(folded, pos)
    if initials is not None:
        text = lower(initials.group())
        known = text.strip(". ") in _newsrooms() or text.replace(" ", "").strip(".") in _newsrooms()
        spelled = labelled or not text.startswith(_ALSO_INITIALS)
        if (known and spelled) or text.startswith(_NO_INITIALS):
            return None
        tight = _TIGHT.match(folded, pos)
        if tight is not None:
            return tight.end() - 1  # "V.V.T. Một góc công trình …"
        return initials.end() if "." in text.strip(". ") or text.count(".") > 1 else None
    run = run_at(folded, pos)
    if not run:
        return None
    words = [match.group() for match in run]
    text = lower(" ".join(words))
    if _BESIDE.match(folded, run[-1].end()) and _given_only(words, labelled=False):
        return run[-1].end()
    if lower(words[0]) in _bodies() or text in _bodies():
        return None
    shape = name_at(folded, pos)
    if shape is not None and shape.score >= 0.35 and (labelled or not is_province(text)):
        return shape.end
    if lower(words[0]) in _newsrooms():
        return None
    if labelled and words[0].isupper() and len(words) > 1 and _given_only(words, labelled=True):
        return run[-1].end()
    if is_stop(words[0], words[1] if len(words) > 1 else follower(folded, run[0].end())):
        return None
    if is_country(text) or (is_province(text) and not (labelled and words[0].isupper())):
        return None
    return run[-1].end() if _given_only(words, labelled=labelled) else None


def _given_only(words: list[str], *, labelled: bool) -> bool:
    """Whether these may be a by-line without family name ("Thanh Đoàn", "DANH TRỌNG")."""
    known = [lower(word) in given_syllables() for word in words]
    if len(words) == 1:
        return labelled and known[0] and len(words[0]) > 1
    if len(words) > 3 or (words[0].isupper() and not all(known)):
        return False
    return all(known) or (labelled and any(known))


def _bylines(folded: str, low: str) -> list[Found]:
    """Names that are a line of their own, or the tail of the last lines."""
    found = []
    lines = [m for m in _LINE.finditer(folded) if m.group().strip()]
    for number, line in enumerate(lines):
        text = line.group()
        start = line.start() + len(text) - len(text.lstrip(" *_-("))
        last = number >= len(lines) - 3
        if len(text.strip()) <= 60:
            names = _whole(folded, start, line.end())
            score = 0.85 if last else 0.7
            found += [
                Found(s, e, score, "people.byline") for s, e in names if _likely(low, s, e, last)
            ]
        if last and (not found or found[-1].start < line.start()):
            found += _tail(folded, line.start(), line.end())
    return found


def _tail(folded: str, start: int, end: int) -> list[Found]:
    """Names after the last sentence of a line."""
    for stop in _SENTENCE_END.finditer(folded, max(start, end - _TAIL), end):
        names = _whole(folded, stop.end(), end, joined=True)
        if names:
            return [Found(s, e, 0.8, "people.byline") for s, e in names]
    tail = max(start, end - _TAIL)
    capitals = _CAPITALS_LAST.search(folded[tail:end])
    if capitals is None:
        return []
    first = tail + capitals.start("name")
    stop_at = _one(folded, first, labelled=False)
    whole = stop_at == tail + capitals.end("name")
    return [Found(first, stop_at, 0.7, "people.byline")] if whole and stop_at else []


def _whole(folded: str, start: int, end: int, *, joined: bool = False) -> list[tuple[int, int]]:
    """The names between `start` and `end` where nothing but names and a note stands there."""
    window = folded[start:end]
    names, stop = _names(window, 0, labelled=False)
    if joined and names and window.startswith(" ", stop):
        more, further = _names(window, stop + 1, labelled=False)
        if more:
            names, stop = names + more, further
    if not names or _CLOSING.match(window, stop) is None:
        return []
    return [(start + s, start + e) for s, e in names]


def _likely(low: str, start: int, end: int, last: bool) -> bool:
    """Whether a line that could be a name is one and not a heading or a place."""
    text = low[start:end]
    if (is_province(text) or text in districts()) and not last:
        return False
    return len(text) > 2
