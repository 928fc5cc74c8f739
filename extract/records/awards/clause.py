"""Tokens to elements: numbers meet their nouns, offices their bodies, awards their names."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.tag.awards.lexer import Token, lex
from extract.tag.awards.lexicon import noun_kind

_PLAIN = {
    "person": "person", "org": "org", "place": "place", "quote": "quote",
    "give": "give", "take": "take", "commend": "commend", "rate": "rate", "chosen": "chosen", "passive": "passive",
    "of": "of", "by": "by", "to": "to", "belongs": "belongs", "is": "is", "colon": "colon",
    "comma": "comma", "dash": "comma", "and": "and", "semi": "semi", "within": "within",
    "num": "number", "ratio": "number", "veto": "veto", "deputy": "deputy", "prep": "prep",
    "organizer": "organizer", "office": "office", "money": "money",
}  # fmt: skip
_SILENT = ("skip", "date", "measure", "year", "close", "open", "mark")
_NAMED_AWARDS = ("ky_niem_chuong", "giai_thuong", "danh_hieu", "huy_chuong", "huan_chuong", "other")
_RANK = re.compile(r"\s*,?\s*((?:hạng|loại)\s+(?:nhất|nhì|ba|đặc biệt|[123]\b|i{1,3}\b))")
_PLACE_RANK = re.compile(
    r"\b(nhất|nhì|ba|tư|khuyến khích|kk|đặc biệt|vàng|bạc|đồng|xuất sắc|phụ|[abc123]|i{1,3}|thứ nhất"
    r"|chuyên đề)$"
)
_LEVEL = re.compile(
    r"\s*(?:đột xuất|chuyên đề|toàn diện|toàn đoàn|đồng đội|cấp\s+(?:nhà nước|quốc gia|toàn quốc|trung ương"
    r"|bộ|ngành|tỉnh|thành phố|tp|quận|huyện|thị xã|phường|xã|trường|cơ sở|tổng liên đoàn))(?!\w)"
)
#: The chair of a people's committee confers in his own name.
_TERRITORIAL = re.compile(r"ubnd|(?:ủy|uỷ) ban nhân dân")
_FOR = re.compile(r"vì\s")
_REASON = re.compile(r"vì|thành tích|đóng góp|nhằm|trong phong trào|trong công tác")
_UNIT_HEADS = (
    "tổ", "tổ công đoàn", "khoa", "phòng", "đội", "lớp", "khối", "ban", "trường", "chi đoàn", "chi bộ",
    "chi hội", "công đoàn", "cđcs", "công đoàn bộ phận", "nhóm", "phân xưởng", "đoàn", "công đoàn cơ sở",
    "công ty", "liên đoàn lao động", "lđlđ", "câu lạc bộ", "clb", "tổ sản xuất", "tàu", "cụm",
    "công đoàn trường", "tổng công ty", "tập đoàn", "bệnh viện", "sở", "tập thể", "đơn vị", "nhà máy", "xí nghiệp", "cụm thi đua", "khối thi đua", "xã",
)  # fmt: skip
#: Award words that name no award by themselves.
_GENERIC = frozenset(
    (
        "giải",
        "giải thưởng",
        "giải đồng đội",
        "giải tập thể",
        "giải cá nhân",
        "danh hiệu",
        "cờ",
        "cúp",
    )
)
_WORDS = re.compile(r"\S+")
_MAX_NAME_TOKENS = 14


def single_kind(kinds: set[str]) -> str:
    """One kind for one number over several nouns: the same, or mixed."""
    kinds = kinds - {"neutral"} or kinds
    if len(kinds) == 1:
        return kinds.pop()
    return "mixed" if kinds == {"collective", "individual"} else "neutral"


class ClauseReader:
    """Reads one sentence's tokens into elements."""

    def __init__(self, text: str, view: str) -> None:
        self.text = text
        self.view = view
        self.tokens: list[Token] = []
        self.out: list[Element] = []

    def read(self, tokens: list[Token]) -> list[Element]:
        """Return the elements of a sentence.

        Args:
            tokens: what the lexer gives for it.
        """
        self.tokens = tokens
        self.out = []
        at = 0
        while at < len(tokens):
            at = self._step(at)
        return self.out

    # -- one step ---------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        token = self.tokens[at]
        if token.kind == "open":
            return self._brackets(at)
        if token.kind in ("num", "ratio", "percent", "plural"):
            return self._counted(at)
        if token.kind == "award":
            return self._award(at, None)
        if token.kind == "quote":
            return self._quote(at)
        if token.kind in ("dash", "prep") and self._is_filler(at):
            self._add("filler", token)
            return at + 1
        if token.kind == "grade":
            return self._grade(at)
        if token.kind in ("role", "chief", "office"):
            return self._office(at)
        if token.kind == "person":
            return self._person(at)
        if token.kind in ("noun", "body") or token.may_be("noun") is not None:
            return self._noun(at)
        if token.kind in _SILENT:
            return at + 1
        kind = _PLAIN.get(token.kind, "filler")
        self._add(kind, token)
        return at + 1

    def _add(self, kind: str, token: Token) -> Element:
        last = self.out[-1] if self.out else None
        if last is not None and kind == "filler" and last.kind in ("award", "reason"):
            kind = (
                "reason" if last.kind == "reason" or _REASON.match(self.view, token.start) else kind
            )
        if (
            last is not None
            and kind == last.kind
            and kind in ("filler", "reason", "give", "take", "commend")
        ):
            last.end = token.end
            return last
        element = Element(kind, token.start, token.end, feature=token.feature)
        if kind in ("org", "place"):
            element.names = [self.text[token.start : token.end]]
        self.out.append(element)
        return element

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _noun_at(self, at: int) -> str | None:
        """The recipient kind of token `at`, a title that starts with a noun included."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        kind = token.may_be("noun")
        if kind is None and token.kind == "grade":
            kind = self._head_kind(token)
        return kind

    def _head_kind(self, token: Token) -> str | None:
        """The kind of the noun that a title starts with ("đoàn viên xuất sắc")."""
        ends = [word.end() for word in _WORDS.finditer(self.view, token.start, token.end)]
        for end in reversed(ends[:3]):
            kind = noun_kind(self.view[token.start : end]) if end < token.end else None
            if kind is not None:
                return kind
        return None

    # -- recipients -------------------------------------------------------------------------

    def _counted(self, at: int) -> int:
        """A number, share or plural word, with the noun or award it counts."""
        first = self.tokens[at]
        step = at + 1
        lone = -1
        while self._kind(step) in ("measure", "plural", "skip") or (
            self._kind(step) == "word"
            and lone < 0
            and self._noun_at(step + 1) is not None
            and first.kind != "plural"
        ):
            if self._kind(step) == "measure":
                lone = step
            elif self._kind(step) == "word":
                lone = step
            step += 1
        kind = self._noun_at(step)
        if kind is None and self._kind(step) == "award":
            return self._award(step, first)
        if kind is None and first.kind == "num" and self._kind(step) == "quote":
            return self._counted_title(first, step)
        if kind is None and lone >= 0 and self._kind(lone) == "measure":
            kind, step = "individual", lone
        if kind is None:
            if first.kind == "percent":
                self._add("share", first)
            elif first.kind == "plural":
                return at + 1
            else:
                self._add("number", first).count = first.value
            return at + 1
        if first.kind == "plural" and self._kind(step + 1) == "person":
            return step + 1  # "các cô Lan, Huệ": an honorific
        if first.kind == "plural" and kind == "work" and not self._governed():
            return step + 1  # "có nhiều tiết mục hay"
        if first.kind == "plural" and self._kind(step + 1) in ("of", "org"):
            follows = step + 2 if self._kind(step + 1) == "of" else step + 1
            if self._kind(follows) == "org" and self.tokens[step].may_be("body") is not None:
                return follows  # "các Công đoàn của Sở A, Sở B": only the bodies count
        noun = self._noun_token(step)
        element = Element(
            "share" if first.kind == "percent" else "recipients",
            first.start,
            noun.end,
            feature=kind,
            count=first.value,
            counted=first.value is not None,
        )
        self.out.append(element)
        if noun.end < self.tokens[step].end:
            return self._grade(step)
        return self._widen(element, step + 1)

    def _counted_title(self, number: Token, quote: int) -> int:
        """Holders named by their title alone: "100 “Công nhân giỏi”"."""
        inside = lex(self.view, self.tokens[quote].start + 1, self.tokens[quote].end - 1)[:1]
        kind = (inside and (inside[0].may_be("noun") or self._head_kind(inside[0]))) or "individual"
        self.out.append(
            Element("recipients", number.start, number.end, kind, count=number.value, counted=True)
        )
        return quote

    def _noun_token(self, at: int) -> Token:
        """Token `at`, cut to its noun where it is a title that starts with one."""
        token = self.tokens[at]
        if token.may_be("noun") is not None or token.kind != "grade":
            return token
        words = _WORDS.finditer(self.view, token.start, token.end)
        ends = [word.end() for word in words][:3]
        end = next(e for e in reversed(ends) if noun_kind(self.view[token.start : e]) is not None)
        return Token("noun", token.start, end)

    def _governed(self) -> bool:
        last = self.out[-1].kind if self.out else ""
        return last in ("to", "give", "commend", "colon", "belongs")

    def _widen(self, element: Element, at: int) -> int:
        """Let a recipient take the nouns that describe it and those that share its number."""
        kinds = {element.feature}
        while True:
            kind = self._kind(at)
            token = self.tokens[at] if at < len(self.tokens) else None
            if token is None:
                break
            if (
                kind in ("noun", "body", "measure", "skip")
                and kind != "skip"
                and not self._named(at)
            ):
                if (
                    kind == "noun"
                    and element.feature == "collective"
                    and token.feature == "individual"
                ):
                    break
                element.end = token.end
                at += 1
                continue
            if kind == "grade" and element.kind == "recipients":
                break
            joins = kind in ("comma", "and")
            if joins and self._shares(at + 1):
                kinds.add(self.tokens[at + 1].may_be("noun") or element.feature)
                element.end = self.tokens[at + 1].end
                at += 2
                continue
            break
        element.feature = single_kind(kinds)
        return at

    def _shares(self, at: int) -> bool:
        """Whether the noun at `at` stands under the number before it ("12 tập thể, cá nhân")."""
        if at >= len(self.tokens) or self.tokens[at].may_be("noun") is None:
            return False
        return not self._named(at) and self._kind(at + 1) not in (
            "person",
            "org",
            "give",
            "commend",
        )

    def _named(self, at: int) -> bool:
        """Whether a common noun carries a name ("tổ Nuôi dưỡng", "lớp 4A")."""
        token = self.tokens[at]
        words = " ".join(self.view[token.start : token.end].split())
        if words not in _UNIT_HEADS or at + 1 >= len(self.tokens):
            return False
        follows = self.tokens[at + 1]
        gap = self.text[token.end : follows.start]
        if gap.strip() or "\n" in gap:
            return False
        first = self.text[follows.start]
        if follows.kind in ("num", "ratio", "date"):
            return first.isdigit()
        if follows.kind in ("word", "noun", "measure", "body") and first.isupper():
            return not self.text[token.start : token.end].isupper()
        return follows.kind == "noun" and self._named(at + 1)

    def _named_noun(self, at: int) -> bool:
        token = self.tokens[at]
        return token.may_be("noun") == "collective" and self._named(at)

    def _noun(self, at: int) -> int:
        token = self.tokens[at]
        feature = token.may_be("noun") or ""
        if self._kind(at + 1) in ("person", "org") and feature:
            gap = self.text[token.end : self.tokens[at + 1].start]
            if not gap.strip():
                return at + 1  # honorific or type word before a name
        if feature == "individual" and self._title_before_name(at):
            return at + 1  # "bác bảo vệ Tám"
        collective = self.view[token.start : token.end] in ("tập thể", "đơn vị")
        if collective and at + 1 < len(self.tokens) and self._named_noun(at + 1):
            return at + 1  # "tập thể tổ 4"
        if (feature in ("collective", "work") or token.may_be("body") is not None) and self._named(
            at
        ):
            return self._unit(at)
        if token.may_be("body") is not None:
            element = Element("body", token.start, token.end, generic=True)
            self.out.append(element)
            return at + 1
        if not feature:
            self._add("filler", token)
            return at + 1
        element = Element("noun", token.start, token.end, feature=feature)
        self.out.append(element)
        return self._widen(element, at + 1)

    def _title_before_name(self, at: int) -> bool:
        step = at + 1
        while self._kind(step) in ("word", "noun") and step - at <= 3:
            step += 1
        gap = self.text[self.tokens[at].end : self.tokens[min(step, len(self.tokens) - 1)].start]
        return self._kind(step) == "person" and not re.search(r"[,;:.(]", gap)

    def _unit(self, at: int) -> int:
        """A body named by a common noun; its name runs to a mark or a small word."""
        begin = self.tokens[at].start
        end = self.tokens[at].end
        step = at + 1
        while step < len(self.tokens) and step - at < _MAX_NAME_TOKENS:
            token = self.tokens[step]
            if token.kind == "dash":
                follows = self.text[token.end : token.end + 2].strip()[:1]
                if not (follows.isupper() or follows.isdigit()):
                    break
            elif token.kind not in (
                "word",
                "noun",
                "num",
                "ratio",
                "measure",
                "body",
                "year",
                "none",
            ):
                break
            elif token.kind == "mark":
                break
            step += 1
            end = token.end
        words = self.text[begin:end]
        self.out.append(Element("unit", begin, end, feature="collective", names=[words]))
        return step

    def _person(self, at: int) -> int:
        token = self.tokens[at]
        name = self.text[token.start : token.end]
        element = Element("person", token.start, token.end, "individual", names=[name])
        last = self.out[-1] if self.out else None
        if (
            last is not None
            and last.kind == "office"
            and not self.text[last.end : token.start].strip(" \n,")
        ):
            last.end = token.end  # "Chủ tịch UBND tỉnh Nguyễn Văn A" gives as the office
            last.names = [name]
            return at + 1
        self.out.append(element)
        return self._apposition(element, at + 1)

    def _apposition(self, person: Element, at: int) -> int:
        """Take in "A, Chủ tịch LĐLĐ tỉnh," or "A - Chủ tịch …" behind a name."""
        step = at
        while self._kind(step) in ("comma", "dash", "and") and self._kind(step + 1) in (
            "role",
            "chief",
            "office",
            "skip",
        ):
            length = len(self.out)
            end = self._office(step + 1)
            made = self.out[length:]
            del self.out[length:]
            post = next((e for e in made if e.kind == "office"), None)
            if post is None or (post.names and post.feature != "office"):
                break  # the role belongs to the next person
            if person.holder is None:
                person.holder = post.holder
                person.chief = post.chief
                person.title = self.text[post.start : post.end]
            person.end = post.end
            step = end
        return step

    # -- givers -----------------------------------------------------------------------------

    def _office(self, at: int) -> int:
        """An office with its body, place or person; alone it gives for itself."""
        first = self.tokens[at]
        element = Element("office", first.start, first.end, chief=first.kind != "role")
        element.feature = first.kind
        step = at + 1
        spare = 3
        while step < len(self.tokens):
            token = self.tokens[step]
            if self.text[element.end : token.start].strip(" \n-"):
                break
            if token.kind in ("org", "place"):
                element.end = token.end
                element.holder = self.text[token.start : token.end]
                step += 1
                break
            if token.kind in ("role", "chief") or (token.kind == "dash" and first.kind == "role"):
                if token.kind == "chief":
                    element.start = token.start if first.kind == "role" else element.start
            elif token.kind == "body":
                element.holder = self.text[token.start : token.end]
            elif token.kind in ("word", "noun", "none", "num") and spare and first.kind != "office":
                ahead = self._kind(step + 1)
                if ahead not in ("org", "place", "word", "noun", "person", "body"):
                    break
                spare -= 1
            else:
                break
            element.end = token.end if token.kind != "dash" else element.end
            step += 1
        if element.holder and _TERRITORIAL.match(element.holder.lower()):
            element.chief = True
        if element.holder is None and element.end > first.end:
            element.end = first.end
            step = at + 1
        self.out.append(element)
        return step

    def _is_filler(self, at: int) -> bool:
        """A dash inside a description ("cầu lông - bơi lội"), "trên" before a number."""
        token = self.tokens[at]
        if token.kind == "prep":
            return self.view[token.start : token.end] == "trên" and self._kind(at + 1) == "num"
        last = self.out[-1] if self.out else None
        described = last is not None and last.kind == "filler" and last.end + 1 >= token.start
        return described and self._kind(at + 1) in ("word", "none") and "\n" not in self._gap(at)

    def _gap(self, at: int) -> str:
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if at else ""

    # -- awards -----------------------------------------------------------------------------

    def _award(self, at: int, number: Token | None) -> int:
        token = self.tokens[at]
        words = self.view[token.start : token.end]
        element = Element(
            "award", number.start if number else token.start, token.end, token.feature
        )
        element.generic = words in _GENERIC
        if number is not None and number.value is not None:
            element.count, element.counted = number.value, True
        if element.feature == "giai_thi":
            rank = _PLACE_RANK.search(" ".join(words.split()))
            element.rank = rank.group(1) if rank else None
        self.out.append(element)
        step = at + 1
        for pattern in (_RANK, _LEVEL):
            match = pattern.match(self.view, element.end)
            if match:
                if pattern is _RANK:
                    element.rank = self.text[match.start(1) : match.end(1)]
                    element.generic = False
                element.end = match.end()
        while step < len(self.tokens) and self.tokens[step].start < element.end:
            step += 1
        return self._award_name(element, step)

    def _quote(self, at: int) -> int:
        """A quoted name; one that starts with an award word is that award ("Giải thưởng 28/7")."""
        token = self.tokens[at]
        first = lex(self.view, token.start + 1, token.end - 1)[:1]
        if first and first[0].kind == "award" and first[0].feature in _NAMED_AWARDS:
            inside = self.text[token.start + 1 : token.end - 1].strip()
            self.out.append(
                Element("award", token.start, token.end, first[0].feature, title=inside)
            )
            return at + 1
        self._add("quote", token)
        return at + 1

    def _award_name(self, element: Element, step: int) -> int:
        """The quoted or capitalised name behind an award word."""
        if self._kind(step) == "colon" and self._kind(step + 1) == "quote" and element.generic:
            step += 1
        if self._kind(step) == "grade" and element.feature == "danh_hieu":
            element.end = self.tokens[step].end
            element.generic = False
            return self._level(element, step + 1)
        if self._kind(step) == "quote":
            quote = self.tokens[step]
            element.title = self.text[quote.start + 1 : quote.end - 1].strip()
            element.end = quote.end
            element.generic = False
            return self._level(element, step + 1)
        if element.feature in _NAMED_AWARDS and step < len(self.tokens):
            return self._open_name(element, step)
        return step

    def _level(self, element: Element, step: int) -> int:
        match = _LEVEL.match(self.view, element.end)
        if match:
            element.end = match.end()
        while step < len(self.tokens) and self.tokens[step].start < element.end:
            step += 1
        return step

    def _open_name(self, element: Element, step: int) -> int:
        """A name without quotation marks: from a capital letter to a mark or small word."""
        token = self.tokens[step]
        if not self.text[token.start].isupper() or token.kind in ("org", "office", "chief"):
            return step
        purpose = _FOR.match(self.view, token.start) is not None
        begin = step
        while step < len(self.tokens) and step - begin < _MAX_NAME_TOKENS:
            token = self.tokens[step]
            taken = token.kind in ("word", "noun", "none", "grade", "person", "body", "place") or (
                purpose and token.kind in ("org", "and", "chief")
            )
            if not taken:
                break
            element.end = token.end
            step += 1
        element.title = self.text[self.tokens[begin].start : element.end]
        element.generic = False
        return step

    def _grade(self, at: int) -> int:
        token = self.tokens[at]
        element = Element("title", token.start, token.end, feature="danh_hieu")
        self.out.append(element)
        return self._level(element, at + 1)

    # -- brackets ---------------------------------------------------------------------------

    def _brackets(self, at: int) -> int:
        """Skip a bracket, but keep the names in it; one with counted parts is a breakdown."""
        close = at + 1
        while close < len(self.tokens) and self.tokens[close].kind != "close":
            close += 1
        inside = self.tokens[at + 1 : close]
        last = self.out[-1] if self.out else None
        counts = any(
            t.kind == "num" and self._noun_at(at + 2 + n) is not None for n, t in enumerate(inside)
        )
        if counts and last is not None and last.kind in ("recipients", "award", "noun"):
            self.out.append(Element("within", self.tokens[at].start, self.tokens[at].end))
            step = at + 1
            while step < close:
                step = self._step(step)
            return close + 1
        if last is not None and close < len(self.tokens):
            for token in inside:
                if token.kind in ("person", "org"):
                    last.inside.append((self.text[token.start : token.end], token.kind))
        return close + 1 if close < len(self.tokens) else at + 1
