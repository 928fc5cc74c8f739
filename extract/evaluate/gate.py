"""The quality gate: floors pinned per gold folder, which only go up."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TypedDict

from extract.evaluate.run import Evaluation


class GateError(Exception):
    """A floors file that cannot be used, or an update that would lower a floor."""


class Floors(TypedDict):
    """Pinned values of one gold folder: its checksum and, per metric, the least F1."""

    checksum: str
    floors: dict[str, float]


def read_floors(path: Path) -> dict[str, Floors]:
    """Return the floors by folder name.

    Raises:
        GateError: where the file is missing or not in the format.
    """
    try:
        data: dict[str, Floors] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise GateError(f"{path} does not exist; make it with --update.") from error
    except json.JSONDecodeError as error:
        raise GateError(f"{path} is not JSON: {error}") from error
    return data


def check(evaluation: Evaluation, floors: dict[str, Floors]) -> list[str]:
    """Return what falls short, one sentence each; empty where the gate is passed."""
    name = evaluation.folder.name
    if name not in floors:
        return [f"{name}: no floors are pinned for this folder; pin them with --update."]
    pinned = floors[name]
    problems = []
    if pinned["checksum"] != evaluation.checksum:
        problems.append(f"{name}: the gold has changed since the floors were pinned.")
    for metric, floor in pinned["floors"].items():
        tally = evaluation.tallies.get(metric)
        score = tally.f1 if tally else None
        if score is None:
            problems.append(f"{name}: {metric} was not measured; its floor is {floor:.3f}.")
        elif score < floor:
            problems.append(f"{name}: {metric} is {score:.4f}, under its floor {floor:.3f}.")
    return problems


def update(evaluations: list[Evaluation], path: Path, *, allow_lower: bool) -> None:
    """Pin today's scores (rounded down to .001) as floors; folders not evaluated keep theirs.

    Raises:
        GateError: where a floor would go down and `allow_lower` is false.
    """
    floors = read_floors(path) if path.exists() else {}
    lowered = []
    for evaluation in evaluations:
        name = evaluation.folder.name
        old = floors[name]["floors"] if name in floors else {}
        new = {
            metric: math.floor(tally.f1 * 1000) / 1000
            for metric, tally in sorted(evaluation.tallies.items())
            if tally.f1 is not None
        }
        lowered += [
            f"{name}: {m} {old[m]:.3f} -> {new[m]:.3f}" for m in new if new[m] < old.get(m, 0)
        ]
        floors[name] = {"checksum": evaluation.checksum, "floors": new}
    if lowered and not allow_lower:
        raise GateError("These floors would go down: " + "; ".join(lowered))
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
