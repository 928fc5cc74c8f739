"""Recipients whom tagging does not know: words in capitals where a name must stand."""

from __future__ import annotations

from extract.records.awards.elements import Element
from extract.records.awards.row import Row

#: Words of a name that only its capitals show.
_LEAST_NAME, _LONGEST_NAME = 2, 5
#: What stands between a place and its winner.
_TOLD = ("colon", "belongs", "to")
_NEXT = ("and", "comma", "semi")
_GIVEN = ("give", "commend")
#: A name that nobody knows stands directly behind one of these, and nowhere else.
_BEFORE_NAMES = frozenset([*_TOLD, *_NEXT, *_GIVEN, "of", "noun"])
_ENDS = ("", "mark", "stop", "comma", "semi", "open", "dash", "and", "prep", "take", "passive")
#: Behind these stands a name.
_HONORIFICS = (
    "tác giả", "nhóm tác giả", "thí sinh", "vận động viên", "vđv", "cầu thủ", "thủ môn", "nghệ sĩ",
    "đạo diễn", "nhà báo", "phóng viên", "ca sĩ", "đồng chí", "đ/c", "em", "anh", "chị", "ông",
    "bà", "cô", "thầy", "cháu", "bạn",
)  # fmt: skip
_SHORTEST_ACRONYM = 2
_PAIR = 2
_LONGEST_WORK = 9
_WORDS_OF_WORKS = ("word", "noun", "none", "measure", "veto", "num", "take", "body", "skip", "prep")
_WORDS = ("word", "noun", "place", "num", "measure", "none")


def read_unknown_name(row: Row, at: int) -> int | None:
    """Read a name that tagging does not know, where one must stand.

    Args:
        row: the sentence.
        at: index of a plain word.

    Returns:
        The next token; None where the word is none.
    """
    last = row.last()
    if last is None or last.kind not in _BEFORE_NAMES:
        return None
    if _is_addressed(row, last, at):
        row.out.pop()
        return _read_winner(row, at)
    if _awaits_winner(row):
        return _read_winner(row, at)
    if _between_verb_and_award(row, last, at):
        return _read_recipient(row, at)
    return None


def _awaits_winner(row: Row) -> bool:
    """Whether what follows stands as the winner behind a place, or as a work's maker."""
    if len(row.out) < _PAIR:
        return False
    before, last = row.out[-2:]
    if before.kind in ("org", "person") and before.title is not None and last.kind in _NEXT:
        return True  # another work behind one with its maker in brackets
    if before.kind == "award":
        return before.feature == "giai_thi" and last.kind in _TOLD
    return before.kind == "quote" and last.kind == "of"


def _is_addressed(row: Row, last: Element, at: int) -> bool:
    """Whether a word in capitals is the name behind an honorific ("tác giả Mai Bửu")."""
    if last.kind != "noun" or last.end + 1 != row.tokens[at].start:
        return False
    if row.view[last.start : last.end] not in _HONORIFICS:
        return False
    end = _name_end(row, at)
    return end - at >= _LEAST_NAME and row.kind(end) in _ENDS


def _read_winner(row: Row, at: int) -> int:
    """Read names of two to five words in capitals up to a mark; return the next token.

    A name that starts with an acronym ("NT Ea Hiao") is a body's. Names joined by dashes are
    several, and of a doubles pair the given names do ("Giải Nhất: Hùng - Sơn (CĐ Bưu điện)").
    """
    work = _read_work(row, at)
    if work is not None:
        return work
    ends = [at, _name_end(row, at)]
    while row.kind(ends[-1]) == "dash" and "\n" not in row.gap(ends[-1]):
        step = _name_end(row, ends[-1] + 1)
        if step == ends[-1] + 1:
            break
        ends += [ends[-1] + 1, step]
    least = 1 if len(ends) > _PAIR else _LEAST_NAME
    names = list(zip(ends[::2], ends[1::2], strict=True))
    whole = all(least <= end - begin <= _LONGEST_NAME for begin, end in names)
    if not whole or row.kind(ends[-1]) not in _ENDS:
        row.add("filler", row.tokens[at])
        return at + 1
    for begin, end in names:
        if begin > at:
            row.add("and", row.tokens[begin - 1])
        _add_name(row, begin, end)
    return ends[-1]


def _read_work(row: Row, at: int) -> int | None:
    """Read a work's name without quotation marks by its maker in brackets behind it.

    "Cánh diều vàng thuộc về Mưa trên bến Cát (Hãng phim Sao Khuê)". The maker keeps its name as
    title.

    Returns:
        The token behind the bracket; None where nothing of the kind stands at `at`.
    """
    step = at
    while row.kind(step) in _WORDS_OF_WORKS and step - at < _LONGEST_WORK:
        step += 1
    capitals = [row.text[token.start].isupper() for token in row.tokens[at:step]]
    if row.kind(step) != "open" or capitals[:1] != [True] or all(capitals):
        return None  # in capitals throughout it is somebody's name
    close = step
    while row.kind(close) not in ("close", ""):
        close += 1
    inside = row.tokens[step + 1 : close]
    maker = next((t for t in inside if t.kind == "person"), None)
    maker = maker or next((t for t in inside if t.kind == "org"), None)
    if maker is None:
        return None
    begin, end = row.tokens[at].start, row.tokens[step - 1].end
    row.out.append(Element("noun", begin, end, "work"))
    row.out.append(Element("of", maker.start, maker.start))
    name = row.text[maker.start : maker.end]
    feature = "individual" if maker.kind == "person" else ""
    row.out.append(
        Element(
            maker.kind, maker.start, maker.end, feature, names=[name], title=row.text[begin:end]
        )
    )
    return close + 1


def _name_end(row: Row, at: int) -> int:
    step = at
    while (
        row.kind(step) in _WORDS
        and not row.gap(step).strip(" ") * (step > at)
        and _in_name(row.text[row.tokens[step].start], first=step == at)
    ):
        step += 1
    return step


def _in_name(letter: str, *, first: bool) -> bool:
    return letter.isupper() or (letter.isdigit() and not first)


def _add_name(row: Row, at: int, step: int) -> None:
    begin, end = row.tokens[at].start, row.tokens[step - 1].end
    first = row.text[begin : row.tokens[at].end]
    body = first.isupper() and len(first) >= _SHORTEST_ACRONYM
    kind, feature = ("unit", "collective") if body else ("person", "individual")
    row.out.append(Element(kind, begin, end, feature, names=[row.text[begin:end]]))


def _between_verb_and_award(row: Row, last: Element, at: int) -> bool:
    """Whether a word at the verb is whom it gives to ("tặng Thắng giấy khen")."""
    given = last.kind in _GIVEN and row.kind(at + 1) == "award"
    return given and row.text[row.tokens[at].start].isupper()


def _read_recipient(row: Row, at: int) -> int:
    """Read one capitalised word as somebody's given name; return the next token."""
    begin, end = row.tokens[at].start, row.tokens[at].end
    row.out.append(Element("person", begin, end, "individual", names=[row.text[begin:end]]))
    return at + 1
