"""What every store promises of what is told without being asked for."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from store.base import Head, Store, Workspace, WorkspaceId
from store.errors import ReadOnlyDatabaseError
from store.events import PersonId
from store.open import open_store
from store.subscribed import Mark, Rest, Subscription, What
from store.values import EntityId
from tests.contracts.facts import DEAL, MORNING

ANNA, BEN, OPERATOR = map(PersonId, ("U0ANNA", "U0BEN", "operator"))
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)
PLENTY = 9
DIGEST = Subscription(
    number=0,
    what=What.DIGEST,
    place="C1",
    person=ANNA,
    about=DEAL.entity,
    language="de",
    zone="Europe/Berlin",
    cursor=7,
    news=MORNING,
    rule="30 8 * * 1-5",
    due=MORNING + HOUR,
)
WATCH = replace(DIGEST, what=What.WATCH, field="raised", rule="", due=None)
ALONE = replace(WATCH, alone=True, place="D1")
EVERYTHING = replace(
    ALONE,
    due=MORNING + 3 * HOUR,
    fired=MORNING - HOUR,
    told=(MORNING - 2 * HOUR, MORNING - MOMENT),
    rest=Rest.PAUSED,
    hushed=True,
)
ANOTHER_RULE = replace(DIGEST, rule="0 18 * * *")


async def kept(
    workspace: Workspace, wanted: Subscription = DIGEST, most: int = PLENTY
) -> Subscription:
    found = await workspace.subscribe(wanted, most=most)
    assert found is not None
    return found


async def numbers(workspace: Workspace) -> list[int]:
    return [each.number for each in await workspace.subscriptions()]


async def erased(workspace: Workspace, person: PersonId) -> int:
    return await workspace.erase(person, by=OPERATOR, origin="console", at=MORNING)


def places(found: tuple[tuple[WorkspaceId, Subscription], ...]) -> list[tuple[str, int]]:
    return [(workspace, each.number) for workspace, each in found]


class Subscribing:
    async def test_what_is_subscribed_is_kept_word_for_word(self, workspace: Workspace) -> None:
        for number, each in enumerate((DIGEST, WATCH, EVERYTHING), start=1):
            assert await kept(workspace, each) == replace(each, number=number, version=1)
            assert await workspace.subscription(number) == replace(each, number=number, version=1)
        assert await workspace.subscription(4) is None

    async def test_number_and_version_are_the_stores_to_give(self, workspace: Workspace) -> None:
        first = await kept(workspace, replace(DIGEST, number=17, version=5))
        assert (first.number, first.version) == (1, 1)

    async def test_they_are_listed_by_their_numbers(self, workspace: Workspace) -> None:
        elsewhere = replace(DIGEST, place="C2")
        for each in (elsewhere, WATCH, DIGEST, ALONE):
            await kept(workspace, each)
        assert await numbers(workspace) == [1, 2, 3, 4]

        async def listed(what: What | None = None, place: str | None = None) -> list[int]:
            return [each.number for each in await workspace.subscriptions(what=what, place=place)]

        assert await listed(What.DIGEST) == [1, 3]
        assert await listed(What.WATCH) == [2, 4]
        assert await listed(place="C1") == [2, 3]
        assert await listed(What.DIGEST, "C1") == [3]
        assert await listed(What.WATCH, "C2") == []

    async def test_the_same_twice_is_one(self, workspace: Workspace) -> None:
        first = await kept(workspace)
        later = replace(DIGEST, person=BEN, cursor=9, news=MORNING + HOUR, due=None)
        assert await kept(workspace, later) == first
        private = await kept(workspace, ALONE)
        assert await kept(workspace, replace(ALONE, cursor=9)) == private
        assert await numbers(workspace) == [first.number, private.number]

    @pytest.mark.parametrize(
        "other",
        [
            WATCH,
            ANOTHER_RULE,
            replace(DIGEST, place="C2"),
            replace(DIGEST, alone=True),
            replace(DIGEST, about=EntityId("deal:other")),
            replace(DIGEST, field="raised"),
            replace(DIGEST, zone="Europe/Paris"),
            replace(DIGEST, language="en"),
        ],
    )
    async def test_something_else_is_another(
        self, workspace: Workspace, other: Subscription
    ) -> None:
        await kept(workspace)
        assert (await kept(workspace, other)).number == 2

    async def test_two_who_are_told_alone_are_two(self, workspace: Workspace) -> None:
        await kept(workspace, ALONE)
        assert (await kept(workspace, replace(ALONE, person=BEN))).number == 2

    async def test_a_place_has_so_many_of_a_kind_and_no_more(self, workspace: Workspace) -> None:
        first = await kept(workspace, DIGEST, most=1)
        assert await workspace.subscribe(ANOTHER_RULE, most=1) is None
        # Whoever comes again is no further one.
        assert await kept(workspace, DIGEST, most=1) == first
        await kept(workspace, WATCH, most=1)
        await kept(workspace, replace(ANOTHER_RULE, place="C2"), most=1)
        assert await workspace.subscribe(replace(ANOTHER_RULE, person=BEN), most=1) is None
        await kept(workspace, ANOTHER_RULE, most=2)
        assert len(await workspace.subscriptions()) == 4

    async def test_who_is_told_alone_has_so_many_wherever_they_asked(
        self, workspace: Workspace
    ) -> None:
        await kept(workspace, WATCH, most=1)
        await kept(workspace, replace(ALONE, place="C1"), most=1)
        assert await workspace.subscribe(replace(ALONE, place="D9"), most=1) is None
        await kept(workspace, replace(ALONE, person=BEN), most=1)

    async def test_what_was_refused_took_no_number(self, workspace: Workspace) -> None:
        assert await workspace.subscribe(DIGEST, most=0) is None
        assert await workspace.subscriptions() == ()
        assert (await kept(workspace)).number == 1

    async def test_no_number_is_given_twice(self, workspace: Workspace) -> None:
        await kept(workspace)
        await kept(workspace, WATCH)
        assert await workspace.unsubscribe(2)
        assert await workspace.unsubscribe(1)
        assert (await kept(workspace)).number == 3

    async def test_what_was_stopped_is_gone(self, workspace: Workspace) -> None:
        one, other = await kept(workspace), await kept(workspace, WATCH)
        assert await workspace.unsubscribe(one.number)
        assert not await workspace.unsubscribe(one.number)
        assert await workspace.subscription(one.number) is None
        assert await workspace.subscriptions() == (other,)
        assert await workspace.resubscribe(one, replace(one, cursor=9)) is None
        assert await workspace.subscriptions() == (other,)

    async def test_every_change_is_a_version(self, workspace: Workspace) -> None:
        now = await kept(workspace)
        for version, after in enumerate((EVERYTHING, WATCH, DIGEST), start=2):
            changed = await workspace.resubscribe(now, after)
            assert changed == replace(after, number=now.number, version=version)
            assert await workspace.subscriptions() == (changed,)
            now = changed

    async def test_of_two_who_change_the_same_one_does(self, workspace: Workspace) -> None:
        seen = await kept(workspace)
        other = await kept(workspace, WATCH)
        moved = await workspace.resubscribe(seen, replace(seen, cursor=8))
        assert await workspace.resubscribe(seen, replace(seen, cursor=9)) is None
        assert await workspace.subscriptions() == (moved, other)
        assert moved is not None
        assert await workspace.resubscribe(moved, replace(moved, cursor=9)) is not None

    async def test_of_many_at_once_one_does(self, workspace: Workspace) -> None:
        seen = await kept(workspace)
        wanted = [replace(seen, cursor=number) for number in range(16)]
        done = await asyncio.gather(*(workspace.resubscribe(seen, each) for each in wanted))
        [winner] = [each for each in done if each is not None]
        assert await workspace.subscriptions() == (winner,)
        assert winner.version == 2

    async def test_many_who_subscribe_to_the_same_have_one(self, workspace: Workspace) -> None:
        done = await asyncio.gather(*(workspace.subscribe(DIGEST, most=1) for _ in range(16)))
        assert await workspace.subscriptions() == (done[0],)
        assert set(done) == {done[0]}

    async def test_a_subscription_is_no_part_of_the_ledger(self, workspace: Workspace) -> None:
        await kept(workspace)
        assert await workspace.head() == Head(0)

    async def test_another_workspace_has_none_of_it(self, store: Store) -> None:
        mine, others = (store.workspace(WorkspaceId(each)) for each in ("slack:T1", "slack:T2"))
        first = await kept(mine)
        assert await others.subscriptions() == ()
        assert await others.subscriptions(place="C1") == ()
        assert await others.subscription(1) is None
        assert await others.resubscribe(first, replace(first, cursor=9)) is None
        assert not await others.unsubscribe(1)
        # Neither its numbers nor its places are taken there.
        assert (await kept(others, ANOTHER_RULE, most=1)).number == 1
        assert await mine.subscriptions() == (first,)

    async def test_a_purge_takes_them_and_their_numbers(self, store: Store) -> None:
        gone, staying = (store.workspace(WorkspaceId(each)) for each in ("slack:T1", "slack:T2"))
        for each in (gone, staying):
            await kept(each)
            await kept(each, WATCH)
            await each.unsubscribe(2)
        await store.purge(gone.id)
        assert await gone.subscriptions() == ()
        assert places(await store.subscribed("slack", limit=9)) == [("slack:T2", 1)]
        assert (await kept(gone)).number == 1
        assert (await kept(staying, WATCH)).number == 3

    async def test_who_is_erased_is_told_nothing_alone(self, workspace: Workspace) -> None:
        own = await kept(workspace, ALONE)
        bens = await kept(workspace, replace(ALONE, person=BEN))
        await erased(workspace, ANNA)
        assert await workspace.subscription(own.number) is None
        assert await workspace.subscriptions() == (bens,)

    async def test_a_channel_is_told_on_whoever_asked_is_erased(self, workspace: Workspace) -> None:
        asked = await kept(workspace)
        bens = await kept(workspace, replace(WATCH, person=BEN))
        await erased(workspace, ANNA)
        nobodys, same = await workspace.subscriptions()
        assert nobodys == replace(asked, person=PersonId(""), version=asked.version + 1)
        assert same == bens
        # Whoever read it before would write the person back.
        assert await workspace.resubscribe(asked, replace(asked, cursor=9)) is None

    async def test_erasing_is_of_one_workspace(self, store: Store) -> None:
        here, there = (store.workspace(WorkspaceId(each)) for each in ("slack:T1", "slack:T2"))
        before = [await kept(there), await kept(there, ALONE)]
        await kept(here, ALONE)
        await erased(here, ANNA)
        assert await there.subscriptions() == tuple(before)


class Due:
    async def test_the_earliest_is_due_first(self, store: Store) -> None:
        one, other = (store.workspace(WorkspaceId(each)) for each in ("slack:T1", "slack:T2"))
        for workspace, place, hours in (
            (other, "C1", 3),
            (one, "C2", 3),
            (one, "C3", 3),
            (one, "C4", 1),
            (other, "C5", 2),
        ):
            await kept(workspace, replace(DIGEST, place=place, due=MORNING + hours * HOUR))
        due = await store.due("slack", MORNING + 3 * HOUR, limit=9)
        assert [each.place for _, each in due] == ["C4", "C5", "C2", "C3", "C1"]
        assert due[0] == (one.id, await one.subscription(3))
        assert await store.due("slack", MORNING + 3 * HOUR, limit=2) == due[:2]
        assert await store.due("slack", MORNING + 3 * HOUR, limit=0) == ()

    async def test_it_is_due_from_its_moment_on(self, workspace: Workspace, store: Store) -> None:
        await kept(workspace)
        await kept(workspace, WATCH)
        assert await store.due("console", MORNING + HOUR - MOMENT, limit=9) == ()
        due = await store.due("console", MORNING + HOUR, limit=9)
        assert places(due) == [(workspace.id, 1)]

    async def test_what_rests_until_then_is_due_as_well(
        self, workspace: Workspace, store: Store
    ) -> None:
        paused = await kept(workspace, replace(DIGEST, rest=Rest.PAUSED))
        await kept(workspace, replace(WATCH, rest=Rest.PAUSED, due=MORNING))
        assert [each.what for _, each in await store.due("console", MORNING + HOUR, limit=9)] == [
            What.WATCH,
            What.DIGEST,
        ]
        await workspace.resubscribe(paused, replace(paused, due=None))
        assert len(await store.due("console", MORNING + HOUR, limit=9)) == 1

    async def test_whoever_took_it_up_has_moved_it_on(
        self, workspace: Workspace, store: Store
    ) -> None:
        seen = await kept(workspace)
        await workspace.resubscribe(seen, replace(seen, due=MORNING + 2 * HOUR))
        assert await store.due("console", MORNING + HOUR, limit=9) == ()
        assert len(await store.due("console", MORNING + 2 * HOUR, limit=9)) == 1

    async def test_other_platforms_have_their_own(self, store: Store) -> None:
        names = ("slack:T1", "slacker:T1", "discord:7", "console", "console:slack:T1", ":slack")
        for name in names:
            await kept(store.workspace(WorkspaceId(name)))
        for platform, own in (
            ("slack", ["slack:T1"]),
            ("discord", ["discord:7"]),
            # The terminal's workspace is its platform's name alone.
            ("console", ["console", "console:slack:T1"]),
        ):
            due = await store.due(platform, MORNING + 9 * HOUR, limit=9)
            assert places(due) == [(name, 1) for name in own]
            assert await store.subscribed(platform, limit=9) == due

    async def test_all_are_walked_through_once(self, store: Store) -> None:
        for name in ("slack:T2", "slack:T10", "discord:7"):
            workspace = store.workspace(WorkspaceId(name))
            for place in range(12):
                await kept(workspace, replace(DIGEST, place=f"C{place}"))
            await workspace.unsubscribe(5)
        left = [number for number in range(1, 13) if number != 5]
        every = [(name, number) for name in ("slack:T10", "slack:T2") for number in left]
        mark, walked = Mark(), list[tuple[str, int]]()
        while found := await store.subscribed("slack", after=mark, limit=4):
            assert len(found) <= 4
            assert set(places(found)).isdisjoint(walked)
            walked += places(found)
            mark = Mark(*walked[-1])
        assert walked == every
        [(_, first)] = await store.subscribed("slack", limit=1)
        assert first == await store.workspace(WorkspaceId("slack:T10")).subscription(1)
        assert await store.subscribed("slack", limit=0) == ()

    async def test_what_is_read_only_subscribes_to_nothing(self) -> None:
        store = await open_store("memory:", read_only=True)
        await refused(store.workspace(WorkspaceId("slack:T1")))
        await store.close()


async def refused(workspace: Workspace) -> None:
    """Whatever would write is refused."""
    first = replace(DIGEST, number=1)
    with pytest.raises(ReadOnlyDatabaseError):
        await workspace.subscribe(DIGEST, most=PLENTY)
    with pytest.raises(ReadOnlyDatabaseError):
        await workspace.resubscribe(first, first)
    with pytest.raises(ReadOnlyDatabaseError):
        await workspace.unsubscribe(1)
