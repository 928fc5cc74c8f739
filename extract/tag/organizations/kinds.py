"""Kinds of bodies, and what each needs around its head word to be one definite body."""

from __future__ import annotations

from dataclasses import dataclass

#: Evidence that the words after a head can give.
ALONE = "alone"  # the head suffices
LEVEL = "level"  # "tỉnh", "xã Phú Lâm"
REACH = "reach"  # "Việt Nam", "Trung ương"
NAME = "name"  # a proper name
PLACE = "place"  # a proper name that is a place's
SECTOR = "sector"  # a field of work
FIELD = "field"  # the field of a university
OFFICE = "office"  # a field of which there is one office
NUMBER = "number"  # "Quân khu 4"
QUOTE = "quote"  # a name in quotation marks
PARENT = "parent"  # the body it belongs to


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of body is named.

    Args:
        needs: any of these makes it definite.
        takes: which pieces its name may hold beside those it needs.
        sub: it may be joined to the body it belongs to.
        comma: kinds of bodies it may be joined to by a comma.
        absorbs: head words inside its proper name are part of the name ("Báo Công an nhân dân").
        lower: whether its head may be written without a capital.
        field: whether a field of work in lower case may follow the head ("công ty may …").
        plain_name: the proper name after it is a place's only, at most a few words.
        wordy: its name may be a phrase of which only the first word has a capital ("Trung tâm
            Dữ liệu nhà nước Hà Nội").
    """

    needs: frozenset[str]
    takes: frozenset[str] = frozenset()
    sub: bool = False
    comma: frozenset[str] = frozenset()
    absorbs: bool = False
    lower: bool = True
    field: bool = True
    plain_name: bool = False
    wordy: bool = False

    def allows(self, piece: str) -> bool:
        """Whether the name may hold this kind of piece."""
        return piece in self.needs or piece in self.takes


def _kind(
    needs: str,
    takes: str = "",
    comma: str = "",
    *,
    sub: bool = False,
    absorbs: bool = False,
    lower: bool = True,
    field: bool = True,
    plain_name: bool = False,
    wordy: bool = False,
) -> Kind:
    return Kind(
        frozenset(needs.split()),
        frozenset(takes.split()),
        sub,
        frozenset(comma.split()),
        absorbs,
        lower,
        field,
        plain_name,
        wordy,
    )


KINDS: dict[str, Kind] = {
    # "Tổng Liên đoàn (Lao động Việt Nam)"
    "union_top": _kind("alone", "reach"),
    # "LĐLĐ tỉnh", "Liên đoàn Lao động Nghệ An"
    "labour": _kind("level reach name", field=False, plain_name=True),
    # "Công đoàn huyện", "Công đoàn Y tế Việt Nam", "CĐCS Công ty X"
    "union": _kind("level reach name sector parent", sub=True, field=False),
    "union_sector": _kind("alone", "level reach name parent", sub=True, lower=False),
    "block": _kind("sector level parent", "name number", sub=True),
    # "BCH LĐLĐ tỉnh", "Văn phòng Bộ X"
    "organ": _kind("reach parent", "", "labour union union_sector union_top of_place", sub=True),
    "organ_named": _kind("level name parent", "sector", "labour union_top", sub=True),
    "party_board": _kind(
        "alone", "level reach parent", "labour union union_sector union_top of_place", sub=True
    ),
    "mission": _kind("parent", sub=True, lower=False),
    "council": _kind("level reach parent name", "sector", sub=True, wordy=True),
    "board": _kind(
        "level reach parent number",
        "sector name",
        "level_body ministry of_place",
        sub=True,
        wordy=True,
    ),
    "national_board": _kind("sector name reach", "level", sub=True, lower=False, wordy=True),
    # "Tỉnh ủy", "Thành đoàn Hà Nội"
    "of_place": _kind("alone", "level name", sub=True, plain_name=True),
    # "UBND huyện Hóc Môn", "Công an tỉnh", "Đảng ủy Công ty X"
    "level_body": _kind(
        "level reach name parent", "sector", sub=True, field=False, plain_name=True
    ),
    # "Bộ đội Biên phòng Nghệ An"; alone only behind a post
    "force": _kind("level reach name parent", "sector", sub=True, field=False, plain_name=True),
    "whole": _kind("alone", sub=True),
    # "Chính phủ", "Quốc hội Lào"
    "government": _kind("alone", "reach place", sub=True, lower=False),
    # "Đại sứ quán Nhật Bản"
    "legation": _kind("place"),
    "state_body": _kind("alone", "level reach name", sub=True, lower=False, plain_name=True),
    "youth_centre": _kind("alone", "reach"),
    "youth_school": _kind("parent level", sub=True),
    # "Bộ Y tế", "Sở GD&ĐT tỉnh Lào Cai"
    "ministry": _kind("sector", "level place reach", plain_name=True),
    "bureau": _kind("sector name", "level place reach", sub=True, wordy=True),
    "office": _kind(
        "office parent level place reach",
        "sector name",
        "level_body ministry bureau company hospital school academy bank of_place center",
        sub=True,
        wordy=True,
    ),
    "faculty": _kind(
        "parent",
        "sector name",
        "school academy school_type hospital institute",
        sub=True,
        wordy=True,
    ),
    "association": _kind(
        "sector name level reach parent", "quote", sub=True, lower=False, wordy=True
    ),
    "chamber": _kind("reach"),
    # "Trường THPT Lê Lợi", "THPT Lê Lợi"
    "school": _kind(
        "level name number field",
        "sector reach parent quote",
        "school_type academy ministry",
        sub=True,
        absorbs=True,
    ),
    "school_type": _kind(
        "name",
        "level sector number reach",
        "school_type academy ministry",
        sub=True,
        absorbs=True,
        lower=False,
    ),
    "academy": _kind("name sector reach", "level", sub=True, absorbs=True, wordy=True),
    "company": _kind("name reach number parent quote", "sector level", sub=True),
    "bank": _kind("name sector reach", "level number", sub=True, absorbs=True),
    "branch": _kind("level name parent", "sector number", "bank company", sub=True),
    # "Cao su Phú Riềng": a company by its business and place
    "works": _kind("place", lower=False, field=False, plain_name=True),
    "utility": _kind("level place reach", "name number", sub=True, lower=False),
    "venue": _kind("name quote", "sector number level reach", absorbs=True),
    "shop": _kind("name quote", "sector number reach"),
    "hospital": _kind(
        "level name reach number quote", "sector parent", "ministry level_body", sub=True
    ),
    "institute": _kind(
        "name reach sector parent",
        "level number",
        "ministry school academy school_type association",
        sub=True,
        wordy=True,
    ),
    "center": _kind(
        "level reach name parent",
        "sector number",
        "ministry level_body broadcaster hospital school company",
        sub=True,
        wordy=True,
    ),
    "station": _kind("level name", "sector number", sub=True, lower=False, wordy=True),
    "culture": _kind("name level reach sector parent", "number", sub=True, wordy=True),
    "club": _kind("name quote parent", "sector reach level", sub=True, wordy=True),
    "youth_team": _kind("name reach"),
    # "Ban tổ chức giải Cánh diều vàng"
    "organizer": _kind("name quote reach sector", "number", absorbs=True, wordy=True),
    "team": _kind("reach name level", "sector"),
    "troupe": _kind("level place", lower=False, field=False, plain_name=True),
    "squad": _kind("level reach parent", "sector name number", sub=True),
    "crew": _kind("level reach parent", "sector name number", sub=True, lower=False),
    "press": _kind("name sector", "reach level", absorbs=True),
    "broadcaster": _kind("level reach name", "sector", sub=True, absorbs=True),
    "army": _kind("number name sector parent", "level reach", sub=True),
    "army_whole": _kind("alone", "reach", lower=False),
    "region_army": _kind("sector", "number", sub=True, lower=False),
    "fund": _kind("name quote sector parent", "level reach", sub=True, absorbs=True, wordy=True),
}
