"""New rows that cannot be right beside what else is said, each with what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.importing.places import at, shown
from bot.leaves import Furniture, Joined, Leaf, Named, Shown, Verbatim, Words
from bot.lines import COLON, COMMA, DOT, SPACE, Line, join, label, listed
from store.agreement.normal import normal
from store.claims import Claim, Entity
from store.importing.plan import Against, Conflict, Plan
from store.values import Count, EntityId, EntityRef, Money, PartialDate, Share, Value

OTHERS = 3
"""What stands against a row, at most; more is told by `conflicts` once it is saved."""


def told(plan: Plan) -> tuple[Line, ...]:
    """Return the conflicts of a plan, a line each, the first of many."""
    entities = {each.id: each for each in plan.named}
    return shown([_told(plan, each, entities) for each in plan.conflicts])


def _told(plan: Plan, conflict: Conflict, entities: Mapping[EntityId, Entity]) -> Line:
    claim = conflict.record.claim
    said: Line = (Named(entities[claim.subject]), COMMA, label(claim.field), COLON)
    against = listed(list(_others(plan, conflict, entities)))
    line: Line = (*said, *_dated(claim, entities))
    return join(((at(plan, conflict.place),), (*line, SPACE, _against(against))), DOT)


def _against(others: Leaf) -> Leaf:
    return Words("import-against", (("others", others),))


def _others(plan: Plan, conflict: Conflict, entities: Mapping[EntityId, Entity]) -> Iterator[Leaf]:
    """Yield each thing that is said against a row once, with who says it first."""
    own = conflict.record.claim
    seen: dict[object, Against] = {}
    for each in conflict.others:
        seen.setdefault((each.record.claim.field, normal(each.record.claim.value)), each)
    for each in tuple(seen.values())[:OTHERS]:
        claim = each.record.claim
        field: Line = () if claim.field == own.field else (label(claim.field), SPACE)
        by = at(plan, each.place) if each.place else _source(each)
        yield Joined((*field, *_dated(claim, entities), Verbatim(" ("), by, Verbatim(")")))


def _source(against: Against) -> Leaf:
    source = against.source
    named = source.title or source.publisher or source.link
    return Verbatim(named) if named else Words("source-no-title")


def _dated(claim: Claim, entities: Mapping[EntityId, Entity]) -> Line:
    """Return what a claim says and when that holds, which may be what cannot be right."""
    when: Line = (COMMA, Shown(claim.valid, Furniture())) if claim.valid else ()
    return (_value(claim.value, entities), *when)


def _value(value: Value, entities: Mapping[EntityId, Entity]) -> Leaf:
    match value:
        case Money() | Share() | Count() | PartialDate():
            return Shown(value, Furniture())
        case EntityRef(entity=entity) if entity in entities:
            return Named(entities[entity])
        case _:
            return Verbatim(value.words)
