"""What every store promises of messages that several people can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from store.base import Head, Store, Workspace, WorkspaceId
from store.claims import ClaimId
from store.errors import ReadOnlyDatabaseError
from store.open import open_store
from store.stated import KEPT_FOR, Stated
from tests.contracts.facts import MORNING

SUM, DAY_IT_WAS, OTHER = ClaimId("c1:sum"), ClaimId("c1:day"), ClaimId("c1:other")
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)
FIRST = Stated(
    "C1", "1700.1", "C1", "de", "Europe/Berlin", MORNING, 7, frozenset({SUM, DAY_IT_WAS})
)
SECOND = replace(
    FIRST, message="1700.2", thread="1700.1", at=MORNING + HOUR, claims=frozenset({SUM})
)
ELSEWHERE = replace(FIRST, channel="C2", at=MORNING + 2 * HOUR, claims=frozenset({OTHER}))


def of(*claims: ClaimId) -> frozenset[ClaimId]:
    return frozenset(claims)


class Stating:
    async def test_messages_are_found_by_what_they_state_the_oldest_first(
        self, workspace: Workspace
    ) -> None:
        for each in (ELSEWHERE, SECOND, FIRST):
            await workspace.state(each)
        assert await workspace.stated(of(SUM)) == (FIRST, SECOND)
        assert await workspace.stated(of(DAY_IT_WAS)) == (FIRST,)
        assert await workspace.stated(of(SUM, OTHER, DAY_IT_WAS)) == (FIRST, SECOND, ELSEWHERE)
        assert await workspace.stated(of(ClaimId("c1:nobody"))) == ()
        assert await workspace.stated(of()) == ()

    async def test_what_is_known_of_a_message_now_takes_the_place_of_what_was(
        self, workspace: Workspace
    ) -> None:
        await workspace.state(FIRST)
        await workspace.state(SECOND)
        mended = replace(FIRST, seq=9, claims=of(SUM, OTHER))
        await workspace.state(mended)
        await workspace.state(mended)
        assert await workspace.stated(of(SUM)) == (mended, SECOND)
        assert await workspace.stated(of(OTHER)) == (mended,)
        assert await workspace.stated(of(DAY_IT_WAS)) == ()

    async def test_a_message_is_known_by_where_it_stands(self, workspace: Workspace) -> None:
        await workspace.state(FIRST)
        await workspace.state(SECOND)
        assert await workspace.message("C1", FIRST.message) == FIRST
        assert await workspace.message("C1", SECOND.message) == SECOND
        assert await workspace.message("C2", FIRST.message) is None

    async def test_it_is_no_part_of_the_ledger(self, workspace: Workspace) -> None:
        await workspace.state(FIRST)
        assert await workspace.head() == Head(0)

    async def test_a_message_without_figures_is_found_by_none(self, workspace: Workspace) -> None:
        await workspace.state(replace(FIRST, claims=of()))
        assert await workspace.stated(of(SUM)) == ()

    async def test_what_was_said_too_long_ago_goes_with_the_next(
        self, workspace: Workspace
    ) -> None:
        await workspace.state(FIRST)
        just = replace(SECOND, at=MORNING + KEPT_FOR)
        await workspace.state(just)
        assert await workspace.stated(of(SUM)) == (FIRST, just)
        late = replace(ELSEWHERE, at=MORNING + KEPT_FOR + MOMENT)
        await workspace.state(late)
        assert await workspace.stated(of(SUM, DAY_IT_WAS, OTHER)) == (just, late)

    async def test_another_workspace_states_nothing_of_it(self, store: Store) -> None:
        mine, others = (store.workspace(WorkspaceId(each)) for each in ("slack:T1", "slack:T2"))
        await mine.state(FIRST)
        await others.state(replace(FIRST, at=MORNING + 2 * KEPT_FOR))
        assert await mine.stated(of(SUM)) == (FIRST,)
        await store.purge(others.id)
        assert await others.stated(of(SUM)) == ()
        assert await mine.stated(of(SUM)) == (FIRST,)

    async def test_what_is_read_only_remembers_nothing(self) -> None:
        store = await open_store("memory:", read_only=True)
        with pytest.raises(ReadOnlyDatabaseError):
            await store.workspace(WorkspaceId("slack:T1")).state(FIRST)
        await store.close()
