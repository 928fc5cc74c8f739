"""One person, however often and however short they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.records.people import lexicon
from extract.records.people.text import Text
from extract.tag import Mention

_CREDIT = re.compile(
    r"(?:ảnh|tin|bài|clip|video|đồ họa|thực hiện|người đưa tin|người viết"
    r"|biên tập|nguồn|phóng viên|(?<![^\n])tác giả(?=\s*:))"
    r"(?:\s*(?:,|&|và|-|/)\s*(?:ảnh|bài|clip|video))?\s*[:\-]?\s*$"
)
_BETWEEN_AUTHORS = re.compile(r"[\s\-,/&;]*(?:và\s+)?")
#: Around a name that stands in a line of its own.
_LINE_REST = re.compile(r"[\s\-,/&.;()|*_]*")
_INVENTED = re.compile(r"(?:cảnh|nhân vật|vai|trong vai|vào vai)\s+$")
#: Before another name of the same person in brackets.
_OTHER_NAME = re.compile(
    r"\s*\(\s*(?:(?:bút danh|nghệ danh|biệt danh|bí danh|tên thật|pháp danh|tên khai sinh"
    r"|(?:hay )?(?:còn|thường)(?: được)? gọi)(?: là)?:?\s+)?"
)
_AND = re.compile(r"\s*(?:,|và|và\s+cảnh|,\s*cảnh)\s*")
_TITLE_LINE = 200
#: Of more people with one given name, and of more mentions, the first and the last ones serve.
_NAMESAKES, _LAST = 20, 50


@dataclass(slots=True)
class Person:
    """A person of the article.

    Args:
        name: the fullest form, as written.
        mentions: where they are named.
        signs: whether they only sign the article or a picture.
    """

    name: str
    mentions: list[Mention]
    signs: bool = False
    honorific: str | None = None
    keys: tuple[str, ...] = field(default=())


_Known = dict[tuple[str, ...], list[Person]]


def people_of(source: Text) -> list[Person]:
    """Return the people of a text in order of their first mention, without invented ones."""
    people: list[Person] = []
    known: _Known = {}
    signing = _signing(source)
    left_out: set[int] = set()
    for mention in source.people:
        if _is_left_out(source, mention, left_out):
            left_out.add(mention.start)
    named = [m for m in source.people if m.start not in left_out]
    for mention in sorted(named, key=lambda m: (-len(_syllables(m.text)), m.start)):
        _place(people, known, mention, mention.start in signing)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
        person.honorific = next(
            (h for m in person.mentions if (h := _honorific(source, m)) is not None), None
        )
    return sorted(people, key=lambda p: p.mentions[0].start)


def _place(people: list[Person], known: _Known, mention: Mention, signs: bool) -> None:
    """Add a mention to the person it names; the mentions come longest first.

    `known` holds the people by the last words of their names.
    """
    keys = _syllables(mention.text)
    alike = known.get(keys, [])
    same = [p for p in alike if p.keys == keys]
    if not same and not signs:
        same = [p for p in alike if not p.signs]
    if not same:
        person = Person(mention.text, [mention], signs, keys=keys)
        people.append(person)
        for start in range(len(keys)):
            namesakes = known.setdefault(keys[start:], [])
            if len(namesakes) < _NAMESAKES:
                namesakes.append(person)
        return
    person = _nearest(same, mention)
    person.mentions.append(mention)
    person.signs = person.signs and signs
    if person.name.isupper() and person.keys == keys:
        person.name = mention.text


def _nearest(people: list[Person], mention: Mention) -> Person:
    """Of several who share a given name, the one named last before the mention."""

    def distance(person: Person) -> tuple[bool, int]:
        nearest = min(
            person.mentions[-_LAST:],
            key=lambda m: (m.start > mention.start, abs(m.start - mention.start)),
        )
        return nearest.start > mention.start, abs(nearest.start - mention.start)

    return min(people, key=distance)


def _syllables(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


def _honorific(source: Text, mention: Mention) -> str | None:
    """The form of address right before a name."""
    start = max(0, mention.start - 25)
    for match in lexicon.address().finditer(source.lowered, start, mention.start):
        rest = source.lowered[match.end() : mention.start]
        inside = match.start() > 0 and source.lowered[match.start() - 1].isalnum()
        if match["honorific"] and not rest.strip() and not inside:
            return source.text[match.start() : match.end()]
    return None


def _is_left_out(source: Text, mention: Mention, left_out: set[int]) -> bool:
    """An invented person, or a second name in brackets ("Đức Bình (Bình Còi)")."""
    before = source.lowered[max(0, mention.start - 40) : mention.start]
    if _INVENTED.search(before):
        return True
    last = source.person_before(mention.start)
    if last is None:
        return False
    gap = source.lowered[last.end : mention.start]
    if _OTHER_NAME.fullmatch(gap) and source.lowered.startswith(")", mention.end):
        return True
    return (
        bool(_AND.fullmatch(gap)) and len(_syllables(mention.text)) == 1 and last.start in left_out
    )


def _signing(source: Text) -> set[int]:
    """Starts of the names that sign the article, a part of it or a picture."""
    found: set[int] = set()
    for mention in source.people:
        before = source.lowered[max(0, mention.start - 40) : mention.start]
        last = source.person_before(mention.start)
        follows = (
            last is not None
            and last.start in found
            and _BETWEEN_AUTHORS.fullmatch(source.lowered, last.end, mention.start)
        )
        if _CREDIT.search(before) or follows or _is_alone(source, mention):
            found.add(mention.start)
    return found


def _is_alone(source: Text, mention: Mention) -> bool:
    """Whether a name stands in a line, or after the last sentence, with nothing but its like."""
    text = source.lowered
    first = max(0, mention.start - _TITLE_LINE)
    start = max(first, text.rfind("\n", first, mention.start) + 1)
    end = text.find("\n", mention.end, mention.end + _TITLE_LINE)
    if end < 0:
        end = min(len(text), mention.end + _TITLE_LINE)
    if end >= source.last:
        marks = (". ", "./.", "… ", "! ", "? ")
        start = max(start, *(text.rfind(mark, first, mention.start) + 1 for mark in marks))
    if end - start > _TITLE_LINE:
        return False
    rest, at = "", start
    for other in source.within(start, end):
        rest += text[at : other.start]
        at = other.end
    return _LINE_REST.fullmatch(rest + text[at:end]) is not None
