"""The money pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


class MoneyPipe:
    """Propose money."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        return doc
