"""Servers that add the bot and remove it, and what the gateway tells of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import discord as library
import pytest

from adapters.discord.answering.living import SHELF, Event, Living
from adapters.discord.receiving.arrivals import workspace_of
from adapters.discord.receiving.guilds import guilds_of
from adapters.discord.sending.addresses import find_gateway, use
from adapters.leaving import GRACE, Leaving, shelf_of, waiting
from bot.codes import Shown, codes_of
from store.base import Store, WorkspaceId
from store.events import PersonId, RoleGranted
from store.memory import MemoryStore
from store.open import open_store
from tests.adapters.discord.team import discord_settings
from tests.fakes.discord import ACME, ADA, DEALS, OTHER, THREAD, FakeDiscord

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
FIRST, SECOND = (str((number << 22) + 5) for number in (10, 11))
"""Servers of the shards 0 and 1 of two."""


class Stage:
    """The servers of one bot, through any number of starts."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOON
        self.told: list[str] = []
        self.purged: list[WorkspaceId] = []
        self.leaving = Leaving(shelf_of(store, "discord"), self.purge, lambda: self.now)
        self.living = self.start()

    async def purge(self, workspace: WorkspaceId) -> None:
        self.purged.append(workspace)

    def start(self) -> Living:
        self.living = Living(self.store, self.leaving, self.told.append)
        return self.living

    async def ready(self, *guilds: str, shard: tuple[int, int] | None = None) -> None:
        told = {"guilds": [{"id": each, "unavailable": True} for each in guilds]}
        sharded = {"shard": list(shard)} if shard else {}
        await self.living.happened(Event.READY, {**told, **sharded})

    async def joins(self, guild: str, name: str = "Acme") -> None:
        await self.living.happened(Event.JOINED, {"id": guild, "name": name, "unavailable": False})

    async def leaves(self, guild: str, *, unavailable: bool = False) -> None:
        body = {"id": guild, "unavailable": True} if unavailable else {"id": guild}
        await self.living.happened(Event.LEFT, body)

    async def left(self) -> set[str]:
        return {
            each.workspace.partition(":")[2] for each in await waiting(self.leaving.shelf, self.now)
        }

    async def known(self) -> set[str]:
        return {each.key for each in await self.store.shelf(SHELF).all(now=self.now)}


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    store = await open_store("memory:")
    yield Stage(store)
    await store.close()


async def test_a_server_that_adds_the_bot_tells_the_operator_the_code_of_its_first_admin(
    stage: Stage,
) -> None:
    await stage.joins(FIRST, "Acme")
    first, second = stage.told
    assert first == "To be the first admin of Acme on Discord, type there:"
    code = second.removeprefix("    /role claim ")
    shown = await codes_of(stage.store, workspace_of(FIRST)).show(code, now=NOON)
    assert shown is Shown.GOOD


async def test_a_code_that_was_told_holds_as_long_as_the_bot_runs(stage: Stage) -> None:
    for _ in range(3):
        await stage.ready(FIRST)
        await stage.joins(FIRST)
    assert len(stage.told) == 2
    stage.start()
    await stage.joins(FIRST)
    assert len(stage.told) == 4


async def test_where_there_is_an_admin_nothing_is_told(stage: Stage) -> None:
    granted = RoleGranted(PersonId(ADA), "admin")
    workspace = stage.store.workspace(workspace_of(FIRST))
    await workspace.record((granted,), by=PersonId("operator"), origin="test", at=NOON)
    await stage.joins(FIRST)
    assert stage.told == []


async def test_the_name_of_a_server_does_nothing_to_the_terminal_of_the_operator(
    stage: Stage,
) -> None:
    await stage.joins(FIRST, "A\x1b[2Jcme\n    /role claim")
    assert not any(set(each) & {"\x1b", "\n"} for each in stage.told)


async def test_a_server_that_leaves_is_purged_after_its_grace(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.ready(FIRST)
    await stage.leaves(FIRST)
    assert await stage.left() == {FIRST}
    assert await stage.known() == set()
    await stage.leaving.sweep(stage.living.here)
    assert stage.purged == []
    stage.now += GRACE
    await stage.leaving.sweep(stage.living.here)
    assert stage.purged == [workspace_of(FIRST)]


async def test_a_server_that_comes_back_stays(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.leaves(FIRST)
    await stage.joins(FIRST)
    assert await stage.left() == set()
    assert len(stage.told) == 4, "its next first admin needs a code again"


async def test_a_server_that_cannot_be_reached_has_not_left(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.leaves(FIRST, unavailable=True)
    await stage.living.happened(Event.JOINED, {"id": FIRST, "unavailable": True})
    assert await stage.left() == set()
    assert await stage.known() == {FIRST}


async def test_who_left_while_the_bot_was_away_is_noticed_when_it_is_back(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.joins(SECOND)
    stage.start()
    await stage.ready(SECOND)
    assert await stage.left() == {FIRST}
    assert await stage.known() == {SECOND}


async def test_the_grace_of_who_left_begins_once(stage: Stage) -> None:
    await stage.joins(FIRST)
    for _ in range(3):
        stage.start()
        await stage.ready()
        stage.now += timedelta(days=1)
    (left,) = await waiting(stage.leaving.shelf, stage.now)
    assert left.since == NOON


async def test_a_shard_says_nothing_of_the_servers_of_others(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.joins(SECOND)
    await stage.ready(shard=(1, 2))
    assert await stage.left() == {SECOND}


async def test_nobody_is_purged_before_every_shard_told_its_servers(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.leaves(FIRST)
    stage.now += GRACE
    sweeping = asyncio.create_task(stage.leaving.sweep(stage.living.here))
    await stage.ready(shard=(0, 2))
    await asyncio.sleep(0)
    assert not sweeping.done()
    await stage.ready(SECOND, shard=(1, 2))
    assert await sweeping == (workspace_of(FIRST),)


async def test_who_left_while_a_session_was_lost_is_purged_though_it_was_there(
    stage: Stage,
) -> None:
    await stage.ready(FIRST)
    await stage.joins(FIRST)
    await stage.ready()
    stage.now += GRACE
    await stage.leaving.sweep(stage.living.here)
    assert stage.purged == [workspace_of(FIRST)]


async def test_a_server_that_is_there_is_not_purged_whatever_was_noted(stage: Stage) -> None:
    await stage.joins(FIRST)
    await stage.ready(FIRST)
    await stage.leaving.begin(workspace_of(FIRST))
    stage.now += GRACE
    await stage.leaving.sweep(stage.living.here)
    assert stage.purged == []
    assert await stage.left() == set()


@pytest.mark.parametrize("id_", ["", "abc", "1:2", None, 5])
async def test_what_names_no_server_is_let_be(stage: Stage, id_: object) -> None:
    for event in (Event.JOINED, Event.LEFT):
        await stage.living.happened(event, {"id": id_, "name": "Acme"})
    await stage.living.happened(Event.READY, {"guilds": None, "shard": None})
    assert await stage.left() == await stage.known() == set()


async def test_a_store_that_keeps_nothing_ends_nothing() -> None:
    stage = Stage(MemoryStore(read_only=True))
    await stage.joins(FIRST)
    await stage.leaves(FIRST)
    await stage.ready()
    assert await stage.left() == set()


@pytest.fixture
async def client() -> AsyncIterator[library.AutoShardedClient]:
    """The library's client, connected to a fake Discord."""
    intents = library.Intents(guilds=True)
    async with FakeDiscord() as fake:
        settings = discord_settings(fake)
        use(settings)
        async with library.AutoShardedClient(intents=intents, guild_ready_timeout=0) as client:
            await client.login(fake.token)
            await find_gateway(client, settings)
            connecting = asyncio.create_task(client.connect())
            await client.wait_until_ready()
            yield client
            await client.close()
            with suppress(asyncio.CancelledError):
                await connecting


async def test_what_the_library_was_told_of_servers_is_known(
    client: library.AutoShardedClient,
) -> None:
    guilds = guilds_of(client)
    assert dict(guilds.names()) == {ACME: "Acme", OTHER: "Other"}
    assert guilds.parent(THREAD) == DEALS
    assert [guilds.parent(each) for each in (DEALS, "1", "", "nothing", "²")] == [""] * 5
    assert guilds.bot == guilds.application == str(client.application_id)


def test_who_is_not_logged_in_knows_nothing() -> None:
    with pytest.raises(ValueError, match="logs in"):
        guilds_of(library.AutoShardedClient(intents=library.Intents.none()))
