"""Pages that become no article, each with its reason."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.clean import clean
from extract.failure import PageFailure
from extract.pages import Page
from tests.clean.articles import ARTICLES

_PARTS = ARTICLES["hoi-thao"]
_ROW = '<div><h3><a href="{n}">{title} ({n})</a></h3><div>0{n}/09/2021</div><p>{teaser}</p></div>'
_LISTING = "<html><body><h1>Tin tức</h1>" + "".join(
    _ROW.format(n=n, title=_PARTS["title"], teaser=_PARTS["p2"]) for n in range(1, 7)
)
_HOME = "<html><body><ul><li><a>Trang chủ</a></li></ul>" + "".join(
    f'<li><a href="{n}">Công đoàn cơ sở xã số {n} tặng quà đoàn viên khó khăn</a></li>'
    for n in range(20)
)
_ENGLISH = "<html><body><h1>Workers</h1>" + "<p>" + "The union met with its members today. " * 9

_MISSING = (
    "<html><body><ul><li><a>Trang chủ</a></li></ul><h1>Không tìm thấy trang</h1><p>Trang bạn tìm "
    "không tồn tại hoặc đã bị xóa. Vui lòng quay lại trang chủ hoặc thử tìm kiếm.</p>"
)

_ARCHIVE = "<html><body><h1>Chuyên mục: Tin tức</h1>" + "".join(
    f'<article><h2><a href="{n}">{_PARTS["title"]}</a></h2><p>{_PARTS[f"p{n}"]} […]</p></article>'
    for n in (1, 2)
)

Kind = Literal["html", "text"]


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        (b"", "html", "empty_page"),
        (b" \n\t ", "text", "empty_page"),
        (b"<html><body></body></html>", "html", "no_article_text"),
        (b"<!-- nothing -->", "html", "empty_page"),
        (_LISTING, "html", "not_an_article"),
        (_HOME, "html", "not_an_article"),
        (_ARCHIVE, "html", "not_an_article"),
        (_MISSING, "html", "no_article_text"),
        (_ENGLISH, "html", "not_vietnamese"),
        ("The union met with its members today. " * 9, "text", "not_vietnamese"),
        (bytes(range(128, 256)) * 5, "html", "undecodable"),
        (b"\x80\x81\xfe\xff\x90\x9d" * 40, "text", "undecodable"),
    ],
    ids=[
        "no-bytes", "white-space", "empty-body", "comment-only", "listing", "home",
        "archive", "no-such-page", "english-page", "english-text", "no-character-set", "binary",
    ],
)  # fmt: skip
def test_reason(content: bytes | str, kind: Kind, reason: str) -> None:
    with pytest.raises(PageFailure) as failure:
        clean(Page(source="page", content=content, kind=kind))
    assert (failure.value.stage, failure.value.reason) == ("clean", reason)


def test_given_title_and_date_win() -> None:
    from datetime import date

    page = Page(
        source="x.jsonl:1",
        content="\n".join(_PARTS[part] for part in ("title", "lead", "p1", "p2")),
        kind="text",
        title="Một tiêu đề khác",
        published=date(2020, 1, 2),
    )
    article = clean(page)
    assert (article.title, article.published) == ("Một tiêu đề khác", date(2020, 1, 2))
    assert article.published_basis.value == "given"


_SCRAPS = ("<p>", "</p>", "<table><tr><td>", "</table>", "<a href=x>", "</a>", "<br>", "</html>",
           "<html>", "<li>", "<h1>", "</h1>", "<!--", "-->", "&nbsp;", "<script>", "</script>",
           "Tin liên quan", "12/03/2020", *_PARTS.values())  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_SCRAPS), max_size=25))
def test_any_mark_up_becomes_an_article_or_a_failure(scraps: list[str]) -> None:
    with suppress(PageFailure):
        article = clean(Page(source="page", content="".join(scraps), kind="html"))
        assert article.text.strip()
        assert article.text == "\n".join(" ".join(li.split()) for li in article.text.split("\n"))
