"""Where the proper name inside a body's name ends: at a stop word, a person, another body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.organizations import lexicon
from extract.tag.organizations.bare import CITIES, known_at, turned
from extract.tag.organizations.context import Context
from extract.tag.organizations.words import DIGIT, LETTER, LOWER, MARK, TITLE, UPPER, Words
from extract.tag.people.foreign import is_foreign
from extract.tag.people.names import eponyms, given_syllables, is_stop, name_at
from extract.tag.places.gazetteer import is_known_place, is_province

if TYPE_CHECKING:
    from extract.tag.organizations.kinds import Kind
    from extract.tag.organizations.reading import Bodies

#: Levels whose units have numbers for names.
_NUMBERED = frozenset({"quận", "phường", "q.", "p.", "vực"})
_LONGEST_PLACE = 4
_LONGEST_NAME = 9
#: Words in lower case that a name may go on for after its one capital.
_LONGEST_PHRASE = 6


class Names(Context):
    """Reads proper names in a text for the grammar of bodies."""

    def __init__(self, words: Words, bodies: Bodies) -> None:
        super().__init__(words)
        self._bodies = bodies
        self._stops = lexicon.stops()
        self._headline_stops = lexicon.headline_stops()
        self._lower_stops = lexicon.lower_stops()

    def stop(self, k: int, caps: bool) -> bool:
        """Whether a word ends the name before it."""
        words = self._words
        if words.shape[k] != LOWER and self._stops.at(words, k):
            return True
        return caps and self._headline_stops.at(words, k) is not None

    def person(self, k: int) -> bool:
        """Whether a name at word `k` is rather a person's than a place's."""
        return self._listed(k) is None and self.family_name(k)

    def holder(self, k: int) -> bool:
        """Whether the holder of a post that stands before the body begins at word `k`."""
        shape = name_at(self._words.folded, self._words.start[k])
        full = shape is not None and shape.family and len(shape.syllables) >= 3
        return full and self.role_before(k)

    def place(self, k: int, caps: bool, *, level: str | None, known: bool = False) -> int | None:
        """The word after a place's name at `k`, or None.

        Args:
            k: its first word.
            caps: whether the text around is all in capitals.
            level: the word for its level that stands before it, None where there is none.
            known: only the names of provinces count.
        """
        words = self._words
        if k >= words.size or not words.joined(k - 1, k):
            return None
        if words.shape[k] == DIGIT or (level == "vực" and self.ordinal(k)):
            fits = level in _NUMBERED and len(words.word[k]) <= 5
            return self._with_province(k + 1) if fits else None
        if not words.capital(k) or self.stop(k, caps):
            return None
        listed = self._listed(k)
        if known:
            province = listed is not None and is_province(" ".join(words.low[k:listed]))
            return listed if province else None
        if listed is not None:
            return self._last_word(listed, caps) if level else turned(self._words, listed)
        end = self._run(k, caps, _LONGEST_PLACE, absorbs=False)
        if end is None or (level is None and words.shape[k] == TITLE and end == k + 1):
            return end if end is not None and words.low[k] in CITIES else None
        if words.shape[k - 1] == LOWER and words.shape[k:end] == [UPPER] * max(2, end - k):
            return None  # "LĐLĐ huyện | TIN VẮN": what follows is a heading
        end = self.before_person(k, end, keep=0)
        return end if end > k else None

    def _last_word(self, end: int, caps: bool) -> int:
        """The word after a name that has one word more than a listed one ("Phúc Trạch Thượng")."""
        words = self._words
        if caps:
            return turned(self._words, end)
        if not words.joined(end - 1, end) or words.shape[end] not in (TITLE, LETTER):
            return end
        if words.shape[end] == LETTER and words.word[end + 1 : end + 2] == ["."]:
            return end  # "xã Tân Lập A." is rarer than initials behind a place
        if words.joined(end, end + 1) and words.capital(end + 1):
            return end
        after = words.word[end + 1] if words.joined(end, end + 1) else None
        stops = self.stop(end, caps) or is_stop(words.word[end], after)
        return end if stops or self._bodies.body(end) is not None else end + 1

    def _with_province(self, end: int) -> int:
        """The word after " - " and a province behind a number ("4 - Đồng Tháp"), or `end`."""
        if self._words.joined(end - 1, end + 1) and self._words.word[end] == "-":
            province = self._listed(end + 1)
            name = " ".join(self._words.low[end + 1 : province])
            if province is not None and is_province(name):
                return province
        return end

    def with_place(self, end: int) -> int:
        """The word after " - " and another place ("khu vực Vĩnh Linh - Gio Linh"), or `end`."""
        words = self._words
        if not words.joined(end - 1, end + 1) or words.word[end] != "-":
            return end
        return self._listed(end + 1) or end

    def _listed(self, k: int) -> int | None:
        """The word after the longest name at `k` that the lists of places have."""
        words = self._words
        best = None
        for end in range(k + 1, min(k + 7, words.size + 1)):
            if words.gap[end - 1] != words.gap[k]:
                break
            shape = words.shape[end - 1]
            if shape in (LOWER, DIGIT) or (shape == MARK and words.word[end - 1] not in "-'"):
                break
            if end > k + 1 and is_known_place(" ".join(words.low[k:end])):
                best = end
        return best

    def proper(self, k: int, caps: bool, kind: Kind) -> int | None:
        """The word after the proper name of a body at `k`, or None."""
        words = self._words
        if not words.capital(k):
            return None
        longest = _LONGEST_NAME
        if caps:
            famous = self.famous(k)
            if famous is not None:
                return famous
            longest = _LONGEST_PHRASE if kind.wordy else 4 if self.family_name(k) else 3
        end = self._run(k, caps, longest, absorbs=kind.absorbs)
        if end is None or (end == k + 1 and self._lower_stops.at(words, k)):
            return None
        return self._without_holder(k, end, named_after=kind.absorbs)

    def famous(self, k: int) -> int | None:
        """The word after the name of a person of history at word `k`, whatever its words mean."""
        words = self._words
        for end in range(min(k + _LONGEST_PLACE, words.size), k + 1, -1):
            if words.gap[end - 1] == words.gap[k]:
                name = " ".join(words.low[k:end])
                if name in eponyms() or name in lexicon.namesakes():
                    return end
        return None

    def _without_holder(self, k: int, end: int, *, named_after: bool) -> int | None:
        """Cut the holder of a post off the end of a run that starts at `k`; None if all is his."""
        words = self._words
        if named_after and self._at_own_school(k):
            return None
        foreign = words.shape[k] == UPPER or words.low[k] not in given_syllables()
        cut = self.before_person(k, end, keep=1 if foreign else 2)
        if cut < end or named_after or not self.role_before(k):
            return cut
        shape = name_at(words.folded, words.start[k])
        if shape is None or shape.score < 0.8 or len(shape.syllables) < 3:
            return cut
        whole = shape.end == words.end[end - 1]
        return None if whole and " ".join(words.low[k:end]) not in lexicon.namesakes() else cut

    def _at_own_school(self, k: int) -> bool:
        """Whether the holder of a post follows ("Chủ tịch Công đoàn trường | Đinh Thị Thoa")."""
        words = self._words
        own = words.low[k - 1] == "trường" and words.shape[k - 1] == LOWER
        alive = words.low[k + 1 : k + 2] in (["thị"], ["văn"]) and self.famous(k) is None
        return own and alive and self.role_before(k)

    def phrase(self, k: int) -> int | None:
        """The word after a phrase of which only the first word has a capital, or None.

        It must lead to a capital, a level, a reach or a mark; a verb or small word ends the body.
        """
        words = self._words
        if words.shape[k] != TITLE or words.shape[k + 1 : k + 2] != [LOWER]:
            return None
        for end in range(k + 1, min(k + 2 + _LONGEST_PHRASE, words.size)):
            if words.gap[end] != words.gap[k] or words.shape[end] != LOWER:
                return end if words.capital(end) or words.word[end] in ",.;()" else None
            if lexicon.levels().at(words, end) or lexicon.reaches().at(words, end):
                return end if end > k + 1 else None
            if self._lower_stops.at(words, end):
                return end if end > k + 1 else None
        return None

    def business(self, k: int) -> int | None:
        """The word after a company's business in lower case that leads to a capital, or None."""
        words = self._words
        for end in range(k, min(k + 9, words.size)):
            if words.gap[end] != words.gap[k]:
                return None
            if words.capital(end):
                return None if self.stop(end, False) or end == k else end
            joint = words.word[end] in ",-&" or words.low[end] == "và"
            if not joint and (words.shape[end] != LOWER or self._lower_stops.at(words, end)):
                return None
        return None

    def _run(self, k: int, caps: bool, longest: int, *, absorbs: bool) -> int | None:
        """The word after a run of capitalised words from `k` on."""
        words = self._words
        end = k
        while end < words.size and end - k < longest and words.gap[end] == words.gap[k]:
            if words.capital(end):
                if self.ordinal(end) and not caps:
                    break
                if self.stop(end, caps) or (end > k and self._breaks(end, absorbs)):
                    break
                end = known_at(words, end) or self._whole_word(end, absorbs)
            elif end > k and self._inner_mark(end):
                end += 1
            else:
                break
        while end > k and words.shape[end - 1] == MARK:
            end -= 1
        return end if end > k else None

    def _whole_word(self, k: int, absorbs: bool) -> int:
        """The word after a capitalised word and what belongs to it ("Quân đội", "Công đoàn")."""
        words = self._words
        if words.shape[k + 1 : k + 2] != [LOWER]:
            return k + 1
        sector = lexicon.sectors().at(words, k)
        if sector is not None:
            return sector[1]
        head = lexicon.heads().at(words, k) if absorbs else None
        return head[1] if head is not None and head[0] != "none" else k + 1

    def _breaks(self, k: int, absorbs: bool) -> bool:
        """Whether a capitalised word inside a run starts a level with its place, or a body."""
        words = self._words
        if self.headline_verb(k):
            return True
        level = lexicon.levels().at(words, k)
        if level is not None and level[1] < words.size and words.gap[level[1]] == words.gap[k]:
            return words.capital(level[1]) or words.shape[level[1]] == DIGIT
        return self._other_body(k, absorbs)

    def headline_verb(self, k: int) -> bool:
        """Whether a verb of headlines in Title Case starts here ("… Nguyễn Du Tổ Chức Hội Thi")."""
        verb = self._headline_stops.at(self._words, k)
        return verb is not None and verb[1] > k + 1 and self._words.shape[k + 1] == TITLE

    def _inner_mark(self, k: int) -> bool:
        """Whether a mark joins two parts of one name: "A&B", "Hanoi-Toserco", "T.O.P"."""
        words = self._words
        if not words.joined(k, k + 1) or not words.capital(k + 1):
            return False
        if words.word[k] == "&":
            return True
        tight = words.start[k] == words.end[k - 1] and words.start[k + 1] == words.end[k]
        if tight:
            return words.word[k] in "-.'"
        # "Sài Gòn - Trà Vinh"
        places = (" ".join(words.low[max(0, k - 2) : k]), " ".join(words.low[k + 1 : k + 3]))
        if words.word[k] != "-" or not is_known_place(places[0]):
            return False
        return is_known_place(places[1]) or is_foreign(words.low[k + 1])  # "Hà Nội - Amsterdam"

    def _other_body(self, k: int, absorbs: bool) -> bool:
        """Whether another body starts at a capitalised word inside a run."""
        body = self._bodies.body(k)
        if body is None:
            return False
        if absorbs and body.kind in ("union", "whole", "level_body", "army_whole"):
            return False
        if body.kind == "works":
            return False  # "Công ty CP Đầu tư | Cao su Phú Thịnh"
        if body.kind == "none":
            return body.end > k + 1 and not body.placed
        return (
            body.end > k + 1
            and bool(body.found - {"name", "number"} or body.solid)
            and (self._several_syllables(k) or bool(body.found - {"name", "number"}))
        )

    def _several_syllables(self, k: int) -> bool:
        """Whether the head at `k` is longer than one word, or an acronym."""
        head = lexicon.heads().at(self._words, k)
        return head is not None and (head[1] > k + 1 or self._words.shape[k] == UPPER)
