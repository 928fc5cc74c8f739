"""The closed vocabularies of the contract; `corpus/GUIDE.md` says what each value means."""

from __future__ import annotations

from enum import StrEnum


class TextField(StrEnum):
    """The part of an article that offsets point into."""

    TITLE = "title"
    TEXT = "text"


class Label(StrEnum):
    """Kind of a mention."""

    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    LOCATION = "LOCATION"
    DATE = "DATE"
    AWARD_COUNT = "AWARD_COUNT"
    MONEY = "MONEY"


class PublishedBasis(StrEnum):
    """Where a publication date was found."""

    meta = "meta"
    date_line = "date_line"
    url = "url"
    text = "text"
    given = "given"
    none = "none"


class AwardType(StrEnum):
    """Kind of an award."""

    bang_khen = "bang_khen"
    giay_khen = "giay_khen"
    co_thi_dua = "co_thi_dua"
    ky_niem_chuong = "ky_niem_chuong"
    huan_chuong = "huan_chuong"
    huy_chuong = "huy_chuong"
    bang_lao_dong_sang_tao = "bang_lao_dong_sang_tao"
    danh_hieu = "danh_hieu"
    giai_thuong = "giai_thuong"
    giai_thi = "giai_thi"
    giay_chung_nhan = "giay_chung_nhan"
    khen_thuong = "khen_thuong"
    other = "other"


class RecipientType(StrEnum):
    """Whom an award went to."""

    collective = "collective"
    individual = "individual"
    mixed = "mixed"
    unknown = "unknown"


class IssuerLevel(StrEnum):
    """Level of the body whose award it is."""

    national = "national"
    sector = "sector"
    province = "province"
    district = "district"
    commune = "commune"
    grassroots = "grassroots"
    party = "party"
    state = "state"
    other = "other"


class SupportKind(StrEnum):
    """Kind of help that was given."""

    gift = "gift"
    cash = "cash"
    loan = "loan"
    house = "house"
    scholarship = "scholarship"
    medical = "medical"
    other = "other"


class EventType(StrEnum):
    """Kind of the main event a page reports."""

    summary_conference = "summary_conference"
    congress = "congress"
    workshop = "workshop"
    staff_conference = "staff_conference"
    award_ceremony = "award_ceremony"
    welfare = "welfare"
    contest = "contest"
    commemoration = "commemoration"
    campaign = "campaign"
    meeting = "meeting"
    other = "other"


class OrganizationKind(StrEnum):
    """Kind of a body."""

    union = "union"
    party = "party"
    government = "government"
    association = "association"
    education = "education"
    health = "health"
    company = "company"
    media = "media"
    security = "security"
    other = "other"


class OrganizationLevel(StrEnum):
    """Level of a body."""

    national = "national"
    sector = "sector"
    province = "province"
    district = "district"
    commune = "commune"
    grassroots = "grassroots"
