"""Findings to rows: ids, evidence, links."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from extract.clean import Article
from extract.link.bodies import kind_of
from extract.link.fragments import source_link
from extract.link.ids import article_id
from extract.link.page import PageNames
from extract.link.sites import site_of
from extract.records.awards import read_awards
from extract.records.event import read_event
from extract.records.extraction import Extraction
from extract.records.findings import (
    AwardFinding,
    EventFinding,
    Finding,
    PostFinding,
    SupportFinding,
)
from extract.records.own import Found, RecordType, own_row, read_own, registered
from extract.records.people import read_people
from extract.records.support import read_support
from extract.tag import Mention, TaggedText
from extract.version import pipeline_version
from schemas import (
    ArticleRow,
    Award,
    Event,
    IssuerLevel,
    MentionRow,
    PersonPost,
    Support,
    TextField,
)


@cache
def _columns(finding: type[Any]) -> tuple[str, ...]:
    """Return the fields of a finding that are columns."""
    return tuple(field.name for field in fields(finding) if field.name != "trace")


@dataclass(frozen=True, slots=True)
class _Source:
    """What every row of one article needs to know of it."""

    article_id: str
    url: str | None
    text: str

    def common(self, found: Finding | Found) -> dict[str, Any]:
        """The columns a finding fills under its own names, with the evidence and its link."""
        # mypy asks whether findings have a hash, not whether their class has one.
        names = _columns(type(found))  # type: ignore[arg-type]
        columns = {name: getattr(found, name) for name in names}
        evidence = self.text[found.start : found.end]
        return columns | {
            "article_id": self.article_id,
            "evidence": evidence,
            "source_link": source_link(self.url, evidence),
        }


def assemble(article: Article, tagged: TaggedText, title: TaggedText | None) -> Extraction:
    """Return all rows of one article.

    Args:
        article: the cleaned page.
        tagged: its text with mentions.
        title: its headline with mentions; None where the headline stands in the text, so that
            no mention is counted twice.
    """
    key = article_id(article.url, article.source)
    source = _Source(key, article.url, tagged.text)
    event = read_event(tagged)
    awards = read_awards(tagged, event.date if event is not None else None)
    posts, support = read_people(tagged), read_support(tagged)
    row = _article_row(key, article)
    named = [*(title.mentions if title is not None else ()), *tagged.mentions]
    names = PageNames(row, named, ((post.name, post.organization) for post in posts))
    result = Extraction(
        article=row,
        mentions=_mention_rows(source, names, tagged, title),
        awards=[_award_row(source, names, f"{key}-a{n}", f) for n, f in enumerate(awards)],
        people=[_post_row(source, names, f"{key}-p{n}", f) for n, f in enumerate(posts)],
        support=[_support_row(source, f"{key}-s{n}", f) for n, f in enumerate(support)],
        events=[_event_row(source, f"{key}-e", event)] if event is not None else [],
        fits_profile=article.fits_profile,
    )
    result.organizations.extend(names.organizations())
    result.persons.extend(names.people())
    result.traces.update((r.award_id, f.trace) for r, f in zip(result.awards, awards, strict=True))
    result.traces.update((r.post_id, f.trace) for r, f in zip(result.people, posts, strict=True))
    result.traces.update(
        (r.support_id, f.trace) for r, f in zip(result.support, support, strict=True)
    )
    if event is not None:
        result.traces[f"{key}-e"] = event.trace
    for kind in registered().values():
        _add_own(result, source, kind, tagged)
    return result


def _add_own(result: Extraction, source: _Source, kind: RecordType, tagged: TaggedText) -> None:
    """Add the rows of a record type of another package."""
    rows = result.own.setdefault(kind.name, [])
    for number, found in enumerate(read_own(kind, tagged)):
        key = f"{source.article_id}-{kind.name}{number}"
        common = source.common(found)
        columns = dict(common.pop("columns"))
        rows.append(own_row(kind, columns | common | {kind.id_column: key}))
        result.traces[key] = found.trace


def _article_row(key: str, article: Article) -> ArticleRow:
    return ArticleRow(
        article_id=key,
        url=article.url,
        site=site_of(article.url, article.source),
        source=article.source,
        source_sha256=article.source_sha256,
        title=article.title,
        author=article.author,
        published=article.published,
        published_basis=article.published_basis,
        fetched_at=article.fetched_at,
        text=article.text,
        language=article.language,
        duplicate_of=None,
        pipeline_version=pipeline_version(),
    )


def _mention_rows(
    source: _Source, names: PageNames, tagged: TaggedText, title: TaggedText | None
) -> list[MentionRow]:
    in_title = title.mentions if title is not None else ()
    return [_mention_row(source, names, TextField.TITLE, m) for m in in_title] + [
        _mention_row(source, names, TextField.TEXT, m) for m in tagged.mentions
    ]


def _mention_row(
    source: _Source, names: PageNames, field: TextField, mention: Mention
) -> MentionRow:
    entity = names.entity(mention)
    return MentionRow(
        mention_id=f"{source.article_id}-{field.value}-{mention.start}-{mention.end}",
        article_id=source.article_id,
        field=field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        label=mention.label,
        value=mention.value if entity is None else entity.name,
        entity_id=None if entity is None else entity.id,
        rule=mention.rule,
    )


def _award_row(source: _Source, names: PageNames, key: str, found: AwardFinding) -> Award:
    issuer = names.body(found.issuer)
    level = found.issuer_level
    if issuer is not None and issuer.level is not None and kind_of(issuer.name) == "union":
        level = IssuerLevel(issuer.level)
    return Award(
        award_id=key,
        issuer_id=None if issuer is None else issuer.id,
        **source.common(found)
        | {"recipient_names": list(found.recipient_names), "issuer_level": level},
    )


def _post_row(source: _Source, names: PageNames, key: str, found: PostFinding) -> PersonPost:
    body = names.body(found.organization)
    return PersonPost(
        post_id=key,
        person_id=names.person_id(found.name),
        organization_id=None if body is None else body.id,
        **source.common(found),
    )


def _support_row(source: _Source, key: str, found: SupportFinding) -> Support:
    return Support(support_id=key, **source.common(found))


def _event_row(source: _Source, key: str, found: EventFinding) -> Event:
    return Event(event_id=key, **source.common(found))
