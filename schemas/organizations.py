"""Table `organizations`."""

from __future__ import annotations

from schemas.base import Row, column
from schemas.enums import OrganizationKind, OrganizationLevel


class OrganizationFacts(Row):
    """What follows from a body's name and administrative unit, whichever page names it."""

    organization_id: str = column(
        "Stable id: hash of the canonical name, the administrative unit and, for a body that "
        "only its site tells from others, the site.",
        example="o-5c1e9a03b7d2",
    )
    name: str = column(
        "Canonical name: abbreviations written out, the level's own name filled in.",
        example="Liên đoàn Lao động tỉnh Thái Bình",
    )
    kind: OrganizationKind = column(
        "Kind of body.",
        example="union",
    )
    level: OrganizationLevel | None = column(
        "Level of the body: `sector` for unions of a trade, `grassroots` for bodies inside a "
        "workplace or school; null where the name does not tell.",
        example="province",
    )
    parent_id: str | None = column(
        "Id of the body above it: the union federation for unions, the committee for its "
        "departments, the body that an office or board is part of. Null where unknown.",
        example="o-0d3b54be19a6",
    )
    unit_code: str | None = column(
        "Official code of its administrative unit as of the articles' dates: two digits for a "
        "province, three for a district, five for a commune; null for national bodies and units "
        "that are in no list.",
        example="34",
    )
    unit: str | None = column(
        "That unit's name, with the units it lies in.",
        example="tỉnh Thái Bình",
    )
    unit_code_after: str | None = column(
        "Code of the province or commune that the unit is part of since July 2025; of a "
        "district, or of a commune that was divided, its province's.",
        example="33",
    )
    unit_after: str | None = column(
        "Name of the unit since July 2025.",
        example="tỉnh Hưng Yên",
    )
    site: str | None = column(
        "The site that the id is bound to, for a body whose unit is in no list.",
        example="ldld.example",
    )


class Organization(OrganizationFacts):
    """One body that pages name, under one canonical name; and every body above it."""

    surface_forms: list[str] = column(
        "Every way its mentions are written, the most frequent first.",
        example="LĐLĐ tỉnh",
    )
    surface_counts: list[int] = column(
        "How many mentions are written so, in the order of `surface_forms`.",
        example="12",
    )
    mentions: int = column(
        "Rows of `mentions` with this id; 0 for a body that is only a parent, or only stands in "
        "a record.",
        example="14",
    )
    articles: int = column(
        "Articles with such a mention, copies (`duplicate_of`) included.",
        example="9",
    )
