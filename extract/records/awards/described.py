"""Words that say who somebody is who gets an award, and not what else he got."""

from __future__ import annotations

from extract.records.awards.row import Row

_TOOK_PART = ("dự thi", "tham gia", "tham dự", "đăng ký", "góp mặt")
#: Words for a contest's prizes that say neither which nor how many.
_ANY_PRIZE = ("giải", "giải cao")


def says_who(row: Row, at: int) -> bool:
    """Whether "đạt giải" describes those who get something: "trao giấy khen cho 6 em đạt giải"."""
    if row.kind(at + 1) != "award" or row.words(at + 1) not in _ANY_PRIZE:
        return False
    kinds = [e.kind for e in row.out]
    ends = max((n for n, kind in enumerate(kinds) if kind == "semi"), default=-1)
    given = kinds[ends + 1 :]
    return given[-1:] == ["recipients"] and "to" in given and bool({"give", "commend"} & {*given})


def took_part(row: Row) -> bool:
    """Whether a statement of who came ends here: "18 giáo viên dự thi, 14 giáo viên đạt …"."""
    if [e.kind for e in row.out[-2:]] != ["recipients", "filler"]:
        return False
    last = row.out[-1]
    return row.view[last.start : last.end].startswith(_TOOK_PART)


def their_work(row: Row, at: int) -> bool:
    """Whether works are told of to say why somebody counted got something."""
    had = row.words(at - 1) == "có" and row.out[-1:] and row.out[-1].kind == "recipients"
    return bool(had) and row.tokens[at].feature == "work"
