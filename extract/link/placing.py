"""The body of a place: its name, its level, the body above it."""

from __future__ import annotations

from extract.link.bodies import Body, above, committee_of, federation_of, government, level_at, top
from extract.link.names import LOWEST_UNION, UNIONS
from extract.link.places import Place
from extract.link.units import Level, folded
from schemas import OrganizationLevel


def placed(head: str, kind: str, place: Place, site: str | None) -> Body:
    """Return the body of a kind at a place.

    Args:
        head: its name without level and place ("Liên đoàn Lao động").
        kind: of its head, as `extract.tag.organizations.kinds` names it.
        place: where it is.
        site: of the page; binds bodies of places that are in no list.
    """
    level = _level(head, kind, place)
    if kind in UNIONS and level == OrganizationLevel.commune and head == LOWEST_UNION:
        head = "Công đoàn"
    return Body(
        f"{head} {_shown(kind, place)}",
        level,
        place,
        site if place.key is None else None,
        _parent(head, kind, place),
    )


def _shown(kind: str, place: Place) -> str:
    """The place in the name: "Tỉnh ủy Thái Bình", but "Liên đoàn Lao động tỉnh Thái Bình"."""
    if kind == "of_place" and place.name != "Hồ Chí Minh":
        return place.name
    return place.full


def _level(head: str, kind: str, place: Place) -> OrganizationLevel:
    if kind not in UNIONS:
        return level_at(place)
    if head.startswith("Công đoàn cơ quan"):
        return OrganizationLevel.grassroots
    if place.level != Level.COMMUNE:
        return OrganizationLevel.sector
    # Since July 2025 the unions of communes have those of workplaces below them.
    since = place.unit is not None and place.unit.after is None
    return OrganizationLevel.commune if since else OrganizationLevel.grassroots


def _parent(head: str, kind: str, place: Place) -> Body | None:
    if kind == "labour":
        return top() if place.level == Level.PROVINCE else federation_of(above(place))
    if kind in UNIONS:
        return federation_of(place)
    key = folded(head)
    if key.startswith(("sở ", "phòng ")):
        return committee_of(place)
    if key == "ủy ban nhân dân":
        around = above(place)
        if place.level == Level.PROVINCE:
            return government()
        return None if around is None else committee_of(around)
    return None
