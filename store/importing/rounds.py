"""How rounds are called, so that “Serie B”, “Series-B-Runde” and “B round” are one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from store.claims import Name
from store.importing.slugs import slug
from store.names import key
from store.reading.calendar_words import MONTH_NAMES
from store.values import PartialDate, Precision

_FILLERS = frozenset(
    "round runde finanzierungsrunde funding financing finanzierung rounds venture the die der "
    "eine type".split()
)
_SERIES = re.compile(r"(?:series|serie|reihe) ?(?P<letter>[a-j])(?: ?(?P<part>[0-9]{1,2}))?")
_LETTER = re.compile(r"(?P<letter>[a-j])(?: ?(?P<part>[0-9]{1,2}))?")
_SEEDS = {"preseed": "pre-seed", "pre seed": "pre-seed", "seed": "seed"}
# A small “a” behind it is an article: “an industry series a company leads”, “in a round”.
_NAMED = re.compile(
    r"\b(?:(?i:series|serie|reihe)[ -](?:A|(?i:[b-j]))(?:[ -]?[0-9]{1,2})?"
    r"|(?:A-|[B-J][ -])(?i:round|runde|finanzierungsrunde)"
    r"|(?i:pre[ -]?)?(?i:seed)[ -]?(?i:round|runde|funding|financing|finanzierung(?:srunde)?)"
    r")(?![^\W_])"
)
_QUARTER = 3

REMEMBERED = 1_024
"""Rounds whose names are kept: many companies have one that is called so."""


@lru_cache(REMEMBERED)
def round_slug(words: str) -> str:
    """Return how a round is called within its company's: `series-b`, `pre-seed`."""
    bare = _bare(words)
    if letter := _letter(bare):
        return f"series-{letter}"
    return _SEEDS.get(bare) or slug(bare)


@lru_cache(REMEMBERED)
def round_names(words: str) -> tuple[Name, ...]:
    """Return what a round is called in each language."""
    if letter := _letter(_bare(words)).upper():
        return (Name(f"Series {letter}", "en"), Name(f"Serie {letter}", "de"))
    return (Name(" ".join(words.split())),)


def rounds_named(text: str) -> Mapping[str, str]:
    """Return the series and seed rounds that a text names, by `round_slug`, in its words."""
    return {round_slug(found[0].replace("-", " ")): found[0] for found in _NAMED.finditer(text)}


def is_series(called: str) -> bool:
    """Say whether what `round_slug` returned is a series or a seed round."""
    return called in _SEEDS.values() or called.startswith("series-")


def _bare(words: str) -> str:
    folded = key(words)
    return " ".join(word for word in folded.split() if word not in _FILLERS) or folded


def _letter(bare: str) -> str:
    """Return the letter of a series with the number of its part, `""` where it is another round."""
    match = _SERIES.fullmatch(bare) or _LETTER.fullmatch(bare)
    return f"{match['letter']}{match['part'] or ''}" if match else ""


def dated_slug(when: PartialDate) -> str:
    """Return how a round is called of which only the time is known: `2023-12`, `2023-q4`."""
    first = when.earliest or when.latest
    if first is None:
        return "undated"
    match when.precision:
        case Precision.DAY | Precision.MONTH | Precision.WEEK:
            return f"{first:%Y-%m}"
        case Precision.QUARTER:
            return f"{first.year}-q{(first.month - 1) // _QUARTER + 1}"
        case _:
            return slug(when.words) if when.precision is not Precision.YEAR else f"{first.year}"


def dated_names(when: PartialDate) -> tuple[Name, ...]:
    """Return what such a round is called: “Runde vom Dezember 2023”."""
    first = when.earliest or when.latest
    called = dated_slug(when)
    if first is None or not called[:4].isdecimal():
        return (Name(f"the round of {when.words}", "en"), Name(f"Runde ({when.words})", "de"))
    if "q" in called:
        year, quarter = called.split("-q")
        return (Name(f"the Q{quarter} {year} round", "en"), Name(f"Runde Q{quarter} {year}", "de"))
    if "-" not in called:
        return (Name(f"the {called} round", "en"), Name(f"Runde von {called}", "de"))
    english, german = (MONTH_NAMES[each].table[first.month][0] for each in ("en", "de"))
    return (
        Name(f"the {english} {first.year} round", "en"),
        Name(f"Runde vom {german} {first.year}", "de"),
    )
