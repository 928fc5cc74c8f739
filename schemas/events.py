"""Table `events`."""

from __future__ import annotations

from schemas.base import Row, column
from schemas.enums import EventType


class Event(Row):
    """The one main event a page reports; pages without one have no row."""

    event_id: str = column(
        "Stable id of the record.",
        example="a3f1c29b7d405e18-e",
    )
    article_id: str = column(
        "The article this row belongs to.",
        example="a3f1c29b7d405e18",
    )
    event_type: EventType = column(
        "Kind of event.",
        example="summary_conference",
    )
    name: str | None = column(
        "The event's name as written.",
        example="Hội nghị tổng kết công tác công đoàn năm học 2022-2023",
    )
    date: str | None = column(
        "Date of the event in EDTF.",
        example="2023-08-30",
    )
    organizer: str | None = column(
        "Who held it, as written.",
        example="LĐLĐ huyện Kỳ Lâm",
    )
    place: str | None = column(
        "Where it was held, as written.",
        example="Trung tâm Văn hóa huyện",
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
        "The words that report the event.",
        example="Sáng 12/9, LĐLĐ huyện Kỳ Lâm tổ chức hội nghị tổng kết",
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
