"""What the readers of a message are told of what became of the claims that it stated."""

from __future__ import annotations

from dataclasses import replace

from bot.corrections import Correction, corrected, turns
from bot.desk import Desk
from bot.document import Block, Items, Paragraph, Reply
from bot.dossier import Dossier
from bot.footnotes import footnotes
from bot.leaves import Leaf, Strong, Words
from store.base import Evidence, Record, Selection
from store.claims import ClaimId
from store.resolve import resolve


async def correction(desk: Desk, claims: frozenset[ClaimId], *, since: int) -> Reply[Leaf] | None:
    """Return what became of claims after the entry `since`, None where that is nothing."""
    then = await desk.workspace.read(Selection(claims=claims, hidden=True), upto=since)
    now = await _with_successors(desk, claims)
    found = tuple(turns(then.records, {each.id: each for each in now.records}))
    return await _told(desk, found, now) if found else None


async def _with_successors(desk: Desk, claims: frozenset[ClaimId]) -> Evidence:
    """Return claims as they stand now, and those that took their place, however many in a row."""
    known = Evidence((), (), ())
    asked: frozenset[ClaimId] = frozenset()
    while more := claims - asked:
        read = await desk.workspace.read(Selection(claims=more, hidden=True), upto=desk.upto)
        known, asked = known.joined(read), asked | more
        claims = frozenset(by for each in read.records if (by := each.standing.superseded_by))
    return known


async def _told(desk: Desk, found: tuple[Correction, ...], now: Evidence) -> Reply[Leaf]:
    deals = await desk.numbering(now.sources)

    def alone(record: Record) -> Dossier:
        evidence = replace(now, records=(record,))
        return Dossier.of(evidence, resolve(evidence), deals)

    lines = tuple(dict.fromkeys(corrected(each, alone) for each in found))
    body: Block[Leaf] = Paragraph(lines[0]) if len(lines) == 1 else Items(lines)
    cited = footnotes(desk, Dossier.of(now, (), deals), (body,))
    title = (Strong((Words("corrected-title"),)),)
    return Reply(title, (body, *cited), seq=desk.upto)
