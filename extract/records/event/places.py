"""Where an event was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.event import lexicon
from extract.records.event.cues import LEAD, Cue
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

#: What a place is tagged as: a venue may be a body.
_SITES = (Label.LOCATION, Label.ORGANIZATION)
_AT = re.compile(
    r"tại\s+(?:sân|khuôn viên|công trường|khu vực|gian hàng|xưởng|nhà máy của|trụ sở của|địa bàn"
    r"|các khu trọ ở)?\s*$"
)
#: "đã đến Bệnh viện A thăm hỏi": what was gone to.
_GONE_TO = re.compile(r"(?<![^\W_])(?:đến|tới|về|lên)\s+$")
_TO_VISIT = re.compile(r"\s+(?:để\s+)?(?:thăm|trao|tặng|động viên|chia sẻ)(?![^\W_])")
#: A house and whose it is are one place: "hội trường lớn Bệnh viện A", "trụ sở UBND xã".
_HOUSE_OF = re.compile(
    r"tại\s+(?P<house>(?:hội trường|trụ sở|phòng họp|sảnh|nhà ăn|nhà đa năng|nhà thi đấu)"
    r"(?:\s+(?!của)[^\W\d_]+){0,3}\s+)$"
)
#: "2. Địa điểm: Phòng họp số 2, Trường A" in minutes.
_VENUE_LINE = re.compile(r"(?:^|\n)[^\n:]{0,12}địa điểm\s*:\s*(?P<house>[^\n.;]{3,100})")
#: Behind a day, before whose house it is; a yard is no part of the place's name.
_FULL = re.compile(
    r"\d[^,.;\n]{0,12},\s+(?:trong\s[^,.;\n]{0,40},\s+)?(?:khoảng\s+)?(?:sân(?:\s+nhỏ)?(?:\s+của)?"
    r"|(?P<house>(?:hội trường|nhà thi đấu|nhà ăn|sảnh)(?:\s+lớn)?(?:\s+của)?))\s+$"
)
#: No farther down does the lead open.
_OPENING = 400
#: Between two places of one event.
_AND_PLACE = re.compile(r"\s+và\s+")


def place(view: View, cues: list[Cue]) -> str | None:
    """Return where it was held: the place or house after "tại" in a sentence that tells of it."""
    told = [cue for cue in cues if cue.sentence is not None]
    for cue in sorted(told, key=lambda cue: not cue.held):
        assert cue.sentence is not None
        for mention in view.within(cue.sentence.start, cue.sentence.end):
            if mention.label not in _SITES:
                continue
            if _is_where(view, cue.sentence.start, mention):
                return _place_of(view, mention)
        house = next(_houses(view, cue), None)
        if house is not None:
            return house
        venue = lexicon.venue().search(view.lowered, cue.sentence.start, cue.sentence.end)
        if venue is not None:
            return view.text[venue.start("house") : venue.end("house")].rstrip()
    opened = _opened(view)
    if opened is not None:
        return opened
    line = _VENUE_LINE.search(view.lowered, 0, LEAD)
    return view.text[line.start("house") : line.end("house")].rstrip() if line else None


def _is_where(view: View, start: int, mention: Mention) -> bool:
    """Whether a place or house is named as where something was done."""
    if _AT.search(view.lowered, start, mention.start):
        return True
    gone = _GONE_TO.search(view.lowered, start, mention.start)
    return gone is not None and _TO_VISIT.match(view.lowered, mention.end) is not None


def _opened(view: View) -> str | None:
    """The house that opens the lead: "Tối 11/5, hội trường Bệnh viện A chật kín khán giả"."""
    for mention in view.within(0, _OPENING):
        house = _FULL.search(view.lowered, 0, mention.start)
        if house is not None and mention.label in _SITES:
            start = house.start("house") if house["house"] else mention.start
            return view.text[start : mention.end]
    return None


def _houses(view: View, cue: Cue) -> Iterator[str]:
    """Houses that are named by the body whose they are."""
    assert cue.sentence is not None
    for mention in view.within(cue.sentence.start, cue.sentence.end):
        house = _HOUSE_OF.search(view.lowered, cue.sentence.start, mention.start)
        if house is not None and mention.label in _SITES:
            yield view.text[house.start("house") : mention.end]


def _place_of(view: View, first: Mention) -> str:
    """A place with the one joined to it: "tại sân vận động xã A và Trường B"."""
    joint = _AND_PLACE.match(view.lowered, first.end)
    other = view.at(joint.end()) if joint else None
    if other is None or other.label not in _SITES:
        return first.text
    return view.text[first.start : other.end]
