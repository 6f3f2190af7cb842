"""Turn what people wrote for a value into a typed value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from store.claims import Entity
from store.flaws import Flaw, FlawKind
from store.names import names_of
from store.pack.notation import read_notation, unread
from store.pack.read import Place, Wrong
from store.pack.written import Writing
from store.speech import NOTATED, Speech
from store.values import (
    Comparison,
    Count,
    EntityId,
    EntityRef,
    PartialDate,
    Quotation,
    Relation,
    Term,
    Text,
    Value,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The types a value may have, and the terms of a closed vocabulary."""

    types: tuple[str, ...]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a value is read beside: its quotes, their speech, and the entities by slug."""

    quotes: tuple[str, ...]
    speech: Speech
    entities: Mapping[str, Entity]

    def entity(self, place: Place, slug: str) -> Entity:
        """Return the entity of a slug, or raise Wrong."""
        try:
            return self.entities[slug]
        except KeyError:
            flaw = Flaw.of(FlawKind.NO_ENTITY, slug=slug)
            near = get_close_matches(slug, self.entities, n=1)
            raise Wrong(place, replace(flaw, near=near[0]) if near else flaw) from None


def read_value(place: Place, writing: Writing | None, allowed: Allowed, context: Context) -> Value:
    """Return what was written as a value of one of the allowed types, or raise Wrong."""
    if writing is None:
        return _whole_quote(place, allowed, context)
    if writing.relation is not None:
        return _comparison(writing, writing.relation, allowed, context)
    if writing.entity is not None:
        _must(place, "entity", allowed)
        entity = context.entity(place.at("entity"), writing.entity)
        return EntityRef(entity.id, writing.words or _named(entity, context))
    if writing.term is not None:
        return _term(writing, allowed)
    if writing.plain is not None:
        return _plain(place, writing.plain, allowed, context)
    return _words(writing, allowed, context)


def read_date_value(writing: Writing, context: Context) -> PartialDate:
    """Return what was written as a date, or raise Wrong."""
    value = read_value(writing.place, writing, Allowed(("date",), frozenset()), context)
    if not isinstance(value, PartialDate):
        raise Wrong(writing.place, Flaw.of(FlawKind.NO_DATE))
    return value


def _plain(place: Place, plain: str, allowed: Allowed, context: Context) -> Value:
    types = allowed.types
    if "entity" in types and plain in context.entities:
        entity = context.entities[plain]
        return EntityRef(entity.id, _named(entity, context))
    if (value := read_notation(place, plain, types, context.speech)) is not None:
        return value
    if "text" in types:
        return Text(plain, context.speech.language)
    if "quotation" in types:
        return Quotation(plain, context.speech.language, direct=True)
    if any(name in types for name in NOTATED):
        raise unread(place, plain, types, context.speech)
    if "entity" in types:
        context.entity(place, plain)
    if "term" in types:
        term = plain if plain in allowed.terms else "…"
        raise Wrong(place, Flaw.of(FlawKind.BARE_TERM, term=term))
    raise Wrong(place, Flaw.of(FlawKind.BARE_COMPARISON))


def _words(writing: Writing, allowed: Allowed, context: Context) -> Value:
    """Read a mapping that has `as` beside its words, or what a quotation is, or neither."""
    place, types = writing.place, allowed.types
    language = writing.language or context.speech.language
    if writing.direct is not None or writing.translated is not None:
        _must(place, "quotation", allowed)
        words = writing.words or context.quotes[0]
        return Quotation(words, language, writing.direct is not False, writing.translated)
    if writing.words is None:
        raise Wrong(place, Flaw.of(FlawKind.MISSING_KEY, key="words"))
    notation = writing.notation or writing.words
    value = read_notation(place, notation, types, context.speech)
    if value is not None:
        return _with_unit(writing, replace(value, words=writing.words))
    if writing.notation is None and "text" in types:
        return Text(writing.words, language)
    if writing.notation is None and "quotation" in types:
        return Quotation(writing.words, language, direct=True)
    raise unread(place, notation, types, context.speech)


def _with_unit(writing: Writing, value: Value) -> Value:
    if writing.unit is None:
        return value
    if not isinstance(value, Count):
        raise Wrong(writing.place.at("unit"), Flaw.of(FlawKind.NO_UNIT))
    return replace(value, unit=writing.unit)


def _whole_quote(place: Place, allowed: Allowed, context: Context) -> Value:
    if "text" in allowed.types:
        return Text(context.quotes[0], context.speech.language)
    if "quotation" in allowed.types:
        return Quotation(context.quotes[0], context.speech.language, direct=True)
    raise Wrong(place, Flaw.of(FlawKind.NO_VALUE, types=", ".join(allowed.types)))


def _comparison(writing: Writing, relation: str, allowed: Allowed, context: Context) -> Comparison:
    place = writing.place
    _must(place, "comparison", allowed)
    than = context.entity(place.at("than"), writing.than or "")
    aspect = _known(place.at("aspect"), writing.aspect or "", allowed.terms)
    words = writing.words or context.quotes[0]
    return Comparison(Relation(relation), than.id, aspect, words)


def _term(writing: Writing, allowed: Allowed) -> Term:
    _must(writing.place, "term", allowed)
    if not writing.words:
        raise Wrong(writing.place, Flaw.of(FlawKind.TERM_WITHOUT_WORDS))
    return Term(_known(writing.place.at("term"), writing.term or "", allowed.terms), writing.words)


def _known(place: Place, term: str, terms: frozenset[str]) -> str:
    if term not in terms:
        raise Wrong(place, Flaw.of(FlawKind.NO_TERM, term=term).among(term, terms))
    return term


def _must(place: Place, name: str, allowed: Allowed) -> None:
    if name not in allowed.types:
        raise Wrong(place, Flaw.of(FlawKind.OTHER_TYPE, name=name, types=", ".join(allowed.types)))


def _named(entity: Entity, context: Context) -> str:
    """Return the longest of an entity's names that a quote holds, or nothing."""
    named = [name for name in names_of(entity) if any(name in quote for quote in context.quotes)]
    return max(named, key=len, default="")


def slug_of(entity: EntityId) -> str:
    """Return the slug that an entity's id is made of."""
    return entity.partition(":")[2]
