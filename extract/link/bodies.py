"""Bodies with an id: canonical name, place, parent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.link.ids import entity_id
from extract.link.places import Place, place_of
from extract.link.units import Level, Unit, folded
from extract.resources import entries
from schemas import OrganizationFacts, OrganizationKind, OrganizationLevel

TOP = "Tổng Liên đoàn Lao động Việt Nam"
_FEDERATION = "Liên đoàn Lao động"
_COMMITTEE = "Ủy ban nhân dân"
_LEVELS = {
    Level.PROVINCE: OrganizationLevel.province,
    Level.DISTRICT: OrganizationLevel.district,
    Level.COMMUNE: OrganizationLevel.commune,
}
#: In the list of kinds: a board or office, of the kind of the body named after it.
_PART = "part"


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a mention means.

    Args:
        name: canonical.
        level: of the body.
        place: its administrative unit; None for national bodies.
        site: what its id is bound to where the place is in no list.
        parent: the body above it, where known.
    """

    name: str
    level: OrganizationLevel | None
    place: Place | None = None
    site: str | None = None
    parent: Body | None = None

    @property
    def id(self) -> str:
        """A pure function of name, unit and site."""
        where = "" if self.place is None else self.place.key or f"site:{self.site}"
        return entity_id("o", self.name, where)

    @property
    def unit(self) -> Unit | None:
        """The official unit, of the narrowest level known."""
        return None if self.place is None else self.place.unit or self.place.within

    def facts(self) -> OrganizationFacts:
        """Return the row for the table of bodies."""
        place, unit = self.place, self.unit
        own = None if place is None else place.unit
        described = None
        if place is not None:
            around = f", {place.within.described}" if place.within is not None else ""
            described = own.described if own is not None else f"{place.full}{around}"
        after = None if unit is None else unit.after or unit
        return OrganizationFacts(
            organization_id=self.id,
            name=self.name,
            kind=kind_of(self.name),
            level=self.level,
            parent_id=None if self.parent is None else self.parent.id,
            unit_code=own.code or None if own is not None else None,
            unit=described,
            unit_code_after=None if after is None else after.code,
            unit_after=None if after is None else after.described,
            site=self.site if place is not None and place.key is None else None,
        )


@lru_cache(maxsize=10_000)
def kind_of(name: str) -> OrganizationKind:
    """Return the kind of the body with this canonical name, by its first words."""
    key = folded(name)
    pattern, kinds = _kinds()
    found = pattern.match(key)
    while found is not None and kinds[found.group()] == _PART:
        found = pattern.search(key, found.end())
    return OrganizationKind(kinds[found.group()]) if found else OrganizationKind.other


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = (line.split("|") for line in entries("link", "kinds"))
    kinds = {words.strip(): kind.strip() for words, kind in pairs}
    longest = "|".join(sorted(map(re.escape, kinds), key=lambda words: (-len(words), words)))
    return re.compile(rf"(?<![^\W_])(?:{longest})(?![^\W_])"), kinds


def level_at(place: Place) -> OrganizationLevel:
    """Return the level of a body of a place."""
    return _LEVELS[place.level]


def top() -> Body:
    """Return the confederation."""
    return Body(TOP, OrganizationLevel.national)


def government() -> Body:
    """Return the government of the country."""
    return Body("Chính phủ", OrganizationLevel.national)


def federation_of(place: Place | None) -> Body | None:
    """Return the federation of the narrowest unit above communes that a place lies in."""
    while place is not None and place.level == Level.COMMUNE:
        place = above(place)
    if place is None or place.unit is None:
        return None
    return _of(_FEDERATION, place.unit, top())


def committee_of(place: Place | None) -> Body | None:
    """Return the people's committee of a place."""
    if place is None or place.unit is None:
        return None
    return _of(_COMMITTEE, place.unit, government())


def above(place: Place) -> Place | None:
    """Return the place around a place, where known."""
    around = place.unit.parent if place.unit is not None else place.within
    return None if around is None else place_of(around)


def _of(head: str, unit: Unit, top_body: Body) -> Body:
    parent = top_body if unit.parent is None else _of(head, unit.parent, top_body)
    place = place_of(unit)
    return Body(f"{head} {unit.full}", level_at(place), place, None, parent)
