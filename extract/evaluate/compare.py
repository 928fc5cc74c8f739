"""One gold article against what the pipeline found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from extract.evaluate.gold import GoldArticle, GoldAward, GoldCase
from extract.evaluate.tally import Tally, match
from extract.folding import fold
from extract.records import Extraction
from schemas import Award, Label, MentionRow

#: The kinds of mention that gold articles carry.
LABELS = (Label.PERSON, Label.ORGANIZATION, Label.LOCATION, Label.DATE)


@dataclass(frozen=True, slots=True)
class Case:
    """One wrong case: what was wanted, what was found, where."""

    article: str
    metric: str
    kind: str
    wanted: str
    found: str
    context: str


@dataclass(slots=True)
class Comparison:
    """Tallies by metric name and the wrong cases of one or more articles."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)

    def add(self, metric: str, tally: Tally) -> None:
        """Add to a metric's tally."""
        self.tallies.setdefault(metric, Tally()).add(tally)

    def merge(self, other: Comparison) -> None:
        """Add everything of another comparison."""
        for metric, tally in other.tallies.items():
            self.add(metric, tally)
        self.cases.extend(other.cases)


def surface(text: str | None) -> str | None:
    """Return the form that mentions are compared by; gold of raw pages is not always NFC."""
    return None if text is None else " ".join(fold(normalize("NFC", text)).split())


def _key(text: str | None) -> str | None:
    """The form that record strings are compared by."""
    plain = surface(text)
    return None if plain is None else plain.casefold()


def compare(case: GoldCase, found: Extraction) -> Comparison:
    """Return all tallies and wrong cases of one article.

    Mentions of a headline that was given beside the text are left out: gold annotates the text.
    """
    result, gold = Comparison(), case.article
    in_text = [m for m in found.mentions if m.field == "text"]
    for label in LABELS:
        _mentions(result, gold, found, label, [m for m in in_text if m.label == label])
    _dates(result, gold, in_text)
    _awards(result, gold, found.awards)
    _records(
        result, gold, "people",
        [(_key(p.name), _key(p.role), _key(p.organization)) for p in gold.people],
        [(_key(p.name), _key(p.role), _key(p.organization)) for p in found.people],
        core=lambda row: row[:2],
    )  # fmt: skip
    _records(
        result, gold, "support",
        [(s.beneficiaries, s.amount_vnd, s.amount_each_vnd, s.kind.value, _key(s.donor))
         for s in gold.support],
        [(s.beneficiaries, s.amount_vnd, s.amount_each_vnd, s.kind.value, _key(s.donor))
         for s in found.support],
        core=lambda row: row[:3],
    )  # fmt: skip
    _event(result, gold, found)
    if case.whole_page:
        _page(result, gold, found)
    return result


def _mentions(
    result: Comparison, gold: GoldArticle, found: Extraction, label: Label, have: list[MentionRow]
) -> None:
    wanted = [(surface(e.text), e.start) for e in gold.entities if e.label == label]
    got = [(surface(m.text), m.start) for m in have]
    exact = match([w for w, _ in wanted], [g for g, _ in got])
    result.add(f"{label.value}.exact", exact)
    left_gold = _left_over(wanted, [g for g, _ in got])
    left_found = _left_over(got, [w for w, _ in wanted])
    pairs = _pairs(left_gold, left_found)
    result.add(
        f"{label.value}.relaxed",
        Tally(exact.hits + len(pairs), exact.extra - len(pairs), exact.missed - len(pairs)),
    )
    for w, g in pairs:
        result.cases.append(_case(gold, label, "edges", w, g, gold.text, w[1]))
    for w in left_gold:
        if all(w is not pair[0] for pair in pairs):
            result.cases.append(_case(gold, label, "missed", w, None, gold.text, w[1]))
    for g in left_found:
        if all(g is not pair[1] for pair in pairs):
            text = found.article.text
            result.cases.append(_case(gold, label, "extra", None, g, text, g[1]))


_Found = tuple[str | None, int]


def _left_over(items: list[_Found], other: Iterable[str | None]) -> list[_Found]:
    """Items that the multiset `other` does not cover."""
    cover = Counter(other)
    left = []
    for item in items:
        if cover[item[0]]:
            cover[item[0]] -= 1
        else:
            left.append(item)
    return left


def _pairs(wanted: list[_Found], found: list[_Found]) -> list[tuple[_Found, _Found]]:
    """Pair left-overs where one holds the other's words, each used once."""
    pairs: list[tuple[_Found, _Found]] = []
    free = list(found)
    for w in wanted:
        for g in free:
            a, b = f" {w[0]} ", f" {g[0]} "
            if a in b or b in a:
                pairs.append((w, g))
                free.remove(g)
                break
    return pairs


def _case(
    gold: GoldArticle,
    label: Label,
    kind: str,
    wanted: _Found | None,
    found: _Found | None,
    text: str,
    at: int,
) -> Case:
    length = len((wanted or found or ("", 0))[0] or "")
    before, after = text[max(0, at - 45) : at], text[at + length : at + length + 45]
    context = " ".join(f"{before}⟦{text[at : at + length]}⟧{after}".split())
    return Case(
        article=gold.id,
        metric=label.value,
        kind=kind,
        wanted=wanted[0] or "" if wanted else "",
        found=found[0] or "" if found else "",
        context=context,
    )


def _dates(result: Comparison, gold: GoldArticle, have: Sequence[MentionRow]) -> None:
    wanted = [(surface(e.text), e.value) for e in gold.entities if e.label == Label.DATE]
    got = [(surface(m.text), m.value) for m in have if m.label == Label.DATE]
    result.add("DATE.value", match(wanted, got))
    open_values = Counter(wanted) - Counter(got)
    for text, value in (Counter(got) - Counter(wanted)).elements():
        other = [v for t, v in open_values if t == text]
        if other:
            result.cases.append(
                Case(gold.id, "DATE", "value", str(other[0]), str(value), text or "")
            )


def _awards(result: Comparison, gold: GoldArticle, have: list[Award]) -> None:
    def parts(a: GoldAward | Award) -> tuple[Hashable, ...]:
        return a.award_type.value, a.count, a.recipient_type.value, _key(a.issuer)

    wanted, got = [parts(a) for a in gold.awards], [parts(a) for a in have]
    result.add("awards.count", match([w[:2] for w in wanted], [g[:2] for g in got]))
    result.add("awards.core", match([w[:3] for w in wanted], [g[:3] for g in got]))
    result.add("awards.full", match(wanted, got))
    result.add(
        "awards.explicit",
        match(
            [parts(a)[:2] for a in gold.awards if a.explicit],
            [parts(a)[:2] for a in have if a.count_explicit],
        ),
    )
    evidence = [(parts(a), a.evidence) for a in gold.awards]
    _record_cases(result, gold, "awards", evidence, [(parts(a), a.evidence) for a in have])


def _records(
    result: Comparison,
    gold: GoldArticle,
    name: str,
    wanted: list[tuple[Hashable, ...]],
    got: list[tuple[Hashable, ...]],
    core: Callable[[tuple[Hashable, ...]], tuple[Hashable, ...]],
) -> None:
    result.add(f"{name}.core", match([core(w) for w in wanted], [core(g) for g in got]))
    result.add(f"{name}.full", match(wanted, got))
    _record_cases(result, gold, name, [(w, "") for w in wanted], [(g, "") for g in got])


def _record_cases(
    result: Comparison,
    gold: GoldArticle,
    name: str,
    wanted: list[tuple[tuple[Hashable, ...], str]],
    got: list[tuple[tuple[Hashable, ...], str]],
) -> None:
    def left(
        rows: list[tuple[tuple[Hashable, ...], str]], cover: Counter[tuple[Hashable, ...]]
    ) -> list[tuple[tuple[Hashable, ...], str]]:
        rest = []
        for row in rows:
            if cover[row[0]]:
                cover[row[0]] -= 1
            else:
                rest.append(row)
        return rest

    for row, evidence in left(wanted, Counter(g for g, _ in got)):
        words = " ".join(evidence.split())[:160]
        result.cases.append(Case(gold.id, name, "missed", _show(row), "", words))
    for row, evidence in left(got, Counter(w for w, _ in wanted)):
        words = " ".join(evidence.split())[:160]
        result.cases.append(Case(gold.id, name, "extra", "", _show(row), words))


def _show(row: tuple[Hashable, ...]) -> str:
    return " | ".join("-" if part is None else str(part) for part in row)


def _event(result: Comparison, gold: GoldArticle, found: Extraction) -> None:
    want, have = gold.event, found.events[0] if found.events else None
    for metric, get in (
        ("event.type", lambda e: e.event_type.value),
        ("event.date", lambda e: (e.date,)),
        ("event.organizer", lambda e: (_key(e.organizer),)),
        ("event.place", lambda e: (_key(e.place),)),
    ):
        wanted, got = [get(want)] if want else [], [get(have)] if have else []
        result.add(metric, match(wanted, got))
        if wanted != got:
            wanted_words, got_words = (
                str(side[0]) if side else "no event" for side in (wanted, got)
            )
            result.cases.append(
                Case(gold.id, metric, "wrong", wanted_words, got_words, gold.title or "")
            )


def _page(result: Comparison, gold: GoldArticle, found: Extraction) -> None:
    """Title, publication date and body lines of a page with furniture round the article."""
    for metric, want, have in (
        ("page.title", _key(gold.title), _key(found.article.title)),
        ("page.published", gold.published, found.article.published),
    ):
        tally = Tally(hits=1) if want == have else Tally(extra=int(have is not None), missed=1)
        result.add(metric, tally)
        if want != have:
            result.cases.append(Case(gold.id, metric, "wrong", str(want), str(have), ""))
    ranges = gold.body if gold.body is not None else [(1, len(gold.text))]
    body = {number for first, last in ranges for number in range(first, last + 1)}
    lines = enumerate(gold.text.splitlines(), start=1)
    wanted = [surface(line) for n, line in lines if n in body and line.strip()]
    got = [surface(line) for line in found.article.text.splitlines() if line.strip()]
    result.add("page.lines", match(wanted, got))
    for line in (Counter(got) - Counter(wanted)).elements():
        result.cases.append(Case(gold.id, "page.lines", "extra", "", line or "", ""))
    for line in (Counter(wanted) - Counter(got)).elements():
        result.cases.append(Case(gold.id, "page.lines", "missed", line or "", "", ""))
