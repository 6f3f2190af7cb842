"""An export or a pack: shown by how much of it is new, then saved whole."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import get_args

from bot.answering import asks
from bot.desk import Desk
from bot.document import Actions, Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.documents import Document
from bot.importing.drafted import COMMAND, save_button
from bot.importing.names import twins_told, unsound
from bot.importing.report import saved, titled
from bot.leaves import Leaf, Words
from bot.lines import Line, join
from bot.problems import Problem, ProblemError
from bot.recording import record, worked_out
from store.errors import ConflictingEventError
from store.events import ClaimRecorded, DealOpened, EntityRecorded, Event, SourceRecorded
from store.exchange.contents import Addition, Contents, additions
from store.fold import Judgement, about
from store.importing.brought import LookedOver, look_over

KINDS: tuple[tuple[str, type[Event], tuple[type[Event], ...]], ...] = (
    ("claims", ClaimRecorded, (ClaimRecorded, *get_args(Judgement))),
    ("sources", SourceRecorded, (SourceRecorded,)),
    ("names", EntityRecorded, (EntityRecorded,)),
    ("deals", DealOpened, (DealOpened,)),
)
"""What is counted, by the phrases for it: by what it is new, and by what it is changed."""


async def whole_decided(
    desk: Desk, file: Document, brought: Contents | tuple[Event, ...]
) -> Reply[Leaf]:
    """Show what of a file is new, or save it where that was seen.

    Where it has become something else since it was seen, it is shown again. Names that
    can be none are refused with the file. Raises ProblemError where it contradicts what is known.
    """

    async def once(now: Desk) -> Reply[Leaf]:
        new = await _new(now, brought, now.upto)
        seen = now.seen
        names = await _names(now, new)
        if names.faults:
            return unsound(file.name, names.faults)
        since = seen is not None and seen != now.upto and await _new(now, brought, seen) != new
        if seen is None or since or not new:
            return await _shown(now, file, new, names, since=since)
        receipt = await record(now, *(each.event for each in new))
        blocks = (_counts(new), saved(receipt), asks(COMMAND))
        return Reply(titled(file.name), blocks, seq=receipt.last)

    return await worked_out(desk, once)


async def _new(
    desk: Desk, brought: Contents | tuple[Event, ...], upto: int
) -> tuple[Addition, ...]:
    try:
        return await additions(desk.workspace, brought, upto=upto)
    except ConflictingEventError:
        raise ProblemError(Problem("import-contradicts", outcome=Outcome.FAILED)) from None


async def _names(desk: Desk, new: Sequence[Addition]) -> LookedOver:
    brought = [each.event.entity for each in new if isinstance(each.event, EntityRecorded)]
    if not brought:
        return LookedOver()
    cast = await desk.workspace.cast(upto=desk.upto)
    return await asyncio.to_thread(look_over, brought, cast.entities)


async def _shown(
    desk: Desk, file: Document, new: Sequence[Addition], names: LookedOver, *, since: bool
) -> Reply[Leaf]:
    if not new:
        note: Note[Leaf] = Note(Tone.HINT, (Words("import-nothing-new"),))
        return Reply(titled(file.name), (note,), seq=desk.upto)
    meanwhile = (Note(Tone.WARNING, (Words("import-meanwhile"),)),) if since else ()
    save = await save_button(desk, file, Words("save-button"))
    ending: Note[Leaf] = Note(Tone.HINT, (Words("import-not-yet"),))
    blocks: tuple[Block[Leaf], ...] = (
        *meanwhile,
        _counts(new),
        *twins_told(names.twins),
        ending,
        Actions((save,)),
    )
    return Reply(titled(file.name), blocks, seq=desk.upto)


def _counts(new: Sequence[Addition]) -> Fields[Leaf]:
    """Return how much is new and how much is changed of each kind, and how many entries in all."""
    counted = ((word, tuple(_counted(new, first, all_of))) for word, first, all_of in KINDS)
    rows = (
        *((word, line) for word, line in counted if line),
        ("entries", (_count("counted", len(new)),)),
    )
    return Fields(
        tuple(Row((Words(f"import-whole-{word}"),), (join(line),)) for word, line in rows)
    )


def _counted(
    new: Sequence[Addition], first: type[Event], all_of: tuple[type[Event], ...]
) -> Iterator[Line]:
    """Yield how many things of a kind are new, and how many that are held already are changed."""
    count = sum(isinstance(each.event, first) and not each.changes for each in new)
    changed = {about(each.event) for each in new if each.changes and isinstance(each.event, all_of)}
    if count:
        yield _count("counted", count)
    if changed:
        yield _count("changed", len(changed))


def _count(word: str, count: int) -> Line:
    return (Words(f"import-{word}", (("count", count),)),)
