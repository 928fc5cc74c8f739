"""Readers: every input becomes pages or named failures, in a fixed order, whatever it holds."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extract.failure import UsageError
from extract.pages import Item, Page, Skipped, Unread, canonical_url, open_pages
from extract.pages import limits as limits_module

HTML = b"<html><body><p>Trang</p></body></html>"


def items(*inputs: Path) -> list[Item]:
    return list(open_pages(inputs))


def told(found: list[Item]) -> list[tuple[str, str]]:
    """Source and what became of it."""
    return [
        (
            item.source,
            item.reason
            if isinstance(item, Unread)
            else f"skipped {item.why}"
            if isinstance(item, Skipped)
            else item.kind,
        )
        for item in found
    ]


# Folders


def test_a_folder_is_read_to_any_depth_in_a_fixed_order(tmp_path) -> None:
    for name in ("b.html", "a/x.HTM", "a/b/y.txt", "a.txt", "Z.html", "á.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HTML)
    expected = ["Z.html", "a/b/y.txt", "a/x.HTM", "a.txt", "b.html", "á.html"]
    assert [item.source for item in items(tmp_path)] == expected


def test_mirrors_keep_pages_without_an_ending(tmp_path) -> None:
    (tmp_path / "index.php?id=3").write_bytes(b"\n <!DOCTYPE html><html>")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "README").write_bytes(b"text")
    (tmp_path / "hts-cache").mkdir()
    (tmp_path / "hts-cache" / "old.html").write_bytes(HTML)
    assert told(items(tmp_path)) == [
        ("README", "skipped no ending"),
        ("index.php?id=3", "html"),
        ("logo.png", "skipped .png"),
    ]


def test_odd_entries_of_a_folder_neither_stop_nor_hang_the_run(tmp_path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.html")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.html")).write_bytes(HTML)
    assert told(items(tmp_path)) == [
        ("a.html", "html"),
        ("gone.html", "unreadable_file"),
        ("loop", "skipped no regular file"),
        ("pipe.html", "skipped no regular file"),
        ("\\xff.html", "html"),
    ]


def test_a_deep_tree_is_read(tmp_path) -> None:
    folder, here = tmp_path / "top", os.getcwd()
    folder.mkdir()
    os.chdir(folder)
    try:
        for _ in range(1100):  # deeper than Python's recursion limit
            os.mkdir("d")
            os.chdir("d")
        Path("page.txt").write_text("sâu", "utf-8")
    finally:
        os.chdir(here)
    (found,) = items(folder)
    subprocess.run(["rm", "-rf", folder], check=True)  # pytest's own cleaning recurses
    assert isinstance(found, Page)
    assert found.source.endswith("/d/page.txt")


def test_the_output_of_a_run_inside_the_input_is_no_page(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("một", "utf-8")
    out = tmp_path / "out"
    (out / "_ledger").mkdir(parents=True)
    (out / "_manifest.json").touch()
    (out / "page.html").write_bytes(HTML)
    assert [item.source for item in items(tmp_path)] == ["a.txt"]


def test_pages_above_the_limit_fail(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("extract.pages.files.MAX_PAGE_BYTES", 10)
    (tmp_path / "a.html").write_bytes(b"x" * 11)
    (tmp_path / "b.html").write_bytes(b"x" * 10)
    assert told(items(tmp_path)) == [("a.html", "too_large"), ("b.html", "html")]


# Several inputs


def test_several_inputs_get_the_shortest_names_that_differ(tmp_path) -> None:
    for name in ("one/html", "two/html"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("a")
    found = [item.source for item in items(tmp_path / "one/html", tmp_path / "two/html")]
    assert found == ["one/html/a.txt", "two/html/a.txt"]
    (tmp_path / "two/b.txt").write_text("b")
    assert [i.source for i in items(tmp_path / "one", tmp_path / "two/b.txt")] == [
        "one/html/a.txt",
        "b.txt",
    ]


@pytest.mark.parametrize("name", ["gone", "a.docx"])
def test_unusable_inputs_are_named(tmp_path, name: str) -> None:
    (tmp_path / "a.docx").touch()
    with pytest.raises(UsageError, match=name):
        open_pages([tmp_path / name])
    with pytest.raises(UsageError, match="No input"):
        open_pages([])


# JSON Lines


def write_lines(path: Path, *lines: object) -> Path:
    text = "\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + "\n"
    data = text.encode()
    if path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        data = zstandard.compress(data[:5]) + zstandard.compress(data[5:])
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz", "c.jsonl.zst"])
def test_json_lines_become_pages(tmp_path, name: str) -> None:
    path = write_lines(
        tmp_path / name,
        {
            "url": "https://LDLD.example/a?fbclid=1",
            "html": "<p>Chào</p>",
            "title": "Tin",
            "published": "2024-08-21",
            "fetched_at": "2024-08-22T07:00:00+07:00",
            "other": [1],
        },
        {"text": "Chỉ có chữ", "published": None, "title": " "},
    )
    assert items(path) == [
        Page(
            source=f"{name}:1",
            content="<p>Chào</p>",
            kind="html",
            url="https://ldld.example/a",
            fetched_at=datetime(2024, 8, 22, tzinfo=UTC),
            title="Tin",
            published=date(2024, 8, 21),
        ),
        Page(source=f"{name}:2", content="Chỉ có chữ", kind="text"),
    ]


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        ("{", "broken_json", "not JSON"),
        ('{"text": "a"} x', "broken_json", "column 15"),
        ("[" * 100_000, "broken_json", ""),
        ('{"text": 1' + "0" * 5000 + "}", "broken_json", "digits"),
        ("[1]", "wrong_type", "list"),
        ("null", "wrong_type", "NoneType"),
        ('{"text": 1}', "wrong_type", "`text` is int"),
        ('{"html": ["a"]}', "wrong_type", "`html` is list"),
        ('{"url": "http://a.example/"}', "no_content", "neither"),
        ('{"text": "a", "url": 7}', "wrong_type", "`url`"),
        ('{"text": "a", "title": {}}', "wrong_type", "`title`"),
        ('{"text": "a", "published": "hôm qua"}', "bad_date", "`published`"),
        ('{"text": "a", "published": 20240821}', "wrong_type", "`published`"),
        ('{"text": "a", "fetched_at": "25:00"}', "bad_date", "`fetched_at`"),
        ('{"text": "a", "fetched_at": "0001-01-01T00:00:00+14:00"}', "bad_date", "range"),
    ],
)
def test_a_bad_line_fails_alone_with_its_number(tmp_path, line, reason, words) -> None:
    path = write_lines(tmp_path / "c.jsonl", {"text": "trước"}, "", line, {"text": "sau"})
    before, bad, after = items(path)
    assert isinstance(before, Page)
    assert isinstance(bad, Unread)
    assert isinstance(after, Page)
    assert (bad.source, bad.reason) == ("c.jsonl:3", reason)
    assert words in bad.message
    assert after.source == "c.jsonl:4"


def test_bytes_that_are_no_utf8_and_lone_surrogates(tmp_path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "a"}\r\n{"text": "\xff"}\n{"text": "\\ud800 \\ud83d\\ude00"}'
    )
    first, bad, last = items(path)
    assert isinstance(first, Page)
    assert isinstance(bad, Unread)
    assert bad.reason == "bad_encoding"
    assert isinstance(last, Page)
    assert last.content == "\ufffd \U0001f600"


def test_a_line_without_end_fails_and_the_next_is_read(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("extract.pages.streams.MAX_PAGE_BYTES", 3_000_000)
    path = write_lines(tmp_path / "c.jsonl.gz", {"text": "x" * 4_000_000}, {"text": "sau"})
    assert told(items(path)) == [("c.jsonl.gz:1", "too_large"), ("c.jsonl.gz:2", "text")]


def test_a_cut_off_archive_keeps_what_came_before(tmp_path) -> None:
    lines = [{"text": os.urandom(3000).hex()} for _ in range(40)]
    path = write_lines(tmp_path / "c.jsonl.gz", *lines)
    path.write_bytes(path.read_bytes()[:-500])
    *pages, last = items(path)
    assert all(isinstance(page, Page) for page in pages)
    assert isinstance(last, Unread)
    assert last.reason == "broken_archive"
    assert f"Lines read: {len(pages)}" in last.message


def test_a_bomb_is_stopped(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("extract.pages.streams.FREE_BYTES", 1_000_000)
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 30_000_000))
    (bomb,) = items(path)
    assert isinstance(bomb, Unread)
    assert bomb.reason == "decompression_limit"


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_no_bytes_make_the_reader_raise_or_lose_a_line(tmp_path_factory, lines) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "c.jsonl"
    data = b"\n".join(lines)
    path.write_bytes(data)
    full = [n for n, x in enumerate(data.split(b"\n"), 1) if x.strip(b" \t\r\xef\xbb\xbf")]
    assert [item.source for item in items(path)] == [f"c.jsonl:{n}" for n in full]


# Zip, tables


def test_zip_members_in_order_of_name(tmp_path) -> None:
    path = tmp_path / "c.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("b.html", "a/", "a/1.txt", "pic.jpg"):
            archive.writestr(name, "" if name.endswith("/") else "nội dung" * 100)
    assert told(items(path)) == [
        ("c.zip/a/1.txt", "text"),
        ("c.zip/b.html", "html"),
        ("c.zip/pic.jpg", "skipped .jpg"),
    ]
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    assert "broken_archive" in [what for _, what in told(items(path))]
    path.write_bytes(b"PK no zip")
    assert told(items(path)) == [("c.zip", "broken_archive")]


def test_parquet_and_csv_rows_become_pages(tmp_path) -> None:
    rows = [
        {"url": "http://a.example/1", "text": "một", "published": date(2024, 8, 21), "n": 1},
        {"url": None, "text": None, "published": None, "n": 2},
    ]
    parquet, table = tmp_path / "c.parquet", tmp_path / "c.csv"
    pq.write_table(pa.Table.from_pylist(rows), parquet)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    for path in (parquet, table):
        page, bad = items(path)
        assert isinstance(page, Page)
        assert (page.content, page.url) == ("một", "http://a.example/1")
        assert page.published == date(2024, 8, 21)
        assert told([bad]) == [(f"{path.name}:2", "no_content")]


def test_broken_tables_are_one_failure(tmp_path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing PAR1")
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "b.parquet")
    (tmp_path / "c.csv").write_bytes(b"text\n\xff\xfe\n")
    assert told(items(tmp_path)) == [
        ("a.parquet:1", "broken_archive"),
        ("b.parquet", "no_content"),
        ("c.csv:1", "broken_archive"),
    ]


# Web archives


def record(
    number: int,
    body: bytes = HTML,
    *,
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=windows-1258\r\n",
    kind: str = "response",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://a.example/{number}>\r\n"
        f"WARC-Date: 2024-03-01T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(path: Path, *records: bytes) -> Path:
    pack = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(pack(one) for one in records))
    return path


@pytest.mark.parametrize("name", ["c.warc", "c.warc.gz"])
def test_responses_that_hold_pages_are_read(tmp_path, name: str) -> None:
    plain = "Content-Type: text/html\r\n"
    path = archive(
        tmp_path / name,
        record(1),
        record(2, kind="request"),
        record(3, kind="revisit"),
        record(4, headers="Content-Type: image/png\r\n"),
        record(5, status="404 Not Found"),
        record(
            6, b"26\r\n" + HTML + b"\r\n0\r\n\r\n", headers=plain + "Transfer-Encoding: chunked\r\n"
        ),
        record(7, gzip.compress(HTML), headers=plain + "Content-Encoding: gzip\r\n"),
        record(8, brotli.compress(HTML), headers=plain + "Content-Encoding: br\r\n"),
        record(9, zstandard.compress(HTML), headers=plain + "Content-Encoding: zstd\r\n"),
        record(10, HTML, headers=plain + "Content-Encoding: gzip\r\n"),
        record(11, gzip.compress(HTML)[:-9], headers=plain + "Content-Encoding: gzip\r\n"),
    )
    found = items(path)
    assert [what for _, what in told(found)] == [
        "html",
        "skipped revisit",
        "skipped image/png",
        "skipped status 404",
        *["html"] * 5,
        "broken_body",
    ]
    assert {page.content for page in found if isinstance(page, Page)} == {HTML}
    first = found[0]
    assert isinstance(first, Page)
    assert first.source == f"{name}:1"
    assert first.url == "http://a.example/1"
    assert first.charset == "windows-1258"
    assert first.fetched_at == datetime(2024, 3, 1, 8, tzinfo=UTC)
    assert found[-1].url == "http://a.example/11"


@pytest.mark.parametrize("name", ["c.warc", "c.warc.gz"])
@pytest.mark.parametrize("cut", [3, 60, 400, 900, 1500])
def test_an_archive_that_is_cut_off_says_so(tmp_path, name: str, cut: int) -> None:
    bodies = [b"<p>" + os.urandom(300).hex().encode() for _ in range(5)]
    path = archive(tmp_path / name, *(record(n, body) for n, body in enumerate(bodies)))
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    found = items(path)
    pages = [item for item in found if isinstance(item, Page)]
    assert [page.content for page in pages] == bodies[: len(pages)]
    if name == "c.warc" and cut == 3:
        assert len(pages) == 5, "only the empty lines after the last record are missing"
    else:
        assert isinstance(found[-1], Unread)
        assert found[-1].reason in ("truncated_record", "broken_archive")


def test_files_that_are_no_archives(tmp_path) -> None:
    (tmp_path / "a.warc").write_bytes(b"hello")
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(b"hello"))
    (tmp_path / "c.warc.gz").touch()
    assert {what for _, what in told(items(tmp_path))} == {"broken_archive"}


@given(data=st.data())
def test_a_damaged_archive_never_raises(tmp_path_factory, data) -> None:
    whole = b"".join(gzip.compress(record(n)) for n in range(3))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + 3 :]
    path = tmp_path_factory.mktemp("fuzz") / "c.warc.gz"
    path.write_bytes(damaged)
    for item in items(path):
        assert item.source.startswith("c.warc.gz:")


# Addresses


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://LDLD.Example:80", "http://ldld.example/"),
        ("https://ldld.example:443/a?b=1#c", "https://ldld.example/a?b=1"),
        ("https://ldld.example:8443/a", "https://ldld.example:8443/a"),
        ("https://a.example/t?utm_source=zalo&id=3&fbclid=x", "https://a.example/t?id=3"),
        ("https://a.example/t?b=2&a=1", "https://a.example/t?b=2&a=1"),
        ("https://a.example/x/../y/./z", "https://a.example/y/z"),
        ("https://a.example/tin%2fmoi%7e", "https://a.example/tin%2Fmoi~"),
        ("https://a.example/tổng-kết", "https://a.example/tổng-kết"),
        ("https://www.a.example/t/", "https://www.a.example/t/"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        (" /tin/1 ", "/tin/1"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://[bad", "http://[bad"),
        ("http://a.example:port/", "http://a.example:port/"),
    ],
)
def test_canonical_urls(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@given(st.text(max_size=40).map("http://a.example/{}".format) | st.text(max_size=40))
def test_canonical_urls_stay_as_they_are(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_limits_leave_room_for_a_text_of_a_million_characters() -> None:
    assert len("ộ".encode()) * 1_000_000 < limits_module.MAX_PAGE_BYTES
