"""Whether a form, standing where it stands, is a date.

A day with its year is a date nearly everywhere. "8/3", "2-1", "tháng 5", "2019" are dates only in
company: a ratio, a score, a street, a holiday, a duration, a document look the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.folding import CAPITALS
from extract.resources import entries
from extract.tag.dates.context import (
    Place,
    before_pattern,
    counted,
    cue,
    holiday_name,
    unit,
    year_cue,
)
from extract.tag.dates.reading import Reading

_DAY_PARTS = ("buổi", "rạng", "mờ", "sáng", "trưa", "chiều", "tối", "nửa", "đêm", "khuya")
_WEEKDAY = re.compile(r"thứ|chủ|cn|t\d")
_NUMBERED = before_pattern(r"(?:số|mã|điều|khoản|mục|đt|tel|điện thoại|iso|tcvn)\s?:?")
_COUNT = before_pattern(
    r"(?<!thứ )(?:\d+|một|hai|ba|bốn|năm|sáu|b[ảẩ]y|tám|chín|mười|chục|trăm|mấy|vài|nhiều)"
)
_EACH = before_pattern(r"mỗi|một|hàng|hằng|từng")

# ---- around days
# Where "22 - 24/5/2023" is whole; in "kỳ họp thứ 2, ngày 5/6/2023" the 2 is no day.
_APART = re.compile(r"(?:^|[\n(,:;|])\s*\Z|\s-\s*\Z")
_MIXED = re.compile(r"\A\d{1,2} ?- ?\d{1,2} ?/ ?\d{4}\Z")  # "10-12/2023" are months
_ON = before_pattern(r"hôm|bữa")
_OPEN_AFTER_DAY = re.compile(  # "sáng nay (21/8)", "Chủ nhật (26/5)"
    r"(?:nay|qua|mai|cùng ngày|nhật|thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])) ?\(\Z"
)
_ANNOUNCED = re.compile(  # "trong 2 ngày (22 và 23/5)", "hạn nộp: 30/6"
    r"(?<!\w)(?:(?:\d|hai|ba|bốn|các) ngày(?: [^\s,.;:()\d]{1,7}){0,4}"
    r"|thời gian|hạn(?: [^\s,.;:]{1,6}){0,2})"
    r"\s?[:(,]\s?(?:từ\s)?\Z"
)
_NAMED_DAY = re.compile(  # "Ngày thành lập Hội … (20/10)"
    r"(?:ngày|dịp|lễ|tết|quốc khánh|khởi nghĩa|chiến thắng)\s+(?=[^\W\d])[^,.;:()\d\n]{2,90}\(\Z"
)
_YEARS_OF = before_pattern(r"(?:kỷ|kỉ) niệm[^,.;:()\n]{0,40}năm")
_IS_OCCASION = re.compile(r"\s+là\s+(?:dịp|ngày)(?!\w)")
_CLOSED = re.compile(r"\s?[,.;:)]|\s*\Z|\n")
_COMMA = re.compile(r"\s?,")
_LINE_START = re.compile(r"(?:^|\n)[ \W]*\Z")
_NO_DAY_ONLY = before_pattern(r"mỗi|một|hai|ba|các|hàng|hằng|từng|những|số|\d+")

# ---- around months, quarters, years
_NO_MONTH = re.compile(
    r"(?:(?<!\w)(?:mỗi|hàng|hằng|từng|một|hai|ba|bốn|năm|sáu|b[ảẩ]y|tám|chín|mười|mấy|vài|nửa|số|sao"
    r"|các|lớp|trọn)|\d|/)\s*\Z"
)
_AFTER_MONTH = re.compile(r"\s+(?:biên giới|lần)(?!\w)")
_ONLY_MONTH = re.compile(r"(?:mười (?:một|hai)|chạp)\Z")  # names that count nothing
_SENTENCE_START = re.compile(r"(?:^|[\n.!?])\s*\Z")
_NO_QUARTER = before_pattern(r"mỗi|hàng|hằng|theo|một|cao|đáng|phú|lê|kim|nguyễn|vị")
_CAPITAL_BEFORE = re.compile(rf"[{CAPITALS}]\w* \Z")
_OF_ITSELF = re.compile(  # after these a year needs nothing more
    r"s\.?n|ns|(?:năm )?sinh(?: năm)?|hè|mùa .*|xuân|tết.*|trung thu|giáng sinh"
)
_GOES_ON = re.compile(
    r'\s*(?:[,.;:)\]!?"\-|]|\Z|\n)'
    r"|\s+(?:đến|tới|đã|sẽ|và|là|có|cho|với|của|tại|do|được|theo|về|trở|khi|toàn|đạt|tăng|giảm|ước"
    r"|vừa|này|phấn|để|trên|nhằm|nhưng|thì)(?!\w)"
)
_IN_BRACKET = re.compile(  # "(1985, quê …)", "hạng Nhì (2015)"
    r"\s?\)|(?:, | )(?:quê|trú|ngụ|ở|thường trú|hộ khẩu|tại|cùng)(?!\w)"
)
_BRACKET = re.compile(r"\(\s?\Z")
_COUNTER = re.compile(r"\s*[:|]?\s*\d")


def _always(_reading: Reading, _place: Place) -> bool:
    return True


def _day(reading: Reading, place: Place) -> bool:
    lead, at = reading.lead.strip(), reading.start
    written = place.lowered[at : reading.end]
    if _WEEKDAY.match(lead) and place.before(cue("ordered"), at):
        return False  # "lần thứ hai, ngày 5/6": the ordinal is no weekday
    if reading.points[-1].year is not None:
        if not lead and _MIXED.match(written):
            return False
        if not lead and reading.shared:
            return bool(place.before(cue("day_cues"), at) or place.before(_APART, at))
        return not place.before(_NUMBERED, at)
    if not lead:
        named = place.far_before(_NAMED_DAY, at) and not place.before(_ANNOUNCED, at)
        return not named and _bare_day(reading, place)
    if unit().match(place.lowered, reading.end):
        return False
    if lead.startswith(("ngày", "mùng", "mồng")):
        return not _is_holiday(reading, place) and not place.before(_EACH, at)
    return True


def _is_holiday(reading: Reading, place: Place) -> bool:
    """ "nhân ngày 8/3", "kỷ niệm 75 năm ngày 27/7", "Ngày 20/11 là dịp …"."""
    return bool(
        _after_holiday_cue(reading, place)
        or place.before(_YEARS_OF, reading.start)
        or place.far_before(holiday_name(), reading.start)
        or _IS_OCCASION.match(place.lowered, reading.end)
    )


def _after_holiday_cue(reading: Reading, place: Place) -> bool:
    if place.before(cue("holiday_cues"), reading.start):
        return True
    first = reading.points[0]
    named = f"{first.day}/{first.month}" in entries("dates", "holidays")
    return named and place.before(cue("holiday_weak_cues"), reading.start) is not None


def _bare_day(reading: Reading, place: Place) -> bool:
    """A day without year and without "ngày": "hôm 9/3", "từ 20/4 đến 31/5", "(15/8)"."""
    lowered, at, end = place.lowered, reading.start, reading.end
    if place.before(_ON, at):
        return not unit().match(lowered, end)
    if _counts(reading, place):
        return False
    if place.before(cue("dash_cues"), at):
        return True
    if place.before(_OPEN_AFTER_DAY, at) or place.before(_ANNOUNCED, at):
        return True
    written = lowered[at:end]
    if place.before(cue("day_cues"), at):
        return (
            not ("-" in written or "." in written)
            or (reading.shape != "point" and "." not in written)
            or _CLOSED.match(lowered, end) is not None
        )
    if reading.shape == "range" and "/" in written:
        return not _after_holiday_cue(reading, place)
    if place.linked(at) and place.previous is not None and place.previous.is_day:
        return True
    return bool(place.before(_LINE_START, at) and _COMMA.match(lowered, end))


def _counts(reading: Reading, place: Place) -> bool:
    """Whether the digits rather count something ("từ 3-5 người") or are a fraction ("2/3 số …").

    "20/4" is no fraction, and hardly anybody writes "từ 20/4" before what he counts.
    """
    point = reading.points[0]
    written = place.lowered[reading.start : reading.end]
    fraction = (
        reading.shape == "point" and "/" in written and (point.day or 0) < (point.month or 0) <= 10
    )
    if fraction:
        return _GOES_ON.match(place.lowered, reading.end) is None
    if (point.day or 0) < (point.month or 0) and counted().match(place.lowered, reading.end):
        return True  # "7/12 đội"
    if "/" in written and reading.shape == "point":
        return unit().match(place.lowered, reading.end) is not None
    return counted().match(place.lowered, reading.end) is not None


def _day_only(reading: Reading, place: Place) -> bool:
    return not place.before(_NO_DAY_ONLY, reading.start)


def _lunar(reading: Reading, place: Place) -> bool:
    return bool(
        reading.points[0].year is not None
        or reading.lead.strip().startswith(_DAY_PARTS)
        or not place.before(cue("holiday_cues"), reading.start)
    )


def _month(reading: Reading, place: Place) -> bool:
    lowered, at, end = place.lowered, reading.start, reading.end
    if reading.points[-1].year is not None:
        return True
    if unit().match(lowered, end) or _AFTER_MONTH.match(lowered, end):
        return False
    if place.before(_NO_MONTH, at):
        return False
    if lowered[end - 1].isdigit() or place.before(cue("month_cues"), at) is not None:
        return True
    if _ONLY_MONTH.search(lowered, at, end):
        return True
    if place.original[at] == "t":
        return place.before_as_written(_CAPITAL_BEFORE, at) is not None
    return _COMMA.match(lowered, end) is not None and place.before(_SENTENCE_START, at) is not None


def _month_list(reading: Reading, place: Place) -> bool:
    return reading.has_year or not counted().match(place.lowered, reading.end)


def _month_bare(reading: Reading, place: Place) -> bool:
    """ "5/2024": a month after "từ", "hết", an issue after "số", a document elsewhere."""
    lowered, at = place.lowered, reading.start
    if counted().match(lowered, reading.end):
        return False
    return place.before(cue("month_cues"), at) is not None or place.linked(at)


def _quarter(reading: Reading, place: Place) -> bool:
    if place.before(_NO_QUARTER, reading.start):
        return False
    if reading.shape == "range" and counted().match(place.lowered, reading.end):
        return False  # "quý 2, 3 đơn vị"
    word = place.original[reading.start : reading.start + 3]
    before = place.original[max(0, reading.start - 20) : reading.start]
    return not (word == "Quý" and _CAPITAL_BEFORE.search(before))  # "tàu Phú Quý 2"


def _year(reading: Reading, place: Place) -> bool:
    early = (reading.points[0].year or 0) < 1800  # "năm 1000 người"
    return not (early and counted().match(place.lowered, reading.end))


def _year_range(reading: Reading, place: Place) -> bool:
    return not place.before(_COUNT, reading.start)  # "kế hoạch 5 năm 2018 - 2023": a count


def _year_list(reading: Reading, place: Place) -> bool:
    return not counted().match(place.lowered, reading.end)  # "năm 2018, 2019 đoàn viên"


def _year_span(reading: Reading, place: Place) -> bool:
    if place.before(_NUMBERED, reading.start):
        return False
    return not counted().match(place.lowered, reading.end)


def _year_bare(reading: Reading, place: Place) -> bool:
    lowered, at, end = place.lowered, reading.start, reading.end
    found = place.before(year_cue(), at)
    if found and _OF_ITSELF.fullmatch(found["cue"]):
        return True
    if counted().match(lowered, end):
        return False
    if found:
        return _GOES_ON.match(lowered, end) is not None
    last = place.previous
    if last is not None and place.linked(at) and last.points and last.points[-1].month is None:
        return _GOES_ON.match(lowered, end) is not None
    return bool(place.before(_BRACKET, at) and _IN_BRACKET.match(lowered, end))


def _relative(reading: Reading, place: Place) -> bool:
    if _COUNTER.match(place.lowered, reading.end):  # "Hôm nay: 159" counts visitors
        return False
    words = place.original[reading.start : reading.end]
    if words.endswith("Mai"):  # a name
        return False
    if words.lower().startswith(("hôm", "ngày")):
        return not place.before(cue("today_phrases"), reading.start)
    return True


#: Rule -> judge. A reading its judge refuses is not taken; the next form may still be.
JUDGES: dict[str, Callable[[Reading, Place], bool]] = {
    "dates.day_range": _day,
    "dates.day_list": _day,
    "dates.day": _day,
    "dates.day_short_year": _day,
    "dates.day_iso": _day,
    "dates.day_words": _day,
    "dates.day_only": _day_only,
    "dates.lunar_tet": _lunar,
    "dates.lunar_full_moon": _lunar,
    "dates.lunar_day": _lunar,
    "dates.relative_day": _always,
    "dates.relative": _relative,
    "dates.same_day": _always,
    "dates.weekday_of_bracket": _always,
    "dates.night": _always,
    "dates.month_range": _month,
    "dates.month_list": _month_list,
    "dates.month": _month,
    "dates.month_short": _always,
    "dates.month_bare_range": _always,
    "dates.month_bare_pair": _month_bare,
    "dates.month_bare": _month_bare,
    "dates.quarter_range": _quarter,
    "dates.quarter": _quarter,
    "dates.term": _always,
    "dates.term_year": _always,
    "dates.decade": _always,
    "dates.year_to_month": _always,
    "dates.month_to_year": _always,
    "dates.year_range": _year_range,
    "dates.year_list": _year_list,
    "dates.year": _year,
    "dates.year_span": _year_span,
    "dates.year_bare": _year_bare,
}
