"""Rows of people's own tables: shown with what would become of them, then saved whole."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.desk import Desk
from bot.document import Actions, Block, Note, Outcome, Reply, Tone
from bot.documents import Document
from bot.importing.drafted import COMMAND, again_button, save_button
from bot.importing.options import TYPED
from bot.importing.report import misheaded, outcome, report, titled, unsaved, unsettled
from bot.importing.undoable import with_what_became
from bot.leaves import Leaf, Words
from bot.recording import worked_out
from bot.words import said
from store.importing.plan import HeadingsError, Place, Plan
from store.importing.planning import plan
from store.importing.recording import record_plan
from store.importing.rows import Reading
from store.tables.table import Table
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Wanted:
    """How tables are to be read, in which deal their sources are numbered, and what is left out."""

    reading: Reading
    deal: EntityId | None
    skip_refused: bool


async def rows_decided(
    desk: Desk, file: Document, tables: Sequence[Table], wanted: Wanted
) -> Reply[Leaf]:
    """Show what would become of the rows of a file, or save them where that was seen.

    Where it has become something else since it was seen, it is shown again.
    """

    async def planned(now: Desk, upto: int) -> Plan:
        return await plan(
            now.workspace,
            tables,
            wanted.reading,
            upto=upto,
            rates=now.rates,
            deal=wanted.deal,
            progress=now.hear,
        )

    async def once(now: Desk) -> Reply[Leaf]:
        found = await planned(now, now.upto)
        seen = now.seen
        since = (
            seen is not None
            and seen != now.upto
            and await asyncio.to_thread(_differ, await planned(now, seen), found)
        )
        if seen is None or since or not found.saves(skip_refused=wanted.skip_refused):
            return await _shown(now, file, found, wanted, since=since)
        return await _saved(now, file, found, wanted)

    try:
        return await worked_out(desk, once)
    except HeadingsError as error:
        return Reply(
            titled(file.name),
            (misheaded(error),),
            outcome=Outcome.MISUNDERSTOOD,
            at="columns",
        )


def _differ(before: Plan, now: Plan) -> bool:
    """Say whether somebody would look at something else, or record something else."""
    if _looked_at(before) != _looked_at(now):
        return True
    return any(one != other for one, other in zip_longest(before.claims, now.claims))


def _looked_at(found: Plan) -> tuple[object, ...]:
    """Return what somebody looks at: which rows have which fate, and what they would record."""
    kinds = (found.new, found.known, found.twice, found.refused, found.conflicts, found.alike)
    places = ((each if isinstance(each, Place) else each.place for each in kind) for kind in kinds)
    fates = tuple(tuple((each.table, each.line.number) for each in kind) for kind in places)
    return (fates, found.entities, found.sources)


async def _shown(
    desk: Desk, file: Document, found: Plan, wanted: Wanted, *, since: bool
) -> Reply[Leaf]:
    meanwhile = (Note(Tone.WARNING, (Words("import-meanwhile"),)),) if since else ()
    so_far = unsaved(found, TYPED, wanted.reading, skip_refused=wanted.skip_refused)
    blocks: tuple[Block[Leaf], ...] = (*meanwhile, so_far, *report(found, TYPED))
    again = [again_button(desk, file, *each) for each in unsettled(found, wanted.reading)]
    if again:
        blocks = (*blocks, Actions(tuple(again), throughout=True))
    if found.saves(skip_refused=True):
        skip = (("skip", "refused"),) if found.refused else ()
        word = "import-save-others" if found.refused else "import-save"
        label = Words(word, (("count", len(found.new)),))
        save = await save_button(desk, file, label, *skip)
        blocks = (*blocks, Actions((save,), throughout=True))
    return Reply(titled(file.name), blocks, seq=desk.upto)


async def _saved(desk: Desk, file: Document, found: Plan, wanted: Wanted) -> Reply[Leaf]:
    call = desk.call
    receipt = await record_plan(
        desk.workspace,
        found,
        file=file.name,
        again=said("fact-again", desk.language),
        skip_refused=wanted.skip_refused,
        by=call.person,
        origin=call.origin,
        at=call.at,
        key=call.key,
    )
    then = ("conflicts", COMMAND) if found.conflicts else (COMMAND,)
    blocks = with_what_became(outcome(found, TYPED), receipt, desk, *then)
    return Reply(titled(file.name), blocks, seq=receipt.last)
