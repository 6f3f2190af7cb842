"""What can be wrong with an export or a pack, by kind, so that it can be told in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Self


class FlawKind(StrEnum):
    """What is wrong; each is told to people by this word."""

    SEVERAL_READINGS = "several-readings"
    SEVERAL_VALUES = "several-values"
    UNREAD = "unread"
    NO_PACK = "no-pack"
    PACK_TOO_BIG = "pack-too-big"
    TOO_DEEP = "too-deep"
    NO_SUCH_KEY = "no-such-key"
    MISSING_KEY = "missing-key"
    WRONG_SHAPE = "wrong-shape"
    NOT_KNOWN = "not-known"
    QUOTE_OR_QUOTES = "quote-or-quotes"
    NO_SHA = "no-sha"
    NO_LANGUAGE = "no-language"
    NO_SLUG = "no-slug"
    MISSHAPEN = "misshapen"
    NO_ENTITY = "no-entity"
    NO_DATE = "no-date"
    BARE_TERM = "bare-term"
    BARE_COMPARISON = "bare-comparison"
    NO_UNIT = "no-unit"
    NO_VALUE = "no-value"
    TERM_WITHOUT_WORDS = "term-without-words"
    NO_TERM = "no-term"
    OTHER_TYPE = "other-type"
    NO_FIELD = "no-field"
    NO_NAME_IN_QUOTE = "no-name-in-quote"
    NO_QUALIFIER = "no-qualifier"
    KEPT_AS_TEXT = "kept-as-text"
    LONG_QUOTE = "long-quote"
    OFFSETS = "offsets"
    NOWHERE = "nowhere"
    SEVERAL_PLACES = "several-places"
    NO_SOURCE = "no-source"
    BYTE_ORDER_MARK = "byte-order-mark"
    NO_YAML = "no-yaml"
    NOT_IN_QUOTE = "not-in-quote"
    NO_SLUG_IN_QUOTE = "no-slug-in-quote"
    NOT_QUOTED = "not-quoted"
    READ_OTHERWISE = "read-otherwise"
    OTHER_KIND = "other-kind"
    NO_PART = "no-part"
    FRACTION = "fraction"
    OTHER_THINGS = "other-things"
    CHANGED = "changed"
    NO_QUOTE = "no-quote"
    NOT_OF_SOURCE = "not-of-source"
    UNSAID = "unsaid"
    SAID_OTHERWISE = "said-otherwise"
    OTHER_ID = "other-id"
    NO_PLACE = "no-place"
    OTHER_ABOVE = "other-above"
    UNUSED = "unused"
    SAME_CLAIM = "same-claim"
    NO_OFFSET = "no-offset"
    SAME_TEXT = "same-text"
    NUMBER_TAKEN = "number-taken"
    NO_DEAL = "no-deal"
    NO_FILE = "no-file"
    NOT_OPENED = "not-opened"
    NO_UTF8 = "no-utf8"
    OTHER_SUFFIX = "other-suffix"
    NO_TEXT = "no-text"
    MISPLACED = "misplaced"
    NO_JSON = "no-json"
    OTHER_VERSION = "other-version"
    NO_LIST = "no-list"
    NO_RECORD = "no-record"
    BROKEN = "broken"
    OTHER_COLUMNS = "other-columns"
    UNEVEN = "uneven"
    NO_CSV = "no-csv"
    TWICE = "twice"


class Shape(StrEnum):
    """What stands at a place of a file."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    OBJECT = "object"
    ARRAY = "array"
    NULL = "null"


TOLD: Mapping[FlawKind, str] = MappingProxyType(
    {
        FlawKind.SEVERAL_READINGS: "“{text}” can be read in several ways; say which with `as`",
        FlawKind.SEVERAL_VALUES: "“{text}” names {count} values; write a claim for each",
        FlawKind.UNREAD: "“{text}” is not to be read as {types}; say it plainly with `as`",
        FlawKind.NO_PACK: "this holds no pack: {file} is missing",
        FlawKind.PACK_TOO_BIG: "a pack has at most {limit} MiB of YAML; part it",
        FlawKind.TOO_DEEP: "this is nested too deeply for a pack",
        FlawKind.NO_SUCH_KEY: "there is no key `{key}` here",
        FlawKind.MISSING_KEY: "`{key}` is missing; add it",
        FlawKind.WRONG_SHAPE: "{wanted} should stand here, and {shown} does",
        FlawKind.NOT_KNOWN: "{shown} is not known in `{key}`",
        FlawKind.QUOTE_OR_QUOTES: "a claim has either a `quote` or several `quotes`",
        FlawKind.NO_SHA: "`text_sha256` is the SHA-256 of the text: 64 of 0–9 and a–f",
        FlawKind.NO_LANGUAGE: "{shown} is no language; write two letters, as in de",
        FlawKind.NO_SLUG: "{shown} is no slug: a–z, 0–9 and single hyphens between",
        FlawKind.MISSHAPEN: "this has not the shape of a pack: {detail}",
        FlawKind.NO_ENTITY: "`{slug}` is not in entities.yaml",
        FlawKind.NO_DATE: "a date should stand here",
        FlawKind.BARE_TERM: "a term has its words beside it: term: {term}, words: …",
        FlawKind.BARE_COMPARISON: "a comparison is written with relation, than, aspect and words",
        FlawKind.NO_UNIT: "only a count has a unit; leave it out",
        FlawKind.NO_VALUE: "`value` is missing; it is written as {types}",
        FlawKind.TERM_WITHOUT_WORDS: "`words` is missing: the source's words for this term; add it",
        FlawKind.NO_TERM: "`{term}` is no term here",
        FlawKind.OTHER_TYPE: "this takes no {name}, but {types}",
        FlawKind.NO_FIELD: "the vocabulary has no field `{field}`",
        FlawKind.NO_NAME_IN_QUOTE: (
            "no name of the entity stands in the quote; give its words: entity: …, words: …"
        ),
        FlawKind.NO_QUALIFIER: "`{field}` takes no `{name}`",
        FlawKind.KEPT_AS_TEXT: "“{text}” could not be read as a figure and is kept as text",
        FlawKind.LONG_QUOTE: "the quote has {count} characters; quote only what carries the claim",
        FlawKind.OFFSETS: "{count} quotes need as many offsets in `at`; --locate writes them",
        FlawKind.NOWHERE: "“{text}” stands nowhere in the source's text; copy it letter for letter",
        FlawKind.SEVERAL_PLACES: (
            "“{text}” stands in several places; quote more, or choose `at`: {places}"
        ),
        FlawKind.NO_SOURCE: "the pack has no source {number}",
        FlawKind.BYTE_ORDER_MARK: "this begins with a byte order mark; save it without",
        FlawKind.NO_YAML: "this is no sound YAML: {detail}",
        FlawKind.NOT_IN_QUOTE: "“{text}” does not stand in the quote, letter for letter",
        FlawKind.NO_SLUG_IN_QUOTE: (
            "“{text}” is no slug of entities.yaml and does not stand in the quote, "
            "letter for letter"
        ),
        FlawKind.NOT_QUOTED: "“{text}” stands in no quote of the claim; quote it as well",
        FlawKind.READ_OTHERWISE: (
            "reading the quote does not give “{text}”; quote more of it, or use `as`"
        ),
        FlawKind.OTHER_KIND: "`{field}` takes no {name}, but {kinds}",
        FlawKind.NO_PART: "“{text}” is no part of a whole: 0 % to 100 %",
        FlawKind.FRACTION: "“{text}” is a fraction, and `{field}` a whole number",
        FlawKind.OTHER_THINGS: "“{text}” counts other things than `{field}`",
        FlawKind.NO_QUOTE: "no quote says “{text}”; put the quote back as it was",
        FlawKind.NOT_OF_SOURCE: (
            "the text of its source does not say “{text}”; put the quote back as it was"
        ),
        FlawKind.UNSAID: "none of its quotes says “{text}”; put the quote back as it was",
        FlawKind.SAID_OTHERWISE: (
            "in its quote “{text}” says something else; put the quote back as it was"
        ),
        FlawKind.CHANGED: (
            "this claim does not say what it said when it was exported: a changed "
            "claim is a new one, whose id would be {identity}"
        ),
        FlawKind.OTHER_ID: "`id` is {id}, and `data` speaks of {other}",
        FlawKind.NO_PLACE: "“{text}” is no offset; it counts code points",
        FlawKind.OTHER_ABOVE: "this claim differs from its row above",
        FlawKind.UNUSED: "nothing speaks of `{slug}`; take it out",
        FlawKind.SAME_CLAIM: "this is the claim of line {line} again; keep one, with both quotes",
        FlawKind.NO_OFFSET: "`at` is missing for {count} claims from here on; --locate writes it",
        FlawKind.SAME_TEXT: "this is the text of {file}; one text is one source",
        FlawKind.NUMBER_TAKEN: "the number {number} belongs to {file}; take another",
        FlawKind.NO_DEAL: "`{slug}` is a {found}; a deal is an entity of the kind deal",
        FlawKind.NO_FILE: "this file is missing; a pack has one",
        FlawKind.NOT_OPENED: "cannot be read: {detail}",
        FlawKind.NO_UTF8: "this is no UTF-8 text; save it as such",
        FlawKind.OTHER_SUFFIX: "a source's file ends in .yaml; rename it",
        FlawKind.NO_TEXT: "no text in the folder has this SHA-256; its spans were not compared",
        FlawKind.MISPLACED: (
            "“{text}” is quoted at {at}, where the text has “{there}”; it stands at {places}"
        ),
        FlawKind.NO_JSON: "this is no JSON: {detail}",
        FlawKind.OTHER_VERSION: (
            "this is no export of this version; “dealbrief” should be {version}"
        ),
        FlawKind.NO_LIST: "there is no such list as {name}",
        FlawKind.NO_RECORD: "there is no such record as {name}",
        FlawKind.BROKEN: "in {name}: this is not what an export writes: {detail}",
        FlawKind.OTHER_COLUMNS: "the columns should be {columns}",
        FlawKind.UNEVEN: "{count} cells should stand here, and {found} do",
        FlawKind.NO_CSV: "this is no CSV: {detail}",
        FlawKind.TWICE: "{name} stands in line {line} already; keep one",
    }
)
"""The sentences for operators, with the names of what is given in braces."""

_SHAPES: Mapping[Shape, str] = MappingProxyType(
    {
        Shape.STRING: "words",
        Shape.INTEGER: "a whole number",
        Shape.BOOLEAN: "true or false",
        Shape.OBJECT: "a mapping",
        Shape.ARRAY: "a list",
        Shape.NULL: "nothing",
    }
)

Given = str | int | tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, and of what; a word that is `near` was perhaps meant, or one of `known`."""

    kind: FlawKind
    given: tuple[tuple[str, Given], ...] = ()
    near: str = ""
    known: tuple[str, ...] = ()

    @classmethod
    def of(cls, kind: FlawKind, **given: Given) -> Self:
        """Return a flaw of a kind with all that its sentence names."""
        return cls(kind, tuple(given.items()))

    def told(self) -> str:
        """Return it in English, for operators."""
        given = {name: _told(each) for name, each in self.given}
        sentence = TOLD[self.kind].format(**given)
        if self.near:
            return f"{sentence}; did you mean `{self.near}`?"
        return f"{sentence}; known are {', '.join(self.known)}" if self.known else sentence

    def among(self, word: str, known: Iterable[str]) -> Self:
        """Return it with the known word that is nearest to one, or else with all of them."""
        every = tuple(sorted(known))
        near = get_close_matches(word, every, n=1)
        return replace(self, near=near[0]) if near else replace(self, known=every)


class FlawedError(ValueError):
    """Carries a flaw from where it is noticed to the line that it stands in."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.told())
        self.flaw = flaw


def broken(name: str, error: Exception) -> Flaw:
    """Return what is wrong with a thing of a list or a record, which could not be read."""
    if isinstance(error, FlawedError):
        return error.flaw
    return Flaw.of(FlawKind.BROKEN, name=name, detail=str(error))


def _told(given: Given) -> str:
    if isinstance(given, tuple):
        return " or ".join(_SHAPES[each] for each in given)
    return str(given)
