"""The crawler on a server that misbehaves."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("warcio", reason="needs congdoan[crawl]")
pytest.importorskip("protego", reason="needs congdoan[crawl]")

from extract.crawl.limits import CALENDAR_PAGES, DUPLICATES_OF_A_PATTERN, MAX_REDIRECTS
from extract.pages import Skipped, open_pages
from tests.crawl import server as bad
from tests.crawl.crawling import FAST, kept, records, run
from tests.crawl.server import Site, html, redirect, serving

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
        (bad.many_headers, "broken_off", 3),
        ((503, {}, b""), "status 503", 3),
        ((500, {"Content-Type": "text/html"}, b"hong"), "status 500", 1),
        (_packed(gzip.compress(bytes(40_000_000), 1)), "too_large", 1),
        (_packed(b"\x1f\x8b\x08\x00" + b"hong" * 9), "broken_body", 1),
    ],
    ids=[
        "endless", "drip", "drip_chunks", "drip_headers", "reset", "half", "garbage",
        "many_headers", "503", "500", "bomb", "broken_gzip",
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
    report = run(site, out, limits=replace(FAST, depth=1_000))
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
    report = run(site, out, limits=replace(FAST, depth=3))
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
    report = run(site, out, limits=replace(FAST, tries=1))
    assert report.sites[0].end == "host_down"
    assert not report.good
    assert site.counts.total() < 14


def test_odd_headers_are_kept_as_far_as_archives_can(site, out) -> None:
    site.pages["/"] = bad.odd_headers
    site.page("/xa")
    run(site, out)
    assert kept(out) == ["/", "/xa"]
    assert ("response", f"{site.url}/") in records(out)


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site over TLS, with a certificate that counts while the test runs."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(context) as running:
        yield running


def test_slow_drip_over_tls(secure, out) -> None:
    secure.page("/", "/xau", "/tot")
    secure.page("/tot")
    secure.pages["/xau"] = bad.drip
    report = run(secure, out)
    assert report.sites[0].failed == {"too_slow": 1}
    assert kept(out) == ["/", "/tot"]


def test_certificate_that_nobody_knows(secure, out, monkeypatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    secure.page("/")
    report = run(secure, out)
    assert report.sites[0].end == "robots_unreachable"
    assert "certificate" in report.sites[0].message.lower()
    assert not secure.paths
