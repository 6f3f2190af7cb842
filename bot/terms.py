"""The terms of a deal: what each source says of it, by field, and what none says."""

from __future__ import annotations

from collections.abc import Iterator

from bot import funding
from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import COLON, Line, order
from bot.statements import stated, valued
from store.base import Followed
from store.claims import DealKind
from store.resolve import Fact
from store.values import EntityId, EntityRef

OWN = (
    "deal_status",
    "announced_on",
    "signed_on",
    "price",
    "premium",
    "stake",
    "exclusivity",
    "duration",
    "deal_term",
    "condition",
    "break_fee",
    "closing",
    "terminated_on",
    "advised_by",
    "deal_rationale",
    "deal_benefit",
    "synergy",
    "strategy_change",
    "risk",
)
"""Fields of the deal itself, in the order of its terms."""

BETWEEN = ("acquired", "partnered_with", "controls", "shareholder_of")
"""Fields that one party has with another."""

ABOUT = ("reviews", "knew_of", "reacted")
"""Fields that others have with the deal."""

FIELDS = frozenset((*OWN, *BETWEEN, *ABOUT, *funding.FIELDS))

_USUAL = ("deal_status", "exclusivity", "duration", "condition", "reviews", "deal_rationale")
_PURCHASE = ("price", "stake", "condition", "reviews", "break_fee", "closing", "advised_by")

EXPECTED = {
    DealKind.PARTNERSHIP: (*_USUAL, "invested_in", "stake", "break_fee"),
    DealKind.INVESTMENT: ("invested_in", "stake", "valued_at", *_USUAL),
    DealKind.ACQUISITION: ("deal_status", *_PURCHASE, "deal_rationale"),
    DealKind.MERGER: ("deal_status", *_PURCHASE, "deal_rationale"),
}
"""What a reader looks for in a deal of each kind, and is told when no source says it."""


def terms(dossier: Dossier, deal: Followed) -> tuple[Row[Leaf], ...]:
    """Return what is said of the deal, a row a field, in a fixed order."""
    fields = (*OWN[:3], "invested_in", *BETWEEN, *OWN[3:], *ABOUT)
    told = ((field, tuple(_told(dossier, deal, field))) for field in fields)
    return tuple(Row((label(field),), lines) for field, lines in told if lines)


def unsaid(dossier: Dossier, deal: Followed) -> tuple[Leaf, ...]:
    """Return the labels of what a deal of this kind has and no source tells of this one."""
    return tuple(
        label(field)
        for field in EXPECTED[deal.deal.kind]
        if not any(True for _ in _told(dossier, deal, field))
    )


def label(field: str) -> Words:
    """Return the name of a field."""
    return Words(f"field-{field.replace('_', '-')}")


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
        yield (step.label, COLON, *first)
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
    return dossier.select(field, subject=deal.entity.id)


def _told(dossier: Dossier, deal: Followed, field: str) -> Iterator[Line]:
    if field == "invested_in":
        yield from investments(dossier, deal)
    for fact in of_deal(dossier, deal, field):
        own = fact.subject == deal.entity.id
        yield valued(dossier, fact) if own else stated(dossier, fact)


def _names(fact: Fact, entities: set[EntityId]) -> bool:
    value = fact.sides[0].value
    return isinstance(value, EntityRef) and value.entity in entities
