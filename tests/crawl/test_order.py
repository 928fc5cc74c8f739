"""The crawler on a server with good manners: order, pace, robots.txt, addresses."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from dataclasses import replace
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("warcio", reason="needs congdoan[crawl]")
pytest.importorskip("protego", reason="needs congdoan[crawl]")

from extract.crawl.addresses import normal, pattern, same_page
from extract.crawl.crawl import crawl
from extract.crawl.links import list_links, page_links
from extract.pages import Page, open_pages
from tests.crawl import server as bad
from tests.crawl.crawling import FAST, kept, records, run
from tests.crawl.server import Site, html, redirect, robots, xml

# ---- a site as it should be


def _well_kept(site: Site) -> None:
    listed = f"<urlset><url><loc>{site.url}/tin/1.html</loc></url></urlset>"
    site.pages["/robots.txt"] = robots(
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /*?in=",
        f"Sitemap: {site.url}/chi-muc.xml",
    )
    site.pages["/chi-muc.xml"] = xml(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<sitemap><loc>{site.url}/sitemap-1.xml.gz</loc></sitemap></sitemapindex>"
    )
    site.pages["/sitemap-1.xml.gz"] = (
        200,
        {"Content-Type": "application/gzip"},
        gzip.compress(listed.encode()),
    )
    site.pages["/rss"] = xml(
        f"<rss><channel><link>{site.url}</link><item><link>{site.url}/tin/2.html</link></item></channel></rss>"
    )
    feed = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.pages["/"] = html(
        "/tin/3.html", "/tin/3.html#tren", "/quan-tri/x", "/tin/1.html?in=1", "/anh.JPG",
        "mailto:a@b.vn", "javascript:void(0)", "http://127.0.0.2/xa", "/tin/1.html?utm_source=x",
        "/tin/hội-nghị.html",
        head=feed, text="Trang chủ",
    )  # fmt: skip
    for number in (1, 2, 3):
        site.page(f"/tin/{number}.html", "/")
    site.page("/tin/h%E1%BB%99i-ngh%E1%BB%8B.html")


def test_sitemap_and_feed_come_before_links_and_robots_txt_is_kept_to(site, out) -> None:
    _well_kept(site)
    report = run(site, out)
    assert site.paths == [
        "/robots.txt", "/chi-muc.xml", "/", "/sitemap-1.xml.gz", "/rss",
        "/tin/1.html", "/tin/2.html", "/tin/3.html", "/tin/h%E1%BB%99i-ngh%E1%BB%8B.html",
    ]  # fmt: skip
    assert report.good
    assert report.sites[0].kept == report.sites[0].new == 5
    assert report.sites[0].left == {"robots": 2, ".jpg": 1}
    assert len(kept(out)) == 5


def test_archive_is_standard(site, out) -> None:
    _well_kept(site)
    run(site, out)
    found = records(out)
    assert found[0][0] == "warcinfo"
    kinds = Counter(kind for kind, _ in found)
    assert kinds["request"] == kinds["response"] == kinds["metadata"] == len(site.paths)
    page = next(item for item in open_pages([out]) if isinstance(item, Page))
    assert page.content == site.pages["/"][2]
    assert page.charset == "utf-8"
    assert page.fetched_at is not None


def test_crawler_names_itself(site, out) -> None:
    site.page("/")
    crawl([site.url], out, limits=FAST, contact="https://truong.example/du-an")
    agents = {headers["User-Agent"] for _, _, headers in site.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("congdoan/")


def test_only_the_folder_is_crawled(site, out) -> None:
    site.page("/cong-doan/", "/cong-doan/tin", "/the-thao/tin", "/cong-doan-khac")
    site.page("/cong-doan/tin", "/", "/the-thao")
    run(site, out, "/cong-doan/")
    assert kept(out) == ["/cong-doan/", "/cong-doan/tin"]


def test_chunked_body_is_put_together(site, out) -> None:
    site.pages["/"] = bad.chunked
    site.page("/xa")
    run(site, out)
    pages = [item for item in open_pages([out]) if isinstance(item, Page)]
    assert pages[0].content == b"<a href='/xa'>xa</a>"
    assert kept(out) == ["/", "/xa"]


def test_pages_ask_not_to_be_followed(site, out) -> None:
    site.page("/", "/a", "/b")
    site.pages["/a"] = html("/a-1", head='<meta name="robots" content="noindex, NOFOLLOW">')
    site.pages["/b"] = html(text='<a rel="nofollow" href="/b-1">x</a>')
    run(site, out)
    assert kept(out) == ["/", "/a", "/b"]


# ---- pace


def test_delay_between_requests_is_the_longer_of_ours_and_theirs(site, out) -> None:
    site.pages["/robots.txt"] = robots("User-agent: congdoan", "Crawl-delay: 0.3")
    site.page("/", "/a")
    site.page("/a")
    run(site, out)
    assert min(site.gaps) >= 0.3


def test_retry_after_is_waited_for(site, out) -> None:
    answers = [
        (429, {"Retry-After": "1"}, b""),
        (503, {"Retry-After": formatdate(time.time() + 2, usegmt=True)}, b""),
        html(text="bình thường"),
    ]
    site.pages["/"] = lambda handler: answers.pop(0)
    run(site, out)
    assert kept(out) == ["/"]
    assert [path for path in site.paths if path == "/"] == ["/"] * 3
    assert site.gaps[-2] >= 1.0


def test_site_that_asks_for_hours_is_left(site, out) -> None:
    site.page("/", "/a", "/b")
    site.pages["/a"] = 429, {"Retry-After": "7200"}, b""
    report = run(site, out)
    assert not report.good
    assert report.sites[0].end == "asked_to_wait"
    assert site.counts["/a"] == 1
    assert site.counts["/b"] == 0
    site.page("/a")
    site.page("/b")
    assert run(site, out).good
    assert sorted(kept(out)) == ["/", "/a", "/b"]


def test_time_limit(site, out) -> None:
    site.otherwise = lambda path: (
        html(f"{path.rstrip('/')}x", text=path) if ".txt" not in path else None
    )
    report = run(site, out, limits=replace(FAST, seconds=0.6, delay=0.1))
    assert report.sites[0].end == "time_limit"
    assert report.good
    assert 1 <= len(kept(out)) <= 6


# ---- robots.txt


@pytest.mark.parametrize(
    ("answer", "pages"),
    [
        ((404, {"Content-Type": "text/html"}, b"khong co"), 1),
        ((403, {}, b""), 1),
        (html(text="Trang không tồn tại"), 1),
        (redirect("/rb.txt"), 0),
        (redirect("/robots.txt"), 1),
        ((503, {}, b""), 0),
        (bad.garbage, 0),
        (robots("User-agent: congdoan", "Disallow: /", "User-agent: *", "Allow: /"), 0),
    ],
    ids=["none", "forbidden", "soft_404", "redirect", "loop", "503", "garbage", "disallow"],
)
def test_robots_txt(site, out, answer, pages) -> None:
    site.pages |= {"/robots.txt": answer, "/rb.txt": robots("User-agent: *", "Disallow: /")}
    site.page("/")
    report = run(site, out)
    assert len(kept(out)) == pages
    assert report.good == bool(pages)
    assert site.counts["/"] == pages


def test_robots_txt_counts_as_whatever_type_it_is_sent(site, out) -> None:
    rules = robots("User-agent: *", "Disallow: /kin")[2]
    site.pages["/robots.txt"] = 200, {"Content-Type": "text/html"}, rules
    site.page("/", "/kin")
    run(site, out)
    assert site.counts["/kin"] == 0
    assert kept(out) == ["/"]


def test_robots_txt_that_asks_for_days(site, out) -> None:
    site.pages["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 86400")
    site.page("/")
    assert run(site, out).sites[0].end == "asked_to_wait"
    assert site.counts["/"] == 0


def test_two_folders_of_one_host(site, out) -> None:
    site.page("/a/", "/a/1", "/b/", "/b/1")
    site.page("/b/", "/b/1", "/a/1")
    site.page("/a/1")
    site.page("/b/1")
    report = crawl([f"{site.url}/a/", f"{site.url}/b/"], out, limits=FAST)
    assert [each.kept for each in report.sites] == [2, 2]
    assert sorted(kept(out)) == ["/a/", "/a/1", "/b/", "/b/1"]


def test_start_that_leads_to_another_host_says_so(site, out) -> None:
    site.pages["/"] = redirect("http://127.0.0.2:9/moi", 301)
    report = run(site, out)
    assert not report.good
    assert report.sites[0].message == "It leads to http://127.0.0.2:9/moi: name that site instead."


def test_start_may_lead_out_of_its_folder(site, out) -> None:
    site.pages["/cd/"] = redirect("/trang-chu", 301)
    site.page("/trang-chu", "/cd/1", "/khac")
    site.page("/cd/1")
    run(site, out, "/cd/")
    assert kept(out) == ["/trang-chu", "/cd/1"]


def test_host_alone_is_tried_with_and_without_tls(site, out) -> None:
    site.page("/")
    crawl([site.url.removeprefix("http://")], out, limits=FAST)
    assert kept(out) == ["/"]


# ---- addresses


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.Congdoan.Example:80/A/../b#c", "http://www.congdoan.example/b"),
        ("https://công-đoàn.example/tin", "https://xn--cng-on-qwa5d77w.example/tin"),
        ("https://a.example/t?id=5&PHPSESSID=ab", "https://a.example/t?id=5"),
        ("https://a.example/t?sid=123", "https://a.example/t?sid=123"),
        ("https://a.example/(S(abc12))/t.aspx", "https://a.example/t.aspx"),
        ("https://a.example/hội nghị", "https://a.example/h%E1%BB%99i%20ngh%E1%BB%8B"),
        ("mailto:a@a.example", None),
        ("http://a.example:99999/", None),
    ],
)
def test_normal(url, expected) -> None:
    if expected and "xn--" in expected:
        expected = "https://" + "công-đoàn.example".encode("idna").decode() + "/tin"
    assert normal(url) == expected


@given(st.text(max_size=60))
def test_normal_settles_and_never_raises(text) -> None:
    once = normal(text, "https://a.example/b/")
    if once is not None:
        assert once.isascii()
        assert normal(once) == once
        assert same_page(once)
        assert pattern(once)


@given(st.binary(max_size=200))
def test_lists_of_any_bytes(content) -> None:
    assert list_links(content, "https://a.example/") is not None
    assert list_links(b"<urlset>" + content, "https://a.example/") is not None


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "khong-co"]))
def test_pages_of_any_bytes(content, charset) -> None:
    for page in (content, b"<html><a href='/x'>" + content, content + b"<base href='//"):
        assert page_links(page, "https://a.example/", charset) is not None
