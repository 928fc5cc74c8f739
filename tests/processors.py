"""Extractors for tests: quick ones that need no pipeline, and ones that misbehave on command.

A page's text says what happens to it: `hang`, `spin`, `crash`, `raise`, `refuse`, `surrogate`.
Workers import these by name, as they import the real one. None has a use for sites' profiles.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from extract.clean import SiteProfile, clean
from extract.engines.task import Extractor
from extract.failure import PageFailure
from extract.link.bodies import Body
from extract.link.ids import article_id
from extract.link.sites import profile_name
from extract.pages import Page
from extract.records import Extraction
from schemas import ArticleRow, Label, MentionRow, PublishedBasis, TextField


def quick(_profiles: object) -> Extractor:
    """Every word of the page is a mention."""
    return _extract


def cleaning(profiles: Mapping[str, SiteProfile]) -> Extractor:
    """The package's own cleaning, by the profile of the page's site, and no tagging."""

    def extract(page: Page) -> Extraction:
        article = clean(page, profiles.get(profile_name(page.url, page.source)))
        return replace(_extraction(page, article.text), fits_profile=article.fits_profile)

    return extract


def naming(_profiles: object) -> Extractor:
    """Every word of the page is a body of that name, all below one."""

    def extract(page: Page) -> Extraction:
        found = _extract(page)
        above = Body("Trên", None)
        bodies = [Body(mention.text.lower(), None, parent=above) for mention in found.mentions]
        mentions = [
            mention.model_copy(update={"label": Label.ORGANIZATION, "entity_id": body.id})
            for mention, body in zip(found.mentions, bodies, strict=True)
        ]
        facts = {body.id: body.facts() for body in [*bodies, above]}
        return replace(
            found, mentions=mentions, organizations=[facts[key] for key in sorted(facts)]
        )

    return extract


def misbehaving(_profiles: object) -> Extractor:
    """Do to a page what its first word says."""

    def extract(page: Page) -> Extraction:
        word = _text(page).split(" ")[0].strip()
        if word == "hang":
            time.sleep(3600)
        elif word == "spin":
            # Runs in C without giving up the interpreter's lock.
            re.match(r"(a|a?)+$", "a" * 40 + "b")
        elif word == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "raise":
            raise ValueError(f"no use: {object()}")
        elif word == "refuse":
            raise PageFailure("clean", "not_vietnamese", "The text is not Vietnamese.")
        elif word == "surrogate":
            return _extraction(page, "half a letter: \ud800")
        return _extract(page)

    return extract


def slow(_profiles: object) -> Extractor:
    """Quick, but a few milliseconds a page, so that there is time to kill something."""

    def extract(page: Page) -> Extraction:
        time.sleep(0.004)
        return _extract(page)

    return extract


def crash_once(_profiles: object) -> Extractor:
    """Kill the worker at the page `crash`, the first time only (a file beside remembers)."""

    def extract(page: Page) -> Extraction:
        text = _text(page)
        if text.startswith("crash "):
            memory = Path(text.split()[1])
            if not memory.exists():
                memory.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return _extract(page)

    return extract


def felling(_profiles: object) -> Extractor:
    """At the page `fell`, kill the process that the worker's own was started by."""

    def extract(page: Page) -> Extraction:
        if _text(page) == "fell":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(3600)
        return _extract(page)

    return extract


def unusable(_profiles: object) -> Extractor:
    """Cannot be made."""
    raise RuntimeError("the word list is missing")


def dying(_profiles: object) -> Extractor:
    """Dies while it is made."""
    os._exit(7)


def _text(page: Page) -> str:
    return page.content if isinstance(page.content, str) else page.content.decode()


def _extract(page: Page) -> Extraction:
    return _extraction(page, _text(page))


def _extraction(page: Page, text: str) -> Extraction:
    key = article_id(page.url, page.source)
    raw = text.encode("utf-8", "surrogatepass")
    article = ArticleRow(
        article_id=key,
        url=page.url,
        site=None,
        source=page.source,
        source_sha256=hashlib.sha256(raw).hexdigest(),
        title=page.title,
        author=None,
        published=page.published,
        published_basis=PublishedBasis.given if page.published else PublishedBasis.none,
        fetched_at=page.fetched_at,
        text=text,
        language="vi",
        duplicate_of=None,
        pipeline_version="test",
    )
    mentions = [
        MentionRow(
            mention_id=f"{key}-text-{word.start()}-{word.end()}",
            article_id=key,
            field=TextField.TEXT,
            start=word.start(),
            end=word.end(),
            text=word.group(),
            label=Label.PERSON,
            value=None,
            entity_id=None,
            rule="test.word",
        )
        for word in re.finditer(r"\w+", text)
    ]
    return Extraction(article=article, mentions=mentions)
