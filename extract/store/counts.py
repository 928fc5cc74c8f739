"""Count rows of an output without loading it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq


def count_by(out: Path, table: str, column: str) -> dict[str, int]:
    """Return how many rows of a table have each value of a text column, most frequent first."""
    counts: Counter[str] = Counter()
    for path in sorted((out / table).glob("part-*.parquet")):
        values = pq.ParquetFile(path).read(columns=[column])[column].value_counts()
        for entry in values.to_pylist():
            counts[entry["values"]] += entry["counts"]
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
