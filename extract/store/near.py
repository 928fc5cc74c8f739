"""Near copies: sketches of which six in ten bytes or more are equal, found by bands.

The table of bands that datasketch keeps takes some 8 kB an article, and its answers come in no
order; sorting the bands one by one takes some 50 bytes an article beside the sketch, and is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Share of equal runs of words from which two articles are copies. Of 80 articles
#: (`benchmarks/duplicates.py`), copies with another by-line, a date line, furniture and a foreign
#: paragraph all at once share .63 or more in 95 % and .57 at the least, with only one of these
#: .76; articles in which half of the names and figures are others share .47 at the most, with
#: three in ten .60; articles that have nothing to do with each other .09.
THRESHOLD = 0.6
#: Bytes of a sketch that must be equal for two articles to be compared at all: one of 32 bands
#: of four is for 99 % of pairs at the threshold, for 0.3 % of those that share a tenth.
_BAND = 4
#: Earlier articles of a band that an article is compared with; bounds what a crawl of one page in
#: a thousand versions costs.
_COMPARED = 4
_BLOCK = 1 << 16


def near(sketches: NDArray[np.uint8]) -> dict[int, int]:
    """Return which sketches are near an earlier one that is itself near none before it.

    Args:
        sketches: one a row, in order of rank.
    """
    found: dict[int, int] = {}
    if len(sketches) > 1:
        for later, earlier in _near_pairs(sketches):
            # A copy of a copy counts only where it is near the original too: no chains.
            if later not in found and earlier not in found:
                found[later] = earlier
    return found


def _near_pairs(table: NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Yield the pairs at the threshold or above as (later, earlier), in ascending order."""
    import numpy as np

    size, width = table.shape
    codes = np.empty(0, np.int64)
    for start in range(0, width, _BAND):
        band = np.ascontiguousarray(table[:, start : start + _BAND]).view(np.uint32).ravel()
        codes = np.union1d(codes, _meeting(band))
    for start in range(0, len(codes), _BLOCK):
        later, earlier = np.divmod(codes[start : start + _BLOCK], size)
        near = (table[later] == table[earlier]).mean(axis=1) >= THRESHOLD
        yield from zip(later[near].tolist(), earlier[near].tolist(), strict=True)


def _meeting(band: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the pairs of articles with an equal band, as later * size + earlier."""
    import numpy as np

    order = np.argsort(band, kind="stable").astype(np.int64)
    sorted_band = band[order]
    places = np.arange(len(order))
    begins = np.r_[True, sorted_band[1:] != sorted_band[:-1]]
    group = np.maximum.accumulate(np.where(begins, places, 0))
    pairs = []
    for offset in range(_COMPARED):
        later = places[places - group > offset]
        pairs.append(order[later] * len(order) + order[group[later] + offset])
    return np.concatenate(pairs)
