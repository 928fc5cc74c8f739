"""The pieces of a body's name after its head: level, reach, field, number, quotation, name."""

from __future__ import annotations

from functools import cache

from extract.tag.organizations import kinds as k_
from extract.tag.organizations import lexicon
from extract.tag.organizations.fields import Fields
from extract.tag.organizations.kinds import Kind
from extract.tag.organizations.names import Names
from extract.tag.organizations.reading import Bodies, Piece, Reading
from extract.tag.organizations.words import DIGIT, LOWER, UPPER, Words

#: After a level, words that make the mention a general one ("công an tỉnh nhà").
_VAGUE = frozenset({"nhà", "này", "bạn", "khác", "ta", "nào", "đầu"})
#: Below the commune; a body there has its name only with that of the place.
_HAMLETS = frozenset(
    {"thôn", "bản", "xóm", "ấp", "buôn", "làng", "khóm", "khu phố", "tổ dân phố", "khu dân cư"}
)
_HAMLET_FIRSTS = frozenset(name.partition(" ")[0] for name in _HAMLETS)
#: Kinds of bodies that may be named after a day ("Công ty Dệt 8/3", "Bệnh viện 19-8").
_NAMED_AFTER_DAYS = frozenset({"school", "school_type", "company", "hospital", "venue"})
#: Heads that are fields of work as well ("Công ty Điện lực").
_FIELDS_TOO = frozenset({"none", "level_body", "bank", "utility", "army", "works"})
#: Evidence that a company's group or legal form may stand behind.
_NAMES = frozenset({k_.SECTOR, k_.NAME, k_.NUMBER, k_.REACH})
#: Kinds of bodies that belong to countries.
_OF_COUNTRIES = frozenset({"government", "troupe", "legation"})
#: Last words of legal forms: what follows in lower case is a company's business.
_FORMS = frozenset({"phần", "tnhh", "mtv", "hạn", "cp"})


@cache
def _lower_firsts() -> frozenset[str]:
    """The words in lower case that a level, a reach, a field or a number begins with."""
    tables = (lexicon.levels(), lexicon.reaches(), lexicon.sectors())
    return _HAMLET_FIRSTS.union(("và", "số"), *(table.firsts for table in tables))


class Pieces:
    """Reads one piece of a name after the other."""

    def __init__(self, words: Words, names: Names, bodies: Bodies) -> None:
        self._words = words
        self._names = names
        self._bodies = bodies
        self._fields = Fields(words, names)
        self._heads = lexicon.heads()
        self._sectors = lexicon.sectors()
        self._levels = lexicon.levels()
        self._reaches = lexicon.reaches()
        self._lower_firsts = _lower_firsts()
        self._readers = (
            self._level,
            self._reach,
            self._fields.sector,
            self._number,
            self._quote,
            self._name,
        )

    def next(self, k: int, r: Reading) -> Piece | None:
        """The next piece of a name: the word after it, its evidence, whether it names one place."""
        words = self._words
        if words.word[k] == "(":
            return self._bracket(k, r)
        if words.word[k] == "-" and r.name in ("company", "center") and r.found & _NAMES:
            tail = lexicon.tails().at(words, k + 1) if words.joined(k, k + 1) else None
            return None if tail is None else (tail[1], k_.NAME, False)
        if self._names.stop(k, r.caps) and not (
            self._zone(k) or self._business(k, r) or self._by_number(k, r)
        ):
            return None
        if r.name in ("school", "school_type"):
            if end := self._school_type(k, r.last):
                return end, k_.SECTOR, False
            if r.last == "head" and words.shape[k] == UPPER and words.low[k][:2] in ("đh", "cđ"):
                place = self._names.place(k + 1, r.caps, level=None)
                return place or k + 1, k_.NAME, True  # "Trường ĐHSP", "Trường CĐSP Gia Lai"
        if words.shape[k] == LOWER and not self._may_go_on(k):
            return None
        named_after = r.name in _NAMED_AFTER_DAYS and r.last in ("head", k_.SECTOR)
        if named_after and (end := self._names.holiday(k)):
            return end, k_.NAME, True
        if self._new_head(k, r.kind, r.found):
            return None
        for read in self._readers:
            piece = read(k, r)
            if piece is not None:
                return piece
        return None

    def _may_go_on(self, k: int) -> bool:
        """Whether a piece may begin with the word in lower case at `k`, as few such words do."""
        low = self._words.low
        return low[k] in self._lower_firsts or low[k - 1] in _FORMS

    def _zone(self, k: int) -> bool:
        """Whether a field that begins with "các" starts here ("CÁC KHU CÔNG NGHIỆP")."""
        sector = self._sectors.at(self._words, k)
        return sector is not None and sector[0] == "+"

    def _business(self, k: int, r: Reading) -> bool:
        """Whether a company's business goes on in capitals ("CÔNG TY CP | CẤP NƯỚC …")."""
        sector = self._sectors.at(self._words, k)
        form = r.caps and r.name == "company" and self._words.low[k - 1] in _FORMS
        return form and sector is not None and sector[1] > k + 1

    def _by_number(self, k: int, r: Reading) -> bool:
        """Whether "SỐ 5" follows, in capitals, a head that takes a number."""
        follows = self._words.low[k] == "số" and self._words.joined(k, k + 1)
        return follows and r.kind.allows(k_.NUMBER) and self._words.shape[k + 1] == DIGIT

    def _new_head(self, k: int, kind: Kind, found: set[str]) -> bool:
        """Whether another body's head begins here, which the name cannot run into."""
        if self._words.low[k] not in self._heads:
            return False
        head = self._heads.at(self._words, k)
        if head is None:
            return False
        name, end = head
        sector = self._sectors.at(self._words, k) if kind.allows(k_.SECTOR) else None
        if sector and sector[1] >= end and name in _FIELDS_TOO:
            return False
        if name == "organ" and kind.allows(k_.REACH) and self._reaches.at(self._words, k):
            body = self._bodies.body(k)
            return body is not None and body.solid
        if kind.absorbs and name in ("union", "whole", "level_body", "army_whole", "school_type"):
            return False
        if kind.absorbs and k_.SECTOR not in found and name in ("venue",):
            return False
        if end > k + 1:
            return name != "none" or self._words.shape[k] != LOWER
        body = self._bodies.body(k)
        if body is None:
            return False
        if name in ("school", "school_type"):
            follows = self._words.joined(k, k + 1) and self._words.capital(k + 1)
            return body.solid or not (follows or k_.NAME in found)
        return bool(body.found - {k_.NAME, k_.NUMBER}) or name in ("company", "union", "labour")

    def _bracket(self, k: int, r: Reading) -> Piece | None:
        """An acronym or a country in brackets inside a name: "Lao động (LĐLĐ) Việt Nam"."""
        words = self._words
        reach = self._reaches.at(words, k + 1) if k + 1 < words.size else None
        if reach and reach[1] < words.size and words.word[reach[1]] == ")":
            return (reach[1] + 1, k_.REACH, False) if r.kind.allows(k_.NAME) else None
        if not words.joined(k, k + 3) or words.word[k + 2] != ")" or words.shape[k + 1] != UPPER:
            return None
        branch = self._bodies.body(k + 3)
        if branch is not None and branch.kind == "branch" and branch.solid:
            return branch.end, r.last, True  # "Quỹ Trợ vốn … (CEP) chi nhánh Cần Thơ"
        if words.low[k + 3] in ("thuộc", "trực") and k_.LEVEL not in r.found:
            return k + 3, r.last, False
        return self._level(k + 3, r) or self._reach(k + 3, r)

    def _level(self, k: int, r: Reading) -> Piece | None:
        """A level, and the place that follows it: "tỉnh", "huyện Hóc Môn"."""
        words = self._words
        if not r.kind.allows(k_.LEVEL):
            return None
        level = self._levels.at(words, k)
        if level is None:
            return self._hamlet(k, r)
        if words.low[k] == "xã" and words.low[k + 1 : k + 2] == ["hội"]:
            return None
        if r.last == k_.LEVEL and words.low[k - 1] in self._levels:
            return None  # "tỉnh xã": no name has two levels side by side
        end = level[1]
        place = self._names.place(end, r.caps, level=words.low[end - 1])
        if place is not None:
            if words.low[end - 1] == "vực":
                place = self._names.with_place(place)
            return place, k_.LEVEL, True
        if words.joined(k, end):
            if words.low[end] in _VAGUE:
                return None
            # "công đoàn xã, phường": any of them
            if words.word[end] in ",/-" and words.joined(k, end + 1):
                other = self._levels.at(words, end + 1)
                if (
                    other
                    and self._heads.at(words, end + 1) is None
                    and self._names.place(other[1], r.caps, level="") is None
                ):
                    return None
        return end, k_.LEVEL, False

    def _hamlet(self, k: int, r: Reading) -> Piece | None:
        """A hamlet or quarter with its name or number: "Chi bộ bản Nà Cà", "Chi bộ thôn 3"."""
        words = self._words
        if words.low[k] not in _HAMLET_FIRSTS or words.shape[k] != LOWER:
            return None
        size = next((n for n in (3, 2, 1) if " ".join(words.low[k : k + n]) in _HAMLETS), 0)
        if not size or not words.joined(k - 1, k + size):
            return None
        end = self._names.number(k + size)
        end = end or self._names.place(k + size, r.caps, level=words.low[k + size - 1])
        return None if end is None else (end, k_.LEVEL, True)

    def _reach(self, k: int, r: Reading) -> Piece | None:
        """How far the body reaches: "Việt Nam", "Trung ương"."""
        reach = self._reaches.at(self._words, k) if r.kind.allows(k_.REACH) else None
        if reach is None or (self._words.shape[k] == LOWER and self._words.low[k] == "việt"):
            return None
        sector = self._sectors.at(self._words, k) if r.kind.allows(k_.SECTOR) else None
        if sector is not None and sector[1] > reach[1]:
            return None
        if r.name == "youth_team" and self._words.shape[k] == LOWER:
            return None  # "giải U23 châu Á"
        if r.name == "union" and r.last == "head" and self._words.low[k - 1] == "ngành":
            return None  # "Công đoàn ngành Trung ương": any of them
        return reach[1], k_.REACH, False

    def _school_type(self, k: int, last: str) -> int | None:
        """The word after a type of school at `k` ("THCS", "& THPT"), or None."""
        words = self._words
        start = k
        listed = words.word[k] == "," and words.low[k - 1] in ("th", "thcs")  # "TH, THCS và THPT"
        if last == k_.SECTOR and (listed or words.low[k] in ("&", "-", "và", "+", "/")):
            start = k + 1
        if not words.joined(k, start):
            return None
        if words.low[start] == "cđ" and words.low[start - 1] == "trường":
            return start + 1  # cao đẳng; elsewhere công đoàn
        head = self._heads.at(words, start)
        if head is None or head[0] != "school_type" or last not in ("head", k_.SECTOR):
            return None
        return head[1]

    def _number(self, k: int, r: Reading) -> Piece | None:
        """A number that is part of the name."""
        if not r.kind.allows(k_.NUMBER) or r.last == k_.NUMBER:
            return None
        end = self._names.number(k)
        small = end is not None and self._words.joined(k, end) and self._words.shape[end] == LOWER
        if small and self._words.word[k - 2 : k] == ["công", "ty"]:
            return None  # "tặng công ty 1 tủ sách"
        if r.name == "company" and r.last in (k_.NAME, k_.SECTOR) and self._names.ordinal(k):
            end = k + 1  # "Công ty Pungkook Sài Gòn II"
        return None if end is None else (end, k_.NUMBER, True)

    def _quote(self, k: int, r: Reading) -> Piece | None:
        """A name in quotation marks."""
        if self._words.word[k] != '"' or not r.kind.allows(k_.QUOTE):
            return None
        end = self._names.quoted(k)
        return None if end is None else (end, k_.QUOTE, True)

    def _name(self, k: int, r: Reading) -> Piece | None:
        """A proper name, a place's where the kind takes no other."""
        if r.last in (k_.NAME, k_.PLACE) or k_.LEVEL in r.found:
            return None
        if r.name in _OF_COUNTRIES:
            end = self._names.country(k)
            if end is not None or r.name != "troupe":
                return None if end is None else (end, k_.PLACE, True)
        if self._reaches.at(self._words, k):
            return None
        if r.last == k_.REACH and r.name != "company" and self._names.person(k):
            return None
        if r.last == k_.NUMBER and self._names.holder(k):
            return None  # "Giám đốc Công ty May 12 | Lê Văn Tư"
        if r.kind.allows(k_.PLACE) or r.kind.plain_name:
            end = self._names.place(k, r.caps, level=None, known=r.name in ("troupe", "union"))
            if end is not None:
                piece = k_.PLACE if r.kind.allows(k_.PLACE) else k_.NAME
                return end, piece, True
        if not r.kind.allows(k_.NAME) or r.kind.plain_name:
            return None
        phrase = self._phrase(k, r.name, r.kind)
        if phrase is not None:
            return phrase, k_.SECTOR, False
        end = self._names.proper(k, r.caps, r.kind)
        return None if end is None else (end, k_.NAME, True)

    def _phrase(self, k: int, name: str, kind: Kind) -> int | None:
        """A phrase with one capital in a name; a company's must lead to a proper name."""
        if kind.wordy and (name != "bureau" or self._words.low[k] in self._sectors):
            return self._names.phrase(k)
        if name != "company":
            return None
        if self._words.low[k - 1] in _FORMS and self._words.shape[k] == LOWER:
            return self._names.business(k)
        if self._words.low[k] not in self._sectors:
            return None
        end = self._names.phrase(k)
        if end is None or not self._words.joined(k, end) or not self._words.capital(end):
            return None
        return end
