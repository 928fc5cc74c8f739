"""spaCy: `articles.spacy`, a DocBin to train with (`spacy train`) or to correct in code.

Spans are `doc.ents`, a date's value is `ent.kb_id_`; details stand in `doc.user_data["congdoan"]`.
Tokens are cut so that no span cuts one in two; white space other than one space is a token.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.evaluate.gold import GoldArticle, GoldEntity
from extract.export.annotations import Span, article_of, details_of, parsed_json
from extract.export.files import files_in
from extract.export.tokens import tokens_of
from extract.failure import UsageError

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.vocab import Vocab


def write(articles: Iterable[GoldArticle], folder: Path) -> list[Path]:
    """Write articles into one file; return it."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}).vocab
    path = folder / "articles.spacy"
    DocBin(docs=[_doc(article, vocab) for article in articles], store_user_data=True).to_disk(path)
    return [path]


def read(source: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a `.spacy` file, or of all in a folder.

    Raises:
        UsageError: for a file that is none, or whose documents are not ours.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    for path in files_in(source, ".spacy"):
        try:
            docs = list(DocBin().from_disk(path).get_docs(Vocab()))
        except (ValueError, KeyError, TypeError, OSError, zlib.error) as error:
            raise UsageError(f"{path}: not a DocBin: {error}.") from error
        for number, doc in enumerate(docs, start=1):
            yield _article(doc, f"{path}, document {number}")


def _doc(article: GoldArticle, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    before, tokens = tokens_of(article.text, article.entities)
    words, spaces = ([before], [False]) if before else ([], [])
    for token in tokens:
        plain = token.space.startswith(" ")
        rest = token.space[plain:]
        words += [token.text, *([rest] if rest else [])]
        spaces += [plain, *([False] if rest else [])]
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents([_span(doc, entity) for entity in article.entities])
    doc.user_data["congdoan"] = json.dumps(details_of(article), ensure_ascii=False)
    return doc


def _span(doc: Doc, entity: GoldEntity) -> SpacySpan:
    span = doc.char_span(entity.start, entity.end, entity.label.value, kb_id=entity.value or "")
    assert span is not None, "tokens end where spans do"
    return span


def _article(doc: Doc, where: str) -> GoldArticle:
    details = doc.user_data.get("congdoan")
    if not isinstance(details, str):
        raise UsageError(f"{where}: `doc.user_data['congdoan']` is gone: keep it, and store it.")
    spans = [
        Span(ent.start_char, ent.end_char, ent.label_, ent.kb_id_ or None, where)
        for ent in doc.ents
    ]
    return article_of(parsed_json(details, where), doc.text, spans, where)
