"""What keeps a matched clause from being an award that was conferred."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.awards.elements import Element

_STOPS = {"sentence": (), "clause": ("semi",), "phrase": ("semi", "comma")}
_EVENT = re.compile(
    r"(?:lễ|hội nghị|chương trình|buổi|ngày hội|gặp mặt|đêm|hội thi|cuộc thi|phong trào)\s*$"
)
_SPEECH = re.compile(
    r"phát biểu|nhấn mạnh|ghi nhận|đánh giá cao|khẳng định|chia sẻ|động viên|kêu gọi|lưu ý"
    r"|gợi ý|yêu cầu"
)
_PRAISE = re.compile(r"biểu dương|khen$|tôn vinh")
_DISCIPLINE = re.compile(
    r"(?:kết quả|môn|nội dung|hạng mục|thể loại|phần thi|lĩnh vực|bảng|bóng|cầu lông|kéo co|cờ"
    r"|việt dã|chạy|nhảy|bơi|đẩy gậy|bắn|tung còn|ném|quần vợt|tennis|đơn nam|đơn nữ|đôi nam"
    r"|đôi nữ|đi bộ)\b"
)
_EARLIER = re.compile(
    r"[^.;,\n]{0,24}?\b(?:mùa|lần|kỳ|năm|khóa|nhiệm kỳ)(?: \w+ \w+)?"
    r" (?:trước|ngoái)(?!\w)(?! đó)"
    r"|[^.;,\n]{0,24}?\b(?:(?:từ|vào) năm \d{4}|trong (?:suốt )?quá trình (?:công tác|cống hiến))"
)
_CUMULATIVE = re.compile(
    r"(?:sau|qua|trong|suốt) (?:gần |hơn |trên )?\w{1,5} năm\b(?! học| \d)|từ năm \d{4},? đến nay"
    r"|trong (?:suốt )?quá trình (?:công tác|xây dựng)"
    r"|(?:trong|suốt)(?: cả)? (?:cuộc đời|đời|sự nghiệp)\b"
    r"|(?:những|các|nhiều) năm (?:gần đây|qua)\b|(?<!so với )\bnăm (?:trước|ngoái)\b(?! đó)"
    r"|\b(?:lần|kỳ|mùa|hội thi|hội thao|mùa giải) trước\b(?! đó)"
)


def veto_before(elements: Sequence[Element], head: int) -> str | None:
    """Return the reach of a veto word that governs the element at `head`, or None."""
    stops: set[str] = set()
    for at in range(head - 1, -1, -1):
        element = elements[at]
        if element.kind == "veto":
            reach = element.feature
            if reach == "verb":
                if at == head - 1:
                    return reach
            elif reach == "passage" or not stops.intersection(_STOPS[reach]):
                return reach
        stops.add(element.kind)
    return None


def cumulative(view: str, start: int, end: int) -> bool:
    """Whether the words before a clause sum up several years ("sau 5 năm tổ chức")."""
    return _CUMULATIVE.search(view, start, end) is not None


def told_before(view: str, end: int) -> bool:
    """Whether the words behind a clause put it into an earlier season or year."""
    return _EARLIER.match(view, end) is not None


def says_discipline(view: str, begin: int, colon: Element) -> bool:
    """Whether a list of places is headed as results, or by what they were won in ("Kéo co: …")."""
    return _DISCIPLINE.search(view, begin, colon.start) is not None


def is_praise(view: str, begin: int, verb: Element, *, person: bool, counted: bool) -> bool:
    """Whether a commendation without an award is praise in a speech or an event's name.

    Args:
        view: the folded text in lower case.
        begin: start of the sentence.
        verb: the commending verb.
        person: a person is the subject.
        counted: a number is written for the recipients.
    """
    words = view[verb.start : verb.end]
    before = view[begin : verb.start]
    if _PRAISE.search(words) and (person or _SPEECH.search(before)):
        return True
    return not counted and _EVENT.search(before) is not None
