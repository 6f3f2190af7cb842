"""Models and products: what is told of each, and the order a reader looks for them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import COLON, SEMICOLON, Line, asserting, join, label
from bot.statements import told, valued
from store.claims import Kind
from store.facts import Fact
from store.fields import FIELDS as VOCABULARY
from store.fields import Topic
from store.values import Comparison, EntityId, EntityRef

PRICES = ("pricing_model", "business_model")
"""What the use of a model costs, and how its maker lives of it."""

CALLED = ("specialises_in", "characterised_as")
"""What a model is for and called; of a company `/people` tells it."""

FIELDS = frozenset(
    (*PRICES, *CALLED, *(row.name for row in VOCABULARY.values() if row.topic is Topic.MODELS))
)
"""The fields that answer a question about models."""

DEVELOPER = "developer_of"
COMPARED = "compared_to"
OVERALL = "overall"

MADE = frozenset({Kind.MODEL, Kind.PRODUCT})
"""What somebody makes, in contrast to who makes it."""

ORDER = (
    "announced_on",
    *CALLED,
    "licence_status",
    "parameter_count",
    "language_count",
    "architecture",
    "capability",
    "limitation",
    "optimised_for",
    "trained_on",
    "offers",
    "distributed_via",
    *PRICES,
    "download_count",
)
"""What is told of a model between its developer and its comparisons, in the order it is read."""

Place = tuple[int, bool, int, str]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One model, or a company as far as no single model of it is meant, and the facts of it.

    `maker` is who is said to develop it, the company itself in its own portrait, or None.
    """

    subject: EntityId
    maker: EntityId | None
    developed: tuple[Fact, ...]
    facts: tuple[Fact, ...]


def models_of(dossier: Dossier, developer: EntityId) -> frozenset[EntityId]:
    """Return what somebody is said to develop."""
    developed = dossier.select(DEVELOPER, subject=developer)
    return frozenset(model for fact in developed if asserting(fact) and (model := model_of(fact)))


def model_of(fact: Fact) -> EntityId | None:
    """Return what a fact says somebody develops, if it says so."""
    value = fact.sides[0].value
    return value.entity if fact.field == DEVELOPER and isinstance(value, EntityRef) else None


def portraits(dossier: Dossier, first: tuple[EntityId, ...]) -> tuple[tuple[Portrait, ...], ...]:
    """Return everything told of models, grouped by who makes them.

    What has to do with `first` comes first, and last what nobody is said to develop: techniques.
    In a group those of whom most is told come first, the maker itself last.
    """
    found = (_portrait(dossier, subject) for subject in _subjects(dossier))
    told = [each for each in found if each.facts or each.developed]
    groups = [tuple(each for each in told if each.maker == maker) for maker in _makers(told)]
    return tuple(
        tuple(sorted(group, key=_standing)) for group in sorted(groups, key=_distance(first))
    )


def row(dossier: Dossier, portrait: Portrait) -> Row[Leaf]:
    """Return a portrait as one row under its name."""
    lines = (
        line if name == COMPARED else (model_label(name), COLON, *line)
        for name, told in _told(dossier, portrait)
        for line in told
    )
    return Row((dossier.name(portrait.subject),), tuple(lines))


def rows(dossier: Dossier, portrait: Portrait) -> tuple[Row[Leaf], ...]:
    """Return a portrait as a row a field, for a reader who knows its name."""
    return tuple(Row((model_label(name),), lines) for name, lines in _told(dossier, portrait))


def developed_by(dossier: Dossier, facts: Iterable[Fact]) -> Line:
    """Return who develops a model, told from the model's side."""
    makers = (
        told(dossier, side, dossier.name(fact.subject)) for fact in facts for side in fact.sides
    )
    return join(makers, SEMICOLON)


def compared(dossier: Dossier, facts: Iterable[Fact]) -> tuple[Line, ...]:
    """Return comparisons, a line for each thing that is compared to."""
    lines: dict[EntityId, list[Line]] = {}
    for fact in sorted(facts, key=aspect):
        value = fact.sides[0].value
        if isinstance(value, Comparison):
            lines.setdefault(value.than, []).append(valued(dossier, fact))
    by_weight = sorted(lines.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(join(line, SEMICOLON) for _, line in by_weight)


def aspect(fact: Fact) -> tuple[bool, str]:
    """Return the place of a comparison among others: the overall ones first, then by aspect."""
    value = fact.sides[0].value
    name = value.aspect if isinstance(value, Comparison) else ""
    return (name != OVERALL, name)


def model_label(field: str) -> Words:
    """Return the name of a field as it is called on the side of the model."""
    return Words("models-developer") if field == DEVELOPER else label(field)


def _told(dossier: Dossier, portrait: Portrait) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield what is told under each field; comparisons take a line each, other fields one."""
    if portrait.developed:
        yield DEVELOPER, (developed_by(dossier, portrait.developed),)
    for field in ORDER:
        facts = [fact for fact in portrait.facts if fact.field == field]
        if facts:
            yield field, (join((valued(dossier, fact) for fact in facts), SEMICOLON),)
    if lines := compared(dossier, portrait.facts):
        yield COMPARED, lines


def _portrait(dossier: Dossier, subject: EntityId) -> Portrait:
    developed = tuple(fact for fact in dossier.select(DEVELOPER) if model_of(fact) == subject)
    makers = {fact.subject for fact in developed if asserting(fact)}
    made = dossier.entities[subject].kind in MADE
    fields = [field for field in ORDER if made or field not in CALLED]
    facts = dossier.select(*fields, COMPARED, subject=subject)
    return Portrait(subject, min(makers, default=None if made else subject), developed, facts)


def _subjects(dossier: Dossier) -> tuple[EntityId, ...]:
    """Return everything facts are told of; a deal is announced too, but is no model."""
    named = (each for fact in dossier.facts for each in (fact.subject, model_of(fact)) if each)
    subjects = dict.fromkeys(named)
    return tuple(each for each in subjects if dossier.entities[each].kind is not Kind.DEAL)


def _makers(told: Iterable[Portrait]) -> tuple[EntityId | None, ...]:
    return tuple(dict.fromkeys(each.maker for each in told))


def _distance(first: tuple[EntityId, ...]) -> Callable[[tuple[Portrait, ...]], Place]:
    def place(group: tuple[Portrait, ...]) -> Place:
        maker = group[0].maker
        named = {maker, *(each.subject for each in group)}
        near = (index for index, each in enumerate(first) if each in named)
        weight = sum(len(each.facts) for each in group)
        develops = any(each.developed for each in group)
        return (min(near, default=len(first)), not develops, -weight, maker or "")

    return place


def _standing(portrait: Portrait) -> tuple[bool, int, EntityId]:
    return (portrait.subject == portrait.maker, -len(portrait.facts), portrait.subject)
