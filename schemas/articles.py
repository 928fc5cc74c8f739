"""Table `articles`."""

from __future__ import annotations

from datetime import date, datetime

from schemas.base import Row, column
from schemas.enums import PublishedBasis


class ArticleRow(Row):
    """One page that became an article."""

    article_id: str = column(
        "Stable id: hash of the canonical URL, of the source's path where there is none.",
        example="a3f1c29b7d405e18",
    )
    url: str | None = column(
        "Canonical address of the page.",
        example="https://ldld.example/tin/tong-ket-12.html",
    )
    site: str | None = column(
        "Host of the address, without `www.`; the input folder's first level where there is "
        "no address.",
        example="ldld.example",
    )
    source: str = column(
        "Where the page was read: path below the input, `file.jsonl:12` for line 12.",
        example="ldld/tin-12.html",
    )
    source_sha256: str = column(
        "SHA-256 of the page as read, hexadecimal.",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    title: str | None = column(
        "The headline a reader sees.",
        example="LĐLĐ huyện Yên Hòa tổng kết năm học",
    )
    author: str | None = column(
        "By-line: name or names as printed.",
        example="Vũ Hậu",
    )
    published: date | None = column(
        "Publication date that the page itself states; null where it states none.",
        example="2019-08-23",
    )
    published_basis: PublishedBasis = column(
        "Where the publication date was found.",
        example="date_line",
    )
    fetched_at: datetime | None = column(
        "When the crawler fetched the page (UTC), where the source says so.",
        example="2024-03-01T08:00:00Z",
    )
    text: str = column(
        "The article's text, NFC, exactly what was tagged; every offset counts its code points.",
        example="Ngày 22/8, LĐLĐ huyện Yên Hòa tổ chức …",
    )
    language: str = column(
        "ISO 639-1 code of the text's language.",
        example="vi",
    )
    duplicate_of: str | None = column(
        "Article id of the same article met on another address; null for the one to count.",
        example="a3f1c29b7d405e18",
    )
    pipeline_version: str = column(
        "Version of the extraction that made this row.",
        example="0.1.0",
    )
