"""The patterns of posts, compiled once."""

from __future__ import annotations

import re
from functools import cache

from extract.records.vocabulary import any_of

_TOPIC = "posts"
_FORMER = r"(?:(?:nguyên(?:\s+là)?|cựu|quyền|q\.)\s+)?"


@cache
def head() -> re.Pattern[str]:
    """Return the pattern of the head of a post; group `office` or `profession`."""
    return re.compile(
        rf"(?<![^\W_]){_FORMER}(?:"
        rf"(?P<office>(?:(?:phó|đồng)\s+)?{any_of(_TOPIC, 'posts')}"
        rf"(?:\s+{any_of(_TOPIC, 'suffixes')})?)"
        rf"|(?P<profession>(?:đồng\s+)?{any_of(_TOPIC, 'professions')}))"
    )


@cache
def bodies() -> re.Pattern[str]:
    """Return the pattern of generic bodies that stay in the role ("công đoàn nhà trường")."""
    return re.compile(rf"(?:\s+{any_of(_TOPIC, 'bodies')})+")


@cache
def tail_stop() -> re.Pattern[str]:
    """Return the pattern of a word that cannot belong to the rest of a post."""
    return re.compile(any_of(_TOPIC, "tail_stops"))


@cache
def address() -> re.Pattern[str]:
    """Return the pattern of forms of address, ranks and degrees before a name.

    Group `honorific` holds a form of address.
    """
    return re.compile(
        rf"(?P<honorific>{any_of(_TOPIC, 'honorifics')})|{any_of(_TOPIC, 'titles')}\.?"
    )


#: Between a name and the post that is said of it.
APPOSITION = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?P<mark>[,:\-]|\()?\s*"
    r"(?:(?:\d{2}\s+tuổi|sn\s*\d{4}|sinh(?:\s+năm)?\s+\d{4})\s*[,)]\s*)?"
    r"(?:(?:quê|trú|ngụ|thường trú)\s[^.;()]{0,90},\s*)?"
    r"(?P<verb>(?:(?:từng|hiện|hiện nay|nay|đang|cũng|vốn|là|làm|tiếp tục"
    r"|(?:thôi\s+)?giữ chức(?:\s+vụ)?"
    r"|giữ cương vị|giữ vai trò|đảm nhận|đảm nhiệm|với vai trò|với tư cách|trên cương vị|tái đắc cử"
    r"|đắc cử|trúng cử|tái cử|đồng thời|kiêm|trở thành)\s+)*)"
)

#: Between several people and a post that is said of all of them ("A và B, hai tài xế Grab").
SHARED = re.compile(
    r"\s*(?:,|-|\(|,?\s*(?:cùng|đều)(?:\s+là)?|là)\s*(?:là\s+)?"
    r"(?:(?:hai|ba|bốn|năm|các|những|cùng|đều)(?:\s+là)?\s+)"
    r"|\s*,?\s*(?:cùng|đều|cùng\s+là|đều\s+là)\s+"
)

#: Verbs of an election, said of all who are named before them.
ELECTED = re.compile(r"chức|làm|cử")

#: "A được … bầu giữ chức": an appointment, which may be said of several people at once.
APPOINTMENT = re.compile(
    r"\s*,?\s*(?:(?:đã|vừa|tiếp tục|cùng|đều|vinh dự)\s+)*(?:được\s[^.;()\n]{0,90}?|tiếp tục\s+)?"
    r"(?:làm|giữ(?:\s+các)?\s+chức(?:\s+(?:vụ|danh))?|giữ cương vị|(?:vào\s+)?chức\s+(?:danh|vụ)"
    r"|(?:đắc cử|tái cử|trúng cử)(?:\s+chức\s+(?:danh|vụ))?|bầu(?:\s+vào)?|bổ nhiệm)\s+"
    r"|\s*,?\s*(?:đã\s+)?(?:có|qua)\s+(?:hơn\s+|gần\s+)?\d+\s+năm\s+(?:làm|giữ chức|đảm nhiệm)\s+"
)

#: Between two posts of one person.
CHAIN = re.compile(
    r"\s*(?:[,\-]\s*(?:và\s+|kiêm\s+|đồng thời\s+(?:là\s+)?|nguyên\s+là\s+|hiện\s+là\s+)?|và\s"
    r"|kiêm(?:\s+nhiệm)?\s|đồng thời\s+(?:là\s)?"
    r"|\)?\s*[,\-]?\s*(?:(?:đã|vừa|tiếp tục)\s+)*(?:(?:được|tái)\s[^.,;:()\n]{0,40}?)?"
    r"(?:làm|giữ(?:\s+các)?\s+chức"
    r"(?:\s+(?:vụ|danh))?|đắc cử|trúng cử|tái cử)\s)\s*"
)

#: Between two people of one list.
SIBLING = re.compile(r"\s*(?:,|;|,?\s*và\s|,?\s*cùng\s)\s*")
#: The same with what is said of the first one in brackets between.
SIBLING_BRACKET = re.compile(r"\s*\([^()\n]{2,90}\)\s*(?:,|;|,?\s*và\s|,?\s*cùng\s)\s*")
#: Between the two of a pair, whose body follows in one bracket.
PAIR = re.compile(r"\s*(?:[-/,+&]|,?\s*và\s|,?\s*cùng\s)\s*")

#: Right before a post: it is said of several people, who follow.
PLURAL = re.compile(
    r"(?<![^\W_])(?:(?:các|những|nhóm|hai|ba|bốn|năm|\d{1,2})\s+(?:vị\s+|nguyên\s+)?"
    r"(?:(?:đồng chí|đ/c|ông|bà|ông,\s+bà)\s*(?:là\s+)?)?)$"
)

#: Between such a post and the people.
LIST_OPEN = re.compile(
    r"(?:\s+(?:của|trong|ở|tham gia)\s[^.;:()\n]{0,50}?)?\s*"
    r"(?:(?:gồm(?:\s+có)?|là)\s*(?:các\s+)?(?:(?:đồng chí|đ/c|ông,\s*bà|ông|bà)\s*)?)?:\s*"
    r"|\s*,?\s*gồm(?:\s+có)?\s+(?:các\s+)?(?=\w)"
)

#: Between a post and a name that is set off from it; `firm` marks need no form of address.
LOOSE = re.compile(r"\s*(?:(?P<firm>:|là(?=\s))|[,\-])\s*")

#: Right before a post whose holder only lends the name: "thừa ủy quyền của Chủ tịch nước".
DELEGATING = re.compile(
    r"(?:ủy quyền|ủy nhiệm|thừa lệnh|thay mặt|nhân danh|phân công|chỉ đạo)\s+(?:của\s+)?$"
)

#: Right before a post that is not the next person's: "thừa ủy quyền của Chủ tịch nước, ông A".
OBLIQUE = re.compile(
    r"(?:của|quyền|lệnh|danh|mặt|với|cùng|cho|đến|tới|bởi|theo|từ|do|được|như|các)\s+$"
)
