"""`/fact history`: what happened to a claim, or lately to anything, with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Action, Actions, Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.chronicle import chronicle
from bot.editing.cited import behind, with_sources
from bot.editing.entries import NUMBER
from bot.editing.telling import alone
from bot.editing.turning import titled
from bot.editing.undoing import entry_at
from bot.editing.which import meant_by, records_of
from bot.footnotes import footnotes
from bot.leaves import Leaf, Strong, Try, Verbatim, Words
from bot.lines import is_its_quote, label, quoted
from bot.roles import Role
from bot.statements import stated_with_time
from store.base import Record
from store.events import Entry
from store.fold import about

LATELY = 12
"""Entries that are shown where no number is given: mostly what one message holds. Chosen 2026-11.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The number of an entry; without one, before which number."""

    number: int | None = parameter(NUMBER, "number", aliases=("nummer",), positional=True)
    before: int | None = parameter(NUMBER, "before", aliases=("vor",), unless="number")


async def answer(query: Asking, desk: Desk) -> Reply[Leaf]:
    """Tell what happened to what an entry is about; without a number, what happened last."""
    if query.number is None:
        return await _lately(desk, query.before)
    entry = await entry_at(query.number, desk)
    event = entry.event
    claim = meant_by(event) if event else None
    if event is not None and claim is not None:
        (record,) = await records_of(desk, claim)
        return await _of_claim(record, about(event), desk)
    entries: tuple[Entry, ...] = (entry,)
    if entry.event is not None:
        entries = await desk.workspace.history(about(entry.event), upto=desk.upto)
    number = (("number", Verbatim(str(entry.seq))),)
    title = (Strong((Words("undo-title", number),)),)
    told = await chronicle(desk, entries)
    return Reply(title, await with_sources(desk, told, entries), seq=desk.upto)


async def _of_claim(record: Record, before: str, desk: Desk) -> Reply[Leaf]:
    """Tell what happened to a claim, and to the one `before` it where it came by a correction."""
    dossier = await alone(desk, record.id)
    (fact,) = dossier.facts
    words = () if is_its_quote(record) else (quoted(dossier, record),)
    rows = Fields((Row((label(fact.field),), (stated_with_time(dossier, fact), *words)),))
    both = dict.fromkeys((before, record.id))
    happened = [await desk.workspace.history(each, upto=desk.upto) for each in both]
    entries = sorted((each for history in happened for each in history), key=lambda each: each.seq)
    told = await chronicle(desk, entries, naming=len(both) > 1)
    known = dossier.beside(await behind(desk, entries))
    notes = footnotes(desk, known, (rows, told))
    number = record.standing.recorded
    then = asks(f"fact correct {number}", f"fact undo {entries[-1].seq}")
    return Reply(await titled(desk, record), (rows, told, *notes, then), seq=desk.upto)


async def _lately(desk: Desk, before: int | None) -> Reply[Leaf]:
    title, none, upto = Words("history-title"), Words("nothing-happened"), desk.upto
    if before is not None:
        number = (("number", Verbatim(str(before))),)
        title, none = Words("history-title-before", number), Words("nothing-before", number)
        upto = min(upto, before - 1)
    found = await desk.workspace.lately(upto=upto, limit=LATELY + 1)
    entries = found[:LATELY]
    if not entries:
        nothing = Note(Tone.HINT, (none,))
        return Reply((Strong((title,)),), (nothing,), outcome=Outcome.UNKNOWN, seq=desk.upto)
    told = await with_sources(desk, await chronicle(desk, entries), entries)
    further = (_further(entries[-1].seq),) if len(found) > LATELY else ()
    return Reply((Strong((title,)),), (*told, *further), seq=desk.upto)


def _further(before: int) -> Actions[Leaf]:
    """Offer what happened before that."""
    command = f"fact history before:{before}"
    return Actions((Action((Words("history-further"),), command, (Try(command),)),))


HISTORY = Command(
    name="history",
    query=Asking,
    answer=answer,
    aliases=("verlauf", "geschichte"),
    role=Role.EDITOR,
    remembered=False,
)
