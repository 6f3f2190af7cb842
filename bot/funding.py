"""The steps of a company's funding: rounds raised, investments received and made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Flag, Joined, Leaf, Words
from bot.lines import (
    COMMA,
    SEMICOLON,
    SPACE,
    Line,
    asserting,
    by_time,
    cited,
    denied,
    join,
    listed,
    moment,
    said,
    sides,
)
from bot.parts import without
from bot.statements import flagged, told, valued
from store.base import Record
from store.resolve import Fact
from store.values import EntityId, EntityRef, PartialDate, Value

FIELDS = frozenset(
    (
        "total_raised",
        "raised",
        "led_round",
        "participated_in",
        "invested_in",
        "paid_in",
        "shareholder_of",
        "valued_at",
        "infrastructure_investment",
    )
)


@dataclass(frozen=True, slots=True)
class Step:
    """One round or payment: when, between whom, and the lines that tell it."""

    when: PartialDate | None
    label: Leaf
    parties: frozenset[EntityId]
    lines: tuple[Line, ...]


def rounds(dossier: Dossier, company: EntityId) -> Iterator[Step]:
    """Yield the rounds a company raised, each with who led it and who took part."""
    for fact in dossier.select("raised", subject=company):
        round_ = _entity(fact.keyed("round"))
        name: Line = (COMMA, dossier.name(round_)) if round_ else ()
        led = _backers(dossier, "led_round", company, round_)
        joined = _backers(dossier, "participated_in", company, round_)
        lines = [(*sides(dossier, fact), *name)]
        lines += _people(dossier, led, "funding-led-by")
        lines += _people(dossier, joined, "funding-investors")
        backers = (*led, *joined)
        records = (*fact.records, *(record for each in backers for record in each.records))
        yield _step(records, frozenset(each.subject for each in backers), lines)


def received(dossier: Dossier, company: EntityId) -> Iterator[Step]:
    """Yield the investments in a company that are not known to be part of a round."""
    for fact in dossier.select("invested_in"):
        if _entity(fact.keyed("company")) == company:
            giver = Words("funding-from", (("name", dossier.name(fact.subject)),))
            yield from _payments(dossier, fact, company, giver)


def paid(dossier: Dossier, investor: EntityId) -> Iterator[Step]:
    """Yield the investments an investor made."""
    for fact in dossier.select("invested_in", subject=investor):
        if company := _entity(fact.keyed("company")):
            taker = Words("funding-into", (("name", dossier.name(company)),))
            yield from _payments(dossier, fact, company, taker)


def beside(dossier: Dossier, entity: EntityId) -> Iterator[Row[Leaf]]:
    """Yield what is told of an entity's money apart from rounds and payments.

    That is who holds shares though nobody names a payment, in which form was paid, and what goes
    into data centres and the like, by the investor or at a place.
    """
    holders = tuple(_holders(dossier, entity))
    if holders:
        yield Row((Words("funding-shareholders"),), holders)
    held = [valued(dossier, fact) for fact in _holdings(dossier) if fact.subject == entity]
    if held:
        yield Row((Words("field-shareholder-of"),), tuple(held))
    for field, role, word in (
        ("paid_in", "company", "funding-paid-in"),
        ("infrastructure_investment", "place", "funding-infrastructure"),
    ):
        lines = tuple(
            line
            for fact in dossier.select(field)
            if entity in (fact.subject, _entity(fact.keyed(role)))
            for line in _apart(dossier, fact, entity, role)
        )
        if lines:
            yield Row((Words(word),), lines)


def _apart(dossier: Dossier, fact: Fact, entity: EntityId, role: str) -> Iterator[Line]:
    """Yield a line a side, with the other entity of the fact than the one asked about."""
    for side in fact.sides:
        leaf = dossier.show(side)
        if fact.subject == entity:
            line = told(dossier, side, leaf)
        else:
            giver = Words("funding-from", (("name", dossier.name(fact.subject)),))
            line = told(dossier, without(side, role), Joined((leaf, COMMA, giver)))
        yield flagged(fact, line) if side is fact.sides[-1] else line


def _holders(dossier: Dossier, company: EntityId) -> Iterator[Line]:
    """Yield who holds shares of a company, and then who is said to hold none."""
    facts = [fact for fact in _holdings(dossier) if _value(fact) == company]
    yield from _people(dossier, [fact for fact in facts if asserting(fact)], "funding-all")
    for fact in facts:
        for side in fact.sides:
            if denied(side):
                yield told(dossier, side, dossier.name(fact.subject))


def _holdings(dossier: Dossier) -> Iterator[Fact]:
    """Yield who holds shares in what, where no payment is told, beside which it would stand."""
    for fact in dossier.select("shareholder_of"):
        payments = dossier.select("invested_in", subject=fact.subject)
        if _value(fact) not in (_entity(each.keyed("company")) for each in payments):
            yield fact


def _value(fact: Fact) -> EntityId | None:
    return _entity(fact.sides[0].value)


def _payments(dossier: Dossier, fact: Fact, company: EntityId, whose: Leaf) -> Iterator[Step]:
    """Yield a step for each time at which sources say something was paid."""
    parts = by_time(fact)
    for when, part in parts:
        first, *others = part.sides
        line = join(
            ((*said(dossier, first), SPACE, whose), *(said(dossier, side) for side in others)),
            SEMICOLON,
        )
        lines = [(*line, SPACE, Flag()) if fact.differs else line]
        lines += _circumstances(dossier, part.records)
        if when is parts[-1][0]:
            lines += _holding(dossier, fact.subject, company)
        yield _step(part.records, frozenset({fact.subject, company}), lines)


def _holding(dossier: Dossier, investor: EntityId, company: EntityId) -> Iterator[Line]:
    """Yield that the investor is a shareholder, if anybody says so, and that somebody denies it."""
    for fact in dossier.select("shareholder_of", subject=investor):
        if _entity(fact.sides[0].value) == company:
            holder = Words("funding-shareholder")
            for side in fact.sides:
                leaf = Words("denied", (("value", holder),)) if denied(side) else holder
                yield cited(dossier, (leaf,), side.records)


def _circumstances(dossier: Dossier, payments: Sequence[Record]) -> Iterator[Line]:
    """Yield in which form it was paid, and what for, as each source has it."""
    for name in ("form", "instrument", "purpose"):
        told: dict[Value, list[Record]] = {}
        for record in payments:
            value = record.claim.qualifier(name)
            # The instrument in the source's own words says the form, too.
            if value and not (name == "form" and record.claim.qualifier("instrument")):
                told.setdefault(value, []).append(record)
        for value, records in told.items():
            leaf = dossier.leaf(value, tuple(records))
            yield cited(dossier, (Words(f"funding-{name}", (("value", leaf),)),), records)


def _backers(
    dossier: Dossier, field: str, company: EntityId, round_: EntityId | None
) -> tuple[Fact, ...]:
    return tuple(
        fact
        for fact in dossier.select(field)
        if asserting(fact)
        and round_ == _entity(fact.sides[0].value)
        and company == _entity(fact.records[0].claim.qualifier("company"))
    )


def _people(dossier: Dossier, facts: Sequence[Fact], word: str) -> list[Line]:
    if not facts:
        return []
    names = listed([dossier.name(fact.subject) for fact in facts])
    records = tuple(record for fact in facts for record in asserting(fact))
    return [cited(dossier, (Words(word, (("names", names),)),), records)]


def _step(records: Sequence[Record], parties: frozenset[EntityId], lines: list[Line]) -> Step:
    when, label = moment(records) or (None, _undated(records))
    return Step(when, label, parties, tuple(lines))


def _undated(records: Sequence[Record]) -> Leaf:
    """Return what stands where no source gives a date: with the deal, or nothing."""
    with_deal = any(record.claim.qualifier("occasion") for record in records)
    return Words("funding-with-deal" if with_deal else "no-date")


def _entity(value: Value | None) -> EntityId | None:
    return value.entity if isinstance(value, EntityRef) else None
