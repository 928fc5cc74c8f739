"""Places beside organisations: halls that bodies own, places that only say which body."""

from __future__ import annotations

import re

from extract.tag.places.gazetteer import listed_provinces
from extract.tag.places.view import Found, Text, known_at

_HALLS = ("hội trường", "nhà thi đấu", "sân vận động")
_HALL = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_HALLS)})"
    r"(?P<which> (?:lớn|nhỏ|chính|trung tâm|đa năng|tầng \d+|[a-z]\d?|số \d+))?(?: của)? "
)
#: A theatre where something happens; one that plays is a body ("Nhà hát Kịch Việt Nam").
_STAGE = re.compile(r"(?<![^\W_])(?:tại|ở|sân khấu|khán phòng|đến) (?=nhà hát )")
_TROUPE = re.compile(r"kịch|chèo|tuồng|cải lương|múa|ca nhạc|ca, múa|tuổi trẻ|xiếc|nhạc")
#: A place with at least this evidence swallows those inside it.
_LIKELY = 0.6
_LONGEST_NAME = 20
_LONGEST_JOIN = 6
_JOIN = re.compile(r" ?(?:,|và|;|-) ?(?:và )?")


def find_halls(text: Text, ends: dict[int, int]) -> list[Found]:
    """A hall with the named body it belongs to as one place ("hội trường Bệnh viện Bắc Sơn").

    Args:
        text: the text.
        ends: start of a body with a proper name -> its end.
    """
    if not any(hall in text.low for hall in _HALLS):
        return []
    found = []
    for match in _HALL.finditer(text.low):
        # "Hội trường | Trung tâm Chính trị huyện": the word of which hall may be the body's
        which = match.start("which") + 1 if match["which"] else match.end()
        end = ends.get(match.end(), ends.get(which))
        if end is not None:
            found.append(Found(match.start(), end, 0.97, "places.hall"))
    return found


def find_stages(text: Text, ends: dict[int, int]) -> list[Found]:
    """A theatre that something happens in ("tại Nhà hát Hòa Bình").

    Args:
        text: the text.
        ends: start of a body -> its end.
    """
    if "nhà hát " not in text.low:
        return []
    return [
        Found(match.end(), ends[match.end()], 0.99, "places.stage")
        for match in _STAGE.finditer(text.low)
        if match.end() in ends and not _TROUPE.search(text.low, match.end(), ends[match.end()])
    ]


def without_shared_heads(
    text: Text, found: list[Found], bodies: list[tuple[int, int]]
) -> list[Found]:
    """Drop places that finish a list of bodies ("các Tỉnh đoàn Đồng Nai, Đồng Tháp")."""
    starts: dict[int, list[int]] = {}
    for start, end in bodies:
        starts.setdefault(end, []).append(start)
    tails: set[int] = set()
    kept = []
    for place in sorted(found, key=lambda f: f.start):
        name = text.low[place.start : place.end]
        shared = name in listed_provinces() and any(
            (tail in tails or any(_ends_in_province(text, s, tail) for s in starts.get(tail, ())))
            and _JOIN.fullmatch(text.low, tail, place.start)
            for tail in range(place.start - _LONGEST_JOIN, place.start)
        )
        if shared:
            tails.add(place.end)
        else:
            kept.append(place)
    return kept


def without_people(text: Text, found: list[Found], people: set[tuple[int, int]]) -> list[Found]:
    """Drop type words that a person follows ("Chủ tịch LĐLĐ tỉnh | Hà Duy Trung")."""
    ends = {end: start for start, end in people}
    return [f for f in found if not _is_person(text, f, ends.get(f.end, f.start))]


def _is_person(text: Text, place: Found, start: int) -> bool:
    """Whether a person begins at `start`, inside a place and up to its end, and is no street's."""
    if not place.start < start < place.end or known_at(text, start)[0] == place.end:
        return False
    return not text.low[start - 2 : start - 1].isdigit()  # "hẻm 47 Bùi Đình Túy"


def _ends_in_province(text: Text, start: int, end: int) -> bool:
    """Whether a body's name ends in that of a province."""
    known = (
        known_at(text, pos)
        for pos in range(max(start, end - _LONGEST_NAME), end)
        if pos in text.word_at
    )
    return any(stop == end and name in listed_provinces() for stop, name in known)


def outermost(found: list[Found]) -> list[Found]:
    """Drop places inside a longer place that is likely itself."""
    kept: list[Found] = []
    outer: Found | None = None
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        same = outer is not None and (outer.start, outer.end) == (f.start, f.end)
        if outer is None or same or f.end > outer.end:
            kept.append(f)
        if f.score >= _LIKELY and (outer is None or f.end > outer.end):
            outer = f
    return kept
