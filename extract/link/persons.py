"""Which people one page names: the same person in several mentions, apart from namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.folding import fold, lower
from extract.link.bodies import Body
from extract.link.ids import entity_id
from extract.link.linker import Linker
from extract.link.units import Unit
from schemas import OrganizationLevel, PersonFacts

_SPACES = re.compile(r"\s+")
#: The narrower the body of a post, the better it tells namesakes apart.
_NARROW = (
    OrganizationLevel.grassroots,
    OrganizationLevel.commune,
    None,
    OrganizationLevel.sector,
    OrganizationLevel.district,
    OrganizationLevel.province,
    OrganizationLevel.national,
)


@dataclass(frozen=True, slots=True)
class Individual:
    """A person that mentions mean.

    Args:
        name: in its usual writing.
        body: of the post that tells the person from namesakes; None where site and province do.
        site: the page's, where there is no body.
        province: the body's, or the one the page is about.
    """

    name: str
    body: Body | None
    site: str | None
    province: Unit | None

    @property
    def id(self) -> str:
        """A pure function of the name and the body, or of the name, site and province."""
        where = self.body.id if self.body is not None else f"{self.site}|{_key(self.province)}"
        return entity_id("p", self.name, where)

    def facts(self) -> PersonFacts:
        """Return the row for the table of persons."""
        province = self.province
        after = None if province is None else province.after or province
        return PersonFacts(
            person_id=self.id,
            name=self.name,
            organization_id=None if self.body is None else self.body.id,
            unit_code=None if province is None else province.code,
            unit_code_after=None if after is None else after.code,
            site=self.site,
        )


class Persons:
    """Says which person a name on one page means, and collects them."""

    def __init__(
        self,
        linker: Linker,
        names: Iterable[str],
        posts: Iterable[tuple[str, str | None]],
        site: str | None,
    ) -> None:
        """Read a page.

        Args:
            linker: of the page's bodies.
            names: the mentions of people on it.
            posts: names with the bodies of their posts, as written.
            site: its host or folder.
        """
        bodies: dict[str, list[Body]] = {}
        for name, surface in posts:
            own = bodies.setdefault(usual(name), [])
            body = linker.stated(surface) if surface else None
            if body is not None:
                own.append(_whole(body))
        province = linker.context.province()
        around = None if province is None else province.unit
        everybody = dict.fromkeys([*map(usual, names), *bodies])
        self._people: dict[str, Individual] = {}
        for name in everybody:
            person = _person(name, bodies.get(name, []), site, around)
            if person is not None:
                self._people[name] = person
        self._full = [name for name in everybody if " " in name]

    def person(self, surface: str) -> Individual | None:
        """Return the person that a mention means; None where nothing tells namesakes apart."""
        name = usual(surface)
        if " " not in name:  # a given name alone: somebody named in full on this page
            full = [other for other in self._full if other.endswith(f" {name}")]
            return self._people.get(full[0]) if len(full) == 1 else None
        return self._people.get(name)

    def facts(self) -> list[PersonFacts]:
        """Return all people of the page, by id."""
        found: dict[str, Individual] = {}
        for person in self._people.values():
            known = found.get(person.id)
            if known is None or person.name < known.name:
                found[person.id] = person
        return [found[key].facts() for key in sorted(found)]


@lru_cache(maxsize=10_000)
def usual(name: str) -> str:
    """Return a name in its usual writing: `NGUYỄN THỊ LỤA` -> `Nguyễn Thị Lụa`."""
    text = fold(_SPACES.sub(" ", name)).strip()
    if text.isupper() and " " in text:
        return " ".join(word[0] + lower(word[1:]) for word in text.split(" "))
    return text


def _person(
    name: str, bodies: list[Body], site: str | None, around: Unit | None
) -> Individual | None:
    if " " not in name or "." in name:
        return None
    if bodies:
        body = min(bodies, key=lambda body: (_NARROW.index(body.level), body.id))
        return Individual(name, body, None, body.unit.province if body.unit else None)
    if site is None or around is None:
        return None
    return Individual(name, None, site, around)


def _whole(body: Body) -> Body:
    """The body that a board or office is part of: people of one are of the other too."""
    while body.parent is not None and body.name.endswith(f" {body.parent.name}"):
        body = body.parent
    return body


def _key(unit: Unit | None) -> str:
    return "" if unit is None else unit.key
