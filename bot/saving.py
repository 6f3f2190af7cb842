"""What a message may say for the record: the arguments of `fact add`, to be looked at by a person.

Nothing here is saved, and nothing is guessed that the words do not say: it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.arguments import LONGEST
from bot.editing.fields import SAVED, spoken
from store.claims import Entity, Kind
from store.names import holds, names_of
from store.reading import Found, find_values
from store.senses import FIELD_WORDS
from store.values import TYPES, Count, PartialDate
from store.words import language_of, tokens

COMMAND = "fact add"
"""The command whose form it is."""

LONGEST_READ = 4_000
"""Characters in which values are looked for; who means one further on selects it by hand."""

ENDS = re.compile(r"\n+|(?<=[.!?…])[\"”“’»)]*\s+(?=[\"“„«(]?[^\W_a-zäöüß])")
"""Where a sentence may end: a line's end, or a mark before a capital or a figure."""

LONGEST_END = 20
"""Characters before a mark that tell whether a sentence ends there."""

ORDINAL = re.compile(r"(?:^|\D)\d{1,2}\.$")
"""What ends like a sentence in German and is a day or a rank."""

SHORTENED = re.compile(
    r"(?:^|[\s(])(?:\w|mio|mrd|tsd|bzw|ca|dr|prof|st|nr|no|inc|corp|ltd|co|mr|mrs|ms|vs|approx|bn|m)\.$",
    re.IGNORECASE,
)
"""What ends like a sentence and is a word cut short."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its reader saw it, without markup: who wrote it, when, and where it stands."""

    text: str
    author: str
    at: datetime
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the values that are in it, in their order."""

    text: str
    values: tuple[Found, ...]


def proposed(
    message: Message, language: str, zone: ZoneInfo, known: tuple[Entity, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the options of `fact add` that a message gives, by the parameters' names.

    `known` are the deal of the place and its parties: the one that is named is what it is about.
    The first sentence with a figure or a date is the quote; where there is none, all of it is. It
    is read as its own language is, as 1.500 is another figure in German than in English.
    """
    written_in = language_of(message.text[:LONGEST_READ]) or language
    sentence = _telling(message.text, written_in)
    found = _value(sentence)
    words, field = found or ("", None)
    options = (
        ("about", _about(sentence.text, known, language)),
        ("field", spoken(field, language) if field else None),
        ("value", words),
        ("quote", _short(sentence.text)),
        ("link", message.link),
        ("said-on", message.at.astimezone(zone).date().isoformat()),
        ("source", message.author),
        ("said-in", written_in if written_in != language else None),
    )
    return tuple((name, value) for name, value in options if value)


def sentences(text: str, language: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; none ends within a value, an ordinal or a shortened word."""
    text = text[:LONGEST_READ]
    found = find_values(text, language)
    start = 0
    for end in (*(each.span() for each in ENDS.finditer(text)), (len(text), len(text))):
        if _goes_on(text, start, end[0], found):
            continue
        inside = tuple(each for each in found if start <= each.start and each.end <= end[0])
        if text[start : end[0]].strip():
            yield Sentence(text[start : end[0]].strip(), inside)
        start = end[1]


def _goes_on(text: str, start: int, end: int, found: tuple[Found, ...]) -> bool:
    if end == len(text) or text[end] == "\n":
        return False
    before = text[max(start, end - LONGEST_END) : end]
    if any(each.start < end < each.end for each in found):
        return True
    return bool(ORDINAL.search(before) or SHORTENED.search(before))


def _short(quote: str) -> str:
    """Return as much of a quote as an argument may have, without a word cut in two."""
    return quote if len(quote) <= LONGEST else quote[:LONGEST].rpartition(" ")[0] or quote[:LONGEST]


def _telling(text: str, language: str) -> Sentence:
    """Return the first sentence with a value that is more than a bare number, or with any."""
    every = [each for each in sentences(text, language) if each.values]
    closer = (each for each in every if any(not _is_bare(found) for found in each.values))
    return next(closer, every[0] if every else Sentence(text.strip(), ()))


def _is_bare(found: Found) -> bool:
    """Say whether it is a number that tells little: people are counted in passing as well."""
    return isinstance(found.value, Count) and found.value.unit in (None, "person")


def _is_date(found: Found) -> bool:
    return isinstance(found.value, PartialDate)


def _value(sentence: Sentence) -> tuple[str, str | None] | None:
    """Return the value a sentence is about, and its field where the words say it."""
    # A date beside a figure mostly says when.
    ordered = sorted(sentence.values, key=lambda each: (_is_bare(each), _is_date(each)))
    for found in ordered:
        if field := _field(sentence, found):
            return found.value.words, field
    return (ordered[0].value.words, None) if ordered else None


def _field(sentence: Sentence, found: Found) -> str | None:
    """Return the one field of such values that a sentence has the most words for."""
    said = tokens(sentence.text)
    kind = next(name for name, type_ in TYPES.items() if type_ is type(found.value))
    weights = {
        name: len(said & tokens(FIELD_WORDS.get(name, "")))
        for name, row in SAVED.items()
        if kind in row.types
    }
    most = max(weights.values(), default=0)
    best = [name for name, weight in weights.items() if weight == most]
    return best[0] if most and len(best) == 1 else None


def _about(sentence: str, known: tuple[Entity, ...], language: str) -> str | None:
    """Return the one party that is named, or else the deal, if it is named itself."""
    named = [each for each in known if any(holds(sentence, name) for name in names_of(each))]
    deals = [each for each in named if each.kind is Kind.DEAL]
    parties = [each for each in named if each.kind is not Kind.DEAL]
    meant = next((each for each in (parties, deals) if len(each) == 1), None)
    return meant[0].name(language) if meant else None
