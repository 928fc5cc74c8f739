"""How dates are written: forms composed of atoms, as patterns for folded lower-case text.

Atoms are strings; a form is one compiled pattern made of them. A named group carries the part of
the value that it matched: `d` day, `m` month in digits, `w` month after the word "tháng", `y` and
`v` the year after one of these, `q` quarter; 1 and 2 number the ends of a stretch of time. `lead`
is what stands before the digits ("sáng thứ bảy, ngày"). `FORMS` says which forms may begin with
which word, the most demanding first: the first that matches and makes sense is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.calendar import DAY, MONTH, MONTH_WORD, YEAR
from extract.calendar.lunar import YEAR_NAME
from extract.tag.alternation import any_of

# ---- atoms ------------------------------------------------------------------------------------
# A line may break inside a date ("NĂM\nHỌC 2022-2023"), a blank line may not. Bounded, and with
# one way only to match any white space, so that nothing is tried twice.
_S1 = r"(?: {1,3}(?:\n {0,3})?|\n {0,3})"
_S0 = rf"{_S1}?"

_PART = (
    r"(?:(?:rạng|mờ) sáng|sáng sớm|sáng|trưa|chiều muộn|chiều tối|chiều|tối muộn|tối"
    r"|nửa đêm|đêm khuya|đêm|khuya)"
)
_PARTS = rf"(?:buổi )?{_PART}(?:(?: và|,| đến) (?:buổi )?{_PART})?"
_WEEKDAY = r"(?:thứ(?: {1,3}| ?\n ?)(?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật|cn|t[2-7])(?!\w)"
_LEAD = (
    rf"(?P<lead>(?:{_PARTS}(?:{_S0},)?{_S0})?(?:(?:ngày{_S1})?{_WEEKDAY}(?:{_S0}[,-])?{_S0})?"
    rf"(?:ngày{_S0}|hôm{_S1})?(?:m[ùồ]ng{_S1})?)"
)
_CLOCK = rf"(?:\d{{1,2}}(?:[hg:]\d{{0,2}}|{_S1}giờ(?: \d\d)?) {{1,3}})?"
_TO = rf"(?:{_S0}-{_S0}|{_S1}(?:cho )?(?:đến|tới)(?: hết| cuối| đầu| giữa)?{_S1})"
_AND = rf"(?:{_S0}[,&]{_S0}|{_S1}(?:và|cùng|hoặc){_S1})"
# What may not follow: more digits, a code ("/qđ-ubnd"), a percentage; a letter may where a careless
# writer left no space after the year.
_END = r"(?![\d_%]|(?<!\d{4})[^\W\d_]|[/.-]\d(?!\d?[hg:])|[/+:][\w+]| ?%)"
_YEAR_END = r"(?![\d%]|[/.-]\d)"
_LATE_YEAR = r"(?:19|20)\d\d(?!\d)"  # all that a year without a word may be
_ANY_YEAR = r"(?:1[0-9]|20)\d\d(?!\d)"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_TERM = rf"(?:năm{_S1}học|niên{_S1}(?:học|khóa)|nhiệm{_S1}k[ỳì]|nk|giai{_S1}đoạn|thời{_S1}k[ỳì])"
_DAY_WORD = (
    r"(?:hai mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín))?|ba mươi(?: mốt)?"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
)


def _month_year(n: str) -> str:
    """`/8/2024`, `-8`, `.8.2024`, ` tháng 8 năm 2024`, ` tháng Tám, 2024`."""
    return (
        rf"(?: ?[/.-] ?(?P<m{n}>{MONTH})(?:(?: ?[/.-] ?|,?{_S1}năm{_S1})(?P<y{n}>{YEAR}))?"
        rf"|{_S1}tháng{_S1}(?P<w{n}>{MONTH}|{MONTH_WORD})"
        rf"(?:(?: ?[/.-] ?|,?{_S1}(?:năm{_S1})?)(?P<v{n}>{YEAR}))?)"
    )


def _of_year(n: str) -> str:
    """Year after a month or a quarter: `/2024`, `-2024`, ` năm 2024`, ` (2024)`."""
    return rf"(?: ?[/.-] ?|,?{_S1}năm{_S1}|{_S1})(?P<y{n}>{YEAR})"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date.

    Args:
        name: of the rule, `dates.<name>` in the output.
        reads: name of the reader in `readings.py` that turns the groups into points.
        score: evidence when nothing around speaks for or against it.
    """

    name: str
    reads: str
    score: float
    pattern: re.Pattern[str]


def _form(name: str, reads: str, score: float, *parts: str) -> Form:
    return Form(f"dates.{name}", reads, score, re.compile("".join(parts)))


# ---- days -------------------------------------------------------------------------------------
_DAY_RANGE = _form(
    "day_range", "day_range", 0.95,
    _LEAD, rf"(?P<d1>{DAY})", rf"(?:{_month_year('1')})?", _TO, _CLOCK,
    rf"(?:{_PARTS}{_S1})?(?:{_WEEKDAY}(?:{_S0}[,-])?{_S0})?(?:ngày{_S1})?(?:m[ùồ]ng{_S1})?",
    rf"(?P<d2>{DAY})", _month_year("2"), _END,
)  # fmt: skip
_NIGHT = _form(  # "đêm 29 rạng sáng 30/9", "đêm 3/8, rạng sáng ngày 4/8"
    "night", "day_range", 0.95,
    rf"(?P<lead>(?:đêm|khuya|tối){_S1}(?:ngày{_S1})?)(?P<d1>{DAY})", rf"(?:{_month_year('1')})?",
    rf",?{_S1}(?:và{_S1})?(?:(?:rạng|mờ) sáng|sáng sớm|sáng){_S1}(?:ngày{_S1})?",
    rf"(?P<d2>{DAY})", _month_year("2"), _END,
)  # fmt: skip
_DAY_LIST = _form(
    "day_list", "day_list", 0.95,
    _LEAD, rf"(?P<days>{DAY}(?:{_AND}(?:{_PARTS}{_S1})?(?:ngày{_S1})?{DAY}){{1,9}})",
    _month_year("1"), _END,
)  # fmt: skip
_DAY = _form("day", "day", 0.95, _LEAD, rf"(?P<d1>{DAY})", _month_year("1"), _END)
_DAY_SHORT_YEAR = _form(
    "day_short_year", "day_short_year", 0.9,
    _LEAD, rf"(?P<d1>{DAY})(?P<sep>[/.-])(?P<m1>{MONTH})(?P=sep)(?P<short>\d\d)(?!\d)", _END,
)  # fmt: skip
_DAY_ISO = _form(
    "day_iso", "day", 0.95,
    rf"(?P<lead>)(?P<y1>{YEAR})(?P<sep>[/-])(?P<m1>{MONTH})(?P=sep)(?P<d1>{DAY})", r"(?![\d/-])",
)  # fmt: skip
_DAY_WORDS = _form(
    "day_words", "day_words", 0.95,
    _LEAD, rf"(?P<day>{_DAY_WORD}){_S1}tháng{_S1}(?P<w1>{MONTH}|{MONTH_WORD})",
    rf"(?:,?{_S1}năm{_S1}(?P<v1>{YEAR}))?", _END,
)  # fmt: skip
_DAY_ONLY = _form(
    "day_only", "day_only", 0.6,
    rf"(?P<lead>(?:{_PARTS}{_S1})?ngày{_S1})(?P<d1>{DAY})(?=\s*[,;)]|\s*\.?\s*$|\.\s)",
)  # fmt: skip

# ---- lunar days -------------------------------------------------------------------------------
_LUNAR_YEAR = (
    rf"(?:{_S1}(?:năm )?(?P<name>{YEAR_NAME}))?(?:(?:,?{_S1}(?:năm{_S1})?|/)(?P<y1>{YEAR}))?"
)
_LUNAR_TET = _form(
    "lunar_tet", "lunar_tet", 0.9,
    rf"(?P<lead>(?:{_PARTS} )?(?:ngày )?)",
    rf"(?:(?P<new>m[ùồ]ng (?P<day>10|0?[1-9]|{_DAY_WORD}))|(?P<old>2[3-9]|30))",
    rf" tết(?: nguyên đán)?{_LUNAR_YEAR}", _END,
)  # fmt: skip
_LUNAR_FULL_MOON = _form(
    "lunar_full_moon", "lunar", 0.9,
    rf"(?P<lead>(?:{_PARTS} )?(?:ngày )?)rằm tháng (?P<w1>{MONTH}|{MONTH_WORD})(?: âm lịch)?",
    _LUNAR_YEAR, _END,
)  # fmt: skip
_LUNAR_DAY = _form(
    "lunar_day", "lunar", 0.9,
    rf"(?P<lead>(?:{_PARTS} )?(?:ngày )?(?:m[ùồ]ng )?)(?P<d1>{DAY})",
    rf"(?: tháng (?P<w1>giêng|chạp)(?: âm lịch)?(?!\w)"
    rf"|(?: tháng |/|-)(?P<m1>{MONTH_WORD}|{MONTH}) ?\(?(?:âm lịch|al)(?!\w)\)?)",
    _LUNAR_YEAR, _END,
)  # fmt: skip

# ---- months and quarters ----------------------------------------------------------------------
_MONTH_RANGE = _form(
    "month_range", "month_range", 0.95,
    rf"(?P<lead>tháng{_S0})(?P<m1>{MONTH})(?:{_of_year('1')})?{_TO}(?:tháng{_S1})?(?P<m2>{MONTH})",
    rf"(?:{_of_year('2')})?", _END,
)  # fmt: skip
_MONTH_LIST = _form(
    "month_list", "month_list", 0.95,
    rf"(?P<lead>tháng{_S0})(?P<months>{MONTH}(?:{_AND}{MONTH}){{1,11}}){_of_year('1')}", _END,
)  # fmt: skip
_MONTH_PAIR = _form(
    "month_list", "month_list", 0.8,
    rf"(?P<lead>tháng{_S0})(?P<months>{MONTH} (?:và|hoặc) {MONTH})", _END,
)  # fmt: skip
_MONTH = _form(
    "month", "month", 0.95,
    rf"(?P<lead>tháng{_S0})(?P<m1>{MONTH}|{MONTH_WORD})(?:{_of_year('1')})?", _END,
)  # fmt: skip
_MONTH_SHORT = _form(
    "month_short", "month", 0.85, rf"(?P<lead>t)(?P<m1>{MONTH}) ?[/.-] ?(?P<y1>{YEAR})", _END
)
_MONTH_BARE_RANGE = _form(
    "month_bare_range", "month_range", 0.9,
    rf"(?P<lead>)(?P<m1>{MONTH}) ?[/.-] ?(?P<y1>{YEAR}){_TO}(?P<m2>{MONTH}) ?[/.-] ?(?P<y2>{YEAR})",
    _END,
)  # fmt: skip
_MONTH_BARE_PAIR = _form(  # "10-12/2023"
    "month_bare_pair", "month_range", 0.8,
    rf"(?P<lead>)(?P<m1>{MONTH}){_TO}(?P<m2>{MONTH}) ?[/.-] ?(?P<y2>{YEAR})", _END,
)  # fmt: skip
_MONTH_BARE = _form(
    "month_bare", "month", 0.8, rf"(?P<lead>)(?P<m1>{MONTH}) ?[/.-] ?(?P<y1>{YEAR})", _END
)
_QUARTER_RANGE = _form(
    "quarter_range", "quarter_range", 0.9,
    rf"quý{_S1}(?P<q1>{_QUARTER})(?:{_of_year('1')})?(?:{_TO}(?:quý{_S1})?|{_AND})(?P<q2>{_QUARTER})",
    rf"(?:{_of_year('2')})?", _END,
)  # fmt: skip
_QUARTER_FORM = _form(
    "quarter", "quarter", 0.9, rf"quý{_S1}(?P<q1>{_QUARTER})(?:{_of_year('1')})?", _END
)

# ---- years ------------------------------------------------------------------------------------
_SPAN = rf"(?P<y1>{YEAR})(?:{_S0}[-/]{_S0}|{_S1}(?:đến|tới){_S1}(?:năm{_S1})?)"
_TERM_FORM = _form(
    "term", "term", 0.95,
    rf"{_TERM}:?{_S0}(?P<open>\()? ?(?:năm{_S1})?",
    rf"{_SPAN}(?P<y2>{YEAR}|\d\d(?!\d))", r"(?(open)\))", r"(?![\d%]|[/.]\d)",
)  # fmt: skip
_TERM_YEAR = _form("term_year", "year", 0.9, rf"(?:năm{_S1}học){_S1}(?P<y1>{YEAR})", _YEAR_END)
_YEAR_RANGE = _form(
    "year_range", "year_range", 0.95,
    rf"năm{_S0}(?P<y1>{YEAR})(?:{_S0}-{_S0}|{_S1}(?:đến|tới)(?: hết| cuối| đầu| giữa)?{_S1})"
    rf"(?:năm{_S1})?(?P<y2>{YEAR})", _YEAR_END,
)  # fmt: skip
_YEAR_TO_MONTH = _form(  # "năm 2017 đến tháng 3/2019", "tháng 9/2016 đến năm 2018"
    "year_to_month", "years_and_month", 0.95,
    rf"năm{_S1}(?P<y1>{_LATE_YEAR}){_TO}tháng{_S0}(?P<m2>{MONTH}){_of_year('2')}", _YEAR_END,
)  # fmt: skip
_MONTH_TO_YEAR = _form(
    "month_to_year", "years_and_month", 0.95,
    rf"tháng{_S0}(?P<m1>{MONTH}){_of_year('1')}{_TO}năm{_S1}(?P<y2>{_LATE_YEAR})", _YEAR_END,
)  # fmt: skip
_YEAR_LIST = _form(
    "year_list", "year_list", 0.9,
    rf"năm{_S1}(?P<years>{YEAR}(?:{_AND}{YEAR}){{1,9}})", _YEAR_END,
)  # fmt: skip
_YEAR = _form(
    "year", "year", 0.95,
    rf"năm{_S0}(?P<y1>{_ANY_YEAR})", rf"(?![\d%]|[.]\d|{_S0}-{_S0}\d{{4}}|{_S1}đến{_S1}\d{{4}})",
)  # fmt: skip
_DECADE = _form(
    "decade", "decade", 0.9,
    rf"(?:thập{_S1}(?:niên|k[ỷỉ]){_S1}|(?<=những )năm{_S1})(?P<y1>{_LATE_YEAR})(?<=0)",
    r"(?![\w%]|\s?[/.,-]\s?\d)",
)  # fmt: skip
_YEAR_SPAN = _form(
    "year_span", "year_range", 0.8,
    rf"(?P<y1>{_LATE_YEAR})(?:{_S0}-{_S0}|{_S1}(?:đến|tới){_S1})(?P<y2>{_LATE_YEAR})",
    _YEAR_END,
)  # fmt: skip
_YEAR_BARE = _form("year_bare", "year", 0.7, rf"(?P<y1>{_LATE_YEAR})", r"(?![\w%]|[/.,-]\d|-\w)")

# ---- days named by their distance -------------------------------------------------------------
_RELATIVE = (
    rf"(?:(?:{_PARTS}{_S1})(?:(?:ngày )?hôm )?(?P<near>nay|qua|mai)"
    rf"(?! (?:đời|đi|lại|đêm|cầu|sông|đường)(?!\w))"  # "qua đời"
    rf"|(?:ngày{_S1})?hôm{_S1}(?P<day>nay|qua|kia)|ngày{_S1}(?P<next>mai|kia))(?!\w)"
)
_RELATIVE_DAY = _form(
    "relative_day", "day", 0.95,
    rf"(?P<lead>{_RELATIVE}(?:{_S0},)?{_S0}(?:ngày{_S1})?)(?P<d1>{DAY})", _month_year("1"), _END,
)  # fmt: skip
_RELATIVE_FORM = _form("relative", "relative", 0.8, _RELATIVE)
_SAME_DAY = _form("same_day", "same_day", 0.85, rf"(?P<lead>{_PARTS}){_S1}cùng{_S1}ngày(?!\w)")
_WEEKDAY_OF = _form(  # "chiều thứ Bảy (21/8)": the bracket says which
    "weekday_of_bracket", "weekday", 0.8, rf"(?P<lead>{_PARTS}{_S1}){_WEEKDAY}(?= ?\((?:ngày )?\d)"
)

_DAYS = (_DAY_RANGE, _DAY_LIST, _DAY, _DAY_SHORT_YEAR)
_PART_FORMS = (
    _RELATIVE_DAY, _LUNAR_TET, _LUNAR_FULL_MOON, _LUNAR_DAY, _NIGHT, *_DAYS, _DAY_WORDS,
    _DAY_ONLY, _RELATIVE_FORM, _SAME_DAY, _WEEKDAY_OF,
)  # fmt: skip
_NGAY_FORMS = (
    _LUNAR_TET, _LUNAR_FULL_MOON, _LUNAR_DAY, *_DAYS, _DAY_WORDS, _DAY_ONLY, _RELATIVE_DAY,
    _RELATIVE_FORM,
)  # fmt: skip

#: First word of a date -> the forms that may begin with it, in the order they are tried; a number
#: stands for all numbers of its length.
FORMS: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys(
        ("buổi", "rạng", "mờ", "sáng", "trưa", "chiều", "tối", "nửa", "đêm", "khuya"), _PART_FORMS
    ),
    **dict.fromkeys(("thứ", "chủ", "cn"), _DAYS),
    **dict.fromkeys([f"t{n}" for n in range(2, 8)], (*_DAYS, _MONTH_SHORT)),  # T7 is Saturday, July
    **dict.fromkeys(("t0", "t1", "t8", "t9"), (_MONTH_SHORT,)),
    "ngày": _NGAY_FORMS,
    **dict.fromkeys(("mùng", "mồng"), (_LUNAR_TET, _LUNAR_DAY, *_DAYS, _DAY_WORDS)),
    "rằm": (_LUNAR_FULL_MOON,),
    "hôm": (_RELATIVE_DAY, _RELATIVE_FORM),
    "tháng": (_MONTH_TO_YEAR, _MONTH_RANGE, _MONTH_LIST, _MONTH_PAIR, _MONTH),
    "quý": (_QUARTER_RANGE, _QUARTER_FORM),
    "thập": (_DECADE,),
    "năm": (_DECADE, _TERM_FORM, _TERM_YEAR, _YEAR_TO_MONTH, _YEAR_RANGE, _YEAR_LIST, _YEAR),
    **dict.fromkeys(("niên", "nhiệm", "nk", "giai", "thời"), (_TERM_FORM,)),
    "1": (  # one or two digits
        _LUNAR_DAY, *_DAYS, _MONTH_BARE_RANGE, _MONTH_BARE_PAIR, _MONTH_BARE,
    ),
    "1234": (_DAY_ISO, _YEAR_SPAN, _YEAR_BARE),  # four digits
}  # fmt: skip

#: A number of one or two digits that goes on as a date does ("12/5", "12 và 13/5").
NUMBER_OF_DAY = re.compile(
    r"\d{1,2}(?:\s?(?:[,&-]|tháng|và|cùng|hoặc|cho|đến|tới|[/.] ?(?:\d{1,2}|\d{4})(?!\d))"
    r"|/[^\W\d_])"
)

_PART_GOES_ON = re.compile(
    rf"{_PARTS}(?:{_S0},)?{_S0}"
    rf"(?:\d|ngày|hôm|m[ùồ]ng|{_WEEKDAY}|rằm|nay|qua|mai|cùng{_S1}ngày|{_DAY_WORD}\s)"
)
#: First words that mostly begin something else ("chủ tịch", "năm qua", "sáng kiến") -> how they go
#: on in a date: one look in place of one for each of their forms.
GOES_ON: dict[str, re.Pattern[str]] = {
    **{word: _PART_GOES_ON for word, forms in FORMS.items() if forms is _PART_FORMS},
    "ngày": re.compile(rf"ngày{_S0}(?:\d|{_WEEKDAY}|m[ùồ]ng|rằm|hôm|mai|kia|{_DAY_WORD}\s)"),
    **dict.fromkeys(("thứ", "chủ"), re.compile(_WEEKDAY)),
    "năm": re.compile(rf"năm{_S0}(?:học|\d)"),
    **dict.fromkeys(("nhiệm", "giai", "thời"), re.compile(_TERM)),
}

#: Every place where a date may begin. All branches start with a letter or digit of their own, so
#: the matcher skips over other characters without trying.
TRIGGER = re.compile(
    any_of(
        [
            *sorted((w for w in FORMS if not w[0].isdigit()), key=lambda w: (-len(w), w)),
            *(rf"{digit}(?<!\d.)" for digit in "0123456789"),
        ]
    )
)
