"""Find posts in a text: the role, and the body it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.folding import fold, lower
from extract.records.people import lexicon
from extract.records.people.text import Text
from extract.tag import Mention
from schemas import Label

#: More words than this after a head are a clause, not the rest of a post.
_LONGEST_TAIL = 8
_LONGEST_TAIL_BEFORE_NAME = 4
_WORD = re.compile(r"[^\W_]+(?:[/&.+][^\W_]+|-\d+)*")
_OF = re.compile(r"(?:của|tại|thuộc|ở)\s+")
#: "Trưởng" and "Phó" need the unit that they head: "Trưởng Ban", "Phó Phòng".
_UNIT = re.compile(
    r"(?:tiểu ban|ban|công an|phòng|khoa|bộ môn|trạm|đoàn|chi nhánh"
    r"|văn phòng|thanh tra|khối|trại|đài|thôn|bản|xóm|ấp|buôn|làng|khu phố|khu dân cư|khu|nhóm"
    r"|bộ phận|tổ|đội|xưởng|phân xưởng|đồn)\b"
)
_WHOLE_HEADS = re.compile(r"(?:nguyên |quyền |cựu )?(?:phó )?(?:trưởng|phó|chánh)")
_TERM = re.compile(r"\s*,?\s*khóa\s+[ivxlcdm\d]+")
#: "đại diện" is a role only where it says of what ("đại diện hội phụ huynh").
DELEGATE = "đại diện"
_COMMA = re.compile(r"\s*,\s*")
#: A body between two marks belongs to what stands before it, and opens no list.
_CLOSED = re.compile(r"\s*[,)\-](?!\s*(?:và|cùng)\s)|\.\s")
_ON_BEHALF = re.compile(r"(?:thay mặt|đại diện)\s+(?:lãnh đạo\s+)?$")
_GOVERNING = re.compile(r"(?:bch|btv|ban chấp hành|ban thường vụ|thường trực)\s+")
#: Abbreviations of posts count only as capitals ("HT", "PCT").
_ABBREVIATION = re.compile(r"[bcdghklmnpqrstvxđu]{2,6}")
_STANDING = re.compile(r"(?P<words>thường trực)\s+(?=\w)")
#: "Lữ đoàn trưởng 52": the number says which brigade.
_NUMBER_TAIL = re.compile(r"\s+\d")
#: "Toán - Tin": a dash inside the name of a unit.
_INNER_DASH = re.compile(r"[ ]*-[ ]*(?=[^\W\d_])")
#: A unit whose own name may go on in small letters ("tổ trưởng tổ may 2").
_SMALL_UNIT = re.compile(
    r"\s+(?:tổ|đội|nhóm|ca|kíp|chuyền|dây chuyền|xưởng|phân xưởng|bộ phận|khoa|khu|cụm)(?![^\W_])"
)
_LONGEST_UNIT_NAME = 5
#: "chủ tịch công đoàn một công ty may": a body without a name, up to the next mark.
_SOME = re.compile(
    r"(?:ở\s+)?một\s+(?:công ty|doanh nghiệp|xí nghiệp|nhà máy|trường|bệnh viện|cơ sở|đơn vị"
    r"|ngân hàng|trung tâm|khách sạn)(?:\s+[^\W\d_]+){0,4}(?=\s*[,.;()\-])"
)
#: "tác giả tập ký …": of what, and so a deed, no calling.
_WORK = re.compile(
    r"tác giả\s+(?:của\s+)?(?:tập|bài|cuốn|tác phẩm|ca khúc|vở|bộ|phim|bức|sáng kiến|giải pháp"
    r"|đề tài|công trình|truyện|tiểu thuyết|kịch bản|chùm|loạt|ý tưởng|mô hình|logo|cụm)(?![^\W_])"
)
#: "công nhân (CN) Công ty A": the short form of the head.
_SHORT_FORM = re.compile(r"\s*\([^\W\d_]{2,6}\)(?=\s)")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as written.

    Args:
        start: first code point.
        role_end: code point after the role.
        end: code point after the body it belongs to and its term.
        role: the words of the post.
        organization: the named body or place, where there is one.
        office: an office (True) or a profession (False).
        several: it is said of several people, who follow.
    """

    start: int
    role_end: int
    end: int
    role: str
    organization: str | None
    office: bool
    several: bool


def find_posts(source: Text) -> list[Post]:
    """Return the posts of a text in text order, none inside a mention or another post."""
    posts: list[Post] = []
    for match in lexicon.head().finditer(source.lowered):
        if posts and match.start() < posts[-1].end:
            continue
        if source.covering(match.start()) is not None:
            continue
        post = _read(source, match)
        if post is not None:
            posts.append(post)
    return posts


def _read(source: Text, match: re.Match[str]) -> Post | None:
    text, words = source.text, " ".join(match.group().split())
    start, head_end = match.start(), match.end()
    inside = source.within(start, source.end_of_mention(head_end))
    if inside and inside[0].start < head_end:
        standing = _STANDING.match(source.lowered, inside[0].start, inside[0].end)
        if standing is not None and inside[0].label == Label.ORGANIZATION:
            return _standing(source, start, standing.end("words"), inside[0])
        # "Trưởng [Ban Dân vận]": the second word belongs to the body.
        head_end = start + len(source.lowered[start : inside[0].start].rstrip())
        words = " ".join(source.lowered[start:head_end].split())
    if _WORK.match(source.lowered, start):
        return None
    if _ABBREVIATION.fullmatch(words) and not text[start:head_end].isupper():
        return None
    office = match["office"] is not None
    tail_end, body = _tail(source, start, head_end, office)
    several = lexicon.PLURAL.search(source.lowered, max(0, start - 30), start) is not None
    number = _NUMBER_TAIL.match(source.lowered, head_end) if words.endswith("trưởng") else None
    role_end = head_end if number is not None else tail_end
    named, end = (body.text, body.end) if body is not None else (None, tail_end)
    post = Post(start, role_end, end, text[start:role_end], named, office, several)
    if _WHOLE_HEADS.fullmatch(words):
        return _with_unit(source, post, head_end, body)
    if words == DELEGATE and tail_end == head_end and body is None:
        return None
    if body is None and tail_end == head_end:
        post = _with_body_near(source, post)
    if post.organization is None:
        post = _with_body_behind(source, post)
    end = _after_term(source, post.end)
    return post if end == post.end else replace(post, end=end)


def _standing(source: Text, start: int, role_end: int, body: Mention) -> Post:
    """ "PCT Thường trực LĐLĐ tỉnh": the word that a body may begin with belongs to the post."""
    text = source.text
    named = text[role_end : body.end].strip()
    return Post(start, role_end, body.end, text[start:role_end], named, True, False)


def _with_unit(source: Text, post: Post, head_end: int, body: Mention | None) -> Post | None:
    """ "Trưởng [Ban Dân vận]": the shared word stands in the role and in the body."""
    if body is None or post.role_end != head_end:
        return None
    unit = _UNIT.match(source.lowered, body.start, body.end)
    if unit is None:
        return None
    return replace(
        post,
        role=source.text[post.start : unit.end()],
        role_end=unit.end(),
        organization=body.text,
        end=_after_term(source, body.end),
    )


def _with_body_near(source: Text, post: Post) -> Post:
    """Add the body that a bracket or a clause before names: "(cán bộ, Phòng A)"."""
    before = source.lowered[max(0, post.start - 60) : post.start].rstrip()
    if before.endswith("("):
        comma = _COMMA.match(source.lowered, post.end)
        body = source.at(comma.end()) if comma else source.ending_before(post.start)
        return post if body is None else _of_body(post, body, body.end if comma else post.end)
    if post.office and before.endswith(","):
        body = source.ending_before(post.start)
        if body is not None and _ON_BEHALF.search(source.lowered[: body.start][-20:]):
            name = _GOVERNING.match(lower(fold(body.text)))
            return replace(post, organization=body.text[name.end() if name else 0 :])
    return post


def _with_body_behind(source: Text, post: Post) -> Post:
    """Add the body behind a comma to a calling or a post in a unit.

    "A, tổ trưởng tổ cắt, Công ty B, cho biết …"
    """
    if post.office and _SMALL_UNIT.search(source.lowered, post.start, post.end) is None:
        return post
    comma = _COMMA.match(source.lowered, post.end)
    body = source.at(comma.end()) if comma else None
    holder = source.ending_before(post.start)
    if body is None or holder is None or holder.label != Label.PERSON:
        return post
    return _of_body(post, body, body.end) if _CLOSED.match(source.lowered, body.end) else post


def _of_body(post: Post, body: Mention, end: int) -> Post:
    if body.label != Label.ORGANIZATION:
        return post
    return replace(post, organization=body.text, end=end)


def _after_term(source: Text, end: int) -> int:
    """Step over "khóa XI" and a term of office."""
    term = _TERM.match(source.lowered, end)
    end = term.end() if term else end
    space = end + 1 if source.text[end : end + 1] == " " else end
    mention = source.at(space)
    return mention.end if mention is not None and mention.label == Label.DATE else end


def _tail(source: Text, start: int, head_end: int, office: bool) -> tuple[int, Mention | None]:
    """Where the words of the post end, and the body that follows them."""
    end, proper = head_end, False
    short = _SHORT_FORM.match(source.lowered, head_end)
    if short is not None and source.at(short.end() + 1) is not None:
        body = source.at(short.end() + 1)
        return end, body if body is not None and body.label == Label.ORGANIZATION else None
    for count in range(_LONGEST_TAIL + 1):
        place = source.next_word(end)
        if place is None:
            joined = _after_dash(source, end) if end > head_end else None
            if joined is None:
                return end, None
            end, proper = joined, True
            continue
        mention = source.at(place)
        if mention is not None:
            if mention.label == Label.ORGANIZATION or (office and mention.label == Label.LOCATION):
                return end, mention
            if mention.label == Label.PERSON and count > _LONGEST_TAIL_BEFORE_NAME:
                break
            return end, None
        of = _OF.match(source.lowered, place)
        if of is not None:
            body = source.at(of.end())
            whole = body is not None and body.label == Label.ORGANIZATION
            return end, body if whole else None
        stop = lexicon.tail_stop().match(source.lowered, place)
        generic = lexicon.bodies().match(source.lowered, end)
        if generic is not None and (stop is None or " " not in stop.group()):
            end = _before_mention(source, end, generic.end())
            continue
        named = source.name_after(place)
        if named is not None and count > _LONGEST_TAIL_BEFORE_NAME:
            break
        if named is not None or stop is not None:
            return end, None
        some = _SOME.match(source.lowered, place) if end > head_end else None
        if some is not None:
            return some.end(), None
        word = _WORD.match(source.lowered, place)
        small = source.text[place].islower()
        if word is None or (
            office and small and not proper and not _names_unit(source, start, end)
        ):
            return end, None
        proper = proper or not small
        end = word.end()
    generic = lexicon.bodies().match(source.lowered, head_end)
    return (_before_mention(source, head_end, generic.end()) if generic else head_end), None


def _before_mention(source: Text, start: int, end: int) -> int:
    """Where generic words end that run into a body ("tổ nữ công | Trường Tiểu học A")."""
    inside = source.within(start, source.end_of_mention(end))
    if not inside or not start + 1 < inside[0].start < end:
        return end
    return start + len(source.lowered[start : inside[0].start].rstrip())


def _after_dash(source: Text, end: int) -> int | None:
    """Where the first word behind a dash ends, which goes on with a name: "Hồi sức - Chống độc"."""
    dash = _INNER_DASH.match(source.lowered, end)
    if dash is None or not source.text[dash.end()].isupper():
        return None
    if source.at(dash.end()) is not None or lexicon.head().match(source.lowered, dash.end()):
        return None
    first = _WORD.match(source.lowered, dash.end())
    return first.end() if first and _runs_to_mark(source, first.end()) else None


def _names_unit(source: Text, start: int, end: int) -> bool:
    """Whether small letters at `end` still belong to the name of a unit."""
    unit = _SMALL_UNIT.search(source.lowered, start, end)
    return unit is not None and _runs_to_mark(source, end)


def _runs_to_mark(source: Text, end: int) -> bool:
    """Whether only a few words stand before the next mark or body, only one before a verb."""
    for count in range(_LONGEST_UNIT_NAME):
        place = source.next_word(end)
        if place is None:
            return True
        mention = source.at(place)
        if mention is not None:
            return mention.label == Label.ORGANIZATION
        word = _WORD.match(source.lowered, place)
        if word is None:
            return False
        if lexicon.tail_stop().match(source.lowered, place):
            return count == 1
        end = word.end()
    return source.next_word(end) is None
