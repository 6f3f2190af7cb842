"""`/fact history`: what happened to a claim, or lately to anything, with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.chronicle import chronicle, claim_of
from bot.editing.entries import NUMBER
from bot.editing.telling import alone
from bot.editing.turning import titled
from bot.editing.undoing import entry_at
from bot.editing.which import records_of
from bot.footnotes import footnotes
from bot.leaves import Leaf, Strong, Verbatim, Words
from bot.lines import is_its_quote, label, quoted
from bot.roles import Role
from bot.statements import stated_with_time
from store.base import Record
from store.events import Entry, EntryRestated
from store.fold import about

LATELY = 20
"""Entries that are shown where no number is given."""

AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The number of an entry."""

    number: int | None = parameter(NUMBER, "number", aliases=("nummer",), positional=True)


async def answer(query: Asking, desk: Desk) -> Reply[Leaf]:
    """Tell what happened to what an entry is about; without a number, what happened last."""
    if query.number is None:
        return await _lately(desk)
    entry = await entry_at(query.number, desk)
    claim = claim_of(entry.event) if entry.event else None
    if claim is not None:
        (record,) = await records_of(desk, claim)
        return await _of_claim(record, desk)
    entries: tuple[Entry, ...] = (entry,)
    if entry.event is not None:
        entries = await desk.workspace.history(about(entry.event), upto=desk.upto)
    number = (("number", Verbatim(str(entry.seq))),)
    title = (Strong((Words("undo-title", number),)),)
    return Reply(title, (await chronicle(desk, entries),), seq=desk.upto)


async def _of_claim(record: Record, desk: Desk) -> Reply[Leaf]:
    dossier = await alone(desk, record.id)
    (fact,) = dossier.facts
    words = () if is_its_quote(record) else (quoted(dossier, record),)
    rows = Fields((Row((label(fact.field),), (stated_with_time(dossier, fact), *words)),))
    entries = await desk.workspace.history(record.id, upto=desk.upto)
    told = await chronicle(desk, entries, naming=False)
    notes = footnotes(desk, dossier, (rows, told))
    number = record.standing.recorded
    then = asks(f"fact correct {number}", f"fact undo {entries[-1].seq}")
    return Reply(await titled(desk, record), (rows, told, *notes, then), seq=desk.upto)


async def _lately(desk: Desk) -> Reply[Leaf]:
    title = (Strong((Words("history-title"),)),)
    entries = await _newest(desk)
    if not entries:
        nothing = Note(Tone.HINT, (Words("nothing-happened"),))
        return Reply(title, (nothing,), outcome=Outcome.UNKNOWN, seq=desk.upto)
    told = await chronicle(desk, entries)
    return Reply(title, (told,), seq=desk.upto)


async def _newest(desk: Desk) -> list[Entry]:
    """Return the newest entries, the last one first, without what erasing only said anew."""
    found, upto = list[Entry](), desk.upto
    while upto > 0 and len(found) < LATELY:
        after = max(upto - AT_ONCE, 0)
        entries = await desk.workspace.entries(after=after, upto=upto, limit=AT_ONCE)
        found += [each for each in reversed(entries) if not isinstance(each.event, EntryRestated)]
        upto = after
    return found[:LATELY]


HISTORY = Command(
    name="history",
    query=Asking,
    answer=answer,
    aliases=("verlauf", "geschichte"),
    role=Role.EDITOR,
    remembered=False,
)
