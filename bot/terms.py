"""The terms of a deal: what each source says of it, by field, and what none says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot import funding, progress
from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Verbatim, Words
from bot.lines import COLON, COMMA, SEMICOLON, Line, join, label, order
from bot.parts import lacking
from bot.reviews import examined
from bot.statements import stated, valued
from store.agreement.normal import normal
from store.base import Followed
from store.claims import DealKind
from store.facts import Fact
from store.values import EntityId, EntityRef, Text, Value

FIGURES = ("price", "premium", "stake", "break_fee")

ORDER = (
    "deal_status",
    "closing",
    *FIGURES[:3],
    "invested_in",
    "paid_in",
    "exclusivity",
    "duration",
    "break_fee",
    "condition",
    "reviews",
    "advised_by",
    "synergy",
    "acquired",
    "partnered_with",
    "shareholder_of",
    "controls",
    "deal_term",
    "deal_rationale",
    "deal_benefit",
    "strategy_change",
    "risk",
    "knew_of",
    "reacted",
)
"""Rows of the answer: how far it is, the figures, what they hang on, then who, what and why."""

BETWEEN = ("acquired", "partnered_with", "controls", "shareholder_of")
"""Fields that one party has with another."""

ABOUT = ("reviews", "knew_of", "reacted")
"""Fields that others have with the deal."""

FIELDS = frozenset((*ORDER, *progress.FIELDS, *funding.FIELDS))

LEADS = {
    "price": (("scope", None),),
    "premium": (("scope", "terms-over"),),
    "stake": (("party", None), ("scope", None)),
    "closing": (("scope", None),),
    "break_fee": (("party", "terms-owed-by"),),
    "advised_by": (("party", None),),
    "deal_term": (("party", "with-party"),),
    "deal_rationale": (("party", "with-party"),),
    "deal_benefit": (("beneficiary", "with-beneficiary"),),
    "strategy_change": (("party", "with-party"),),
}
"""The circumstances a field's lines are grouped by, and the phrase that leads each group."""

_USUAL = ("deal_status", "exclusivity", "duration", "condition", "reviews", "deal_rationale")
_PURCHASE = (
    "deal_status",
    "price",
    "paid_in",
    "premium",
    "stake",
    "condition",
    "reviews",
    "break_fee",
    "closing",
    "advised_by",
    "synergy",
    "deal_rationale",
)

EXPECTED = {
    DealKind.PARTNERSHIP: (*_USUAL, "invested_in", "stake", "break_fee"),
    DealKind.INVESTMENT: ("invested_in", "stake", "valued_at", *_USUAL),
    DealKind.ACQUISITION: _PURCHASE,
    DealKind.MERGER: _PURCHASE,
}
"""What a reader looks for in a deal of each kind, and is told when no source says it."""


DASH = Verbatim("– ")
"""Stands before each line of a group, so that no other reads as one of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of one field, and the circumstance that leads it: for whom, which step."""

    line: Line
    lead: Line = ()

    @property
    def whole(self) -> Line:
        """The line behind its lead."""
        return (*self.lead, COLON, *self.line) if self.lead else self.line


def terms(dossier: Dossier, deal: Followed) -> tuple[Row[Leaf], ...]:
    """Return what is said of the deal, a row a field, in a fixed order."""
    rows = ((field, tuple(_gathered(told(dossier, deal, field)))) for field in ORDER)
    return tuple(Row((label(field),), lines) for field, lines in rows if lines)


def unsaid(dossier: Dossier, deal: Followed) -> tuple[Leaf, ...]:
    """Return the labels of what a deal of this kind has and no source tells of this one."""
    return tuple(
        label(field) for field in EXPECTED[deal.deal.kind] if not _said(dossier, deal, field)
    )


def told(dossier: Dossier, deal: Followed, field: str) -> Iterator[Entry]:
    """Yield the entries of one field of the deal's terms."""
    facts = of_deal(dossier, deal, field)
    match field:
        case "deal_status":
            yield from map(Entry, progress.stages(dossier, deal.entity.id))
        case "closing":
            yield from _grouped(dossier, tuple(progress.outstanding(dossier, deal.entity.id)))
        case "reviews":
            rows = examined(dossier, facts, frozenset({deal.entity.id}))
            yield from (Entry(join(row.lines, SEMICOLON), row.label) for row in rows)
        case "invested_in":
            yield from map(Entry, investments(_without_holdings(dossier), deal))
        case "paid_in":
            yield from (Entry(stated(dossier, lacking(fact, "company"))) for fact in facts)
        case _ if field in (*BETWEEN, *ABOUT):
            yield from (Entry(stated(dossier, fact)) for fact in facts)
        case _:
            yield from _grouped(dossier, facts)


def investments(dossier: Dossier, deal: Followed) -> Iterator[Line]:
    """Yield what one party put into another, the latest first, each with its date."""
    parties = set(deal.deal.parties)
    steps = [
        step
        for party in deal.deal.parties
        for step in funding.received(dossier, party)
        if step.parties <= parties
    ]
    for step in sorted(steps, key=lambda step: order(step.when), reverse=True):
        first, *more = step.lines
        yield (step.label, COLON, *first) if step.when else first
        yield from more


def of_deal(dossier: Dossier, deal: Followed, field: str) -> tuple[Fact, ...]:
    """Return the facts of one field that are about this deal or between its parties."""
    parties = set(deal.deal.parties)
    if field in BETWEEN:
        return tuple(
            fact
            for fact in dossier.select(field)
            if fact.subject in parties and _names(fact, parties)
        )
    if field in ABOUT:
        meant = {deal.entity.id, *(deal.deal.parties if field == "reviews" else ())}
        return tuple(fact for fact in dossier.select(field) if _names(fact, meant))
    if field == "paid_in":
        return tuple(fact for fact in dossier.select(field) if _between(fact, parties))
    return dossier.select(field, subject=deal.entity.id)


def _said(dossier: Dossier, deal: Followed, field: str) -> bool:
    if field == "valued_at":
        return any(fact.subject in deal.deal.parties for fact in dossier.select(field))
    if field == "closing" and progress.completed(dossier, deal.entity.id):
        return True
    if field == "paid_in":
        sums = (*of_deal(dossier, deal, "price"), *dossier.select("invested_in"))
        if any(record.claim.qualifier("form") for fact in sums for record in fact.records):
            return True
    return any(True for _ in told(dossier, deal, field))


def _gathered(entries: Iterable[Entry]) -> Iterator[Line]:
    """Yield the lines of entries, what several have as their lead only once above them."""
    for lead, led in groupby(entries, key=lambda entry: entry.lead):
        lines = [entry.line for entry in led]
        if not lead:
            yield from lines
        elif len(lines) == 1:
            yield (*lead, COLON, *lines[0])
        else:
            yield (*lead, COLON)
            yield from ((DASH, *line) for line in lines)


def _grouped(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Entry]:
    """Yield the facts of one field, those with the same lead together."""
    groups: dict[tuple[tuple[str, Value], ...], list[Fact]] = {}
    leads: dict[object, tuple[tuple[str, Value], ...]] = {}
    for fact in facts:
        lead = tuple(_lead(fact))
        same = tuple((name, normal(value)) for name, value in lead)
        groups.setdefault(leads.setdefault(same, lead), []).append(fact)
    for lead, members in sorted(groups.items(), key=lambda each: _place(each[0])):
        yield from _group(dossier, lead, members)


def _group(
    dossier: Dossier, lead: tuple[tuple[str, Value], ...], facts: Sequence[Fact]
) -> Iterator[Entry]:
    phrases = dict(LEADS.get(facts[0].field, ()))
    records = tuple(record for fact in facts for record in fact.records)
    led: list[Leaf] = []
    for name, value in lead:
        leaf, phrase = dossier.leaf(value, records), phrases[name]
        led.append(Words(phrase, (("value", leaf),)) if phrase else leaf)
    names = [name for name, _ in lead]
    lines = [valued(dossier, lacking(fact, *names)) for fact in facts]
    before = join(((leaf,) for leaf in led), COMMA)
    if before and not any(isinstance(fact.sides[0].value, Text) for fact in facts):
        lines = [join(lines, SEMICOLON)]
    yield from (Entry(line, before) for line in lines)


def _lead(fact: Fact) -> Iterator[tuple[str, Value]]:
    """Yield the circumstances that lead a fact: those that each of its records gives alike."""
    for name, _ in LEADS.get(fact.field, ()):
        values = [record.claim.qualifier(name) for record in fact.records]
        first = values[0]
        if first and all(each and normal(each) == normal(first) for each in values):
            yield name, first


def _place(lead: tuple[tuple[str, Value], ...]) -> tuple[tuple[str, str], ...]:
    """Return where a group stands: what has no lead first, steps in the order of their names."""
    return tuple((name, str(normal(value))) for name, value in lead)


def _without_holdings(dossier: Dossier) -> Dossier:
    """Return the dossier without who holds shares, which has a row of its own."""
    facts = tuple(fact for fact in dossier.facts if fact.field != "shareholder_of")
    return replace(dossier, facts=facts)


def _between(fact: Fact, parties: set[EntityId]) -> bool:
    company = fact.keyed("company")
    return fact.subject in parties and isinstance(company, EntityRef) and company.entity in parties


def _names(fact: Fact, entities: set[EntityId]) -> bool:
    value = fact.sides[0].value
    return isinstance(value, EntityRef) and value.entity in entities
