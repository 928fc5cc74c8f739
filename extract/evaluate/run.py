"""Run the pipeline over a gold folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.evaluate.compare import Case, Comparison, compare
from extract.evaluate.gold import GoldArticle, checksum, load_gold
from extract.evaluate.linking import (
    evaluate_names,
    linking_checksum,
    linking_files,
    load_pages,
)
from extract.evaluate.tally import Tally
from extract.failure import PageFailure
from extract.pipeline import extract_page

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of one gold folder."""

    folder: Path
    checksum: str
    articles: int
    comparison: Comparison
    failures: tuple[str, ...]

    @property
    def tallies(self) -> dict[str, Tally]:
        """Tallies by metric name."""
        return self.comparison.tallies

    @property
    def cases(self) -> list[Case]:
        """The wrong cases, in article order."""
        return self.comparison.cases


def evaluate(folder: Path, language: Language) -> Evaluation:
    """Return the scores of the pipeline on all gold files of `folder`, articles or names.

    An article that the pipeline gives up counts as one where nothing was found, and is named.

    Raises:
        GoldError: where the folder or a file in it cannot be used.
    """
    names = linking_files(folder)
    if names:
        pages = sum(len(load_pages(path)) for path in names)
        scores = evaluate_names(folder, language)
        return Evaluation(folder, linking_checksum(folder), pages, scores, ())
    total = Comparison()
    failures = []
    cases = load_gold(folder)
    for case in cases:
        try:
            total.merge(compare(case, extract_page(case.page, language)))
        except PageFailure as failure:
            name = case.article.id
            failures.append(f"{name}: {failure.stage}/{failure.reason}: {failure.message}")
            total.merge(_nothing_found(case.article))
    return Evaluation(folder, checksum(folder), len(cases), total, tuple(failures))


def _nothing_found(gold: GoldArticle) -> Comparison:
    """All of the gold's mentions and records, missed."""
    result = Comparison()
    for entity in gold.entities:
        result.add(f"{entity.label.value}.exact", Tally(missed=1))
        result.add(f"{entity.label.value}.relaxed", Tally(missed=1))
    for metric, rows in (
        ("DATE.value", [e for e in gold.entities if e.label == "DATE"]),
        ("awards.count", gold.awards),
        ("awards.core", gold.awards),
        ("awards.full", gold.awards),
        ("people.core", gold.people),
        ("people.full", gold.people),
        ("support.core", gold.support),
        ("support.full", gold.support),
    ):
        result.add(metric, Tally(missed=len(rows)))
    return result
