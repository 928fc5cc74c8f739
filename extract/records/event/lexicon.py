"""The patterns of events, compiled once."""

from __future__ import annotations

import re
from functools import cache

from extract.records.vocabulary import any_of, words
from schemas import EventType

_TOPIC = "event"
_NONE = "none"


@cache
def keyword() -> re.Pattern[str]:
    """Return the pattern of any word of an event, the longest first.

    Group `gift` is help with its number: "trao 50 suất quà".
    """
    names = [*(kind.value for kind in EventType), _NONE]
    gift = (
        r"(?P<gift>(?:trao|tặng|trao tặng|hỗ trợ|ủng hộ)\s+(?:(?:hơn|gần|trên|tặng)\s+)?"
        r"\d[\d.,]*\s+(?:t[ỷỉ]|triệu|suất|phần|túi|căn|ngôi|nhà|xe|vé|học bổng|sổ))(?![^\W_])"
    )
    return re.compile(rf"(?<![^\W_])(?:{any_of(_TOPIC, *names)}|{gift})")


@cache
def _kinds() -> dict[str, EventType]:
    return {word: kind for kind in EventType for word in words(_TOPIC, kind.value)}


@cache
def mishap() -> re.Pattern[str]:
    """Return the pattern of what a page without an event speaks of: crime, accidents, strikes."""
    return re.compile(rf"(?<![^\W_]){any_of(_TOPIC, 'mishaps')}")


@cache
def venue() -> re.Pattern[str]:
    """Return the pattern of a house without a proper name: "tại hội trường tầng 2 (khu B)"."""
    return re.compile(
        rf"(?<![^\W_])tại\s+(?P<house>{any_of(_TOPIC, 'venues')}"
        r"[^,.;:()\n]{0,60}?(?:\([^()\n]{3,50}\))?)"
        r"(?=\s*(?:[,.;:\n]|$)|\s(?:với|do|cho|đã|và|nhằm|có)\s)"
    )


def kind_of(match: re.Match[str]) -> EventType | None:
    """Return the kind of event that a keyword names; None for a phrase that names none."""
    if match["gift"]:
        return EventType.welfare
    return _kinds().get(" ".join(match.group().split()))


#: "tổ chức" and its like as verbs; as a noun ("tổ chức công đoàn", "ban tổ chức") it holds nothing.
HOLD = re.compile(
    r"(?<![^\W_])(?:(?=tổ chức)"  # before the rest is asked, which takes longer
    r"(?<!ban )(?<!các )(?<!những )(?<!mọi )(?<!nhiều )(?<!bộ máy )(?<!công tác )"
    r"tổ chức(?!\s+(?:công đoàn|cđ|đảng|đoàn|đoàn thể|chính trị|thành viên|này|xã hội|của|cơ sở"
    r"|bộ máy|cán bộ|sản xuất|thực hiện|và|trong))|tiến hành|có\s+buổi|diễn ra"
    r"|(?<!lễ )(?:khai mạc|bế mạc)(?=\s+(?:hội|giải|lớp|liên hoan|ngày hội|vòng|khóa))"
    r"|(?P<attended>chủ trì|tham dự|(?:đến|tới|về)\s+dự|dự)"
    r"|mở(?=\s+(?:lớp|hội nghị|khóa|đợt|phiên|hội thi|hội thảo))"
    r"|(?P<occasion>tại|trong)\s+(?:cuộc|buổi)"
    r"(?=\s+(?:làm việc|đối thoại|gặp gỡ|tiếp xúc|họp báo)))"
    r"(?![^\W_])"
)

#: Behind the words of an event, these say that it took place.
HELD = re.compile(
    r"(?:(?:do|được)\s[^.;\n]{0,160}?tổ chức(?!\s+(?:công đoàn|cđ|đảng|đoàn))"
    r"|diễn ra|khép lại|khai mạc|bế mạc"
    r"|triển khai từ)(?![^\W_])"
)

#: Before a verb of holding: what is held stands before it ("hội nghị do X tổ chức").
AGENT = re.compile(r"(?<![^\W_])(?:do|được)\s[^.;\n]{0,140}$")

#: Right before a verb: it has not happened.
PLANNED = re.compile(
    r"(?<![^\W_])(?:sẽ|dự kiến|kế hoạch|chuẩn bị|sắp|đề nghị|yêu cầu|nhằm|để)\s(?:[^\W_]+\s){0,4}$"
)

#: In a sentence without a day: what was done in the course of a year.
COURSE_OF_TIME = re.compile(
    r"(?:năm|tháng|nhiệm kỳ|năm học|thời gian|giai đoạn)\s+(?:vừa\s+)?qua|h[ằà]ng năm|thường xuyên"
    r"|trong năm|đến nay|các cấp công đoàn|nhiều năm|hồi\s+(?:đầu|giữa|cuối)?\s*(?:tháng|năm|quý)"
)

#: Opens a headline over several pieces of news: such a page has no one event.
DIGEST = re.compile(
    r"\s*(?:điểm tin|tin vắn|tin ngắn|tin tổng hợp|tổng hợp tin|tin hoạt động|bản tin|tin nhanh"
    r"|tin tức công đoàn)(?![^\W_])"
)

#: What is told of somebody's life: "Năm 2022, cô được UBND huyện tặng giấy khen".
TOLD_OF_ONE = re.compile(
    r"(?:[^.;\n]{0,40},\s+)?(?:cô|anh|chị|ông|bà|thầy|bản thân|đồng chí)(?:\s+[^\W\d_]+){0,4}?"
    r"\s+(?:đã\s+|còn\s+|cũng\s+|vinh dự\s+)*(?:được|nhận|đạt|vinh dự)(?![^\W_])"
)

#: Several of a kind are no main event: "5 lớp tập huấn".
SEVERAL = re.compile(
    r"(?<![^\W_])(?:\d[\d.]*|hai|ba|bốn|năm|các|nhiều|những)\s+"
    r"(?!(?:đoàn viên|công nhân|cán bộ|người|nữ|chị|em|cháu|đại biểu|học sinh|giáo viên"
    r"|lao động|bạn)\s)"
    r"(?:[^\W\d_]+\s+){0,2}$"
)

#: The event of the page is spoken of as known: "tại lễ kỷ niệm".
REFERENCE = re.compile(
    r"(?<![^\W_])(?:tại|dự|về dự|trong|kết thúc|khai mạc|bế mạc|sau|chào mừng)\s+"
    r"(?:buổi\s+|lễ\s+|hội nghị\s+|cuộc\s+)*$"
)

#: An event told of only as what happened before.
BEFORE_IT = re.compile(r"(?<![^\W_])(?:sau|trước)\s+(?:khi\s+)?(?:buổi\s+|cuộc\s+|lễ\s+|khi\s+)*$")

#: A conference that closes with prizes is the giving of the prizes.
THEN_PRIZES = re.compile(r"\s*(?:,|và|-)\s*trao\s+(?:giải|thưởng)")

#: Behind a day: something is said on it, nothing held.
SAID = re.compile(r"[^.;\n]{0,90}?(?<![^\W_])(?:cho biết|cho hay|thông tin|xác nhận)(?![^\W_])")

#: What is told of the side of an event that was told before.
ON_OCCASION = re.compile(
    r"\s*(?:(?:cũng\s+)?(?:nhân\s+|trong\s+)?dịp này|(?:cũng\s+)?tại\s+(?:buổi\s+)?"
    r"(?:lễ|hội nghị|đại hội|chương trình|buổi)\s*,"
    r"|ngay\s+(?:sau|tại)\s|ngoài ra|bên cạnh đó|trước đó)"
)

#: A sentence that goes back to what was before.
EARLIER = re.compile(r"\s*(?:trước đó|được biết)(?![^\W_])")

#: Before a year: it says when a round of help was given.
ROUND = re.compile(r"(?<![^\W_])đợt\s+(?:\w+\s+)?$")

#: Before a deed: it is to come.
TO_COME = re.compile(r"(?<![^\W_])(?:sẽ|dự kiến|hứa|kế hoạch|đề nghị|mục tiêu|kêu gọi)\s")

#: A gathering whose kind no word says.
GATHERING = re.compile(
    r"\s+(?:[^\W\d_]+\s+){0,3}?(?P<noun>hội nghị|buổi|cuộc|phiên|lễ|chương trình)\s"
)

#: A gathering that the next word says more of: "gặp mặt kỷ niệm".
OPEN = re.compile(r"gặp mặt|họp mặt|gặp gỡ|ngày hội(?: đoàn viên| công nhân)?")

#: The occasion that makes such a gathering a commemoration.
ANNIVERSARY = re.compile(
    r"k[ỷỉ]\s+niệm\s+(?:lần thứ\s+)?\d+|ngày\s+(?:quốc tế phụ nữ|phụ nữ việt nam|nhà giáo việt nam"
    r"|thầy thuốc việt nam|thương binh)"
)
