"""The address that a page states of itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.evaluate import load_gold
from extract.pages import open_pages
from extract.pages.stated import stated_url
from extract.store.verify import verify
from tests.conftest import ROOT
from tests.outputs import contents
from tests.sites import story

_TIN = "https://ldld.example.vn/tin/tong-ket-12.html"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{_TIN}">', _TIN),
        (f"<LINK HREF='{_TIN}' REL='Canonical' />", _TIN),
        (f"<link rel=canonical href={_TIN}>", _TIN),
        (f'<link rel="shortlink canonical"\n  href="{_TIN}"/>', _TIN),
        (f'<meta property="og:url" content="{_TIN}">', _TIN),
        (f'<meta content="{_TIN}" name="og:url">', _TIN),
        (f'<meta property="og:url" content="http://b.vn/1"><link rel="canonical" href="{_TIN}">',
         _TIN),
        (f'<link rel="canonical" href="/"><meta property="og:url" content="{_TIN}">', _TIN),
        (f'<link rel="canonical" href="{_TIN}?utm_source=a&amp;id=3#cuoi">', f"{_TIN}?id=3"),
        ('<link rel="canonical" href="HTTP://LDLD.vn:80/a/../b">', "http://ldld.vn/b"),
        ('<link rel="canonical" href="https://ldld.vn/?p=123">', "https://ldld.vn/?p=123"),
        ('<link rel="canonical" href="https://ldld.vn/Default.aspx?tabid=3">',
         "https://ldld.vn/Default.aspx?tabid=3"),
        ('<link rel="canonical" href="https://ldld.vn/tin-tức">', "https://ldld.vn/tin-tức"),
        # Home pages, which templates name on every page.
        ('<link rel="canonical" href="https://ldld.vn">', None),
        ('<link rel="canonical" href="https://ldld.vn/?lang=vi">', None),
        ('<link rel="canonical" href="https://ldld.vn/index.php">', None),
        ('<meta property="og:url" content="https://ldld.vn/trang-chu">', None),
        # No address of a page on the web.
        ('<link rel="canonical" href="/tin/12.html">', None),
        ('<link rel="canonical" href="//ldld.vn/tin/12.html">', None),
        ('<link rel="canonical" href="file:///c:/tin.html">', None),
        ('<link rel="canonical" href="http://localhost/tin/12">', None),
        ('<link rel="canonical" href="http://[::1/tin">', None),
        ('<link rel="canonical" href="https://ldld.vn/tin 12 <%=id%>">', None),
        ('<link rel="canonical" href="">', None),
        ('<link rel="canonical">', None),
        (f'<link rel="alternate" href="{_TIN}">', None),
        (f'<meta name="description" content="rel=canonical {_TIN}">', None),
        # Not part of the head.
        (f'<!-- <link rel="canonical" href="{_TIN}"> -->', None),
        (f'<script>var a = \'<link rel="canonical" href="{_TIN}">\';</script>', None),
        (f'<script>a</script><link rel="canonical" href="{_TIN}"><!-- x', _TIN),
        (f'</head><body><link rel="canonical" href="{_TIN}">', None),
    ],
)  # fmt: skip
def test_stated_address(head: str, url: str | None) -> None:
    page = f"<html><head><title>Tin</title>{head}</head><body><p>Bài</p></body></html>"
    assert stated_url(page) == url
    assert stated_url(page.encode()) == url


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<script ", "<link ", "<link a=", "<link a", '<meta x="', "<meta '", "a=", "<body",
     "<link rel=canonical href=", "<!-- -->", "<link rel=canonical>"],
)  # fmt: skip
def test_broken_heads_end(piece: str) -> None:
    url = stated_url("<head>canonical " + piece * (300_000 // len(piece)))
    assert url is None, "reached at all: what is not linear takes minutes here"


@given(st.binary(max_size=400) | st.text(max_size=400))
def test_any_content_gives_an_address_or_none(content: bytes | str) -> None:
    for page in (
        content,
        b"<link rel=canonical href=http://a.vn/" + content
        if isinstance(content, bytes)
        else "<meta name=og:url content='http:" + content,
    ):
        url = stated_url(page)
        assert url is None or url.startswith(("http://", "https://"))


def test_only_pages_without_an_address_are_asked(tmp_path) -> None:
    head = f'<link rel="canonical" href="{_TIN}">'
    given_url = "https://ldld.example.vn/khac"
    lines = [{"html": story(1, head=head), "url": given_url}, {"html": story(2, head=head)}]
    source = tmp_path / "crawl.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert [page.url for page in open_pages([source])] == [given_url, _TIN]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(head)
    assert [page.url for page in open_pages([tmp_path / "in"])] == [None]


def test_a_folder_of_pages_gets_sites_links_and_duplicates(tmp_path) -> None:
    pages = tmp_path / "in"
    pages.mkdir()
    for number, address in enumerate(["tin-1", "tin-2", "tin-1", ""]):
        head = f'<link rel="canonical" href="https://www.ldld.example.vn/{address}">'
        (pages / f"{number}.html").write_text(story(number, head=head), "utf-8")
    out = tmp_path / "out"
    report = extract.run(pages, out, workers=1)
    assert report.balanced
    assert report.duplicates == 1
    articles = extract.load(out)["articles"]
    assert list(articles["url"].fillna("")) == [
        "https://www.ldld.example.vn/tin-1",
        "https://www.ldld.example.vn/tin-2",
        "https://www.ldld.example.vn/tin-1",
        "",
    ]
    assert list(articles["site"].fillna("")) == ["ldld.example.vn"] * 3 + [""]
    assert articles["article_id"].is_unique
    assert list(articles["duplicate_of"].fillna("")) == ["", "", articles["article_id"].iloc[0], ""]
    links = extract.load(out)["people"]["source_link"]
    assert links.str.startswith("https://www.ldld.example.vn/tin-").sum() >= 3
    assert verify(out) == []
    before = contents(out)
    assert extract.run(pages, out, workers=2).reused == 4
    assert contents(out) == before


def test_a_site_that_states_one_address_on_all_pages_keeps_its_articles(tmp_path) -> None:
    pages = tmp_path / "in"
    pages.mkdir()
    texts = [case.article.text for case in load_gold(ROOT / "corpus" / "articles")]
    head = f'<link rel="canonical" href="{_TIN}">'
    for number, text in enumerate([*texts, texts[0]]):
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        page = f"<html><head><title>Tin</title>{head}</head><body>{lines}</body></html>"
        (pages / f"{number:02}.html").write_text(page, "utf-8")
    report = extract.run(pages, tmp_path / "out", workers=1)
    articles = extract.load(tmp_path / "out")["articles"]
    assert set(articles["url"]) == {_TIN}
    assert articles["article_id"].is_unique
    assert (report.articles, report.duplicates) == (len(texts) + 1, 1)
    assert articles.set_index("source")["duplicate_of"].dropna().index[0] in ("00.html", "15.html")
    assert verify(tmp_path / "out") == []


def test_a_string_of_mark_up_states_its_address_too() -> None:
    head = f'<link rel="canonical" href="{_TIN}">'
    assert extract.extract_page(story(3, head=head)).article.url == _TIN
