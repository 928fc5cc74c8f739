"""Self-written articles that the page templates are built around."""

from __future__ import annotations

#: Name of an article -> its parts by placeholder.
ARTICLES: dict[str, dict[str, str]] = {
    "hoi-thao": {
        "title": "LĐLĐ huyện Sơn Khê khai mạc hội thao công nhân, viên chức lần thứ VI",
        "lead": "Hơn 320 vận động viên của 28 công đoàn cơ sở tranh tài ở sáu môn thi trong hai "
        "ngày cuối tuần.",
        "p1": "Sáng 14/9, tại nhà thi đấu huyện, Liên đoàn Lao động huyện Sơn Khê khai mạc hội "
        "thao công nhân, viên chức, người lao động lần thứ VI. Dự lễ có đồng chí Tạ Minh Khoan, "
        "Phó Chủ tịch LĐLĐ tỉnh, cùng lãnh đạo các phòng, ban của huyện.",
        "p2": "Phát biểu khai mạc, bà Lưu Thị Dung, Chủ tịch LĐLĐ huyện cho biết hội thao là dịp "
        "để đoàn viên rèn luyện sức khỏe, giao lưu giữa các đơn vị; số môn thi năm nay tăng từ "
        "bốn lên sáu, có thêm kéo co nữ và cờ tướng.",
        "p3": "Trước đó, vòng bảng môn bóng chuyền hơi đã diễn ra ở ba cụm thi đua, chọn được tám "
        "đội vào thi đấu trực tiếp tại nhà thi đấu huyện.",
        "p4": "Kết thúc ngày thi đầu tiên, Ban Tổ chức trao cờ lưu niệm cho 28 đoàn và tặng giấy "
        "khen cho 5 tập thể có phong trào thể thao mạnh.",
        "caption": "Các đội bóng chuyền hơi nữ tại lễ khai mạc",
        "by": "Đinh Hoài",
    },
    "tong-ket": {
        "title": "Công đoàn Trường Mầm non Hoa Gạo tổng kết năm học 2019 - 2020",
        "lead": "Chiều 8/7, Công đoàn Trường Mầm non Hoa Gạo tổ chức hội nghị tổng kết hoạt động "
        "công đoàn năm học 2019 - 2020.",
        "p1": "Trong năm học qua, dù phải nghỉ dạy gần ba tháng vì dịch bệnh, 100% đoàn viên vẫn "
        "hoàn thành nhiệm vụ; tổ công đoàn nuôi dưỡng tự may 400 khẩu trang vải phát cho phụ "
        "huynh có hoàn cảnh khó khăn.",
        "p2": "Hội nghị đã nghe ba tham luận và thống nhất mức hỗ trợ đoàn viên khi ốm đau, thai "
        "sản là 500.000 đồng một lần.",
        "p3": "Nhân dịp này, LĐLĐ thị xã Bình Lâm tặng giấy khen cho 1 tập thể và 3 cá nhân; công "
        "đoàn trường tuyên dương 12 đoàn viên “Giỏi việc trường, đảm việc nhà”.",
        "p4": "Cô Hà Thị Nguyệt, Chủ tịch công đoàn trường mong các tổ tiếp tục giữ nếp sinh hoạt "
        "hằng tháng.",
        "caption": "Cô Hà Thị Nguyệt trao phần thưởng cho các đoàn viên",
        "by": "Lò Thu Hiên",
    },
    "mai-am": {
        "title": "Bàn giao nhà “Mái ấm công đoàn” cho nữ công nhân vệ sinh môi trường",
        "lead": "Ngôi nhà rộng 48 mét vuông được xây trong 70 ngày, Quỹ xã hội công đoàn hỗ trợ 50 "
        "triệu đồng.",
        "p1": "Ngày 19/12, Công đoàn Viên chức tỉnh phối hợp với Công ty Môi trường Tân Phú bàn "
        "giao nhà “Mái ấm công đoàn” cho chị Vi Thị Tươi, công nhân tổ quét rác số 3.",
        "p2": "Chị Tươi một mình nuôi hai con nhỏ, nhiều năm ở nhờ nhà tập thể của công ty; ngôi "
        "nhà mới có hai phòng ngủ, một gian bếp và sân phơi.",
        "p3": "“Tết này ba mẹ con có chỗ treo câu đối rồi”, chị Tươi nói khi nhận chìa khóa từ "
        "lãnh đạo công đoàn.",
        "p4": "Đây là căn nhà thứ 11 được bàn giao trong năm.",
        "caption": "Chị Tươi bên ngôi nhà mới",
        "by": "Trần Lê",
    },
    "ra-quan": {
        "title": "Đoàn viên Điện lực Hòa Lâm ra quân làm sạch hành lang lưới điện",
        "lead": "Hưởng ứng Tháng hành động về an toàn, vệ sinh lao động, 62 đoàn viên Công đoàn "
        "Điện lực Hòa Lâm phát quang bốn tuyến đường dây trước mùa mưa bão.",
        "p1": "Sáng 6/5, ngay sau lễ ra quân, các tổ công đoàn chia thành sáu nhóm, mỗi nhóm "
        "phụ trách một đoạn tuyến dài chừng hai cây số qua địa bàn xã Tân Khê.",
        "p2": "Anh Bàn Văn Thược, tổ trưởng tổ vận hành số 2 cho biết đoạn qua đồi chè khó nhất "
        "vì dốc, phải dùng dây bảo hiểm.",
        "p3": "Đến 16 giờ cùng ngày, toàn bộ bốn tuyến đã được phát quang; công đoàn cơ sở "
        "thưởng mỗi tổ 1.000.000 đồng.",
        "p4": "Đợt ra quân tiếp theo được ấn định vào tuần cuối tháng.",
        "caption": "Đoàn viên phát quang hành lang tuyến 371",
        "by": "Quàng Thị Mến",
    },
    "dai-hoi": {
        "title": "Công đoàn Bệnh viện Đa khoa Nậm Thia tổ chức Đại hội nhiệm kỳ 2023 - 2028",
        "lead": "Ngày 21/4, Công đoàn Bệnh viện Đa khoa Nậm Thia tổ chức Đại hội lần thứ IX, "
        "nhiệm kỳ 2023 - 2028 với sự tham dự của 98 đại biểu.",
        "p1": "Nhiệm kỳ qua, công đoàn bệnh viện đã thăm hỏi 412 lượt đoàn viên ốm đau, hỗ trợ "
        "38 gia đình gặp thiên tai với số tiền 190 triệu đồng.",
        "p2": "Đại hội đề ra ba chỉ tiêu chính:",
        "li1": "- 100% đoàn viên được khám sức khỏe định kỳ hằng năm;",
        "li2": "- Mỗi năm kết nạp ít nhất 15 đoàn viên mới;",
        "li3": "- Giới thiệu cho Đảng từ 3 đến 5 đoàn viên ưu tú.",
        "p3": "Đại hội bầu Ban Chấp hành gồm 11 ủy viên; bác sĩ Lường Văn Khún tái đắc cử Chủ "
        "tịch.",
        "p4": "Dịp này, Công đoàn ngành Y tế tỉnh tặng Bằng khen cho 2 tập thể, 5 cá nhân.",
        "caption": "Ban Chấp hành khóa mới ra mắt đại hội",
        "by": "Cà Thị Xoan",
    },
}
