"""One sentence's tokens, and the elements read from them so far."""

from __future__ import annotations

import re
from functools import cached_property

from extract.records.awards.elements import Element
from extract.tag.awards.lexer import Token

#: A name without quotation marks is not longer than this.
MAX_NAME_TOKENS = 14

_MERGING = ("filler", "reason", "give", "take", "commend")
_REASON = re.compile(r"vì|thành tích|đóng góp|nhằm|trong phong trào|trong công tác")

_CONTEST = re.compile(r"thí sinh|hội thi|hội thao|cuộc thi|ban tổ chức|\bbtc\b|giải nhất|hoa khôi")
#: What a list of prizes by category starts with.
_PRIZES = re.compile(r"giải(?: phụ| chuyên đề| cá nhân| thưởng)?(?: cho các \w+)?:")
#: What lists places: two of them, or one at a line's head.
_LINES_BEFORE = 160
_FIRST = re.compile(
    r"\bnhất\b.*\bnhì\b|\bnhì\b.*\bnhất\b|(?:^|[-*+•:;\n])\s*(?:nhất|nhì)\s*[:-]", re.DOTALL
)


class Row:
    """The tokens of a sentence with what has been made of them."""

    def __init__(self, text: str, view: str, tokens: list[Token]) -> None:
        self.text = text
        self.view = view
        self.tokens = tokens
        self.out: list[Element] = []
        self._begin, self._end = (tokens[0].start, tokens[-1].end) if tokens else (0, 0)
        shown = max(0, self._begin - _LINES_BEFORE)
        #: a list of prizes by category ("trao giải: …")
        self.prizes = _PRIZES.search(view, shown, self._end) is not None
        #: contest places may stand without "giải" here
        self.places = _may_list_places(view[shown : self._end])

    @cached_property
    def contest(self) -> bool:
        """A contest is told of, whose prizes have names of their own ("giải Người đẹp ảnh")."""
        return _CONTEST.search(self.view, self._begin, self._end) is not None

    @cached_property
    def medals(self) -> bool:
        """Metals behind numbers are medals here ("15 vàng")."""
        return "huy chương" in self.view[self._begin : self._end]

    def kind(self, at: int) -> str:
        """Return the kind of token `at`, "" beyond the end."""
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def words(self, at: int) -> str:
        """Return the words of token `at` in the view, "" outside the sentence."""
        if not 0 <= at < len(self.tokens):
            return ""
        return self.view[self.tokens[at].start : self.tokens[at].end]

    def gap(self, at: int) -> str:
        """Return the text between token `at` and the one before."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if at else ""

    def last(self) -> Element | None:
        """Return the last element made."""
        return self.out[-1] if self.out else None

    def last_place(self) -> Element | None:
        """Return the contest place just read, None where something else was."""
        last = self.last()
        place = last is not None and last.kind == "award" and last.feature == "giai_thi"
        return last if place else None

    def counted_kind(self) -> str | None:
        """Return the kind of the recipients that were counted last, None without any."""
        counted = (e for e in reversed(self.out) if e.kind == "recipients" and e.counted)
        last = next(counted, None)
        return last.feature if last is not None else None

    def add(self, kind: str, token: Token) -> Element:
        """Make an element of a token, or let the last one of its kind take it in."""
        last = self.last()
        if kind == "filler" and self.view[token.start : token.end] == "vì":
            kind = "reason"
        elif last is not None and kind == "filler" and last.kind in ("award", "reason"):
            reason = last.kind == "reason" or _REASON.match(self.view, token.start)
            kind = "reason" if reason else kind
        if last is not None and kind == last.kind and kind in _MERGING:
            last.end = token.end
            return last
        element = Element(kind, token.start, token.end, feature=token.feature)
        if kind in ("org", "place"):
            element.names = [self.text[token.start : token.end]]
        self.out.append(element)
        return element


def _may_list_places(view: str) -> bool:
    told = "nhất" in view or "nhì" in view  # most sentences have neither; a search is dearer
    return told and _FIRST.search(view) is not None
