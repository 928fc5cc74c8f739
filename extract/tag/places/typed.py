"""Places with their type word: "huyện Sóc Sơn", "ấp 5", "Nhà văn hóa Lao động"."""

from __future__ import annotations

import re

from extract.tag.people.cues import office_behind
from extract.tag.people.names import eponyms, follower, is_stop, is_stop_pair, name_at
from extract.tag.places.endings import unlisted, with_suffix
from extract.tag.places.gazetteer import communes, countries, regions
from extract.tag.places.types import NUMBER, REGION, place_types, type_pattern
from extract.tag.places.venues import VENUES, of_level, venue
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
            shown = _says_where(text, start) or _bears_a_name(text, pos)
            if kind.low and not (shown or _opens(text, start, word)):
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


_CREDIT = re.compile(r"(?<![^\W_])(?:ảnh|tin|bài|clip)(?: [^\W_]+)?:\Z")


def _alone(text: Text, start: int, pos: int) -> bool:
    """Whether an abbreviation and its name are a whole line: "H.Lan" signs an article."""
    line = text.low.rfind("\n", 0, start) + 1
    before = text.low[line:start].strip(" (*-")
    if pos not in text.word_at or (before and not _CREDIT.search(before)):
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


#: Type words that are nobody's name, and open a sentence as well.
_OPENING = frozenset(
    ("cầu", "chợ", "sông", "suối", "núi", "đèo", "đảo", "vịnh", "thác", "cảng", "chùa", "đập",
     "khe", "dốc")
)  # fmt: skip
_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?] )\Z")


def _opens(text: Text, start: int, word: str) -> bool:
    """Whether the type word has its capital because a sentence begins ("Cầu Phố Ràng thông xe")."""
    return (
        word in _OPENING and _SENTENCE_START.search(text.low, max(0, start - 2), start) is not None
    )


def _compound(low: str, start: int, word: str) -> bool:
    """Whether the type word is the end of another word ("yêu cầu", "văn bản")."""
    left = words_before(low, start)
    return bool(left) and f"{left[0]} {word}" in word_list("type_compounds")


#: Lanes are numbered after the street they leave.
_ALLEYS = frozenset(("hẻm", "ngõ", "kiệt"))
_STREET = re.compile(r" (?:đường |phố )?")
_SEATS = frozenset(
    ("tỉnh", "thành phố", "tp", "tp.", "thị xã", "tx", "tx.", "huyện", "quận", "phường", "xã",
     "thị trấn")
)  # fmt: skip


_PARKS = re.compile(
    r"k(?:hu )?c|tuyến|đường|kcn|kcx|ccn|cụm|hội|nhà|thôn|xóm|ấp|khóm|khu|bản|phường|xã"
    r"|thủy điện|hồ thủy điện|đập|cầu|trạm"
)


#: Features whose name may be any word, where it alone has a capital ("đèo Cả", "suối Tiên").
_NATURE = re.compile(r"(?:đèo|sông|suối|núi|khe|dốc|thác|đảo|hòn|vịnh|đầm|rạch|kênh)\Z")
#: Sites that bear the name of a place of another type ("Khu di tích Ngã ba Đồng Lộc").
_SITES = re.compile(r"(?:khu )?(?:di tích|lưu niệm|du lịch)(?: lịch sử)?\Z|nghĩa trang|đền thờ")


def _named(text: Text, start: int, pos: int, word: str) -> tuple[int, float]:
    """End of the name after a type word and its score; (pos, 0) where there is none."""
    inner = type_pattern().match(text.low, pos) if _SITES.match(word) else None
    if inner is not None and pos in text.word_at:
        return _named(text, pos, inner.end(), " ".join(inner.group("type").split()))
    if word in VENUES:
        end, score = venue(text, pos)
        return of_level(text, end, score, alone=text.folded[start].isupper())
    if place_types()[word].number:
        number = NUMBER.match(text.folded, pos)
        street = number and word in _ALLEYS and _STREET.match(text.low, number.end())
        if street and street.end() in text.word_at:
            run, index = text.word_at[street.end()]
            return unlisted(text, run, index)[0], 0.96  # "hẻm 12 Lê Lai", "ngõ 4 phố Vọng"
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
    bare = _NATURE.match(word) and text.folded[start].islower() and len(run) == index + 1
    if " " not in name and not bare and _starts_nothing(text, run, index):
        return pos, 0.0
    if is_stop_pair(f"{word} {run[index].low}") or (
        not name and len(run[index:]) == 1 == len(run[index].text)
    ):
        return pos, 0.0  # "XÃ HỘI", "thành phố X"
    score = 0.95
    if not name and bare:
        return run[index].end, 0.85
    if not name or _is_part(run, index, name, word):
        end, score = unlisted(text, run, index)
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
        end = with_suffix(text, end)
        if run[index].case == "U" and text.folded[end : end + 1] == " ":
            end = known_at(text, end + 1)[0] if known_at(text, end + 1)[1] else end
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
