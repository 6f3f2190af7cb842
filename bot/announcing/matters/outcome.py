"""Whoever filed a note is told what became of it."""

from __future__ import annotations

from dataclasses import replace

from bot.announcing.announcement import Privately, RefusedError
from bot.announcing.delivering import Delivery, spoken
from bot.announcing.errand import Stand
from bot.editing.notes import outcome_told


async def tell(delivery: Delivery) -> None:
    """Tell them, unless they closed it themselves."""
    errand = delivery.errand
    notes = await delivery.workspace.notes(upto=errand.since)
    closed = (each for each in notes if each.filed.note == errand.about and each.closed)
    note = next(closed, None)
    # Whoever was erased is nobody any more.
    if note is None or not note.by or note.closed_by == note.by:
        await delivery.end(Stand.SENT)
        return
    try:
        reader = await delivery.messenger.reader(errand.workspace, note.by)
    except RefusedError as error:
        await delivery.refuse(error.code)
        return
    desk = await delivery.bot.desk(replace(reader, upto=errand.since))
    said = spoken(desk, outcome_told(note, desk.language))
    if told := await delivery.tell(Privately(note.by), said, upto=desk.upto):
        await delivery.end(told.stand)
