"""An export or a pack: shown by how much of it is new, then saved whole."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering import asks
from bot.desk import Desk
from bot.document import Actions, Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.documents import Document
from bot.importing.drafted import COMMAND, save_button
from bot.importing.report import saved, titled
from bot.leaves import Leaf, Words
from bot.problems import Problem, ProblemError
from bot.recording import record, worked_out
from store.errors import ConflictingEventError
from store.events import ClaimRecorded, DealOpened, EntityRecorded, Event, SourceRecorded
from store.exchange.contents import Contents, new_events

KINDS: tuple[tuple[str, type[Event]], ...] = (
    ("claims", ClaimRecorded),
    ("sources", SourceRecorded),
    ("names", EntityRecorded),
    ("deals", DealOpened),
)
"""What is counted, by the phrases for it."""


async def whole_decided(
    desk: Desk, file: Document, brought: Contents | tuple[Event, ...]
) -> Reply[Leaf]:
    """Show what of a file is new, or save it where that was seen.

    Where it has become something else since it was seen, it is shown again. Raises ProblemError
    where it contradicts what is known.
    """

    async def once(now: Desk) -> Reply[Leaf]:
        new = await _new(now, brought, now.upto)
        seen = now.seen
        since = seen is not None and seen != now.upto and await _new(now, brought, seen) != new
        if seen is None or since or not new:
            return await _shown(now, file, new, since=since)
        receipt = await record(now, *new)
        blocks = (_counts(new), saved(receipt), asks(COMMAND))
        return Reply(titled(file.name), blocks, seq=receipt.last)

    return await worked_out(desk, once)


async def _new(desk: Desk, brought: Contents | tuple[Event, ...], upto: int) -> tuple[Event, ...]:
    try:
        return await new_events(desk.workspace, brought, upto=upto)
    except ConflictingEventError:
        raise ProblemError(Problem("import-contradicts", outcome=Outcome.FAILED)) from None


async def _shown(desk: Desk, file: Document, new: Sequence[Event], *, since: bool) -> Reply[Leaf]:
    if not new:
        note: Note[Leaf] = Note(Tone.HINT, (Words("import-nothing-new"),))
        return Reply(titled(file.name), (note,), seq=desk.upto)
    meanwhile = (Note(Tone.WARNING, (Words("import-meanwhile"),)),) if since else ()
    save = await save_button(desk, file, Words("save-button"))
    ending: Note[Leaf] = Note(Tone.HINT, (Words("import-not-yet"),))
    blocks: tuple[Block[Leaf], ...] = (*meanwhile, _counts(new), ending, Actions((save,)))
    return Reply(titled(file.name), blocks, seq=desk.upto)


def _counts(new: Sequence[Event]) -> Fields[Leaf]:
    """Return how many claims, sources, names and deals are new, and how many entries in all."""
    counts = [(word, sum(isinstance(each, kind) for each in new)) for word, kind in KINDS]
    rows = (*((word, count) for word, count in counts if count), ("entries", len(new)))
    return Fields(
        tuple(
            Row((Words(f"import-whole-{word}"),), ((Words("import-counted", (("count", n),)),),))
            for word, n in rows
        )
    )
