"""A stretch of text to typed tokens: numbers, recipients, awards, givers, verbs, small words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from extract.numbers import NUMBER, read_number
from extract.tag.alternation import any_of
from extract.tag.awards.lexicon import PIECE, Node, lexicon

#: What a number needs to start with; keeps the number pattern away from most words.
_NUMBER_START = frozenset(
    ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"]
)
_RATIO = re.compile(r"(\d{1,4})\s?/\s?\d{1,4}(?!\d|\s?/|[-.]\d)(?=\s+[^\W\d_])")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?")
_MARKS = {
    ",": "comma", ";": "semi", ":": "colon", "(": "open", ")": "close", "-": "dash",
    "+": "dash", "*": "dash", "•": "dash", "&": "and",
}  # fmt: skip
_QUOTES = ('"', "'")
_LONGEST_TITLE = 160
_LONGEST_TITLE_WORDS = 28


@dataclass(slots=True)  # not frozen: thousands are made, and frozen ones take thrice the time
class Token:
    """A typed stretch of text.

    Args:
        kind: class of the word list it stands in, or num, ratio, percent, person, org, place,
            date, quote, speech, comma, semi, colon, dash, open, close, stop, word.
        feature: second column of the word list ("collective", "bang_khen", "sentence"); "" else.
        classes: all classes the words may have.
        value: the integer of a number.
        name: mention kinds: the mention's index in the caller's list; -1 else.
    """

    kind: str
    start: int
    end: int
    feature: str = ""
    classes: tuple[tuple[str, str], ...] = ()
    value: int | None = None
    name: int = -1

    def may_be(self, kind: str) -> str | None:
        """Return the feature the words have as `kind`, or None where they cannot be that."""
        for name, feature in self.classes:
            if name == kind:
                return feature
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A mention the lexer must take as one token."""

    start: int
    end: int
    kind: str


#: Phrases of these classes may start with a number word.
_NO_NUMBER = ("year", "award")

_TRIGGER = re.compile(
    any_of(
        ("khen", "tuyên dương", "biểu dương", "vinh danh", "tôn vinh", "danh hiệu", "niệm chương",
         "huân chương", "huy chương", "trao thưởng", "phát thưởng",
         r"giải(?! quyết| pháp| ngân| trình| đáp| trí| phóng| thích| thể|\w)", r"cờ(?<!\wcờ)\b",
         r"cúp\b", "lao động sáng tạo", "chứng nhận", "xếp (?:loại|hạng)", "công nhận", "huy hiệu",
         "suy tôn", "bình (?:bầu|chọn)", r"hc[vbđ]\b", "toàn đoàn", "chiến s. thi đua", "cstđ",
         "lđtt", "tiên tiến", "vững mạnh", "vmxs", "quán quân", "á quân",
         r"hạng (?:nhất|nhì|ba)\b", "vua phá lưới", "xuất sắc nhất", "hoa (?:hậu|khôi)",
         "á (?:hậu|khôi)", "vô địch", "ghi công", "bằng ghi nhận", "phân loại", "đánh giá",
         "phong tặng", "truy tặng", "ban tặng", "hoàn thành xuất sắc", "đoàn viên xuất sắc",
         "viên giỏi", "dạy giỏi", "cánh diều (?:vàng|bạc)", "bông sen (?:vàng|bạc)", "búa liềm",
         r"nhì(?<!\wnhì)\b(?=\s*[-:;,.]|\s*$)",
         r"nhất(?<!\wnhất)\s[^.;\n]{2,60}\bnhì\b",
         r"đạt\s[^.;]{0,40}(?:xuất sắc|giỏi|văn hóa|tiêu biểu|ưu tú|hoàn thành|\"|loại)")
    )
)  # fmt: skip
#: A line of a list of ranks ("Nhất: …").
_RANK = re.compile(r"(?<![^\n])(?:[-+*•]\s*)?(?:nhất|ba)\s*:")


def may_state_award(view: str, start: int, end: int) -> bool:
    """Whether a stretch of text has a word without which no award is stated."""
    if _TRIGGER.search(view, start, end) is not None:
        return True
    return view.find(":", start, end) >= 0 and _RANK.search(view, start, end) is not None


def lex(view: str, start: int, end: int, named: Sequence[Named] = ()) -> list[Token]:
    """Return the tokens of `view[start:end]`.

    Args:
        view: the folded text in lower case.
        start: first code point to read.
        end: code point after the last.
        named: mentions in text order, none overlapping.
    """
    root, openers = lexicon().next, _openers()
    parts = PIECE.split(view[start:end])  # what lies between two pieces, piece, and so on
    edges = list(accumulate(map(len, parts), initial=start))
    pieces = list(zip(edges[1:-1:2], edges[2::2], parts[1::2], strict=True))
    lists = {n.start: (i, n) for i, n in enumerate(named) if start <= n.start and n.end <= end}
    starts = sorted(lists)
    tokens: list[Token] = []
    at, count, ahead = 0, len(pieces), 0
    while at < count:
        begin, stop, piece = pieces[at]
        if begin in lists:
            index, mention = lists[begin]
            award = _listed(pieces, at, end) if piece in root else None
            if award is None or award.kind != "award" or award.end <= mention.end:
                tokens.append(Token(mention.kind, begin, mention.end, name=index))
                at = _after(pieces, at, mention.end)
                continue  # else "Huy hiệu" is no person named Huy
        digit = piece.isdigit()
        if piece not in openers and not digit:
            kind = _MARKS.get(piece) or ("word" if piece[0].isalpha() else "mark")
            tokens.append(Token(kind, begin, stop))
            at += 1
            continue
        while ahead < len(starts) and starts[ahead] <= begin:
            ahead += 1
        limit = starts[ahead] if ahead < len(starts) else end
        token = _quote(view, begin, end) if piece in _QUOTES else None
        if (
            piece in _NUMBER_START and piece in root
        ):  # "năm qua" is no five, "ba toàn đoàn" no three
            listed = _listed(pieces, at, limit)
            token = listed if listed is not None and listed.kind in _NO_NUMBER else None
        if piece == "năm" and tokens and tokens[-1].kind == "num":
            token = token or Token("year", begin, stop)  # "65 năm" is no sixty-five fives
        if token is None and (digit or piece in _NUMBER_START):
            token = _number(view, begin, limit)
        token = token or _listed(pieces, at, limit)
        if token is None:
            kind = _MARKS.get(piece) or ("word" if piece[0].isalnum() else "mark")
            token = Token(kind, begin, stop)
        tokens.append(token)
        at = _after(pieces, at, token.end) if token.end > stop else at + 1
    return tokens


@cache
def _openers() -> frozenset[str]:
    """What a token of more than one piece, or of a class, begins with, beside digits."""
    return frozenset(lexicon().next) | _NUMBER_START | frozenset(_QUOTES)


def _after(pieces: list[tuple[int, int, str]], at: int, end: int) -> int:
    """Index of the first piece that starts at `end` or later."""
    at += 1
    while at < len(pieces) and pieces[at][0] < end:
        at += 1
    return at


def _listed(pieces: list[tuple[int, int, str]], at: int, limit: int) -> Token | None:
    """The longest phrase of the word lists that starts at piece `at` and ends by `limit`."""
    node = lexicon().next.get(pieces[at][2])
    best: Node | None = None
    step, end = at, limit
    while node is not None and pieces[step][1] <= limit:
        if node.classes:
            best, end = node, pieces[step][1]
        step += 1
        if step == len(pieces):
            break
        node = node.next.get(pieces[step][2])
    if best is None:
        return None
    return Token(best.kind, pieces[at][0], end, best.feature, best.classes)


def _number(view: str, begin: int, limit: int) -> Token | None:
    """A number, a ratio read as its first number, a percentage or a stray day/month."""
    if view[begin].isdigit():
        percent = _PERCENT.match(view, begin)
        if percent:
            return Token("percent", begin, percent.end())
    match = NUMBER.match(view, begin, limit)
    if not match and view[begin].isdigit():
        ratio = _RATIO.match(view, begin, limit)
        if ratio:
            return Token("ratio", begin, ratio.end(), value=int(ratio.group(1)))
        day = _DAY.match(view, begin, limit)
        if day:
            return Token("date", begin, day.end())
    if not match:
        return None
    value = read_number(match.group())
    if value is None or (
        match.group() == "năm" and view[match.end() : match.end() + 2][1:].isdigit()
    ):
        return None
    return Token("num", begin, match.end(), value=value)


def _quote(view: str, begin: int, end: int) -> Token | None:
    """A quoted stretch: a title where it is short, else speech; None for a lone quote mark."""
    mark = view[begin]
    if mark == "'" and view[begin - 1 : begin].isalnum():
        return None
    close = view.find(mark, begin + 1, min(end, begin + 1 + 6 * _LONGEST_TITLE))
    if close < 0:
        return None
    inside = view[begin + 1 : close]
    short = len(inside) <= _LONGEST_TITLE and inside.count(" ") < _LONGEST_TITLE_WORDS
    title = short and not re.search(r"[.!?]\s", inside)
    return Token("quote" if title else "speech", begin, close + 1)
