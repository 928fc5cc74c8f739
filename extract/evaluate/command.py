"""What `congdoan evaluate` does."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from extract.evaluate.gate import GateError, check, read_floors, update
from extract.evaluate.gold import GoldError
from extract.evaluate.run import evaluate
from extract.evaluate.show import print_cases, print_scores
from extract.tag import nlp


def evaluate_folders(
    folders: list[Path],
    *,
    errors: int = 0,
    gate: Path | None = None,
    update_gate: bool = False,
    allow_lower: bool = False,
) -> int:
    """Score the pipeline on gold folders, print the tables, and hold them against the gate.

    Args:
        folders: folders of gold files.
        errors: how many wrong cases to print of each kind.
        gate: the floors file, or None for no gate.
        update_gate: pin today's scores instead of checking.
        allow_lower: let an update lower a floor.

    Returns:
        Exit code: 0 passed, 1 below a floor, 2 unusable input.
    """
    out, err = Console(width=200, soft_wrap=True), Console(stderr=True, soft_wrap=True)
    try:
        language = nlp()
        evaluations = [evaluate(folder, language) for folder in folders]
        for evaluation in evaluations:
            print_scores(evaluation, out)
            if errors:
                print_cases(evaluation, out, errors)
        if gate is None:
            return 0
        if update_gate:
            update(evaluations, gate, allow_lower=allow_lower)
            out.print(f"Floors pinned in {escape(str(gate))}.")
            return 0
        floors = read_floors(gate)
        problems = [problem for e in evaluations for problem in check(e, floors)]
    except (GoldError, GateError) as error:
        err.print(escape(str(error)))
        return 2
    for problem in problems:
        err.print(escape(problem))
    if not problems:
        out.print("The gate is passed.")
    return 1 if problems else 0
