"""Self-written dumps of whole pages of many kinds of sites.

A line that begins with "+" is the article's, every other one is furniture; `@title@`, `@p1@`, …
stand for the parts of an article.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    dump: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    article: str = "hoi-thao"


MORE_DUMPS = {
    "nukeviet": Case(
        """
 Chào mừng quý vị đến với website Trường Mầm non Hoa Gạo
 Trang nhất  Giới thiệu  Tin Tức  Thành viên  Liên hệ  Thống kê
 Trang nhất » Tin Tức » Hoạt động công đoàn
+@title@
+Thứ tư - 08/07/2020 20:15
 • Xem: 1.245
 • In ra
+@lead@
+@p1@
+@p2@
+@caption@
+@p3@
+Tác giả bài viết: @by@
+Nguồn tin: Trường Mầm non Hoa Gạo
 Tổng số điểm của bài viết là: 5 trong 1 đánh giá
 Click để đánh giá bài viết
 Tags: tổng kết, công đoàn, năm học
 Những tin mới hơn
 Hội thi đồ dùng dạy học tự làm cấp trường (15/07/2020)
 Những tin cũ hơn
 Công đoàn trường thăm đoàn viên ốm (02/07/2020)
 Đang truy cập 5
 Hôm nay 120
 Tháng hiện tại 3.450
 Tổng lượt truy cập 98.765""",
        title="@title@",
        published="2020-07-08",
        author="@by@",
        article="tong-ket",
    ),
    "wordpress": Case(
        """
 Skip to content
 Trang chủ
 Giới thiệu
 Tin tức
 Liên hệ
 Search for:
+@title@
+Posted on 20/12/2019 by admin
+@lead@
+@p1@
+@p2@
+@p3@
+@p4@
 Share this:
 Facebook
 Twitter
 Categories: Tin tức
 Post navigation
 ← Tập huấn an toàn vệ sinh viên
 Leave a Reply
 Your email address will not be published.
 Recent Posts
 Tập huấn an toàn vệ sinh viên
 Proudly powered by WordPress""",
        title="@title@",
        published="2019-12-20",
        article="mai-am",
    ),
    "vnedu": Case(
        """
 PHÒNG GD&ĐT THỊ XÃ BÌNH LÂM
 TRƯỜNG MẦM NON HOA GẠO
 Đăng nhập
 Trang chủ
 Giới thiệu
 Cơ cấu tổ chức
 Tin tức
 Thư viện ảnh
 Tin tức - Sự kiện
+@title@
+Ngày đăng: 08/07/2020 | Lượt xem: 87
+@lead@
+@p1@
+@p3@
+Người viết: @by@
 Bài viết khác
 Ngày hội đến trường của bé - 05/09/2019
 Tiệc buffet cuối tuần - 11/10/2019
 Địa chỉ: tổ 4, phường Hòa Lạc
 Điện thoại: 0203 555 222
 Hệ thống website vnEdu""",
        title="@title@",
        published="2020-07-08",
        author="@by@",
        article="tong-ket",
    ),
    "sharepoint": Case(
        """
 Đăng nhập | Sơ đồ cổng | English
 CỔNG THÔNG TIN ĐIỆN TỬ TỈNH AN KHÁNH
 Chủ nhật, 22/12/2019, 09:14 GMT+7
 Giới thiệu
 Tin tức - sự kiện
 Dịch vụ công
 Tin tức - sự kiện
+@title@
+Cập nhật: 20/12/2019 | 08:10:22 AM
 Cỡ chữ: A- A A+   Đọc bài viết   In trang
+@lead@
+@p1@
+@p2@
+@p4@
+@by@ (tổng hợp)
 Chia sẻ bài viết:
 Các tin liên quan:
 - Trao quà cho công nhân vệ sinh đêm giao thừa (18/01/2019)
 - Thăm gia đình chính sách (12/07/2019)
 Thăm dò ý kiến
 Bạn thấy giao diện mới thế nào?
 Rất đẹp
 Bình thường
 Biểu quyết  Xem kết quả
 Thống kê truy cập
 Online: 14
 Hôm nay: 2.114
 Tổng số truy cập: 9.876.543""",
        title="@title@",
        published="2019-12-20",
        author="@by@",
        article="mai-am",
    ),
    "newspaper": Case(
        """
 Báo An Khánh điện tử
 Thứ Bảy, 14/9/2024 28°C Mưa rào
 Tin nóng
 Giá xăng giảm lần thứ ba liên tiếp trong tháng
 Bão số 4 đổi hướng, suy yếu thành áp thấp
 Thời sự
 Kinh tế
 Công đoàn
+@title@
+14/09/2024 17:20
 Theo dõi Báo An Khánh trên Google News
+**@lead@**
+@p1@
+@caption@. Ảnh: Q.H
+@p2@
 Tin liên quan
 Sẵn sàng cho hội thao công nhân toàn tỉnh
+@p3@
+@p4@
+HOÀI THU
 Từ khóa: hội thao, Sơn Khê
 Chia sẻ
 Bình luận (0)
 Gửi bình luận
 Có thể bạn quan tâm
 Chợ phiên vùng cao những ngày giáp Tết
 Đọc nhiều
 1. Giá xăng giảm lần thứ ba liên tiếp trong tháng
 Tổng biên tập: Cao Thế Vinh
 Giấy phép số 12/GP-BTTTT""",
        title="@title@",
        published="2024-09-14",
        author="HOÀI THU",
    ),
    "facebook-like": Case(
        """
+@p1@
+@p2@
+@p4@
+#hoithao #congdoan
 Tất cả cảm xúc:
 215
 Thích
 Bình luận
 Chia sẻ
 Xem thêm bình luận""",
    ),
    "mobile": Case(
        """
 ☰ Menu
 🔍
 Trang chủ > Công đoàn
+@title@
+@by@ • 14/09/2024 08:05
+@lead@
+@p1@
+@p2@
 Về đầu trang
 Xem bản máy tính
 © 2024 Báo An Khánh""",
        title="@title@",
        published="2024-09-14",
        author="@by@",
    ),
    "blogspot": Case(
        """
 CÔNG ĐOÀN TRƯỜNG MẦM NON HOA GẠO
 Trang chủ
 Thứ Tư, 8 tháng 7, 2020
+@title@
+@lead@
+@p1@
+@p2@
+@p3@
 Được đăng bởi Công đoàn Hoa Gạo vào lúc 20:41
 Gửi email bài đăng này
 BlogThis!
 Chia sẻ lên Facebook
 Nhãn: công đoàn, tổng kết
 Không có nhận xét nào:
 Đăng nhận xét
 Bài đăng mới hơn
 Bài đăng cũ hơn
 Đăng ký: Đăng Nhận xét (Atom)
 Lưu trữ Blog
 ▼ 2020 (12)
 ► tháng 8 (2)""",
        title="@title@",
        article="tong-ket",
    ),
    "new-articles-before": Case(
        """
 Liên đoàn Lao động huyện Sơn Khê
 Trang chủ | Giới thiệu | Tin tức | Liên hệ
 Các bài mới
 Tập huấn nghiệp vụ tài chính công đoàn (10/09/2024)
 Gặp mặt cán bộ công đoàn nghỉ hưu (09/09/2024)
 Ký kết chương trình phúc lợi đoàn viên (05/09/2024)
 Văn bản mới
 Hướng dẫn 15/HD-LĐLĐ (01/09/2024)
+@title@
+(Cập nhật lúc: 14/09/2024 16:30)
+@p1@
+@p2@
+@p4@
+Tin, ảnh: @by@
 Bài viết khác
 Tập huấn nghiệp vụ tài chính công đoàn (10/09/2024)
 Số người online: 4""",
        title="@title@",
        published="2024-09-14",
        author="@by@",
    ),
    "drupal": Case(
        """
 Nhảy đến nội dung
 Form tìm kiếm
 Tìm kiếm
 Trang chủ
+@title@
+Submitted by vanphong on Thứ Sáu, 20/12/2019 - 10:02
+@lead@
+@p1@
+@p2@
+@p3@
 Đăng nhập để gửi ý kiến
 Bài cùng chuyên mục
 Khởi công mái ấm thứ 12""",
        title="@title@",
        published="2019-12-20",
        article="mai-am",
    ),
    "two-line-headline-mail": Case(
        """
 Sở Giáo dục và Đào tạo
 Hòm thư góp ý
 Thời tiết
 Lịch công tác
+CÔNG ĐOÀN TRƯỜNG MẦM NON HOA GẠO
+TỔNG KẾT NĂM HỌC 2019 - 2020
 Lượt xem: 312
+08/07/2020
+@lead@
+@p1@
+@p2@
+@p3@
+@by@
 Email: hoagao@example.vn
 Quay lại
 In bài viết
 Tin cùng loại
 Khai giảng năm học mới""",
        title="CÔNG ĐOÀN TRƯỜNG MẦM NON HOA GẠO TỔNG KẾT NĂM HỌC 2019 - 2020",
        published="2020-07-08",
        author="@by@",
        article="tong-ket",
    ),
    "date-before-headline": Case(
        """
 Trang chủ
 Tin hoạt động
 In bài này
+Ngày đăng: 20/12/2019
+@title@
+@lead@
+@p1@
+@p2@
+@p3@
+Nguồn: Văn phòng
 Các bài viết khác:
 + Hội thi nấu ăn (18/10/2019)
 + Hội thao tỉnh (02/09/2019)""",
        title="@title@",
        published="2019-12-20",
        article="mai-am",
    ),
    "results-inside": Case(
        """
 Đăng nhập
 Tìm kiếm
+@title@
+14/09/2024
+@p1@
+@p2@
+Kết quả
+Bóng chuyền: Nhất xã Nậm Cuổi
+Kéo co: Nhất khối trường học
+Tổng số: 24 giải
+Liên hệ
+@p4@
+Cờ tướng: Nhất khối cơ quan
+@by@
 Lượt xem: 12
 Tin khác
 Khai mạc hè 2024""",
        title="@title@",
        published="2024-09-14",
        author="@by@",
    ),
    "notice-inside": Case(
        """
 Trang chủ
 Đăng nhập
 Tin mới
+LĐLĐ HUYỆN SƠN KHÊ
+CĐCS XÃ NẬM CUỔI
+THÔNG BÁO
+Về việc đăng ký thi đấu bóng chuyền hơi nữ
+@p1@
+- Hạn đăng ký: 10/9
+- Điện thoại: 0203 555 333
+@p3@
+Trân trọng!
 Chia sẻ qua Zalo
 Thống kê truy cập
 Hôm nay: 15
 Tổng: 20.145""",
        title="THÔNG BÁO Về việc đăng ký thi đấu bóng chuyền hơi nữ",
    ),
    "comments": Case(
        """
 Menu
 Trang chủ
 Đời sống
+@title@
+20/12/2019 07:15 GMT+7
+@lead@
+@p1@
+@p2@
+@p3@
+@by@
 Chia sẻ
 Bình luận (2)
 Nguyễn Lan
 Chúc mừng chị Tươi, mong chị và hai cháu luôn mạnh khỏe và hạnh phúc trong ngôi nhà mới.
 Trả lời
 Thích
 20/12/2019
 Văn Hải
 Ý nghĩa quá, cảm ơn công đoàn đã luôn quan tâm tới những người lao động nghèo như chị.
 Trả lời
 Tin cùng chuyên mục
 Thưởng Tết năm nay ra sao?""",
        title="@title@",
        published="2019-12-20",
        author="@by@",
        article="mai-am",
    ),
    "office-portal": Case(
        """
 Skip to main content
 Công đoàn Viên chức tỉnh An Khánh
 Tin nổi bật
 Đại hội công đoàn viên chức lần thứ VII
 Tin công đoàn
 Chi tiết tin
+@title@
 Lượt xem: 230
+Ngày 20-12-2019
+@lead@
+@p1@
+@p2@
+@p4@
+BBT
 Bài viết liên quan
 Quỹ xã hội công đoàn năm 2018
 Ảnh hoạt động
 Video clip
 Liên kết website
 Tổng truy cập: 45.112""",
        title="@title@",
        published="2019-12-20",
        article="mai-am",
    ),
}  # fmt: skip
