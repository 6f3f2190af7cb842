"""How a claim stands before a change and after it, in the rows of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Clocks, Desk
from bot.document import Block, Fields, Row
from bot.dossier import Dossier
from bot.editing.reasons import reason_told
from bot.editing.telling import alone, beside
from bot.editing.telling import told as told_of
from bot.footnotes import footnotes
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT, Line, is_its_quote, join, label, quoted
from bot.recording import moved
from bot.statements import stated_in_full
from store.base import Record, Selection
from store.claims import ClaimId
from store.events import ClaimRetracted, Event, Rank
from store.supposing import Supposed


async def supposing(desk: Desk, events: tuple[Event, ...]) -> Desk:
    """Return the desk as it would be after some events."""
    supposed = Supposed(desk.workspace, events, desk.upto)
    return await moved(replace(desk, workspace=supposed), supposed.newest)


async def turned(
    desk: Desk, record: Record, events: tuple[Event, ...], after: ClaimId | None = None
) -> tuple[Block[Leaf], ...]:
    """Return how a claim stands before some events and after them, with the sources it cites.

    `after` is the claim that takes its place; otherwise it is the same one. Where events take back
    what took its place, that one is told before. What is said of the same thing then follows: what
    agrees with it and what stands against it, or what is left.
    """
    now = await supposing(desk, events)
    before = await alone(desk, _counting(record, events))
    then = await alone(now, after or record.id)
    (fact,) = then.facts
    (turned_into,) = fact.records
    rows = [Row((Words("change-before"),), tuple(_before(before)))]
    shown = await beside(now, turned_into.id, fact.subject, fact.field)
    own, *others = told_of(shown, turned_into.id)
    lines = own.lines if after else tuple(_after(then, turned_into))
    rows.append(Row((Words("change-after"),), lines))
    known = shown.beside(then).beside(before)
    if turned_into.standing.visible:
        rows += others
    else:
        left = await _field(now, record)
        rows += _left(left, record)
        known = known.beside(left)
    block = Fields(tuple(rows))
    return (block, *footnotes(now, known, (block,)))


def _counting(record: Record, events: tuple[Event, ...]) -> ClaimId:
    """Return the claim that counts until some events: the one in a claim's place, if it goes."""
    other = record.standing.superseded_by
    gone = {each.claim for each in events if isinstance(each, ClaimRetracted)}
    return other if other in gone else record.id


def _before(dossier: Dossier) -> Iterator[Line]:
    (fact,) = dossier.facts
    (record,) = fact.records
    yield _stands(dossier, record)
    if not is_its_quote(record):
        yield quoted(dossier, record)


def _after(dossier: Dossier, record: Record) -> Iterator[Line]:
    standing = record.standing
    if not standing.visible and standing.rank is not Rank.DEPRECATED:
        yield (Words("counts-not"),)
    else:
        yield _stands(dossier, record)
    if standing.reason:
        # Behind the claim it would read as words of the source.
        yield (Words("reason-given", (("reason", reason_told(standing.reason)),)),)


def _stands(dossier: Dossier, record: Record) -> Line:
    """Return a claim with its rank and whether somebody held it against its source."""
    (fact,) = dossier.facts
    standing = record.standing
    # A disputed claim is marked as such wherever it is shown.
    ranked = standing.rank not in (Rank.NORMAL, Rank.DISPUTED)
    withdrawn = standing.retracted or standing.superseded_by is not None
    return join(
        (
            stated_in_full(dossier, fact),
            (Words("counts-not"),) if withdrawn else (),
            (Words(f"rank-{standing.rank}"),) if ranked else (),
            (Words("event-verified"),) if standing.verified else (),
        )
    )


async def _field(desk: Desk, record: Record) -> Dossier:
    """Return all that is said of the field that a claim is of."""
    subject, field = record.claim.subject, record.claim.field
    return await desk.dossier(Selection(frozenset({subject}), frozenset({field})), Clocks())


def _left(dossier: Dossier, record: Record) -> list[Row[Leaf]]:
    """Return what the same subject's field says without a claim, if anything does."""
    own = dossier.select(record.claim.field, subject=record.claim.subject)
    lines = tuple(stated_in_full(dossier, each) for each in own)
    return [Row((Words("change-then"),), lines)] if lines else []


async def titled(desk: Desk, record: Record) -> Line:
    """Return the title of an answer about a claim: what it is of, and which of its fields."""
    entity = await desk.workspace.entity(record.claim.subject, upto=desk.upto)
    named: Line = (Named(entity), DOT) if entity else ()
    return (Strong((*named, label(record.claim.field))),)
