"""Where a place's name ends that no list holds, or that a number follows."""

from __future__ import annotations

from functools import cache

from extract.tag.people.names import follower, is_stop, is_stop_pair, name_at
from extract.tag.places.types import SUFFIX
from extract.tag.places.view import Text
from extract.tag.runs import Word, load_phrases


def unlisted(text: Text, run: tuple[Word, ...], index: int) -> tuple[int, float]:
    """End of a name that no list holds: the run, cut at stop words and at a person's name."""
    longest = 3 if run[index].case != "U" else 2
    rest = run[index:]
    size = 0
    while size < min(len(rest), longest + (len(rest) == 4)):
        word = rest[size]
        after = rest[size + 1].text if size + 1 < len(rest) else follower(text.folded, word.end)
        if size == 0 and len(rest) > 1:
            if is_stop_pair(f"{word.low} {rest[1].low}"):
                break
        elif is_stop(word.text, after) and not _sounds(rest, size):
            break
        if size:
            shape = name_at(text.folded, word.start)
            if shape is not None and shape.score >= 0.8 and len(shape.syllables) >= 3:
                break
        size += 1
    return (rest[size - 1].end, 0.85) if size else (rest[0].start, 0.0)


#: Small words that begin no sentence in the middle of capitals: there they are syllables.
_SOUNDS = frozenset(("là", "và", "cho", "nghe", "lên", "mà", "thì"))


def _sounds(rest: tuple[Word, ...], at: int) -> bool:
    """Whether a small word with a capital is a syllable of a hamlet's name ("bản Tả Là Cáo")."""
    return at > 0 and rest[at].low in _SOUNDS and rest[at].case == "T" and at + 1 < len(rest)


def with_suffix(text: Text, end: int) -> int:
    """End of a name with its number or letter ("Sông Bung 4"), not with a count ("… 4 hộ")."""
    suffix = SUFFIX.match(text.folded, end)
    if suffix is None or (follower(text.low, suffix.end()) or "") in _counted():
        return end
    return suffix.end()


@cache
def _counted() -> frozenset[str]:
    """First words of what numbers count."""
    lists = load_phrases(("organizations", "counted"), ("dates", "counted"))
    return frozenset(phrase.partition(" ")[0] for phrase in lists.all)
