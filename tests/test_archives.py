"""Archives and mirrors as the crawlers write them: pages are read, the rest is counted."""

from __future__ import annotations

import gzip
import zipfile
from collections import Counter
from pathlib import Path

import brotli
import pytest
import zstandard

import extract
from extract.pages import Page, Skipped, Unread, open_pages
from tests import processors

HTML = b"<html><body><p>Trang</p></body></html>"
_HTTP = "application/http; msgtype=response"


def record(
    kind: str, address: str, block: bytes, content_type: str | None = _HTTP, *more: str
) -> bytes:
    """One record, compressed on its own as all crawlers do."""
    fields = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2024-03-01T08:00:00.123456Z",
        "WARC-Record-ID: <urn:uuid:5a2b7f6e-0000-4000-8000-000000000001>",
        *([f"Content-Type: {content_type}"] if content_type else []),
        f"Content-Length: {len(block)}",
        *more,
    ]
    return gzip.compress("\r\n".join([*fields, "", ""]).encode() + block + b"\r\n\r\n")


def http(*headers: str, body: bytes = HTML, status: str = "HTTP/1.1 200 OK") -> bytes:
    return "\r\n".join([status, *headers, "", ""]).encode() + body


def read(path: Path) -> tuple[list[Page], list[str], Counter[str]]:
    """Return the pages of an archive, the reasons of what failed, and what was skipped."""
    items = list(open_pages([path]))
    return (
        [item for item in items if isinstance(item, Page)],
        [item.reason for item in items if isinstance(item, Unread)],
        Counter(item.why for item in items if isinstance(item, Skipped)),
    )


def written(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(records))
    return path


PAGE = "Content-Type: text/html; charset=utf-8"
INFO = record("warcinfo", "", b"software: crawler\r\n", "application/warc-fields")


def browsertrix_records() -> list[bytes]:
    url = "https://ldld.example/tin"
    return [
        INFO,
        record("response", url, http(PAGE), _HTTP, "WARC-Resource-Type: document"),
        record("request", url, b"GET /tin HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        # Decoded by the browser, with the server's own headers renamed or left as they were.
        record("response", f"{url}/2", http(PAGE, "x-orig-content-encoding: br"), _HTTP),
        record("response", f"{url}/3", http(PAGE, "Content-Encoding: br"), _HTTP),
        record("response", f"{url}/4", http(PAGE, "Transfer-Encoding: chunked"), _HTTP),
        # Kept as they came.
        record(
            "response",
            f"{url}/5",
            http(PAGE, "Content-Encoding: br", body=brotli.compress(HTML)),
        ),
        record(
            "response",
            f"{url}/6",
            http(PAGE, "Content-Encoding: zstd", body=zstandard.compress(HTML)),
        ),
        record("response", f"{url}/7", http(PAGE, status="HTTP/2 200")),
        record("revisit", f"{url}/8", http(PAGE, body=b"")),
        record("resource", f"urn:pageinfo:{url}", b"{}", "application/json"),
        record("resource", f"urn:text:{url}", b"Trang", "text/plain"),
        record("resource", f"urn:view:{url}", b"\x89PNG", "image/png"),
    ]


def test_browsertrix(tmp_path) -> None:
    pages, failed, skipped = read(written(tmp_path / "rec.warc.gz", *browsertrix_records()))
    assert {page.content for page in pages} == {HTML}
    assert [page.url for page in pages] == [
        "https://ldld.example/tin",
        *(f"https://ldld.example/tin/{n}" for n in range(2, 8)),
    ]
    assert failed == []
    assert skipped == {"revisit": 1, "application/json": 1, "text/plain": 1, "image/png": 1}


def test_a_wacz_is_the_archives_in_it(tmp_path) -> None:
    path = tmp_path / "crawl.wacz"
    members = {
        "archive/rec-1.warc.gz": b"".join(browsertrix_records()),
        "archive/rec-2.warc.gz": record("response", "https://ldld.example/b", http(PAGE)),
        "archive/rec-3.warc.gz": record("response", "https://ldld.example/c", http(PAGE))[:-30],
        "indexes/index.cdx.gz": gzip.compress(b"{}"),
        "pages/pages.jsonl": b'{"url": "https://ldld.example/tin", "text": "Trang"}\n',
        "datapackage.json": b"{}",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    pages, failed, skipped = read(path)
    assert len(pages) == 8
    assert pages[0].source == "crawl.wacz/archive/rec-1.warc.gz:1"
    assert pages[-1].source == "crawl.wacz/archive/rec-2.warc.gz:1"
    assert set(failed) <= {"broken_archive", "truncated_record", "broken_headers"}
    assert failed
    assert skipped[".gz"] == skipped[".jsonl"] == skipped[".json"] == 1


def test_a_damaged_wacz_costs_the_archive_that_is_damaged(tmp_path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        for name in "ab":
            archive.writestr(
                f"archive/{name}.warc.gz", record("response", "http://a.example/", http(PAGE))
            )
    content = bytearray(path.read_bytes())
    content[120] ^= 0xFF
    path.write_bytes(content)
    pages, failed, _ = read(path)
    assert [page.source for page in pages] == ["crawl.wacz/archive/b.warc.gz:1"]
    assert failed == ["broken_archive"]


def test_heritrix(tmp_path) -> None:
    url = "http://ldld.example/"
    pages, failed, skipped = read(
        written(
            tmp_path / "WEB-20240301.warc.gz",
            INFO,
            record("response", "dns:ldld.example", b"20240301\nldld.example. 60 IN A 10.0.0.1\n",
                   "text/dns"),
            record("response", url, http(PAGE), "application/http;msgtype=response"),
            record("metadata", url, b"via: http://a.example/\r\n", "application/warc-fields"),
            record("response", f"{url}long", http(PAGE, body=HTML[:-10]), _HTTP,
                   "WARC-Truncated: length"),
            record("revisit", f"{url}old", http(PAGE, body=b""), _HTTP, "WARC-Truncated: length"),
            record("revisit", f"{url}older", b"", _HTTP),
            record("continuation", f"{url}long", b"more", None),
            record("response", f"{url}cut", http(PAGE, "Content-Encoding: gzip",
                   body=gzip.compress(HTML)[:-12]), _HTTP, "WARC-Truncated: length"),
        )
    )  # fmt: skip
    assert [page.content for page in pages] == [HTML, HTML[:-10]]
    assert pages[0].source == "WEB-20240301.warc.gz:2", "notes are not numbered"
    assert failed == ["broken_body"]
    assert skipped == {
        "text/dns": 1,
        "metadata record": 1,
        "revisit": 2,
        "continuation record": 1,
    }


def test_common_crawl(tmp_path) -> None:
    url = "https://ldld.example/"
    seen = "WARC-Identified-Payload-Type: text/html"
    pages, failed, skipped = read(
        written(
            tmp_path / "CC-MAIN-2024.warc.gz",
            INFO,
            record("response", url, http(PAGE, "X-Crawler-Content-Encoding: gzip",
                   "Content-Length: 12345"), _HTTP, seen),
            record("response", f"{url}odd", http("Content-Type: application/octet-stream"), _HTTP,
                   seen),
            record("response", f"{url}none", http(), _HTTP, "WARC-Truncated: length", seen),
            record("response", f"{url}pdf", http("Content-Type: application/pdf"), _HTTP,
                   "WARC-Identified-Payload-Type: application/pdf"),
            record("metadata", url, b"fetchTimeMs: 200\r\n", "application/warc-fields"),
        )
    )  # fmt: skip
    assert [page.content for page in pages] == [HTML] * 3
    assert failed == []
    assert skipped == {"application/pdf": 1, "metadata record": 1}


def test_common_crawl_text(tmp_path) -> None:
    text = "Hội nghị công đoàn huyện\nSáng 12/5, LĐLĐ huyện tổ chức hội nghị.\n"
    path = written(
        tmp_path / "CC-MAIN-2024.warc.wet.gz",
        INFO,
        record("conversion", "https://ldld.example/tin", text.encode(), "text/plain"),
    )
    (page,), failed, skipped = read(path)
    assert (page.kind, page.content) == ("text", text.encode())
    assert (page.url, page.charset) == ("https://ldld.example/tin", "utf-8")
    assert not failed
    assert not skipped


def test_wget(tmp_path) -> None:
    url = "<https://ldld.example/tin?id=3>"
    chunked = b"26\r\n" + HTML + b"\r\n0\r\n\r\n"
    pages, failed, skipped = read(
        written(
            tmp_path / "site.warc.gz",
            INFO,
            record("response", url, http("Content-Type: text/html", PAGE, "Connection: close",
                   "Transfer-Encoding: chunked", "Transfer-Encoding: chunked", body=chunked)),
            record("resource", "metadata://gnu.org/software/wget/warc/MANIFEST.txt", b"<urn:1>\n",
                   "text/plain"),
            record("resource", "metadata://gnu.org/software/wget/warc/wget.log", b"--2024--",
                   "text/plain"),
        )
    )  # fmt: skip
    assert [(page.url, page.content) for page in pages] == [("https://ldld.example/tin?id=3", HTML)]
    assert failed == []
    assert skipped == {"text/plain": 2}


def test_responses_that_are_none(tmp_path) -> None:
    pages, failed, skipped = read(
        written(
            tmp_path / "a.warc.gz",
            record("response", "http://a.example/1", http(PAGE).replace(b"\r\n", b"\n")),
            record("response", "http://a.example/2", HTML, None),
            record("response", "ftp://a.example/3.html", HTML, "text/html"),
        )
    )
    assert [page.url for page in pages] == ["ftp://a.example/3.html"]
    assert failed == ["broken_headers"]
    assert skipped == {"no content type": 1}


# Mirrors on disk


def test_a_mirror_of_httrack(tmp_path) -> None:
    note = (
        "<!-- Mirrored from www.ldld.example/tin/{0}.html?id={0} by HTTrack Website Copier/3.x "
        "[XR&CO'2014], Sat, 11 May 2024 08:12:13 GMT -->"
    )
    folder = tmp_path / "in" / "www.ldld.example" / "tin"
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"{number}4e2a.html").write_text(
            f"<html>\n{note.format(number)}\n<!-- Added by HTTrack --><meta charset='utf-8'>"
            f"<!-- /Added by HTTrack --><link rel=canonical href='{number}4e2a.html'></head>",
            "utf-8",
        )
    (folder / "3.html").write_text("<html><body><!-- Mirrored from x.example/a by HTTrack -->")
    (tmp_path / "in" / "hts-log.txt").write_text("HTTrack3.49 launched")
    (tmp_path / "in" / "cookies.txt").touch()
    pages, _, skipped = read(tmp_path / "in")
    assert [page.url for page in pages] == [
        "http://www.ldld.example/tin/1.html?id=1",
        "http://www.ldld.example/tin/2.html?id=2",
        None,
    ]
    assert skipped == {"hts-log.txt": 1, "cookies.txt": 1}


def test_a_mirror_of_wget(tmp_path) -> None:
    folder = tmp_path / "ldld.example"
    folder.mkdir()
    for name in ("index.html", "tin.html?id=3", "tin.html?id=3.orig", "index.html.orig",
                 "bai-viet", "bai-viet.orig", "anh.png?v=.html", "ghi-chu.txt?x=1"):  # fmt: skip
        (folder / name).write_bytes(b"<!-- " + b"x" * 2000 + b" -->" + HTML)
    for name in ("bai-viet", "bai-viet.orig"):
        (folder / name).write_bytes(HTML)
    (folder / "robots.txt").write_text("User-agent: *")
    pages, _, skipped = read(folder)
    assert [(page.source, page.kind) for page in pages] == [
        ("bai-viet", "html"),
        ("ghi-chu.txt?x=1", "text"),
        ("index.html", "html"),
        ("tin.html?id=3", "html"),
    ]
    assert skipped == {".orig": 3, ".html": 1, "robots.txt": 1}


@pytest.mark.parametrize("name", ["crawl.wacz", "crawl.warc.wet.gz"])
def test_a_run_takes_them(tmp_path, name: str) -> None:
    text = record("conversion", "https://ldld.example/tin", "Hội nghị".encode(), "text/plain")
    path = tmp_path / name
    if path.suffix == ".wacz":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("archive/a.warc.gz", text)
    else:
        path.write_bytes(text)
    report = extract.run(path, tmp_path / "out", factory=processors.quick)
    assert (report.pages, report.articles) == (1, 1)
