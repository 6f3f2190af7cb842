"""Who uses what and how far they are; and what users and the market are said to get from it."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from bot.dossier import Dossier
from bot.lines import Line
from bot.parts import Rows, by_subject, dated, parted, without
from bot.statements import marked, told, valued
from bot.usage import STAGES, stage, using
from store.values import EntityId

MARKET = ("serves", "adoption", "download_count", "practice", "advantage", "market_effect")
"""What is told of a thing's use, in the order a reader asks."""

FIELDS = frozenset(("adopts", *MARKET))


def users(dossier: Dossier) -> Rows:
    """Return a row for each user: what they use, how far they are and what for."""
    found: list[tuple[int, EntityId, Line]] = []
    for fact in dossier.select("adopts"):
        for side in fact.sides:
            for how_far, part in parted(side, stage):
                uses = using(dossier, fact.subject, how_far, dossier.show(part))
                line = dated(told(dossier, without(part, "stage"), uses), part)
                line = marked(dossier, fact, part, line)
                found.append((STAGES.index(how_far), fact.subject, line))
    ordered = sorted(found, key=itemgetter(0))
    return by_subject(dossier, ((user, line) for _, user, line in ordered))


def market(dossier: Dossier, field: str, near: frozenset[EntityId]) -> Rows:
    """Return what is told in a field by whom it is told of, what is `near` to the asker first."""
    facts = dossier.select(field)
    told_of = Counter(fact.subject for fact in facts)
    ordered = sorted(facts, key=lambda fact: (fact.subject not in near, -told_of[fact.subject]))
    return by_subject(dossier, ((fact.subject, valued(dossier, fact)) for fact in ordered))
