"""Reads bodies in a text: head word, field of work, proper name, level, and the body above it."""

from __future__ import annotations

from extract.tag.organizations import kinds as k_
from extract.tag.organizations import lexicon
from extract.tag.organizations.kinds import KINDS, Kind
from extract.tag.organizations.names import Names
from extract.tag.organizations.parents import Parents
from extract.tag.organizations.pieces import Pieces
from extract.tag.organizations.reading import Body, Reading
from extract.tag.organizations.words import LOWER, TITLE, UPPER, Words
from extract.tag.places.gazetteer import is_known_place

#: Kinds that a field and a level or number make definite together.
_BY_FIELD = frozenset({"company", "center", "hospital", "bank"})
#: Evidence of a field of work.
_FIELDS = frozenset({k_.SECTOR, k_.OFFICE})
#: Bodies inside bodies that are followed; no real name has half as many.
_DEEPEST = 12


class Grammar:
    """Reads the bodies of one text. Each word is read once, whoever asks."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names = Names(words, self)
        self._pieces = Pieces(words, self.names, self)
        self._parents = Parents(words, self.names, self)
        self._read: dict[int, Body | None] = {}
        self._depth = 0
        self._heads = lexicon.heads()
        self._sectors = lexicon.sectors()
        self._levels = lexicon.levels()

    def body(self, i: int) -> Body | None:
        """Return the body whose head starts at word `i`, or None where there is no head."""
        if i in self._read:
            return self._read[i]
        head = self._heads.at(self.words, i) if i < self.words.size else None
        if head is None or self._depth == _DEEPEST:
            return None
        self._read[i] = None  # a body is no part of itself
        self._depth += 1
        self._read[i] = self._body(i, *head)
        self._depth -= 1
        return self._read[i]

    def head_end(self, i: int) -> int:
        """Return the word after the head at word `i`."""
        head = self._heads.at(self.words, i)
        return i + 1 if head is None else head[1]

    def _body(self, i: int, name: str, j: int) -> Body | None:
        """Read the body whose head of kind `name` stands from word `i` to `j`."""
        words = self.words
        if self._in_number(i):
            return None
        if name == "none" and words.shape[i] == LOWER and words.shape[j - 1] == TITLE:
            return None  # "thành lập Trường" is no "lập trường"
        if self._of_post(i, j):
            return None
        if name in ("none", "generic"):
            return Body(j, name, False, frozenset(), False)
        alone = j == i + 1 and words.shape[i] == TITLE
        alone = alone and (j >= words.size or self._heads.at(words, j) is None)
        place = self.names.taken_by_place(i) if alone else None
        if place is not None:
            return Body(place, "none", False, frozenset(), True)  # "Hội An", "Đài Loan"
        if name == "works" and words.shape[i] == UPPER:
            return None  # capitals do not tell "Than Mạo Khê" from "than Mạo Khê"
        kind = KINDS[name]
        lower = words.shape[i] == LOWER
        delegation = name == "troupe" and self.names.country(j) is not None
        opens = kind.lower and (j > i + 1 or self._opens(j, name))
        if lower and not opens and not delegation:  # "đoàn Thái Lan"
            return None
        if name == "organ" and words.low[i].startswith("thường") and self._after_post(i):
            return None  # "Phó Chủ tịch Thường trực" + body
        if name == "youth_school":
            j -= 1
        body = self._tail(i, j, name, kind)
        return self._parents.attach(i, body, kind)

    def _of_post(self, i: int, j: int) -> bool:
        """Whether the head is the last word of a post ("Trưởng phòng | Phòng Nội vụ")."""
        words = self.words
        if not i or words.low[i - 1] not in ("trưởng", "phó") or not words.joined(i - 1, j):
            return False
        if words.low[i] == words.low[j] and j == i + 1:
            return True
        return words.low[i:j] == ["ban", "thường", "trực"] and words.low[j] in self._heads

    def _after_post(self, i: int) -> bool:
        """Whether a post ends right before word `i` ("Phó Chủ tịch", "Phó Trưởng ban")."""
        low = self.words.low
        chief = i > 1 and low[i - 1] == "ban" and low[i - 2] in ("trưởng", "phó")
        return chief or self.names.post_before(i)

    def _in_number(self, i: int) -> bool:
        """Whether the word is part of a document number ("1617/QĐ-TLĐ") or a web address."""
        words = self.words
        if i > 1 and words.word[i - 1] == "-" and words.low[i - 2] in lexicon.papers():
            return True
        if i > 1 and words.word[i - 1] == "/" and words.shape[i - 2] == words.shape[i] == TITLE:
            return False  # "Thu Thủy/Công đoàn VNPT" credits
        if i and words.word[i - 1] in "-/.@_" and words.end[i - 1] == words.start[i]:
            tight = i > 1 and words.end[i - 2] == words.start[i - 1]
            number = words.shape[i - 2] == UPPER == words.shape[i]
            return tight and (words.word[i - 1] != "-" or number)
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

    def _tail(self, i: int, j: int, name: str, kind: Kind) -> Body:
        """Read what follows the head at word `i`, from word `j` on."""
        caps = self.words.shape[i] == UPPER and self.words.in_capitals(i)
        reading = Reading(name, kind, caps, set())
        placed = False
        k = j
        while k < self.words.size and self.words.joined(i, k):
            piece = self._pieces.next(k, reading)
            if piece is None:
                break
            k, reading.last, own = piece
            placed = placed or own or reading.last in (k_.NAME, k_.NUMBER, k_.QUOTE)
            reading.found.add(reading.last)
        found = reading.found
        if name in ("school", "school_type") and not self._school(i, j, found):
            found -= {k_.NAME, k_.NUMBER}
        if name == "school" and k_.SECTOR in found and self._higher(i, k):
            found.add(k_.FIELD)
        if name == "school_type" and k_.SECTOR in found and self._higher(i - 1, k):
            found.add(k_.NAME)  # "ĐH Kinh tế Quốc dân"
        solid = bool(kind.needs & found) or k_.ALONE in kind.needs
        if name in _BY_FIELD and k_.SECTOR in found and found & {k_.LEVEL, k_.NUMBER}:
            solid = True  # "Công ty Điện lực tỉnh", "Ban Quản lý dự án Điện 1"
        if name == "company" and k_.SECTOR in found and self._works(i, j):
            solid = True  # "Xí nghiệp Thoát nước", "Nhà máy Chế biến"
        if name in ("union", "center") and "zone" in found and self.words.shape[i] != LOWER:
            solid = solid or self._zone(i, k)
        if not found & _FIELDS and self._vague(i, j, k, name):
            solid = False
        if name == "force" and self.names.post_before(i):
            solid = True  # "Tư lệnh Bộ đội Biên phòng"
        if name == "party_board" and self.words.shape[i] == LOWER:
            solid = bool(found & {k_.LEVEL, k_.REACH})
        return Body(k, name, solid, frozenset(found), placed)

    def _works(self, i: int, j: int) -> bool:
        """Whether a works is named for its field: both words with a capital."""
        words = self.words
        works = words.low[i:j] in (["xí", "nghiệp"], ["nhà", "máy"])
        if words.low[i:j] in (["tập", "đoàn"], ["tổng", "công", "ty"]):
            sector = self._sectors.at(words, j)
            works = sector is not None and sector[1] - j > 2  # not "Tập đoàn Than"
        return works and words.shape[i] == TITLE == words.shape[j]

    def _zone(self, i: int, end: int) -> bool:
        """Whether the zones whose union this is are one province's ("Công đoàn các KCN")."""
        low = self.words.low
        several = "các" in low[i:end]
        return any(
            low[k] in ("khu", "kcn", "kkt") and (several or self.words.capital(k))
            for k in range(i, end)
        )

    def _vague(self, i: int, j: int, end: int, name: str) -> bool:
        """Whether a head without a field needs one: "trung tâm huyện", "vụ Formosa"."""
        low = self.words.low
        if low[i:j] == ["trung", "tâm"]:
            place = is_known_place(" ".join(low[j:end]))
            return place or low[j] in self._levels
        if name == "bureau":
            return self.words.shape[i] == LOWER or low[i] == "vụ"
        return name == "office"

    def _higher(self, i: int, end: int) -> bool:
        """Whether a school is a university or college with its field ("Trường Đại học Luật")."""
        low = self.words.low
        for length in (1, 2):
            kind = " ".join(low[i + 1 : i + 1 + length])
            if kind in ("đại học", "cao đẳng", "trung cấp", "đh", "cđ", "tc"):
                first = i + 1 + length
                first += low[first : first + 1] == ["nghề"]
                return first < end and self.words.capital(first)
        return False

    def _school(self, i: int, j: int, found: set[str]) -> bool:
        """Whether a school has a type, or a name that a school without one may have."""
        words = self.words
        if k_.SECTOR in found or words.low[i] != "trường":
            return True
        if words.joined(i, j) and words.shape[j] == UPPER and words.low[j][:2] in ("đh", "cđ"):
            return True
        if words.shape[i] == LOWER:
            return self.names.family_name(j)
        # "Trường Giang" and "Trường Sơn" are people and places: a school takes a whole name
        return self.names.famous(j) is not None or self.names.full_name(j)
