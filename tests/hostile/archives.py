"""Files of many pages: cut off, broken, bombs, of wrong types; and names and links that trap."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from tests.hostile.pages import PAGE, TEXT

_GOOD = json.dumps({"url": "https://a.vn/1", "text": TEXT}).encode()
_BOMB = 300 * 1024 * 1024

#: One line each, between two good ones.
_LINES = (
    b"{", b"}", b"[", b"[" * 100_000, b'{"a":' * 50_000, b"null", b"3", b'"text"', b"[1, 2]", b"{}",
    b'{"html": 3}', b'{"html": null, "text": null}', b'{"html": ["a"]}',
    b'{"url": "https://a.vn/2"}',
    b'{"html": "\\ud800", "url": "\\udfff"}', b'{"text": "a", "published": "9999-99-99"}',
    b'{"text": "a", "published": 20200101}',
    b'{"text": "a", "fetched_at": "0001-01-01T00:00+23:59"}',
    b'{"text": "a", "title": {"a": 1}}', b'{"text": "' + b"9" * 100_000 + b'"}',
    b'{"html": ' + b"9" * 5_000 + b"}", b'{"text": NaN}', b"\xff\xfe{}", b"\0\0\0", b"\xed\xa0\x80",
    b'{"text": "a"} {"text": "b"}', b"'text': 'a'", b'{"url": "http://[::1", "text": "a"}',
    b'{"url": "' + b"a" * 100_000 + b'", "text": "a"}', b'{"text": "a", "text": 3}',
)  # fmt: skip


def hostile_archives() -> dict[str, tuple[bytes, int]]:
    """File name -> content, and how many pages and failures it must give."""
    lines = {
        f"line-{n:02}.jsonl": (b"\n".join([_GOOD, line, _GOOD]), 3) for n, line in enumerate(_LINES)
    }
    return lines | _compressed() | _web_archives() | _zips() | _tables()


def _compressed() -> dict[str, tuple[bytes, int]]:
    two = b"\n".join([_GOOD, _GOOD])
    packed, framed = gzip.compress(two, mtime=0), zstandard.compress(two)
    zeros = gzip.compress(b"\0" * _BOMB, 9, mtime=0)
    return {
        "endless.jsonl": (b"{" * (33 * 1024 * 1024), 1),
        "no-gzip.jsonl.gz": (two, 1),
        "no-zstd.jsonl.zst": (two, 1),
        "cut.jsonl.gz": (packed[: len(packed) - 20], 2),
        "bad-sum.jsonl.gz": (packed[:-8] + b"\0" * 8, 2),
        "behind.jsonl.gz": (packed + b"rac", 2),
        "cut.jsonl.zst": (framed[: len(framed) // 2], 1),
        "header.jsonl.gz": (b"\x1f\x8b", 1),
        "bomb.jsonl.gz": (zeros, 1),
        "bomb.jsonl.zst": (zstandard.compress(b"\0" * _BOMB), 1),
    }


def _record(body: bytes, headers: str = "Content-Type: text/html\r\n", length: int = -1) -> bytes:
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n".encode() + body
    size = len(http) if length < 0 else length
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.vn/tin\r\n"
        "WARC-Date: 2023-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _web_archives() -> dict[str, tuple[bytes, int]]:
    good = _record(PAGE)
    packed = gzip.compress(good, mtime=0)
    bomb = gzip.compress(b"a" * (40 * 1024 * 1024), mtime=0)
    coded = "Content-Type: text/html\r\nContent-Encoding: {}\r\n"
    return {
        "empty.warc": (b"", 1),
        "no-warc.warc": (b"<html>" * 1_000, 1),
        "no-gzip.warc.gz": (b"rac" * 1_000, 1),
        "cut.warc.gz": (packed + packed[: len(packed) // 2], 3),
        "cut.warc": (good + good[: len(good) // 2], 2),
        "too-long.warc": (_record(PAGE, length=10**12), 1),
        "body-bomb.warc": (_record(bomb, coded.format("gzip")), 1),
        "body-cut.warc": (_record(gzip.compress(PAGE)[:-9], coded.format("gzip")), 1),
        "body-broken.warc": (_record(b"\x1f\x8b" + b"x" * 99, coded.format("gzip")), 1),
        "body-brotli.warc": (_record(b"\x00\xff" * 99, coded.format("br")), 1),
        "body-zstd.warc": (_record(b"\x28\xb5\x2f\xfd" + b"x" * 99, coded.format("zstd")), 1),
        "body-codings.warc": (_record(PAGE, coded.format("gzip, " * 5_000 + "br")), 1),
        "chunks.warc": (_record(b"ffffffff\r\n" * 99, "Transfer-Encoding: chunked\r\n"), 1),
        "charset.warc": (_record(PAGE, "Content-Type: text/html; charset=khong-co\r\n"), 1),
        "headers.warc": (_record(PAGE, "X-A: b\r\n" * 20_000), 1),
    }


def _zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return held.getvalue()


def _zips() -> dict[str, tuple[bytes, int]]:
    good = _zipped(a_html=PAGE, b_txt=TEXT.encode())
    start = good.index(b"b.txt") + 20
    encrypted = bytearray(_zipped(a_html=PAGE))
    encrypted[6] |= 1
    encrypted[encrypted.index(b"PK\x01\x02") + 8] |= 1
    unknown = bytearray(_zipped(a_html=PAGE))
    unknown[8] = unknown[unknown.index(b"PK\x01\x02") + 10] = 99
    return {
        "empty.zip": (b"", 1),
        "no-zip.zip": (b"PK rac" * 99, 1),
        "cut.zip": (good[:-30], 1),
        "broken-member.zip": (good[:start] + b"\xff" * 20 + good[start + 20 :], 2),
        "encrypted.zip": (bytes(encrypted), 1),
        "unknown-method.zip": (bytes(unknown), 1),
        "bomb.zip": (_zipped(a_html=b"a" * (40 * 1024 * 1024)), 1),
        "upwards.zip": (_zipped(**{"../../a_html": PAGE, "/etc/b_html": PAGE}), 2),
        "same-names.zip": (good[:0] + _zipped(a_html=PAGE, A_html=PAGE), 2),
    }


def _parquet(**columns: object) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held)
    return held.getvalue()


def _tables() -> dict[str, tuple[bytes, int]]:
    good = _parquet(url=["https://a.vn/1"], text=[TEXT])
    return {
        "empty.parquet": (b"", 1),
        "magic.parquet": (b"PAR1", 1),
        "cut.parquet": (good[:-40], 1),
        "broken.parquet": (good[:20] + b"\xff" * 40 + good[60:], 1),
        "no-column.parquet": (_parquet(a=[1, 2]), 1),
        "wrong-type.parquet": (_parquet(text=[1, 2]), 2),
        "bytes.parquet": (_parquet(html=[PAGE, b"\xff"]), 2),
        "nulls.parquet": (_parquet(text=[None, "a"], url=[None, None]), 2),
        "nested.parquet": (_parquet(text=[{"a": [1]}, None]), 2),
        "empty.csv": (b"", 1),
        "no-column.csv": (b"a,b\n1,2\n", 1),
        "open-quote.csv": (b'url,text\nhttps://a.vn,"' + TEXT.encode(), 1),
        "nul.csv": (b"url,text\nhttps://a.vn,\0\n", 1),
        "many-fields.csv": (b"text,url\n" + b"a," * 10_000 + b"\n", 1),
        "few-fields.csv": (b"url,text\nhttps://a.vn\n", 1),
        "utf-16.csv": ("url,text\na,b\n".encode("utf-16"), 1),
        "latin.csv": (b"url,text\na,\xe9\n", 1),
        "long-field.csv": (b'text\n"' + b"a" * 1_000_000 + b'"\n', 1),
        "quotes.csv": (b"text\n" + b'"' * 100_001 + b"\n", 1),
    }


#: What stands before `.html` in names of files that hold a good page.
NAMES = (
    "-rf", " ", "tin\nmoi", "tin\ttuc", "%00", "a" * 240, "tin tức", "ti\u0302n tu\u031bc", "🎉",
    "..a", "*?[", "a:b", "a\\b", "$(id)",
)  # fmt: skip


def write_traps(folder: Path) -> dict[str, int]:
    """Write names and links that trap; return the sources that must be accounted for."""
    expected = {}
    for name in NAMES:
        (folder / f"{name}.html").write_bytes(PAGE)
        expected[f"{name}.html"] = 1
    (folder / os.fsdecode(b"odd-\xff\xfe.html")).write_bytes(PAGE)
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "nowhere.html").symlink_to("khong-co.html")
    (folder / "around").symlink_to(".")
    expected |= {"odd-\\xff\\xfe.html": 1, "loop.html": 1, "nowhere.html": 1}
    memory = Path("/proc/self/mem")
    if memory.exists():  # opens, and cannot be read: so for root too
        (folder / "unreadable.html").symlink_to(memory)
        expected["unreadable.html"] = 1
    return expected
