"""Places with their type word: "huyện Sóc Sơn", "ấp 5", "Nhà văn hóa Lao động"."""

from __future__ import annotations

import re

from extract.tag.people.cues import office_behind
from extract.tag.people.names import eponyms, follower, is_stop, is_stop_pair, name_at
from extract.tag.places.gazetteer import communes, countries, regions
from extract.tag.places.types import DAY_NAME, NUMBER, REGION, SUFFIX, place_types, type_pattern
from extract.tag.places.view import DASHED, Found, Text, known_at, word_list
from extract.tag.runs import Word, words_before


def find_typed(text: Text) -> list[Found]:
    """Places with their type word: "huyện Sóc Sơn", "ấp 5", "KCN Đồng Văn II", "sông Hàn"."""
    found: list[Found] = []
    for match in type_pattern().finditer(text.low):
        start, pos = match.start("type"), match.end()
        word = " ".join(match.group("type").split())
        kind = place_types()[word]
        if not text.folded[start].islower():
            if kind.low and not (_says_where(text, start) or _bears_a_name(text, pos)):
                continue
        elif word.endswith(".") and text.folded[pos].isalpha():
            continue  # "p.", "q." before a name are capitals
        if kind.low and _compound(text.low, start, word):
            continue
        if word.endswith(".") and pos == match.end("type") and _alone(text, start, pos):
            continue
        if "\n" in match.group("gap") and not _wraps(text, word, pos):
            continue
        end, score = _named(text, start, pos, word)
        if not score:
            continue
        if kind.weak and score < 0.9:
            score -= 0.35
        if word in _SEATS and (text.low[pos:end] in regions() or REGION.match(text.folded, pos)):
            continue  # "các tỉnh Tây Nam bộ": the region alone
        found.append(Found(start, end, score, "places.typed"))
    return found


def _wraps(text: Text, word: str, pos: int) -> bool:
    """Whether a name goes on over a line break: only a known one after an abbreviation."""
    return word.startswith("tp") and " " in known_at(text, pos)[1]


def _alone(text: Text, start: int, pos: int) -> bool:
    """Whether an abbreviation and its name are a whole line: "H.Lan" signs an article."""
    line = text.low.rfind("\n", 0, start) + 1
    if pos not in text.word_at or text.low[line:start].strip(" (*-"):
        return False
    run, _ = text.word_at[pos]
    return text.low[run[-1].end : run[-1].end + 2].lstrip(" .)*")[:1] in ("", "\n")


def _says_where(text: Text, start: int) -> bool:
    """Whether "Đền Hùng", "Hồ Tây" with a capital stand after a word of place, and are no name."""
    if word_list("place_evidence").ending(words_before(text.low, start)) is None:
        return False
    shape = name_at(text.folded, start)
    return shape is None or shape.score < 0.5 or len(shape.syllables) == 2


def _bears_a_name(text: Text, pos: int) -> bool:
    """Whether the name of a person of history follows ("Đường Lê Lợi")."""
    shape = name_at(text.folded, pos)
    return shape is not None and text.low[pos : shape.end] in eponyms()


def _compound(low: str, start: int, word: str) -> bool:
    """Whether the type word is the end of another word ("yêu cầu", "văn bản")."""
    left = words_before(low, start)
    return bool(left) and f"{left[0]} {word}" in word_list("type_compounds")


#: Type words whose name may hold everyday words ("Cung Văn hóa Lao động Hữu nghị").
_VENUES = frozenset(
    ("nhà văn hóa", "cung văn hóa", "cung thể thao", "cung hội nghị", "cung thiếu nhi",
     "cung triển lãm", "trung tâm hội nghị", "hội trường", "nhà thi đấu", "sân vận động",
     "nghĩa trang", "nghĩa trang liệt sĩ", "nghĩa trang liệt sỹ", "đài tưởng niệm liệt sĩ",
     "công viên", "tượng đài", "đài tưởng niệm", "quảng trường")
)  # fmt: skip


#: Lanes are numbered after the street they leave.
_ALLEYS = frozenset(("hẻm", "ngõ", "kiệt"))
_SEATS = frozenset(
    ("tỉnh", "thành phố", "tp", "tp.", "thị xã", "tx", "tx.", "huyện", "quận", "phường", "xã",
     "thị trấn")
)  # fmt: skip


_PARKS = re.compile(r"k(?:hu )?c|tuyến|đường|kcn|kcx|ccn|cụm|hội|nhà|thôn|xóm|ấp|khu|bản|phường|xã")


def _named(text: Text, start: int, pos: int, word: str) -> tuple[int, float]:
    """End of the name after a type word and its score; (pos, 0) where there is none."""
    if word in _VENUES:
        end, score = _venue(text, pos)
        return _of_level(text, end, score, alone=text.folded[start].isupper())
    if place_types()[word].number:
        number = NUMBER.match(text.folded, pos)
        if number is not None and word in _ALLEYS and number.end() + 1 in text.word_at:
            run, index = text.word_at[number.end() + 1]
            return _unlisted(text, run, index)[0], 0.85  # "hẻm 12 Lê Lai"
        if number is not None:
            return number.end(), 0.85 if word not in ("khu vực", "đường", "kiệt") else 0.6
    if pos not in text.word_at:
        return pos, 0.0
    run, index = text.word_at[pos]
    if word in _SEATS and _is_holder(text, start, pos):
        return pos, 0.0
    short = len(run[index].text)
    if word.endswith(".") and (short == 1 or (short <= 3 and run[index].case == "U")):
        return pos, 0.0  # "Q.V": initials; "P.HT": an office
    end, name = known_at(text, pos)
    if " " not in name and _starts_nothing(text, run, index):
        return pos, 0.0
    if is_stop_pair(f"{word} {run[index].low}") or (
        not name and len(run[index:]) == 1 == len(run[index].text)
    ):
        return pos, 0.0  # "XÃ HỘI", "thành phố X"
    score = 0.95
    if not name or _is_part(run, index, name, word):
        end, score = _unlisted(text, run, index)
        if word.endswith("."):
            score -= 0.2  # "Q.Hùng" may be somebody's initials
    elif word in _SEATS:
        end = _last_word(text, run, index + len(name.split()), end)
    if word == "cao tốc":
        end = _second_end(text, end)
    if run[index].case == "U" and word.islower() and text.folded[start].islower():
        score -= 0.2  # "tỉnh UBND": small type word, big name
        if len(run[index].text) <= 2 or not name:
            return pos, 0.0
    if _PARKS.match(word):
        suffix = SUFFIX.match(text.folded, end)
        end = suffix.end() if suffix else end
    return end, score


def _starts_nothing(text: Text, run: tuple[Word, ...], index: int) -> bool:
    """Whether an everyday word follows the type word ("xã Hội nghị") and no name."""
    if index + 1 < len(run):
        return is_stop_pair(f"{run[index].low} {run[index + 1].low}")
    return is_stop(run[index].text, follower(text.folded, run[index].end))


def _is_part(run: tuple[Word, ...], index: int, name: str, word: str) -> bool:
    """Whether the known name is only the start of the name meant ("bến xe Mỹ Đình")."""
    longer = len(run) - index > len(name.split())
    return longer and (word not in _SEATS or name in eponyms() or name in countries())


def _last_word(text: Text, run: tuple[Word, ...], after: int, end: int) -> int:
    """End of a name that has one word more than a listed one ("xã Phúc Trạch Thượng"), or `end`."""
    if after != len(run) - 1 or run[after].case != "T":
        return end
    word = run[after]
    return end if is_stop(word.text, follower(text.folded, word.end)) else word.end


def _of_level(text: Text, end: int, score: float, *, alone: bool) -> tuple[int, float]:
    """A venue with the level, or the place, that it belongs to ("Nhà thi đấu tỉnh An Giang").

    `alone` says whether the level suffices ("Nhà văn hóa huyện").
    """
    level = _LEVEL.match(text.low, end)
    if level is None:
        return end, score
    after = level.end() + 1
    if after in text.word_at:
        known_end, name = known_at(text, after)
        run, index = text.word_at[after]
        return (known_end, 0.9) if name else (_unlisted(text, run, index)[0], 0.85)
    if level["small"]:
        number = NUMBER.match(text.folded, after)
        return (number.end(), 0.85) if number else (end, score)
    return (level.end(), 0.8) if alone else (end, score)


def _second_end(text: Text, end: int) -> int:
    """End of the second end of a motorway ("cao tốc Bắc Giang - Lạng Sơn")."""
    gap = DASHED.match(text.folded, end)
    if gap is None:
        return end
    return known_at(text, gap.end())[0] if known_at(text, gap.end())[1] else end


def _is_holder(text: Text, start: int, pos: int) -> bool:
    """Whether a person follows the seat of an office ("Chủ tịch huyện | Lê Văn An")."""
    shape = name_at(text.folded, pos)
    if shape is None or len(shape.syllables) < 3 or shape.score < 0.6:
        return False
    name = text.low[shape.start : shape.end]
    if name in eponyms() or known_at(text, pos)[0] >= shape.end:
        return False
    if known_at(text, pos)[1] and known_at(text, pos)[1] not in communes():
        return False
    return office_behind(text.low, start)


def _unlisted(text: Text, run: tuple[Word, ...], index: int) -> tuple[int, float]:
    """End of a name that no list holds: the run, cut at stop words and at a person's name."""
    longest = 3 if run[index].case != "U" else 2
    rest = run[index:]
    size = 0
    while size < min(len(rest), longest + (len(rest) == 4)):
        word = rest[size]
        after = rest[size + 1].text if size + 1 < len(rest) else follower(text.folded, word.end)
        if size == 0 and len(rest) > 1:
            if is_stop_pair(f"{word.low} {rest[1].low}"):
                break
        elif is_stop(word.text, after):
            break
        if size:
            shape = name_at(text.folded, word.start)
            if shape is not None and shape.score >= 0.8 and len(shape.syllables) >= 3:
                break
        size += 1
    return (rest[size - 1].end, 0.85) if size else (rest[0].start, 0.0)


_LEVEL = re.compile(
    r"\s?(?:tỉnh|thành phố|tp|tp\.|thị xã|huyện|quận|xã|phường|thị trấn"
    r"|(?P<small>thôn|bản|xóm|ấp|buôn|làng|khóm|khu phố|tổ dân phố|khu dân cư))(?![^\W_])(?! hội)"
)
_SCOPE = re.compile(r"quốc (?:gia|tế)(?![^\W_])")
_PAIR = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_VENUE_WORD = re.compile(r"\s{1,2}[^\W\d_]+")


def _venue(text: Text, pos: int) -> tuple[int, float]:
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
        if start not in text.word_at or (end > pos and start == end):
            break
        known_end, name = known_at(text, start)
        run, index = text.word_at[start]
        after = _VENUE_WORD.match(text.low, run[index].end)
        pair = run[index].low + (" " + after.group().strip() if after else "")
        if pair in word_list("venue_words") and after is not None:
            end = after.end()
            proper = True
        elif name:
            end, proper = known_end, True
            suffix = SUFFIX.match(text.folded, end)
            end = suffix.end() if suffix else end
        elif run[index].low in ("kcn", "kcx", "kđt"):
            end = run[index].end
        else:
            shape = name_at(text.folded, start)
            if shape is not None and shape.score >= 0.6:
                return shape.end, 0.9
            stop, score = _unlisted(text, run, index)
            if not score:
                break
            suffix = SUFFIX.match(text.folded, stop)
            end, proper = suffix.end() if suffix else stop, True
            break
    return (end, 0.9 if proper else 0.0) if end > pos else (pos, 0.0)
