"""What tells that two pages carry the same article: a digest of its words and a sketch of them.

The sketch is MinHash over runs of words. Long runs (eight words) tell a copy from another article
of the same series: words that a copy has more, a by-line, a paragraph, stand together and touch
few runs, while other names and figures in the same sentences are scattered and touch nearly all.
`benchmarks/duplicates.py` measures both.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from extract.folding import fold, lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Words in a run.
RUN = 8
#: Bytes of a sketch: the share of equal bytes estimates the share of equal runs, ± .04.
SKETCH = 128
_DIGEST = 16
#: Texts of fewer words are captions and notices: the same one under another title is another
#: article, and a changed word is too much of them to call it a copy.
_SHORT = 40
_WORD = re.compile(r"\w+")


def fingerprint(title: str | None, text: str) -> bytes:
    """Return the fingerprint of an article: 16 bytes of digest, then a sketch unless it is short.

    Case, spacing, punctuation and tone-mark style make no difference.
    """
    words = _words(text)
    if len(words) < _SHORT:
        return _digest(_joined([*_words(title or ""), "\n", *words]))
    joined = _joined(words)
    return _digest(joined) + _sketch(joined).tobytes()


def digest_of(mark: bytes) -> bytes:
    """Return the part of a fingerprint that only the same words share."""
    return mark[:_DIGEST]


def sketch_of(mark: bytes) -> bytes:
    """Return the part of a fingerprint that near copies nearly share; empty for a short text."""
    return mark[_DIGEST:]


def _words(text: str) -> list[str]:
    return _WORD.findall(lower(fold(text)))


def _joined(words: list[str]) -> bytes:
    return " ".join(words).encode("utf-8", "surrogatepass")


def _digest(joined: bytes) -> bytes:
    return hashlib.sha256(joined).digest()[:_DIGEST]


def _sketch(joined: bytes) -> NDArray[np.uint8]:
    """Return a byte of each minimum: enough to compare, and a fourth of the memory.

    The second lowest byte is taken: the highest are zero in a minimum, and the lowest bit of a
    product by an even number is constant.
    """
    import numpy as np
    from datasketch import MinHash

    spaces = np.flatnonzero(np.frombuffer(joined, np.uint8) == ord(" "))
    starts = [0, *(spaces + 1).tolist(), len(joined) + 1]
    # A run that comes twice changes no minimum.
    runs = (joined[start : stop - 1] for start, stop in zip(starts, starts[RUN:], strict=False))
    sketch = MinHash(permutations=_permutations(), hashfunc=crc32, scheme="affine32")
    sketch.update_batch(runs)
    return (np.asarray(sketch.hashvalues) >> 8).astype(np.uint8)


@cache
def _permutations() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=SKETCH, seed=1, scheme="affine32").permutations
