"""People and offices with the bodies they stand for."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.row import Row

#: The chair of a people's committee confers in his own name.
_TERRITORIAL = re.compile(r"ubnd|(?:ủy|uỷ) ban nhân dân")
_POST_WORDS = ("role", "chief", "office", "skip")


def read_person(row: Row, at: int) -> int:
    """Read a name with the posts behind it; return the next token."""
    token = row.tokens[at]
    name = row.text[token.start : token.end]
    element = Element("person", token.start, token.end, "individual", names=[name])
    last = row.out[-1] if row.out else None
    if (
        last is not None
        and last.kind == "office"
        and not row.text[last.end : token.start].strip(" \n,")
    ):
        last.end = token.end  # "Chủ tịch UBND tỉnh Nguyễn Văn A" gives as the office
        last.names = [name]
        if _is_given_to(row) or row.kind(at + 1) == "passive":
            last.kind, last.feature = "person", "individual"
        return at + 1
    row.out.append(element)
    return _apposition(row, element, at + 1)


def _is_given_to(row: Row) -> bool:
    """Whether the office-holder just read receives ("trao cho Thứ trưởng A và Thứ trưởng B")."""
    before = [e.kind for e in row.out[-3:-1]]
    return before[-1:] == ["to"] or before in (["person", "and"], ["person", "comma"])


def _apposition(row: Row, person: Element, at: int) -> int:
    """Take in "A, Chủ tịch LĐLĐ tỉnh," or "A - Chủ tịch …" behind a name."""
    step = at
    while row.kind(step) in ("comma", "dash", "and") and _is_post(row, step + 1):
        length = len(row.out)
        end = read_office(row, step + 1)
        made = row.out[length:]
        del row.out[length:]
        post = next((e for e in made if e.kind == "office"), None)
        if post is None or (post.names and post.feature != "office"):
            break  # the role belongs to the next person
        if person.holder is None:
            person.holder = post.holder
            person.chief = post.chief
            person.title = row.text[post.start : post.end]
        person.end = post.end
        step = end
    return step


def _is_post(row: Row, at: int) -> bool:
    """Whether a post starts at `at`, perhaps with "nguyên", "hiện là" before it."""
    if row.kind(at) == "skip":
        at += 1
    return row.kind(at) in ("role", "chief", "office")


def read_office(row: Row, at: int) -> int:
    """An office with its body, place or person; alone it gives for itself."""
    first = row.tokens[at]
    element = Element("office", first.start, first.end, chief=first.kind != "role")
    element.feature = first.kind
    step = at + 1
    spare = 3
    while step < len(row.tokens):
        token = row.tokens[step]
        if row.text[element.end : token.start].strip(" \n-"):
            break
        if token.kind in ("org", "place"):
            element.end = token.end
            element.holder = row.text[token.start : token.end]
            step += 1
            break
        if token.kind in ("role", "chief") or (token.kind == "dash" and first.kind == "role"):
            if token.kind == "chief":
                element.start = token.start if first.kind == "role" else element.start
        elif token.kind == "body":
            element.holder = row.text[token.start : token.end]
        elif token.kind in ("word", "noun", "none", "num") and spare and first.kind != "office":
            ahead = row.kind(step + 1)
            if ahead not in ("org", "place", "word", "noun", "person", "body"):
                break
            spare -= 1
        else:
            break
        element.end = token.end if token.kind != "dash" else element.end
        step += 1
    if element.holder and _TERRITORIAL.match(element.holder.lower()):
        element.chief = True
    if element.holder is None and element.end > first.end:
        element.end = first.end
        step = at + 1
    row.out.append(element)
    return step
