"""The patterns of help, compiled once."""

from __future__ import annotations

import re
from functools import cache

from extract.numbers import NUMBER_TEXT
from extract.records.vocabulary import any_of, words

_TOPIC = "support"
_START = r"(?<![^\W_])"


@cache
def verb() -> re.Pattern[str]:
    """Return the pattern of a verb of giving, or of a word that starts like one."""
    lent = r"cho(?=\s+(?:hơn\s|gần\s|trên\s)?\s*\d[\d.]*\s[^.;,]{2,60}?\svay(?![^\W_]))"
    return re.compile(rf"{_START}(?:{any_of(_TOPIC, 'verbs', 'not_verbs')}|{lent})")


def gives(match: re.Match[str]) -> bool:
    """Whether what `verb` matched is a verb of giving."""
    return " ".join(match.group().split()) not in words(_TOPIC, "not_verbs")


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of a number with whom or what it counts; group `number`, `unit`."""
    between = r"(?:\s+(?:cặp|lượt|bạn|phần|nữ|nam|cựu|nguyên|cán bộ,)(?=\s))?"
    return re.compile(
        rf"{_START}(?<!\d[.,:/-])(?P<number>{NUMBER_TEXT}){between}\s+\"?(?P<noun>"
        rf"{any_of(_TOPIC, 'people')}|(?P<unit>{any_of(_TOPIC, 'units')}))"
    )


@cache
def things() -> re.Pattern[str]:
    """Return the pattern of what is given; the group that matched names the kind."""
    return re.compile(
        rf"{_START}(?:(?P<loan>(?:cho\s+)?vay(?:\s+vốn)?(?!\s+mượn)(?![^\W_]))"
        rf"|(?P<house>{any_of(_TOPIC, 'house')})"
        r"|(?P<scholarship>học bổng(?![^\W_]))"
        rf"|(?P<medical>{any_of(_TOPIC, 'medical')})"
        rf"|(?P<gift>(?<!chính )(?<!ngân )(?<!danh ){any_of(_TOPIC, 'goods')})"
        rf"|(?P<other>{any_of(_TOPIC, 'labour')}))"
    )


@cache
def veto() -> re.Pattern[str]:
    """Return the pattern of words that make a clause no help."""
    return re.compile(_START + any_of(_TOPIC, "vetoes"))


@cache
def plan() -> re.Pattern[str]:
    """Return the pattern of words that make help a plan."""
    said = r"(?<!đơn )(?<!theo )(?<!xét )"  # "xét đơn đề nghị của CĐCS"
    return re.compile(said + _START + any_of(_TOPIC, "plans"))


@cache
def rule() -> re.Pattern[str]:
    """Return the pattern of words that make help a rule, unless it is told as done."""
    return re.compile(_START + any_of(_TOPIC, "rules"))


@cache
def noun_before() -> re.Pattern[str]:
    """Return the pattern of a word right before a verb that makes it a noun."""
    return re.compile(rf"(?<!đoàn )(?<!tổ ){_START}{any_of(_TOPIC, 'noun_before')}\s+$")


@cache
def giver() -> re.Pattern[str]:
    """Return the pattern of a giver without a proper name."""
    return re.compile(
        rf"{_START}(?:(?:(?:hơn|gần|trên)\s+)?{NUMBER_TEXT}\s+)?{any_of(_TOPIC, 'givers')}"
    )


@cache
def more_recipients() -> re.Pattern[str]:
    """Return the pattern of further recipients behind a ";", with or without a number."""
    return re.compile(rf"\s*(?:{NUMBER_TEXT}\s+)?{any_of(_TOPIC, 'people')}")


@cache
def somebody() -> re.Pattern[str]:
    """Return the pattern of what stands before the name of one who gets help."""
    address = r"(?:anh|chị|em|cháu|ông|bà|cô|thầy|đồng chí|đ/c)"
    return re.compile(rf"(?:gia đình\s+)?(?:{any_of(_TOPIC, 'people')}\s+)?(?:{address}\s+)?")


#: Before the parts of a number.
BROKEN_DOWN = ("trong đó", "bao gồm", "gồm")


@cache
def parts_inside() -> re.Pattern[str]:
    """Return the pattern of a breakdown behind the number it breaks down."""
    return re.compile(
        rf"[,(]?\s*(?:{'|'.join(BROKEN_DOWN)})(?:\s+có)?:?\s+{NUMBER_TEXT}\s+"
        rf"(?:{any_of(_TOPIC, 'people', 'units')})"
    )


#: Before a number of places: whose places they are ("cho ngư dân 3 xã").
PLACES_OF = re.compile(
    r"(?:người dân|bà con|ngư dân|nhân dân|đồng bào|học sinh|đoàn viên|công nhân|giáo viên|các em"
    r"|hộ dân|hộ nghèo|người nghèo)\s+(?:của\s+|ở\s+|tại\s+|thuộc\s+|trong\s+)?$"
)
#: Before the giver of an act told of the one who gets: "được LĐLĐ tỉnh hỗ trợ", "do A tài trợ".
BY = re.compile(r"(?<![^\W_])(?:được|do)\s+")
#: Before a giver's body: who acts for it.
HOLDERS = re.compile(
    r"(?:(?:lãnh đạo|đại diện|thường trực|chủ tịch|phó chủ tịch|giám đốc|tổ đại biểu"
    r"|các đồng chí lãnh đạo)\s+)+"
)
#: Between the bodies of one giver.
TOGETHER = re.compile(r"\s*(?:,|và|,\s*và|cùng|,\s*cùng)\s*")
#: Between such a giver and the verb.
BY_END = re.compile(r"\s+(?:(?:đã|còn|cũng|vừa|trực tiếp|phối hợp|kịp thời|xét|xem xét)\s+)*$")
#: A place in a contest gets a prize, no help.
PRIZE = re.compile(
    r"(?<![^\W_])(?:giải (?:nhất|nhì|ba|tư|khuyến khích|phụ)|(?:đạt|đoạt) giải|thưởng)(?![^\W_])"
)
#: Behind an amount: it is paid again and again.
PER_TIME = re.compile(
    r"\s*(?:/\s*|(?:mỗi|một)\s+)(?:\w+/)?(?:tháng|ngày|giờ|năm|ca|lít|kg|buổi)(?![^\W_])"
)
#: Told as known from earlier: "Được biết, năm 2020 …".
KNOWN = re.compile(
    r"\s*(?:được biết|trước đây|(?:tính |kể )?từ năm|những năm trước|năm ngoái|năm trước)(?![^\W_])"
)
#: Told as what is done year after year, unless it is told as done ("Hằng năm … đã tặng").
HABIT = re.compile(r"\s*h[ằà]ng (?:năm|tháng|quý)(?![^\W_])(?![^.;\n]{0,120}\sđã\s)")
#: A time of several years.
PERIOD = re.compile(r"(?:trong )?(?:giai đoạn|từ năm)(?![^\W_])")
#: Money whose way is told, not its giver: "số tiền còn lại 65 triệu đồng được chuyển về".
THE_SUM = re.compile(r"(?<![^\W_])(?:số tiền|số quỹ|kinh phí)(?![^\W_])")
#: A sentence that tells the parts of what was told before.
PARTS = re.compile(r"\s*(?:trong đó|cụ thể|trong số này)(?![^\W_])")
#: Behind an amount: what it is given for.
GIVEN_FOR = re.compile(
    r"(?:[^.;:]|\.(?=\d)){0,90}?(?<![^\W_])"
    r"(?:thăm|hỗ trợ|tặng|trao|giúp|ủng hộ|trợ cấp|mua quà|gửi|cho|viếng)(?![^\W_])"
)

#: Before an amount: it is what each one got.
EACH_BEFORE = re.compile(
    r"(?<![^\W_])mỗi\s+(?!năm|tháng|ngày)[^.;:]{1,75}$"
    r"|(?<![^\W_])(?:suất|phần|túi|giỏ|quà|hộp)(?:\s[^\W\d_]+){0,3}"
    r"\s\((?:bao\s)?gồm(?:\s+có)?:?\s+$"
)
#: Behind an amount: the same.
EACH_AFTER = re.compile(
    r"\s*(?:tiền mặt\s*)?(?:/\s*(?!tháng|năm|ngày|giờ|kg|lít|m2|lần)[^\W\d_]"
    r"|(?:cho\s+)?(?:mỗi|một|1)\s+(?!tháng|năm|ngày|giờ)[^\W\d_])"
)
PER_THING = re.compile(r"\s*/\s*(?!tháng|năm|ngày|giờ|người)(?P<thing>[^\W\d_]+)")
#: Before an amount: it is the sum of all.
TOTAL_BEFORE = re.compile(r"(?<![^\W_])tổng\s[^.;]{0,45}$")
#: Behind a ";": the sum of all that was told before it.
SUM_OF_ALL = re.compile(
    r"\s*(?:với\s+)?tổng\s+(?:kinh phí|trị giá|giá trị|số tiền|cộng)(?:\s+[^\W\d_]+){0,6}\s*"
)
#: Opens a clause: the sum stands before who gives.
WITH_SUM = re.compile(
    r"\s*(?:với|bằng|từ)\s+(?:tổng\s+|nguồn\s+)?(?:số tiền|kinh phí|trị giá|giá trị)(?![^\W_])"
)
#: Between shares and the verb that says they were given.
BEING_GIVEN = re.compile(
    r"(?:\s+(?!mỗi|được)[^\W\d_]+){0,6}?\s*(?:\"[^\"]{2,60}\")?\s*(?:\([^()]{0,60}\))?\s*,?\s*"
    r"(?:(?:đã|vừa|sẽ|cũng)\s+)*được\s+(?:[^.;:]{0,90}\s)?"
)
#: Behind a verb: each of those who were visited gets something.
TO_EACH = re.compile(r"\s+(?:cho\s+)?mỗi(?![^\W_])")
FUND = re.compile(r"quỹ(?![^\W_])")
#: Between a body and the amount that it gives or gets where the verb is not said again.
DIRECTLY = re.compile(r"\s*(?::|với|là|được|số tiền|hỗ trợ|\s)*")
#: Before a number: it counts those who were visited.
VISITING = re.compile(r"(?<![^\W_])(?:thăm|động viên|viếng|chia buồn)[^.;:]{0,40}$")
#: Before an amount behind a breakdown: it is told of the whole.
OF_THE_WHOLE = re.compile(r",\s+(?:với\s+)?(?:mỗi|tổng)\s[^.;]{0,60}$")
#: Behind "nhận 20 triệu đồng": who gave it.
GOT_FROM = re.compile(
    r"(?<![^\W_])(?:do|từ)\s[^.;]{3,80}?"
    r"\s(?:quyên góp|hỗ trợ|trao|tặng|ủng hộ|tài trợ|đóng góp|giúp)(?![^\W_])"
)
#: "tặng xà phòng diệt khuẩn cho 6.400 công nhân": something is given, whatever it is.
SOMETHING_TO = re.compile(r"\s+(?!cho)[^\W\d_]+(?:[\s-]+[^\W\d_]+){0,7}\s+cho\s+$")
#: Told beside what was told before.
ANOTHER = re.compile(r"(?<![^\W_])(?:cũng|còn|thêm|khác)(?![^\W_])")
#: Money collected, not given.
COLLECTED = re.compile(
    r"(?<!góp )(?<!hộ )(?<!trợ )(?<!tặng )(?<!giúp )(?:được|thu|vận động)\s+"
    r"(?:trên\s+|hơn\s+|gần\s+|số tiền\s+)*$"
)
#: "mỗi chị em một phần quà": the "một" counts nothing.
ONE_EACH = re.compile(r"mỗi\s+[^.;:]{1,60}$")
WHOLE = re.compile(r"(?<![^\W_])(?:tổng số|tổng cộng|cả thảy)\s+(?:là\s+)?$")
