"""By-lines: who wrote the article, where a line says so. Bodies, sites and accounts are nobody."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import resources
from extract.clean.words import entries, key, keys, plain

_LONGEST = 80
_JOINTS = re.compile(r"\s+[-–—]\s+|\s*[,;&/]\s*|\s+và\s+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_MAIL = re.compile(r"\S+@\S+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_]{0,3}\.?")
_OTHER_LABEL = re.compile(r"(?i)\s*[-–,;|.]?\s*(?:ảnh|hình|hình ảnh|video|clip|đồ họa|nguồn)\s*:.*")
_HONORIFIC = re.compile(r"(?i)(?:(?:cô|thầy)(?: giáo)?|đ/c|đồng chí|ông|bà|ths\.?|ts\.?)\s+")
_HOUSE = re.compile(r"(?i)\s*/\s*(?:báo|đài|vov|vtv|ttxvn|tạp chí|cổng|trung tâm)\b.*")
_POSTER = re.compile(r"\W*(?:(?:được )?(?:viết|đăng|tạo) bởi|người (?:đăng|gửi|tạo)|by)\b")
_OFFICE = re.compile(
    r"^\W*(?:tm|kt|tl|tuq|t/m|chủ tịch|phó chủ tịch|thư ký|chủ trì|hiệu trưởng|"
    r"giám đốc|trưởng ban|bí thư|người lập|thủ trưởng|đại diện|\(?đã ký"
    r"|ban chấp hành|ban thường vụ)\b"
)
_OFFICE_LINE = 40  # characters of the longest line that names a signer's office
_REPORTER = re.compile(r"(?i)(?:pv|p\.v|ctv|phóng viên|cộng tác viên)\.?\s+(?=[^\W\d_])")
_GATHERED = re.compile(r"(?i)[\s,(-]+(?:tổng hợp|sưu tầm|biên soạn|thực hiện|t/h|st)\W*$")
_AFFILIATION = re.compile(r"\s+[-–—]\s+|\s*,\s+")
_MARKS = "*_•.…:;,-–—|/\\()[]<>\"'“”= \t"


@lru_cache(maxsize=10_000)
def read_byline(line: str) -> str | None:
    """Return the name or names of a by-line as printed, or None where `line` is none.

    `Tin, ảnh: Ngọc Hà (CĐN Y tế)` gives `Ngọc Hà`; `VP LĐLĐ tỉnh` and `Ảnh: Minh Đức` give None.
    """
    if len(line) > _LONGEST or not line.strip():
        return None
    text = _MAIL.sub("", _BRACKETS.sub("", line)).strip(_MARKS) or line.strip(_MARKS)
    if line.rstrip().endswith(".") and not _INITIALS.search(text):
        return None  # a caption, not a name
    text = _GATHERED.sub("", text)
    label = _labels().match(plain(text))
    if label is None:
        return _names(_OTHER_LABEL.sub("", text), alone=True)
    if label.group().strip(" :") in _other_credits():
        return None
    named = _HONORIFIC.sub("", _OTHER_LABEL.sub("", text[label.end() :]).strip(_MARKS))
    return _names(named, alone=False)


def is_office(line: str) -> bool:
    """Tell whether a line is the office of who signs a document ("TM. BAN CHẤP HÀNH")."""
    return len(line) <= _OFFICE_LINE and _OFFICE.match(plain(line)) is not None


def is_poster(line: str) -> bool:
    """Tell whether a line says which account put the page up, and names nobody."""
    return (
        len(line) <= _LONGEST and _POSTER.match(plain(line)) is not None and not read_byline(line)
    )


def _names(text: str, *, alone: bool) -> str | None:
    """Return `text` where all of it is names of people; without a label a name needs two words."""
    if alone and key(text) in keys("menu_lines"):
        return None  # a section beside the date ("Đời Sống")
    text = _without_house(_REPORTER.sub("", _HOUSE.sub("", text)))
    parts = [part for part in _JOINTS.split(text) if part]
    if not 1 <= len(parts) <= 4 or not all(_is_name(part, alone=alone) for part in parts):
        return None
    return re.sub(r"\s+", " ", text)


def _without_house(text: str) -> str:
    """Return `text` without the body or office behind a name ("Thu Hà - CĐ ngành Y tế")."""
    joint = _AFFILIATION.search(text)
    if joint is None:
        return text
    words = plain(text[joint.end() :]).split()
    named = any(" ".join(words[:size]) in _not_names() for size in range(1, len(words) + 1))
    return text[: joint.start()] if named else text


def _is_name(text: str, *, alone: bool) -> bool:
    if plain(text).strip(". ") in _not_names():
        return False
    if _INITIALS.fullmatch(text.strip()) and "." in text:
        return True
    words = [word for word in re.split(r"[\s.]+", text) if word]
    if not (2 if alone else 1) <= len(words) <= 4 or any(len(word) > 7 for word in words):
        return False
    if not all(word.replace("'", "").isalpha() and word[0].isupper() for word in words):
        return False
    lowered = [plain(word) for word in words]
    if " ".join(lowered) in _places():
        return False
    heads = _not_names()
    return not any(" ".join(lowered[:size]) in heads for size in range(1, len(words) + 1))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(entries("not_names"))


@cache
def _places() -> frozenset[str]:
    lists = (resources.entries("places", name) for name in ("provinces", "countries"))
    return frozenset(plain(place) for places in lists for place in places)


@cache
def _other_credits() -> frozenset[str]:
    return frozenset(e[1:].strip() for e in entries("byline_labels") if e.startswith("!"))


@cache
def _labels() -> re.Pattern[str]:
    """Match a label and its colon, and the many-word labels without a colon before a name."""
    labels = sorted((e.lstrip("! ") for e in entries("byline_labels")), key=len, reverse=True)
    every = "|".join(re.escape(label) for label in labels)
    bare = r"thực hiện|(?:tin|bài)(?:,| và| -|/) ?ảnh|tác giả(?: bài viết)?|người viết"
    return re.compile(rf"(?:{every})\s*:\s*|(?:{bare})\s+")
