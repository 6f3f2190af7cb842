"""Facts with what was found of them: every rule of agreement, applied to what is known together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from store.agreement.background import Background
from store.agreement.camps import findings, outright
from store.agreement.epithets import epithets
from store.agreement.hypotheses import explained
from store.agreement.known import Known
from store.agreement.levels import levels, licences, praised
from store.agreement.lists import closed_lists, open_lists
from store.agreement.namings import likenesses, spellings
from store.agreement.opposites import control, conversions, exclusives, statuses
from store.agreement.purchases import purchases
from store.agreement.sequence import impossible
from store.agreement.stages import fallen_back
from store.agreement.sums import sums
from store.agreement.verdicts import Finding, Reason
from store.claims import ClaimId
from store.facts import Fact
from store.fields import FIELDS

Rule = Callable[[Known, Background], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    sums,
    purchases,
    impossible,
    exclusives,
    conversions,
    control,
    statuses,
    closed_lists,
    open_lists,
    spellings,
    likenesses,
    fallen_back,
    levels,
    praised,
    licences,
    epithets,
)
"""The rules that hold claims of several facts against one another."""


def judge(facts: Sequence[Fact], background: Background) -> tuple[Finding, ...]:
    """Return how the claims of some facts stand to one another, explained where that can be."""
    known = Known(tuple(facts))
    found = tuple(_found(known, background))
    added_up = frozenset(
        record.id for each in found if each.reason is Reason.ADDS_UP for record in each.one
    )
    return tuple(explained(each, known, background, added_up) for each in found)


def _found(known: Known, background: Background) -> Iterator[Finding]:
    for fact in known.facts:
        yield from findings(fact, background)
        if FIELDS[fact.field].outright:
            yield from outright(fact, tuple(known.about(fact.subject, fact.field)), background)
    for rule in RULES:
        yield from rule(known, background)


def attached(facts: Iterable[Fact], found: Iterable[Finding]) -> tuple[Fact, ...]:
    """Return facts, each with those of the findings that concern one of its records."""
    by_claim: dict[ClaimId, list[tuple[int, Finding]]] = {}
    for numbered in enumerate(found):
        for record in numbered[1].records:
            by_claim.setdefault(record.id, []).append(numbered)
    judged: list[Fact] = []
    for fact in facts:
        mine = {
            number: finding
            for record in fact.records
            for number, finding in by_claim.get(record.id, ())
        }
        ordered = tuple(mine[number] for number in sorted(mine))
        judged.append(replace(fact, findings=ordered) if ordered else fact)
    return tuple(judged)
