"""Links that open a page at the words a record was read from."""

from __future__ import annotations

from urllib.parse import quote, urldefrag

#: Evidence longer than this is named by its first and last words, as the text-fragment
#: specification of the web (WICG scroll-to-text) provides: `#:~:text=first words,last words`.
_WHOLE = 120
_EDGE_WORDS = 5


def source_link(url: str | None, evidence: str) -> str | None:
    """Return `url` with a text fragment for `evidence`, or None where there is no URL."""
    if not url:
        return None
    words = evidence.split()
    if not words:
        return url
    if len(evidence) <= _WHOLE or len(words) <= 2 * _EDGE_WORDS:
        fragment = _encode(" ".join(words))
    else:
        first, last = " ".join(words[:_EDGE_WORDS]), " ".join(words[-_EDGE_WORDS:])
        fragment = f"{_encode(first)},{_encode(last)}"
    return f"{urldefrag(url).url}#:~:text={fragment}"


class _Escapes(dict[int, str]):
    """Characters as they are written in a fragment; each is looked up once."""

    def __missing__(self, code: int) -> str:
        # `-`, `,` and `&` are syntax of the fragment and must be escaped inside its words.
        self[code] = escape = quote(chr(code), safe="").replace("-", "%2D")
        return escape


_ESCAPES = _Escapes()


def _encode(words: str) -> str:
    return words.translate(_ESCAPES)
