"""What every store promises of roles: who has which now, and nothing else is told otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store.base import Head, Selection, Store, Workspace, WorkspaceId
from store.decoding import decode_event
from store.encoding import encode
from store.events import (
    ClaimRetracted,
    EntityRecorded,
    Event,
    PersonId,
    RoleGranted,
    RoleRevoked,
)
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from store.ledger import genesis, verify
from tests.contracts.facts import MISTRAL, MORNING, RAISED_ID, STORY, claims, found, now, tell

ANNA, BEN = map(PersonId, ("U0ANNA", "U0BEN"))
# A person's id that is also that of an entity or a claim disturbs neither.
NAMESAKES = (PersonId(MISTRAL.id), PersonId(RAISED_ID), PersonId("console:editor"))


class Roles:
    async def test_the_role_granted_last_is_the_one_a_person_has(
        self, workspace: Workspace
    ) -> None:
        assert await workspace.roles() == ()
        await tell(workspace, RoleGranted(BEN, "admin"), RoleGranted(ANNA, "editor"))
        assert await workspace.roles() == ((ANNA, "editor"), (BEN, "admin"))
        await tell(workspace, RoleGranted(ANNA, "admin"), RoleRevoked(BEN))
        assert await workspace.roles() == ((ANNA, "admin"),)
        await tell(workspace, RoleGranted(BEN, "editor"))
        assert await workspace.roles() == ((ANNA, "admin"), (BEN, "editor"))

    async def test_granting_the_same_role_again_is_no_entry(self, workspace: Workspace) -> None:
        again = RoleGranted(ANNA, "editor")
        await tell(workspace, again, again)
        receipt = await tell(workspace, again, after=timedelta(minutes=1))
        assert (receipt.first, receipt.last) == (2, 1)
        assert await workspace.head() == Head(1, MORNING, MORNING)

    async def test_a_role_stands_in_the_ledger_under_who_granted_it(
        self, workspace: Workspace
    ) -> None:
        told = (RoleGranted(ANNA, "editor"), RoleRevoked(ANNA))
        await workspace.record(told, by=BEN, origin="slack", at=MORNING)
        entries = await workspace.entries(after=0, upto=9, limit=9)
        assert tuple(entry.event for entry in entries) == told
        assert {entry.by for entry in entries} == {BEN}
        assert verify(entries, genesis(workspace.id)) is None
        assert [decode_event(encode(event)) for event in told] == list(told)

    async def test_a_role_changes_nothing_that_is_known(self, store: Store) -> None:
        plain, mixed = (store.workspace(WorkspaceId(name)) for name in ("plain", "mixed"))
        story: tuple[Event, ...] = (*STORY, ClaimRetracted(RAISED_ID, "wrong"))
        renamed = EntityRecorded(replace(MISTRAL, aliases=()))
        await tell(plain, *story, renamed)
        grants = [RoleGranted(each, "editor") for each in NAMESAKES]
        await tell(mixed, *grants, *story, *map(RoleRevoked, NAMESAKES), renamed, *grants)

        assert await claims(mixed) == await claims(plain)
        assert await deals(mixed) == await deals(plain)
        assert await found(mixed, "Mistral AI") == await found(plain, "Mistral AI")
        for export in (export_json, export_csv):
            texts = [
                export(await read_contents(each, upto=await now(each))) for each in (plain, mixed)
            ]
            assert texts[0] == texts[1]
        of_mistral = Selection(entities=frozenset({MISTRAL.id}), hidden=True)
        told = [(await each.read(of_mistral, upto=await now(each))) for each in (plain, mixed)]
        assert told[0].entities == told[1].entities
        assert [each.claim for each in told[0].records] == [each.claim for each in told[1].records]
        entries = await mixed.entries(after=0, upto=99, limit=99)
        assert verify(entries, genesis(mixed.id)) is None

    async def test_roles_are_those_of_one_workspace(self, store: Store) -> None:
        one, other = (store.workspace(WorkspaceId(name)) for name in ("slack:T1", "slack:T2"))
        await tell(one, RoleGranted(ANNA, "editor"))
        assert await other.roles() == ()
        await tell(other, RoleGranted(ANNA, "admin"))
        assert await one.roles() == ((ANNA, "editor"),)


async def deals(workspace: Workspace) -> tuple[object, ...]:
    return await workspace.deals(upto=await now(workspace))
