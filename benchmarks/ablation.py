"""What each part of the tagger is worth: exact F1 with the part switched off; run by hand.

`python -m benchmarks.ablation [FOLDER …]`, folders of gold files; the sample corpus without any.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Container, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.common import ARTICLES
from extract.evaluate import load_gold
from extract.resources import entries
from extract.tag import nlp, tag
from extract.tag.people.cues import Cue
from extract.tag.places import gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

    from extract.evaluate.gold import GoldCase

LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "DATE")
_ADMINISTRATIVE = ("communes", "districts", "provinces", "famous", "regions")
_FINDER = "extract.tag.people.finder"


@contextmanager
def _replaced(**parts: object) -> Iterator[None]:
    """Put other objects in the place of functions, given by their full names."""
    with ExitStack() as stack:
        for target, new in parts.items():
            stack.enter_context(patch(target, new))
        yield


def _whole() -> Iterator[None]:
    yield


def _no_consistency() -> Iterator[None]:
    with _replaced(
        **{
            "extract.tag.people.pipe.consistent": lambda _low, _runs, found: found,
            "extract.tag.organizations.pipe._recurring": lambda *_: [],
            "extract.tag.organizations.pipe._as_named": lambda _folded, found: found,
        }
    ):
        yield


def _no_places_known() -> Iterator[None]:
    def without(topic: str, name: str) -> tuple[str, ...]:
        return () if name in _ADMINISTRATIVE else entries(topic, name)

    _forget_places()
    with patch("extract.tag.places.gazetteer.entries", without):
        yield
    _forget_places()


def _forget_places() -> None:
    for name in ("countries", "listed_provinces", "provinces", "regions", "districts", "communes",
                 "first_words"):  # fmt: skip
        getattr(gazetteer, name).cache_clear()


def _shapes_only() -> Iterator[None]:
    with _replaced(
        **{
            f"{_FINDER}.cue_before": lambda *_: (Cue.NONE, ""),
            f"{_FINDER}.office_behind": lambda *_: False,
            f"{_FINDER}.office_after": lambda *_: False,
            f"{_FINDER}.age_after": lambda *_: False,
            f"{_FINDER}.find_credits": lambda *_: [],
            f"{_FINDER}.extend_lists": lambda _folded, _low, _runs, found: found,
            "extract.tag.people.pipe.consistent": lambda _low, _runs, found: found,
        }
    ):
        yield


def _longest_wins() -> Iterator[None]:
    with patch(
        "extract.tag.resolve.pipe._rank",
        lambda item: (item[1].start - item[1].end, item[1].start, -item[1].score, item[1].rule),
    ):
        yield


def _no_negatives() -> Iterator[None]:
    from extract.tag.resolve.pipe import choose

    with patch(
        "extract.tag.resolve.pipe.choose",
        lambda found: choose([c for c in found if c.label is not None]),
    ):
        yield


def _no_unwrapping() -> Iterator[None]:
    with patch("extract.tag.lines.unwrap", lambda folded: folded):
        yield


PARTS: dict[str, Callable[[], Iterator[None]]] = {
    "everything": _whole,
    "without document consistency": _no_consistency,
    "without administrative word lists": _no_places_known,
    "people by shape only": _shapes_only,
    "longest candidate wins": _longest_wins,
    "without candidates for general mentions": _no_negatives,
    "line breaks as they stand": _no_unwrapping,
}


def f1(language: Language, cases: list[GoldCase], *, dated: bool = True) -> dict[str, float]:
    """Exact F1 of each label, and of dates with their values as DATE.value."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for case in cases:
        article = case.article
        published: date | None = article.published if dated else None
        tagged = tag(language, article.text, title=article.title, published=published)
        inside = _body(case)
        have = {
            (m.start, m.end, m.label.value): m.value for m in tagged.mentions if m.start in inside
        }
        gold = {(e.start, e.end, str(e.label)): e.value for e in article.entities}
        for counter, spans in ((found, have), (wanted, gold)):
            counter.update(label for _, _, label in spans)
        right.update(label for span in gold.keys() & have.keys() for label in span[2:])
        right["DATE.value"] += sum(
            span[2] == "DATE" and have[span] == gold[span] for span in gold.keys() & have.keys()
        )
    found["DATE.value"], wanted["DATE.value"] = found["DATE"], wanted["DATE"]
    return {
        label: 2 * right[label] / max(1, found[label] + wanted[label])
        for label in (*LABELS, "DATE.value")
    }


def main(folders: list[str]) -> None:
    language = nlp()
    for folder in folders or [str(ARTICLES)]:
        cases = load_gold(Path(folder))
        print(f"{Path(folder).name}: {len(cases)} articles")
        print(f"{'':42}" + "".join(f"{label:>14}" for label in (*LABELS, "DATE.value")))
        for name, part in PARTS.items():
            with contextmanager(part)():
                _print(name, f1(language, cases))
        _print("without the publication date", f1(language, cases, dated=False))


def _body(case: GoldCase) -> Container[int]:
    """The code points of the article itself where the text is a dump of a whole page."""
    if case.article.body is None:
        return range(len(case.article.text))
    inside: set[int] = set()
    at = 0
    for number, line in enumerate(case.article.text.splitlines(keepends=True), start=1):
        if any(first <= number <= last for first, last in case.article.body):
            inside.update(range(at, at + len(line)))
        at += len(line)
    return inside


def _print(name: str, scores: dict[str, float]) -> None:
    print(f"{name:42}" + "".join(f"{value:14.3f}" for value in scores.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
