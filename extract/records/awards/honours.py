"""Award words with their rank, level and name."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.places import read_won_in
from extract.records.awards.row import MAX_NAME_TOKENS, Row
from extract.tag.awards.lexer import Token, lex

_NAMED_AWARDS = (
    "ky_niem_chuong", "giai_thuong", "danh_hieu", "huy_chuong", "huan_chuong", "other",
)  # fmt: skip
_RANK = re.compile(r"\s*,?\s*((?:hạng|loại)\s+(?:nhất|nhì|ba|đặc biệt|[123]\b|i{1,3}\b))")
_PLACE_RANK = re.compile(
    r"\b(nhất|nhì|ba|tư|khuyến khích|kk|đặc biệt|vàng|bạc|đồng|xuất sắc|phụ|[abc123]|i{1,3}"
    r"|thứ nhất|chuyên đề)$"
)
_LEVEL = re.compile(
    r"\s*(?:đột xuất|chuyên đề|toàn diện|toàn đoàn|đồng đội"
    r"|cấp\s+(?:nhà nước|quốc gia|toàn quốc|trung ương|tổng liên đoàn|bộ|ngành|tỉnh|thành phố|tp"
    r"|quận|huyện|thị xã|phường|xã|trường|cơ sở))(?!\w)"
)
#: A quoted name behind one of these is what somebody took part in.
_PROGRAMME = re.compile(
    r"(?:phong trào|phong trào thi đua|chương trình|cuộc vận động|hội thi|cuộc thi|chủ đề"
    r"|mô hình|đợt thi đua)\s+$"
)
#: Titles that are no description of their holder; they need no verb ("06 đồng chí CSTĐ").
_OF_MERIT = re.compile(
    r"chiến s[ĩỹ] thi đua|cstđ|lđtt|lao động tiên tiến|tập thể lao động"
    r"|hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|htxsnv|httnv|vmxs|vững mạnh|trong sạch"
)
#: Awards that say that they were attained.
_VERBAL = re.compile(r"(?:đứng|xếp|về|vô địch|đồng hạng|dẫn đầu|lên ngôi)\b")
_FOR = re.compile(r"vì\s")
_BEFORE_PLACE = ("", "comma", "semi", "colon", "dash", "mark", "stop")
_CATEGORY_REACH = 60
_BEST = r"(?:xuất sắc|ấn tượng|triển vọng|yêu thích|hay nhất|đẹp nhất|giỏi nhất)(?!\w)"
_CATEGORY = re.compile(rf"\s([^,;.:()\n]*?{_BEST})")
_LISTED_CATEGORY = re.compile(
    rf"[^,;.:()\n]+?(?:{_BEST}|\w nhất)"
    r"(?=\s*:|\s[-–]\s|\s(?:cho|thuộc về|là|được trao|dành cho)(?!\w))"
)
_NAMES = ("person", "org", "place")
#: Small words that stand in a name where they are written with a capital ("Lương Định Của").
_SMALL = ("of", "to", "take", "give", "and", "is")
#: Award words that name no award by themselves.
_GENERIC = frozenset(
    [
        "giải",
        "giải thưởng",
        "giải đồng đội",
        "giải tập thể",
        "giải toàn đoàn",
        "giải tiết mục",
        "giải cao",
        "giải cá nhân",
        "danh hiệu",
        "cờ",
        "cúp",
    ]
)


def read_award(row: Row, at: int, number: Token | None) -> int:
    """Read an award word with its number, rank, level and name; return the next token.

    Args:
        row: the sentence.
        at: index of the award word.
        number: the number that counts it, if any.
    """
    token = row.tokens[at]
    words = row.view[token.start : token.end]
    feature = token.feature if token.kind == "award" else "giai_thi"
    element = Element("award", number.start if number else token.start, token.end, feature)
    element.generic = words in _GENERIC
    if words == "giải" and number is None and row.kind(at + 1) == "grade":
        return read_grade(row, at + 1)  # "đạt giải giáo viên dạy giỏi"
    if words in ("giải", "giải thưởng") and _is_festival_prize(row, at + 1):
        return read_award(row, at + 1, number)  # "giải Bông sen bạc"
    if feature == "giay_chung_nhan" and number is None and _is_title(row, at + 1):
        return read_award(row, at + 1, None)  # "chứng nhận danh hiệu “X”"
    if words == "giải" and _is_name(row, at + 1):
        element.feature = "giai_thi" if row.contest else "giai_thuong"  # "giải Võ Trường Toản"
    if number is not None and number.value is not None:
        element.count, element.counted = number.value, True
    element.several = words == "giải cao" or (number is not None and number.kind == "plural")
    if element.feature == "giai_thi":
        rank = _PLACE_RANK.search(" ".join(words.split()))
        element.rank = rank.group(1) if rank else None
        element.verbal = _VERBAL.match(words) is not None
        last = row.last()
        led = last is not None and last.kind not in ("take", "give", "belongs")
        if element.verbal and led and row.words(at + 1) != "là":
            row.out.append(Element("take", token.start, token.start))
    row.out.append(element)
    step = at + 1
    if words == "giải" and _category(row, element):
        while step < len(row.tokens) and row.tokens[step].start < element.end:
            step += 1
        return step
    for pattern in (_RANK, _LEVEL):
        match = pattern.match(row.view, element.end)
        if match:
            if pattern is _RANK:
                element.rank = row.text[match.start(1) : match.end(1)]
                element.generic = False
            element.end = match.end()
    while step < len(row.tokens) and row.tokens[step].start < element.end:
        step += 1
    step = _award_name(row, element, step)
    if words == "huy chương" and element.title is None:
        element.feature, element.generic = "giai_thi", element.rank is None
    if element.feature != "giai_thi":
        return step
    if element.rank is None and not element.generic and _describes(row, step):
        element.end = row.tokens[step].end  # "giải Thực hành giỏi"
        step += 1
    return read_won_in(row, step)


def read_bare_category(row: Row, at: int) -> int | None:
    """Read a category of a contest in a list of prizes ("trao giải: Đạo diễn xuất sắc: ông A").

    Returns:
        The next token; None where no category starts at `at`.
    """
    token = row.tokens[at]
    if not row.prizes or not row.text[token.start].isupper():
        return None
    if at and row.kind(at - 1) not in _BEFORE_PLACE:
        return None
    match = _LISTED_CATEGORY.match(row.view, token.start, token.start + _CATEGORY_REACH)
    if match is None:
        return None
    title = row.text[token.start : match.end()]
    row.out.append(Element("award", token.start, match.end(), "giai_thi", title=title))
    step = at
    while step < len(row.tokens) and row.tokens[step].start < match.end():
        step += 1
    return step


def _category(row: Row, element: Element) -> bool:
    """Take in the name of a contest's category ("giải Quay phim xuất sắc")."""
    match = _CATEGORY.match(row.view, element.end, element.end + _CATEGORY_REACH)
    if match is None or not row.text[match.start(1)].isupper():
        return False
    element.end, element.feature, element.generic = match.end(), "giai_thi", False
    element.title = row.text[match.start(1) : match.end()]
    return True


def _is_festival_prize(row: Row, at: int) -> bool:
    """Whether another award word follows directly and is the prize's name."""
    follows = row.tokens[at] if row.kind(at) == "award" and not row.gap(at).strip() else None
    return follows is not None and row.text[follows.start].isupper()


def _is_title(row: Row, at: int) -> bool:
    """Whether a title follows, of which a certificate is only the paper."""
    follows = row.tokens[at] if row.kind(at) == "award" else None
    return follows is not None and follows.feature == "danh_hieu"


def _describes(row: Row, at: int) -> bool:
    """Whether a grade directly behind a prize is part of its name."""
    return row.kind(at) == "grade" and row.gap(at) == " " and row.kind(at + 1) != "noun"


def _is_name(row: Row, at: int) -> bool:
    if row.kind(at) not in ("word", "person"):
        return False
    token = row.tokens[at]
    return row.text[token.start].isupper() and not row.text[token.start : token.end].isupper()


def read_quote(row: Row, at: int) -> int:
    """A quoted name; one that starts with an award word is that award ("Giải thưởng 28/7")."""
    token = row.tokens[at]
    first = lex(row.view, token.start + 1, token.end - 1)[:1]
    if first and first[0].kind == "award" and first[0].feature in _NAMED_AWARDS:
        inside = row.text[token.start + 1 : token.end - 1].strip()
        row.out.append(Element("award", token.start, token.end, first[0].feature, title=inside))
        return at + 1
    programme = _PROGRAMME.search(row.view, max(0, token.start - 24), token.start)
    row.add("filler" if programme else "quote", token)
    return at + 1


def _award_name(row: Row, element: Element, step: int) -> int:
    """The quoted or capitalised name behind an award word."""
    if row.kind(step) == "colon" and row.kind(step + 1) == "quote" and element.generic:
        step += 1
    if row.kind(step) == "grade" and element.feature == "danh_hieu":
        element.end = row.tokens[step].end
        element.generic = False
        return _level(row, element, step + 1)
    if row.kind(step) == "quote":
        quote = row.tokens[step]
        element.title = row.text[quote.start + 1 : quote.end - 1].strip()
        element.end = quote.end
        element.generic = False
        return _level(row, element, step + 1)
    named = element.feature in _NAMED_AWARDS or row.words(step - 1) == "giải"
    if named and step < len(row.tokens):
        return _open_name(row, element, step)
    return step


def _level(row: Row, element: Element, step: int) -> int:
    match = _LEVEL.match(row.view, element.end)
    if match:
        element.end = match.end()
    while step < len(row.tokens) and row.tokens[step].start < element.end:
        step += 1
    return step


def _open_name(row: Row, element: Element, step: int) -> int:
    """A name without quotation marks: from a capital letter to a mark or small word."""
    token = row.tokens[step]
    if not row.text[token.start].isupper() or token.kind in ("org", "office", "chief"):
        return step
    purpose = _FOR.match(row.view, token.start) is not None
    begin = step
    while step < len(row.tokens) and step - begin < MAX_NAME_TOKENS:
        token = row.tokens[step]
        taken = token.kind in ("word", "noun", "none", "grade", "person", "body", "place") or (
            (purpose and token.kind in ("org", "and", "chief"))
            or (token.kind in _SMALL and row.text[token.start].isupper())
        )
        if not taken:
            break
        element.end = token.end
        step += 1
    element.title = row.text[row.tokens[begin].start : element.end]
    element.generic = False
    return step


def read_grade(row: Row, at: int) -> int:
    """Read a title or grade; return the next token."""
    token = row.tokens[at]
    element = Element("title", token.start, token.end, feature="danh_hieu")
    element.generic = _OF_MERIT.match(row.view, token.start) is not None
    row.out.append(element)
    return _level(row, element, at + 1)
