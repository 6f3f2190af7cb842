"""An import that is taken back leaves things as they were before it, and so does undoing that."""

from __future__ import annotations

import pytest

from bot.service import Spoken
from store.base import Record
from store.events import ClaimRetracted, ClaimSuperseded
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from tests.bot.demo import NOW
from tests.bot.editing import EDITOR, Desk, drawn, open_desk, save_of
from tests.bot.test_fact_import import ask
from tests.bot.test_taking_back import (
    FILE,
    SOURCE,
    counting,
    desk,
    imported,
    known,
    numbers,
    undo_of,
)

__all__ = ["desk"]

LINKED = """Firma;Runde;Datum;Betrag;Link
Neu GmbH;Seed;13.2.2024;1,5 Mio. €;https://example.org/a
Alt AG;Serie A;14.2.2024;2 Mio. €;https://example.org/b
Rest SE;Serie B;15.2.2024;3 Mio. €;https://example.org/a
"""


async def exported(desk: Desk) -> str:
    return export_json(await read_contents(desk.workspace, upto=await desk.seq()))


async def brought(desk: Desk, file: str, key: str = "brought") -> Spoken:
    seen = await ask(desk, "fact import facts.json", file)
    return await ask(desk, save_of(seen) or "", key=key)


def of(records: tuple[Record, ...], company: str) -> Record:
    (record,) = (each for each in records if each.claim.subject == f"company:{company}")
    return record


async def test_what_an_import_withdrew_counts_again_once_that_is_taken_back(desk: Desk) -> None:
    other = await open_desk()
    await imported(desk, LINKED)
    await imported(other, LINKED)
    records = await counting(other)
    before = {each.id for each in await counting(desk)}
    changes = (
        ClaimRetracted(of(records, "alt-ag").id, "wrong"),
        ClaimSuperseded(of(records, "neu-gmbh").id, of(records, "rest-se").id, "miscopied"),
    )
    await other.workspace.record(changes, by=EDITOR, origin="C1", at=NOW)
    saved = await brought(desk, await exported(other))
    changed = {each.id for each in await counting(desk)}
    assert len(before - changed) == 2

    gone = await desk.save(undo_of(saved))
    assert "Counts again 2 facts" in drawn(gone)
    assert {each.id for each in await counting(desk)} == before

    again = await desk.save(undo_of(gone))
    assert "Goes 2 facts" in drawn(again)
    assert {each.id for each in await counting(desk)} == changed


async def test_a_source_that_an_import_revised_says_again_what_it_said(desk: Desk) -> None:
    other = await open_desk()
    for each in (desk, other):
        await each.ask(f'{SOURCE} text:"Neu GmbH wurde gegründet."')
    number = (await numbers(other))[-1]
    await other.save(f'source revise {number} text:"Neu GmbH wurde 2020 gegründet."')
    saved = await brought(desk, await exported(other))

    async def text() -> str | None:
        return (await desk.deal()).sources[-1].source.text

    assert await text() == "Neu GmbH wurde 2020 gegründet."
    gone = await desk.save(undo_of(saved))
    assert "As it was before what one source says: Meldung" in drawn(gone)
    assert await text() == "Neu GmbH wurde gegründet."
    await desk.save(undo_of(gone))
    assert await text() == "Neu GmbH wurde 2020 gegründet."


async def test_a_fact_that_is_brought_back_brings_back_what_a_later_import_took_along(
    desk: Desk,
) -> None:
    gone = await desk.save(undo_of(await imported(desk)))
    later = await brought(
        desk, FILE.replace("Alt AG;Serie A;14.2.2024;2 Mio. €\n", ""), key="later"
    )
    await desk.save(undo_of(later))
    assert not await known(desk, "Neu GmbH")

    await desk.save(undo_of(gone))

    assert await known(desk, "Neu GmbH")
    assert await known(desk, "Alt AG")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "one name or source that was changed since: Alt AG"),
        ("de", "ein Name oder eine Quelle, seither geändert: Alt AG"),
    ],
)
async def test_a_name_that_was_only_changed_since_stays_and_is_told_as_that(
    desk: Desk, language: str, said: str
) -> None:
    saved = await imported(desk)
    await desk.ask('entity alias "Alt AG" Altes')

    seen = await desk.ask(undo_of(saved), language)

    assert said in drawn(seen)


async def test_a_source_that_a_later_import_revised_goes_once_that_is_taken_back(
    desk: Desk,
) -> None:
    first = await imported(desk)
    seen = await ask(desk, "fact import rounds.csv", f"{FILE}Spät AG;Serie B;15.2.2024;3 Mio. €\n")
    later = await ask(desk, save_of(seen) or "", key="later")
    await desk.save(undo_of(later))

    gone = await desk.save(undo_of(first))

    assert "Goes 2 facts 4 names one source" in drawn(gone)
    assert "Stays" not in drawn(gone)


async def test_what_is_referred_to_here_is_not_taken_back_by_an_export(desk: Desk) -> None:
    other = await open_desk()
    await imported(desk, LINKED)
    saved = await imported(other, LINKED)
    await desk.ask("fact add Neu GmbH field:employees value:12")
    before = {each.id for each in await counting(desk)}
    await other.save(undo_of(saved))

    seen = await ask(desk, "fact import facts.json", await exported(other))
    brought = await ask(desk, save_of(seen) or "", key="export")

    assert "Facts 3 taken back" in drawn(seen)
    assert "Goes Alt AG, Rest SE, " in drawn(seen)
    assert await known(desk, "Neu GmbH")
    assert not await known(desk, "Alt AG")
    await desk.save(undo_of(brought))
    assert {each.id for each in await counting(desk)} == before
    assert await known(desk, "Alt AG")


async def test_what_an_export_holds_as_taken_back_is_not_told_as_new(desk: Desk) -> None:
    other = await open_desk()
    await other.save(undo_of(await imported(other)))

    seen = await ask(desk, "fact import facts.json", await exported(other))

    assert "Facts 2 taken back · 458 known" in drawn(seen)
    assert "New names" not in drawn(seen)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2 facts of this file were saved and taken back since"),
        ("de", "2 Angaben dieser Datei waren gespeichert und wurden seither zurückgenommen"),
    ],
)
async def test_an_export_of_what_was_taken_back_here_says_so_and_how_it_counts_again(
    desk: Desk, language: str, said: str
) -> None:
    other = await open_desk()
    await imported(other)
    file = await exported(other)
    gone = await desk.save(undo_of(await brought(desk, file)))

    seen = await ask(desk, "fact import facts.json", file, language=language)

    assert said in drawn(seen)
    assert await known(desk, "Alt AG") is False
    await desk.save(undo_of(seen))
    assert await known(desk, "Alt AG")
    assert undo_of(gone) == undo_of(seen)
