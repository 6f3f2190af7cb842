"""What every store promises of workspaces: none sees another."""

from __future__ import annotations

from store.base import Head, Store, WorkspaceId
from store.catalogue import Listing
from store.events import ClaimRetracted, EntitiesMerged
from tests.contracts.cataloguing import BLOOMBERG
from tests.contracts.facts import (
    CAST,
    DEAL_ENTITY,
    FOUNDED,
    FOUNDED_ID,
    GERMAN,
    MICROSOFT,
    MISTRAL,
    RAISED_ID,
    STORY,
    claims,
    found,
    now,
    read,
    recorded,
    searched,
    tell,
)
from tests.contracts.reading import ALL


class Tenants:
    async def test_a_new_workspace_is_empty(self, store: Store) -> None:
        await tell(store.workspace(WorkspaceId("slack:T1")), *STORY, key="import")
        other = store.workspace(WorkspaceId("slack:T2"))
        assert await other.head() == Head(0)
        assert (await read(other)).records == ()
        assert await other.deals(upto=99) == ()
        assert await other.closed(upto=99) == ()
        assert await other.sources(frozenset({GERMAN.id}), upto=99) == ()
        assert await other.called(BLOOMBERG, upto=99) == ()
        for words in (None, "Bloomberg"):
            assert await other.catalogue(words, upto=99, limit=9) == Listing((), 0)
        assert await other.entity(MISTRAL.id, upto=99) is None
        assert await other.find("Mistral", upto=99) == ()
        assert (await other.search("Euro", upto=99)).claims == ()
        assert await other.entries(after=0, upto=99, limit=99) == ()
        assert await other.lately(upto=99, limit=99) == ()
        assert not (await tell(other, *STORY, key="import")).repeated

    async def test_what_happens_in_one_changes_no_other(self, store: Store) -> None:
        one = store.workspace(WorkspaceId("slack:T1"))
        other = store.workspace(WorkspaceId("slack:T2"))
        await tell(one, *STORY)
        await tell(other, *STORY)
        await one.prefer("person", "language", "de")
        await tell(
            one, ClaimRetracted(RAISED_ID, "wrong"), EntitiesMerged(MICROSOFT.id, MISTRAL.id)
        )
        assert await claims(other) == ALL
        assert await searched(other, "Euro") == [RAISED_ID]
        assert await found(other, "Mistral") == [MISTRAL.id]
        assert await other.preferences("person") == ()
        assert await now(other) == len(STORY)

    async def test_words_of_others_are_not_found_by_ours(self, store: Store) -> None:
        one = store.workspace(WorkspaceId("slack:T1"))
        other = store.workspace(WorkspaceId("slack:T2"))
        await tell(one, *STORY)
        await tell(other, *CAST, recorded(FOUNDED, "nothing of euros"))
        assert await searched(other, "Finanzierungsrunde") == []
        assert await searched(other, "euro") == [FOUNDED_ID]

    async def test_a_copy_in_another_workspace_keeps_its_id(self, store: Store) -> None:
        workspaces = [store.workspace(WorkspaceId(name)) for name in ("slack:T1", "discord:7")]
        for workspace in workspaces:
            await tell(workspace, *STORY)
        one, other = [await read(workspace) for workspace in workspaces]
        assert one == other
        assert GERMAN in one.sources
        assert DEAL_ENTITY not in one.entities
