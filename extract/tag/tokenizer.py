"""A lossless tokenizer: letters, digits and each mark apart, white space kept."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

# Digits and letters part company ("5tr", "30ngày"), so every span a rule finds starts and ends at
# a token; a combining mark that NFC left over stays with its letter.
# The second group is the one space that spaCy keeps with the token before it. The first branch is
# for the many words that have no such mark.
_TOKEN = re.compile(
    r"([^\W\d_]++(?![\u0300-\u036f])|\d+|[^\w\s]|\s+"
    r"|[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*|_)( ?)"
)


#: Where a Doc keeps its text: spaCy puts `doc.text` together anew from the tokens each time.
TEXT = "congdoan.text"


class Tokenizer:
    """Split a text into spaCy tokens such that `doc.text` is the text again."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of `text` as a Doc without annotations."""
        pieces = _TOKEN.findall(text)
        words = [word for word, _ in pieces]
        doc = Doc(self.vocab, words=words, spaces=[space != "" for _, space in pieces])
        doc.user_data[TEXT] = text
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Nothing to save."""

    def from_disk(self, _path: Any, **_: Any) -> Tokenizer:
        """Nothing to load."""
        return self


def create_tokenizer() -> Any:
    """spaCy's way to make the tokenizer for a pipeline."""

    def create(nlp: Any) -> Tokenizer:
        return Tokenizer(nlp.vocab)

    return create


registry.tokenizers.register("congdoan.Tokenizer.v1", func=create_tokenizer)
