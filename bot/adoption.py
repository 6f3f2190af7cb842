"""Who uses what and how far they are; and what users and the market are said to get from it."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import Line
from bot.parts import Rows, by_subject, dated, parted, without
from bot.statements import flagged, told, valued
from store.base import Record
from store.claims import Kind
from store.resolve import Side
from store.values import EntityId, Term

STAGES = ("live", "preferring", "evaluating", "testing", "considering", "unstaged")
"""How far a user is, those who use it already first."""

MARKET = ("serves", "adoption", "download_count", "practice", "advantage", "market_effect")
"""What is told of a thing's use, in the order a reader asks."""

MANY = 2
"""What a group counts as in a phrase: more than one."""

FIELDS = frozenset(("adopts", *MARKET))


def users(dossier: Dossier) -> Rows:
    """Return a row for each user: what they use, how far they are and what for."""
    found: list[tuple[int, EntityId, Line]] = []
    for fact in dossier.select("adopts"):
        for side in fact.sides:
            for stage, part in parted(side, _stage):
                uses = _uses(dossier, fact.subject, stage, part)
                line = dated(told(dossier, without(part, "stage"), uses), part)
                found.append((STAGES.index(stage), fact.subject, flagged(fact, line)))
    ordered = sorted(found, key=itemgetter(0))
    return by_subject(dossier, ((user, line) for _, user, line in ordered))


def _uses(dossier: Dossier, user: EntityId, stage: str, side: Side) -> Leaf:
    users = MANY if dossier.entities[user].kind is Kind.GROUP else 1
    return Words(f"adoption-{stage}", (("users", users), ("value", dossier.show(side))))


def market(dossier: Dossier, field: str, near: frozenset[EntityId]) -> Rows:
    """Return what is told in a field by whom it is told of, what is `near` to the asker first."""
    facts = dossier.select(field)
    told_of = Counter(fact.subject for fact in facts)
    ordered = sorted(facts, key=lambda fact: (fact.subject not in near, -told_of[fact.subject]))
    return by_subject(dossier, ((fact.subject, valued(dossier, fact)) for fact in ordered))


def _stage(record: Record) -> str:
    stage = record.claim.qualifier("stage")
    return stage.term if isinstance(stage, Term) and stage.term in STAGES else "unstaged"
