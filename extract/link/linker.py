"""Says which bodies the mentions of one page mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extract.folding import fold
from extract.link.bodies import Body, federation_of, top
from extract.link.context import TERRITORIAL, Context
from extract.link.names import IMPLIED, LOWEST_UNION, UNIONS, Name, is_workplace, read_name
from extract.link.places import Place
from extract.link.placing import placed
from extract.link.units import folded
from extract.tag import Mention
from extract.tag.organizations.pipe import find
from extract.tag.resolve.pipe import THRESHOLD
from schemas import Label, OrganizationFacts, OrganizationLevel

#: Kinds of bodies that their own name does not tell from others of the kind.
_ORGANS = frozenset(
    {"labour", "organ", "organ_named", "party_board", "mission", "council", "board", "office"}
)
#: Kinds whose names are the whole country's: companies are registered under names of their own.
_NATIONAL = frozenset(
    {"union_top", "whole", "government", "state_body", "academy", "company", "bank", "press",
     "broadcaster", "army", "army_whole", "region_army", "chamber", "youth_centre", "bureau",
     "ministry", ""}
)  # fmt: skip
#: Kinds with proper names of which a province has one each, as a rule.
_LOCAL = frozenset(
    {"school", "school_type", "hospital", "center", "institute", "station", "utility"}
)  # fmt: skip
_STATE = frozenset({"union_top", "whole", "government", "ministry"})
_UNIVERSITY = re.compile(r"trường (?:đại học|cao đẳng|sĩ quan)")
#: Offices that each district has one of.
_DISTRICT_OFFICES = (
    "phòng giáo dục", "phòng nội vụ", "phòng lao động", "phòng văn hóa", "phòng y tế",
    "phòng tài chính", "phòng tư pháp", "phòng tài nguyên", "phòng nông nghiệp",
)  # fmt: skip
#: Schools of which a province has many with one name.
_LOWER_SCHOOL = re.compile(r"mầm non|mẫu giáo|tiểu học|trung học cơ sở|phổ thông cơ sở")
_UPPER_SCHOOL = re.compile(r"trung học phổ thông")
_JOINT = re.compile(r",|(?<![^\W_])(?:và|cùng|phối hợp)(?![^\W_])")


class Linker:
    """Says which bodies the mentions of one page mean, and collects them."""

    def __init__(self, mentions: Iterable[Mention], site: str | None, day: date | None) -> None:
        """Read a page.

        Args:
            mentions: of its title and text.
            site: its host or folder.
            day: when it was published; None where unknown.
        """
        found = list(mentions)
        self.context = Context(found, site, day)
        self._named_bodies = {m.text for m in found if m.label == Label.ORGANIZATION}
        self._site = site
        self._bodies: dict[str, Body | None] = {}

    def body(self, surface: str) -> Body | None:
        """Return the body that a mention means; None where the page does not tell."""
        if surface not in self._bodies:
            self._bodies[surface] = self._link(read_name(surface))
        return self._bodies[surface]

    def stated(self, surface: str) -> Body | None:
        """Return the body that a record's words mean: a body, or an office of one.

        "Chủ tịch UBND tỉnh" is linked to the committee; two bodies together are neither.
        """
        if surface in self._named_bodies:
            return self.body(surface)
        inside = [name for name in self._named_bodies if name in surface]
        longest = [n for n in inside if not any(n != o and n in o for o in inside)]
        if _JOINT.search(surface):
            return None
        if _is_one_body(surface):
            return self.body(surface)
        if len(longest) != 1 or not surface.endswith(longest[0]):
            return None
        return self.body(longest[0])

    def organizations(self) -> list[OrganizationFacts]:
        """Return all bodies that were asked for and those above them, by id."""
        found: dict[str, Body] = {}
        for body in self._bodies.values():
            while body is not None:
                known = found.get(body.id)
                if known is None or body.name < known.name:
                    found[body.id] = body
                body = body.parent
        return [found[key].facts() for key in sorted(found)]

    def _link(self, name: Name) -> Body | None:
        if name.inner is not None:
            return self._part(name)
        if name.type:
            place = self._place(name)
            return None if place is None else self._placed(name, name.text[: name.start], place)
        if name.reach:
            return self._national(name)
        key = folded(name.text)
        if key in IMPLIED:
            return self._at(name, self.context.of_type(IMPLIED[key]))
        trailing = self.context.trailing(name) if name.kind in TERRITORIAL else None
        if trailing is not None:
            return self._placed(name, name.text[: trailing[1]], trailing[0])
        if key.startswith("sở "):
            return self._at(name, self.context.province())
        if key.startswith(_DISTRICT_OFFICES):
            return self._at(name, self.context.district())
        if name.kind in UNIONS or name.kind in _ORGANS:
            return self._short(name)
        return self._named(name, key)

    def _part(self, name: Name) -> Body | None:
        """A body inside another, or the union of one."""
        assert name.inner is not None
        whole = self._link(name.inner)
        if whole is None:
            return None
        if name.kind not in UNIONS:
            return replace(whole, name=f"{name.text} {whole.name}", parent=whole)
        head = name.text
        if is_workplace(name.inner) and head == "Công đoàn":
            head = LOWEST_UNION
        lowest = head.startswith((LOWEST_UNION, "Công đoàn cơ quan"))
        return replace(
            whole,
            name=f"{head} {whole.name}",
            level=OrganizationLevel.grassroots if lowest else None,
            parent=federation_of(whole.place),
        )

    def _place(self, name: Name) -> Place | None:
        """The place in a body's name, or the one that a level without a name means."""
        if not name.place:
            return self.context.of_type(name.type) or self._in_full(name)
        within = self.context.around(name.type)
        if name.around is not None:
            outer = self.context.gazetteer.find(*name.around, within)
            within = outer.unit if outer is not None and outer.unit is not None else within
        return self.context.gazetteer.find(name.type, name.place, within)

    def _in_full(self, name: Name) -> Place | None:
        """The place of the one body on this page with the same head and level and a name.

        Of provinces it need not be the same: a page may tell of its own federation and name
        only the one that came to visit.
        """
        if name.type in ("tỉnh", "thành phố"):
            return None
        alike = self.context.full.get(name.head, {}).values()
        found = [full for full in alike if full.type == name.type]
        place = self._place(found[0]) if len(found) == 1 else None
        return place if place is not None and self.context.at_home(place) else None

    def _at(self, name: Name, place: Place | None) -> Body | None:
        return None if place is None else self._placed(name, name.text, place)

    def _placed(self, name: Name, head: str, place: Place) -> Body | None:
        if place.key is None and self._site is None:
            return None
        return placed(head.rstrip(), name.kind, place, self._site)

    def _national(self, name: Name) -> Body:
        if name.kind in UNIONS and name.text != "Công đoàn Việt Nam":
            return Body(name.text, OrganizationLevel.sector, parent=top())
        if name.kind in _NATIONAL - _STATE:
            return Body(name.text, None)
        return Body(name.text, OrganizationLevel.national)

    def _short(self, name: Name) -> Body | None:
        """A union or board that the page elsewhere names with its level."""
        found = list(self.context.full.get(folded(name.text), {}).values())
        return self._link(found[0]) if len(found) == 1 else None

    def _named(self, name: Name, key: str) -> Body | None:
        """A body with a proper name and no level."""
        if name.kind in _STATE:
            return Body(name.text, OrganizationLevel.national)
        if name.kind in _NATIONAL or _UNIVERSITY.match(key):
            return Body(name.text, None)
        if name.kind not in _LOCAL:
            return None
        lower = _LOWER_SCHOOL.search(key) and not _UPPER_SCHOOL.search(key)
        tail = self.context.trailing(name)
        if tail is not None:
            place: Place | None = tail[0]
        else:
            place = self.context.district() if lower else self.context.province()
        if place is None or (place.key is None and self._site is None):
            return None
        return Body(name.text, None, place, self._site if place.key is None else None)


@lru_cache(maxsize=10_000)
def _is_one_body(surface: str) -> bool:
    """Whether words name one definite body: "CĐCS Công ty Hoa Ban", not "Công đoàn Công ty"."""
    return any(
        candidate.label == Label.ORGANIZATION
        and candidate.score >= THRESHOLD
        and (candidate.start, candidate.end) == (0, len(surface))
        for candidate in find(fold(surface))
    )
