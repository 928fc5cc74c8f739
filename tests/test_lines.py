"""Lines of a text: which line breaks only wrap it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tag import nlp, tag
from extract.tag.lines import unwrap

WRAPPED = (
    "Sáng nay, tại nhà văn hóa xã, ban chấp hành đã họp để bàn việc\n"
    "chăm lo cho người lao động trong dịp cuối năm, có ông Nguyễn Văn\n"
    "Thuận dự và phát biểu, sau đó mọi người cùng đi thăm các gia\n"
    "đình khó khăn."
)
ENDED = (
    "Liên đoàn Lao động huyện Sơn Hạ tổ chức tập huấn công tác công đoàn\n"
    "Thứ sáu, 04/11/2022\n"
    "Trong hai ngày, các học viên nghe bốn chuyên đề về quyền của cán bộ CĐ\n"
    "Dịp này, ban tổ chức trao quà."
)


def test_a_name_runs_on_in_a_wrapped_text() -> None:
    found = [m.text for m in tag(nlp(), WRAPPED).mentions if m.label == "PERSON"]
    assert found == ["Nguyễn Văn\nThuận"]


def test_a_line_that_was_ended_ends_every_name() -> None:
    assert unwrap(ENDED) == ENDED
    found = [m.text for m in tag(nlp(), ENDED).mentions]
    assert found == ["Liên đoàn Lao động huyện Sơn Hạ", "Thứ sáu, 04/11/2022"]


def test_headlines_in_capitals_are_joined() -> None:
    text = "CÔNG ĐOÀN TRƯỜNG MẦM NON HOA ĐÀO TỔ CHỨC HỘI THI\nNẤU ĂN GIỎI\nSáng 5/3, hội thi mở."
    assert unwrap(text) == text.replace("\nN", " N")


@pytest.mark.parametrize("text", ["", "\n", "một dòng", "Dòng một\nDòng hai", "a\n\nb"])
def test_short_lines_stay(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(alphabet="aB \n.Đ", max_size=400))
def test_only_line_breaks_change(text: str) -> None:
    joined = unwrap(text)
    assert len(joined) == len(text)
    changed = {(old, new) for old, new in zip(text, joined, strict=True) if old != new}
    assert changed <= {("\n", " ")}
