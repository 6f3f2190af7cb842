"""What every store promises of readers' notes: who filed which when, and what became of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.base import Store, Workspace, WorkspaceId
from store.decoding import decode_event
from store.encoding import encode
from store.errors import ConflictingEventError
from store.events import Event, NoteClosed, NoteFiled, NoteId, NoteOutcome, PersonId
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from store.ledger import genesis, verify
from store.notes import Note
from tests.contracts.facts import (
    EDITOR,
    MORNING,
    RAISED_ID,
    STORY,
    claims,
    found,
    now,
    tell,
)

ANNA, BEN = map(PersonId, ("U0ANNA", "U0BEN"))
PRICE, ANSWER, OTHER = (NoteId(f"note:{number}") for number in (1, 2, 3))
LATER = timedelta(minutes=1)

OF_PRICE = NoteFiled(PRICE, "It was in dollars.", claims=(RAISED_ID,))
OF_ANSWER = NoteFiled(ANSWER, "Something is missing\u202e here.", answer="funding mistral")
SETTLED = NoteClosed(PRICE, NoteOutcome.SETTLED, "Right, thank you.")


async def file(workspace: Workspace, by: PersonId, event: Event) -> int:
    receipt = await workspace.record((event,), by=by, origin="slack", at=MORNING)
    return receipt.last


class Notes:
    async def test_a_note_is_told_with_who_filed_it_and_when(self, workspace: Workspace) -> None:
        assert await workspace.notes(upto=0) == ()
        await tell(workspace, *STORY)
        number = await file(workspace, ANNA, OF_PRICE)
        await file(workspace, BEN, OF_ANSWER)
        assert await workspace.notes(upto=number + 1) == (
            Note(number, ANNA, MORNING, OF_PRICE),
            Note(number + 1, BEN, MORNING, OF_ANSWER),
        )

    async def test_a_note_is_closed_once_by_an_editor(self, workspace: Workspace) -> None:
        filed = await file(workspace, ANNA, OF_PRICE)
        await tell(workspace, SETTLED, after=LATER)
        closed = (Note(filed, ANNA, MORNING, OF_PRICE, SETTLED, EDITOR),)
        assert await workspace.notes(upto=await now(workspace)) == closed
        for again in (SETTLED, NoteClosed(PRICE, NoteOutcome.DECLINED, "No.")):
            with pytest.raises(ConflictingEventError, match="not open"):
                await tell(workspace, again)
        assert await workspace.notes(upto=await now(workspace)) == closed

    async def test_a_note_before_it_was_closed_was_open(self, workspace: Workspace) -> None:
        filed = await file(workspace, ANNA, OF_PRICE)
        await tell(workspace, SETTLED, after=LATER)
        assert await workspace.notes(upto=filed) == (Note(filed, ANNA, MORNING, OF_PRICE),)
        assert await workspace.notes(upto=filed - 1) == ()

    @pytest.mark.parametrize("unknown", [NoteClosed(OTHER, NoteOutcome.SETTLED, ""), OF_PRICE])
    async def test_a_note_that_does_not_fit_is_refused(
        self, workspace: Workspace, unknown: Event
    ) -> None:
        await file(workspace, ANNA, OF_PRICE)
        with pytest.raises(ConflictingEventError, match=r"note:\d is (not open|filed already)"):
            await tell(workspace, unknown)
        assert (await workspace.head()).seq == 1

    async def test_notes_stand_in_the_ledger_and_in_its_chain(self, workspace: Workspace) -> None:
        told = (OF_PRICE, OF_ANSWER, SETTLED)
        await tell(workspace, *told)
        entries = await workspace.entries(after=0, upto=9, limit=9)
        assert tuple(entry.event for entry in entries) == told
        assert verify(entries, genesis(workspace.id)) is None
        assert [decode_event(encode(event)) for event in told] == list(told)
        about = await workspace.history(PRICE, upto=9)
        assert [entry.event for entry in about] == [OF_PRICE, SETTLED]

    async def test_a_note_is_no_fact(self, store: Store) -> None:
        plain, noted = (store.workspace(WorkspaceId(name)) for name in ("plain", "noted"))
        await tell(plain, *STORY)
        await tell(noted, *STORY, OF_PRICE, OF_ANSWER, SETTLED)

        assert await claims(noted) == await claims(plain)
        assert await found(noted, "dollars") == await found(plain, "dollars")
        upto = await now(noted)
        assert (await noted.search("dollars", upto=upto)).claims == ()
        for export in (export_json, export_csv):
            one, other = [
                export(await read_contents(each, upto=await now(each))) for each in (plain, noted)
            ]
            assert one == other

    async def test_notes_are_those_of_one_workspace(self, store: Store) -> None:
        one, other = (store.workspace(WorkspaceId(name)) for name in ("slack:T1", "slack:T2"))
        await tell(one, OF_PRICE)
        assert await other.notes(upto=9) == ()
        await tell(other, OF_ANSWER)
        assert [each.filed for each in await one.notes(upto=9)] == [OF_PRICE]

    async def test_a_purge_takes_notes_along(self, store: Store, workspace: Workspace) -> None:
        await tell(workspace, OF_PRICE, OF_ANSWER, SETTLED)
        await store.purge(workspace.id)
        assert await workspace.notes(upto=9) == ()
