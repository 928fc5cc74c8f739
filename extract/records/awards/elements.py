"""What a clause is made of for the award grammar."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Element kind -> the character that stands for it in a clause's shape, and so in a rule.
SYMBOLS = {
    "recipients": "r",  # a number or plural word with its noun: "4 tập thể", "các cá nhân"
    "each": "h",  # "mỗi người": those told of before
    "noun": "R",  # a recipient noun alone: "tập thể"
    "person": "P",
    "org": "O",
    "unit": "U",  # a body named by a common noun: "tổ Toán - Tin"
    "body": "B",  # a body without a name: "công đoàn nhà trường"
    "place": "L",
    "office": "g",  # an office, with its body where one follows
    "organizer": "o",  # hands over and is no issuer: "ban tổ chức"
    "award": "A",
    "title": "E",  # a title or grade: "đoàn viên xuất sắc"
    "quote": "Q",
    "give": "G",
    "take": "T",
    "commend": "K",
    "rate": "D",
    "chosen": "H",
    "passive": "b",
    "of": "f",
    "by": "d",
    "to": "c",
    "belongs": "w",
    "is": "i",
    "colon": "I",
    "comma": "C",
    "and": "N",
    "semi": "S",
    "within": "W",
    "number": "n",
    "share": "s",  # a percentage with its noun: never a count
    "veto": "V",
    "deputy": "p",
    "prep": "e",
    "money": "m",
    "reason": "y",  # what an award is for, directly behind it
    "filler": "x",
}


#: Levels of government, which a common noun of a body goes on with.
LEVELS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã")


@dataclass(slots=True)
class Element:
    """One typed part of a clause.

    Args:
        kind: key of `SYMBOLS`.
        start: first code point.
        end: code point after the last.
        feature: recipient kind, award kind, reach of a veto; "" elsewhere.
        count: the number written for it.
        counted: whether a number is written.
        names: the name it is itself.
        inside: names in brackets behind it, each with "person" or "org".
        holder: for an office or person, the text of the body behind it.
        chief: an office that has awards of its own.
        title: the quoted name of an award.
        rank: its class or place.
        generic: an award or body word that names nothing ("giải", "công đoàn"); of a noun, that
            it only says the kind ("tập thể"); of a title, that it only ever is one ("chiến sĩ
            thi đua").
        several: a plural without a number ("nhiều giải").
        verbal: an award word that is its own verb ("đứng thứ nhất", "về nhì").
    """

    kind: str
    start: int
    end: int
    feature: str = ""
    count: int | None = None
    counted: bool = False
    names: list[str] = field(default_factory=list)
    inside: list[tuple[str, str]] = field(default_factory=list)
    holder: str | None = None
    chief: bool = False
    title: str | None = None
    rank: str | None = None
    generic: bool = False
    several: bool = False
    verbal: bool = False
