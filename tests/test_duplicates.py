"""Copies of one article are found, articles of one series are not, whatever the order."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extract
from extract.link.fingerprint import fingerprint
from extract.store.verify import verify
from tests import processors
from tests.outputs import contents

_TEXT = """Sáng 14/5, tại hội trường trung tâm, Liên đoàn Lao động huyện Phú Lâm tổ chức hội nghị
sơ kết phong trào thi đua sáu tháng đầu năm. Dự hội nghị có đồng chí Trần Văn Khải, Phó Chủ tịch
Liên đoàn Lao động tỉnh, cùng 120 đại biểu là cán bộ công đoàn các cấp.
Báo cáo tại hội nghị cho biết, trong sáu tháng qua các cấp công đoàn trong huyện đã thăm hỏi, tặng
quà cho 350 đoàn viên có hoàn cảnh khó khăn với tổng số tiền 175 triệu đồng; hỗ trợ xây mới hai
căn nhà mái ấm; phối hợp kiểm tra việc thực hiện chế độ, chính sách tại 12 doanh nghiệp.
Nhân dịp này, Liên đoàn Lao động huyện trao giấy khen cho 15 tập thể và 32 cá nhân có thành tích
xuất sắc trong phong trào thi đua lao động giỏi, xây dựng tổ chức công đoàn vững mạnh.
Phát biểu kết luận, đồng chí Lê Thị Hồng đề nghị các công đoàn cơ sở tiếp tục chăm lo đời sống,
việc làm cho người lao động, đẩy mạnh phát triển đoàn viên trong các tháng còn lại của năm."""
_PARAGRAPH = """Trước đó, đoàn công tác đã đến thăm mô hình vườn rau của nữ công nhân nhà máy sợi và
trao đổi kinh nghiệm về tổ chức bữa ăn giữa ca cho người lao động."""
_SERIES = {
    "Phú Lâm": "Hòa Sơn", "14/5": "16/5", "Trần Văn Khải": "Ngô Thị Thu", "120": "95",
    "350": "280", "175": "140", "hai\ncăn": "ba\ncăn", "12 doanh": "9 doanh",
    "15 tập": "11 tập", "32 cá": "27 cá", "Lê Thị Hồng": "Bùi Quang Vinh",
}  # fmt: skip


def _other_of_the_series() -> str:
    text = _TEXT
    for old, new in _SERIES.items():
        assert old in text
        text = text.replace(old, new)
    return text


_COPIES = {
    "the same": _TEXT,
    "set otherwise": _TEXT.upper().replace("\n", " ").replace("HÒA", "HOÀ"),
    "another by-line": f"{_TEXT}\nThu Trang (tổng hợp)",
    "a date line": f"Thứ Ba, 15/05/2018 | 08:15 GMT+7\n{_TEXT}",
    "furniture": f"Trang chủ Tin tức Hoạt động\n{_TEXT}\nChia sẻ bài viết In trang Về đầu trang",
    "a paragraph more": _TEXT.replace("\nNhân dịp", f"\n{_PARAGRAPH}\nNhân dịp"),
    "its last sentence lost": _TEXT.rsplit("\n", 2)[0],
    "a typing error mended": _TEXT.replace("thăm hỏi", "thăm, hỏi thăm"),
}


def _write(path: Path, pages: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(page) for page in pages), "utf-8")
    return path


def _originals(source: Path, out: Path, **options: Any) -> dict[str, str | None]:
    """Return for each address the address of the one to count, None where it is itself."""
    extract.run(source, out, workers=1, factory=processors.quick, **options)
    assert verify(out) == []
    rows = extract.load(out).arrow("articles").to_pylist()
    urls = {row["article_id"]: row["url"] for row in rows}
    return {row["url"]: urls.get(row["duplicate_of"]) for row in rows}


def test_copies_are_found_and_another_of_the_series_is_none(tmp_path) -> None:
    pages = [
        {"url": f"https://mirror{number}.example/tin", "text": text, "published": "2018-05-16"}
        for number, text in enumerate(_COPIES.values())
    ]
    first = {"url": "https://goc.example/tin", "text": _TEXT, "published": "2018-05-14"}
    other = {"url": "https://goc.example/khac", "text": _other_of_the_series()}
    found = _originals(_write(tmp_path / "crawl.jsonl", [*pages, other, first]), tmp_path / "out")
    told = dict(zip(_COPIES, [found[page["url"]] for page in pages], strict=True))
    assert told == dict.fromkeys(_COPIES, first["url"])
    assert found[other["url"]] is None
    assert found[first["url"]] is None


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_shards_nor_workers_matter(tmp_path, seed: int) -> None:
    pages = [
        {"url": f"https://s{n}.example/a", "text": text} for n, text in enumerate(_COPIES.values())
    ]
    pages += [{"url": f"https://t{n}.example/a", "text": f"tin vắn {n}"} for n in range(20)]
    pages[3]["published"] = "2020-01-02"
    pages[5]["published"] = "2020-01-01"
    expected = _originals(_write(tmp_path / "a.jsonl", pages), tmp_path / "a")
    assert {url for url in expected.values() if url} == {pages[5]["url"]}
    random.Random(seed).shuffle(pages)
    source = _write(tmp_path / "b.jsonl", pages)
    assert _originals(source, tmp_path / "b", shard_pages=3 + seed) == expected


def test_without_dates_the_smallest_id_counts(tmp_path) -> None:
    pages = [{"url": f"https://s{n}.example/a", "text": _TEXT} for n in range(5)]
    source = _write(tmp_path / "a.jsonl", pages)
    extract.run(source, tmp_path / "out", factory=processors.quick)
    articles = extract.load(tmp_path / "out")["articles"]
    (kept,) = articles[articles["duplicate_of"].isna()]["article_id"]
    assert kept == min(articles["article_id"])


def test_of_one_address_the_first_published_keeps_the_id(tmp_path) -> None:
    url = "https://goc.example/tin"
    pages = [
        {"url": url, "text": "bản sửa", "published": "2020-05-02"},
        {"url": url, "text": "bản đầu", "published": "2020-05-01"},
        {"url": "https://khac.example/tin", "text": "bản sửa"},
    ]
    extract.run(_write(tmp_path / "a.jsonl", pages), tmp_path / "out", factory=processors.quick)
    later, first, elsewhere = extract.load(tmp_path / "out").arrow("articles").to_pylist()
    assert first["duplicate_of"] is None
    assert later["duplicate_of"] == elsewhere["duplicate_of"] == first["article_id"]


def test_short_texts_need_the_same_title_too(tmp_path) -> None:
    pages = [
        {"url": "https://a.example/1", "title": "Giải bóng đá", "text": "Ảnh: Ban tổ chức"},
        {"url": "https://a.example/2", "title": "Hội thi nấu ăn", "text": "Ảnh: Ban tổ chức"},
        {"url": "https://b.example/1", "title": "Giải bóng đá", "text": "Ảnh: Ban tổ chức"},
    ]
    found = _originals(_write(tmp_path / "a.jsonl", pages), tmp_path / "out")
    assert found["https://a.example/2"] is None
    assert sum(original is None for original in found.values()) == 2


def test_a_run_over_more_pages_settles_what_was_there_anew(tmp_path) -> None:
    late = {"url": "https://ban-sao.example/1", "text": _TEXT, "published": "2021-03-04"}
    early = {"url": "https://goc.example/1", "text": _TEXT, "published": "2021-03-03"}
    source = _write(tmp_path / "crawl.jsonl", [late])
    assert _originals(source, tmp_path / "out") == {late["url"]: None}
    _write(source, [late, early])
    expected = {late["url"]: early["url"], early["url"]: None}
    assert _originals(source, tmp_path / "out") == expected
    before = contents(tmp_path / "out")
    report = extract.run(source, tmp_path / "out", factory=processors.quick)
    assert report.reused == 2
    assert contents(tmp_path / "out") == before
    _originals(source, tmp_path / "through")
    assert contents(tmp_path / "through") == before
    _write(source, [late])
    assert _originals(source, tmp_path / "out") == {late["url"]: None}


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text())
def test_any_text_has_a_fingerprint(title: str, text: str) -> None:
    assert fingerprint(title, text) == fingerprint(title, f" {text}\n")
