"""Find places: type word and name, known names with evidence, addresses, venues, countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.tag.people.cues import Cue, cue_before, office_behind
from extract.tag.people.names import eponyms, follower, is_stop, is_stop_pair, name_at
from extract.tag.places.gazetteer import (
    communes,
    countries,
    districts,
    is_known_place,
    provinces,
    regions,
)
from extract.tag.places.types import DAY_NAME, NUMBER, REGION, SUFFIX, place_types, type_pattern
from extract.tag.runs import Phrases, Word, load_phrases, words_after, words_before


@dataclass(frozen=True, slots=True)
class Found:
    """A possible place."""

    start: int
    end: int
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules read: the folded text, its lower case, its capitalised runs.

    Args:
        word_at: start of a capitalised word -> (run, index in it).
    """

    folded: str
    low: str
    runs: list[tuple[Word, ...]]
    word_at: dict[int, tuple[tuple[Word, ...], int]]


def read(folded: str, low: str, runs: list[tuple[Word, ...]]) -> Text:
    """Make the view that the rules read."""
    word_at = {w.start: (run, i) for run in runs for i, w in enumerate(run)}
    return Text(folded, low, runs, word_at)


@cache
def _set(name: str) -> Phrases:
    return load_phrases(("places", name))


_DASHED = re.compile(r" ?- ?")


def known_at(text: Text, pos: int, longest: int = 4) -> tuple[int, str]:
    """Return end and lower-case name of the longest known place at `pos`, or (pos, "").

    Names with a dash are tried first ("Bà Rịa - Vũng Tàu").
    """
    found = text.word_at.get(pos)
    if found is None:
        return pos, ""
    run, index = found
    for dashed in _with_dash(text, run, index):
        if dashed[1] in provinces() or dashed[1] in districts() or dashed[1] in communes():
            return dashed
    for size in range(min(longest, len(run) - index), 0, -1):
        name = " ".join(word.low for word in run[index : index + size])
        if is_known_place(name) or name in countries():
            return run[index + size - 1].end, name
    return pos, ""


def _with_dash(text: Text, run: tuple[Word, ...], index: int) -> list[tuple[int, str]]:
    """The name joined by a dash that starts here, in the spelling of the lists."""
    end = run[-1].end
    gap = _DASHED.match(text.folded, end)
    after = text.word_at.get(gap.end()) if gap else None
    if after is None or len(run) - index > 3:
        return []
    left = " ".join(word.low for word in run[index:])
    return [
        (after[0][size - 1].end, f"{left} - {' '.join(word.low for word in after[0][:size])}")
        for size in range(min(3, len(after[0])), 0, -1)
    ]


def find_typed(text: Text) -> list[Found]:
    """Places with their type word: "huyện Sóc Sơn", "ấp 5", "KCN Đồng Văn II", "sông Hàn"."""
    found: list[Found] = []
    for match in type_pattern().finditer(text.low):
        start, pos = match.start("type"), match.end()
        word = " ".join(match.group("type").split())
        kind = place_types()[word]
        if kind.low and not text.folded[start].islower() and not _says_where(text, start):
            continue
        if kind.low and _compound(text.low, start, word):
            continue
        if "\n" in match.group("gap") and not word.startswith("tp"):
            continue
        end, score = _named(text, start, pos, word)
        if end <= pos:
            continue
        if kind.weak and score < 0.9:
            score -= 0.35
        if word in _SEATS and (text.low[pos:end] in regions() or REGION.match(text.folded, pos)):
            continue  # "các tỉnh Tây Nam bộ": the region alone
        found.append(Found(start, end, score, "places.typed"))
    return found


def _says_where(text: Text, start: int) -> bool:
    """Whether "Đền Hùng", "Hồ Tây" with a capital stand after a word of place, and are no name."""
    if _set("place_evidence").ending(words_before(text.low, start)) is None:
        return False
    shape = name_at(text.folded, start)
    return shape is None or shape.score < 0.5 or len(shape.syllables) == 2


def _compound(low: str, start: int, word: str) -> bool:
    """Whether the type word is the end of another word ("yêu cầu", "văn bản")."""
    left = words_before(low, start)
    return bool(left) and f"{left[0]} {word}" in _set("type_compounds")


#: Type words whose name may hold everyday words ("Cung Văn hóa Lao động Hữu nghị").
_VENUES = frozenset(
    ("nhà văn hóa", "cung văn hóa", "cung thể thao", "cung hội nghị", "cung thiếu nhi",
     "cung triển lãm", "trung tâm hội nghị", "hội trường", "nhà thi đấu", "sân vận động",
     "nghĩa trang", "công viên", "tượng đài", "đài tưởng niệm", "quảng trường")
)  # fmt: skip
_SEATS = frozenset(
    ("tỉnh", "thành phố", "tp", "tp.", "thị xã", "tx", "tx.", "huyện", "quận", "phường", "xã",
     "thị trấn")
)  # fmt: skip
_PARKS = re.compile(r"k(?:hu )?c|tuyến|đường|kcn|kcx|ccn|cụm|hội|nhà|thôn|xóm|ấp|khu|bản|phường|xã")


def _named(text: Text, start: int, pos: int, word: str) -> tuple[int, float]:
    """End of the name after a type word and its score; (pos, 0) where there is none."""
    if word in _VENUES:
        return _venue(text, pos)
    if place_types()[word].number:
        number = NUMBER.match(text.folded, pos)
        if number is not None:
            return number.end(), 0.85 if word not in ("khu vực", "đường", "kiệt") else 0.6
    if pos not in text.word_at:
        return pos, 0.0
    run, index = text.word_at[pos]
    if word in _SEATS and _is_holder(text, start, pos):
        return pos, 0.0
    if word.endswith(".") and len(run[index].text) == 1:
        return pos, 0.0  # "Q.V": initials
    end, name = known_at(text, pos)
    if " " not in name and _starts_nothing(text, run, index):
        return pos, 0.0
    score = 0.95
    if not name or _is_part(run, index, name, word):
        end, score = _unlisted(text, run, index)
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


def _second_end(text: Text, end: int) -> int:
    """End of the second end of a motorway ("cao tốc Bắc Giang - Lạng Sơn")."""
    gap = _DASHED.match(text.folded, end)
    if gap is None:
        return end
    return known_at(text, gap.end())[0] if known_at(text, gap.end())[1] else end


def _is_holder(text: Text, start: int, pos: int) -> bool:
    """Whether a person follows the seat of an office ("Chủ tịch huyện | Lê Văn An")."""
    shape = name_at(text.folded, pos)
    if shape is None or len(shape.syllables) < 3 or shape.score < 0.8:
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


_VENUE_WORD = re.compile(r"\s{1,2}[^\W\d_]+")


def _venue(text: Text, pos: int) -> tuple[int, float]:
    """End of a venue's name: capitalised words, known everyday ones between them, a day."""
    day = DAY_NAME.match(text.folded, pos)
    if day is not None:
        return day.end(), 0.9
    end, proper = pos, False
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
        if pair in _set("venue_words") and after is not None:
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
            end, proper = stop, True
            break
    return (end, 0.9) if proper and end > pos else (pos, 0.0)


def find_untyped(text: Text, typed: list[Found]) -> list[Found]:
    """Known names without type word, by how much speaks for them."""
    named = {_bare(text.low[f.start : f.end]) for f in typed}
    taken = sorted((f.start, f.end) for f in typed)
    found: list[Found] = []
    for run in text.runs:
        index = 0
        while index < len(run):
            end, name = known_at(text, run[index].start)
            if not name or _inside(taken, run[index].start):
                index += 1
                continue
            score = _score(text, run, index, end, name, named)
            if score > 0:
                found.append(Found(run[index].start, end, score, "places.name"))
            while index < len(run) and run[index].start < end:
                index += 1
    return found


def _bare(span: str) -> str:
    """The name without its type word."""
    match = type_pattern().match(span)
    return " ".join((span[match.end() :] if match else span).split())


def _inside(spans: list[tuple[int, int]], pos: int) -> bool:
    return any(start <= pos < end for start, end in spans)


_SENTENCE = frozenset((".", "!", "?", "…", '"', ":", ";", "\n", "-", "(", "*", "•"))
_LISTED = re.compile(r" ?(?:,|và|;|-) ?(?=[^\W\d_])")


def _score(
    text: Text, run: tuple[Word, ...], index: int, end: int, name: str, named: set[str]
) -> float:
    """How likely a known name, standing without type word, is meant as a place."""
    start = run[index].start
    left = words_before(text.low, start)
    cue, _ = cue_before(text.low, start)
    if name == "hồ chí minh":
        return 0.6 if left and left[0] in ("tại", "ở", "từ", "đến") else 0.0
    if cue is Cue.ADDRESS and name not in provinces():
        return 0.0
    if name in countries():
        return _country_score(text, name, left, run, index, end)
    alone = index == 0 and end >= run[-1].end
    evidence = _set("place_evidence").ending(left) is not None
    if name in provinces() or name in regions():
        score = 0.85 if alone else 0.7
        if " " not in name and not evidence and name not in ("huế", "pleiku"):
            score -= 0.4
        if run[index].case == "U" and not alone:
            score -= 0.1
        return score - (0.5 if cue is Cue.ADDRESS else 0.0)
    score = 0.4 if name in districts() else 0.2
    if " " not in name:
        score -= 0.2
    if not alone:
        score -= 0.3
    if name in named:
        score += 0.45
    if evidence:
        score += 0.35
    if SUFFIX.match(text.folded, end) and name not in communes():
        score -= 0.3  # "tàu Phú Quý 2"
    if _followed_by_wider(text, end):
        score += 0.45
    shape = name_at(text.folded, start)
    if shape is not None and shape.score >= 0.6 and len(shape.syllables) >= 3:
        score -= 0.3
    return min(score, 0.9)


def says_where(left: list[str]) -> bool:
    """Whether the words before make a country or a continent a place and no adjective."""
    return _set("country_evidence").ending(left) is not None


#: Countries of one syllable that are also other words, names and adjectives.
_SHORT = frozenset(("anh", "đức", "ý", "áo", "bỉ", "hàn", "nga", "nhật", "pháp", "mỹ", "úc"))
_SHORT_EVIDENCE = frozenset(("tại", "ở", "sang", "từ", "nước", "về", "qua", "đến"))


def _country_score(
    text: Text, name: str, left: list[str], run: tuple[Word, ...], index: int, end: int
) -> float:
    """Countries count as places and agents, not as adjectives ("phụ nữ Việt Nam")."""
    if index > 0:
        return 0.0
    if name in _SHORT:
        if _beside_country(text, run[0].start, end):
            return 0.8
        return 0.8 if left and left[0] in _SHORT_EVIDENCE and end >= run[-1].end else 0.0
    if not left or left[0] in (".", "!", "?", ":", ";", "(", ",", '"', "-", "…"):
        if left and left[0] == '"' and not _verb_after(text, end):
            return 0.0
        return 0.75 if end >= run[-1].end else 0.3
    if says_where(left):
        return 0.85
    return 0.2


_COMMA_BEFORE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?) ?(?:,|và) ?\Z")


def _beside_country(text: Text, start: int, end: int) -> bool:
    """Whether a country stands beside this one in a list ("Pháp, Đức và Hoa Kỳ")."""
    gap = _LISTED.match(text.low, end)
    if gap is not None and known_at(text, gap.end())[1] in countries():
        return True
    before = _COMMA_BEFORE.search(text.low, max(0, start - 24), start)
    if before is None:
        return False
    words = before.group(1)
    return words in countries() or words.rpartition(" ")[2] in countries()


def _verb_after(text: Text, end: int) -> bool:
    right = words_after(text.low, end)
    return bool(right) and right[0] in (
        "là", "có", "đã", "đang", "sẽ", "cần", "được", "phải", "không", "vẫn", "cũng",
    )  # fmt: skip


def _followed_by_wider(text: Text, end: int) -> bool:
    """Whether a wider place follows: ", huyện X", ", Nghệ An", " (Hà Tĩnh"."""
    match = re.compile(r",? ?[,(-] ?").match(text.low, end)
    if match is None:
        return False
    if type_pattern().match(text.low, match.end()):
        return True
    return known_at(text, match.end())[1] in provinces()


def extend_lists(text: Text, found: list[Found]) -> list[Found]:
    """Let a place vouch for the next known name in its list ("xã Hóa Hợp, Minh Hóa")."""
    found = sorted(found, key=lambda f: (f.start, -f.end))
    result = {f.start: f for f in reversed(found)}
    queue = [f for f in found if f.score >= 0.7]
    while queue:
        place = queue.pop(0)
        gap = _LISTED.match(text.low, place.end)
        if gap is None:
            continue
        end, name = known_at(text, gap.end())
        own = result.get(gap.end())
        if not name or name in countries() or (own is not None and own.score >= 0.7):
            continue
        run, _index = text.word_at[gap.end()]
        if end < run[-1].end or cue_before(text.low, gap.end())[0] is Cue.ADDRESS:
            continue
        listed = Found(gap.end(), end, 0.72, "places.list")
        result[gap.end()] = listed
        queue.append(listed)
    return sorted(result.values(), key=lambda f: f.start)
