"""The steps of a company's funding: rounds raised, investments received and made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import COMMA, SEMICOLON, SPACE, Line, by_time, denied, join, listed, moment
from bot.parts import lacking, without
from bot.statements import apart, bare, marked, told, valued
from store.agreement.known import entity_of
from store.agreement.normal import normal
from store.base import Record
from store.facts import Fact, Side
from store.values import EntityId, PartialDate, Term

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

ROUNDS = ("raised", "led_round", "participated_in")

INCLUDING = "funding-investors"

NOBODY = Verbatim("")
"""Stands for a name where only what is said of it counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One round or payment: when, between whom, the lines that tell it, as part of which deals."""

    when: PartialDate | None
    label: Leaf
    parties: frozenset[EntityId]
    lines: tuple[Line, ...]
    deals: frozenset[EntityId]


def rounds(dossier: Dossier, company: EntityId) -> Iterator[Step]:
    """Yield the rounds a company raised, each with who led it and who took part.

    What sources date differently, or not at all, makes steps of its own.
    """
    told_of = [fact for field in ROUNDS for fact in _raising(dossier, field, company)]
    names = dict.fromkeys(_round(fact) for fact in told_of)
    for name in names:
        times: dict[object, tuple[PartialDate | None, list[Fact]]] = {}
        for fact in told_of:
            for when, part in by_time(fact) if _round(fact) == name else ():
                times.setdefault(when and normal(when), (when, []))[1].append(part)
        for when, parts in times.values():
            yield _round_step(dossier, name, when, parts)


def _round_step(
    dossier: Dossier, name: EntityId | None, when: PartialDate | None, parts: Sequence[Fact]
) -> Step:
    called: Line = (dossier.name(name),) if name else ()
    sums = [part for part in parts if part.field == "raised"]
    lines = [_raised(dossier, lacking(part, "round"), called) for part in sums]
    if called and not sums:
        lines.append(called)
    for field, word in (("led_round", "funding-led-by"), ("participated_in", INCLUDING)):
        lines += _people(dossier, [part for part in parts if part.field == field], word)
    backers = frozenset(part.subject for part in parts if part.field != "raised")
    return Step(when, _label(when, parts), backers, tuple(lines), frozenset())


def _raised(dossier: Dossier, part: Fact, called: Line) -> Line:
    """Return what was raised and how the round is called, its mark behind both."""
    if len(part.sides) > 1:
        return join((valued(dossier, part), called), COMMA)
    (side,) = part.sides
    line = join((told(dossier, side, dossier.show(side)), called), COMMA)
    return marked(dossier, part, side, line)


def _raising(dossier: Dossier, field: str, company: EntityId) -> Iterator[Fact]:
    """Yield the facts of one field that tell of a round of a company."""
    for fact in dossier.select(field):
        whose = fact.records[0].claim.qualifier("company")
        if company == (fact.subject if field == "raised" else entity_of(whose)):
            yield fact


def _round(fact: Fact) -> EntityId | None:
    return entity_of(fact.keyed("round")) if fact.field == "raised" else _value(fact)


def received(dossier: Dossier, company: EntityId) -> Iterator[Step]:
    """Yield the investments in a company that are not known to be part of a round."""
    for fact in dossier.select("invested_in"):
        if entity_of(fact.keyed("company")) == company:
            giver = Words("funding-from", (("name", dossier.name(fact.subject)),))
            yield from _payments(dossier, fact, company, giver)


def paid(dossier: Dossier, investor: EntityId) -> Iterator[Step]:
    """Yield the investments an investor made."""
    for fact in dossier.select("invested_in", subject=investor):
        if company := entity_of(fact.keyed("company")):
            taker = Words("funding-into", (("name", dossier.name(company)),))
            yield from _payments(dossier, fact, company, taker)


def backed(dossier: Dossier, investor: EntityId) -> Iterator[Step]:
    """Yield the rounds of others that an investor led or took part in."""
    for field, word in (("led_round", "funding-led"), ("participated_in", "funding-took-part")):
        for fact in dossier.select(field, subject=investor):
            # Who else was in a round is told of the round.
            for when, part in by_time(lacking(fact, "closure")):
                line: Line = (Words(word, (("round", Joined(valued(dossier, part))),)),)
                yield Step(when, _label(when, (part,)), frozenset({investor}), (line,), frozenset())


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
            if entity in (fact.subject, entity_of(fact.keyed(role)))
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
        yield marked(dossier, fact, side, line)


def _holders(dossier: Dossier, company: EntityId) -> Iterator[Line]:
    """Yield who holds shares of a company, and then who is said to hold none."""
    facts = [fact for fact in _holdings(dossier) if _value(fact) == company]
    yield from _people(dossier, facts, "funding-all")


def _holdings(dossier: Dossier) -> Iterator[Fact]:
    """Yield who holds shares in what, where no payment is told, beside which it would stand."""
    for fact in dossier.select("shareholder_of"):
        payments = dossier.select("invested_in", subject=fact.subject)
        if _value(fact) not in (entity_of(each.keyed("company")) for each in payments):
            yield fact


def _value(fact: Fact) -> EntityId | None:
    return entity_of(fact.sides[0].value)


def _payments(dossier: Dossier, fact: Fact, company: EntityId, whose: Leaf) -> Iterator[Step]:
    """Yield a step for each time at which sources say something was paid."""
    parts = by_time(lacking(fact, "company"))
    for when, part in parts:
        first, *others = part.sides
        told_first = (*bare(dossier, first), SPACE, whose)
        line = join(
            (
                marked(dossier, part, first, told_first),
                *(marked(dossier, part, each, bare(dossier, each)) for each in others),
            ),
            SEMICOLON,
        )
        lines = [line, *apart(dossier, _in_own_words(part.records))]
        if when is parts[-1][0]:
            lines += _holding(dossier, fact.subject, company)
        occasions = (record.claim.qualifier("occasion") for record in part.records)
        deals = frozenset(deal for each in occasions if (deal := entity_of(each)))
        parties = frozenset({fact.subject, company})
        yield Step(when, _label(when, (part,)), parties, tuple(lines), deals)


def _in_own_words(records: Iterable[Record]) -> Iterator[Record]:
    """Yield records without the form of a payment whose instrument says it in words."""
    for record in records:
        kept = record.claim.qualifiers
        if record.claim.qualifier("instrument"):
            kept = tuple(each for each in kept if each.name != "form")
        yield replace(record, claim=replace(record.claim, qualifiers=kept))


def _holding(dossier: Dossier, investor: EntityId, company: EntityId) -> Iterator[Line]:
    """Yield that the investor is a shareholder, if anybody says so, and that somebody denies it."""
    for fact in dossier.select("shareholder_of", subject=investor):
        if _value(fact) == company:
            for side in fact.sides:
                yield marked(dossier, fact, side, told(dossier, side, Words("funding-shareholder")))


def _people(dossier: Dossier, facts: Sequence[Fact], word: str) -> Iterator[Line]:
    """Yield who did something, those of the same sources together, then who is said not to."""
    together: dict[Line, list[tuple[Leaf, Fact]]] = {}
    denials: list[Line] = []
    for fact in facts:
        name = dossier.name(fact.subject)
        for side in (_besides(each, word) for each in fact.sides):
            line = told(dossier, side, name)
            if denied(side):
                denials.append(line)
            else:
                backing = told(dossier, side, NOBODY)
                together.setdefault(backing, []).append((name, replace(fact, sides=(side,))))
    named = [_named(dossier, members) for members in together.values()]
    if named:
        yield (Words(word, (("names", Joined(join(named, COMMA))),)),)
    yield from denials


def _besides(side: Side, word: str) -> Side:
    """Return a side without what its row says: which company, and `word` that there are others."""
    told = without(side, "company")
    values = [record.claim.qualifier("closure") for record in side.records]
    among = all(isinstance(each, Term) and each.term == "among" for each in values)
    return without(told, "closure") if among and word == INCLUDING else told


def _named(dossier: Dossier, members: Sequence[tuple[Leaf, Fact]]) -> Line:
    """Return names that the same sources give in the same circumstances, then these sources."""
    records = tuple(record for _, fact in members for record in fact.records)
    side = replace(members[0][1].sides[0], records=records)
    return told(dossier, side, listed([name for name, _ in members]))


def _label(when: PartialDate | None, parts: Sequence[Fact]) -> Leaf:
    """Return the date of a step, or what stands where no source gives one."""
    dated = moment(record for part in parts for record in part.records) if when else None
    return dated[1] if dated else Words("no-date")
