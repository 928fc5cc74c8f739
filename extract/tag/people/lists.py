"""Lists of people: a name vouches for the next one, and for another name in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.tag.people.cues import Cue, cue_before
from extract.tag.people.found import Found
from extract.tag.people.names import follower, given_syllables, is_stop, name_at, surnames
from extract.tag.places.gazetteer import districts, is_country, is_known_place, is_province
from extract.tag.runs import Word

_MARK = r"(?:\(?\d{1,2}[)./] {0,6}|[-+•*] )"
#: What stands between two names of one list; on a new line it takes a number or a bullet.
_LIST_JOIN = re.compile(rf"(?: ?[,;&]| và | - | / |, và )\s?(?:và )?{_MARK}?| ?[;,.]? ?\n ?{_MARK}")


def cut_run(folded: str, run: tuple[Word, ...], index: int, longest: int = 4) -> int:
    """Return the index after the last word of the name that starts at `run[index]`."""
    shape = name_at(folded, run[index].start)
    if shape is not None:
        stop = index
        while stop < len(run) and run[stop].start < shape.end:
            stop += 1
        return stop
    stop = index
    while stop < len(run) and stop - index < longest:
        after = run[stop + 1].text if stop + 1 < len(run) else follower(folded, run[stop].end)
        if is_stop(run[stop].text, after):
            break
        if stop - index >= 2 and surnames().get(run[stop].low) and stop + 1 < len(run):
            break
        stop += 1
    return stop


def extend_lists(
    folded: str, low: str, runs: list[tuple[Word, ...]], found: list[Found]
) -> list[Found]:
    """Let a name vouch for the next one in its list ("NSƯT Công Lý, Thanh Sơn và Mỹ Uyên")."""
    best: dict[int, Found] = {}
    for f in found:
        known = best.get(f.start)
        if known is None or (f.score, f.end) > (known.score, known.end):
            best[f.start] = f
    previous: Found | None = None
    for run in runs:
        start = run[0].start
        own = best.get(start)
        if previous is not None and previous.score >= 0.7 and (own is None or own.score < 0.75):
            bracket = low[previous.end : start].strip() == "("
            if bracket or _LIST_JOIN.fullmatch(folded, previous.end, start):
                grown = _listed(folded, low, run, own, previous, bracket)
                if grown is not None:
                    best[start] = grown
        inside = [best[word.start] for word in run if word.start in best]
        previous = inside[-1] if inside else None
    return sorted(best.values(), key=lambda f: f.start)


def _nickname(low: str, run: tuple[Word, ...], earlier: list[str], text: str) -> Found | None:
    """Another name of the same person in brackets ("Công Vượng (Vượng Râu)")."""
    start, end = run[0].start, run[-1].end
    if low[end : end + 1] != ")" or len(run) > 4:
        return None
    if any(word.low in earlier for word in run):
        return Found(start, end, 0.85, "people.nickname")
    known = all(word.low in given_syllables() for word in run)
    if 2 <= len(run) <= 3 and known and text not in districts():
        return Found(start, end, 0.7, "people.nickname")
    return None


def _listed(
    folded: str, low: str, run: tuple[Word, ...], own: Found | None, previous: Found, bracket: bool
) -> Found | None:
    """The run as the next name of a list, or as the nickname in brackets after one."""
    text = low[run[0].start : run[-1].end]
    if is_province(text) or is_country(text) or is_stop(run[0].text, follower(low, run[0].end)):
        return None
    earlier = low[previous.start : previous.end].split()
    if bracket:
        return _nickname(low, run, earlier, text)
    if cue_before(low, run[0].start)[0] is Cue.OTHER:
        return None
    if own is not None:
        return replace(own, score=max(own.score, 0.8), rule="people.list")
    known = sum(word.low in given_syllables() for word in run)
    if (
        known < max(len(run) - 1, min(len(run), 2))
        or cut_run(folded, run, 0) < len(run)
        or len(run) > 3
        or run[0].case == "U"
    ):
        return None
    if len(run) == 1 and len(earlier) > 1:
        return None
    if is_known_place(text) and len(earlier) > 1 and earlier[0] in surnames():
        return None
    return Found(run[0].start, run[-1].end, 0.72, "people.list")
