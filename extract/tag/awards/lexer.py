"""A stretch of text to typed tokens: numbers, recipients, awards, givers, verbs, small words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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


@lru_cache(maxsize=64)  # asked for counts and for records, as `_pieces`
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
    openers, pieces = _openers(), _pieces(view, start, end)
    begins, ends, words = pieces.begins, pieces.ends, pieces.words
    inside = [i for i, n in enumerate(named) if start <= n.start and n.end <= end]
    starts = [*(named[i].start for i in inside), end]
    tokens: list[Token] = []
    at, count, ahead = 0, len(words), 0
    while at < count:
        begin, stop, piece = begins[at], ends[at], words[at]
        while starts[ahead] < begin:
            ahead += 1
        if starts[ahead] == begin:
            mention = named[inside[ahead]]
            award = _listed(pieces, at, end)
            if award is None or award.kind != "award" or award.end <= mention.end:
                tokens.append(Token(mention.kind, begin, mention.end, name=inside[ahead]))
                at = bisect_left(begins, mention.end, at + 1)
                continue  # else "Huy hiệu" is no person named Huy
            ahead += 1
        if piece not in openers and not piece.isdigit():
            kind = "word" if piece[0].isalpha() else _MARKS.get(piece, "mark")
            tokens.append(Token(kind, begin, stop))
            at += 1
            continue
        limit = starts[ahead]
        token: Token | None = None
        if piece in _NUMBER_START:
            token = _number_word(view, pieces, at, limit, tokens)
        elif piece.isdigit():
            token = _number(view, begin, limit)
        elif piece in _QUOTES:
            token = _quote(view, begin, end)
        token = token or _listed(pieces, at, limit)
        if token is None:
            kind = "word" if piece[0].isalnum() else _MARKS.get(piece, "mark")
            token = Token(kind, begin, stop)
        tokens.append(token)
        at = bisect_left(begins, token.end, at + 1) if token.end > stop else at + 1
    return tokens


@cache
def _openers() -> frozenset[str]:
    """What a token of more than one piece, or of a class, begins with, beside digits."""
    return frozenset(lexicon().next) | _NUMBER_START | frozenset(_QUOTES)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of a stretch of text, in text order: where they begin and end, what they are."""

    begins: list[int]
    ends: list[int]
    words: list[str]


@lru_cache(maxsize=64)  # an article's sentences are read twice: for its counts, for its records
def _pieces(view: str, start: int, end: int) -> _Pieces:
    parts = PIECE.split(view[start:end])  # what lies between two pieces, piece, and so on
    edges = list(accumulate(map(len, parts), initial=start))
    return _Pieces(edges[1:-1:2], edges[2::2], parts[1::2])


def _listed(pieces: _Pieces, at: int, limit: int) -> Token | None:
    """The longest phrase of the word lists that starts at piece `at` and ends by `limit`."""
    words, ends = pieces.words, pieces.ends
    node = lexicon().next.get(words[at])
    best: Node | None = None
    step, end, count = at, limit, len(words)
    while node is not None and ends[step] <= limit:
        if node.classes:
            best, end = node, ends[step]
        step += 1
        if step == count or not node.next:
            break
        node = node.next.get(words[step])
    if best is None:
        return None
    return Token(best.kind, pieces.begins[at], end, best.feature, best.classes)


def _number_word(
    view: str, pieces: _Pieces, at: int, limit: int, before: Sequence[Token]
) -> Token | None:
    """A number that starts with a word: "năm qua" is no five, "ba toàn đoàn" no three."""
    listed = _listed(pieces, at, limit)
    if listed is not None and listed.kind in _NO_NUMBER:
        return listed
    if pieces.words[at] == "năm" and before and before[-1].kind == "num":
        return Token("year", pieces.begins[at], pieces.ends[at])  # "65 năm": no sixty-five fives
    return _number(view, pieces.begins[at], limit) or listed


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
