"""Whose site a host is: the province or district in its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from extract.link.places import Gazetteer, Place, gazetteer_of
from extract.link.units import Level, folded
from extract.resources import entries

_CUT = re.compile(r"[.\-_ ]+")
#: A shorter name of a district says nothing: "an", "nga" stand in many hosts.
_SHORTEST = 5


@lru_cache(maxsize=10_000)
def site_place(site: str | None, gazetteer: Gazetteer) -> Mapping[str, Place]:
    """Return the places whose site a host or folder is, by type: its province and its district.

    `ldldtienhai.thaibinh.gov.vn` is the site of huyện Tiền Hải and of tỉnh Thái Bình. A host that
    holds anything else beside kinds of bodies and a place is nobody's.

    Args:
        site: as `extract.link.sites.site_of` gives it.
        gazetteer: the units of the page's day.
    """
    names = [left for label in _CUT.split((site or "").lower()) if (left := _left(label))]
    provinces = _other_names() | {_plain(name): name for name in gazetteer.province_names()}
    found: dict[str, Place] = {}
    rest = []
    for name in names:
        place = gazetteer.province(provinces[name]) if name in provinces else None
        if place is not None:
            found[place.type] = place
        else:
            rest.append(name)
    if len(found) > 1 or (rest and not found):
        return {}
    for name in rest:
        district = _district(name, next(iter(found.values())), gazetteer)
        if district is None or district.type in found:
            return {} if len(names) > 2 else found
        found[district.type] = district
    return found


def _district(name: str, province: Place, gazetteer: Gazetteer) -> Place | None:
    if province.unit is None or len(name) < _SHORTEST:
        return None
    inside = gazetteer.inside(Level.DISTRICT, province.unit)
    found = [unit for unit in inside if _plain(unit.name) == name]
    return gazetteer.district(found[0].name, province.unit) if len(found) == 1 else None


def _left(label: str) -> str:
    """Return what is left of a part of a host when the words for kinds of bodies are gone."""
    words = _words()
    while label:
        if label in words:
            return ""
        word = next((w for w in words if label.startswith(w) and len(label) > len(w) + 2), None)
        if word is None or _is_province(label):
            return label
        label = label[len(word) :]
    return label


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted(entries("link", "site_words"), key=lambda word: (-len(word), word)))


@cache
def _is_province(label: str) -> bool:
    own = {_plain(name) for name in gazetteer_of(None).province_names()}
    return label in own or label in _other_names()


@cache
def _other_names() -> dict[str, str]:
    pairs = (line.split("|") for line in entries("link", "site_names"))
    return {host.strip(): name.strip() for host, name in pairs}


def _plain(name: str) -> str:
    """`Thừa Thiên Huế` -> `thuathienhue`."""
    letters = unicodedata.normalize("NFD", folded(name)).replace("đ", "d")
    return "".join(char for char in letters if char.isalnum() and char.isascii())
