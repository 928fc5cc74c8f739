"""The `congdoan` command; every command imports what it needs when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.callback()
def main() -> None:
    """Records from Vietnamese trade-union news."""


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Folders of gold files.")],
    errors: Annotated[int, typer.Option(help="Wrong cases to print of each kind.", min=0)] = 0,
    gate: Annotated[Path | None, typer.Option(help="Floors file to hold the scores to.")] = None,
    update: Annotated[bool, typer.Option(help="Pin today's scores in the floors file.")] = False,
    allow_lower: Annotated[bool, typer.Option(help="Let --update lower a floor.")] = False,
) -> None:
    """Score the pipeline on gold articles."""
    from extract.evaluate.command import evaluate_folders

    code = evaluate_folders(
        gold, errors=errors, gate=gate, update_gate=update, allow_lower=allow_lower
    )
    raise typer.Exit(code)
