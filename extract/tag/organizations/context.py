"""What stands around a name: posts, plurals and people beside it, figures and quotations in it."""

from __future__ import annotations

import re

from extract.tag.organizations import lexicon
from extract.tag.organizations.words import DIGIT, LOWER, Words
from extract.tag.people.names import NameShape, name_at
from extract.tag.places.gazetteer import is_country, is_known_place, is_province

_ROMAN = re.compile(r"[IVX]+$")
#: How far back a post may stand before the body it belongs to.
_ROLE_REACH = 16
#: Words that make what follows several bodies, or any.
_PLURAL = frozenset({"các", "những", "nhiều", "mọi", "mỗi", "từng", "hai"})


class Context:
    """Reads what surrounds a body's name."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._roles = lexicon.roles()

    def role_before(self, i: int) -> bool:
        """Whether a post stands shortly before word `i`, in the same clause."""
        words = self._words
        low, firsts = words.low, self._roles.firsts
        for k in range(i - 1, max(-1, i - _ROLE_REACH), -1):
            if words.gap[k] != words.gap[i] or low[k] in ",.;:()":
                return False
            if low[k] in firsts and self._roles.at(words, k):
                return True
        return False

    def post_before(self, i: int) -> bool:
        """Whether the name of a post ends right before word `i`."""
        for k in range(max(0, i - 3), i):
            post = self._roles.at(self._words, k)
            if post is not None and post[1] == i:
                return True
        return False

    def plural_before(self, i: int) -> bool:
        """Whether the words before `i` make it several bodies or any body."""
        words = self._words
        if i == 0 or words.gap[i - 1] != words.gap[i]:
            return False
        before = words.low[i - 1]
        if before in _PLURAL or (before == "số" and i > 1 and words.low[i - 2] in ("một", "1")):
            return True
        if words.shape[i - 1] != DIGIT or len(before) > 3:
            return False
        outer = words.low[i - 2] if i > 1 else ""
        return outer not in ("/", "-", ".", "tháng", "ngày", "số", "quý", "khóa", "quận", "phường")

    def ordinal(self, k: int) -> bool:
        """Whether word `k` is a number in Roman numerals."""
        return k < self._words.size and _ROMAN.match(self._words.word[k]) is not None

    def number(self, k: int) -> int | None:
        """The word after a number that is part of a name ("số 2", "4"), or None."""
        words = self._words
        start = k + 1 if words.low[k] == "số" and words.joined(k, k + 1) else k
        if words.shape[start] != DIGIT or len(words.word[start]) > 3:
            return None
        end = start + 1
        if end < words.size and words.gap[end] == words.gap[k]:
            tight = words.start[end] == words.end[start]
            if tight and words.word[end] in "/%.-:" and words.word[end] != ".":
                return None
            if tight and words.word[end] in ".," and words.shape[end + 1 : end + 2] == [DIGIT]:
                return None
            if start == k and words.shape[end] == LOWER and lexicon.counted(words, end):
                return None
        return end

    def holiday(self, k: int) -> int | None:
        """The word after a day that a body is named after ("19/5", "29 tháng 3"), or None."""
        words = self._words
        if words.joined(k, k + 2) and words.low[k + 1] == "tháng":
            named = words.shape[k] == words.shape[k + 2] == DIGIT
            dated = words.joined(k, k + 3) and words.low[k + 3] in ("năm", "/", "-")
            return k + 3 if named and not dated else None
        if not words.joined(k, k + 2) or words.word[k + 1] not in "/-":
            return None
        numbers = words.shape[k] == words.shape[k + 2] == DIGIT
        if not numbers or words.start[k + 2] - words.end[k] != 1:
            return None
        dated = words.joined(k, k + 3) and words.word[k + 3] in "/-."
        return None if dated and words.start[k + 3] == words.end[k + 2] else k + 3

    def quoted(self, k: int) -> int | None:
        """The word after a short quotation that starts at `k`, or None."""
        words = self._words
        if words.joined(k, k + 1) and words.shape[k + 1] == LOWER:
            return None  # somebody's words and no name
        for end in range(k + 2, min(k + 16, words.size)):
            if words.gap[end] != words.gap[k]:
                return None
            if words.word[end] == '"':
                return end + 1
        return None

    def before_person(self, k: int, end: int, *, keep: int) -> int:
        """Cut a person's name off the end of a run, where a post before or its shape shows one."""
        words = self._words
        role = self.role_before(k)
        best, found = 0.0, end
        for cut in range(k + keep, end):
            shape = name_at(words.folded, words.start[cut])
            if shape is not None and cut == end - 1 and not self._goes_on(shape, end):
                continue
            # the shape may lack a last syllable that is also a word ("… Vinh" + "dự hội nghị")
            if shape is None or not shape.family or shape.end < words.end[end - 2]:
                continue
            if not words.capital(cut) or is_province(" ".join(words.low[end - 2 : end])):
                continue
            cut_off = shape.end > words.end[end - 1]
            syllables = max(end - cut, len(shape.syllables) if cut_off else 0)
            if shape.score > best and self._is_person(shape, syllables, role, keep, inside=cut > k):
                best, found = shape.score, cut
        return found

    def _goes_on(self, shape: NameShape, end: int) -> bool:
        """Whether a full name only begins with the last word of a run that was cut off there."""
        return shape.score >= 0.9 and shape.end > self._words.end[end - 1]

    @staticmethod
    def _is_person(
        shape: NameShape, syllables: int, role: bool, keep: int, *, inside: bool
    ) -> bool:
        """Whether a name's shape is a person's here; a company's name needs a post before it."""
        if role:
            # "Bí thư Huyện ủy Lạc Kim": two syllables take an unmistakable family name
            return syllables >= 3 or (not inside and shape.score >= 0.45)
        return keep == 0 and syllables >= 3 and shape.score >= 0.9

    def country(self, k: int) -> int | None:
        """The word after a country's name at word `k`, or None."""
        words = self._words
        for end in (k + 3, k + 2, k + 1):
            name = " ".join(words.low[k:end])
            if words.joined(k, end - 1) and words.capital(k) and is_country(name):
                return end
        return None

    def family_name(self, k: int) -> bool:
        """Whether a person's full name starts at word `k`."""
        if k >= self._words.size:
            return False
        shape = name_at(self._words.folded, self._words.start[k])
        return shape is not None and shape.family and len(shape.syllables) >= 2

    def full_name(self, k: int) -> bool:
        """Whether a person's name of three syllables or more starts at word `k`.

        One with "Thị" is rather that of somebody alive: bodies are named after few women.
        """
        words = self._words
        shape = name_at(words.folded, words.start[k]) if k < words.size else None
        return (
            shape is not None
            and shape.family
            and len(shape.syllables) >= 3
            and (words.low[k + 1] != "thị")
        )

    def taken_by_place(self, k: int) -> int | None:
        """The word after a place or country whose name begins with the head at `k`, or None."""
        words = self._words
        for end in (k + 3, k + 2):
            if words.joined(k, end - 1) and words.capital(k + 1):
                name = " ".join(words.low[k:end])
                if is_known_place(name) or is_country(name):
                    return end
        return None
