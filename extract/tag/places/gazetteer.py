"""Known names of places, for lookups of whole names. All arguments are folded and lower case."""

from __future__ import annotations

from functools import cache

from extract.folding import fold, lower
from extract.resources import entries


def _names(*lists: str) -> frozenset[str]:
    return frozenset(lower(fold(line)) for name in lists for line in entries("places", name))


@cache
def countries() -> frozenset[str]:
    """Countries and continents."""
    return _names("countries")


@cache
def listed_provinces() -> frozenset[str]:
    """Provinces and cities under the central government, before and after July 2025."""
    return _names("provinces")


@cache
def provinces() -> frozenset[str]:
    """Provinces and other names that stand as well without a type word."""
    return _names("provinces", "famous")


@cache
def regions() -> frozenset[str]:
    """Regions of the country."""
    return _names("regions")


@cache
def districts() -> frozenset[str]:
    """Districts, towns and cities of provinces until July 2025."""
    return _names("districts")


@cache
def communes() -> frozenset[str]:
    """Communes, wards and townships, old and new."""
    return _names("communes")


def is_country(name: str) -> bool:
    """Whether `name` is a country or a continent."""
    return name in countries()


def is_province(name: str) -> bool:
    """Whether `name` is a province, a former one, or a city as well known as one."""
    return name in provinces()


@cache
def _known_places() -> frozenset[str]:
    return provinces() | districts() | communes() | regions()


def is_known_place(name: str) -> bool:
    """Whether `name` is any place in the lists."""
    return name in _known_places()


@cache
def first_words() -> dict[str, frozenset[str]]:
    """The words that a known place or country can start with -> their second words, "" for none."""
    seconds: dict[str, set[str]] = {}
    for name in countries() | _known_places():
        first, _, rest = name.partition(" ")
        seconds.setdefault(first, set()).add(rest.partition(" ")[0])
    return {first: frozenset(words) for first, words in seconds.items()}
