"""Whether a form, standing where it stands, is a date: what must be near it and what must not.

A day with its year is a date nearly everywhere. "8/3", "2-1", "tháng 5", "2019" are dates only in
company: a ratio, a score, a street, a holiday, a duration, a document look the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extract.calendar.lunar import YEAR_NAME
from extract.resources import entries
from extract.tag.dates.readings import Reading

#: How far to the left the words that speak for or against a date may begin.
_REACH = 48
_NAME_REACH = 110  # "Ngày thành lập Hội … (20/10)"


def _words(name: str) -> str:
    """The entries of a list in `resources/dates` as one alternation, longest first."""
    ordered = sorted(entries("dates", name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _before(pattern: str) -> re.Pattern[str]:
    """A pattern for what ends right before a position."""
    return re.compile(rf"(?:^|(?<!\w))(?:{pattern})\s*\Z")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return _before(_words(name))


@cache
def _year_cue() -> re.Pattern[str]:
    name = rf"(?:\s+(?:năm\s+)?{YEAR_NAME})?"
    return _before(rf"(?P<cue>{_words('year_cues')}){name}(?:\s?[:-])?")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_words('counted')})(?!\w)")


@cache
def _holiday_name() -> re.Pattern[str]:
    """ "Ngày Thầy thuốc Việt Nam (ngày 27/2)"."""
    return re.compile(rf"(?:ngày|dịp|lễ)\s+(?:{_words('holiday_names')})[^,.;:()\d\n]{{0,90}}\(\Z")


_BIRTH = re.compile(r"s\.?n|ns|(?:năm )?sinh(?: năm)?|hè|mùa .*|xuân|tết.*|trung thu|giáng sinh")
_AFTER_YEAR = re.compile(
    r'\s*(?:[,.;:)\]!?"\-|]|\Z|\n)'
    r"|\s+(?:đến|tới|đã|sẽ|và|là|có|cho|với|của|tại|do|được|theo|về|trở|khi|toàn|đạt|tăng|giảm|ước"
    r"|vừa|này|phấn|để|trên|nhằm|nhưng|thì)(?!\w)"
)
_LINE_START = re.compile(r"(?:^|\n)[ \W]*\Z")
_COMMA = re.compile(r"\s?,")
_CLOSED = re.compile(r"\s?[,.;:)]|\s*\Z|\n")
_LINKED = re.compile(r"\s*(?:,|;|&|và|cùng|hoặc|đến|tới|,\s+và)\s*(?:ngày\s+)?\Z")
_OPEN_AFTER_DAY = re.compile(
    r"(?:nay|qua|mai|cùng ngày|nhật|thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])) ?\(\Z"
)
#: "trong 2 ngày (22 và 23/5)", "hạn nộp: 30/6"
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:(?:\d|hai|ba|bốn|các) ngày|thời gian|(?:thời )?hạn(?: nộp| chót| cuối)?)"
    r"\s?[:(,]\s?(?:từ\s)?\Z"
)
_OPEN = re.compile(r"\(\s?(?:từ\s)?\Z")
_CLOSE = re.compile(r"\s?\)")
#: "Ngày thành lập Hội … (20/10)"
_NAMED_DAY = re.compile(
    r"(?:ngày|dịp|lễ|tết|quốc khánh|khởi nghĩa|chiến thắng)\s+(?=[^\W\d])[^,.;:()\d\n]{2,90}\(\Z"
)
_YEARS_OF_DAY = re.compile(r"(?:kỷ|kỉ) niệm[^,.;:()\n]{0,40}năm\s*\Z")
_IS_OCCASION = re.compile(r"\s+là\s+(?:dịp|ngày)(?!\w)")
_WEEKDAY_LEAD = re.compile(r"(?:thứ|chủ|cn|t\d)")
_NUMBERED = re.compile(r"(?<!\w)(?:số|mã|điều|khoản|mục|đt|tel|điện thoại|iso|tcvn)\s*:?\s*\Z")
_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?<!thứ )(?:\d+|một|hai|ba|bốn|năm|sáu|b[ảẩ]y|tám|chín|mười|chục|trăm|mấy|vài"
    r"|nhiều)\s*\Z"
)
_NO_MONTH = re.compile(
    r"(?:(?<!\w)(?:mỗi|hàng|hằng|từng|một|hai|ba|bốn|năm|sáu|b[ảẩ]y|tám|chín|mười|mấy|vài|nửa|số|sao"
    r"|các|lớp|trọn)|\d|/)\s*\Z"
)
_AFTER_MONTH = re.compile(r"\s+(?:biên giới|lần|âm lịch)(?!\w)")
_NO_QUARTER = re.compile(r"(?<!\w)(?:mỗi|hàng|hằng|theo|một|cao|đáng|phú|lê|kim|nguyễn|vị)\s*\Z")
_NO_DAY_ONLY = re.compile(r"(?<!\w)(?:mỗi|một|hai|ba|các|hàng|hằng|từng|những|số|\d+)\s*\Z")
_COUNTER = re.compile(r"\s*[:|]?\s*\d")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading stands.

    Args:
        original: the folded text in its own case.
        lowered: the same in lower case.
        previous: the date before it, if any was taken.
    """

    original: str
    lowered: str
    previous: Reading | None

    def before(
        self, pattern: re.Pattern[str], at: int, reach: int = _REACH
    ) -> re.Match[str] | None:
        """Match `pattern` (which ends in `\\Z`) on the words before `at`."""
        return pattern.search(self.lowered, max(0, at - reach), at)

    def linked(self, at: int) -> bool:
        """Whether the date before is joined to this place by a comma or "và"."""
        last = self.previous
        if last is None or not 0 <= at - last.end <= 12:
            return False
        return _LINKED.fullmatch(self.lowered, last.end, at) is not None


def _day(reading: Reading, place: Place) -> bool:
    lead, at = reading.lead.strip(), reading.start
    if _WEEKDAY_LEAD.match(lead) and place.before(_cue("ordered"), at):
        return False  # "lần thứ hai, ngày 5/6": the ordinal is no weekday
    if reading.points[-1].year is not None:
        return not place.before(_NUMBERED, at)
    if not lead:
        return not place.before(_NAMED_DAY, at, _NAME_REACH) and _bare_day(reading, place)
    if lead.startswith(("ngày", "mùng", "mồng")):
        holiday = place.before(_cue("holiday_cues"), at) or place.before(_YEARS_OF_DAY, at)
        holiday = holiday or place.before(_holiday_name(), at, _NAME_REACH)
        return not holiday and not _IS_OCCASION.match(place.lowered, reading.end)
    return "ngày" in lead or not _counted().match(place.lowered, reading.end)


_DAY_PARTS = ("buổi", "rạng", "mờ", "sáng", "trưa", "chiều", "tối", "nửa", "đêm", "khuya")


def _bare_day(reading: Reading, place: Place) -> bool:
    """A day without year and without "ngày": "hôm 9/3", "từ 20/4 đến 31/5", "(15/8)"."""
    lowered, at = place.lowered, reading.start
    if _counted().match(lowered, reading.end):
        return False
    if place.before(_OPEN_AFTER_DAY, at) or place.before(_ANNOUNCED, at):
        return True
    slashed = all(mark not in lowered[at : reading.end] for mark in "-.")
    cue = place.before(_cue("day_cues"), at) is not None
    if cue and (slashed or reading.shape != "point" or _CLOSED.match(lowered, reading.end)):
        return True
    if place.before(_cue("dash_cues"), at):
        return True
    if reading.shape == "range" and "/" in lowered[at : reading.end]:
        return not place.before(_cue("holiday_cues"), at)
    if place.linked(at) and place.previous is not None and place.previous.is_day:
        return True
    return bool(place.before(_LINE_START, at) and _COMMA.match(lowered, reading.end))


def _day_only(reading: Reading, place: Place) -> bool:
    return not place.before(_NO_DAY_ONLY, reading.start)


def _month(reading: Reading, place: Place) -> bool:
    lowered, at, first = place.lowered, reading.start, reading.points[0]
    if not reading.lead:  # "5/2024"
        if place.before(_NUMBERED, at) or _counted().match(lowered, reading.end):
            return False
        return place.before(_cue("month_cues"), at) is not None or place.linked(at)
    if reading.has_year or reading.shape == "list":
        return True
    if _counted().match(lowered, reading.end) or _AFTER_MONTH.match(lowered, reading.end):
        return False
    if place.before(_NO_MONTH, at):
        return False
    worded = not lowered[reading.end - 1].isdigit()
    return not worded or (
        place.before(_cue("month_cues"), at) is not None and first.month not in (None,)
    )


def _quarter(reading: Reading, place: Place) -> bool:
    if place.before(_NO_QUARTER, reading.start):
        return False
    word = place.original[reading.start : reading.start + 3]
    return not (word == "Quý" and _CAPITAL_BEFORE.search(place.original[: reading.start][-_REACH:]))


_CAPITAL_BEFORE = re.compile(r"[A-ZĐÀ-Ỹ]\w* \Z")


def _year(reading: Reading, place: Place) -> bool:
    if reading.shape == "range":  # "kế hoạch 5 năm 2018 - 2023": "năm" counts there
        return not place.before(_COUNT_BEFORE, reading.start)
    early = (reading.points[0].year or 0) < 1800
    return not (early and _counted().match(place.lowered, reading.end))


def _year_span(reading: Reading, place: Place) -> bool:
    if place.before(_NUMBERED, reading.start):
        return False
    return not _counted().match(place.lowered, reading.end)


def _year_bare(reading: Reading, place: Place) -> bool:
    lowered, at = place.lowered, reading.start
    if _counted().match(lowered, reading.end):
        return False
    cue = place.before(_year_cue(), at)
    if cue:
        strong = _BIRTH.fullmatch(cue["cue"]) is not None
        return strong or _AFTER_YEAR.match(lowered, reading.end) is not None
    if place.linked(at) and place.previous is not None and _is_year(place.previous):
        return _AFTER_YEAR.match(lowered, reading.end) is not None
    return bool(_OPEN.search(lowered, max(0, at - 2), at) and _BORN.match(lowered, reading.end))


_BORN = re.compile(r"(?:, | )(?:quê|trú|ngụ|ở|thường trú|hộ khẩu|tại|cùng)(?!\w)")


def _is_year(reading: Reading) -> bool:
    return reading.points != [] and reading.points[-1].month is None


def _relative(reading: Reading, place: Place) -> bool:
    original, end = place.original, reading.end
    if _COUNTER.match(place.lowered, end):  # "Hôm nay: 159" counts visitors
        return False
    words = original[reading.start : end]
    if words.endswith("Mai"):  # a name
        return False
    if words.lower().startswith(("hôm", "ngày")):
        return not place.before(_cue("today_phrases"), reading.start)
    return True


def _always(_reading: Reading, _place: Place) -> bool:
    return True


def _lunar(reading: Reading, place: Place) -> bool:
    return bool(
        reading.points[0].year is not None
        or reading.lead.strip().startswith(_DAY_PARTS)
        or not place.before(_cue("holiday_cues"), reading.start)
    )


#: Rule -> judge. A reading its judge refuses is not taken; the next form may still be.
JUDGES: dict[str, Callable[[Reading, Place], bool]] = {
    "dates.day_range": _day,
    "dates.day_list": _day,
    "dates.day": _day,
    "dates.day_short_year": _day,
    "dates.day_iso": _day,
    "dates.day_words": _day,
    "dates.day_only": _day_only,
    "dates.month_range": _month,
    "dates.month_list": _month,
    "dates.month": _month,
    "dates.month_bare_range": _always,
    "dates.month_bare": _month,
    "dates.quarter_range": _quarter,
    "dates.quarter": _quarter,
    "dates.term": _always,
    "dates.term_year": _always,
    "dates.decade": _always,
    "dates.month_short": _always,
    "dates.year_range": _year,
    "dates.year_list": _year,
    "dates.year": _year,
    "dates.year_span": _year_span,
    "dates.year_bare": _year_bare,
    "dates.relative_day": _always,
    "dates.relative": _relative,
    "dates.same_day": _always,
    "dates.weekday_of_bracket": _always,
    "dates.lunar_tet": _lunar,
    "dates.lunar_full_moon": _lunar,
    "dates.lunar_day": _lunar,
}
