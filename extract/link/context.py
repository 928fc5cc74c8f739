"""What a page is about, as far as it tells which body "LĐLĐ tỉnh" or "UBND xã" is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from extract.link.names import TYPES, Name, read_name
from extract.link.places import LEVELS, Place, gazetteer_of
from extract.link.site_places import site_place
from extract.link.units import Level, Unit, folded
from extract.link.writing import written_out
from extract.tag import Mention
from schemas import Label

T = TypeVar("T")

#: Kinds of bodies that belong to a unit, so that a bare name after them is a unit's.
TERRITORIAL = frozenset(
    {"labour", "union", "union_sector", "level_body", "of_place", "ministry", "bureau"}
)

#: Code points between two places of a list, at most ("A và B").
_JOINT = 4


@dataclass(slots=True)
class _Seen:
    """Places of one type that a page names: by bodies, with their type, by a bare name."""

    bodies: dict[str, Place] = field(default_factory=dict)
    typed: dict[str, Place] = field(default_factory=dict)
    bare: dict[str, Place] = field(default_factory=dict)


class Context:
    """The places that one page names.

    What the page itself says counts before its site, and what stands in the names of bodies
    before other places: a page of a province's federation tells of visits to other provinces.
    Where two places of a level are as good as each other, the level alone means neither.
    """

    def __init__(self, mentions: Iterable[Mention], site: str | None, day: date | None) -> None:
        """Read a page.

        Args:
            mentions: of its title and text.
            site: its host or folder.
            day: when it was published; None where unknown.
        """
        self.gazetteer = gazetteer_of(day)
        self._site = site_place(site, self.gazetteer)
        self._seen = {type_: _Seen() for type_ in TYPES}
        #: head of a body -> the full names of bodies with it
        self.full: dict[str, dict[str, Name]] = {}
        found = list(mentions)
        before: Mention | None = None
        for mention in found:
            if mention.label == Label.LOCATION:
                joined = before is not None and 0 < mention.start - before.end <= _JOINT
                if not self._see_location(mention.text, joined=joined):
                    continue
                before = mention
        names = [read_name(m.text) for m in found if m.label == Label.ORGANIZATION]
        for name in names:
            self._see_province(name)
        for name in names:
            self._see_body(name)
        self._typed_districts(found)

    def _see_location(self, text: str, *, joined: bool) -> bool:
        """Note a province; return whether another that is joined to it is of its type too.

        Args:
            text: the mention.
            joined: it stands in a list behind such a one ("hai tỉnh Gia Lai và Đắk Lắk").
        """
        written = written_out(text)
        type_ = _type_of(written)
        if type_ and LEVELS[type_][0] == Level.PROVINCE:
            place = self.gazetteer.province(written[len(type_) :].strip(" ,"))
            if place is not None and place.type == type_:
                self._seen[type_].typed[place.full] = place
                return True
        elif not type_:
            place = self.gazetteer.province(written)
            if place is not None:
                seen = self._seen[place.type]
                (seen.typed if joined else seen.bare)[place.full] = place
                return joined
        return False

    def _typed_districts(self, mentions: Iterable[Mention]) -> None:
        """Look up the districts and communes once the province is known."""
        for mention in mentions:
            if mention.label != Label.LOCATION:
                continue
            written = written_out(mention.text)
            type_ = _type_of(written)
            name = written[len(type_) :].strip(" ,")
            if type_ and type_ != "tỉnh" and name:
                place = self.gazetteer.find(type_, name, self.around(type_))
                if place is not None and place.level != Level.PROVINCE:
                    self._seen[type_].typed[place.full] = place

    def _see_province(self, name: Name) -> None:
        """Note the provinces in bodies' names."""
        inner = name.inner or name
        if inner.type and inner.place and LEVELS[inner.type][0] == Level.PROVINCE:
            place = self.gazetteer.province(inner.place)
            if place is not None and place.type == inner.type:
                self._seen[inner.type].bodies[place.full] = place
        elif not inner.type and inner.kind in TERRITORIAL:
            found = self.trailing(inner)
            if found is not None and found[0].level == Level.PROVINCE:
                self._seen[found[0].type].bodies[found[0].full] = found[0]

    def _see_body(self, name: Name) -> None:
        inner = name.inner or name
        if inner.type and inner.place:
            place = self.gazetteer.find(inner.type, inner.place, self.around(inner.type))
            if place is not None:
                self._seen[inner.type].bodies[place.full] = place
            self.full.setdefault(inner.head, {})[folded(inner.text)] = inner

    def trailing(self, name: Name) -> tuple[Place, int] | None:
        """Return the unit whose bare name ends a body's name ("LĐLĐ Nghệ An"), and where."""
        at = name.text.find(" ") + 1
        while at:
            tail = name.text[at:]
            if tail[:1].isupper():
                place = self.gazetteer.province(tail)
                if place is None and name.kind == "labour":
                    place = self.gazetteer.district(tail, self.around("huyện"))
                if place is not None:
                    return place, at
            at = name.text.find(" ", at) + 1
        return None

    def around(self, type_: str) -> Unit | None:
        """Return the unit in which a place of this type is looked for first."""
        level = LEVELS[type_][-1]
        if level == Level.COMMUNE and not self.gazetteer.after_reform:
            district = self.district()
            if district is not None and district.unit is not None:
                return district.unit
        province = self.province()
        return None if province is None else province.unit

    def of_type(self, type_: str) -> Place | None:
        """Return the place that the word for a level means on this page without a name."""
        seen = self._seen[type_]
        site = self._site.get(type_)
        if site is not None:
            others = set(seen.bodies or seen.typed) - {site.full}
            named = site.full in seen.bodies or site.full in seen.typed
            return site if named or not others else None
        place = self._named(type_)
        return place if place is not None and self.at_home(place) else None

    def _named(self, type_: str) -> Place | None:
        """The one place of a type that the page names, the best evidence first."""
        seen = self._seen[type_]
        for places in (seen.bodies, seen.typed):
            if places:
                return _only(places.values())
        if LEVELS[type_][0] != Level.PROVINCE:
            return None
        # Where a city is what the page is about, a province named in passing is nobody's home.
        other = self._seen["thành phố" if type_ == "tỉnh" else "tỉnh"]
        elsewhere = [*other.bodies.values(), *other.typed.values()]
        if seen.bare and not any(place.level == Level.PROVINCE for place in elsewhere):
            return _only(seen.bare.values())
        around = self._by_districts()
        return around if around is not None and around.type == type_ else None

    def at_home(self, place: Place) -> bool:
        """Whether a place can be what a level alone means: it is not where guests come from."""
        if place.level == Level.PROVINCE:
            site = [p for p in self._site.values() if p.level == Level.PROVINCE]
            home = site[0] if site else None
        else:
            home = self.province()
        if home is None or home.province is None or place.province is None:
            return True
        return home.province.key == place.province.key

    def province(self) -> Place | None:
        """Return the one province that the page is about."""
        types = ("tỉnh", "thành phố")
        site = [self._site[t] for t in types if t in self._site]
        if site and site[0].level == Level.PROVINCE:
            return self.of_type(site[0].type)
        for places in (
            [p for t in types for p in self._seen[t].bodies.values()],
            [p for t in types for p in self._seen[t].typed.values()],
            [p for t in types for p in self._seen[t].bare.values()],
        ):
            found = {p.full: p for p in places if p.level == Level.PROVINCE}
            if found:
                return _only(found.values())
        return self._by_districts()

    def _by_districts(self) -> Place | None:
        """Return the province in which all districts lie that the page names."""
        types = ("huyện", "quận", "thị xã", "thành phố")
        places = [
            place
            for type_ in types
            for seen in (self._seen[type_].bodies, self._seen[type_].typed)
            for place in seen.values()
        ]
        found = {p.province.full: p.province for p in places if p.unit and p.province}
        province = _only(found.values())
        return None if province is None else self.gazetteer.province(province.name)

    def district(self) -> Place | None:
        """Return the one district that the page is about."""
        types = ("huyện", "quận", "thị xã", "thành phố")
        site = [p for t in types if (p := self._site.get(t)) and p.level == Level.DISTRICT]
        if site:
            return self.of_type(site[0].type)
        for kind in ("bodies", "typed"):
            found = {
                place.full: place
                for type_ in types
                for place in getattr(self._seen[type_], kind).values()
                if place.level == Level.DISTRICT
            }
            if found:
                only = _only(found.values())
                return only if only is not None and self.at_home(only) else None
        return None


def _type_of(written: str) -> str:
    """Return the word for a level that a place begins with, "" where it begins with none."""
    key = folded(written)
    return next((type_ for type_ in TYPES if key.startswith(f"{type_} ")), "")


def _only(places: Iterable[T]) -> T | None:
    """Return the one there is."""
    found = list(places)
    return found[0] if len(found) == 1 else None
