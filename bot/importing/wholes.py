"""An export or a pack: shown by how much of it is new, then saved whole."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.desk import Desk
from bot.document import Actions, Block, Fields, Note, Outcome, Reply, Tone
from bot.documents import Document
from bot.importing.again import nothing_new
from bot.importing.counts import counts
from bot.importing.drafted import COMMAND, save_button
from bot.importing.going import going
from bot.importing.made import made
from bot.importing.names import twins_told, unsound
from bot.importing.report import titled
from bot.importing.undoable import with_what_became
from bot.leaves import Leaf, Words
from bot.problems import Problem, ProblemError
from bot.recording import record, worked_out
from store.base import Workspace
from store.errors import ConflictingEventError
from store.events import EntityRecorded, Event, ImportRecorded
from store.exchange.adding import Addition, additions
from store.exchange.contents import Contents
from store.importing.brought import LookedOver, look_over


@dataclass(frozen=True, slots=True)
class Whole:
    """An export or a pack beside what is known: what it adds, and what is told of its names."""

    brought: Contents | tuple[Event, ...]
    new: tuple[Addition, ...]
    names: LookedOver


async def beside(
    workspace: Workspace, brought: Contents | tuple[Event, ...], *, upto: int
) -> Whole:
    """Return what is brought beside what a workspace holds as of the entry `upto`.

    Raises ConflictingEventError where the two contradict each other.
    """
    new = await additions(workspace, brought, upto=upto)
    bearing = [each.entity for each in _named(new)]
    if not bearing:
        return Whole(brought, new, LookedOver())
    cast = await workspace.cast(upto=upto)
    return Whole(brought, new, await asyncio.to_thread(look_over, bearing, cast.entities))


def _named(new: Iterable[Addition]) -> Iterator[EntityRecorded]:
    """Yield what gives names to things that count."""
    for each in new:
        if isinstance(each.event, EntityRecorded) and not each.event.entity.withdrawn:
            yield each.event


def told(whole: Whole) -> tuple[Block[Leaf], ...]:
    """Return how much of a file is new, changed, taken back and known, and which names."""
    fresh = (each for each in whole.new if not each.changes)
    names = tuple(made(each.entity for each in _named(fresh)))
    return (
        counts(whole.brought, whole.new),
        *((Fields(names),) if names else ()),
        *going(whole.new),
        *twins_told(whole.names.twins),
    )


async def whole_decided(
    desk: Desk, file: Document, brought: Contents | tuple[Event, ...]
) -> Reply[Leaf]:
    """Show what of a file is new, or save it where that was seen.

    Where it has become something else since it was seen, it is shown again. Names that
    can be none are refused with the file. Raises ProblemError where it contradicts what is known,
    and Refused where its words do not hold against a source that only the workspace has.
    """

    async def once(now: Desk) -> Reply[Leaf]:
        whole = await _beside(now, brought, now.upto)
        seen = now.seen
        if whole.names.faults:
            return unsound(file.name, whole.names.faults)
        since = (
            seen is not None
            and seen != now.upto
            and (await _beside(now, brought, seen)).new != whole.new
        )
        if seen is None or since or not whole.new:
            return await _shown(now, file, whole, since=since)
        brought_now = ImportRecorded(file.name, now.upto + 1)
        receipt = await record(now, *(each.event for each in whole.new), brought_now)
        # The names it makes were looked at before.
        left = (counts(whole.brought, whole.new), *twins_told(whole.names.twins))
        blocks = with_what_became(left, receipt, now, COMMAND)
        return Reply(titled(file.name), blocks, seq=receipt.last)

    return await worked_out(desk, once)


async def _beside(desk: Desk, brought: Contents | tuple[Event, ...], upto: int) -> Whole:
    try:
        return await beside(desk.workspace, brought, upto=upto)
    except ConflictingEventError:
        raise ProblemError(Problem("import-contradicts", outcome=Outcome.FAILED)) from None


async def _shown(desk: Desk, file: Document, whole: Whole, *, since: bool) -> Reply[Leaf]:
    if not whole.new:
        why = await nothing_new(desk, whole.brought)
        return Reply(titled(file.name), (told(whole)[0], *why), seq=desk.upto)
    meanwhile = (Note(Tone.WARNING, (Words("import-meanwhile"),)),) if since else ()
    save = await save_button(desk, file, Words("save-button"))
    so_far: Note[Leaf] = Note(Tone.HINT, (Words("import-not-yet"),))
    deciding = Actions((save,), throughout=True)
    blocks: tuple[Block[Leaf], ...] = (*meanwhile, so_far, *told(whole), deciding)
    return Reply(titled(file.name), blocks, seq=desk.upto)
