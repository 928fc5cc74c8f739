"""What the words around a capitalised run say about it: a person, part of another name, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from extract.tag.runs import Phrases, load_phrases, word_before, words_after, words_before


class Cue(Enum):
    """Kinds of evidence before a run."""

    NONE = "none"
    #: A form of address or a title: whatever follows is a person, given name alone included.
    ADDRESS = "address"
    #: An office or a calling: a name may follow, and so may a body.
    POST = "post"
    #: The head of another name (school, street, prize): no person.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, folded and in lower case."""

    personal: Phrases
    addresses: Phrases
    posts: Phrases
    offices: Phrases
    others: Phrases
    no_address: Phrases


#: Titles that describe: they stand before "Việt Nam" and "Online" as easily as before a name.
_ADJECTIVES = frozenset(("trẻ", "già", "lão thành", "dũng cảm", "tài năng", "nhỏ tuổi"))


@cache
def words() -> Words:
    """Return the word lists that cues are read with."""
    addresses = load_phrases(("posts", "honorifics"), ("posts", "titles"), ("people", "addresses"))
    posts = load_phrases(("posts", "posts"), ("posts", "professions"))
    return Words(
        personal=load_phrases(("posts", "honorifics")),
        addresses=Phrases(addresses.all - _ADJECTIVES),
        posts=Phrases(posts.all | _ADJECTIVES),
        offices=load_phrases(("posts", "posts")),
        others=load_phrases(("people", "not_people")),
        no_address=load_phrases(("people", "not_after_address")),
    )


@cache
def _last_words() -> frozenset[str]:
    """The words right before a run that may say something about it."""
    lists = words()
    phrases = (lists.addresses, lists.posts, lists.others)
    return frozenset((":", ".")).union(*(phrase.last_words for phrase in phrases))


def _is_abbreviation(word: str) -> bool:
    """Whether a word is a title without a vowel to say it with ("ths", "pgs.ts", "đ/c")."""
    return len(word) <= 9 and not _VOWEL.search(word)


_VOWEL = re.compile("[aeiouyà-ãè-êìíò-õùúýăĩũơưạ-ỹ]")


def cue_before(low: str, pos: int) -> tuple[Cue, str]:
    """Return the evidence right before `pos` and the phrase it comes from.

    Args:
        low: folded text in lower case.
        pos: where a capitalised run starts.
    """
    if word_before(low, pos) not in _last_words():
        return Cue.NONE, ""
    left = words_before(low, pos)
    if left[0] in (":", ".") and len(left) > 1:
        # "gồm các đồng chí: A", "GS. A": a full stop only after the abbreviation of a title.
        joined = left[1:]
        if left[0] == ":" or _is_abbreviation(joined[0]):
            phrase = words().addresses.ending(joined)
            if phrase and words().no_address.ending(joined) is None:
                return Cue.ADDRESS, phrase
        if left[0] == ".":
            phrase = words().others.ending([f"{joined[0]}.", *joined[1:]])
            return (Cue.OTHER, phrase) if phrase else (Cue.NONE, "")
        return Cue.NONE, ""
    other = words().others.ending(left)
    address = words().addresses.ending(left)
    post = words().posts.ending(left)
    if other and len(other) >= max(len(address or ""), len(post or "")):
        return Cue.OTHER, other
    if address and words().no_address.ending(left) is None:
        return Cue.ADDRESS, address
    return (Cue.POST, post) if post else (Cue.NONE, "")


#: What ends a clause; a full stop after "tp", "q", and in "t.ư", does not.
_CLAUSE_END = re.compile(r"[,;:()\"\n]|(?<!\btp)(?<!\bq)(?:(?<!t)\.|\.(?!ư))")
_LONGEST_CLAUSE = 90


def office_behind(low: str, pos: int) -> bool:
    """Whether an office stands before `pos` in the same clause ("Phó Chủ tịch UBND TP | …")."""
    start = max(0, pos - _LONGEST_CLAUSE)
    for end in _CLAUSE_END.finditer(low, start, pos):
        start = end.end()
    parts = low[start:pos].split()
    offices = words().offices
    return any(
        " ".join(parts[at : at + size]) in offices
        for at in range(max(0, len(parts) - 12), len(parts))
        for size in (1, 2, 3)
    )


_AGE = re.compile(
    r" ?\(?,? ?(?:sn|sinh năm|sinh ngày|\d{1,2} tuổi|trú|ngụ|quê|hiện là|nguyên là|năm nay)\b"
)


def age_after(low: str, end: int) -> bool:
    """Whether a birth year, an age or a home follows ("… (SN 1971)", "… (36 tuổi)")."""
    return _AGE.match(low, end) is not None


def office_after(low: str, end: int) -> bool:
    """Whether an office or a calling follows ("…, Phó Chủ tịch", "… - giáo viên")."""
    right = words_after(low, end)
    if len(right) < 2 or right[0] not in (",", "-", "("):
        return False
    rest = right[1:]
    while rest and rest[0] in ("nguyên", "phó", "cựu", "quyền", "là", "hiện", "đại", "diện"):
        rest = rest[1:]
    posts = words().posts
    return any(" ".join(rest[:size]) in posts for size in (3, 2, 1))
