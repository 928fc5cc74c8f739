"""Findings to rows: ids, evidence, links."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from extract.clean import Article
from extract.link.fragments import source_link
from extract.link.ids import article_id
from extract.records.awards import read_awards
from extract.records.event import read_event
from extract.records.extraction import Extraction
from extract.records.findings import AwardFinding, EventFinding, PostFinding, SupportFinding
from extract.records.people import read_people
from extract.records.support import read_support
from extract.tag import Mention, TaggedText
from extract.version import pipeline_version
from schemas import ArticleRow, Award, Event, MentionRow, PersonPost, Support, TextField


@dataclass(frozen=True, slots=True)
class _Source:
    """What every row of one article needs to know of it."""

    article_id: str
    url: str | None
    text: str

    def evidence(self, start: int, end: int) -> tuple[str, str | None]:
        words = self.text[start:end]
        return words, source_link(self.url, words)


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
    mentions = [_mention_row(source, TextField.TEXT, m) for m in tagged.mentions]
    if title is not None:
        mentions = [_mention_row(source, TextField.TITLE, m) for m in title.mentions] + mentions
    awards, posts, support = read_awards(tagged), read_people(tagged), read_support(tagged)
    event = read_event(tagged)
    result = Extraction(
        article=_article_row(key, article),
        mentions=mentions,
        awards=[_award_row(source, n, f) for n, f in enumerate(awards)],
        people=[_post_row(source, n, f) for n, f in enumerate(posts)],
        support=[_support_row(source, n, f) for n, f in enumerate(support)],
        events=[_event_row(source, event)] if event is not None else [],
    )
    result.traces.update({r.award_id: f.trace for r, f in zip(result.awards, awards, strict=True)})
    result.traces.update({r.post_id: f.trace for r, f in zip(result.people, posts, strict=True)})
    result.traces.update(
        {r.support_id: f.trace for r, f in zip(result.support, support, strict=True)}
    )
    if event is not None:
        result.traces[result.events[0].event_id] = event.trace
    return result


def _site(article: Article) -> str | None:
    if article.url:
        host = urlsplit(article.url).hostname
        return host.removeprefix("www.") if host else None
    folder, slash, _ = article.source.partition("/")
    return folder if slash else None


def _article_row(key: str, article: Article) -> ArticleRow:
    return ArticleRow(
        article_id=key,
        url=article.url,
        site=_site(article),
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


def _mention_row(source: _Source, field: TextField, mention: Mention) -> MentionRow:
    return MentionRow(
        mention_id=f"{source.article_id}-{field.value}-{mention.start}-{mention.end}",
        article_id=source.article_id,
        field=field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        label=mention.label,
        value=mention.value,
        entity_id=None,
        rule=mention.rule,
    )


def _award_row(source: _Source, number: int, found: AwardFinding) -> Award:
    evidence, link = source.evidence(found.start, found.end)
    return Award(
        award_id=f"{source.article_id}-a{number}",
        article_id=source.article_id,
        award_type=found.award_type,
        award_name=found.award_name,
        award_title=found.award_title,
        rank=found.rank,
        count=found.count,
        count_explicit=found.count_explicit,
        recipient_type=found.recipient_type,
        recipient_names=list(found.recipient_names),
        issuer=found.issuer,
        issuer_text=found.issuer_text,
        issuer_id=None,
        issuer_level=found.issuer_level,
        reason=found.reason,
        award_date=found.award_date,
        start=found.start,
        end=found.end,
        evidence=evidence,
        rule=found.rule,
        check=found.check,
        source_link=link,
    )


def _post_row(source: _Source, number: int, found: PostFinding) -> PersonPost:
    evidence, link = source.evidence(found.start, found.end)
    return PersonPost(
        post_id=f"{source.article_id}-p{number}",
        article_id=source.article_id,
        name=found.name,
        person_id=None,
        honorific=found.honorific,
        role=found.role,
        organization=found.organization,
        organization_id=None,
        start=found.start,
        end=found.end,
        evidence=evidence,
        rule=found.rule,
        source_link=link,
    )


def _support_row(source: _Source, number: int, found: SupportFinding) -> Support:
    evidence, link = source.evidence(found.start, found.end)
    return Support(
        support_id=f"{source.article_id}-s{number}",
        article_id=source.article_id,
        kind=found.kind,
        beneficiaries=found.beneficiaries,
        amount_vnd=found.amount_vnd,
        amount_each_vnd=found.amount_each_vnd,
        donor=found.donor,
        start=found.start,
        end=found.end,
        evidence=evidence,
        rule=found.rule,
        check=found.check,
        source_link=link,
    )


def _event_row(source: _Source, found: EventFinding) -> Event:
    evidence, link = source.evidence(found.start, found.end)
    return Event(
        event_id=f"{source.article_id}-e",
        article_id=source.article_id,
        event_type=found.event_type,
        name=found.name,
        date=found.date,
        organizer=found.organizer,
        place=found.place,
        start=found.start,
        end=found.end,
        evidence=evidence,
        rule=found.rule,
        source_link=link,
    )
