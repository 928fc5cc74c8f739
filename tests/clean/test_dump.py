"""Page dumps as text: what is marked `+` in front stays, everything else is furniture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean.characters import regular
from extract.clean.dump import read_dump
from tests.clean.articles import ARTICLES
from tests.clean.dumps import MORE_DUMPS, Case
from tests.clean.whole_texts import TEXTS

CASES = {
    "clock-headline-date": Case(
        """
 Sơn Khê 13/06/2024

+@title@

+Thứ sáu, 15/09/2023

+@p1@
+@p2@
 Xem tin khác
 Lượt truy cập
 Hôm nay:159
 Tất cả:04670618
 Designed and Maintained by Thiết kế website Sơn Khê""",
        title="@title@",
        published="2023-09-15",
    ),
    "login-box-and-counters": Case(
        """
 Tìm kiếm
 Đăng nhập hệ thống
 Người dùng:
 Mật khẩu:
 Thống kê truy cập
 Tổng lượt truy câp 15.527.952
 Truy cập hiện tại 3.662 khách
+@title@
+Ngày cập nhật 16/09/2019

+@p1@

+@p2@

+@by@
 Các tin khác
 Xem tin theo ngày""",
        title="@title@",
        published="2019-09-16",
        author="@by@",
    ),
    "counter-below-the-date": Case(
        """
 Thứ 5, 19/09/2024, 22:22[GMT+7]

+@title@

+Thứ 7, 14/09/2024 | 15:38:07
 4,015 lượt xem
+@p1@
+@caption@
+@p2@

+@by@""",
        title="@title@",
        published="2024-09-14",
        author="@by@",
    ),
    "headline-of-three-lines": Case(
        """
+**LĐLĐ HUYỆN SƠN KHÊ
+KHAI MẠC HỘI THAO CÔNG NHÂN, VIÊN CHỨC
+LẦN THỨ VI**

+Ngày 14/9/2023

+@p1@

+@p2@""",
        title="LĐLĐ HUYỆN SƠN KHÊ KHAI MẠC HỘI THAO CÔNG NHÂN, VIÊN CHỨC LẦN THỨ VI",
        published="2023-09-14",
    ),
    "two-lines-no-date": Case(
        """
+ Công đoàn cơ sở xã Nậm Cuổi tổ chức
+Hội thao chào mừng Đại hội công đoàn huyện
+@p1@
+ @p2@""",
        title="Công đoàn cơ sở xã Nậm Cuổi tổ chức Hội thao chào mừng Đại hội công đoàn huyện",
    ),
    "menu-row-and-related": Case(
        """
 Trang chủ  |  Giới thiệu  |  Tin tức - Sự kiện  |  Văn bản  |  Liên hệ
 Chủ nhật, 15/11/2020 - 08:14
+@title@
+Ngày đăng: 15/09/2020     Lượt xem: 512

+@p1@
+@p4@
+Tin, ảnh: @by@ (Văn phòng LĐLĐ huyện)
 Các tin khác:
 Huyện Sơn Khê: 14 đoàn viên được vay vốn giải quyết việc làm (12/07/2020)
 Trang: 1 2 3 ... >
 Thiết kế và phát triển bởi Tin học Sơn Khê""",
        title="@title@",
        published="2020-09-15",
        author="@by@",
    ),
    "menu-words-in-one-row": Case(
        """
 Trang chủ Giới thiệu Tin tức Văn bản Liên hệ
 In trang  Gửi bài
+@title@
+15:30 | 15/09/2021
 Cỡ chữ: A A+
+@lead@
+@p1@
+@p2@
+@by@
 Từ khóa: hội thao, công đoàn
 0 bình luận
 CÙNG CHUYÊN MỤC
 Trận chung kết kéo co nữ ở xã Nậm Cuổi (20/09/2021)""",
        title="@title@",
        published="2021-09-15",
        author="@by@",
    ),
    "related-headlines-above": Case(
        """
 Đăng nhập
 Tin mới nhất
 Công đoàn cơ sở xã Nậm Cuổi tặng quà trung thu (12/09/2022)
 Giao ban công tác công đoàn quý III (10/09/2022)
+@title@
+Cập nhật lúc: 09:15 15/09/2022
+@p1@
+@p2@
+@p3@
 Bản quyền thuộc LĐLĐ huyện Sơn Khê""",
        title="@title@",
        published="2022-09-15",
    ),
    "related-box-inside": Case(
        """
 Trang chủ
+@title@
+Thứ Tư, 15/09/2021 08:00
+@p1@
 Tin liên quan
 Hội thao khối cơ quan huyện năm ngoái
 Xã Nậm Cuổi vô địch bóng chuyền hơi nữ
+@p2@
+@p4@
 Chia sẻ
 Thích""",
        title="@title@",
        published="2021-09-15",
    ),
    "side-column-with-prose": Case(
        """
 Đăng nhập
 THÔNG BÁO
 Văn phòng LĐLĐ huyện tiếp đoàn viên vào sáng thứ năm hằng tuần tại trụ sở.
+@title@
+Ngày đăng: 15/09/2021
+@p1@
+@p2@
+@p4@
 Hotline: 0900 000 111""",
        title="@title@",
        published="2021-09-15",
    ),
    "joomla-heading": Case(
        """
 Trang chủ
+@title@
 Chi tiết
 Chuyên mục: Tin hoạt động
+Được viết: 15 Tháng 9 2021
 Viết bởi Super User
 Lượt xem: 318
+@p1@
+@p2@
 Bài trước
 Bài sau""",
        title="@title@",
        published="2021-09-15",
    ),
    "date-only-in-related": Case(
        """
 Thứ hai, 10/03/2025 21:37
 Đọc nhiều
+@title@

+@p1@
+@p2@
 Tin mới hơn
 • 100 suất quà đến với công nhân bị tai nạn lao động (24/07/2024)
 Cơ quan chủ quản: LĐLĐ huyện Sơn Khê""",
        title="@title@",
    ),
    "body-signed-by-a-body": Case(
        """
 Đăng nhập
+@title@
+@p1@
+@p2@
+Ban Truyền thông huyện""",
        title="@title@",
    ),
    "headline-twice-and-imprint": Case(
        """
 Trang chủ » Tin tức
 @title@
+@title@
+T7, 14/09/2024 10:15
 Views: 12
+@p1@
 Xem thêm: Hội thao khối cơ quan huyện năm ngoái
+@p2@
+@by@
 LIÊN ĐOÀN LAO ĐỘNG HUYỆN SƠN KHÊ
 Địa chỉ: Số 1 đường Hùng Vương, thị trấn Khê
 Điện thoại: 0203 555 111""",
        title="@title@",
        published="2024-09-14",
        author="@by@",
    ),
    "no-dump-at-all": Case(
        """
+@p1@
+@p2@
+@caption@ - Ảnh: HÀ LAN""",
    ),
    "no-dump-sentence-first": Case(
        """
+@lead@
+@p1@
+Tin liên đoàn lao động huyện cho biết.
+@p2@""",
    ),
}  # fmt: skip


def filled(text: str | None, case: Case) -> str | None:
    if text is None:
        return None
    for name, part in ARTICLES[case.article].items():
        text = text.replace(f"@{name}@", part)
    return text


def read_case(path: Path) -> Case:
    """Return a case that stands in a file: what must be found, then the dump."""
    expected, dump = path.read_text(encoding="utf-8").split("\n", 1)
    return Case(dump=dump.rstrip("\n"), **json.loads(expected))


FILES = {
    path.stem: read_case(path)
    for path in sorted((Path(__file__).parent / "text_dumps").glob("*.txt"))
}
ALL = CASES | MORE_DUMPS | FILES


@pytest.mark.parametrize("case", ALL.values(), ids=ALL.keys())
def test_dump(case: Case) -> None:
    marked = (filled(case.dump, case) or "").removeprefix("\n").split("\n")
    found = read_dump("\n".join(line[1:] for line in marked))
    assert [line for line in found.text.split("\n") if line.strip()] == [
        line[1:] for line in marked if line.startswith("+")
    ]
    assert found.title == filled(case.title, case)
    assert (found.published and found.published.isoformat()) == case.published
    assert found.author == filled(case.author, case)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_dump_loses_nothing(name: str) -> None:
    title, text = TEXTS[name]
    found = read_dump(text)
    assert found.text == text
    assert title is None or found.title == title


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_kept_lines_are_lines_of_the_page_in_order(text: str) -> None:
    page = regular(text)
    rest = iter(page.split("\n"))
    assert all(line in rest for line in read_dump(page).text.split("\n") if line)


@given(st.text(max_size=300))
def test_regular_is_regular(text: str) -> None:
    assert regular(regular(text)) == regular(text)
