"""Merge what is told of each person into rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.folding import fold, lower
from extract.records.findings import PostFinding
from extract.records.people import lexicon
from extract.records.people.attach import Holding
from extract.records.people.names import Person
from extract.records.people.posts import Post
from extract.records.people.text import Text
from extract.records.vocabulary import words
from extract.tag import Mention
from schemas import Label

_BODY_AFTER = re.compile(
    r"\s*(?:\(\d{2}\s+tuổi\)\s*)?(?:(?:,|\(|-)\s*(?:\d{2}\s+tuổi,\s*)?(?:cùng\s+)?"
    r"|(?:thuộc|của|đến từ)\s+)"
)
#: "Viện Điều dưỡng X (Viện)": what a short form stands for from here on.
_SHORT_FORM = re.compile(
    r"\s*\(\s*(?:(?:sau đây\s+)?gọi(?:\s+tắt)?\s+là\s+|viết tắt(?:\s+là)?:?\s+)?"
    r"\W?((?:tổng\s+)?công ty|trung tâm|nhà máy|tập đoàn"
    r"|viện|trường|bệnh viện|xí nghiệp|khách sạn)\W?\s*\)"
)
_ABBREVIATIONS = {
    "lđlđ": "liên đoàn lao động",
    "tp.": "thành phố",
    "tp": "thành phố",
    "cđ": "công đoàn",
}


#: Before the first of a pair: a mark, the words of a contest, "cặp", "hai".
_PAIR_OF = re.compile(
    r"(?:[:(]|(?:cặp|đôi|hai|về|cho|của|các)(?:\s+(?:vđv|tay vợt|em|đồng chí|đ/c|cô|thầy|anh|chị"
    r"|vợ chồng))?)\s*(?:(?:em|đồng chí|đ/c|cô|thầy|anh|chị)\s+)?$"
)
#: Where a profession may be no more than a form of address.
_ADDRESSING = ("posts.role_name", "posts.list")
#: Bodies of the state, of which no party post is.
_STATE = re.compile(r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)(?![^\W_])", re.IGNORECASE)
#: Seats that have no body of their own.
_SEATS = ("ủy viên", "uv", "huv", "tuv", "quv", "đuv", "đảng ủy viên")
#: Before the house whose union it is.
_UNION_OF = re.compile(
    r"(?:Công đoàn(?: cơ sở)?|CĐCS|CĐ)\s+"
    r"(?=(?:[Tt]rường|[Cc]ông ty|[Bb]ệnh viện|[Xx]í nghiệp|[Nn]hà máy|[Tt]rung tâm)\s)"
)
_HEAD_OF_HOUSE = re.compile(r"(?:hiệu trưởng|hiệu phó|giám đốc|quản đốc)$")
_FORMER = re.compile(r"^(?:nguyên(?: là)?|cựu) ")


@dataclass(slots=True)
class _Row:
    """A post on its way to a row."""

    role: str
    organization: str | None
    office: bool
    start: int
    end: int
    rule: str
    side: int
    resolved: bool = False
    address: bool = False

    key: str = ""

    def __post_init__(self) -> None:
        self.key = _folded(self.role)


def rows_of(source: Text, people: list[Person], holdings: list[Holding]) -> list[PostFinding]:
    """Return the rows of all people."""
    short_forms = _short_forms(source)
    by_mention: dict[int, list[Holding]] = {}
    for holding in holdings:
        by_mention.setdefault(holding.person.start, []).append(holding)
    found: list[PostFinding] = []
    for person in people:
        rows: list[_Row] = []
        for mention in person.mentions:
            told = [
                _row(source, h, short_forms)
                for h in _own(source, by_mention.get(mention.start, []))
            ]
            _share_body(told)
            for row in told:
                _merge(rows, row)
        found += _findings(source, person, _without_addresses(rows))
    return found


def _short_forms(source: Text) -> dict[str, str]:
    """Short names that the article introduces in brackets, with what they stand for."""
    forms: dict[str, str] = {}
    for mention in source.mentions:
        if mention.label != Label.ORGANIZATION:
            continue
        match = _SHORT_FORM.match(source.lowered, mention.end)
        if match is None:
            continue
        at = source.lowered.find(match[1], mention.start, mention.end)
        if at >= 0:
            forms[match[1]] = source.text[at : mention.end]
    return forms


def _own(source: Text, holdings: list[Holding]) -> list[Holding]:
    """Of two lists that a person stands in, the inner one counts; "đoàn viên A" is no post."""
    members = words("posts", "members")
    holdings = [
        h
        for h in holdings
        if h.rule not in _ADDRESSING or source.lowered[h.post.start : h.post.end] not in members
    ]
    lists = [h for h in holdings if h.rule == "posts.list"]
    outer = [h for h in lists if h.post.start < lists[-1].post.start and not h.post.office]
    return [h for h in holdings if h not in outer]


def _row(source: Text, holding: Holding, short_forms: dict[str, str]) -> _Row:
    post = holding.post
    role, body = _resolved(source, post, short_forms)
    key = " ".join(source.lowered[post.start : post.role_end].split())
    return _Row(
        role=role,
        organization=body,
        office=post.office,
        start=min(post.start, holding.person.start),
        end=max(post.end, holding.person.end),
        rule=holding.rule,
        side=1 if post.start > holding.person.start else -1,
        resolved=post.organization is None and body is not None,
        address=key in words("posts", "courtesy_professions"),
    )


def _resolved(source: Text, post: Post, short_forms: dict[str, str]) -> tuple[str, str | None]:
    """Put the full name for a short one: "Giám đốc Viện" is of the institute named above."""
    if post.organization is not None or not short_forms:
        return post.role, post.organization
    words_of_role = source.lowered[post.start : post.role_end]
    for short, full in short_forms.items():
        if not words_of_role.endswith(" " + short):
            continue
        head = post.role[: -len(short) - 1].rstrip()
        part = words_of_role[: -len(short) - 1]
        for mention in source.mentions:
            unit = mention.text[: -len(full)].strip()
            if mention.text.endswith(full) and unit and part.endswith(" " + lower(fold(unit))):
                return head[: -len(unit)].rstrip(), mention.text
        return head, full
    return post.role, None


def _share_body(rows: list[_Row]) -> None:
    """Posts before one body are all posts of that body: "Chủ tịch, Tổng Thư ký Hội X".

    A body that an article calls "Viện" for short serves the posts behind it too.
    """
    for order, forward in ((rows[::-1], False), (rows, True)):
        last: _Row | None = None
        for row in order:
            if row.organization is not None:
                last = row
            elif (
                last is not None
                and row.side == last.side
                and row.office
                and (last.resolved or not forward)
                and not row.key.endswith("ủy viên")
                and not row.key.startswith(_SEATS)
                and not ("bí thư" in row.key and _STATE.match(last.organization or ""))
            ):
                row.organization = _led_by(row.key, last.organization or "")


def _led_by(role: str, body: str) -> str:
    """A union's school or firm where the post is of that: "Phó Hiệu trưởng, Chủ tịch CĐCS"."""
    union = _UNION_OF.match(body)
    return body[union.end() :] if union and _HEAD_OF_HOUSE.search(role) else body


def _merge(rows: list[_Row], new: _Row) -> None:
    """Add a row unless it repeats one; the fuller telling stays."""
    for row in rows:
        if not _same_body(row.organization, new.organization):
            continue
        if _FORMER.sub("", row.key) == new.key or row.key == _FORMER.sub("", new.key):
            if len(new.key) > len(row.key):
                row.role, row.key = new.role, new.key
            return
        longer, shorter = (row, new) if len(row.key) >= len(new.key) else (new, row)
        if longer.key == shorter.key or longer.key.startswith(shorter.key + " "):
            if longer.organization is None and _names(shorter.organization, longer.key):
                # "Chủ tịch Hội đồng nhân dân": the body is named in full elsewhere.
                longer = shorter
            body = max((row.organization, new.organization), key=lambda b: len(b or ""))
            if longer is new:
                row.role, row.key, row.start, row.end = new.role, new.key, new.start, new.end
            row.organization = body
            row.address = row.address and new.address
            row.office = longer.office
            return
    rows.append(new)


def _same_body(one: str | None, other: str | None) -> bool:
    """Whether two ways to write a body may mean the same one."""
    if one is None or other is None:
        return True
    a, b = _plain(one), _plain(other)
    return a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)


def _names(body: str | None, role: str) -> bool:
    """Whether a role ends with the first words of a body's name."""
    if body is None:
        return False
    tail = _plain(role).split(" ")
    start = _plain(body) + " "
    return any(start.startswith(" ".join(tail[n:]) + " ") for n in range(1, len(tail)))


@lru_cache(maxsize=256)
def _folded(words: str) -> str:
    return " ".join(lower(fold(words)).split())


@lru_cache(maxsize=256)
def _plain(body: str) -> str:
    words_of = _folded(body).replace("tp.", "tp ").replace(",", " ").split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words_of)


def _without_addresses(rows: list[_Row]) -> list[_Row]:
    """A profession that stands before the name as an address yields to anything else."""
    firm = [row for row in rows if not row.address]
    return firm or rows


def _findings(source: Text, person: Person, rows: list[_Row]) -> list[PostFinding]:
    body = None if person.signs else _own_body(source, person)
    if not rows or person.signs:
        first = person.mentions[0]
        return [
            PostFinding(
                name=person.name,
                start=first.start,
                end=body.end if body else first.end,
                rule="posts.signature" if person.signs else "posts.none",
                honorific=person.honorific,
                organization=body.text if body else None,
            )
        ]
    return [
        PostFinding(
            name=person.name,
            start=row.start,
            end=row.end,
            rule=row.rule,
            honorific=person.honorific,
            role=row.role,
            organization=row.organization or (body.text if body and not row.office else None),
        )
        for row in rows
    ]


def _own_body(source: Text, person: Person) -> Mention | None:
    """The body named right behind a person: "cô Lan (Trường Mầm non A)"."""
    for mention in person.mentions:
        body = _body_after(source, mention)
        if body is not None:
            return body
        joint = lexicon.PAIR.match(source.lowered, mention.end)
        partner = source.name_after(joint.end()) if joint else None
        shared = _body_after(source, partner) if partner else None
        if (
            shared is not None
            and source.lowered[shared.start - 1] == "("
            and _PAIR_OF.search(source.lowered, max(0, mention.start - 20), mention.start)
        ):
            return shared
    return None


def _body_after(source: Text, mention: Mention) -> Mention | None:
    joint = _BODY_AFTER.match(source.lowered, mention.end)
    body = source.at(joint.end()) if joint else None
    return body if body is not None and body.label == Label.ORGANIZATION else None
