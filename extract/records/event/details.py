"""Date, organiser, place and name of an event whose words are found."""

from __future__ import annotations

import re

from extract.records.event.cues import Cue
from extract.records.event.dates import days_in
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_HELD_ON = re.compile(r"(?:diễn ra|tổ chức|khai mạc|triển khai)\s+(?:vào|từ|trong|ngày)?\s*(?:\d+\s+)?$")
_AT = re.compile(r"tại\s+$")
_BY = re.compile(r"(?:do|bởi)\s+$")
_LOOSE_JOINT = re.compile(r"\s*(?:,|;|và|-)\s*")
_STAMP = re.compile(r"cập nhật|ngày đăng|đăng lúc|lượt xem|lượt truy cập|\d{1,2}:\d{2}")
#: Where the name of an event ends.
_NAME_END = re.compile(
    r"[.;:\n]|,|\s\(|\s(?:tại|với|nhằm|cho|để|do|dưới|trên|có|đã|được|diễn ra|theo|khu vực|cùng)\s"
)
_NAME_HEAD = re.compile(
    r"(?:lễ|hội nghị|buổi|buổi lễ|chương trình|lớp|cuộc|ngày hội|đêm|phiên|hội thi|lễ khai mạc)\s+"
    r"(?:[^\W\d_]+\s+){0,2}$"
)
_LONGEST_NAME = 200


def event_date(view: View, cues: list[Cue]) -> str | None:
    """Return the date of the event that the cues speak for.

    In this order: "diễn ra từ …" said of it, a day of the sentence that reports it, a day of a
    sentence that speaks of it, the first day of the text that is no stamp of the page.
    """
    told = [cue for cue in cues if cue.sentence is not None]
    for cue in told:
        assert cue.sentence is not None
        for day in days_in(view, cue.end, cue.sentence.end) if cue.held else ():
            if day.start - cue.end < 160 and _HELD_ON.search(view.lowered, cue.end, day.start):
                return day.value
    for held in (True, False):
        for cue in told:
            assert cue.sentence is not None
            days = [d for d in days_in(view, cue.sentence.start, cue.sentence.end) if not _stamp(view, d)]
            if days and cue.held == held:
                verb = cue.verb if cue.verb is not None else cue.start
                return min(days, key=lambda d: (d.start > verb and d.start > cue.end, abs(d.start - verb))).value
    days = [d for d in days_in(view, 0, len(view.text)) if not _stamp(view, d)]
    return days[0].value if days else None


def _stamp(view: View, day: Mention) -> bool:
    """Whether a date is the page's stamp: a line of its own, or with a counter or a time."""
    start = view.lowered.rfind("\n", 0, day.start) + 1
    end = view.lowered.find("\n", day.end)
    line = view.lowered[start : end if end >= 0 else len(view.lowered)]
    rest = line[: day.start - start] + line[day.end - start :]
    return len(line) < 120 and (not rest.strip(" ()|-.") or _STAMP.search(rest) is not None)


def organizer(view: View, cue: Cue) -> str | None:
    """Return who held the event: "do X tổ chức", or the subject of the verb."""
    if cue.sentence is None:
        return None
    bodies = [m for m in view.within(cue.sentence.start, cue.sentence.end) if m.label == Label.ORGANIZATION]
    for body in bodies:
        if _BY.search(view.lowered, cue.sentence.start, body.start):
            return _joined(view, bodies, body)
    verb = cue.verb if cue.verb is not None else cue.start
    subjects = [
        b for b in bodies if b.end <= verb and not _AT.search(view.lowered, cue.sentence.start, b.start)
    ]
    return _joined(view, subjects, subjects[0]) if subjects else None


def _joined(view: View, bodies: list[Mention], first: Mention) -> str:
    """The bodies of one enumeration as written."""
    end = first.end
    for body in bodies:
        if body.start > end and _LOOSE_JOINT.fullmatch(view.lowered, end, body.start):
            end = body.end
    return view.text[first.start : end]


def place(view: View, cues: list[Cue]) -> str | None:
    """Return where it was held: the place or the house after "tại" in a sentence that reports it."""
    for cue in cues:
        if cue.sentence is None or not cue.held:
            continue
        for mention in view.within(cue.sentence.start, cue.sentence.end):
            if mention.label not in (Label.LOCATION, Label.ORGANIZATION):
                continue
            if _AT.search(view.lowered, cue.sentence.start, mention.start):
                return mention.text
    return None


def name(view: View, cue: Cue) -> str | None:
    """Return the event's name as written, from its head noun to the end of the phrase."""
    if cue.sentence is None:
        return None
    head = _NAME_HEAD.search(view.lowered, max(cue.sentence.start, cue.start - 40), cue.start)
    start = head.start() if head else cue.start
    limit = min(cue.sentence.end, start + _LONGEST_NAME)
    end = cue.end
    while (stop := _NAME_END.search(view.lowered, end, limit)) is not None:
        inside = view.covering(stop.start())
        if inside is None:
            return view.text[start : stop.start()].strip()
        end = inside.end
    return view.text[start:limit].strip()
