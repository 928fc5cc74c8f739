"""Date, organiser and name of an event whose words are found."""

from __future__ import annotations

import re

from extract.records.event import lexicon
from extract.records.event.cues import LEAD, Cue
from extract.records.event.dates import days_in
from extract.records.view import View
from extract.tag import Mention
from schemas import EventType, Label

_HELD_ON = re.compile(
    r"(?:diễn ra|tổ chức|khai mạc|triển khai)\s+(?:vào|từ|trong|ngày)?\s*(?:\d+\s+)?$"
)
#: Before a day in its sentence: another day than the one it was held on.
_LATER = re.compile(r"(?<![^\W_])(?:chung kết|bế mạc|kết thúc|trao giải|tổng kết)(?![^\W_])")
_BY = re.compile(r"(?:do|bởi)\s+$")
_LOOSE_JOINT = re.compile(r"\s*(?:,|;|và|-)\s*")
_STAMP = re.compile(r"cập nhật|ngày đăng|đăng lúc|lượt xem|lượt truy cập|\d{1,2}:\d{2}")
#: Before a day: the day of a document ("Kế hoạch số 41/KH-MN ngày 11/9/2023").
_DOCUMENT = re.compile(r"(?<![^\W_])số:?\s+\d+[^\s,.;]*/[^\s,.;]+,?\s+$")
_AGENT = re.compile(
    r"(?:(?<!kêu gọi )(?<!phát động )(?<!chỉ đạo )(?<!kế hoạch )(?<!công văn )(?<!hướng dẫn )của"
    r"|được|đơn vị|đoàn công tác|đoàn)\s+$"
)
_HELD_BY = re.compile(r"(?P<by>(?<![^\W_])do\s+)[^.;\n]{4,160}?\s+tổ chức")
#: "buổi làm việc giữa A với B", "làm việc với A"
_PARTY = re.compile(r"\s+(?:giữa|với)\s+")
#: Between a congress and the body that holds it.
_OF_WHOM = re.compile(r"(?:\s+đại biểu)?(?:\s+toàn thể)?(?:\s+của)?\s+")
#: Before a body: all in it held the event.
_ALL_OF = re.compile(
    r"(?:thầy và trò|thầy trò|cô và trò|cô trò|tập thể|lãnh đạo|đại diện|toàn thể|thường trực"
    r"|ban giám đốc|ban lãnh đạo|công đoàn và ban giám đốc|công đoàn và lãnh đạo"
    r"|cán bộ, giáo viên|giáo viên, nhân viên|vừa qua| thì)$"
)
#: "Công ty A và Công đoàn Công ty": the union of the body just named.
_AND_ITS_UNION = re.compile(
    r"\s+và\s+(?:công đoàn|ban giám hiệu|ban giám đốc|ban lãnh đạo)"
    r"(?:\s+(?:công ty|trường|nhà trường|bệnh viện|cơ quan|cơ sở|ngành|xí nghiệp))?"
    r"(?=\s+(?:đã|phối hợp|tổ chức|long trọng|vừa|đồng))"
)
_GENERIC_SUBJECT = re.compile(
    r"(?:công đoàn|nhà trường|đơn vị|công ty|chi bộ)"
    r"(?:\s+(?:nhà trường|trường|công ty|cơ sở|cơ quan|bệnh viện|ngành))?\s+"
    r"(?:đã|vừa|long trọng|phối hợp\s[^.;]{0,60}|trân trọng|sẽ)?\s*$"
)
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
            if (
                day.start - cue.end < 160
                and _HELD_ON.search(view.lowered, cue.end, day.start)
                and not _LATER.search(view.lowered, cue.sentence.start, day.start)
            ):
                return day.value
    for held in (True, False):
        for cue in told:
            assert cue.sentence is not None
            days = [
                d
                for d in days_in(view, cue.sentence.start, cue.sentence.end)
                if not _is_other(view, d)
            ]
            if days and cue.held == held:
                verb = cue.verb if cue.verb is not None else cue.start
                return min(
                    days, key=lambda d: (d.start > verb and d.start > cue.end, abs(d.start - verb))
                ).value
    return _first_day(view) or _round(view, told)


def _first_day(view: View) -> str | None:
    """The first day of the text that may be the event's."""
    for sentence in view.sentences:
        if lexicon.EARLIER.match(view.lowered, sentence.start):
            continue
        for day in days_in(view, sentence.start, sentence.end):
            if not _is_other(view, day):
                return day.value
    return None


def _round(view: View, cues: list[Cue]) -> str | None:
    """The year of "đợt 2 năm 2021" in the sentence that reports the event."""
    for cue in cues:
        assert cue.sentence is not None
        for day in view.within(cue.sentence.start, cue.sentence.end, Label.DATE):
            if lexicon.ROUND.search(view.lowered, cue.sentence.start, day.start):
                return day.value
    return None


def _is_other(view: View, day: Mention) -> bool:
    """Whether a day is that of the page, of a document, or one on which something was only said."""
    if _stamp(view, day):
        return True
    if _DOCUMENT.search(view.lowered, max(0, day.start - 60), day.start):
        return True
    # "ông A, Chủ tịch, ngày 4/2 cho biết"; a day that opens the sentence is the event's.
    inside = view.lowered[max(0, day.start - 3) : day.start].rstrip().endswith((",", "-"))
    return inside and lexicon.SAID.match(view.lowered, day.end) is not None


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
        return _holder(view)
    bodies = view.within(cue.sentence.start, cue.sentence.end, Label.ORGANIZATION)
    for body in bodies:
        if _BY.search(view.lowered, cue.sentence.start, body.start):
            return _joined(view, bodies, body)
    verb = cue.verb if cue.verb is not None else cue.start
    subjects = [b for b in bodies if b.end <= verb and _is_subject(view, cue, b)]
    if subjects:
        return _joined(view, [b for b in bodies if b.end <= verb], subjects[0])
    party = _PARTY.match(view.lowered, cue.end)
    if party is not None and (partner := view.at(party.end())) in bodies:
        return partner.text if partner is not None else None
    if _GENERIC_SUBJECT.search(view.lowered, cue.sentence.start, verb):
        return next((m.text for m in view.mentions if m.label == Label.ORGANIZATION), None)
    agents = [b for b in bodies if _AGENT.search(view.lowered, cue.sentence.start, b.start)]
    if agents:
        return agents[0].text
    return _holder(view) or _whose(view, cue)


def _holder(view: View) -> str | None:
    """Who is said to hold it anywhere in the lead: "chuyến xe do LĐLĐ tỉnh tổ chức"."""
    for named in _HELD_BY.finditer(view.lowered, 0, LEAD):
        holder = view.at(named.end("by"))
        if holder is not None and holder.label == Label.ORGANIZATION:
            return holder.text
    return None


def _whose(view: View, cue: Cue) -> str | None:
    """Whose congress it is: "Đại hội Công đoàn Công ty A đã diễn ra"."""
    if cue.kind != EventType.congress or cue.sentence is None:
        return None
    joint = _OF_WHOM.match(view.lowered, cue.end)
    body = view.at(joint.end()) if joint else None
    return body.text if body is not None and body.label == Label.ORGANIZATION else None


def _is_subject(view: View, cue: Cue, body: Mention) -> bool:
    """Whether a body opens a clause: after a date, a place, a mark."""
    assert cue.sentence is not None
    before = view.lowered[cue.sentence.start : body.start].rstrip()
    last = view.last_before(body.start)
    if (
        last is not None
        and last.label == Label.DATE
        and last.end == cue.sentence.start + len(before)
    ):
        return True
    return not before or before[-1] in ",;:)" or _ALL_OF.search(before) is not None


def _joined(view: View, bodies: list[Mention], first: Mention) -> str:
    """The bodies of one enumeration as written."""
    end = first.end
    for body in bodies:
        if body.start > end and _LOOSE_JOINT.fullmatch(view.lowered, end, body.start):
            end = body.end
    union = _AND_ITS_UNION.match(view.lowered, end)
    return view.text[first.start : union.end() if union else end]


def name(view: View, cue: Cue) -> str | None:
    """Return the event's name as written, from its head noun to the end of the phrase."""
    if cue.sentence is None:
        return None
    head = _NAME_HEAD.search(view.lowered, max(cue.sentence.start, cue.start - 40), cue.start)
    if head is None and cue.kind in (EventType.welfare, EventType.award_ceremony):
        return None  # "đến thăm", "khen thưởng" are deeds, not names
    start = head.start() if head else cue.start
    limit = min(cue.sentence.end, start + _LONGEST_NAME)
    end = cue.end
    while (stop := _NAME_END.search(view.lowered, end, limit)) is not None:
        inside = view.covering(stop.start())
        quoted = view.lowered.count('"', start, stop.start()) % 2 == 1
        closing = view.lowered.find('"', stop.start(), limit) if quoted else -1
        if inside is None and closing < 0:
            return view.text[start : stop.start()].strip()
        end = inside.end if inside is not None else closing + 1
    return view.text[start:limit].strip()
