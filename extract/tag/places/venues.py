"""Venues: type words whose names hold everyday words, or a level ("Nhà thi đấu tỉnh An Giang")."""

from __future__ import annotations

import re

from extract.tag.people.names import name_at
from extract.tag.places.endings import unlisted, with_suffix
from extract.tag.places.types import DAY_NAME, NUMBER
from extract.tag.places.view import Text, known_at, word_list

#: Type words whose name may hold everyday words ("Cung Văn hóa Lao động Hữu nghị").
VENUES = frozenset(
    ("nhà văn hóa", "cung văn hóa", "cung thể thao", "cung hội nghị", "cung thiếu nhi",
     "cung triển lãm", "trung tâm hội nghị", "hội trường", "nhà thi đấu", "sân vận động",
     "nghĩa trang", "nghĩa trang liệt sĩ", "nghĩa trang liệt sỹ", "đài tưởng niệm liệt sĩ",
     "công viên", "tượng đài", "đài tưởng niệm", "quảng trường")
)  # fmt: skip
_LEVEL = re.compile(
    r"\s?(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|(?:tp|tx|tt|q|h|p)\.|tp|tx"
    r"|(?P<small>thôn|bản|xóm|ấp|buôn|làng|khóm|khu phố|tổ dân phố|khu dân cư|mỏ))"
    r"(?:(?<=\.)|(?![^\W_]))(?! hội)"
)
_SCOPE = re.compile(r"quốc (?:gia|tế)(?![^\W_])")
_PAIR = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_VENUE_WORD = re.compile(r"\s{1,2}[^\W\d_]+")


def _goes_on(text: Text, pair: re.Match[str]) -> bool:
    """Whether everyday words in lower case lead to more of the name."""
    known = text.folded[pair.start()].islower() and pair.group() in word_list("venue_words")
    return known and pair.end() + 1 in text.word_at


def venue(text: Text, pos: int) -> tuple[int, float]:
    """End of a venue's name: capitalised words, known everyday ones between them, a day."""
    day = DAY_NAME.match(text.folded, pos)
    if day is not None:
        return day.end(), 0.9
    scope = _SCOPE.match(text.low, pos)
    end, proper = (scope.end(), True) if scope else (pos, False)
    kind = _PAIR.match(text.low, pos)
    if kind is not None and pos not in text.word_at and kind.group() in word_list("venue_words"):
        end = kind.end()  # "Nhà thi đấu đa năng"
    while True:
        start = end
        while text.folded[start : start + 1] == " ":
            start += 1
        small = _PAIR.match(text.low, start)
        if end > pos and small is not None and _goes_on(text, small):
            end = small.end()  # "Cung Văn hóa Lao động | hữu nghị | Việt Tiệp"
            continue
        if start not in text.word_at or (end > pos and start == end):
            break
        if _LEVEL.match(text.low, start):
            break  # "Nhà thi đấu | TP. Sa Đéc"
        known_end, name = known_at(text, start)
        run, index = text.word_at[start]
        after = _VENUE_WORD.match(text.low, run[index].end)
        pair = run[index].low + (" " + after.group().strip() if after else "")
        if pair in word_list("venue_words") and after is not None:
            end = after.end()
            proper = True
        elif name:
            end, proper = with_suffix(text, known_end), True
        elif run[index].low in ("kcn", "kcx", "kđt"):
            end = run[index].end
        else:
            shape = name_at(text.folded, start)
            if shape is not None and shape.score >= 0.6:
                return shape.end, 0.9
            stop, score = unlisted(text, run, index)
            if not score:
                break
            end, proper = with_suffix(text, stop), True
            break
    return (end, 0.9 if proper else 0.0) if end > pos else (pos, 0.0)


def of_level(text: Text, end: int, score: float, *, alone: bool) -> tuple[int, float]:
    """A venue with the level, or the place, that it belongs to ("Nhà thi đấu tỉnh An Giang").

    `alone` says whether the level suffices ("Nhà văn hóa huyện").
    """
    level = _LEVEL.match(text.low, end)
    if level is None:
        return end, score
    after = level.end() + text.folded.startswith(" ", level.end())
    if after in text.word_at:
        known_end, name = known_at(text, after)
        run, index = text.word_at[after]
        return (known_end, 0.9) if name else (unlisted(text, run, index)[0], 0.85)
    if level["small"] or level.group().endswith("."):
        number = NUMBER.match(text.folded, after)
        return (number.end(), 0.85) if number else (end, score)
    return (level.end(), 0.8) if alone else (end, score)
