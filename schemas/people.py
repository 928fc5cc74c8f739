"""Table `people`."""

from __future__ import annotations

from schemas.base import Row, column


class PersonPost(Row):
    """One person in one post; a person named without a post has one row with nulls."""

    post_id: str = column(
        "Stable id of the row.",
        example="a3f1c29b7d405e18-p-164-0",
    )
    article_id: str = column(
        "The article this row belongs to.",
        example="a3f1c29b7d405e18",
    )
    name: str = column(
        "The person's name as written, without honorific, title or role.",
        example="Nguyễn Thị Lụa",
    )
    person_id: str | None = column(
        "Id of the person in `persons`, where linked.",
        example="p-77ab01c2d4e6",
    )
    honorific: str | None = column(
        "Form of address before the name.",
        example="đồng chí",
    )
    role: str | None = column(
        "The words of the post.",
        example="Phó Chủ tịch",
    )
    organization: str | None = column(
        "The named body or place of the post, as written.",
        example="LĐLĐ tỉnh",
    )
    organization_id: str | None = column(
        "Id of that body in `organizations`, where linked.",
        example="o-5c1e9a03b7d2",
    )
    start: int = column(
        "First code point of the evidence in `articles.text`.",
        example="1204",
    )
    end: int = column(
        "Code point after the last one of the evidence in `articles.text`.",
        example="1263",
    )
    evidence: str = column(
        "The words that state the post.",
        example="đồng chí Nguyễn Thị Lụa, Chủ tịch Công đoàn giáo dục huyện Tiền Hải",
    )
    rule: str = column(
        "Name of the rule that made this row.",
        example="awards.passive",
    )
    source_link: str | None = column(
        "The page's URL with a `#:~:text=` fragment that opens it at the evidence; null where "
        "the page has no URL.",
        example="https://ldld.example/tin-12#:~:text=LĐLĐ%20tỉnh",
    )
