"""Which place a word for a level, with or without a name, means on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract.link.units import Level, Unit, Units, folded, is_after, units_of

#: Word for a level -> the levels it may be of.
LEVELS = {
    "tỉnh": (Level.PROVINCE,),
    "thành phố": (Level.PROVINCE, Level.DISTRICT),
    "huyện": (Level.DISTRICT,),
    "quận": (Level.DISTRICT,),
    "thị xã": (Level.DISTRICT,),
    "xã": (Level.COMMUNE,),
    "phường": (Level.COMMUNE,),
    "thị trấn": (Level.COMMUNE,),
    "đặc khu": (Level.COMMUNE,),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name means.

    Args:
        type: the word for its level.
        name: without that word.
        level: of the administration.
        unit: the official unit; None where no list holds the name.
        within: the unit that it is known to lie in, where it is none of the lists itself.
    """

    type: str
    name: str
    level: Level
    unit: Unit | None
    within: Unit | None = None

    @property
    def full(self) -> str:
        """Type and name."""
        return f"{self.type} {self.name}"

    @property
    def province(self) -> Unit | None:
        """The province it lies in, where known."""
        around = self.unit or self.within
        return None if around is None else around.province

    @property
    def key(self) -> str | None:
        """What tells the place from all others; None where nothing does."""
        if self.unit is not None:
            return self.unit.key
        return None if self.within is None else f"{self.within.key}/{folded(self.full)}"


def place_of(unit: Unit) -> Place:
    """Return a unit as a place."""
    return Place(unit.type, unit.name, unit.level, unit)


class Gazetteer:
    """Looks names up as of one time; `gazetteer_of` makes one for each, once."""

    def __init__(self, units: Units, *, after_reform: bool) -> None:
        self._units = units
        self.after_reform = after_reform

    def province(self, name: str) -> Place | None:
        """Return the province of a name without its type."""
        unit = self._units.province(name)
        return None if unit is None else place_of(unit)

    def province_names(self) -> list[str]:
        """Return all ways to write the names of provinces."""
        return self._units.province_names()

    def inside(self, level: Level, around: Unit) -> list[Unit]:
        """Return the units of a level that lie in another."""
        return self._units.inside(level, around)

    def find(self, type: str, name: str, within: Unit | None) -> Place | None:
        """Return the place of a name.

        Args:
            type: the word for its level.
            name: without that word.
            within: where the page is about, a province or district.

        Returns:
            None where several units have that name and nothing tells which one is meant.
        """
        for level in LEVELS[type]:
            if level == Level.PROVINCE:
                unit = self._units.province(name)
                if unit is not None and unit.type == type:
                    return place_of(unit)
                continue
            near = self._units.named(level, name, type=type, within=within) if within else []
            found = near or self._units.named(level, name, type=type)
            if len(found) == 1 and (near or level == Level.DISTRICT):
                # A unit that changed its type since is named by the one it had.
                unit = replace(found[0], type=type)
                return Place(type, unit.name, level, unit)
            if len(found) > 1:
                return None
        level = LEVELS[type][-1]
        if level == Level.COMMUNE and within is not None and within.level == Level.PROVINCE:
            within = None if not self.after_reform else within
        return Place(type, name, level, None, within)

    def district(self, name: str, within: Unit | None) -> Place | None:
        """Return the one district of a name without its type, in a province or anywhere."""
        found = self._units.named(Level.DISTRICT, name, within=within)
        return place_of(found[0]) if len(found) == 1 else None


def gazetteer_of(day: date | None) -> Gazetteer:
    """Return the gazetteer of a day; of the years before 2025 where the day is not known."""
    return _gazetteer(units_of(day), is_after(day))


@cache
def _gazetteer(units: Units, after_reform: bool) -> Gazetteer:
    return Gazetteer(units, after_reform=after_reform)
