"""Whether two statements tell one award."""

from __future__ import annotations

from functools import lru_cache

from extract.records.awards.elements import LEVELS
from extract.records.awards.statement import Statement
from schemas import AwardType

#: Two ways to write one body; the first that fits is taken.
_SHORT = (
    ("tổng liên đoàn lao động", "tlđ"),
    ("tổng lđlđ", "tlđ"),
    ("tổng liên đoàn", "tlđ"),
    ("liên đoàn lao động", "lđlđ"),
    ("công đoàn cơ sở", "cđcs"),
    ("công đoàn", "cđ"),
    ("ủy ban nhân dân", "ubnd"),
    ("uỷ ban nhân dân", "ubnd"),
    ("ban chấp hành", "bch"),
    ("thành phố", "tp"),
)
_BODIES = ("lđlđ ", "cđ ", "cđcs ", "ubnd ")
#: The chair of a people's committee stands for it.
_CHAIR = "chủ tịch "
_PAIR = 2


def same_award(first: Statement, second: Statement) -> bool:
    """Return whether two statements of different places tell one award."""
    if first.start == second.start:
        return False
    if first.award_type != second.award_type:
        return _same_title(first, second) or _prize_again(first, second)
    named = names_meet(first, second)
    if not issuers_agree(first, second) and not (named and (first.handed or second.handed)):
        return False
    if _winner_of(first, second) or _winner_of(second, first):
        return True
    if first.kind != second.kind and not (
        _prize_told_twice(first, second)
        or _whole_named(first, second)
        or _kind_told_later(first, second)
    ):
        return False
    titled = (AwardType.danh_hieu, AwardType.giai_thi)
    if first.award_type in titled and not titles_agree(first, second):
        return False
    if first.award_type is AwardType.giai_thi and _other_contest(first, second):
        return False
    if first.sentence != second.sentence and (
        _one_of_many(first, second) or _one_of_many(second, first)
    ):
        return True
    if named:
        return not (first.explicit and second.explicit and first.count != second.count)
    if first.names and second.names:
        return False
    if first.count is None or second.count is None:
        return first.sentence != second.sentence
    return first.count == second.count and first.sentence != second.sentence


def _prize_again(first: Statement, second: Statement) -> bool:
    """A named prize, told again as "giải" alone ("X là một trong 10 người được trao giải")."""
    types = {first.award_type, second.award_type}
    bare = first if first.award_type is AwardType.giai_thi else second
    return (
        types == {AwardType.giai_thi, AwardType.giai_thuong}
        and bare.generic
        and first.count is not None
        and (first.count, first.kind) == (second.count, second.kind)
        and first.sentence != second.sentence
    )


def _prize_told_twice(first: Statement, second: Statement) -> bool:
    """A contest place with its number, once for works and once with those who made them."""
    return (
        first.award_type is AwardType.giai_thi
        and (first.explicit or second.explicit)
        and first.count == second.count
        and "unknown" in (first.kind, second.kind)
    )


def _winner_of(many: Statement, one: Statement) -> bool:
    """A named winner of a place that a stated number of others took as well."""
    if many.award_type is not AwardType.giai_thi or not many.explicit or not one.names:
        return False
    room = (many.count or 0) >= max(_PAIR, len(many.names) + len(one.names))
    fewer = not one.explicit or (one.count or 0) < (many.count or 0)
    return (
        room
        and fewer
        and (many.kind == "unknown" or (many.kind == one.kind == "individual"))
        and one.discipline != "toàn đoàn"
        and many.sentence != one.sentence
        and title_of(many) == title_of(one)
    )


def _other_contest(first: Statement, second: Statement) -> bool:
    """Places of two sports, or two places that one sentence lists."""
    one, two = first.discipline, second.discipline
    named = names_meet(first, second)
    return (
        first.sentence == second.sentence
        or (bool(one and two) and one != two)
        or ("toàn đoàn" in (one, two) and one != two and not (None in (one, two) and named))
    )


def _kind_told_later(first: Statement, second: Statement) -> bool:
    """A number without recipients, and who got it ("cho các cá nhân") told without a number."""
    return (
        first.kind == "unknown"
        and first.explicit
        and not first.names
        and second.count is None
        and not second.names
        and first.award_type is not AwardType.giai_thi
    )


def _whole_named(first: Statement, second: Statement) -> bool:
    """One number for bodies and people together, and as many recipients named elsewhere."""
    return (
        "mixed" in (first.kind, second.kind)
        and first.explicit != second.explicit
        and first.count == second.count
        and bool(first.names or second.names)
    )


def names_meet(first: Statement, second: Statement) -> bool:
    """Return whether a name of one is one of the other: whole, by its end or its beginning."""
    return any(
        a == b or a.endswith(" " + b) or b.endswith(" " + a) or _begins(a, b) or _begins(b, a)
        for a in map(_plain, first.names)
        for b in map(_plain, second.names)
    )


def _begins(name: str, short: str) -> bool:
    """Whether `short` is a body's level ("lđlđ tỉnh") and `name` adds the place."""
    level = short.startswith(_BODIES) or short.endswith(LEVELS)
    return level and name.startswith(short + " ")


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name in lower case, its common words in their short forms."""
    words = " ".join(name.lower().split())
    for full, short in _SHORT:
        words = words.replace(full, short)
    return words


def titles_agree(first: Statement, second: Statement) -> bool:
    """Return whether two awards have one title, or a long one that holds the other."""
    one, two = title_of(first), title_of(second)
    return one == two or (len(min(one, two, key=len)) > 12 and (one in two or two in one))


def _one_of_many(many: Statement, one: Statement) -> bool:
    """A single named person with an award that a stated number of people got."""
    return (
        many.award_type is one.award_type
        and one.award_type not in (AwardType.giai_thi, AwardType.danh_hieu, AwardType.huan_chuong)
        and many.kind == one.kind == "individual"
        and many.explicit
        and not one.explicit
        and len(one.names) == 1
        and (many.count or 0) > len(many.names)
        and many.issuer is not None
        and one.issuer is not None
        and issuers_agree(many, one)
    )


def _same_title(first: Statement, second: Statement) -> bool:
    """Another award word with the same quoted name, number and recipients."""
    return (
        bool(first.title)
        and bool(second.title)
        and first.count is not None
        and first.count == second.count
        and first.kind == second.kind
        and first.sentence != second.sentence
        and titles_agree(first, second)
    )


def title_of(one: Statement) -> str:
    """Return what tells an award from others of its kind: its place, title or name."""
    words = (
        one.rank
        if one.award_type is AwardType.giai_thi and one.rank
        else one.title or one.award_name
    )
    return " ".join(words.lower().split()).strip('"“” ')


def issuers_agree(first: Statement, second: Statement) -> bool:
    """Return whether two awards may have one issuer: none said, handed over, or the same words."""
    if first.issuer is None or second.issuer is None:
        return True
    if (first.handed and not first.explicit) or (second.handed and not second.explicit):
        return True
    one, two = (_plain(issuer).removeprefix(_CHAIR) for issuer in (first.issuer, second.issuer))
    return one == two or one in two or two in one
