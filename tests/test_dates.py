"""Dates: properties that hold for every day, every text; the calendar below them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.calendar import Point, read_day
from extract.calendar.lunar import named_year, to_solar
from extract.folding import fold, lower
from extract.tag.dates import FoundDate, find_dates

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
#: Written form of a full day; the braces hold the span. {d2} and {m2} have two digits.
FULL = (
    "{{{d}/{m}/{y}}}",
    "{{{d2}/{m2}/{y}}}",
    "{{{d}-{m}-{y}}}",
    "{{{d2}.{m2}.{y}}}",
    "{{ngày {d}/{m}/{y}}}",
    "{{ngày {d} - {m2} - {y}}}",
    "{{ngày {d} tháng {m} năm {y}}}",
    "{{ngày {d2} tháng {m2}, {y}}}",
    "{{ngày {d} tháng {m}/{y}}}",
    "{{ngày {d}/{m} năm {y}}}",
    "{{{d} tháng {m} năm {y}}}",
    "{{sáng {d}/{m}/{y}}}",
    "{{chiều ngày {d}-{m}-{y}}}",
    "{{tối thứ bảy, ngày {d}/{m}/{y}}}",
    "{{Thứ năm, {d2}/{m2}/{y}}}",
    "{{chủ nhật - {d2}/{m2}/{y}}}",
    "{{rạng sáng ngày\n{d}/{m}/{y}}}",
    "hôm {{{d}/{m}/{y}}}",
    "{{{y}-{m2}-{d2}}}",
)
#: The same without the year.
OPEN = (
    "{{ngày {d}/{m}}}",
    "{{ngày {d}-{m}}}",
    "{{ngày {d2}.{m2}}}",
    "{{ngày {d} tháng {m}}}",
    "{{sáng {d}/{m}}}",
    "{{tối {d}-{m}}}",
    "{{chiều ngày {d2}/{m2}}}",
    "{{đêm thứ tư, ngày {d}/{m}}}",
    "hôm {{{d}/{m}}}",
)
FRAMES = ("Hội nghị diễn ra {} tại hội trường.", "{}, công đoàn họp.", "Họp ({}) xong.", "\n{}\n")
EDTF = re.compile(
    r"(?:XXXX|\d{4}|\d{3}X)(?:-(?:0[1-9]|1[0-2]|3[3-6])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
)


def _written(form: str, frame: str, day: date) -> tuple[str, str]:
    """The text and the span that must be found in it."""
    filled = form.format(
        d=day.day, m=day.month, y=day.year, d2=f"{day.day:02d}", m2=f"{day.month:02d}"
    )
    span = filled[filled.index("{") + 1 : filled.index("}")]
    return frame.format(filled.replace("{", "").replace("}", "")), span


def _points(value: str) -> list[str]:
    return re.split(r"[/,]", value.strip("{}"))


def _find(text: str, published: date | None = None) -> list[FoundDate]:
    folded = fold(text)
    return find_dates(folded, lower(folded), published)


@given(DAYS, st.sampled_from(FULL), st.sampled_from(FRAMES), st.booleans())
def test_a_full_day_is_found_with_its_value(day: date, form: str, frame: str, shout: bool) -> None:
    text, span = _written(form, frame, day)
    if shout:
        text, span = text.upper(), span.upper()
    found = _find(text, date(2010, 6, 15))
    assert [(text[f.start : f.end], f.value) for f in found] == [(span, day.isoformat())]


@given(DAYS, st.sampled_from(OPEN), st.sampled_from(FRAMES))
def test_a_day_without_year_stays_open(day: date, form: str, frame: str) -> None:
    text, span = _written(form, frame, day)
    found = _find(text)
    assert [(text[f.start : f.end], f.value) for f in found] == [
        (span, f"XXXX-{day.month:02d}-{day.day:02d}")
    ]


@given(DAYS, st.integers(0, 150), st.sampled_from(OPEN))
def test_the_publication_date_gives_the_year_of_days_before_it(
    published: date, age: int, form: str
) -> None:
    day = published - timedelta(days=age)
    text, _ = _written(form, FRAMES[0], day)
    in_year_of_publication = day.replace(day=min(day.day, 28), year=published.year)
    ahead = (in_year_of_publication - published).days
    if day.year == published.year or ahead > 190:
        assert [f.value for f in _find(text, published)] == [day.isoformat()]


@given(DAYS, st.integers(1, 300))
def test_ranges_of_full_days(last: date, length: int) -> None:
    first = last - timedelta(days=length)
    for to in (" đến ngày ", " - ", " đến hết "):
        text = f"từ ngày {first:%d/%m/%Y}{to}{last:%d/%m/%Y}."
        assert [(f.start, f.end, f.value) for f in _find(text)] == [
            (3, len(text) - 1, f"{first.isoformat()}/{last.isoformat()}")
        ]


@given(
    st.integers(1950, 2089), st.integers(1, 10), st.sampled_from(["-", " - ", "- ", " – ", "-\n"])
)
def test_terms(first: int, years: int, dash: str) -> None:
    for word in ("năm học", "nhiệm kỳ", "giai đoạn", "Năm\nhọc", "NHIỆM KỲ", "niên khóa"):
        text = f"{word} {first}{dash}{first + years}"
        assert [(f.start, f.end, f.value) for f in _find(text)] == [
            (0, len(text), f"{first}/{first + years}")
        ]


PIECES = st.sampled_from(
    [*"0123456789/-.,:()\" \n", "ngày ", "tháng ", "năm ", "sáng ", "nay", " đến ", " và ", "quý ",
     "mùng ", "Tết ", "cùng ngày", "thứ hai", "năm học ", "2019", "12/5", "8/3/2021", "rằm ", "I",
     "hôm ", "29/2", "31/4", "Kỷ Hợi ", "âm lịch", "những ", "T7/"]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)), st.none() | DAYS
)
def test_any_text(text: str, published: date | None) -> None:
    found = _find(text, published)
    ends = [0]
    for f in found:
        assert ends[-1] <= f.start < f.end <= len(text)
        assert "\n\n" not in text[f.start : f.end]
        assert text[f.start : f.end] == text[f.start : f.end].strip()
        assert f.value is None or all(EDTF.fullmatch(p) for p in _points(f.value)), f.value
        ends.append(f.end)


@pytest.mark.parametrize(
    "piece",
    ["1", "1/", "1-", "12/5 ", "ngày ", "ngày 5, ", "2019-", "5.", "sáng nay ", "ngày 15, ", "(",
     " ", "tháng 5 và ", "chiều cùng ngày ", "5/6/2019 ngày 7/8 ", "thứ hai, ", "mùng 3 Tết "],
)  # fmt: skip
def test_long_runs_end(piece: str) -> None:
    """Quadratic work on these would take minutes."""
    text = piece * (60_000 // len(piece))
    assert all(f.end <= len(text) for f in _find(text, date(2020, 1, 1)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Họp các ngày 10, 17 và 24/6/2023.", "{2023-06-10,2023-06-17,2023-06-24}"),
        ("Thu quý I, III/2022 đều tăng.", "2022-33/2022-35"),
        ("Những năm 1990, xưởng còn nhỏ.", "199X"),
    ],
)
def test_values_that_phrases_cannot_write(text: str, value: str) -> None:
    assert [f.value for f in _find(text)] == [value]


@given(DAYS, st.sampled_from(["{}", "Đăng lúc: {} 14:10", "({})", "Thứ 4, {} | 15:38:07"]))
def test_read_day(day: date, frame: str) -> None:
    for written in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat()):
        assert read_day(frame.format(written)) == day
    words = f"ngày {day.day} tháng {day.month} năm {day.year}"
    assert read_day(frame.format(words)) == day


@pytest.mark.parametrize("text", ["", "31/02/2020", "12/5", "15:38:07", "năm 2020", "1/2/20234"])
def test_read_day_finds_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        ((2019, 1, 1), date(2019, 2, 5)),
        ((2024, 1, 1), date(2024, 2, 10)),
        ((1985, 1, 1), date(1985, 1, 21)),  # a month before the Chinese one
        ((2023, 8, 15), date(2023, 9, 29)),  # after a leap month
        ((2024, 3, 10), date(2024, 4, 18)),
        ((2018, 12, 30), date(2019, 2, 4)),
        ((2021, 12, 30), None),  # that month had 29 days
    ],
)
def test_lunar_days(lunar: tuple[int, int, int], solar: date | None) -> None:
    assert to_solar(*lunar) == solar


def test_lunar_years() -> None:
    assert named_year("kỷ hợi", 2018) == 2019
    assert named_year("đinh dậu", 2016) == 2017
    assert named_year("kỷ tuất", 2018) is None


def test_points() -> None:
    assert Point(2023, quarter=3).edtf() == "2023-35"
    assert Point(month=2, day=29).valid()
    assert not Point(2023, 2, 29).valid()
