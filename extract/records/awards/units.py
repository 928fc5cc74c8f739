"""Bodies named by a common noun: "tổ Toán - Tin", "lớp 4A", "khoa Nhi"."""

from __future__ import annotations

from functools import cache

from extract.records.awards.elements import Element
from extract.records.awards.row import MAX_NAME_TOKENS, Row
from extract.resources import entries

#: Common nouns that plain words may stand between and their name ("tổ đường dây 110 kV").
_DESCRIBED = frozenset(["tổ", "đội", "khoa", "nhóm", "phân xưởng", "tổ sản xuất"])
#: Words that no unit's name goes on with.
_AFTER_NAME = ("vì", "trong", "khi", "nhân", "tại")
_IN_NAME = ("word", "noun", "num", "ratio", "measure", "body", "year", "none", "place")


@cache
def _unit_heads() -> frozenset[str]:
    return frozenset(entries("awards", "units"))


def has_name(row: Row, at: int) -> bool:
    """Return whether the common noun at `at` carries a name ("tổ Nuôi dưỡng", "lớp 4A")."""
    token = row.tokens[at]
    words = " ".join(row.view[token.start : token.end].split())
    if words not in _unit_heads() or at + 1 >= len(row.tokens):
        return False
    follows = row.tokens[at + 1]
    gap = row.text[token.end : follows.start]
    if gap.strip() or "\n" in gap:
        return False
    first = row.text[follows.start]
    if row.view[follows.start : follows.end] == "số" and row.kind(at + 2) == "num":
        return True
    if follows.kind == "num" and _counts_people(row, at + 2):
        return False  # "đoàn 45 đại biểu"
    if follows.kind in ("num", "ratio", "date"):
        return first.isdigit() and row.kind(at + 2) != "year"  # "trường 3 năm liền"
    if follows.kind == "word" and first.isdigit():
        return True  # "lớp 9A"
    if follows.kind in ("word", "noun", "measure", "body", "none") and first.isupper():
        return not row.text[token.start : token.end].isupper()
    if follows.kind == "word" and words in _DESCRIBED:
        return _name_ahead(row, at + 1)
    return follows.kind == "noun" and has_name(row, at + 1)


def _counts_people(row: Row, at: int) -> bool:
    """Whether the noun at `at` says whom the number before it counts."""
    return row.kind(at) == "noun" and row.tokens[at].feature == "individual"


def _name_ahead(row: Row, at: int) -> bool:
    """Whether plain words lead to a number or a capital ("đường dây 110 kV", "thi công số 2")."""
    for step in range(at, min(at + 6, len(row.tokens))):
        first = row.text[row.tokens[step].start]
        if row.gap(step).strip() or "\n" in row.gap(step):
            return False
        if row.kind(step) not in ("word", "noun", "num"):
            return False
        if first.isdigit() or (first.isupper() and step > at):
            return True
    return False


def _small_word(row: Row, at: int) -> bool:
    """Whether a word that closes clauses stands in a name ("đội Hoa Ban")."""
    token = row.tokens[at]
    return token.kind == "veto" and row.text[token.start].isupper()


def read_unit(row: Row, at: int) -> int:
    """Read a body named by a common noun; its name runs to a mark or a small word.

    Args:
        row: the sentence.
        at: index of the noun.

    Returns:
        The next token.
    """
    begin = row.tokens[at].start
    end = row.tokens[at].end
    step = at + 1
    while step < len(row.tokens) and step - at < MAX_NAME_TOKENS:
        token = row.tokens[step]
        listed = token.kind == "num" and "\n" in row.gap(step)
        if listed or row.text[token.start : token.end] in _AFTER_NAME:
            break
        if token.kind == "dash":
            if "\n" in row.gap(step):
                break
            follows = row.text[token.end : token.end + 2].strip()[:1]
            if not (follows.isupper() or follows.isdigit()):
                break
        elif token.kind == "org" and not row.gap(step).strip(" "):
            end = token.end  # "tổ An toàn Nông trường A": the body it belongs to
            step += 1
            break
        elif token.kind not in _IN_NAME and not _small_word(row, step):
            break
        step += 1
        end = token.end
    words = row.text[begin:end]
    row.out.append(Element("unit", begin, end, feature="collective", names=[words]))
    return step
