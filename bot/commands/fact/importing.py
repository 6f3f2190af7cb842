"""`/fact import`: what stands in a file, looked at row by row and saved whole."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Actions, Note, Outcome, Reply, Tone
from bot.documents import Document
from bot.editing.entries import NamedChoiceType
from bot.files import FILE
from bot.followed import FOLLOWED
from bot.importing.columns import COLUMNS
from bot.importing.drafted import once_more_button
from bot.importing.report import titled
from bot.importing.rows import Wanted, rows_decided
from bot.importing.unreadable import unreadable
from bot.importing.wholes import whole_decided
from bot.leaves import Leaf, Words
from bot.params import LANGUAGE, ChoiceType
from bot.roles import Role
from store.base import Followed
from store.complaint import Refused
from store.importing.columns import Given, is_heading
from store.importing.habits import Order
from store.importing.rows import Reading

NUMBERS = NamedChoiceType(LANGUAGE)
DATES = NamedChoiceType(
    ChoiceType(
        tuple(Order),
        aliases=(
            ("day first", Order.DMY),
            ("tag zuerst", Order.DMY),
            ("month first", Order.MDY),
            ("monat zuerst", Order.MDY),
            ("year first", Order.YMD),
            ("jahr zuerst", Order.YMD),
        ),
    )
)
SKIPPED = NamedChoiceType(ChoiceType(("refused",), aliases=(("abgewiesene", "refused"),)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Which file, and what its cells do not tell."""

    file: Document = required(FILE, "file", aliases=("datei",))
    columns: tuple[Given, ...] | None = parameter(COLUMNS, "columns", aliases=("spalten",))
    numbers: str | None = parameter(NUMBERS, "numbers", aliases=("zahlen",))
    dates: str | None = parameter(DATES, "dates", aliases=("daten", "tage"))
    deal: Followed | None = parameter(FOLLOWED, "deal")
    skip: str | None = parameter(SKIPPED, "skip", aliases=("ohne", "weglassen"))


async def answer(query: Importing, desk: Desk) -> Reply[Leaf]:
    """Show what would become of each row, or save it where somebody has looked at it.

    While another file is read, this one is kept to be read once more.
    """
    # Whoever waited here would keep one of the few turns from somebody with a short question.
    if desk.documents.turn.locked():
        note = Note(Tone.WARNING, (Words("import-another"),))
        again = Actions((once_more_button(desk, query.file),))
        return Reply(titled(query.file.name), (note, again), outcome=Outcome.FAILED)
    async with desk.documents.turn:
        return await _answer(query, query.file, desk)


async def _answer(query: Importing, file: Document, desk: Desk) -> Reply[Leaf]:
    # Only who brings a file needs the libraries that read packs and spreadsheets.
    from store.bringing import Tables, bring  # noqa: PLC0415 - a fifth of a second of every start

    try:
        # A long file takes seconds, in which others are answered.
        brought = await asyncio.to_thread(bring, file.name, file.data, is_heading)
        if not isinstance(brought, Tables):
            return await whole_decided(desk, file, brought)
    except Refused as refused:
        return unreadable(file.name, refused)
    order = Order(query.dates) if query.dates else None
    wanted = Wanted(
        Reading(query.columns or (), query.numbers, order),
        query.deal.entity.id if query.deal else None,
        skip_refused=query.skip is not None,
    )
    return await rows_decided(desk, file, brought.tables, wanted)


IMPORT = Command(
    name="import",
    query=Importing,
    answer=answer,
    aliases=("importieren", "einlesen"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.CHECK,
)
