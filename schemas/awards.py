"""Table `awards`."""

from __future__ import annotations

from schemas.base import Row, column
from schemas.enums import AwardType, IssuerLevel, RecipientType


class Award(Row):
    """One award, issuer, recipient kind and count that was formally conferred."""

    award_id: str = column(
        "Stable id of the record.",
        example="a3f1c29b7d405e18-a-1204-0",
    )
    article_id: str = column(
        "The article this row belongs to.",
        example="a3f1c29b7d405e18",
    )
    award_type: AwardType = column(
        "Kind of award.",
        example="bang_khen",
    )
    award_name: str = column(
        "The award as written.",
        example="bằng khen",
    )
    award_title: str | None = column(
        "The quoted name of the award, without its quotation marks.",
        example="Vì sự nghiệp xây dựng tổ chức Công đoàn",
    )
    rank: str | None = column(
        "Class or place as written.",
        example="hạng Ba",
    )
    count: int | None = column(
        "How many were conferred on this kind of recipient; null where unknown.",
        example="4",
    )
    count_explicit: bool = column(
        "True where the page writes a number for it; false where it follows from the names "
        "listed, or is unknown.",
        example="true",
    )
    recipient_type: RecipientType = column(
        "Whom it went to.",
        example="collective",
    )
    recipient_names: list[str] = column(
        "Recipients named, as written.",
        example="Trường THCS Hòa Bình",
    )
    issuer: str | None = column(
        "The body or office whose award it is, in the words of the page, carried over from "
        "before where the clause leaves it out.",
        example="LĐLĐ tỉnh",
    )
    issuer_text: str | None = column(
        "What stands at the award itself for the issuer, verbatim; null where it was carried over.",
        example="LĐLĐ tỉnh",
    )
    issuer_id: str | None = column(
        "Id of the issuer in `organizations`, where the page tells which body is meant; of an "
        "office its body's.",
        example="o-5c1e9a03b7d2",
    )
    issuer_level: IssuerLevel | None = column(
        "Level of the issuer; null where the issuer is unknown.",
        example="province",
    )
    reason: str | None = column(
        "What it was conferred for, as written.",
        example="có thành tích trong phong trào thi đua năm 2022-2023",
    )
    award_date: str | None = column(
        "Date of the conferral in EDTF, where the page gives one: in its sentence, or as the day "
        "of the event at which the sentence says it took place.",
        example="2023-08-30",
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
        "The words that state the award.",
        example="4 tập thể và 4 cá nhân được LĐLĐ tỉnh tặng bằng khen",
    )
    rule: str = column(
        "Name of the rule that made this row.",
        example="awards.passive",
    )
    check: str | None = column(
        "Arithmetic on stated totals: `total_agrees`, `total_differs` (kept as written), "
        "`conflict` (the page states another number for the same award elsewhere); null where "
        "nothing could be checked.",
        example="total_agrees",
    )
    source_link: str | None = column(
        "The page's URL with a `#:~:text=` fragment that opens it at the evidence; null where "
        "the page has no URL.",
        example="https://ldld.example/tin-12#:~:text=LĐLĐ%20tỉnh",
    )
