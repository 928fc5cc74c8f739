"""Reads bodies in a text: head word, field of work, proper name, level, and the body above it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.tag.organizations import kinds as k_
from extract.tag.organizations import lexicon
from extract.tag.organizations.bare import known_at
from extract.tag.organizations.kinds import KINDS, Kind
from extract.tag.organizations.names import Names
from extract.tag.organizations.words import DIGIT, LOWER, TITLE, UPPER, Words

#: Kinds of head whose words in lower case are everyday words when one syllable long.
_UNION_LIKE = frozenset({"union", "labour", "association", "level_body", "of_place"})
#: Kinds that a field and a level or number make definite together.
_BY_FIELD = frozenset({"company", "center", "hospital", "bank"})
#: Last words of "trung ương" as it stands before the body whose centre it is.
_CENTRE = frozenset({"ương", "tw", "t.ư"})
#: Words that join a body to the one above it.
_JOINS = {("của",): 1, ("thuộc",): 1, ("trực", "thuộc"): 2}
#: After a level, words that make the mention a general one ("công an tỉnh nhà").
_VAGUE = frozenset({"nhà", "này", "bạn", "khác", "ta", "nào"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body read at a head word.

    Args:
        end: index of the word after it.
        kind: kind of its head, `none` for words that are no head after all.
        solid: whether it is one definite body, not a general mention.
        found: the evidence, see `kinds`.
        placed: whether a proper name, not a mere level or field, says which one it is.
    """

    end: int
    kind: str
    solid: bool
    found: frozenset[str]
    placed: bool


class Grammar:
    """Reads the bodies of one text. Each word is read once, whoever asks."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names = Names(words, self)
        self._read: dict[int, Body | None] = {}
        self._heads = lexicon.heads()
        self._sectors = lexicon.sectors()
        self._levels = lexicon.levels()
        self._reaches = lexicon.reaches()
        self._offices = lexicon.offices()

    def body(self, i: int) -> Body | None:
        """Return the body whose head starts at word `i`, or None where there is no head."""
        if i not in self._read:
            if i >= self.words.size or self.words.low[i] not in self._heads:
                return None
            self._read[i] = None  # a body is no part of itself
            self._read[i] = self._body(i)
        return self._read[i]

    def head_end(self, i: int) -> int:
        """Return the word after the head at word `i`."""
        head = self._heads.at(self.words, i)
        return i + 1 if head is None else head[1]

    def _body(self, i: int) -> Body | None:
        words = self.words
        if self._in_number(i):
            return None
        head = self._heads.at(words, i)
        if head is None:
            return None
        name, j = head
        if name == "none" and words.shape[i] == LOWER and words.shape[j - 1] == TITLE:
            return None  # "thành lập Trường" is no "lập trường"
        if name in ("none", "generic"):
            return Body(j, name, False, frozenset(), False)
        kind = KINDS[name]
        lower = words.shape[i] == LOWER
        if lower and (not kind.lower or (j == i + 1 and not self._opens(j, name))):
            return None
        if name == "organ" and words.low[i].startswith("thường") and self.names.post_before(i):
            return None  # "Phó Chủ tịch Thường trực" + body
        if name == "youth_school":
            j -= 1
        body = self._tail(i, j, name, kind)
        return self._attach(i, body, kind)

    def _in_number(self, i: int) -> bool:
        """Whether the word is part of a document number ("1617/QĐ-TLĐ") or a web address."""
        words = self.words
        if i and words.word[i - 1] in "-/.@_" and words.end[i - 1] == words.start[i]:
            tight = i > 1 and words.end[i - 2] == words.start[i - 1]
            return tight and (words.word[i - 1] != "-" or words.shape[i - 2] == UPPER)
        return False

    def _opens(self, j: int, name: str) -> bool:
        """Whether what follows a one-syllable head in lower case makes it a head at all."""
        words = self.words
        if j >= words.size or not words.joined(j - 1, j):
            return False
        if words.capital(j) or words.word[j] == '"':
            return True
        if name == "school":
            head = self._heads.at(words, j)
            return head is not None and head[0] == "school_type"
        sector = self._sectors.at(words, j)
        # "bộ giáo dục và đào tạo", but not "bộ quản lý" of a mistyped "cán bộ quản lý"
        if sector is None or name != "ministry":
            return False
        return any(words.low[k] in ("và", "&", "-", ",") for k in range(j, sector[1]))

    # -- what follows the head

    def _tail(self, i: int, j: int, name: str, kind: Kind) -> Body:
        found: set[str] = set()
        caps = self.words.shape[i] == UPPER and self.words.in_capitals(i)
        placed = False
        last = "head"
        k = j
        while k < self.words.size and self.words.joined(i, k):
            piece = self._piece(k, name, kind, found, last, caps)
            if piece is None:
                break
            k, last, own = piece
            if last in (k_.NAME, k_.NUMBER, k_.QUOTE) or own:
                placed = True
            found.add(last)
        if name in ("school", "school_type") and not self._school(i, j, found):
            found -= {k_.NAME, k_.NUMBER}
        if name == "school" and k_.SECTOR in found and self._higher(i, k):
            found.add(k_.FIELD)
        solid = bool(kind.needs & found) or k_.ALONE in kind.needs
        if name in _BY_FIELD and k_.SECTOR in found and found & {k_.LEVEL, k_.NUMBER}:
            solid = True  # "Công ty Điện lực tỉnh", "Ban Quản lý dự án Điện 1"
        if name == "union" and "zone" in found and self.words.shape[i] != LOWER:
            solid = solid or "khu" in self.words.low[i:k] or "kcn" in self.words.low[i:k]
        if name == "party_board" and self.words.shape[i] == LOWER:
            solid = bool(found & {k_.LEVEL, k_.REACH})
        return Body(k, name, solid, frozenset(found), placed)

    def _higher(self, i: int, end: int) -> bool:
        """Whether a school is a university or college with its field ("Trường Đại học Luật")."""
        low = self.words.low
        for length in (1, 2):
            kind = " ".join(low[i + 1 : i + 1 + length])
            if kind in ("đại học", "cao đẳng", "đh", "cđ"):
                first = i + 1 + length
                return first < end and self.words.capital(first)
        return False

    def _school(self, i: int, j: int, found: set[str]) -> bool:
        """Whether a school has a type, or a name that a school without one may have."""
        words = self.words
        if k_.SECTOR in found or words.low[i] != "trường":
            return True
        return words.shape[i] == LOWER and self.names.family_name(j)

    def _piece(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        """The next piece of a name: the word after it, its evidence, whether it names one place."""
        words = self.words
        if words.word[k] == "(":
            return self._bracket(k, name, kind, found, last, caps)
        if self.names.stop(k, caps) and not self._zone(k):
            return None
        if name in ("school", "school_type"):
            if end := self._school_type(k, last):
                return end, k_.SECTOR, False
            if last == "head" and words.shape[k] == UPPER and words.low[k][:2] in ("đh", "cđ"):
                return k + 1, k_.NAME, True  # "Trường ĐHSP"
            if end := self.names.holiday(k):
                return end, k_.NAME, True
        if self._new_head(k, kind, found):
            return None
        for read in (self._level, self._reach, self._sector, self._number, self._quote, self._name):
            piece = read(k, name, kind, found, last, caps)
            if piece is not None:
                return piece
        return None

    def _zone(self, k: int) -> bool:
        """Whether a field that begins with "các" starts here ("CÁC KHU CÔNG NGHIỆP")."""
        sector = self._sectors.at(self.words, k)
        return sector is not None and sector[0] == "+"

    def _new_head(self, k: int, kind: Kind, found: set[str]) -> bool:
        """Whether another body's head begins here, which the name cannot run into."""
        if self.words.low[k] not in self._heads:
            return False
        head = self._heads.at(self.words, k)
        if head is None:
            return False
        name, end = head
        sector = self._sectors.at(self.words, k) if kind.allows(k_.SECTOR) else None
        if sector and sector[1] >= end and name in ("none", "level_body", "bank", "utility"):
            return False
        if name == "organ" and kind.allows(k_.REACH) and self._reaches.at(self.words, k):
            body = self.body(k)
            return body is not None and body.solid
        if kind.absorbs and name in ("union", "whole", "level_body", "army_whole", "school_type"):
            return False
        if kind.absorbs and k_.SECTOR not in found and name in ("venue",):
            return False
        if end > k + 1:
            return name != "none" or self.words.shape[k] != LOWER
        body = self.body(k)
        if body is None:
            return False
        if name in ("school", "school_type"):
            follows = self.words.joined(k, k + 1) and self.words.capital(k + 1)
            return body.solid or not (follows or k_.NAME in found)
        return bool(body.found - {k_.NAME, k_.NUMBER}) or name in ("company", "union", "labour")

    def _bracket(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        """An acronym or a country in brackets inside a name: "Lao động (LĐLĐ) Việt Nam"."""
        words = self.words
        reach = self._reaches.at(words, k + 1) if k + 1 < words.size else None
        if reach and reach[1] < words.size and words.word[reach[1]] == ")":
            return (reach[1] + 1, k_.REACH, False) if kind.allows(k_.NAME) else None
        if not words.joined(k, k + 3) or words.word[k + 2] != ")" or words.shape[k + 1] != UPPER:
            return None
        if words.low[k + 3] in ("thuộc", "trực") and k_.LEVEL not in found:
            return k + 3, last, False
        return self._level(k + 3, name, kind, found, last, caps) or self._reach(
            k + 3, name, kind, found, last, caps
        )

    def _level(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        words = self.words
        if not kind.allows(k_.LEVEL):
            return None
        level = self._levels.at(words, k)
        if level is None or (words.low[k] == "xã" and words.low[k + 1 : k + 2] == ["hội"]):
            return None
        end = level[1]
        place = self.names.place(end, caps, level=words.low[end - 1])
        if place is not None:
            return place, k_.LEVEL, True
        if words.joined(k, end):
            if words.low[end] in _VAGUE:
                return None
            # "công đoàn xã, phường": any of them
            if words.word[end] in ",/-" and words.joined(k, end + 1):
                other = self._levels.at(words, end + 1)
                if other and self.names.place(other[1], caps, level="") is None:
                    return None
        return end, k_.LEVEL, False

    def _reach(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        reach = self._reaches.at(self.words, k) if kind.allows(k_.REACH) else None
        if reach is None or (self.words.shape[k] == LOWER and self.words.low[k] == "việt"):
            return None
        sector = self._sectors.at(self.words, k) if kind.allows(k_.SECTOR) else None
        if sector is not None and sector[1] > reach[1]:
            return None
        if name == "union" and last == "head" and self.words.low[k - 1] == "ngành":
            return None  # "Công đoàn ngành Trung ương": any of them
        return reach[1], k_.REACH, False

    def _school_type(self, k: int, last: str) -> int | None:
        """The word after a type of school at `k` ("THCS", "& THPT"), or None."""
        words = self.words
        start = k
        if last == k_.SECTOR and words.low[k] in ("&", "-", "và", "+", "/"):
            start = k + 1
        if not words.joined(k, start):
            return None
        if words.low[start] == "cđ" and words.low[start - 1] == "trường":
            return start + 1  # cao đẳng; elsewhere công đoàn
        head = self._heads.at(words, start)
        if head is None or head[0] != "school_type" or last not in ("head", k_.SECTOR):
            return None
        return head[1]

    def _sector(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        words = self.words
        if k_.LEVEL in found or k_.QUOTE in found or not kind.allows(k_.SECTOR):
            return None
        start = k
        if last == k_.SECTOR and words.low[k] in ("và", "&", "-") and words.joined(k, k + 1):
            start = k + 1
            if not words.capital(start) or name in ("ministry", "union"):
                return None
        sector = self._sectors.at(words, start)
        if sector is None:
            return None
        mark, end = sector
        branch = words.low[k - 1] in ("ngành", "cđn")
        if words.shape[start] == LOWER and not branch:
            if last not in ("head", k_.SECTOR) or not self._lower_sector(k, end, name, mark):
                return None
        elif mark == "*" and name == "union" and caps and not branch:
            return None
        office = self._offices.at(words, start)
        if office is not None and office[1] == end and kind.allows(k_.OFFICE):
            return end, k_.OFFICE, False
        if mark == "+" and name != "block":
            return end, "zone", False  # one body only as "Công đoàn các KCN", with a capital
        return end, k_.SECTOR, False

    def _lower_sector(self, k: int, end: int, name: str, mark: str) -> bool:
        """Whether a field of work in lower case goes with the head before it."""
        if name in _UNION_LIKE:
            return mark != "*" or self._leads(end, reach_only=True)
        if name == "ministry":
            return mark == "" or self._leads(end)
        if mark != "*":
            return True
        return end > k + 2 or self._leads(end)

    def _leads(self, k: int, *, reach_only: bool = False) -> bool:
        """Whether fields in lower case from `k` on lead to a name, a level or a reach."""
        words = self.words
        while k < words.size and words.joined(k - 1, k):
            if self._reaches.at(words, k):
                return True
            if reach_only:
                return False
            if self._levels.at(words, k) or words.shape[k] == DIGIT or words.word[k] == '"':
                return True
            if words.capital(k):
                return not self.names.stop(k, False)
            if words.low[k] in ("của", "thuộc", "trực"):
                return True
            sector = self._sectors.at(words, k)
            if sector is None:
                break
            k = sector[1]
        return False

    def _number(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        if not kind.allows(k_.NUMBER) or last == k_.NUMBER:
            return None
        end = self.names.number(k)
        return None if end is None else (end, k_.NUMBER, True)

    def _quote(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        if self.words.word[k] != '"' or not kind.allows(k_.QUOTE):
            return None
        end = self.names.quoted(k)
        return None if end is None else (end, k_.QUOTE, True)

    def _name(
        self, k: int, name: str, kind: Kind, found: set[str], last: str, caps: bool
    ) -> tuple[int, str, bool] | None:
        if last in (k_.NAME, k_.PLACE) or k_.LEVEL in found:
            return None
        if kind.allows(k_.PLACE) or kind.plain_name:
            end = self.names.place(k, caps, level=None, known=name in ("troupe", "union"))
            if end is not None:
                piece = k_.PLACE if kind.allows(k_.PLACE) else k_.NAME
                return end, piece, True
        if not kind.allows(k_.NAME) or kind.plain_name:
            return None
        phrase = self._phrase(k, name, kind)
        if phrase is not None:
            return phrase, k_.SECTOR, False
        end = self.names.proper(k, caps, kind)
        return None if end is None else (end, k_.NAME, True)

    def _phrase(self, k: int, name: str, kind: Kind) -> int | None:
        """A phrase with one capital in a name; a company's must lead to a proper name."""
        if kind.wordy:
            return self.names.phrase(k)
        if name != "company" or self.words.low[k] not in self._sectors:
            return None
        end = self.names.phrase(k)
        if end is None or not self.words.joined(k, end) or not self.words.capital(end):
            return None
        return end

    # -- the body above it

    def _attach(self, i: int, body: Body, kind: Kind) -> Body:
        """Join a body to the one it belongs to."""
        while kind.sub and body.end < self.words.size and self.words.joined(i, body.end):
            joined = self._directly(body) or self._by_word(i, body) or self._by_comma(i, body, kind)
            if joined is None:
                break
            body = joined
            if not body.solid:
                break
        return body

    @staticmethod
    def _with(body: Body, parent: Body) -> Body:
        return replace(
            body,
            end=parent.end,
            solid=True,
            found=body.found | {k_.PARENT},
            placed=body.placed or parent.placed,
        )

    def _directly(self, body: Body) -> Body | None:
        """ "Ban Chấp hành" + "LĐLĐ tỉnh"."""
        start = body.end
        if body.kind == "organ" and self.names.ordinal(start):
            start += 1  # "Tiểu ban Tuyên truyền Đại hội XVI" + body
        parent = self.body(start)
        if parent is None and body.kind == "organ":
            known = known_at(self.words, start)  # "Ban Giám đốc" + "Viettel"
            if known is not None:
                parent = Body(known, "known", True, frozenset(), True)
        if parent is None or parent.kind == "none" or k_.LEVEL in body.found:
            return None
        if parent.solid:
            return self._with(body, parent)
        if body.solid or parent.kind == "fund":
            return None
        if parent.kind == "level_body" and self.words.low[body.end - 1] in _CENTRE:
            return self._with(body, parent)  # "Trung ương Hội Chữ thập đỏ"
        return replace(body, end=parent.end, found=body.found | {"generic"})

    def _by_word(self, i: int, body: Body) -> Body | None:
        """ "Quỹ trợ vốn" + "của" + "LĐLĐ tỉnh"."""
        words = self.words
        for join, length in _JOINS.items():
            if tuple(words.low[body.end : body.end + length]) != join:
                continue
            if not body.solid and not self._may_own(i, body, join[0]):
                return None
            parent = self.body(body.end + length)
            if parent is not None and parent.solid and words.joined(i, parent.end - 1):
                return self._with(body, parent)
        if words.low[body.end] == "tại" and body.kind in ("organ_named", "branch", "level_body"):
            return self._located(body)
        return None

    def _may_own(self, i: int, body: Body, join: str) -> bool:
        """Whether an indefinite body may be made definite by the one above it."""
        words = self.words
        if "generic" in body.found:
            return False
        if body.kind != "union" and self.names.plural_before(i):
            return False
        if words.low[i : body.end] == ["cơ", "quan"]:
            return False
        if body.kind == "union":
            alone = body.end == i + 2 or (body.end == i + 1 and words.low[i] == "cđ")
            return "zone" in body.found or (alone and join == "của" and words.capital(i))
        return words.capital(i) or body.end > i + 1

    def _located(self, body: Body) -> Body | None:
        """ "phân hiệu ĐH X" + "tại" + place: the place says which branch."""
        if k_.PARENT not in body.found or not self._branch_inside(body):
            return None
        end = self.names.place(body.end + 1, False, level=None)
        return None if end is None else replace(body, end=end, found=body.found | {"located"})

    def _branch_inside(self, body: Body) -> bool:
        low = self.words.low
        return any(
            low[k : k + 2] in (["phân", "hiệu"], ["chi", "nhánh"])
            for k in range(max(0, body.end - 8), body.end)
        )

    def _by_comma(self, i: int, body: Body, kind: Kind) -> Body | None:
        """ "Phòng Nội vụ" + "," + "UBND huyện", but not two bodies of a list."""
        words = self.words
        if not kind.comma or words.word[body.end] != "," or k_.LEVEL in body.found:
            return None
        if body.kind in ("organ", "party_board") and not (
            words.low[i] == "ban" and self.names.post_before(i)
        ):
            return None
        if k_.PARENT in body.found or (i and words.low[i - 1] in (",", "và", ";", "các")):
            return None
        parent = self.body(body.end + 1)
        if parent is None or not parent.solid or parent.kind not in kind.comma:
            return None
        if body.kind in ("school", "school_type") and not self._above_school(body.end + 1, parent):
            return None
        fields = body.found & {k_.SECTOR, k_.NAME}
        if not (body.solid or fields or body.kind == "organ"):
            return None
        after = parent.end
        if after + 1 < words.size and words.low[after] in (",", "và", "cùng", ";"):
            following = self.body(after + 1)
            if following is not None and following.solid:
                return None
        return self._with(body, parent)

    def _above_school(self, k: int, parent: Body) -> bool:
        """Whether a body after a school and a comma can be the one above it."""
        if parent.kind == "ministry":
            return True
        return parent.kind == "academy" or self.words.low[k] in ("đh", "đại")
