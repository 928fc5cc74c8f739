"""Whose award it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records.awards.elements import LEVELS, Element
from schemas import IssuerLevel

_GIVERS = ("org", "office", "body", "person", "place", "organizer")
#: A body directly after one of these is no subject.
NOT_SUBJECT = ("of", "prep", "to", "by", "belongs", "is", "award")
_SPOKESMEN = re.compile(r"(?:lãnh đạo|đại diện|thường trực|thủ trưởng|trưởng đoàn)")
#: Words before an office that has others confer in its name.
_ORDERED = re.compile(r"quyền|lệnh|nhiệm")
_ACRONYM = re.compile(r"(?<![^\W_])[A-ZĐ]{3,8}$")
_OWN = re.compile(r"tặng|khen thưởng|phong|gửi")

#: Directly before a body: what is done to it or what it is the occasion of.
_OBJECT = re.compile(
    r"(?:thành lập|truyền thống|kỷ niệm|đánh giá cao|ghi nhận|chúc mừng|cảm ơn|biểu dương|khen ngợi"
    r"|thăm|làm việc với|tuyên truyền về|gia nhập)\s+$"
)
_LONGEST_BEFORE = 24
#: Shortly behind a body: what makes it the subject of the sentence.
_ACTS = re.compile(
    r"(?:(?!\bvà\b)[^.;]){0,60}?\b(?:đã|vừa|cũng|còn|tổ chức|phối hợp|công bố|quyết định"
    r"|tiến hành|trân trọng|long trọng|tặng|trao|dành|ghi nhận|lựa chọn|bình chọn|xét"
    r"|thống nhất|chúc mừng|phát động)\b"
)

_LEVELS: tuple[tuple[IssuerLevel, str], ...] = (
    (IssuerLevel.national, r"^(?:bch |ban \w+ \w+ )*(?:tổng liên đoàn|tổng lđlđ|tlđ)"),
    (IssuerLevel.national, r"^(?:bch |ban \w+ \w+ )*(?:công đoàn việt nam|cđvn)"),
    (IssuerLevel.party, r"(?:tỉnh|thành|quận|huyện|thị|đảng) ủy|đảng bộ|chi bộ|trung ương đảng"),
    (IssuerLevel.party, r"bộ chính trị|ban bí thư|tổng bí thư|^đảng"),
    (IssuerLevel.state, r"chủ tịch nước|thủ tướng|chính phủ|^nhà nước|quốc hội|^bộ |bộ trưởng"),
    (IssuerLevel.sector, r"ngành|^sở |giám đốc sở|tổng công ty|tập đoàn"),
    (
        IssuerLevel.sector,
        r"^(?:công đoàn|cđ) .*việt nam$|^công đoàn (?:giáo dục|y tế|viên chức|các k)",
    ),
    (IssuerLevel.commune, r"\b(?:xã|phường|thị trấn)(?<!thị xã)\b"),
    (IssuerLevel.grassroots, r"công ty|trường|bệnh viện|cơ sở|cđcs|nhà máy|xí nghiệp"),
    (IssuerLevel.grassroots, r"bch công đoàn|ban chấp hành công đoàn|hiệu trưởng|ban giám"),
    (IssuerLevel.district, r"\b(?:quận|huyện|thị xã)\b"),
    (IssuerLevel.province, r"\b(?:tỉnh|thành phố|tp)\b|^(?:lđlđ|liên đoàn lao động|ubnd) "),
)
_COMPILED = tuple((level, re.compile(pattern)) for level, pattern in _LEVELS)


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives in a clause.

    Args:
        issuer: whose award it is, verbatim; None for a hand that issues nothing.
        said: whether it stands in this clause (else it was carried over).
        note: what the trace says of it.
    """

    issuer: str | None
    said: bool
    note: str


def level_of(view: str) -> IssuerLevel:
    """Return the level of an issuer, given in lower case with folded tone marks."""
    for level, pattern in _COMPILED:
        if pattern.search(view):
            return level
    return IssuerLevel.other


class GiverReader:
    """Reads givers in one text."""

    def __init__(self, text: str, view: str, bodies: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.view = view
        self.bodies = bodies
        #: person -> the body of a post that stood with the name earlier in the text
        self.posts: dict[str, str] = {}

    def remember(self, elements: Sequence[Element]) -> None:
        """Note the bodies that stand with people's names, for clauses that give the name alone."""
        for element in elements:
            if element.holder and element.names and element.kind in ("person", "office"):
                self.posts.setdefault(element.names[0], element.holder)

    def named(self, elements: Sequence[Element]) -> Giver | None:
        """The giver that a slot holds ("được X tặng", "của X")."""
        givers = [e for e in elements if e.kind in _GIVERS]
        if not givers:
            return None
        if len(givers) > 1:
            return Giver(self.text[givers[0].start : givers[-1].end], True, "named")
        return self._one(givers[0], "named", own=True)

    def subject(self, elements: Sequence[Element], verb: int, floor: int) -> Giver | None:
        """The giver to the left of an active verb.

        Args:
            elements: the sentence.
            verb: index of the verb.
            floor: first index that belongs to the same clause.

        Returns:
            None where the clause has no subject; a Giver without issuer where the subject only
            hands over.
        """
        own = _OWN.search(self.view, elements[verb].start, elements[verb].end) is not None
        for at in range(floor, verb):
            if elements[at].kind == "deputy":
                named = (e for e in elements[at + 1 : verb] if e.kind in _GIVERS)
                giver = next((e for e in named if not self._bare_level(e)), None)
                if giver is not None and giver.kind != "person":
                    ordered = _ORDERED.search(self.view, elements[at].start, elements[at].end)
                    own = giver.feature == "office" or (giver.chief and ordered is not None)
                    return self._one(giver, "on behalf of", own=own)
        for at in range(max(floor, verb - 3), verb):
            if elements[at].kind == "passive":
                floor = at + 1  # "X được Trung ương Hội tặng …": X receives
        hands: Element | None = None
        far: int | None = None
        for at in range(verb - 1, floor - 1, -1):
            element = elements[at]
            near = at == verb - 1
            if element.kind not in _GIVERS or not self._may_be_subject(elements, at, floor, near):
                continue
            if element.kind == "organizer":
                if near or not self._event(element):
                    hands = hands or element
                    if near and not self._event(element):
                        break
                continue
            if element.kind == "place" and not near:
                continue
            if near or self._acts(element, elements[verb]):
                return self._giver(elements, at, floor, own)
            far = at if far is None else far
        unknown = self._acronym(elements, verb, floor)
        if unknown is not None:
            return unknown
        if hands is not None:
            return self._one(hands, "subject", own=own)
        return None if far is None else self._giver(elements, far, floor, own)

    def _acronym(self, elements: Sequence[Element], verb: int, floor: int) -> Giver | None:
        """A body known by its initials alone that stands at the verb ("WTO tặng …")."""
        last = elements[verb - 1] if verb > floor else None
        if last is None or last.kind != "filler":
            return None
        found = _ACRONYM.search(self.text, last.start, last.end)
        return Giver(found.group(), True, "subject: initials") if found else None

    def _giver(self, elements: Sequence[Element], at: int, floor: int, own: bool) -> Giver:
        if elements[at].kind == "org":
            return self._joint(elements, at, floor)
        return self._one(elements[at], "subject", own=own)

    def _may_be_subject(self, elements: Sequence[Element], at: int, floor: int, near: bool) -> bool:
        """No object of another verb, and behind a preposition only that of "Quyết định của …"."""
        if elements[at].kind == "body" and self.view.endswith("trong ", 0, elements[at].start):
            return False  # "các cấp công đoàn trong ngành"
        before = elements[at - 1].kind if at > floor else ""
        if not near and self._is_object(elements[at]):
            return False
        return before not in NOT_SUBJECT or (near and before == "of")

    def _is_object(self, element: Element) -> bool:
        """Whether something is done to a body, or it is what an occasion celebrates."""
        start = element.start
        return _OBJECT.search(self.view, max(0, start - _LONGEST_BEFORE), start) is not None

    def _acts(self, element: Element, verb: Element) -> bool:
        """Whether the words behind a body show that it acts ("LĐLĐ quận đã tổ chức …")."""
        return _ACTS.match(self.view, element.end, verb.start) is not None

    def _event(self, element: Element) -> bool:
        """An event that confers on behalf of whoever holds it ("tổ chức lễ tôn vinh …")."""
        return not self.view.startswith(("ban ", "btc"), element.start)

    def _joint(self, elements: Sequence[Element], at: int, floor: int) -> Giver:
        first = at
        while (
            first - 2 >= floor
            and elements[first - 1].kind in ("and", "comma")
            and self._joins(elements[first - 2], elements[first - 1])
            and (first - 3 < floor or elements[first - 3].kind not in NOT_SUBJECT)
            and not self._is_object(elements[first - 2])
        ):
            first -= 2
        return Giver(self.text[elements[first].start : elements[at].end], True, "subject")

    def _joins(self, element: Element, link: Element) -> bool:
        """Whether a body gives with the one behind the link ("Tập đoàn và Công đoàn X")."""
        return element.kind == "org" or (element.kind == "body" and link.kind == "and")

    def _one(self, element: Element, note: str, *, own: bool) -> Giver:
        """One giver: an office with awards of its own where `own`, else the body behind it."""
        words = self.text[element.start : element.end]
        if element.kind == "organizer":
            return Giver(None, True, f"{note}: organizer {words!r} issues nothing")
        if element.kind == "person":
            if element.holder and element.chief and own and element.title:
                return Giver(element.title, True, f"{note}: own office of {element.names[0]}")
            body = element.holder or self.posts.get(element.names[0])
            return Giver(body, True, f"{note}: {element.names[0]} stands for the body")
        if element.kind == "office":
            return self._office(element, note, own=own)
        if element.kind == "body":
            return Giver(self._body(element), True, note)
        return Giver(words, True, note)

    def _office(self, element: Element, note: str, *, own: bool) -> Giver:
        end = element.end
        if element.names:  # the holder's name is no part of the office
            end = self.text.rfind(element.names[0], element.start, element.end)
        words = self.text[element.start : end].rstrip(" ,-–\n")
        folded = self.view[element.start : end]
        if element.feature == "office":
            return Giver(words, True, note)
        if _SPOKESMEN.match(folded) or not own or (not element.chief and note == "subject"):
            return Giver(
                element.holder or (words if own else None), True, f"{note}: office for its body"
            )
        return Giver(words, True, f"{note}: own office")

    def _bare_level(self, element: Element) -> bool:
        """Whether a level stands for its heads ("thay mặt lãnh đạo tỉnh")."""
        return self.view[element.start : element.end] in LEVELS

    def _body(self, element: Element) -> str:
        """A bare "Bộ", "Sở", "LĐLĐ" means the last body named with that word."""
        word = self.view[element.start : element.end]
        if word in ("bộ", "sở", "lđlđ", "liên đoàn lao động", "phòng"):
            for start, end in reversed(self.bodies):
                if end <= element.start and self.view.startswith(word + " ", start):
                    return self.text[start:end]
        return self.text[element.start : element.end]
