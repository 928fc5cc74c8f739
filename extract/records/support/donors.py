"""Who gave: named, said in general words, or carried over."""

from __future__ import annotations

import re

from extract.records.support import lexicon
from extract.records.support.clauses import Clause, agent, money_in
from extract.records.view import View
from extract.tag import Mention
from extract.tag.sentences import Sentence
from schemas import Label

_SOURCE = re.compile(
    r"(?:từ|của|do)\s+(?:nguồn\s+)?(?:vốn\s+(?:vay\s+)?)?(?:của\s+)?(?P<office>"
    r"(?:phó\s+)?(?:chủ tịch|bộ trưởng|giám đốc|bí thư)\s+)?$"
)
#: Before a body that is no subject; "công nhân Công ty A": whose people they are.
_OBLIQUE = re.compile(
    r"(?:phối hợp|với|cùng|của|tại|ở|cho|từ|đến|thuộc|trong|về|theo|vay|nguồn|vốn"
    r"|công nhân|lao động|nlđ|đoàn viên|giáo viên|gv|học sinh|viên chức)\s+$"
)
#: A giver without a name is the subject: it opens the clause.
_OPENS = re.compile(
    r"(?:^|[.,;:(]|(?:nay|qua|này|và|do|còn|cộng|ra|đó|nữa|vậy|khi|thì|mà|thay mặt))\s*$"
)
_OFFICE = re.compile(r"(?:chủ tịch|giám đốc|bí thư|trưởng|hiệu trưởng|bộ trưởng)\s+$")
_TEAM = ("đoàn", "đoàn công tác", "đơn vị")
#: Handed over for another: "trao 300 triệu đồng của Quỹ A".
_HANDED = re.compile(r"^(?:trao|chuyển|gửi)")
_OWNED = re.compile(
    r"(?:đồng|quà|suất|phần|học bổng|hỗ trợ)\s+(?:do|của)\s+$|nguồn(?:\s+(?:từ|của))?:?\s+$"
)
#: Behind what is given: "… do LĐLĐ tỉnh trao".
_GIVEN_BY = re.compile(r"(?<![^\W_])do\s+")
_GIVING = re.compile(r"\s+(?:trao|tặng|trao tặng|hỗ trợ|tài trợ|ủng hộ)(?![^\W_])")
#: Right before a body: others act in its name.
_IN_ITS_NAME = re.compile(r"(?:ủy quyền|ủy nhiệm|nhân danh)\s+(?:của\s+)?$")
#: Where nobody is named as giver: the money's source.
_FUNDED = re.compile(r"(?:từ|bằng)\s+(?:nguồn\s+)?(?:kinh phí\s+|vốn\s+|quỹ\s+)?(?:của\s+)?$")
#: The name of a programme: chương trình "Phụ nữ giúp nhau".
_QUOTED = re.compile(r'\s+"[^"\n]{2,80}"')
#: How far back a giver is looked for, how far a word before a body, how far its first mention.
_BEFORE, _NEAR, _HEAD = 600, 60, 5000
_PASSIVE = re.compile(r"được\s+$")
_LIST_JOINT = re.compile(r"\s*(?:,|;|và|còn)\s+")
_ITS_AMOUNT = re.compile(r"\s*(?::|là|với)?\s*")
#: Verbs whose subject gets.
_GETS = re.compile(r"được|nhận(?! đỡ đầu)")
#: "vận động hơn 200 doanh nghiệp hỗ trợ"
_MOVED = re.compile(r"vận động\s+(?:được\s+|thêm\s+)*(?P<donor>(?:[^,.;:]|\.(?=\d)){3,60}?)\s+$")
#: Where the words of a giver end.
_GIVER_END = re.compile(
    r"\s(?:đã|còn|cũng|vừa|tổ chức|chủ động|phối hợp|vận động|luôn|kịp thời|tiến hành"
    r"|và|với|thực hiện|vẫn|trực tiếp|tích cực|được|để|tặng|trao|hỗ trợ|ủng hộ|thăm|chi|gửi|giúp)"
    r"(?=\s)|[,.;:(]|\s*$"
)


def find_donor(view: View, sentence: Sentence, clause: Clause, last: str | None) -> str | None:
    """Return the giver of a clause as written.

    Args:
        view: the text.
        sentence: the sentence it stands in.
        clause: the act of giving.
        last: the giver of the act before, who gives on where nobody else is named.
    """
    begin = sentence.start
    if clause.carried and (listed := _listed(view, clause)) is not None:
        return listed
    if "vay" in view.lowered[clause.verb_start : clause.end] or "nhận" in clause.verb:
        for body in _bodies(view, clause.verb_end, clause.end):
            source = _SOURCE.search(
                view.lowered, max(clause.verb_end, body.start - _NEAR), body.start
            )
            if source is not None:
                start = source.start("office") if source["office"] else body.start
                return view.text[start : body.end]
    if _HANDED.match(clause.verb):
        for body in _bodies(view, clause.verb_end, clause.end):
            if _OWNED.search(view.lowered, max(clause.verb_end, body.start - _NEAR), body.start):
                return body.text
    by = agent(view, clause)
    if by is not None:
        return view.text[by[0] : by[1]]
    for given in _GIVEN_BY.finditer(view.lowered, clause.verb_end, clause.end):
        giver = view.at(given.end())
        if giver is not None and _GIVING.match(view.lowered, giver.end):
            return giver.text
    moved = _MOVED.search(view.lowered, clause.start, clause.verb_start)
    if moved is not None and not moved["donor"].endswith(" để"):
        return view.text[moved.start("donor") : moved.end("donor")]
    for body in _bodies(view, max(begin, clause.start - _BEFORE), clause.verb_start):
        if _IN_ITS_NAME.search(view.lowered, max(begin, body.start - _NEAR), body.start):
            return body.text
    passive = _PASSIVE.search(view.lowered, clause.told, clause.verb_start)
    if passive is None and not _GETS.match(clause.verb):
        for start, end in (
            (clause.start, clause.verb_start),
            (max(begin, clause.start - _BEFORE), clause.start),
        ):
            found = _subject(view, start, end, last)
            if found is not None:
                return found
    return last or _fund(view, clause.verb_end, min(sentence.end, clause.verb_end + _BEFORE))


def _listed(view: View, clause: Clause) -> str | None:
    """The body that opens a gift of a list: "LĐLĐ tỉnh hỗ trợ 40 triệu đồng, LĐLĐ huyện 10"."""
    bodies = _bodies(view, clause.verb_end, clause.end)
    amounts = money_in(view, clause.verb_end, clause.end)
    if (
        not bodies
        or not amounts
        or not _LIST_JOINT.fullmatch(view.lowered, clause.verb_end, bodies[0].start)
    ):
        return None
    given = lexicon.DIRECTLY.fullmatch(view.lowered, bodies[0].end, amounts[0].start)
    return (
        bodies[0].text if given and not lexicon.FUND.match(view.lowered, bodies[0].start) else None
    )


def _fund(view: View, start: int, end: int) -> str | None:
    """The body whose money was given: "trao mỗi gia đình 3 triệu đồng từ Quỹ A"."""
    for body in _bodies(view, start, end):
        if _FUNDED.search(view.lowered, max(start, body.start - _NEAR), body.start):
            return body.text
    return None


def _subject(view: View, start: int, end: int, last: str | None) -> str | None:
    """The last giver of a span, by name or in general words."""
    named = [
        body
        for body in _bodies(view, start, end)
        if not _OBLIQUE.search(view.lowered, start, body.start) and not _is_given_to(view, body)
    ]
    general = [
        m
        for m in lexicon.giver().finditer(view.lowered, start, end)
        if view.covering(m.start()) is None and _OPENS.search(view.lowered[start : m.start()])
    ]
    # "đoàn của X do ông A, Phó Giám đốc Sở B, dẫn đầu": an office-holder's body comes last.
    plain = [body for body in named if not _OFFICE.search(view.lowered, start, body.start)]
    named = plain or named
    if named and (not general or named[-1].start > general[-1].start()):
        return _joint(view, named)
    if not general:
        return None
    words = general[-1]
    if words.group() in _TEAM:
        first = last or _first_body(view)
        if named and words.group() == "đơn vị":
            # "ông A, Chủ tịch Công đoàn xã, cho biết đơn vị đã trao"
            return first if first and first.startswith(named[-1].text) else named[-1].text
        return first
    quoted = _QUOTED.match(view.lowered, words.end(), end)
    over = quoted.end() if quoted else _end_of_giver(view, words.end(), end)
    return view.text[words.start() : over].rstrip()


def _is_given_to(view: View, body: Mention) -> bool:
    """Whether an amount follows a body directly: what it got, in a list of funds."""
    gap = _ITS_AMOUNT.match(view.lowered, body.end)
    amount = view.at(gap.end()) if gap else None
    return amount is not None and amount.label == Label.MONEY


def _end_of_giver(view: View, start: int, end: int) -> int:
    """Where the words of a giver end that go on behind `start`: "nhà trường và phụ huynh"."""
    over = _GIVER_END.search(view.lowered, start, end)
    if over is None:
        return start
    also = lexicon.giver().match(view.lowered, over.end() + 1, end)
    if over.group().strip() == "và" and also is not None:
        return _end_of_giver(view, also.end(), end)
    return over.start()


def _joint(view: View, named: list[Mention]) -> str:
    """The last body of a span with those that are joined to it, as written."""
    first = named[-1]
    for body in reversed(named[:-1]):
        if not lexicon.TOGETHER.fullmatch(view.lowered, body.end, first.start):
            break
        first = body
    return view.text[first.start : named[-1].end]


def _bodies(view: View, start: int, end: int) -> list[Mention]:
    return view.within(start, end, Label.ORGANIZATION)


def _first_body(view: View) -> str | None:
    """The first body of the article: the one whose team it is."""
    bodies = _bodies(view, 0, _HEAD)
    plain = [body for body in bodies if not body.text.isupper()]
    return next((body.text for body in plain or bodies), None)
