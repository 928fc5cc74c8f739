"""Table `persons`."""

from __future__ import annotations

from schemas.base import Row, column


class PersonFacts(Row):
    """What follows from a person's name and the body or site that tells them from namesakes."""

    person_id: str = column(
        "Stable id: hash of the name and the body of the post; where no body is known, of the "
        "name, site and province. Equal names alone never make one person.",
        example="p-77ab01c2d4e6",
    )
    name: str = column(
        "The person's name in its usual writing.",
        example="Nguyễn Thị Lụa",
    )
    organization_id: str | None = column(
        "The body that tells this person from namesakes; null where site and province do.",
        example="o-5c1e9a03b7d2",
    )
    unit_code: str | None = column(
        "Code of the province as of the articles' dates.",
        example="34",
    )
    unit_code_after: str | None = column(
        "Code of that province since July 2025.",
        example="33",
    )
    site: str | None = column(
        "The site that the id is bound to; null where the body suffices.",
        example="ldld.example",
    )


class Person(PersonFacts):
    """One person whom pages name."""

    surface_forms: list[str] = column(
        "Every way its mentions are written, the most frequent first.",
        example="Nguyễn Thị Lụa",
    )
    surface_counts: list[int] = column(
        "How many mentions are written so, in the order of `surface_forms`.",
        example="3",
    )
    mentions: int = column(
        "Rows of `mentions` with this id.",
        example="3",
    )
    articles: int = column(
        "Articles with such a mention, copies (`duplicate_of`) included.",
        example="2",
    )
