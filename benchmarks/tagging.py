"""Tagging against spaCy's blank tokenizer, part by part, and its growth with text length."""

from __future__ import annotations

import spacy

from benchmarks.common import in_turns, sample_texts
from extract.tag import nlp


def main() -> None:
    language = nlp()
    blank = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    texts = sample_texts()
    thousands = sum(map(len, texts)) / 1000
    times = in_turns(
        {
            "spaCy blank tokenizer": lambda: [blank.make_doc(text) for text in texts],
            "tagging": lambda: [language(text) for text in texts],
        }
    )
    base = times["spaCy blank tokenizer"]
    for name, seconds in times.items():
        print(f"{name:24} {seconds * 1000 / thousands:7.3f} ms/1,000 chars {seconds / base:6.1f} x")
    for name, pipe in language.pipeline:
        seconds = _pipe_time(language, name, pipe, texts)
        print(
            f"  {name:22} {seconds * 1000 / thousands:7.3f} ms/1,000 chars {seconds / base:6.1f} x"
        )

    print("\ngrowth: ms per 1,000 characters")
    joined = "\n\n".join(texts)
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = (joined * (size // len(joined) + 1))[:size]
        seconds = in_turns({"tag": lambda text=text: language(text)}, rounds=3)["tag"]
        print(f"{size:>11,} characters {seconds * 1e6 / size:7.3f}")


def _pipe_time(language: spacy.Language, name: str, pipe: object, texts: list[str]) -> float:
    """Median seconds of one pipe, on documents that the pipes before it have seen."""
    import statistics
    import time

    seconds = []
    for turn in range(4):
        total = 0.0
        for text in texts:
            doc = language.make_doc(text)
            for other, earlier in language.pipeline:
                if other == name:
                    break
                doc = earlier(doc)
            start = time.process_time()
            pipe(doc)  # type: ignore[operator]
            total += time.process_time() - start
        if turn:
            seconds.append(total)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
