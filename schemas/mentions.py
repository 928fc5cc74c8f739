"""Table `mentions`."""

from __future__ import annotations

from schemas.base import Row, column
from schemas.enums import Label, TextField


class MentionRow(Row):
    """One span that names a person, body, place, date, award count or sum of money."""

    mention_id: str = column(
        "Stable id: article, field and offsets.",
        example="a3f1c29b7d405e18-x-120-131",
    )
    article_id: str = column(
        "The article this row belongs to.",
        example="a3f1c29b7d405e18",
    )
    field: TextField = column(
        "Which part of the article the offsets point into. A title that also stands in the "
        "text is tagged there only.",
        example="text",
    )
    start: int = column(
        "First code point of the span in that field.",
        example="120",
    )
    end: int = column(
        "Code point after the last one of the span.",
        example="131",
    )
    text: str = column(
        "The span as written.",
        example="LĐLĐ tỉnh",
    )
    label: Label = column(
        "Kind of the mention.",
        example="ORGANIZATION",
    )
    value: str | None = column(
        "Normal form: EDTF for DATE (null where nothing resolves it), the integer for "
        "AWARD_COUNT, đồng for MONEY; for ORGANIZATION and PERSON the canonical name where the "
        "mention could be linked, else null.",
        example="2019-08-22",
    )
    entity_id: str | None = column(
        "Id of the ORGANIZATION in `organizations` or the PERSON in `persons`; null where the "
        "page does not tell which one is meant.",
        example="o-5c1e9a03b7d2",
    )
    rule: str = column(
        "Name of the rule that found the span.",
        example="dates.day_month",
    )
