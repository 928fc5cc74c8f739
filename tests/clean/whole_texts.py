"""Self-written texts that are no dumps: letterheads, minutes, lists, posts. Nothing may be lost."""

from __future__ import annotations

#: Name -> title that must be found (None where any will do), text.
TEXTS: dict[str, tuple[str | None, str]] = {
    "minutes": (
        "BIÊN BẢN HỘI NGHỊ CÔNG ĐOÀN BỘ PHẬN NĂM HỌC 2021-2022",
        """PHÒNG GD&ĐT THỊ XÃ KHE NGANG
TRƯỜNG TIỂU HỌC NÀ MẠ

BIÊN BẢN
HỘI NGHỊ CÔNG ĐOÀN BỘ PHẬN NĂM HỌC 2021-2022
1. Thời gian: 14 giờ 00, ngày 12 tháng 10 năm 2021.
2. Địa điểm: Phòng hội đồng.
3. Thành phần: 31/32 đoàn viên (vắng 01 đồng chí có phép).
NỘI DUNG
- Bà Nông Thị Lưu đọc báo cáo tổng kết; tổng số 31 đoàn viên, trong đó nữ 27.
- Thảo luận
+ Cô Hà Thị Sim đề nghị tăng mức thăm hỏi khi đoàn viên nằm viện dài ngày.
- Khen thưởng: 04 cá nhân nhận giấy khen của công đoàn trường.
Biên bản kết thúc hồi 16 giờ 30 cùng ngày.
THƯ KÝ          CHỦ TRÌ
Hà Thị Sim          Nông Thị Lưu""",
    ),
    "decision": (
        None,
        """LIÊN ĐOÀN LAO ĐỘNG TỈNH AN KHÁNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LĐLĐ HUYỆN LẠC SƠN ĐÔNG                          Độc lập - Tự do - Hạnh phúc
Số: 45/QĐ-LĐLĐ                                   Lạc Sơn Đông, ngày 03 tháng 5 năm 2019

QUYẾT ĐỊNH
Về việc tặng Giấy khen cho tập thể, cá nhân trong Tháng Công nhân năm 2019

BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG HUYỆN LẠC SƠN ĐÔNG
- Căn cứ Điều lệ Công đoàn Việt Nam;
- Xét đề nghị của Hội đồng Thi đua - Khen thưởng,
QUYẾT ĐỊNH:
Điều 1. Tặng Giấy khen cho 5 tập thể và 12 cá nhân có thành tích trong Tháng Công nhân năm 2019.
Điều 2. Kèm theo Giấy khen là tiền thưởng theo quy định.
Điều 3. Văn phòng LĐLĐ huyện và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 3;
- Lưu VP.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Quàng Văn Tưởng""",
    ),
    "notice": (
        None,
        """CÔNG ĐOÀN VIÊN CHỨC TỈNH
CĐCS SỞ TÀI CHÍNH
THÔNG BÁO
Về việc đăng ký tham quan hè

Ban Chấp hành công đoàn thông báo tới toàn thể đoàn viên kế hoạch tham quan hè năm nay như sau:
Thời gian: từ ngày 12/7/2018 đến ngày 15/7/2018
Địa điểm: bãi biển Cửa Sót
Tổng số: 40 chỗ
Hạn đăng ký: 30/6/2018
Liên hệ: đồng chí Mạc Thị Oanh
Điện thoại: 0900 123 456
Email: congdoan@example.vn
Trân trọng thông báo./.""",
    ),
    "sports-results": (
        None,
        """KẾT QUẢ HỘI THAO CÔNG NHÂN KHU CÔNG NGHIỆP YÊN LỘC
Bóng đá nam
- Nhất: Công ty May Phú Thành
- Nhì: Công ty Gốm Bạch Đằng Giang
- Ba: Công ty Bao bì Sao Sáng
Kéo co nữ
- Nhất: Công ty Giày Tân Kỳ
- Nhì: Công ty May Phú Thành
Cầu lông đôi nam nữ
1. Tô Minh Lai - Đặng Thị Xoan
2. Bế Văn Chức - Lục Thị Hảo
Toàn đoàn
Tổng cộng: 24 bộ huy chương
Nhất: Công ty May Phú Thành""",
    ),
    "names": (
        None,
        """DANH SÁCH ĐOÀN VIÊN ĐƯỢC TUYÊN DƯƠNG QUÝ II

1. Lù Thị Pháy
2. Giàng A Tủa
3. Cao Thị Ngần
4. Phùng Đức Thiện
5. Trương Mỹ Lệ

Tổng số: 5""",
    ),
    "agenda": (
        None,
        """CHƯƠNG TRÌNH
Đại hội Công đoàn Trường THPT Ba Chẽ Nam, nhiệm kỳ 2023 - 2028
Thời gian: 7 giờ 30, ngày 15/3/2023
7h30 - 8h00: Đón tiếp đại biểu
8h00 - 8h10: Văn nghệ chào mừng
8h10: Chào cờ, tuyên bố lý do, giới thiệu đại biểu
8h30: Báo cáo tổng kết nhiệm kỳ
9h15: Thảo luận
10h00: Bầu Ban Chấp hành khóa mới
11h00: Tổng kết, bế mạc
Liên hệ
Ban Tổ chức: thầy Hứa Văn Phong""",
    ),
    "post": (
        None,
        """🎉🎉 TẾT SUM VẦY 2024 CÙNG CÔNG ĐOÀN KHU KINH TẾ 🎉🎉
Hôm nay, 500 anh chị em công nhân đã nhận quà Tết rồi nè! ❤️
🎁 300 suất quà, mỗi suất 500.000 đồng
🚌 12 chuyến xe miễn phí
👉 Xem thêm ảnh trong bình luận nhé
Cảm ơn các nhà hảo tâm!
#TetSumVay #CongDoan #KhuKinhTe""",
    ),
    "poem": (
        None,
        """TỰ TÌNH NGƯỜI THỢ DỆT

Thoi đưa mấy nhịp canh gà
Sợi thương sợi nhớ quê nhà đan nhau
Ca đêm đèn sáng trước sau
Áo em bạc, vải em màu vẫn tươi

Tác giả: Ninh Thị Sợi""",
    ),
    "captions": (
        None,
        """MỘT SỐ HÌNH ẢNH TẠI NGÀY HỘI ĐOÀN VIÊN

Ảnh 1: Quang cảnh khai mạc
Ảnh 2: Đồng chí Phan Ngọc Bảo tặng hoa các đội
Ảnh 3: Đội thi của Trường Mầm non Sim Tím
Ảnh 4: Trao giải Nhất

Ảnh: Viết Thông""",
    ),
    "letter": (
        None,
        """THƯ KÊU GỌI
Ủng hộ đoàn viên bị thiệt hại do bão số 3

Kính gửi: Các công đoàn cơ sở
Bão số 3 đã làm 42 ngôi nhà của đoàn viên tốc mái, 6 nhà sập hoàn toàn.
Mọi sự ủng hộ xin gửi về:
- Tài khoản: 102030405060
- Chủ tài khoản: Liên đoàn Lao động huyện Kỳ Phú
Trân trọng cảm ơn!
Kỳ Phú, ngày 10/9/2024
CHỦ TỊCH
Lưu Đình Khang""",
    ),
    "questions": (
        None,
        """HỎI ĐÁP
Chế độ thai sản khi chưa đủ sáu tháng đóng bảo hiểm

Hỏi: Tôi đóng bảo hiểm được năm tháng rồi nghỉ dưỡng thai, tôi có được hưởng chế độ không?
Trả lời
Theo Luật Bảo hiểm xã hội, chị cần đóng đủ từ ba tháng trở lên trong mười hai tháng trước sinh.
Chi tiết
Chị mang sổ bảo hiểm tới công đoàn cơ sở để được hướng dẫn.
Chia sẻ
Đó là lời chị Tòng Thị Nết nói khi nhận được tiền thai sản sau hai tuần chờ đợi.""",
    ),
    "statistics": (
        None,
        """BÁO CÁO
Kết quả hoạt động công đoàn 6 tháng đầu năm
I. Công tác tổ chức
Tổng số đoàn viên: 1.204
Thành viên 15 ban chấp hành
Tháng này 12 đoàn viên mới
Thống kê
Tất cả 35 công đoàn cơ sở đã nộp báo cáo đúng hạn.
II. Đánh giá
Phong trào phát triển đều ở các khối, nhất là khối doanh nghiệp ngoài nhà nước.
III. Liên kết
Trang 2
Ký thỏa thuận phúc lợi với 4 doanh nghiệp.""",
    ),
    "schedule": (
        None,
        """LỊCH CÔNG TÁC TUẦN 32
Thứ hai, 07/08/2023
- Sáng: giao ban
- Chiều: kiểm tra Công ty Nhựa Hoàng Giang
Thứ ba, 08/08/2023
- Sáng: dự hội nghị tại Tỉnh ủy
Thứ tư, 09/08/2023
- Cả ngày: thăm hỏi công nhân bị tai nạn lao động
Nơi nhận: Thường trực, các ban""",
    ),
    "kicker-and-byline": (
        None,
        """KỶ NIỆM 90 NĂM NGÀY THÀNH LẬP CÔNG ĐOÀN
Người giữ lửa ở tổ hàn số 4
Gương điển hình
Suốt hai mươi năm, anh Kiều Văn Đạo chưa một lần vắng mặt trong các đợt hiến máu của nhà máy.
Anh kể: “Mỗi giọt máu là một lời cảm ơn gửi lại cuộc đời”.
Năm nay anh được chọn là công nhân tiêu biểu.
KHÁNH VÂN""",
    ),
    "plan": (
        None,
        """CÔNG ĐOÀN XÃ TÂN HÓA
KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2022
I. MỤC ĐÍCH
1. Chăm lo đời sống đoàn viên.
II. NỘI DUNG
Giới thiệu
Tuyên truyền về Tháng Công nhân trên loa truyền thanh xã mỗi sáng từ ngày 1/5/2022.
Khen thưởng
Đề nghị tặng giấy khen cho 10 đoàn viên.
Kiểm tra
Mỗi công đoàn cơ sở tự kiểm tra trước ngày 20/5/2022.""",
    ),
}
