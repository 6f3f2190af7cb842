"""What every store promises of a purge: a workspace is gone as a whole, and no other is touched."""

from __future__ import annotations

from datetime import timedelta

from store.base import Head, Store, Workspace, WorkspaceId
from store.events import Entry, PersonId, RoleGranted
from store.ledger import genesis, verify
from tests.contracts.facts import (
    LACROIX,
    MISTRAL,
    MORNING,
    STORY,
    now,
    recorded,
    remark,
    searched,
    tell,
)
from tests.contracts.stating import FIRST
from tests.contracts.subscribing import kept
from tests.contracts.time import LATER, Sight, look

GONE, STAYING = WorkspaceId("slack:T1"), WorkspaceId("slack:T2")
ANNA = PersonId("U0ANNA")
KEY = "import"
DAY = timedelta(days=1)

Everything = tuple[Sight, tuple[Entry, ...], object]


async def live(workspace: Workspace) -> None:
    """Leave a trace of every kind."""
    await tell(workspace, *STORY, key=KEY)
    await tell(workspace, *LATER, RoleGranted(ANNA, "admin"), after=DAY)
    await workspace.prefer(ANNA, "language", "de")
    await workspace.state(FIRST)
    await kept(workspace)


async def everything(workspace: Workspace) -> Everything:
    upto = await now(workspace)
    entries = await workspace.entries(after=0, upto=upto, limit=upto)
    beside = (
        await workspace.head(),
        await workspace.seq_at(MORNING),
        await workspace.starting("", upto=upto, limit=99),
        await workspace.starting("lac", upto=upto),
        await workspace.receipt(KEY),
        await workspace.roles(),
        await workspace.preferences(ANNA),
        await workspace.stated(FIRST.claims),
        await workspace.subscriptions(),
    )
    return await look(workspace, upto), entries, beside


class Purging:
    async def test_what_was_purged_is_as_if_it_had_never_been(self, store: Store) -> None:
        gone = store.workspace(GONE)
        await live(gone)
        assert await everything(gone) != await everything(store.workspace(STAYING))
        await store.purge(GONE)
        for each in (gone, store.workspace(GONE)):
            assert await everything(each) == await everything(store.workspace(STAYING))
            assert await each.head() == Head(0)
            assert await each.entries(after=0, upto=99, limit=99) == ()
            assert await each.entity(MISTRAL.id, upto=99) is None
            assert await each.find("Mistral", upto=99) == ()
            assert (await each.search("Euro", upto=99)).claims == ()

    async def test_others_are_as_they_were(self, store: Store) -> None:
        gone, staying = store.workspace(GONE), store.workspace(STAYING)
        await live(staying)
        await live(gone)
        await tell(staying, recorded(remark("risk", 1), "a risk for zebras"), after=2 * DAY)
        before = await everything(staying)
        past = await look(staying, len(STORY))
        await store.purge(GONE)
        assert await everything(staying) == before
        assert await look(staying, len(STORY)) == past
        assert len(await searched(staying, "zebras")) == 1

    async def test_what_was_purged_begins_anew(self, store: Store) -> None:
        gone, staying = store.workspace(GONE), store.workspace(STAYING)
        await live(staying)
        await live(gone)
        await store.purge(GONE)
        # Neither the clock of the ledger before nor its dedupe keys count any more.
        receipt = await tell(gone, *STORY[:-1], after=-DAY, key=KEY)
        assert (receipt.first, receipt.last, receipt.repeated) == (1, len(STORY) - 1, False)
        assert (await gone.head()).first_at == MORNING - DAY
        await store.purge(GONE)
        await live(gone)
        seen, entries, beside = await everything(gone)
        same, _, besides = await everything(staying)
        assert (seen, beside) == (same, besides)
        assert verify(entries, genesis(GONE)) is None
        assert [match.entity for match in await gone.starting("timo", upto=9)] == [LACROIX]

    async def test_purging_again_or_nothing_is_harmless(self, store: Store) -> None:
        await store.purge(GONE)
        await live(store.workspace(STAYING))
        before = await everything(store.workspace(STAYING))
        await store.purge(GONE)
        await store.purge(GONE)
        assert await everything(store.workspace(STAYING)) == before

    async def test_shelves_stay(self, store: Store) -> None:
        await store.shelf("leaving").put(GONE, "since yesterday")
        await live(store.workspace(GONE))
        await store.purge(GONE)
        assert await store.shelf("leaving").get(GONE, now=MORNING) == "since yesterday"
