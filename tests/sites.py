"""Sites for tests: pages of one template around stories of their own."""

from __future__ import annotations

from pathlib import Path

FRAME = (
    "<html><head><title>Công đoàn huyện Sơn Khê</title>{head}</head><body><div class='top'><ul>"
    "<li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin tức</a></li></ul></div>"
    "<div class='page-{n}'><h1 class='ten-bai'>{title}</h1><div class='ngay'>{day}/09/2021</div>"
    "<div class='noi-dung'><p>{lead}</p><p>{more}</p>"
    "<p>Câu chuyện của bạn là câu chuyện của công đoàn huyện Sơn Khê.</p></div></div>"
    "<div class='foot'>Địa chỉ: số 2 đường Mai An, thị trấn Sơn Khê</div></body></html>"
)
#: The same site after its relaunch.
NEW_FRAME = FRAME.replace("page-{n}", "trang-moi").replace("<div class='noi-dung'>", "<section>")

_SCHOOLS = ("Sen Hồng", "Mai Vàng", "Hoa Ban", "Bình Minh", "Ánh Dương", "Tuổi Thơ", "Sao Mai")


def story(number: int, frame: str = FRAME, head: str = "") -> str:
    """A page whose text no other number has."""
    school = f"{_SCHOOLS[number % 7]} số {number}"
    return frame.format(
        n=number,
        day=number % 28 + 1,
        head=head,
        title=f"Công đoàn Trường Mầm non {school} tổ chức hội nghị người lao động",
        lead=f"Sáng nay, Công đoàn Trường Mầm non {school} đã tổ chức hội nghị người lao động năm "
        "học mới với sự tham dự của đông đảo cán bộ, giáo viên và nhân viên nhà trường.",
        more=f"Tại hội nghị, bà Vũ Thị Hậu, Chủ tịch Công đoàn Trường Mầm non {school}, trình bày "
        f"báo cáo kết quả thực hiện nghị quyết và trao {number + 2} suất quà cho đoàn viên có "
        "hoàn cảnh khó khăn.",
    )


def write_site(folder: Path, count: int, *, first: int = 0, frame: str = FRAME) -> Path:
    """Write pages `first` … of a site into a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"bai-{number:03}.html").write_text(story(number, frame), "utf-8")
    return folder
