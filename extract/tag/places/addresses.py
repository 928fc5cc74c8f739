"""Street addresses, roads by number, abbreviations of cities, regions with "miền"."""

from __future__ import annotations

import re

from extract.tag.people.names import eponyms
from extract.tag.places.countries import says_where
from extract.tag.places.types import CONTINENT, REGION, type_pattern
from extract.tag.places.view import Found, Text, known_at
from extract.tag.runs import Word, words_before

# These begin with a plain letter or digit and look behind it then: a search is quicker so.
_CITY = re.compile(r"T(?<![^\W_]T)(?:\.?[Pp]\.? ?HCM|p\.? ?Hcm|P\.? ?HN)(?![^\W_])")
_HOUSE = re.compile(
    r"[Ss\d](?<![^\W_].)(?:(?<=[Ss])ố (?:nhà )?(?:\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Z]?)*,? "
    r"(?:(?:ngõ|hẻm|ngách) \d+[A-Z]?(?:/\d+)*,? )?(?:(?:đường|phố|đại lộ) )?)"
    r"|(?P<bare>(?<=\d)\d{0,3}[A-Z]?(?:[/-]\d{1,4})* "
    r"(?:(?:đường|phố) )?))(?=[^\W\d_])"
)
_BARE_BEFORE = re.compile(r"(?:tại|ở|địa chỉ|số|[:(])\s?\Z|[^\W\d_][^\W_]?, \Z")
#: "ĐT 741", "đường ĐH3", "QL.15": a number never begins with 0, as that of a telephone does.
_ROAD = re.compile(
    r"[ĐQTHđt](?<![\w&-].)(?:(?:(?<=đ)ường|(?<=t)uyến) (?:đường )?(?:ĐT|ĐH|QL|TL|HL)"
    r"|(?:(?<=Đ)T|(?<=[QTH])L))\.? ?[1-9]\d{0,2}[A-Z]?(?![\w.,/-]*\d|[^\W_])"
)
#: One of these stands in every region's name that has lower-case words.
_REGION_MARKS = ("miền ", "nam bộ", "trung bộ", "bắc bộ", "đồng bằng ", "đbscl")
_STREET_LONGEST = 4


def find_fixed(text: Text) -> list[Found]:
    """Abbreviated cities, roads by number, regions."""
    found = [Found(m.start(), m.end(), 0.9, "places.city") for m in _CITY.finditer(text.folded)]
    found += [Found(m.start(), m.end(), 0.9, "places.road") for m in _ROAD.finditer(text.folded)]
    if any(mark in text.low for mark in _REGION_MARKS):
        found += [
            Found(m.start(), m.end(), 0.9, "places.region") for m in REGION.finditer(text.folded)
        ]
    for m in CONTINENT.finditer(text.folded):
        score = 0.8 if says_where(words_before(text.low, m.start())) else 0.2
        found.append(Found(m.start(), m.end(), score, "places.continent"))
    return found


def find_addresses(text: Text) -> list[Found]:
    """House number and street as one span: "số 12 đường Lê Lợi", "tại 39 Trần Phú"."""
    found = []
    for match in _HOUSE.finditer(text.folded):
        entry = text.word_at.get(match.end())
        if entry is None:
            continue
        run, index = entry
        rest = run[index : index + _STREET_LONGEST]
        street = _street(rest)
        if street is None and match.group("bare") is not None:
            street = _before_place(text, rest)
        if match.group("bare") is not None:
            before = text.low[max(0, match.start() - 12) : match.start()]
            named = match.group("bare").rstrip().endswith(("đường", "phố"))
            if not named and (street is None or _BARE_BEFORE.search(before) is None):
                continue
        end = street if street is not None else rest[-1].end
        found.append(Found(match.start(), end, 0.9, "places.address"))
    return found


def _street(rest: tuple[Word, ...]) -> int | None:
    """End of the street's name where it bears that of a person of history."""
    for size in range(len(rest), 1, -1):
        if " ".join(word.low for word in rest[:size]) in eponyms():
            return rest[size - 1].end
    return None


def _before_place(text: Text, rest: tuple[Word, ...]) -> int | None:
    """End of an unlisted street where a place follows ("185 Giảng Võ, Đống Đa")."""
    end = rest[-1].end
    if len(rest) > 3 or not text.folded.startswith(", ", end):
        return None
    return end if known_at(text, end + 2)[1] or type_pattern().match(text.low, end + 2) else None
