"""Lists of addresses as an input: every address is a page or a failure with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("warcio", reason="needs congdoan[crawl]")
pytest.importorskip("protego", reason="needs congdoan[crawl]")

import extract
from extract.crawl.limits import Limits
from extract.crawl.listed import Listed
from extract.failure import UsageError
from extract.pages import Page, Unread, open_pages
from extract.store.verify import verify
from tests import processors
from tests.crawl import server as bad
from tests.crawl.crawling import FAST, records
from tests.crawl.server import Site, redirect, robots, serving
from tests.outputs import contents, failures


def _list(folder: Path, *lines: str) -> Path:
    path = folder / "dia-chi.urls"
    path.write_text("\n".join(lines), "utf-8")
    return path


def _read(folder: Path, path: Path, limits: Limits = FAST) -> list[Page | Unread]:
    listed = Listed(folder / "fetched.warc.gz", limits=limits)
    listed.fetch([path])
    items = list(open_pages([path], {".urls": listed.read}))
    assert all(isinstance(item, Page | Unread) for item in items)
    return items  # type: ignore[return-value]


def _told(item: Page | Unread) -> str:
    return item.reason if isinstance(item, Unread) else "page"


def test_each_line_is_a_page_or_says_why_not(site: Site, tmp_path) -> None:
    site.pages["/robots.txt"] = robots("User-agent: *", "Disallow: /kin/")
    site.page("/tin/1.html", "/tin/khac.html")
    site.page("/tin/hai%20ba.html")
    site.pages["/cu"] = redirect("/tin/1.html")
    site.pages["/vong"] = redirect("/vong")
    site.pages["/hong"] = redirect("mailto:a@b.vn")
    site.pages["/anh"] = (200, {"Content-Type": "image/png"}, b"x")
    site.pages["/loi"] = (500, {}, b"")
    site.pages["/cham"] = bad.drip
    site.pages["/het"] = bad.reset
    expected = {
        "# hai bài": None,
        "": None,
        f"{site.url}/tin/1.html": "page",
        f"  {site.url}/tin/hai ba.html#cuoi\r": "page",
        f"{site.url}/cu": "page",
        f"{site.url}/vong": "too_many_redirects",
        f"{site.url}/hong": "bad_redirect",
        f"{site.url}/anh": "wrong_type",
        f"{site.url}/loi": "http_status",
        f"{site.url}/khong-co": "http_status",
        f"{site.url}/kin/1": "robots",
        f"{site.url}/cham": "too_slow",
        f"{site.url}/het": "broken_off",
        "http://127.0.0.1:9/tin": "robots_unreachable",
        "mailto:a@b.vn": "bad_address",
        "tin/1.html": "bad_address",
        "\x00": "bad_address",
    }
    items = _read(tmp_path, _list(tmp_path, *expected))
    lines = [number for number, told in enumerate(expected.values(), 1) if told]
    assert [item.source for item in items] == [f"dia-chi.urls:{number}" for number in lines]
    assert [_told(item) for item in items] == [told for told in expected.values() if told]
    assert [item.url for item in items[:3]] == [
        f"{site.url}/tin/1.html",
        f"{site.url}/tin/hai%20ba.html",
        f"{site.url}/tin/1.html",
    ]
    assert all(item.message for item in items if isinstance(item, Unread))
    assert "/tin/khac.html" not in site.paths, "nothing is followed but redirects"
    assert site.counts["/kin/1"] == 0
    assert all("congdoan/" in headers["User-Agent"] for _, _, headers in site.asked)


def test_the_pages_are_those_of_the_server(site: Site, tmp_path) -> None:
    for path in ("/a", "/b"):
        site.page(path, text="cùng một nội dung")
    site.page("/c", text="nội dung khác")
    items = _read(tmp_path, _list(tmp_path, *(site.url + path for path in ("/c", "/b", "/a"))))
    bodies = [item.content for item in items if isinstance(item, Page)]
    assert [site.pages[path][2] for path in ("/c", "/b", "/a")] == bodies  # type: ignore[index]
    assert [item.url for item in items] == [f"{site.url}{path}" for path in ("/c", "/b", "/a")]
    assert "revisit" in {kind for kind, _ in records(tmp_path / "fetched.warc.gz")}


def test_what_was_fetched_is_not_asked_for_again(site: Site, tmp_path) -> None:
    site.page("/1")
    site.pages["/2"] = (503, {}, b"")
    site.pages["/3"] = (404, {}, b"")
    path = _list(tmp_path, *(f"{site.url}/{n}" for n in (1, 2, 3)))
    assert [_told(item) for item in _read(tmp_path, path)] == ["page", "http_status", "http_status"]
    site.page("/2")
    site.page("/4")
    path = _list(tmp_path, *(f"{site.url}/{n}" for n in (4, 1, 2, 3)))
    before = dict(site.counts)
    told = [_told(item) for item in _read(tmp_path, path)]
    assert told == ["page", "page", "page", "http_status"]
    assert (site.counts["/1"], site.counts["/3"]) == (before["/1"], before["/3"])
    assert [_told(item) for item in _read(tmp_path, path)] == told


def test_hosts_that_are_down_are_left_alone(site: Site, tmp_path) -> None:
    site.pages["/robots.txt"] = robots("")
    site.otherwise = lambda path: None if path == "/robots.txt" else (503, {}, b"")
    with serving() as other:
        other.page("/tin")
        lines = [f"{site.url}/{n}" for n in range(12)] + [f"{other.url}/tin"]
        told = [_told(item) for item in _read(tmp_path, _list(tmp_path, *lines))]
    assert told == ["http_status"] * 7 + ["host_down"] * 5 + ["page"]


def test_a_redirect_to_another_host_asks_for_its_rules(site: Site, tmp_path) -> None:
    with serving() as other:
        other.pages["/robots.txt"] = robots("User-agent: *", "Disallow: /kin")
        other.page("/tin")
        other.page("/kin")
        site.pages["/1"] = redirect(f"{other.url}/tin")
        site.pages["/2"] = redirect(f"{other.url}/kin")
        items = _read(tmp_path, _list(tmp_path, f"{site.url}/1", f"{site.url}/2"))
        assert [_told(item) for item in items] == ["page", "robots"]
        assert items[0].url == f"{other.url}/tin"
        assert other.counts["/kin"] == 0


def test_a_host_gets_its_requests_slowly(site: Site, tmp_path) -> None:
    site.pages["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 0.3")
    for n in range(3):
        site.page(f"/{n}")
    _read(tmp_path, _list(tmp_path, *(f"{site.url}/{n}" for n in range(3))))
    assert min(site.gaps[1:]) >= 0.29


def test_a_run_over_a_list(site: Site, tmp_path) -> None:
    site.page("/1", text="một")
    site.pages["/2"] = (404, {}, b"")
    path = _list(tmp_path, f"{site.url}/1", f"{site.url}/2", "tin")
    out = tmp_path / "out"
    options = {"workers": 1, "factory": processors.quick, "fetch_limits": FAST}
    report = extract.run([path], out, **options)
    assert (report.pages, report.articles, report.balanced) == (3, 1, True)
    assert [(row["source"], row["stage"], row["reason"]) for row in failures(out)] == [
        ("dia-chi.urls:2", "read", "http_status"),
        ("dia-chi.urls:3", "read", "bad_address"),
    ]
    assert verify(out) == []
    before, asked = contents(out), len(site.asked)
    assert extract.run([path], out, **options).reused == 1
    tables = {name: data for name, data in before.items() if not name.startswith("_fetched")}
    assert tables.items() <= contents(out).items()
    assert len(site.asked) == asked


def test_a_list_is_read_only_where_it_is_named(tmp_path) -> None:
    _list(tmp_path, "http://127.0.0.1:9/")
    assert [item.why for item in open_pages([tmp_path])] == [".urls"]
    with pytest.raises(UsageError, match="nothing reads"):
        open_pages([tmp_path / "dia-chi.urls"])
