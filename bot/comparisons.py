"""Two things held against each other: what is said of one beside the other, and of both alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Named, Quote, Words
from bot.lines import COLON, SEMICOLON, Line, asserting, by_time, cited, join, listed
from bot.models import COMPARED, DEVELOPER, aspect, developed_by, model_label, model_of
from bot.parts import dated
from bot.statements import stated, valued, valued_by_time
from store.claims import Entity
from store.facts import Fact
from store.values import Comparison, EntityId

ALIKE = (
    DEVELOPER,
    "announced_on",
    "licence_status",
    "parameter_count",
    "language_count",
    "architecture",
    "distributed_via",
    "download_count",
    "founded_on",
    "headquartered_in",
    "has_status",
    "total_raised",
    "valued_at",
    "revenue",
    "profit",
    "pricing_model",
)
"""What two things can be told of side by side, in the order it is read in."""

FIELDS = frozenset((*ALIKE, COMPARED))


def family(dossier: Dossier, entity: EntityId) -> frozenset[EntityId]:
    """Return a thing with its developer, or with the models it develops."""
    made = (fact for fact in dossier.select(DEVELOPER) if asserting(fact))
    pairs = ((fact.subject, model_of(fact)) for fact in made)
    related = (each for pair in pairs if entity in pair for each in pair if each)
    return frozenset((entity, *related))


def between(dossier: Dossier, one: EntityId, other: EntityId) -> tuple[Row[Leaf], ...]:
    """Return how two things are compared, in either direction, a row an aspect."""
    drawn = (fact for fact in dossier.select(COMPARED) if _pair(fact) == {one, other})
    return _by_aspect(dossier, drawn)


def around(dossier: Dossier, one: EntityId, other: EntityId) -> tuple[Row[Leaf], ...]:
    """Return how their developers and models are compared, where it is not the two themselves."""
    ours, theirs = family(dossier, one), family(dossier, other)
    near = (
        fact
        for fact in dossier.select(COMPARED)
        if (pair := _pair(fact)) != {one, other} and pair & (ours - theirs) and pair & theirs - ours
    )
    return _by_aspect(dossier, near)


def beside_everything(dossier: Dossier, one: EntityId) -> tuple[Row[Leaf], ...]:
    """Return what one thing is compared to, and what is compared to it, a row each."""
    others: dict[EntityId, list[Fact]] = {}
    for fact in sorted(dossier.select(COMPARED), key=aspect):
        for other in _pair(fact) - {one} if one in _pair(fact) else ():
            others.setdefault(other, []).append(fact)
    ordered = sorted(others.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        Row((dossier.name(other),), tuple(_lines(dossier, facts, one))) for other, facts in ordered
    )


def side_by_side(dossier: Dossier, one: Entity, other: Entity) -> tuple[Row[Leaf], ...]:
    """Return what is told of both, or of either, in the same fields, a row a field."""
    rows = (
        Row((model_label(field),), (*_told(dossier, field, one), *_told(dossier, field, other)))
        for field in ALIKE
    )
    return tuple(row for row in rows if row.lines)


def untold(dossier: Dossier, one: Entity, other: Entity) -> tuple[Line, ...]:
    """Return the fields in which one of two things is told of and the other is not, by name.

    A model has no founders and a company no parameters: only two of a kind lack what one has.
    """
    if one.kind is not other.kind:
        return ()
    told = {
        each.id: [field for field in ALIKE if any(_values(dossier, field, each.id))]
        for each in (one, other)
    }
    missing = (
        (each, [model_label(field) for field in told[beside.id] if field not in told[each.id]])
        for each, beside in ((one, other), (other, one))
    )
    return tuple((Named(each), COLON, listed(fields)) for each, fields in missing if fields)


def _told(dossier: Dossier, field: str, entity: Entity) -> Iterator[Line]:
    return ((Named(entity), COLON, *value) for value in _values(dossier, field, entity.id))


def _values(dossier: Dossier, field: str, entity: EntityId) -> Iterator[Line]:
    """Yield what is told in a field: a line for each time it is told of, the undated last."""
    if field == DEVELOPER:
        made = [fact for fact in dossier.select(DEVELOPER) if model_of(fact) == entity]
        if made:
            yield developed_by(dossier, made)
        return
    yield from valued_by_time(dossier, dossier.select(field, subject=entity))


def _pair(fact: Fact) -> frozenset[EntityId]:
    value = fact.sides[0].value
    return frozenset((fact.subject, value.than) if isinstance(value, Comparison) else ())


def _by_aspect(dossier: Dossier, facts: Iterable[Fact]) -> tuple[Row[Leaf], ...]:
    rows = groupby(sorted(facts, key=aspect), key=aspect)
    return tuple(
        Row((Words(f"term-{name}"),), tuple(_lines(dossier, members)))
        for (_, name), members in rows
    )


def _lines(
    dossier: Dossier, facts: Iterable[Fact], known: EntityId | None = None
) -> Iterator[Line]:
    """Yield comparisons as sentences, with their date and the words they were drawn in.

    The name of what is `known` to be spoken of is not repeated.
    """
    for fact in facts:
        for _, part in by_time(fact):
            tell = valued if fact.subject == known else stated
            yield dated((*tell(dossier, part), COLON, *_wording(dossier, part)), part)


def _wording(dossier: Dossier, fact: Fact) -> Line:
    """Return the words of each source, with its number where there are several."""
    quotes: list[Line] = []
    for record in fact.records:
        language = dossier.sources[record.claim.source].language
        quote: Line = (Quote(record.claim.value.words, language),)
        quotes.append(cited(dossier, quote, (record,)) if len(fact.records) > 1 else quote)
    return join(quotes, SEMICOLON)
