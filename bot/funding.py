"""The steps of a company's funding: rounds raised, investments received and made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.dossier import Dossier
from bot.leaves import Flag, Leaf, Words
from bot.lines import COMMA, SEMICOLON, SPACE, Line, cited, join, listed, moment, said, sides
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
        "shareholder_of",
        "valued_at",
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
            yield _payment(dossier, fact, company, giver)


def paid(dossier: Dossier, investor: EntityId) -> Iterator[Step]:
    """Yield the investments an investor made."""
    for fact in dossier.select("invested_in", subject=investor):
        if company := _entity(fact.keyed("company")):
            taker = Words("funding-into", (("name", dossier.name(company)),))
            yield _payment(dossier, fact, company, taker)


def _payment(dossier: Dossier, fact: Fact, company: EntityId, whose: Leaf) -> Step:
    first, *others = fact.sides
    line = join(
        ((*said(dossier, first), SPACE, whose), *(said(dossier, side) for side in others)),
        SEMICOLON,
    )
    lines = [(*line, SPACE, Flag()) if fact.differs else line]
    lines += _circumstances(dossier, fact)
    held = [
        each
        for each in dossier.select("shareholder_of", subject=fact.subject)
        if _entity(each.sides[0].value) == company
    ]
    records = tuple(record for each in held for record in each.records)
    if held:
        lines.append(cited(dossier, (Words("funding-shareholder"),), records))
    return _step(fact.records, frozenset({fact.subject, company}), lines)


def _circumstances(dossier: Dossier, fact: Fact) -> Iterator[Line]:
    """Yield in which form it was paid, and to become what, as each source has it."""
    for name in ("form", "instrument", "purpose"):
        told: dict[Value, list[Record]] = {}
        for record in fact.records:
            if value := record.claim.qualifier(name):
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
        if round_ == _entity(fact.sides[0].value)
        and company == _entity(fact.records[0].claim.qualifier("company"))
    )


def _people(dossier: Dossier, facts: Sequence[Fact], word: str) -> list[Line]:
    if not facts:
        return []
    names = listed([dossier.name(fact.subject) for fact in facts])
    records = tuple(record for fact in facts for record in fact.records)
    return [cited(dossier, (Words(word, (("names", names),)),), records)]


def _step(records: Sequence[Record], parties: frozenset[EntityId], lines: list[Line]) -> Step:
    when, label = moment(records) or (None, Words("no-date"))
    return Step(when, label, parties, tuple(lines))


def _entity(value: Value | None) -> EntityId | None:
    return value.entity if isinstance(value, EntityRef) else None
