"""Administrative units with their official codes, as of a day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache, lru_cache

from extract.folding import fold, lower
from extract.resources import entries

#: First day of the units of two levels (provinces and communes).
REFORM = date(2025, 7, 1)
#: First day of the city of Huế as a province; it was the province Thừa Thiên Huế.
_TWO_HUES = date(2025, 1, 1)
_SPACES = re.compile(r"\s+")
_TWO_WORDS = ("thành phố", "thị xã", "thị trấn", "đặc khu")


class Level(IntEnum):
    """Level of an administrative unit."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True)
class Unit:
    """One administrative unit.

    Args:
        code: official; empty for a unit that was dissolved before the lists we have.
        type: `tỉnh`, `thành phố`, `huyện` …
        name: without the type.
        level: province, district or commune.
        parent: the unit it lies in; None for provinces.
        after: what it is part of since July 2025; None for units of that time themselves.
        same: for a unit since July 2025: it is the one of before, unchanged.
    """

    code: str
    type: str
    name: str
    level: Level
    parent: Unit | None
    after: Unit | None = None
    same: bool = False

    @property
    def full(self) -> str:
        """Type and name: `huyện Tiền Hải`."""
        return f"{self.type} {self.name}"

    @property
    def described(self) -> str:
        """Type and name with the units around: `huyện Tiền Hải, tỉnh Thái Bình`."""
        return self.full if self.parent is None else f"{self.full}, {self.parent.described}"

    @property
    def province(self) -> Unit:
        """The province it lies in; itself for a province."""
        return self if self.parent is None else self.parent.province

    @property
    def key(self) -> str:
        """What tells it from all other units of all times."""
        code = self.code or f"{self.parent.key if self.parent else ''}/{self.full}"
        return code if self.after is not None or self.same else f"{code}@2025"


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Return the form in which names are compared."""
    return _SPACES.sub(" ", lower(fold(name)))


class Units:
    """The units of one time, by name."""

    def __init__(self, units: list[Unit]) -> None:
        self._by_name: dict[tuple[Level, str], list[Unit]] = defaultdict(list)
        for unit in units:
            self._by_name[unit.level, folded(unit.name)].append(unit)
        self.by_code = {unit.code: unit for unit in units if unit.code}

    def province(self, name: str) -> Unit | None:
        """Return the province of a name, written in any of its ways."""
        key = folded(name)
        found = self._by_name.get((Level.PROVINCE, _other_names().get(key, key)), [])
        return found[0] if found else None

    def province_names(self) -> list[str]:
        """Return all ways to write the names of provinces."""
        own = [name for level, name in self._by_name if level == Level.PROVINCE]
        return own + [written for written, name in _other_names().items() if name in own]

    def inside(self, level: Level, around: Unit) -> list[Unit]:
        """Return the units of a level that lie in another."""
        found = (units for (its, _), units in self._by_name.items() if its == level)
        return [unit for units in found for unit in units if _lies_in(unit, around)]

    def named(
        self, level: Level, name: str, *, type: str | None = None, within: Unit | None = None
    ) -> list[Unit]:
        """Return the units of a level and name.

        Args:
            level: district or commune.
            name: without its type.
            type: where it is written; a unit of another type is taken only where there is none
                of this one, because units change theirs.
            within: a unit they must lie in.
        """
        found = self._by_name.get((level, folded(name)), [])
        if within is not None:
            found = [unit for unit in found if _lies_in(unit, within)]
        return [unit for unit in found if unit.type == type] or found


def _lies_in(unit: Unit, around: Unit) -> bool:
    inner: Unit | None = unit
    while inner is not None:
        if inner.key == around.key:
            return True
        inner = inner.parent
    return False


def units_of(day: date | None) -> Units:
    """Return the units as of a day; of the years before 2025 where the day is not known."""
    if day is not None and day >= REFORM:
        return _after()
    return _before(former=day is None or day < _TWO_HUES)


def is_after(day: date | None) -> bool:
    """Whether a day is one of the time since the reform."""
    return day is not None and day >= REFORM


@cache
def _other_names() -> dict[str, str]:
    pairs = (line.split("|") for line in entries("link", "place_names"))
    return {folded(written.strip()): folded(name.strip()) for written, name in pairs}


@cache
def _after() -> Units:
    lines = [line.split("|") for line in entries("link", "units_after")]
    origins: dict[str, list[str]] = defaultdict(list)
    for code, _, parent, after in _before_lines():
        if not parent:
            origins[after].append(code)
    provinces = {
        code: _unit(code, name, None, Level.PROVINCE, same=origins[code] == [code])
        for code, name, parent in lines
        if not parent
    }
    communes = [
        _unit(code, name, provinces[parent], Level.COMMUNE)
        for code, name, parent in lines
        if parent
    ]
    return Units([*provinces.values(), *communes])


def _before_lines() -> list[list[str]]:
    return [line.split("|") for line in entries("link", "units_before")]


@cache
def _before(*, former: bool) -> Units:
    """The units before the reform, those until the end of 2024 among them or not."""
    after = _after().by_code
    renamed: dict[str, str] = {}
    merged: list[tuple[str, str, str]] = []
    for code, name, parent in (line.split("|") for line in entries("link", "former_units")):
        if former and parent:
            merged.append((code, name, parent))
        elif former:
            renamed[code] = name
    units: dict[str, Unit] = {}
    for code, name, parent, became in _before_lines():
        level = Level.COMMUNE if len(code) == 5 else Level.DISTRICT if parent else Level.PROVINCE
        around = units[parent] if parent else None
        now = after.get(became) or (around.province.after if around else None)
        units[code] = _unit(code, renamed.get(code, name), around, level, now)
    extra = [
        _unit(code, name, units[parent], Level.DISTRICT, units[parent].after)
        for code, name, parent in merged
    ]
    return Units([*units.values(), *extra])


def _unit(
    code: str,
    name: str,
    parent: Unit | None,
    level: Level,
    after: Unit | None = None,
    *,
    same: bool = False,
) -> Unit:
    type_ = next((two for two in _TWO_WORDS if name.startswith(two)), name.split(" ")[0])
    return Unit(code, type_, name[len(type_) + 1 :], level, parent, after, same)
