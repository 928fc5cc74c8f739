"""What a body's name says: its head, the body it is part of, its level and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.link.units import folded
from extract.link.writing import written_out
from extract.tag.organizations import lexicon
from extract.tag.organizations.kinds import KINDS
from extract.tag.organizations.words import Words
from extract.tag.places.gazetteer import is_known_place

#: Words for a level, as `written_out` writes them.
TYPES = (
    "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
)  # fmt: skip
#: Head -> type of the place that it names ("Tỉnh ủy"); "" for any type of the level.
IMPLIED = {
    "tỉnh ủy": "tỉnh", "tỉnh đoàn": "tỉnh",
    "thành ủy": "thành phố", "thành đoàn": "thành phố",
    "huyện ủy": "huyện", "huyện đoàn": "huyện",
    "quận ủy": "quận", "quận đoàn": "quận",
    "thị ủy": "thị xã", "thị đoàn": "thị xã",
    "xã đoàn": "xã", "phường đoàn": "phường",
}  # fmt: skip
#: Before a level these are its federation, not a trade's union.
LOWEST_UNION = "Công đoàn cơ sở"
_PLAIN_UNIONS = ("Công đoàn", LOWEST_UNION)
#: Kinds of unions that are no federation.
UNIONS = frozenset({"union", "union_sector"})
#: Kinds whose name may go on with the body they are part of.
_SUB = frozenset(name for name, kind in KINDS.items() if kind.sub) - {"school", "academy"}
#: Of these, the kinds that the whole body follows without a word between; others have proper
#: names, which may hold a word that is a head elsewhere ("Giày Hoa Ban").
_DIRECT = UNIONS | {
    "organ", "organ_named", "party_board", "mission", "council", "board", "office", "faculty",
    "fund", "level_body", "block", "of_place", "squad", "crew", "army",
}  # fmt: skip
_JOINTS = ("của", "thuộc", ",", "-")
_SCHOOL_TYPES = re.compile(r"(?:Tiểu học|Trung học|Mầm non|Mẫu giáo|Phổ thông) ")
_OF = re.compile(r"(?: của| thuộc| trực thuộc|,| -)+$")
_REACH = re.compile(r"\b(?:Việt Nam|Trung ương)$|^(?:Trung ương|Ủy ban Trung ương)\b")
_HOUSES = re.compile(r"^(?:tổng công ty|tập đoàn|đại học|học viện|bộ|tổng cục|ngân hàng)\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name, taken apart.

    Args:
        text: written out, without the body it is part of.
        kind: of its head, as `extract.tag.organizations.kinds` names it; "" for a bare name.
        inner: the body it is part of, or whose union it is.
        type: the word for its level ("tỉnh"); "" where it has none.
        place: the name after that word ("Thái Bình"); "" where the level stands alone.
        around: type and name of the unit that the place is said to lie in.
        start, end: where level and place stand in `text`.
        reach: it says that it is the whole country's.
    """

    text: str
    kind: str
    inner: Name | None = None
    type: str = ""
    place: str = ""
    around: tuple[str, str] | None = None
    start: int = 0
    end: int = 0
    reach: bool = False

    @property
    def head(self) -> str:
        """What stands before level and place, in the form in which names are compared."""
        return folded(self.text[: self.start] if self.type else self.text).strip()


@lru_cache(maxsize=20_000)
def read_name(surface: str) -> Name:
    """Return what a body's name, as a page writes it, says.

    Args:
        surface: the mention.
    """
    return _read(written_out(surface))


def _read(text: str) -> Name:
    if _SCHOOL_TYPES.match(text):
        text = f"Trường {text}"
    words = Words(text)
    head = lexicon.heads().at(words, 0) if words.size else None
    if head is None:
        return Name(text, "", reach=bool(_REACH.search(text)))
    kind, after = head
    found = _places(text)
    inner = _inner(words, after, kind, [(start, end) for _, _, start, end in found])
    if inner is not None:
        outer = _OF.sub("", text[: words.end[inner - 1]])
        return Name(outer, kind, _read(_capital(text[words.start[inner] :])))
    if not found:
        return Name(text, kind, reach=bool(_REACH.search(text)))
    type_, place, start, end = found[0]
    around = found[1][:2] if len(found) > 1 and found[1][1] else None
    if text[:start].strip() in _PLAIN_UNIONS:
        text, start, end = _federation(text, type_, start, end)
        kind = "labour" if text.startswith("Liên") else kind
    return Name(text, kind, None, type_, place, around, start, end)


def _federation(text: str, type_: str, start: int, end: int) -> tuple[str, int, int]:
    """A union of a unit: of a province or district it is the federation, called so or not."""
    head = LOWEST_UNION if type_ in ("xã", "phường", "thị trấn") else "Liên đoàn Lao động"
    if type_ == "đặc khu":
        head = "Công đoàn"
    shift = len(head) + 1 - start
    return f"{head} {text[start:]}", start + shift, end + shift


def _inner(words: Words, after: int, kind: str, places: list[tuple[int, int]]) -> int | None:
    """Return the word at which the body begins that this one is part of.

    Args:
        words: of the name.
        after: the word after its head.
        kind: of its head.
        places: spans in which a word is part of a place's name ("Hải Phòng").
    """
    if kind not in _SUB:
        return None
    heads = lexicon.heads()
    for at in range(after, words.size):
        if not words.capital(at) or (kind not in _DIRECT and words.low[at - 1] not in _JOINTS):
            continue
        if any(start <= words.start[at] < end for start, end in places):
            continue
        if is_known_place(" ".join(words.low[at - 1 : at + 1])):
            continue
        head = heads.at(words, at)
        if head is None or head[0] in ("none", "generic"):
            continue
        if kind in UNIONS or kind != head[0]:
            return at
    return None


def _places(text: str) -> list[tuple[str, str, int, int]]:
    """Return each word for a level with the name after it and where both stand."""
    found = []
    for match in _TYPE.finditer(text):
        name = _NAME.match(text, match.end())
        end = name.end() if name else match.end()
        found.append((match.group(), name.group().strip() if name else "", match.start(), end))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_UPPER = "A-ZÀ-ÃÈ-ÊÌ-ÎÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_TYPE = re.compile(
    r"(?<![^\W_])(?<!hợp tác )(?<!Hợp tác )(?<!tấn )"
    rf"(?:{'|'.join(sorted(TYPES, key=len, reverse=True))})(?![^\W_])(?! hội\b)"
)
_NAME = re.compile(rf" (?:[{_UPPER}][^\s,;.]*(?:(?: - | )(?:[{_UPPER}][^\s,;.]*|\d+))*|\d+)")
_WORKPLACES = frozenset({"school", "school_type", "company", "hospital", "center", "station"})


def is_workplace(name: Name) -> bool:
    """Whether a body is a workplace whose union is one of the lowest level."""
    return name.kind in _WORKPLACES and not _HOUSES.match(folded(name.text).removeprefix("trường "))
