"""Which bodies and people the names on one page mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.link.bodies import Body
from extract.link.linker import Linker
from extract.link.persons import Individual, Persons
from extract.tag import Mention
from schemas import ArticleRow, Label, OrganizationFacts, PersonFacts


class PageNames:
    """The bodies and people of one article."""

    def __init__(
        self,
        article: ArticleRow,
        mentions: Sequence[Mention],
        posts: Iterable[tuple[str, str | None]],
    ) -> None:
        """Read an article.

        Args:
            article: its site and date count.
            mentions: of its title and text.
            posts: names of people with the bodies of their posts, as written.
        """
        self._bodies = Linker(mentions, article.site, article.published)
        names = [mention.text for mention in mentions if mention.label == Label.PERSON]
        self._persons = Persons(self._bodies, names, posts, article.site)

    def entity(self, mention: Mention) -> Body | Individual | None:
        """Return what a mention means; None where the page does not tell."""
        if mention.label == Label.ORGANIZATION:
            return self._bodies.body(mention.text)
        if mention.label == Label.PERSON:
            return self._persons.person(mention.text)
        return None

    def body(self, words: str | None) -> Body | None:
        """Return the body that the words of a record mean."""
        return self._bodies.stated(words) if words else None

    def person_id(self, name: str) -> str | None:
        """Return the id of the person that a name means."""
        person = self._persons.person(name)
        return None if person is None else person.id

    def organizations(self) -> list[OrganizationFacts]:
        """Return all bodies linked so far, and those above them."""
        return self._bodies.organizations()

    def people(self) -> list[PersonFacts]:
        """Return all people of the article who have an id."""
        return self._persons.facts()
