"""Headlines: whether a line looks like one, and where a headline of several lines begins."""

from __future__ import annotations

import re

from extract.folding import CAPITALS

_LONGEST = 220
_SENTENCE_BREAK = re.compile(rf"[^\s.][.!?…]\s+[{CAPITALS}“\"]")
_OPEN_ENDS = (
    "tổ chức", "tham gia", "tham dự", "dự", "của", "và", "cho", "tại", "về", "với", "năm", "học",
    "năm học", "các", "những", "được", "đã", "trong", "lần thứ", "nhân", "kỷ niệm", "tổng kết",
    "hội nghị", "công tác", "hoạt động", "chào mừng", "hưởng ứng", "triển khai", "thực hiện",
    "nhiệm kỳ", "giai đoạn", "phong trào", "để", "từ", "đến", "thuộc", "-", "–", ",", ":", "(",
)  # fmt: skip
# Words that end like one of these and are whole: what stands below goes on with none of them.
_WHOLE = ("công nhân", "cá nhân", "bệnh nhân", "doanh nhân", "nghệ nhân", "tư nhân", "quân nhân",
          "khoa học", "du học", "văn học", "tin hoạt động", "ảnh hoạt động")  # fmt: skip
_ABBREVIATION = re.compile(r"\b(?:TP|Tp|TS|ThS|PGS|GS|T\.Ư|Q|P|đ/c|BS|St|Dr|No)\.")
_MARKS = re.compile(r"\*\*|__|^#+\s")


def looks_like_headline(text: str) -> bool:
    """Tell whether `text` may be a headline: one clause without a full stop at its end."""
    if len(text) > 2 * _LONGEST:
        return False
    bare = bare_headline(text)
    if not 8 <= len(bare) <= _LONGEST or (bare[-1] in ".;,:" and not bare.endswith("...")):
        return False
    if ";" in bare or len(bare.split()) < 3 or not any(char.isalpha() for char in bare):
        return False
    return not _SENTENCE_BREAK.search(_without_abbreviations(bare)) or bare.isupper()


def bare_headline(text: str) -> str:
    """Return a headline of one or more lines as one, without emphasis marks and outer spaces."""
    return " ".join(_MARKS.sub("", text).split())


def goes_on(upper: str, lower: str) -> bool:
    """Tell whether a headline whose line is `upper` goes on with the line `lower`."""
    above, below = bare_headline(upper), bare_headline(lower)
    if not above or not below or above[-1] in ".!?…" or above.casefold() == below.casefold():
        return False
    if upper.strip().startswith("**") != lower.strip().startswith("**"):
        return _is_open(upper)
    if above.isupper() and below.isupper():
        return True
    if below[0].islower():
        return True
    ending = above.casefold()
    return ending.endswith(_OPEN_ENDS) and not ending.endswith(_WHOLE)


def _is_open(line: str) -> bool:
    return line.count("**") % 2 == 1


def _without_abbreviations(text: str) -> str:
    return _ABBREVIATION.sub("", text) if "." in text else text
