"""A field of the vocabulary by what people call it, in German or in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import ClassVar

from rapidfuzz import fuzz, process

from bot.desk import Desk
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import DOT, label
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from bot.words import languages, said
from store.fields import FIELDS, FieldRow
from store.names import key
from store.senses import FIELD_WORDS

ALIKE = 75
"""The likeness in percent from which a field is proposed for an unknown one."""

CHOICES_SHOWN = 5
"""How many alternatives a question back names; more are no help."""

SAVED = MappingProxyType(
    {name: row for name, row in FIELDS.items() if row.types != ("comparison",)}
)
"""The fields that can be saved from the chat; a comparison has more parts than one value."""

COMMON = ("price", "stake", "valued_at", "raised", "closing")
"""What is mostly saved of a deal: proposed first, and where no field is called nearly so."""

Called = Mapping[str, tuple[str, ...]]
"""The fields by a folded name or word for them."""


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field by its name, its label or a word for it that is no other field's."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> FieldRow:
        """Return the field that `text` names, or raise ProblemError."""
        meant = called(text)
        if len(meant) == 1:
            return SAVED[meant[0]]
        if meant:
            several = (("name", Verbatim(text)),)
            names = _all_spoken(meant[:CHOICES_SHOWN], desk.language)
            raise ProblemError(Problem("ambiguous-name", several, spellings=names))
        given: tuple[tuple[str, Leaf], ...] = (("text", Verbatim(text)),)
        if near := _near(text, desk.language):
            names = _all_spoken(near, desk.language)
            raise ProblemError(Problem("unknown-field-near", given, spellings=names))
        names = _all_spoken(COMMON, desk.language)
        raise ProblemError(Problem("unknown-field", given, spellings=names, exemplary=True))

    def phrase_of(self, text: str) -> str | None:
        """Return the id of the label of a field that `text` names, where no other is called so."""
        meant = called(text)
        labels = (
            called(said(_phrase(each), language)) for each in meant for language in languages()
        )
        return (
            _phrase(meant[0]) if len(meant) == 1 and all(each == meant for each in labels) else None
        )

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the fields one of whose names, or a word of one, begins with what was typed.

        Those that the reader's language calls so come first.
        """
        begun = f" {key(typed)}"
        common = () if key(typed) else COMMON
        tables = (_labels(desk.language), *_tables())
        found = (
            name
            for table in tables
            for words, names in table.items()
            if begun in f" {words}"
            for name in names
        )
        names = dict.fromkeys((*common, *found))
        return tuple(Proposal(_named(name), name) for name in names)[: desk.most]


FIELD = FieldType()


def called(text: str) -> tuple[str, ...]:
    """Return the fields that are called so; what a name says counts before what a word does."""
    wanted = key(text)
    return next((table[wanted] for table in _tables() if wanted in table), ())


def spoken(field: str, language: str) -> str:
    """Return what a language calls a field, where that is no other's, or else its name."""
    name = said(_phrase(field), language)
    return name if called(name) == (field,) else field


def _phrase(field: str) -> str:
    return f"field-{field.replace('_', '-')}"


def _all_spoken(fields: Iterable[str], language: str) -> tuple[str, ...]:
    return tuple(spoken(each, language) for each in fields)


def _near(text: str, language: str) -> tuple[str, ...]:
    """Return the fields that the reader's language calls nearly so."""
    labels = _labels(language)
    found = process.extract(
        key(text), labels.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=CHOICES_SHOWN
    )
    return tuple(name for words, _, _ in found for name in labels[words])


def _named(field: str) -> Leaf:
    """Return what a field is called, with its topic where another one is called the same."""
    tables = (_labels(language) for language in languages())
    alike = any(field in names and len(names) > 1 for each in tables for names in each.values())
    if not alike:
        return label(field)
    return Joined((label(field), DOT, Words(f"topic-{FIELDS[field].topic}")))


@cache
def _tables() -> tuple[Called, ...]:
    """Return what fields are called: by their names, by their labels, by words for them."""
    return (
        _of((name, name) for name in SAVED),
        _of(each for language in languages() for each in _labelled(language)),
        _of((word, name) for name in SAVED for word in FIELD_WORDS.get(name, "").split()),
    )


@cache
def _labels(language: str) -> Called:
    return _of(_labelled(language))


def _labelled(language: str) -> Iterable[tuple[str, str]]:
    return ((said(_phrase(name), language), name) for name in SAVED)


def _of(names: Iterable[tuple[str, str]]) -> Called:
    found: dict[str, tuple[str, ...]] = {}
    for words, name in names:
        found[key(words)] = tuple(dict.fromkeys((*found.get(key(words), ()), name)))
    return found
