"""The headline of a page among its blocks and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.clean.blocks import Block
from extract.clean.body import teasers
from extract.clean.dateline import date_line_of, is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import bare_headline, goes_on, looks_like_headline
from extract.clean.weight import SENTENCE
from extract.clean.words import anywhere, entries, key, plain

_TAGS = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 0.8, "h5": 0.4}
_NAMED = re.compile(
    r"title|headline|tieu-?de|heading|ten-?bai|subject|entry-?name|article-?name|post-?name"
)
_SECTION = re.compile(r"portlet|section|cate|widget|module|site|logo|slogan|block-title|box")
_ACTIVE = re.compile(r"(?<![a-z])(?:active|current|selected)(?![a-z])")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]|[IVX]+\.|[a-zđ]\)|[-+*•])\s")  # a sub-heading
_BEFORE = 30  # blocks above the text among which the headline is looked for
_BELOW = 60  # blocks below the first running text among which it may stand: teasers above it
_BEGINNING = 0.3  # share of a title that a headline at its beginning has
_LONG_TITLE = 6  # words of a headline that is no site's name when it is part of the title
_TEASED = 3  # blocks below the headline of another page among which its teaser stands
_TEXT = 4  # first paragraphs, whose words the right title shares
_LINES = 4  # lines a headline may have
_SURE = 1.5  # score from which a block beats the page's <title>
_NAME = 7  # words from which what begins like a site's name may be a headline
_FEWEST = 3  # words of the name of a body; "Công đoàn" alone is the title of a page about it
_LONGEST_NAME = 10  # words of the longest name of a body
_WORD = re.compile(r"\w+")
_TOLD = re.compile(r"[\d:?!“\"]")  # what headlines have and names have not
_HOST = re.compile(r"\w\.(?:vn|com|org|net|edu|gov)\b")
_BEYOND_DOUBT = 5.0  # score of a headline that settles where the article begins
_BAR = re.compile(r"\s+[|»«]\s+")  # what follows is the site's name
_SUFFIX = re.compile(r"\s+(?:[·•]|[-–—]|::?)\s+")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline.

    Args:
        text: its lines as one.
        first: index of its first block.
        stop: index after its last block; the same as `first` where it stands only in the head.
        score: how sure it is; 0 for one from the head.
    """

    text: str
    first: int
    stop: int
    score: float = 0.0


def find_headline(blocks: list[Block], opening: int, titles: list[str]) -> Headline | None:
    """Return the headline a reader sees.

    Args:
        blocks: the page's blocks.
        opening: index of the first block of running text.
        titles: what the head gives as title (see `Head`).
    """
    best: Headline | None = None
    index = max(0, opening - _BEFORE)
    while index < opening:
        stop = _stop(blocks, index, opening)
        text = bare_headline(" ".join(block.text for block in blocks[index:stop]))
        score = _score(blocks, index, stop, opening, text, titles)
        if best is None or score >= best.score:
            best = Headline(text, index, stop, score)
        index = stop
    if best is not None and best.score >= _SURE:
        return best
    stated = _stated(titles, " ".join(b.text for b in blocks[opening : opening + _TEXT]))
    if stated:
        return Headline(stated, opening, opening)
    return best if best is not None and best.score > 0 else None


def find_lower_headline(
    blocks: list[Block], opening: int, stop: int, titles: list[str]
) -> Headline | None:
    """Return a headline under the first running text of a page, where that is a side column's.

    It must be beyond doubt, and more text must stand under it than above it, teasers left out.
    """
    stories = teasers(blocks)
    for index in range(opening + 1, min(stop, opening + _BELOW)):
        block = blocks[index]
        if block.linked or not looks_like_headline(block.text):
            continue
        end = _stop(blocks, index, stop)
        above = sum(blocks[i].prose for i in range(opening, index) if i not in stories)
        if sum(line.prose for line in blocks[end:stop]) <= above:
            continue
        text = bare_headline(" ".join(line.text for line in blocks[index:end]))
        score = _score(blocks, index, end, end, text, titles)
        if score >= _BEYOND_DOUBT:
            return Headline(text, index, end, score)
    return None


def _stop(blocks: list[Block], index: int, opening: int) -> int:
    """Return the index after a headline that begins at `index`: more lines of its own kind."""
    stop = index + 1
    while stop < min(opening, index + _LINES) and _same_line_kind(blocks[stop - 1], blocks[stop]):
        stop += 1
    return stop


def _same_line_kind(upper: Block, lower: Block) -> bool:
    if upper.linked or lower.linked or upper.tag != lower.tag:
        return False
    if upper.element is lower.element or (_is_bold(upper) and _is_bold(lower)):
        return goes_on(upper.text, lower.text)
    return False


def _is_bold(block: Block) -> bool:
    return block.bold * 10 >= len(block.text) * 8


def _score(
    blocks: list[Block], index: int, stop: int, opening: int, text: str, titles: list[str]
) -> float:
    """Return how much a block looks like the headline; the parts are weighed on real pages."""
    block = blocks[index]
    name = f"{block.element.get('class') or ''} {block.element.get('id') or ''}".lower()
    score = _TAGS.get(block.tag, 0.0)
    if _NAMED.search(name):
        score += -1.0 if _SECTION.search(name) else 2.0
    if _ACTIVE.search(name):
        score += 3.0  # static pages of portals: the headline is only the menu's active entry
    if block.tag not in _TAGS and _is_bold(block):
        score += 1.0
    score += 0.3 * text.isupper()
    if is_mere_name(text):
        score -= 2.0  # the site's banner; that the head's title repeats it says nothing
    else:
        score += 3.0 * max((_agreement(text, title) for title in titles), default=0.0)
    score += _date_below(blocks, stop)
    score += 0.5 * (stop == opening) - 0.1 * (opening - stop)
    if block.linked * 2 > len(block.text):
        if block.tag not in _TAGS and not _NAMED.search(name):
            score -= 3.0
        below = blocks[stop : min(stop + _TEASED, opening)]
        if block.tag != "h1" and any(line.prose >= SENTENCE for line in below):
            score -= 3.0  # a teaser follows: the headline of another page
    if kind_of(text) is not Kind.TEXT or is_pure(read_date_line(text)):
        score -= 4.0
    if block.tag == "body" and index == 0:
        score += 2.0  # a fragment: bare text before the first element is its headline
    elif len(text.split()) < 3 and block.tag != "h1":
        score -= 1.0
    if _NUMBERED.match(text):
        score -= 2.0
    if len(text.split()) > 3 and not looks_like_headline(text):
        score -= 2.0
    return score


def _date_below(blocks: list[Block], stop: int) -> float:
    """Return what a date line one or two blocks below says for a headline."""
    for distance, block in enumerate(blocks[stop : stop + 2]):
        if date_line_of(block.text) is not None:
            return 2.0 - 0.5 * distance
    return 0.0


@lru_cache(maxsize=1_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


@lru_cache(maxsize=1_000)
def _agreement(text: str, title: str) -> float:
    """Return how far a headline is what the head gives as title, from 0 to 1.

    The site's name may follow the title or stand before it, so the headline may be one part of
    it; but a part that is not the first is as often the section's or the site's name.
    """
    begins = key(title).startswith(key(text)) and len(text.split()) > 1
    if begins and len(text) >= _BEGINNING * len(title):  # less is the site's name before it
        return 1.0
    words, others = _words(text), _words(title)
    shared = len(words & others) / max(1, len(words | others))
    if len(words) > _LONG_TITLE:
        shared = max(shared, len(words & others) / len(words))
    return max(0.0, shared * 2 - 1)


def _stated(titles: list[str], opening: str) -> str | None:
    """Return the title of the head that shares most words with the text, without the site's name.

    Sites leave the og:title of another page standing, and fill `<title>` with the section's name.
    """
    spoken = _words(opening)
    best: tuple[float, str] | None = None
    for title in titles:
        parts = _SUFFIX.split(_BAR.split(title)[0])
        while len(parts) > 1 and is_site_name(parts[-1]):
            parts.pop()
        text = _cut(title, parts)
        if is_site_name(text) or kind_of(text) is not Kind.TEXT:
            continue
        words = _words(text)
        shared = len(words & spoken) / len(words)
        if best is None or shared > best[0]:
            best = shared, text
    return best[1] if best else None


def _cut(title: str, parts: list[str]) -> str:
    """Return the beginning of `title` that holds `parts`, with its own separators."""
    end = 0
    for part in parts:
        end = title.index(part, end) + len(part)
    return title[:end].strip()


def is_mere_name(text: str) -> bool:
    """Tell whether a line is the name of a site or of the body whose it is, and says no more."""
    words = len(text.split())
    if words < _NAME and is_site_name(text):
        return True
    if not _FEWEST <= words <= _LONGEST_NAME or _TOLD.search(text):
        return False
    named = is_site_name(text) or key(text).startswith(entries("body_names"))
    return named and not anywhere("headline_verbs").search(plain(text))


def is_site_name(text: str) -> bool:
    """Tell whether a part of a title names the site, not the page."""
    name = key(text)
    if not name:
        return not any(char.isdigit() for char in text)
    if name.startswith(entries("site_names")):
        return True
    return name.endswith(("university", "portal", "website")) or bool(_HOST.search(plain(text)))
