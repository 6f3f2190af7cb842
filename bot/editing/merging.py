"""Two things that become one: how much names each, which figures meet, and how they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.desk import Clocks, Desk
from bot.disputes import dispute, opened
from bot.document import Block, Fields, Note, Row, Tone
from bot.dossier import Dossier
from bot.footnotes import footnotes
from bot.leaves import Leaf, Named, Words
from bot.lines import DOT, Line, label
from bot.statements import stated_with_time
from store.agreement.verdicts import Finding
from store.base import Selection
from store.claims import ClaimId, Entity
from store.facts import Fact

SHOWN = 5
"""Figures that meet, and findings, that are shown before a merge; the others are counted."""


async def counted(entity: Entity, desk: Desk) -> Line:
    """Return how many claims name a thing, and of how many it is the subject."""
    evidence = await desk.workspace.read(Selection(frozenset({entity.id})), upto=desk.upto)
    redirects = dict(evidence.redirects)
    subjects = (each.claim.subject for each in evidence.records)
    own = sum(redirects.get(each, each) == entity.id for each in subjects)
    return (Words("entity-counts", (("claims", len(evidence.records)), ("own", own))),)


async def with_counts(entity: Entity, desk: Desk) -> Line:
    """Return a thing by its name, and how much names it."""
    return (Named(entity), DOT, *await counted(entity, desk))


async def met(gone: Entity, kept: Entity, now: Desk, then: Desk) -> tuple[Block[Leaf], ...]:
    """Return which figures of two things are of one fact when the two are one, with their sources.

    `then` is the desk as it would be. What is in doubt by the merge alone comes first.
    """
    both = frozenset({gone.id, kept.id})
    before = await now.dossier(Selection(both), Clocks())
    after = await then.dossier(Selection(frozenset({kept.id})), Clocks())
    moved = await now.workspace.read(Selection(frozenset({gone.id})), upto=now.upto)
    theirs = frozenset(each.id for each in moved.records)
    found = opened(after.facts, before.facts)
    doubted = {record.id for finding in found for record in finding.records}
    quiet = tuple(
        fact
        for fact in after.facts
        if _is_of_both(fact, theirs) and doubted.isdisjoint(each.id for each in fact.records)
    )
    if not (found or quiet):
        return (Note(Tone.HINT, (Words("merge-nothing-meets"),)),)
    rows = Fields((*_disputed(after, found), *_together(after, quiet)))
    return (rows, *_left_out(len(found), len(quiet)), *footnotes(then, after, (rows,)))


def _disputed(dossier: Dossier, found: Iterable[Finding]) -> Iterator[Row[Leaf]]:
    for each in tuple(found)[:SHOWN]:
        yield dispute(dossier, each)


def _together(dossier: Dossier, facts: Iterable[Fact]) -> Iterator[Row[Leaf]]:
    for each in tuple(facts)[:SHOWN]:
        yield Row((label(each.field),), (stated_with_time(dossier, each),))


def _left_out(*counts: int) -> Iterator[Note[Leaf]]:
    rest = sum(max(count - SHOWN, 0) for count in counts)
    if rest:
        yield Note(Tone.HINT, (Words("merge-more", (("count", rest),)),))


def _is_of_both(fact: Fact, theirs: frozenset[ClaimId]) -> bool:
    """Say whether a fact rests on claims of both things."""
    return len({each.id in theirs for each in fact.records}) > 1
