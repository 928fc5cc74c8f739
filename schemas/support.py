"""Table `support`."""

from __future__ import annotations

from schemas.base import Row, column
from schemas.enums import SupportKind


class Support(Row):
    """Help in money or kind that was given."""

    support_id: str = column(
        "Stable id of the record.",
        example="a3f1c29b7d405e18-s-310-0",
    )
    article_id: str = column(
        "The article this row belongs to.",
        example="a3f1c29b7d405e18",
    )
    kind: SupportKind = column(
        "Kind of help.",
        example="cash",
    )
    beneficiaries: int | None = column(
        "People, households, places or suất as written; null where unknown.",
        example="40",
    )
    amount_vnd: int | None = column(
        "Total in đồng, where the page writes it.",
        example="800000000",
    )
    amount_each_vnd: int | None = column(
        "Đồng for each beneficiary, where the page writes it.",
        example="5000000",
    )
    donor: str | None = column(
        "Who gave it, as written.",
        example="Quỹ trợ vốn của LĐLĐ tỉnh",
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
        "The words that state the help.",
        example="trao 15 suất học bổng, mỗi suất 2 triệu đồng",
    )
    rule: str = column(
        "Name of the rule that made this row.",
        example="awards.passive",
    )
    check: str | None = column(
        "Arithmetic on total, each and beneficiaries: `total_agrees`, `total_differs`; null "
        "where nothing could be checked.",
        example="total_agrees",
    )
    source_link: str | None = column(
        "The page's URL with a `#:~:text=` fragment that opens it at the evidence; null where "
        "the page has no URL.",
        example="https://ldld.example/tin-12#:~:text=LĐLĐ%20tỉnh",
    )
