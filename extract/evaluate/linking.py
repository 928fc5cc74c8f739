"""Gold pages for names: what the bodies and people that a page names are. See corpus/linking."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extract.evaluate.compare import Case, Comparison
from extract.evaluate.gold import GoldError
from extract.evaluate.tally import Tally
from extract.folding import fold
from extract.pages import Page
from extract.pipeline import extract_page
from extract.records import Extraction
from schemas import Label

if TYPE_CHECKING:
    from spacy.language import Language

_HEAD = re.compile(r"== (\S+) \| (\S+)")
_PAIR = re.compile(r"- (@?)(.+?) = (.+)")
#: The answer "the page does not tell".
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class NamePair:
    """A mention and what it means.

    Args:
        surface: the mention.
        is_person: else it is a body.
        meaning: `?`, or of a body its canonical name, of a person a word that is the same
            wherever the same person is meant.
        unit: the body's administrative unit, `-` where it has none; empty for people.
        after: that unit's name since July 2025; empty where it is not asked.
    """

    surface: str
    is_person: bool
    meaning: str
    unit: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class NamePage:
    """A page with what its names mean."""

    id: str
    page: Page
    pairs: tuple[NamePair, ...]


def linking_files(folder: Path) -> list[Path]:
    """Return the files of a folder that hold such pages, by name."""
    return sorted(folder.glob("*.links.txt"))


def linking_checksum(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of the files."""
    digest = hashlib.sha256()
    for path in linking_files(folder):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load_pages(path: Path) -> list[NamePage]:
    """Return the pages of a file.

    Raises:
        GoldError: for a line that is none of the notation.
    """
    pages: list[NamePage] = []
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("== "):
            blocks.append((number, [line]))
        elif line.strip() and not line.startswith("#"):
            if not blocks:
                raise GoldError(f"{path}:{number}: expected `== site | date` first: {line}")
            blocks[-1][1].append(line)
    for number, lines in blocks:
        pages.append(_page(path, number, lines))
    return pages


def _page(path: Path, number: int, lines: list[str]) -> NamePage:
    head = _HEAD.fullmatch(lines[0])
    if head is None:
        raise GoldError(f"{path}:{number}: expected `== site | date`: {lines[0]}")
    site, day = head.groups()
    text = "\n".join(line for line in lines[1:] if not line.startswith("- "))
    name = f"{path.name.removesuffix('.links.txt')}-{number}"
    page = Page(
        source=name,
        content=text,
        kind="text",
        url=None if site == "-" else f"https://{site}/tin/{name}.html",
        published=None if day == "-" else date.fromisoformat(day),
    )
    pairs = tuple(_pair(path, line) for line in lines[1:] if line.startswith("- "))
    return NamePage(name, page, pairs)


def _pair(path: Path, line: str) -> NamePair:
    match = _PAIR.fullmatch(line)
    if match is None:
        raise GoldError(f"{path}: expected `- name = meaning | unit`: {line}")
    at, surface, right = match.groups()
    meaning, *rest = (part.strip() for part in right.split("|"))
    if at or meaning == UNKNOWN:
        return NamePair(surface, bool(at), meaning)
    if not rest:
        raise GoldError(f"{path}: a body needs its unit, `-` where it has none: {line}")
    after = rest[1].removeprefix("sau:").strip() if len(rest) > 1 else ""
    return NamePair(surface, False, meaning, rest[0], after)


def evaluate_names(folder: Path, language: Language) -> Comparison:
    """Return the scores of the linking on a folder: of bodies, and of people.

    A body counts as right where its canonical name (case apart) and its unit are; an answer where
    the page does not tell is wrong. People count as right where the same word always got the same
    id and no other word did.

    Raises:
        GoldError: where a file is not in the notation.
        PageFailure: where a page of the gold cannot become an article.
    """
    result = Comparison()
    people: dict[str, str] = {}
    for path in linking_files(folder):
        for page in load_pages(path):
            found = extract_page(page.page, language)
            for pair in page.pairs:
                answers = _answers(pair, found)
                if pair.is_person:
                    answers = [_same_person(pair.meaning, id_, people) for id_ in answers]
                _score(result, page.id, pair, answers)
    return result


def _answers(pair: NamePair, found: Extraction) -> list[str]:
    """What the pipeline says that a mention means, each answer once, in the form of the gold."""
    label = Label.PERSON if pair.is_person else Label.ORGANIZATION
    bodies = {facts.organization_id: facts for facts in found.organizations}
    answers = []
    for mention in found.mentions:
        if mention.label != label or fold(mention.text) != fold(pair.surface):
            continue
        if mention.entity_id is None or pair.is_person:
            answers.append(mention.entity_id or UNKNOWN)
            continue
        facts = bodies[mention.entity_id]
        unit, after = facts.unit or "-", f" | {facts.unit_after}" if pair.after else ""
        answers.append(f"{mention.value} | {unit}{after}")
    return list(dict.fromkeys(answers))


def _same_person(meaning: str, id_: str, people: dict[str, str]) -> str:
    """Return the word that an id was met with first."""
    if id_ == UNKNOWN or meaning == UNKNOWN:
        return id_
    known = {given: word for word, given in people.items()}
    if id_ in known:
        return known[id_]
    return meaning if people.setdefault(meaning, id_) == id_ else id_


def _score(result: Comparison, page: str, pair: NamePair, answers: list[str]) -> None:
    metric = "linking.people" if pair.is_person else "linking.bodies"
    wanted = pair.meaning
    if not pair.is_person and wanted != UNKNOWN:
        wanted += f" | {pair.unit}" + (f" | {pair.after}" if pair.after else "")
    told = [answer for answer in answers if answer != UNKNOWN]
    right = bool(told) and all(a.casefold() == wanted.casefold() for a in answers)
    missed = not right and wanted != UNKNOWN
    result.add(metric, Tally(int(right), int(bool(told) and not right), int(missed)))
    if missed or (told and not right):
        kind = "wrong" if told else "missed"
        result.cases.append(
            Case(page, metric, kind, wanted, "; ".join(answers) or "no mention", pair.surface)
        )
