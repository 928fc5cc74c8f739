"""Print scores and wrong cases."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extract.evaluate.compare import Case
from extract.evaluate.run import Evaluation


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".lstrip("0") if value < 1 else "1.00"


def print_scores(evaluation: Evaluation, console: Console) -> None:
    """Print the table of scores of one folder."""
    table = Table(title=f"{evaluation.folder.name}: {evaluation.articles} articles", box=None)
    table.add_column("metric", no_wrap=True)
    for name in ("P", "R", "F1", "right", "extra", "missed"):
        table.add_column(name, justify="right")
    for metric, tally in evaluation.tallies.items():
        numbers = (tally.precision, tally.recall, tally.f1)
        counts = (tally.hits, tally.extra, tally.missed)
        table.add_row(metric, *map(_number, numbers), *map(str, counts))
    console.print(table)
    for failure in evaluation.failures:
        console.print(f"given up: {escape(failure)}")


def print_cases(evaluation: Evaluation, console: Console, most: int) -> None:
    """Print up to `most` wrong cases of each metric and kind, grouped."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in evaluation.cases:
        groups[case.metric, case.kind].append(case)
    for (metric, kind), cases in sorted(groups.items()):
        console.print(f"\n{metric} {kind}: {len(cases)}", style="bold")
        for case in islice(cases, most):
            what = " → ".join(escape(side) or "∅" for side in (case.wanted, case.found))
            console.print(f"  {case.article}: {what}   {escape(case.context)}", highlight=False)
