"""Fields of work in the names of bodies: "Sở Giáo dục và Đào tạo", "công ty may …"."""

from __future__ import annotations

from extract.tag.organizations import kinds as k_
from extract.tag.organizations import lexicon
from extract.tag.organizations.names import Names
from extract.tag.organizations.reading import Piece, Reading
from extract.tag.organizations.words import DIGIT, LOWER, Words

#: Kinds of head after which everyday words in lower case are verbs ("công đoàn xây dựng …").
#: Kinds that do things under their head alone.
_ACTING = frozenset({"company", "hospital", "school", "school_type", "bank", "shop", "venue"})
_UNION_LIKE = frozenset({"union", "labour", "association", "level_body", "of_place"})


class Fields:
    """Reads fields of work."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names
        self._sectors = lexicon.sectors()
        self._levels = lexicon.levels()
        self._reaches = lexicon.reaches()
        self._offices = lexicon.offices()
        self._verbs = lexicon.lower_stops()

    def sector(self, k: int, r: Reading) -> Piece | None:
        """Return the field of work at word `k` as a piece of the name, or None."""
        words = self._words
        if k_.LEVEL in r.found or k_.QUOTE in r.found or not r.kind.allows(k_.SECTOR):
            return None
        start = k
        if r.last == k_.SECTOR and words.low[k] in ("và", "&", "-") and words.joined(k, k + 1):
            start = k + 1
            if not words.capital(start) or r.name in ("ministry", "union"):
                return None
        sector = self._sectors.at(words, start)
        if sector is None or (k_.NAME in r.found and self._names.headline_verb(start)):
            return None
        mark, end = sector
        branch = words.low[k - 1] in ("ngành", "cđn")
        if words.shape[start] == LOWER and mark == "*" and self._acts(start, r):
            return None  # "Công ty | tổ chức Lễ bế mạc", "Nhà máy | hỗ trợ 2 …"
        if words.shape[start] == LOWER and not branch:
            if r.last not in ("head", k_.SECTOR) or not self._lower_sector(k, end, r.name, mark):
                return None
        elif mark == "*" and r.name == "union" and r.caps and not branch:
            return None
        office = self._offices.at(words, start)
        if office is not None and office[1] == end and r.kind.allows(k_.OFFICE):
            return end, k_.OFFICE, False
        if mark == "+" and r.name != "block":
            return end, "zone", False  # one body only as "Công đoàn các KCN", with a capital
        return end, k_.SECTOR, False

    def _acts(self, k: int, r: Reading) -> bool:
        """Whether a field in lower case is rather a verb of which a body is the subject."""
        stops = self._verbs.at(self._words, k) is not None
        return stops and (r.name in _ACTING or r.last != "head")

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
        words = self._words
        while k < words.size and words.joined(k - 1, k):
            if self._reaches.at(words, k):
                return True
            if reach_only:
                return False
            if self._levels.at(words, k) or words.shape[k] == DIGIT or words.word[k] == '"':
                return True
            if words.capital(k):
                return not self._names.stop(k, False)
            if words.low[k] in ("của", "thuộc", "trực", "số"):
                return True
            sector = self._sectors.at(words, k)
            if sector is None:
                break
            k = sector[1]
        return False
