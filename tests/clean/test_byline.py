"""By-lines: names of people and nothing else."""

from __future__ import annotations

import pytest

from extract.clean.byline import read_byline


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Vũ Hậu", "Vũ Hậu"),
        ("        Tạ Huyền Ly", "Tạ Huyền Ly"),
        ("HOÀI THƯƠNG", "HOÀI THƯƠNG"),
        ("Hải Yến - Quang Minh", "Hải Yến - Quang Minh"),
        ("Tin, ảnh: Ngọc Hà (CĐN Y tế)", "Ngọc Hà"),
        ("Bài và ảnh Minh Tâm", "Minh Tâm"),
        ("Bài: Lan Anh - Ảnh: Đức Minh", "Lan Anh"),
        ("Người viết: Cô giáo Nguyễn Thị Mai", "Nguyễn Thị Mai"),
        ("Thu Hằng/Báo Sơn Khê", "Thu Hằng"),
        ("Tác giả bài viết: Trần Lê", "Trần Lê"),
        ("Hà Anh (tổng hợp)", "Hà Anh"),
        ("H.Y", "H.Y"),
        ("Hà Anh tổng hợp", "Hà Anh"),
        ("Thu Hà - CĐ ngành Y tế", "Thu Hà"),
        ("Lan Anh, CĐCS Công ty Sao Việt", "Lan Anh"),
        ("Đỗ Mai Hoa – PCT Công đoàn trường", "Đỗ Mai Hoa"),
        ("Mai Lan - Ảnh: Minh Đức", "Mai Lan"),
        ("CTV Hà Anh", "Hà Anh"),
        ("Hà Anh - CTV", "Hà Anh"),
        ("Phóng viên Hà Anh", "Hà Anh"),
        ("Tác giả Lê Thu Hà", "Lê Thu Hà"),
        ("H'Linh Niê", "H'Linh Niê"),
        ("Ảnh và bài: Đinh Hoài", "Đinh Hoài"),
        ("Tin và hình ảnh: Lò Thu Hiên", "Lò Thu Hiên"),
        ("P.V", None),
        ("BBT", None),
        ("Tin, ảnh: CTV", None),
        ("Ban biên tập", None),
        ("TM. BAN CHẤP HÀNH", None),
        ("HIỆU TRƯỞNG", None),
        ("Một Số Hình Ảnh", None),
        ("Số 12 Hùng Vương", None),
        ("ĐT: 0203 555 111", None),
        ("www.example.vn", None),
        ("VP LĐLĐ tỉnh", None),
        ("Ban Truyền thông Công ty", None),
        ("Trường Mầm non Hoa Gạo", None),
        ("Theo Lao Động", None),
        ("Ảnh: Minh Đức", None),
        ("Nguồn: Báo Sơn Khê", None),
        ("Lượt xem: 5", None),
        ("admin", None),
        ("Super User", None),
        ("Hải Dương", None),
        ("Ông Tạ Minh Khoan.", None),
        ("Kết quả cụ thể như sau", None),
        ("LẦN THỨ VI", None),
        ("", None),
    ],
)
def test_byline(line: str, name: str | None) -> None:
    assert read_byline(line) == name
