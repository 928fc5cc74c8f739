"""Disciplinary decisions (kỷ luật): who was disciplined, how, by whom, when."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files

from extract.records.own import Found, RecordType
from extract.records.patterns import Grammar
from extract.tag import TaggedText
from schemas import Row
from schemas.base import column


class Form(StrEnum):
    """Forms of discipline of Party members, cadres and union officers, the lightest first."""

    reprimand = "reprimand"
    warning = "warning"
    demotion = "demotion"
    dismissal = "dismissal"
    expulsion = "expulsion"
    forced_resignation = "forced_resignation"


class Discipline(Row):
    """One person or body that was disciplined."""

    discipline_id: str = column("Stable id of the record.", example="a3f1c29b7d405e18-discipline0")
    article_id: str = column("The article this row belongs to.", example="a3f1c29b7d405e18")
    form: Form = column("Form of the measure.", example="warning")
    form_text: str = column("The form as written.", example="cảnh cáo")
    who: str = column("Person or body that was disciplined, as written.", example="Lê Văn Khoa")
    body: str | None = column("Body that decided, as written.", example="Huyện ủy Yên Hòa")
    decided: str | None = column("Date that stands with the decision, EDTF.", example="2023-08-21")
    start: int = column("First code point of the evidence in `articles.text`.", example="120")
    end: int = column("Code point after the last one of the evidence.", example="180")
    evidence: str = column("The words that state it.", example="bị kỷ luật cảnh cáo")
    rule: str = column("Name of the pattern that made this row.", example="passive")
    source_link: str | None = column(
        "The page's URL with a `#:~:text=` fragment; null where the page has no URL.",
        example="https://ldld.example/tin-12#:~:text=c%E1%BA%A3nh%20c%C3%A1o",
    )


_GRAMMAR = Grammar(files(__name__) / "grammar.txt")


def read(tagged: TaggedText) -> Iterator[Found]:
    """Yield the disciplinary decisions of an article."""
    for match in _GRAMMAR.find(tagged):
        slots = match.slots
        columns = {
            "form": Form(slots["form"].value),
            "form_text": slots["form"].text,
            "who": slots["who"].text,
            "body": slots["body"].text if "body" in slots else None,
            "decided": slots["date"].value if "date" in slots else None,
        }
        yield Found(match.start, match.end, match.rule, columns, trace=match.trace)


DISCIPLINE = RecordType("discipline", Discipline, read)
