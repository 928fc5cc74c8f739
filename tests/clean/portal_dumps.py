"""More self-written dumps of whole pages, as `dumps` has them: portals, themes, newspapers."""

from __future__ import annotations

from tests.clean.dumps import Case

PORTAL_DUMPS = {
    "vhv-date-above": Case(
        """
 Đăng nhập
 Đăng ký
 Trang chủ
 Giới thiệu
 Giới thiệu chung
 Sơ đồ tổ chức
 Ban Giám hiệu
 Công đoàn
 Đoàn Đội
 Tin tức - Thông báo
 Tin tức từ Phòng
 Thông báo từ Phòng
 Hoạt động chuyên môn
 Tài nguyên
 Thư viện ảnh
 Video Clip
 Tra cứu
 Thời khóa biểu
 Liên hệ
 Trang chủ
 Tin tức - Sự kiện
 Tin công đoàn
+Thứ 5, 16/07/2020 | 16:37
 A-
 A
 A+
 |
+@title@
 Đọc bài
 Lưu
+@lead@
+@p1@
+@p2@
+@p3@
+@p4@
 Tổng số điểm của bài viết là: 0 trong 0 đánh giá
 Click để đánh giá bài viết
 Tin liên quan
 Bảng ba công khai năm học 2020-2021
 14/05/21
 Lễ khai giảng năm học 2021-2022
 07/09/21""",
        title="@title@",
        published="2020-07-16",
        article="tong-ket",
    ),
    "flatsome": Case(
        """
 Bỏ qua nội dung
 Công đoàn Điện lực Hòa Lâm
 Trang chủ
 Giới thiệu
 Tin tức
 Liên hệ
 Tìm kiếm:
 Tin tức
+@title@
+Posted on 7 Tháng Năm, 2021 by admin
 07
 Th5
+@lead@
+@p1@
+@p2@
+@p3@
+@p4@
 This entry was posted in Tin tức. Bookmark the permalink.
 admin
 Hội nghị người lao động Điện lực Hòa Lâm năm 2021
 Trao quà cho con đoàn viên nhân ngày Quốc tế Thiếu nhi
 Để lại một bình luận Hủy
 Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *
 Bình luận *
 Tên *
 Email *
 Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.
 Copyright 2021 © Công đoàn Điện lực Hòa Lâm""",
        title="@title@",
        published="2021-05-07",
        article="ra-quan",
    ),
    "nukeviet4": Case(
        """
 Trang nhất
 Tin Tức
 Công đoàn
+@title@
+Thứ hai - 24/04/2023 14:05
 1.204 lượt xem
 0 Bình luận
+@lead@
+@caption@
+@p1@
+@p2@
+@li1@
+@li2@
+@li3@
+@p3@
+@p4@
 File đính kèm
 Nghị quyết Đại hội (PDF)
+Tác giả: @by@
 Tổng số điểm của bài viết là: 0 trong 0 đánh giá
 Click để đánh giá bài viết
 Tags: đại hội, nậm thia
 Ý kiến bạn đọc
 Sắp xếp theo bình luận mới
 Sắp xếp theo bình luận cũ
 Mã bảo mật
 Những tin cũ hơn
 Tập huấn kiểm soát nhiễm khuẩn cho điều dưỡng mới tuyển
 (19/04/2023)""",
        title="@title@",
        published="2023-04-24",
        author="@by@",
        article="dai-hoi",
    ),
    "vnpt-gov": Case(
        """
 Thứ Tư, 12/10/2022 08:11
 Đăng nhập
 Sơ đồ cổng
 Hộp thư công vụ
 Trang chủ
 Tin tức - Sự kiện
+@title@
+07/05/2021 14:20 Lượt xem: 402
 Đọc bài viết
 Giọng Nữ miền Bắc
 Giọng Nam miền Nam
 Cỡ chữ
 Màu chữ
+@lead@
+@p1@
+@caption@
+@p2@
+@p3@
+@p4@
+@by@
 In trang
 Gửi email
 Chia sẻ facebook
 Đánh giá bài viết:
 Chưa có đánh giá
 Tin liên quan
 Hội nghị giao ban công tác an toàn điện quý I (14/04/2021)
 Diễn tập xử lý sự cố lưới điện trước mùa mưa bão (02/04/2021)
 Văn bản chỉ đạo điều hành
 Số 125/KH-UBND
 Kế hoạch tuyên truyền cải cách hành chính trên địa bàn huyện giai đoạn 2021 - 2025
 Đang truy cập: 35
 Hôm nay: 1.204
 CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN HÒA LÂM
 Cơ quan chủ quản: Ủy ban nhân dân huyện Hòa Lâm
 Chịu trách nhiệm chính: Chánh Văn phòng HĐND và UBND huyện""",
        title="@title@",
        published="2021-05-07",
        author="@by@",
        article="ra-quan",
    ),
    "nld": Case(
        """
 Công đoàn - Công nhân
+@title@
+@by@
+21/12/2022 06:12 GMT+7
 Google News
 Nghe đọc bài
 2:15
+(NT) - @lead@
+@p1@
+@caption@
+@p2@
+@p3@
+@p4@
 Chia sẻ
 Bình luận (0)
 Gửi bình luận
 Thông tin bạn đọc
 Thông tin của bạn đọc sẽ được bảo mật và chỉ dùng khi toà soạn cần liên lạc với bạn.
 Đừng bỏ lỡ
 Thưởng Tết cao nhất thuộc về doanh nghiệp điện tử trong khu chế xuất""",
        title="@title@",
        published="2022-12-21",
        author="@by@",
        article="mai-am",
    ),
    "joomla3": Case(
        """
 Trang chủ
 Tin tức
+@title@
 Chi tiết
+Nguyễn Lan Anh
 Tin hoạt động
+15 Tháng 9 2016
 Lượt xem: 217
 In
 Email
+@lead@
+@p1@
+@p2@
+@p3@
 < Trang trước
 Trang sau >
 Tin mới
 Sơ kết phong trào thi đua khối công đoàn trường học
 Đang trực tuyến
 Đang có 24 khách và không thành viên đang online""",
        title="@title@",
        published="2016-09-15",
        author="Nguyễn Lan Anh",
    ),
    "dnn": Case(
        """
 Thứ ba, 30 Tháng mười hai 2014
 Trang chủ Giới thiệu Văn bản Thư điện tử
 Danh mục
 Tin hoạt động công đoàn
 Nghiên cứu - trao đổi
 Chi tiết tin
+@title@
+Ngày đăng: 22/12/2014 - 09:14
+@lead@
+@p1@
+@p2@
+@p3@
+@p4@
+@by@
 [Trở về]
 Các tin đã đưa ngày:
 » Đại hội công đoàn cơ sở Văn phòng Tỉnh ủy thành công (18/12/2014)
 Thăm dò ý kiến
 Theo bạn nội dung trang tin cần bổ sung thêm gì?
 Số người truy cập: 112034
 Bản quyền 2014 thuộc Công đoàn Viên chức tỉnh An Khánh""",
        title="@title@",
        published="2014-12-22",
        author="@by@",
        article="mai-am",
    ),
    "photos": Case(
        """
 Trang chủ
 Ảnh
+Chùm ảnh: Một ngày hội thao công nhân, viên chức huyện Sơn Khê
+15/09/2022, 18:20
+@lead@
+Các đoàn diễu hành qua lễ đài
+Đội bóng chuyền hơi nữ xã Nậm Cuổi khởi động
+Khán giả nhí cổ vũ cho bố mẹ
+Bà Lưu Thị Dung, Chủ tịch LĐLĐ huyện trao cúp cho đội vô địch
+Nụ cười chiến thắng
+Ảnh và bài: @by@
 Các bài khác
 Chùm ảnh: Phiên chợ cuối năm ở thị trấn Khê""",
        title="Chùm ảnh: Một ngày hội thao công nhân, viên chức huyện Sơn Khê",
        published="2022-09-15",
        author="@by@",
    ),
    "print": Case(
        """
 LĐLĐ huyện Sơn Khê
 https://sonkhe.example.vn
+@title@
+Thứ hai - 16/09/2019 07:45
 In ra
 Đóng cửa sổ này
+@lead@
+@p1@
+@p2@
+@p3@
+@p4@
+Tác giả bài viết: @by@
 URL của bản tin này: https://sonkhe.example.vn/tin/hoi-thao-31.html
 © LĐLĐ huyện Sơn Khê
 bbt@example.vn""",
        title="@title@",
        published="2019-09-16",
        author="@by@",
    ),
    "drupal": Case(
        """
 Nhảy đến nội dung
 Biểu mẫu tìm kiếm
 Bạn đang ở đây
 Trang chủ » Tin tức
+@title@
+Được gửi bởi vanphong vào T6, 20/12/2019 - 10:02
+@lead@
+@p1@
+@caption@
+@p2@
+@p3@
+@p4@
 Tệp đính kèm:
 Biên bản bàn giao.pdf
 Chuyên mục:
 Đời sống
 Đăng nhập hoặc đăng ký để gửi bình luận
 Tin liên quan
 Khởi công mái ấm thứ 12 tặng đoàn viên nghèo xã Tân Lập""",
        title="@title@",
        published="2019-12-20",
        article="mai-am",
    ),
    "elementor": Case(
        """
 Chuyển đến nội dung
 Trang chủ
 Chuyên khoa
 Đặt lịch khám
+@title@
+Tháng Tư 23, 2023
 4:12 chiều
 Chưa có bình luận
+@lead@
+@caption@
+@p1@
+@p2@
+@li1@
+@li2@
+@li3@
+@p3@
+@p4@
 Chia sẻ bài viết:
 Facebook
 Twitter
 Trước
 Khám sàng lọc bệnh tim bẩm sinh cho trẻ em vùng cao
 Tin tức mới nhất
 Bệnh viện tiếp nhận máy chụp cộng hưởng từ thế hệ mới
 Đọc thêm »""",
        title="@title@",
        published="2023-04-23",
        article="dai-hoi",
    ),
}  # fmt: skip
