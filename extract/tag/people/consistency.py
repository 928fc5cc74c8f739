"""One document, one cast: a name that strong evidence established is that person everywhere."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold, lower
from extract.resources import entries
from extract.tag.people.cues import Cue, cue_before
from extract.tag.people.found import ESTABLISHED, Found
from extract.tag.people.names import eponyms, follower, is_stop, is_stop_pair, surnames
from extract.tag.places.gazetteer import is_province
from extract.tag.runs import Cover, Word


@cache
def _institutional() -> frozenset[str]:
    return frozenset(lower(fold(line)) for line in entries("people", "institutional"))


def consistent(low: str, runs: list[tuple[Word, ...]], found: list[Found]) -> list[Found]:
    """Add the other occurrences of established names, and their short forms.

    Args:
        low: folded text in lower case.
        runs: its capitalised runs.
        found: possible people; returned with the additions, in text order.
    """
    names = sorted(
        {
            " ".join(low[f.start : f.end].split())
            for f in found
            if f.score >= _needed(" ".join(low[f.start : f.end].split()))
        },
        key=lambda name: (-len(name), name),
    )
    full = [name for name in names if " " in name]
    if not full:
        return found
    result = {(f.start, f.end): f for f in found}
    for start, end in _occurrences(low, runs, full):
        known = result.get((start, end))
        if known is None or known.score < 0.9:
            if cue_before(low, start)[0] is Cue.OTHER:
                continue
            result[(start, end)] = Found(start, end, 0.9, "people.known")
    taken = Cover((f.start, f.end) for f in result.values() if f.score >= 0.5)
    for f in _short_forms(low, runs, full, taken):
        guess = result.get((f.start, f.end))
        if guess is None or guess.score < f.score:
            result[(f.start, f.end)] = f
    return sorted(result.values(), key=lambda f: (f.start, f.end))


def _needed(name: str) -> float:
    """Evidence that establishes a name; more for those that schools and streets bear."""
    return 0.95 if name in eponyms() else ESTABLISHED


def _occurrences(low: str, runs: list[tuple[Word, ...]], full: list[str]) -> list[tuple[int, int]]:
    """Every place where one of the names stands with a capital, the longest name first."""
    by_first: dict[str, list[str]] = {}
    for name in full:
        by_first.setdefault(name[:2], []).append(name)
    return [
        (word.start, word.start + len(name))
        for run in runs
        for word in run
        for name in by_first.get(low[word.start : word.start + 2], ())
        if low.startswith(name, word.start) and not _letter_at(low, word.start + len(name))
    ]


#: The dot of a withheld given name that stands alone: "N. là thủ quỹ", not an item "N. Họ tên".
_CUT_SHORT = re.compile(r"\.(?= [^\W\d_]+[ ,.]|,)")


#: Inside a sentence even a small word has its capital as a name only ("…, Như ở với bà").
_INSIDE = re.compile(r"[^\W\d_,;] \Z|[,;] \Z")


def _letter_at(low: str, pos: int) -> bool:
    """Whether a letter or digit stands at `pos`, so that a word goes on there."""
    return low[pos : pos + 1].isalnum()


def _short_forms(
    low: str, runs: list[tuple[Word, ...]], full: list[str], taken: Cover
) -> list[Found]:
    """Given names standing alone ("Khuê không nhập quỹ", "Quang Hải góp 5 bàn")."""
    with_family = [n.split() for n in full if n.split()[0] in surnames() or " thị " in n]
    pairs = {" ".join(n[-2:]) for n in with_family if len(n) > 2}
    singles = {n[-1] for n in with_family} - _institutional()
    withheld = {n[-1].rstrip(".") for n in with_family if len(n[-1].rstrip(".")) == 1}
    found = []
    for run in runs:
        if len(run) > 1 and is_stop(run[0].low, None):
            run = run[1:]  # "Riêng Đức là …"
        text = " ".join(word.low for word in run)
        if text in pairs:
            score, rule = 0.8, "people.short"
        elif len(run) == 1 and text in singles and run[0].case == "T":
            score, rule = 0.7, "people.given_alone"
        elif len(run) == 1 and text in withheld and _CUT_SHORT.match(low, run[0].end):
            score, rule = 0.7, "people.withheld"
        else:
            continue
        start, end = run[0].start, run[-1].end + (rule == "people.withheld")
        if taken.touches(start, end):
            continue
        after = follower(low, end)
        pair = f"{run[-1].low} {after}"
        if is_stop_pair(pair) or is_province(pair):
            continue
        if is_stop(run[-1].low, None) and not _INSIDE.search(low, start - 2, start):
            continue
        if cue_before(low, start)[0] is Cue.OTHER:
            continue
        found.append(Found(start, end, score, rule))
    return found
