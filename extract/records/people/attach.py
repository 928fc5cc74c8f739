"""Say whose posts they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.records.people import lexicon
from extract.records.people.posts import DELEGATE, Post
from extract.records.people.text import Text
from extract.records.vocabulary import words
from extract.tag import Mention

#: A post said of somebody named further back than this is not said of them any more.
_FARTHEST = 170
#: No list names more people in one breath; it ends before so many code points.
_LONGEST_LIST, _LIST_REACH = 60, 4000
_LIST_END = re.compile(r"[.!?](?:\s|$)|\n\s*\n|\n(?=\s*[-+*•]?\s*(?:về|phát biểu|tại|sau)\s)")
#: A bracket that closes a list speaks of all in it: "Trung úy A, Thiếu úy B (cán bộ, …)".
_SHARED = re.compile(r"\(\s*(?:cùng|đều|cán bộ)\b")
_SEVERAL_PEOPLE = re.compile(
    r"(?<![^\W_])(?:các|hai|ba|bốn|năm|\d)\s+(?:vị\s+)?"
    r"(?:đồng chí|đ/c|ông,\s*bà|ông|bà|anh|chị|cô|thầy)\s*:?\s*$"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in a post, and the rule that brought them together."""

    person: Mention
    post: Post
    rule: str


def attach(source: Text, posts: list[Post]) -> list[Holding]:
    """Return who holds which post, in text order of the posts."""
    finder = _Owners(source, posts)
    return [holding for chain in _chains(source, posts) for holding in finder.of(chain)]


def _chains(source: Text, posts: list[Post]) -> list[list[Post]]:
    """Group posts that are told of one person: "Bí thư chi bộ, Hiệu trưởng"."""
    chains: list[list[Post]] = []
    for post in posts:
        last = chains[-1][-1] if chains else None
        delegate = post.role.startswith(DELEGATE)
        if (
            last is not None
            and not delegate
            and post.start - last.end <= _FARTHEST
            and lexicon.CHAIN.fullmatch(source.lowered, last.end, post.start)
        ):
            chains[-1].append(post)
        else:
            chains.append([post])
    return chains


def _is_crowd(chain: list[Post], source: Text) -> bool:
    """Whether a chain of professions means everybody: "cán bộ, giáo viên, nhân viên"."""
    crowds = words("posts", "crowds")
    named = [source.lowered[p.start : p.role_end] for p in chain if p.organization is None]
    return sum(role in crowds for role in named) > 1


class _Owners:
    """Finds the people that a chain of posts is said of."""

    def __init__(self, source: Text, posts: list[Post]) -> None:
        self._source = source
        self._posts = [post for post in posts if post.office]
        self._people = source.people
        self._starts = [person.start for person in self._people]

    def of(self, chain: list[Post]) -> list[Holding]:
        """Return the holdings of one chain of posts."""
        last = chain[-1]
        if _is_crowd(chain, self._source):
            return []
        if any(post.several for post in chain):
            people = self._listed_after(last) or self._shared_before(chain[0])
            chain = [self._carry_body(post) for post in chain]
            return [Holding(person, post, "posts.list") for person in people for post in chain]
        before, rule = self._before(chain[0])
        if not before and len(chain) > 1 and self._lends(chain[0]):
            chain = chain[1:]
        after = self._source.name_after(last.end)
        if after is not None and not self._source.lowered.startswith(",", last.end):
            # "ông A, Bí thư Huyện ủy, Chủ tịch HĐND huyện B": the last post is B's.
            split = len(chain) - 1 if before else 0
            found = [Holding(person, post, rule) for person in before for post in chain[:split]]
            return found + [Holding(after, post, "posts.role_name") for post in chain[split:]]
        if before:
            return [Holding(person, post, rule) for person in before for post in chain]
        loose = self._loosely_after(last)
        return [Holding(loose, post, "posts.role_mark_name") for post in chain] if loose else []

    def _before(self, post: Post) -> tuple[list[Mention], str]:
        """The people whom a post follows in apposition or by appointment."""
        lowered = self._source.lowered
        index = bisect_right(self._starts, post.start) - 1
        if index < 0 or post.start - self._people[index].end > _FARTHEST:
            return [], ""
        end = self._people[index].end
        gap = lexicon.APPOSITION.fullmatch(lowered, end, post.start)
        if gap is None:
            together = self._shared_before(post)
            if together:
                return together, "posts.shared"
            appointed = lexicon.APPOINTMENT.fullmatch(lowered, end, post.start)
            return (self._run(index, elected=True), "posts.appointed") if appointed else ([], "")
        if "\n" in gap.group() and not gap["mark"] and not gap["verb"] and not self._source.wrapped:
            return [], ""
        if lexicon.ELECTED.search(gap["verb"]):
            return self._run(index, elected=True), "posts.appointed"
        run = self._run(index)
        shared = gap["mark"] == "(" and _SHARED.match(lowered, gap.start("mark"))
        several = gap["mark"] and len(run) > 1 and self._are_several(run[0])
        if shared or several or (gap["mark"] == "-" and self._named_alike(run)):
            return run, "posts.shared"
        return [self._people[index]], "posts.name_role"

    def _shared_before(self, post: Post) -> list[Mention]:
        """The people before a post of several: "A và B, hai tài xế"."""
        index = bisect_right(self._starts, post.start) - 1
        if index < 0:
            return []
        gap = lexicon.SHARED.fullmatch(self._source.lowered, self._people[index].end, post.start)
        return self._run(index) if gap else []

    def _are_several(self, first: Mention) -> bool:
        start = max(0, first.start - 30)
        return _SEVERAL_PEOPLE.search(self._source.lowered, start, first.start) is not None

    def _named_alike(self, run: list[Mention]) -> bool:
        """Whether people of a list are named without any address: "; A, B - Phó Chủ tịch"."""
        lowered = self._source.lowered
        opened = lowered[: run[0].start].rstrip()[-1:] in (";", ":")
        gaps = (lowered[a.end : b.start].strip() for a, b in pairwise(run))
        return opened and len(run) > 1 and all(gap in (",", "và") for gap in gaps)

    def _lends(self, post: Post) -> bool:
        """Whether the next person acts in the name of the holder of a post."""
        start = max(0, post.start - 20)
        return lexicon.DELEGATING.search(self._source.lowered, start, post.start) is not None

    def _run(self, index: int, *, elected: bool = False) -> list[Mention]:
        """The people named in one breath that end with person `index`."""
        run = [self._people[index]]
        joint = lexicon.SIBLING_BRACKET if elected else None
        while (
            index > 0
            and len(run) < _LONGEST_LIST
            and self._next_in_list(self._people[index - 1], joint) is run[0]
        ):
            index -= 1
            run.insert(0, self._people[index])
        return run

    def _next_in_list(self, person: Mention, also: re.Pattern[str] | None = None) -> Mention | None:
        joint = lexicon.SIBLING.match(self._source.lowered, person.end)
        if joint is None and also is not None:
            joint = also.match(self._source.lowered, person.end)
        return self._source.name_after(joint.end()) if joint else None

    def _listed_after(self, post: Post) -> list[Mention]:
        """The people of the list that a post opens: "các Phó Chủ tịch: A, B và C"."""
        source = self._source
        opened = lexicon.LIST_OPEN.match(source.lowered, post.end)
        first = source.name_after(opened.end() if opened else post.end)
        if first is None:
            return []
        if opened is not None:
            reach = min(len(source.lowered), first.end + _LIST_REACH)
            over = _LIST_END.search(source.lowered, first.end, reach)
            end = over.start() if over else reach
            begin, stop = bisect_left(self._starts, first.start), bisect_left(self._starts, end)
            return self._people[begin : min(stop, begin + _LONGEST_LIST)]
        people = [first]
        while (
            len(people) < _LONGEST_LIST
            and (following := self._next_in_list(people[-1])) is not None
        ):
            people.append(following)
        return people

    def _carry_body(self, post: Post) -> Post:
        """ "1 Chủ tịch LĐLĐ tỉnh, 5 Phó Chủ tịch gồm …": the body carries over."""
        index = bisect_left(self._posts, post.start, key=lambda p: p.start) - 1
        if post.organization or not post.office or index < 0:
            return post
        earlier = self._posts[index]
        if post.start - earlier.end >= _FARTHEST:
            return post
        return replace(post, organization=earlier.organization)

    def _loosely_after(self, post: Post) -> Mention | None:
        """The person after a mark: "Phó Chủ tịch UBND huyện, ông A"; "tác giả: A"."""
        source = self._source
        mark = lexicon.LOOSE.match(source.lowered, post.end)
        before = source.lowered[max(0, post.start - 20) : post.start]
        if mark is None or lexicon.OBLIQUE.search(before):
            return None
        author = source.lowered.startswith("tác giả", post.start)
        if not (post.office or author or mark["firm"] == "là"):
            return None
        person = source.name_after(mark.end())
        addressed = lexicon.address().match(source.lowered, mark.end())
        return person if addressed or mark["firm"] else None
