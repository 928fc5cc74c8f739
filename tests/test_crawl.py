"""The crawler against a real server that misbehaves."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("warcio", reason="needs congdoan[crawl]")
pytest.importorskip("protego", reason="needs congdoan[crawl]")

from warcio.archiveiterator import ArchiveIterator

from extract.crawl.addresses import normal, pattern, same_page, scope_of
from extract.crawl.crawl import CrawlReport, crawl
from extract.crawl.limits import CALENDAR_PAGES, DUPLICATES_OF_A_PATTERN, MAX_REDIRECTS, Limits
from extract.crawl.links import list_links
from extract.failure import UsageError
from extract.pages import Page, Skipped, Unread, open_pages
from tests import crawl_server as bad
from tests.crawl_server import Site, html, redirect, robots, serving, xml

_FAST = Limits(delay=0.0, backoff=0.01, page_seconds=0.6, page_bytes=300_000, longest_wait=5.0)
_ROOT = Path(__file__).parent.parent


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site.warc.gz"


def run(site: Site, out: Path, folder: str = "/", limits: Limits = _FAST) -> CrawlReport:
    return crawl([site.url + folder], out, limits=limits)


def kept(out: Path) -> list[str]:
    """The paths of the pages that `congdoan run` reads, after a check that it reads all."""
    items = list(open_pages([out]))
    assert not [item for item in items if isinstance(item, Unread)]
    urls = [item.url or "" for item in items if isinstance(item, Page)]
    return ["/" + url.split("/", 3)[3] for url in urls]


def records(out: Path) -> list[tuple[str, str]]:
    """Type and address of each record, digests checked."""
    with out.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "")
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read() is not None
        ]


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
    crawl([site.url], out, limits=_FAST, contact="https://truong.example/du-an")
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
    report = run(site, out, limits=replace(_FAST, seconds=0.6, delay=0.1))
    assert report.sites[0].end == "time_limit"
    assert report.good
    assert 1 <= len(kept(out)) <= 6


# ---- traps


def _packed(body: bytes) -> bad.Answer:
    return 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body


@pytest.mark.parametrize(
    ("behaviour", "reason", "requests"),
    [
        (bad.endless, "too_large", 1),
        (bad.drip, "too_slow", 1),
        (bad.drip_chunks, "too_slow", 1),
        (bad.drip_headers, "too_slow", 1),
        (bad.reset, "broken_off", 3),
        (bad.half, "broken_off", 3),
        (bad.garbage, "broken_off", 3),
        ((503, {}, b""), "status 503", 3),
        ((500, {"Content-Type": "text/html"}, b"hong"), "status 500", 1),
        (_packed(gzip.compress(bytes(40_000_000), 1)), "too_large", 1),
        (_packed(b"\x1f\x8b\x08\x00" + b"hong" * 9), "broken_body", 1),
    ],
    ids=[
        "endless", "drip", "drip_chunks", "drip_headers", "reset", "half", "garbage", "503", "500",
        "bomb", "broken_gzip",
    ],
)  # fmt: skip
def test_bad_page_costs_that_page_only(site, out, behaviour, reason, requests) -> None:
    site.page("/", "/xau", "/tot")
    site.page("/tot")
    site.pages["/xau"] = behaviour
    report = run(site, out)
    assert report.good
    assert report.sites[0].failed == {reason: 1}
    assert site.counts["/xau"] == requests
    assert kept(out) == ["/", "/tot"]


def test_what_is_no_page_is_not_read(site, out) -> None:
    site.page("/", "/bao-cao", "/tot")
    site.page("/tot")
    site.pages["/bao-cao"] = 200, {"Content-Type": "application/pdf"}, b"%PDF" + bytes(200_000)
    report = run(site, out)
    assert report.sites[0].left == {"wrong_type": 1}
    assert not report.sites[0].failed
    assert kept(out) == ["/", "/tot"]
    run(site, out)
    assert site.counts["/bao-cao"] == 1


def test_redirects_end(site, out) -> None:
    site.page("/", "/a", "/minh", "/xa/1", "/ngoai", "/cu")
    site.pages |= {
        "/a": redirect("/b"), "/b": redirect("/a", 301), "/minh": redirect("/minh"),
        "/ngoai": redirect("http://127.0.0.2:9/"), "/cu": redirect("/mới?PHPSESSID=12ab", 308),
    }  # fmt: skip
    site.otherwise = lambda path: (
        redirect(f"/xa/{int(path[4:]) + 1}") if path[:4] == "/xa/" else None
    )
    site.page("/m%E1%BB%9Bi")
    report = run(site, out)
    left = report.sites[0].left
    assert left["redirect_to_known"] == 2
    assert left["redirect_elsewhere"] == 1
    assert left["too_many_redirects"] == 1
    assert site.counts["/a"] == site.counts["/b"] == site.counts["/minh"] == 1
    assert sum(path.startswith("/xa/") for path in site.paths) == MAX_REDIRECTS + 1
    assert kept(out) == ["/", "/m%E1%BB%9Bi"]


def test_sessions_are_one_page(site, out) -> None:
    fresh = iter(range(10**9, 2 * 10**9))

    def page(handler: object) -> bad.Answer:
        return html(
            f"/tin?PHPSESSID={next(fresh)}",
            f"/tin;jsessionid=A{next(fresh)}",
            f"/?sid={next(fresh)}abcdef0123",
        )

    site.pages |= {"/": page, "/tin": page}
    run(site, out)
    assert site.counts == {"/robots.txt": 1, "/sitemap.xml": 1, "/": 1, "/tin": 1}


def test_calendar_ends(site, out) -> None:
    def month(path: str) -> bad.Answer | None:
        if "thang=" not in path:
            return None
        number = int(path.rpartition("=")[2])
        return html(
            f"/lich?thang={number + 1}", f"/lich?thang={number - 1}", text=f"tháng {number}"
        )

    site.page("/", "/lich?thang=5")
    site.otherwise = month
    report = run(site, out, limits=replace(_FAST, depth=1_000))
    assert site.counts.total() <= CALENDAR_PAGES + 3
    assert report.sites[0].left["pattern"] >= 1


def test_pages_that_repeat_each_other_end(site, out) -> None:
    same = html(*(f"/xem?v={number}" for number in range(200)), text="như nhau")
    site.page("/", "/xem?v=0")
    site.otherwise = lambda path: same if path.startswith("/xem") else None
    report = run(site, out)
    assert sum(path.startswith("/xem") for path in site.paths) == DUPLICATES_OF_A_PATTERN + 1
    assert report.sites[0].left["repeats"] == DUPLICATES_OF_A_PATTERN
    assert kept(out) == ["/", "/xem?v=0"]
    skipped = [item.why for item in open_pages([out]) if isinstance(item, Skipped)]
    assert skipped.count("revisit") == DUPLICATES_OF_A_PATTERN


def test_folders_without_end(site, out) -> None:
    site.otherwise = lambda path: None if "." in path else html("tin/", text=path)
    report = run(site, out)
    assert site.counts.total() < 12
    assert report.sites[0].left == {"trap": 1}


def test_depth_limit(site, out) -> None:
    site.otherwise = lambda path: (
        None if "." in path else html(f"{path.rstrip('/')}/a{len(path)}", text=path)
    )
    report = run(site, out, limits=replace(_FAST, depth=3))
    assert report.sites[0].kept == 4
    assert report.sites[0].left["depth"] == 1


@pytest.mark.parametrize("charset", ["utf-16", "windows-1258", "khong-co", "utf-7"])
def test_wrong_charset_hides_no_link(site, out, charset) -> None:
    answer = html("/tin-một", text="Công đoàn cơ sở tổ chức hội nghị")
    site.pages["/"] = 200, {"Content-Type": f"text/html; charset={charset}"}, answer[2]
    site.page("/tin-m%E1%BB%99t")
    run(site, out)
    assert len(kept(out)) == 2


def test_host_that_goes_down_is_left(site, out) -> None:
    site.page("/", *(f"/tin-{number}" for number in range(40)))
    site.otherwise = lambda path: bad.half if path.startswith("/tin") else None
    report = run(site, out, limits=replace(_FAST, tries=1))
    assert report.sites[0].end == "host_down"
    assert not report.good
    assert site.counts.total() < 14


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


# ---- going on


def _many(site: Site, count: int) -> set[str]:
    for number in range(count):
        site.page(f"/tin/{number}", f"/tin/{2 * number + 1}", f"/tin/{2 * number + 2}", "/")
    site.page("/", "/tin/0")
    return {"/"} | {f"/tin/{number}" for number in range(count)}


def test_next_run_goes_on_and_fetches_nothing_twice(site, out) -> None:
    expected = _many(site, 30)
    assert run(site, out, limits=replace(_FAST, pages=7)).sites[0].end == "page_limit"
    assert len(kept(out)) == 7
    before = out.read_bytes()
    report = run(site, out)
    assert report.sites[0].end == "complete"
    assert (report.sites[0].kept, report.sites[0].new) == (31, 24)
    assert out.read_bytes().startswith(before)
    assert set(kept(out)) == expected
    assert all(site.counts[path] == 1 for path in expected)
    assert run(site, out).sites[0].new == 0
    assert all(site.counts[path] == 1 for path in expected)


def test_failed_pages_are_asked_for_again_but_not_for_ever(site, out) -> None:
    site.page("/", "/hong")
    site.pages["/hong"] = bad.half
    for _ in range(5):
        run(site, out, limits=replace(_FAST, tries=1))
    assert site.counts["/hong"] == 3


def test_redirect_is_followed_after_a_stop(site, out) -> None:
    site.page("/", "/cu")
    site.pages["/cu"] = redirect("/moi")
    run(site, out)
    site.page("/moi")
    whole = out.read_bytes()
    ends = _ends(whole)
    out.write_bytes(whole[: ends[-4]])  # up to where the redirect was kept
    run(site, out)
    assert kept(out) == ["/", "/moi"]
    assert site.counts["/cu"] == 1


def test_archive_cut_off_anywhere_is_whole_after_the_next_run(site, out) -> None:
    expected = _many(site, 4)
    run(site, out)
    whole = out.read_bytes()
    ends = _ends(whole)
    for cut in [ends[3], ends[-1] - 1, ends[-2], ends[-3] + 5, len(whole) * 2 // 3]:
        out.write_bytes(whole[:cut])
        run(site, out)
        assert sorted(kept(out)) == sorted(expected)
        requests = [url for kind, url in records(out) if kind == "request" and "/tin/" in url]
        assert len(requests) == len(set(requests))


def _ends(archive: bytes) -> list[int]:
    """Where each record ends."""
    ends, left = [], archive
    while left:
        stream = zlib.decompressobj(31)
        stream.decompress(left)
        left = stream.unused_data
        ends.append(len(archive) - len(left))
    return ends


def test_kill_leaves_a_readable_archive_that_the_next_run_completes(site, out) -> None:
    expected = _many(site, 40)
    command = _command("crawl", site.url, "--out", out, "--delay", "0.2")
    for stop_after in (6, 12):
        process = subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL)
        give_up = time.monotonic() + 20
        while site.counts.total() < stop_after and time.monotonic() < give_up:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = kept(out)
        assert len(found) == len(set(found)) >= 2
    run(site, out)
    assert sorted(kept(out)) == sorted(expected)


def test_two_crawls_do_not_write_one_archive(site, out) -> None:
    def page(handler: object) -> bad.Answer:
        with pytest.raises(UsageError, match="Another crawl"):
            crawl([site.url], out, limits=_FAST)
        return html(text="một mình")

    site.pages["/"] = page
    run(site, out)
    assert kept(out) == ["/"]


# ---- the command


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from extract.cli import app; app()", *map(str, arguments)]


def _environment() -> dict[str, str]:
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PYTHONPATH": paths, "COLUMNS": "200", "NO_COLOR": "1"}


def _call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(*arguments),
        capture_output=True,
        text=True,
        env=_environment(),
        timeout=60,
        check=False,
    )


def test_command_says_what_it_did(site, out) -> None:
    site.page("/", "/a", "/x.pdf")
    site.page("/a")
    done = _call("crawl", site.url, "--out", out, "--delay", "0.2")
    assert done.returncode == 0, done.stderr
    assert "complete" in done.stdout
    assert "2 in the archive, 2 of them new, 4 requests" in done.stdout
    assert ".pdf 1" in done.stdout
    assert str(out) in done.stdout


def test_command_fails_where_a_site_cannot_be_reached(site, out) -> None:
    site.pages["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    done = _call("crawl", site.url, "--out", out, "--delay", "0.2")
    assert done.returncode == 1
    assert "robots.txt forbids it" in done.stdout


@pytest.mark.parametrize("name", ["trang.warc", "trang.zip", "khong/co/trang.warc.gz"])
def test_archive_must_have_a_place_and_a_name(tmp_path, name) -> None:
    with pytest.raises(UsageError):
        crawl(["http://127.0.0.1:9"], tmp_path / name)


@pytest.mark.parametrize("content", [b"gi do khac", gzip.compress(b"WARC/1.0\r\n\r\n")])
def test_what_is_no_archive_of_ours_is_not_touched(out, content) -> None:
    out.write_bytes(content)
    with pytest.raises(UsageError, match="no archive of"):
        crawl(["http://127.0.0.1:9"], out)
    assert out.read_bytes() == content


@pytest.mark.parametrize("name", ["", "ftp://a.vn/", "khong", "http://", "a b", "http://u:p@a.vn/"])
def test_what_is_no_site(name) -> None:
    with pytest.raises(UsageError, match="is no site"):
        scope_of(name)


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
