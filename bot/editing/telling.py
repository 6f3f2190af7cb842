"""What was saved, in words: the fact, what agrees with it and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Clocks, Desk
from bot.disputes import against, explained, facts_of
from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import SEMICOLON, Line, is_its_quote, join, label, quoted
from bot.statements import stated_in_full
from bot.weighing import at_rates
from store.agreement.verdicts import AGREEING, Finding, Reason
from store.base import Record, Selection
from store.claims import ClaimId
from store.facts import Fact, Side
from store.values import EntityId


async def beside(desk: Desk, claim: ClaimId, subject: EntityId, field: str) -> Dossier:
    """Return a claim with all that is known of the same field, withdrawn or not."""
    dossier = await desk.dossier(Selection(frozenset({subject}), frozenset({field})), Clocks())
    if any(record.id == claim for fact in dossier.facts for record in fact.records):
        return dossier
    return await alone(desk, claim)


async def alone(desk: Desk, claim: ClaimId) -> Dossier:
    """Return one claim, also where it counts no longer."""
    return await desk.unjudged(Selection(claims=frozenset({claim}), hidden=True), Clocks())


def told(dossier: Dossier, claim: ClaimId) -> tuple[Row[Leaf], ...]:
    """Return a claim with its words, and how it stands to what else is said."""
    fact, side, record = _found(dossier, claim)
    own = replace(fact.part((replace(side, records=(record,)),)), findings=())
    words = () if is_its_quote(record) else (quoted(dossier, record),)
    rows = [Row((label(fact.field),), (stated_in_full(dossier, own), *words))]
    agreeing = tuple(_agreeing(dossier, fact, side, record, own))
    opposing = tuple(_opposing(dossier, fact, record, own))
    if agreeing:
        rows.append(Row((Words("fact-agrees"),), agreeing))
    if opposing:
        rows.append(Row((Words("fact-conflicts"),), opposing))
    return tuple(rows)


def is_doubted(dossier: Dossier, claim: ClaimId) -> bool:
    """Say whether readers of a claim are to be warned."""
    fact, _, record = _found(dossier, claim)
    return any(finding.doubts((record,)) for finding in fact.findings)


def _found(dossier: Dossier, claim: ClaimId) -> tuple[Fact, Side, Record]:
    return next(
        (fact, side, record)
        for fact in dossier.facts
        for side in fact.sides
        for record in side.records
        if record.id == claim
    )


def _agreeing(
    dossier: Dossier, fact: Fact, side: Side, record: Record, own: Fact
) -> Iterator[Line]:
    others = tuple(each for each in side.records if each.id != record.id)
    if others:
        yield stated_in_full(dossier, replace(own, sides=(replace(side, records=others),)))
    same = {each.id for each in others}
    for finding in fact.findings:
        other = _other(finding, record)
        if finding.verdict in AGREEING and other and not {each.id for each in other} <= same:
            yield _beside(dossier, finding, other, own)


def _beside(dossier: Dossier, finding: Finding, other: tuple[Record, ...], own: Fact) -> Line:
    """Return what agrees, and why, where that is not plain."""
    if finding.reason not in (Reason.EQUAL, Reason.RATE):
        return against(dossier, finding, other, own)
    told = join((stated_in_full(dossier, each) for each in facts_of(dossier, other)), SEMICOLON)
    return told if finding.reason is Reason.EQUAL else (*told, SEMICOLON, *at_rates(finding))


def _opposing(dossier: Dossier, fact: Fact, record: Record, own: Fact) -> Iterator[Line]:
    for finding in fact.findings:
        other = _other(finding, record)
        if other and finding.doubts((record,)):
            yield against(dossier, finding, other, own)
            yield from explained(dossier, finding)


def _other(finding: Finding, record: Record) -> tuple[Record, ...]:
    """Return the side of a finding that a record is not on, where it is on one."""
    for mine, other in ((finding.one, finding.other), (finding.other, finding.one)):
        if any(each.id == record.id for each in mine):
            return other
    return ()
