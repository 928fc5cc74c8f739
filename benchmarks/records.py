"""The record grammars against tagging, on the same texts."""

from __future__ import annotations

from benchmarks.common import in_turns, sample_texts
from extract.records.awards import read_awards
from extract.records.event import read_event
from extract.records.people import read_people
from extract.records.support import read_support
from extract.tag import nlp, tag


def main() -> None:
    language = nlp()
    texts = sample_texts()
    tagged = [tag(language, text) for text in texts]
    thousands = sum(map(len, texts)) / 1000
    readers = {
        "awards": read_awards, "people": read_people, "support": read_support, "event": read_event,
    }  # fmt: skip
    times = in_turns(
        {
            "tagging": lambda: [tag(language, text) for text in texts],
            **{
                name: lambda read=read: [read(one) for one in tagged]  # type: ignore[misc]
                for name, read in readers.items()
            },
        }
    )
    base = times["tagging"]
    times["all records"] = sum(times[name] for name in readers)
    for name, seconds in times.items():
        print(f"{name:12} {seconds * 1000 / thousands:7.3f} ms/1,000 chars {seconds / base:6.2f} x")


if __name__ == "__main__":
    main()
