"""People and their posts.

The way through: `posts` finds what posts a text names, `attach` says whose they are, `names`
tells people apart and by-lines from the rest, `rows` merges what is said twice.

To add an office, a profession or a form of address, add a line to a list in
`extract/resources/posts` and an example to `corpus/phrases/posts.txt`.
"""

from __future__ import annotations

from extract.records.findings import PostFinding
from extract.records.people.attach import attach
from extract.records.people.names import people_of
from extract.records.people.posts import find_posts
from extract.records.people.rows import rows_of
from extract.records.people.text import Text
from extract.tag import TaggedText

__all__ = ["read_people"]


def read_people(tagged: TaggedText) -> list[PostFinding]:
    """Return people and their posts, in order of their first mention.

    One row per person and post, former posts included; one without a post for a person of whom
    none is told; none for invented people.
    """
    source = Text(tagged)
    if not source.people:
        return []
    return rows_of(source, people_of(source), attach(source, find_posts(source)))
