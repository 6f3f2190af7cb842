"""Commands reach Discord when they changed, and at the word of an operator."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from pydantic import SecretStr

import adapters.discord
from adapters.discord.installing import registration
from adapters.discord.installing.by_hand import invitation_now, sync_now
from adapters.discord.installing.invitation import PERMISSIONS
from adapters.discord.installing.registration import SHELF, registered, sync
from adapters.discord.register import commands
from adapters.discord.sending.addresses import use
from adapters.unanswered import NoAnswerError
from store.base import Store
from store.open import open_store
from tests.adapters.discord.team import OurOfNoFile, discord_settings
from tests.adapters.program import start
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.faults import Broken, Refused, TooMany

NOW = datetime.now(UTC)
ADAPTER = Path(adapters.discord.__file__).parent
DOCS = (Path(__file__).parents[3] / "docs" / "discord.md").read_text("utf-8")
PUT = "PUT /applications/{application_id}/commands"

# docs.discord.com/developers/topics/permissions, 2026-11; where each is needed: resources/channel,
# resources/message.
PERMISSION_USES = {
    "View Channels": ("MESSAGE_CREATE",),
    "Send Messages": ('"/channels/{channel_id}/messages"',),
    "Send Messages in Threads": ('"/channels/{channel_id}/messages"',),
    "Attach Files": ("files",),
    "Read Message History": ("message_reference",),
}


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as discord_:
        yield discord_


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_store("memory:")
    yield opened
    await opened.close()


@pytest.fixture
async def client(fake: FakeDiscord) -> AsyncIterator[discord.Client]:
    given = discord_settings(fake)
    use(given)
    async with discord.Client(intents=discord.Intents(guilds=True)) as logged_in:
        await logged_in.login(given.token.get_secret_value())
        yield logged_in


async def told(client: discord.Client, fake: FakeDiscord, store: Store) -> bool:
    return await registered(client.http, fake.application_id, store.shelf(SHELF), now=NOW)


async def test_commands_are_registered_once_and_again_when_they_changed(
    client: discord.Client,
    fake: FakeDiscord,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert await told(client, fake, store)
    assert not await told(client, fake, store)
    changed = [*commands()[:-1], {**commands()[-1], "name": "Keep as fact"}]
    monkeypatch.setattr(registration, "commands", lambda: changed)

    assert await told(client, fake, store)

    assert len(fake.called(PUT)) == 2
    assert {each["name"] for each in fake.state.commands[None]} == {
        each["name"] for each in changed
    }


async def test_what_discord_did_not_take_is_told_of_again(
    client: discord.Client, fake: FakeDiscord, store: Store
) -> None:
    fake.faults.plant(PUT, Broken(503))
    with pytest.raises(discord.HTTPException):
        await told(client, fake, store)

    assert await told(client, fake, store)


async def test_two_apps_on_one_database_do_not_take_one_for_the_other(
    client: discord.Client, fake: FakeDiscord, store: Store
) -> None:
    await store.shelf(SHELF).put("another app", "hash")

    assert await told(client, fake, store)


async def test_an_operator_s_word_is_enough(
    client: discord.Client, fake: FakeDiscord, store: Store
) -> None:
    await told(client, fake, store)
    fake.state.commands[None].clear()

    assert await sync(client.http, fake.application_id, store.shelf(SHELF)) == len(commands())
    assert len(fake.state.commands[None]) == len(commands())
    assert not await told(client, fake, store)


async def test_a_bot_at_work_on_the_database_keeps_nobody_from_it(
    fake: FakeDiscord, tmp_path: Path
) -> None:
    url = f"sqlite:{tmp_path / 'facts.db'}"
    at_work = await open_store(url)
    try:
        count = await sync_now(discord_settings(fake), OurOfNoFile(database=url))

        assert count == len(fake.state.commands[None])
        assert await at_work.shelf(SHELF).all(now=NOW) == ()
    finally:
        await at_work.close()


@pytest.mark.parametrize(
    ("fault", "said"),
    [(Refused(20012), "not authorized"), (TooMany(7200.0), "120 minutes")],
    ids=["refused", "too many"],
)
async def test_why_commands_are_not_taken_is_told(
    fake: FakeDiscord, fault: Refused | TooMany, said: str
) -> None:
    fake.faults.plant(PUT, fault)

    with pytest.raises(NoAnswerError) as refused:
        await sync_now(discord_settings(fake), OurOfNoFile(database="memory:"))

    assert said in f"{refused.value.found} {refused.value.fix}"


async def test_the_invitation_asks_for_what_is_needed_and_no_more(fake: FakeDiscord) -> None:
    address = urlsplit(await invitation_now(discord_settings(fake)))
    asked = parse_qs(address.query)

    assert address.path == "/oauth2/authorize"
    assert asked["client_id"] == [fake.application_id]
    assert asked["scope"] == ["bot applications.commands"]
    may = discord.Permissions(int(asked["permissions"][0]))
    assert may == discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        attach_files=True,
        read_message_history=True,
    )


def test_every_permission_is_used_and_its_use_is_told() -> None:
    sources = (each for each in ADAPTER.rglob("*.py") if each.name != "invitation.py")
    source = "".join(each.read_text("utf-8") for each in sources)

    assert set(PERMISSION_USES) == set(PERMISSIONS)
    for permission, uses in PERMISSION_USES.items():
        assert all(each in source for each in uses), permission
        assert f"| {permission} | {PERMISSIONS[permission][1]} |" in DOCS


async def test_an_invitation_needs_a_token_that_is_one(fake: FakeDiscord) -> None:
    given = discord_settings(fake)

    with pytest.raises(NoAnswerError, match="missing"):
        await invitation_now(given.model_copy(update={"token": SecretStr("")}))
    with pytest.raises(NoAnswerError, match="an application ID"):
        await invitation_now(given.model_copy(update={"token": SecretStr("123456789012345678")}))
    with pytest.raises(NoAnswerError, match="does not know"):
        await invitation_now(given.model_copy(update={"token": SecretStr("another")}))


async def test_the_command_line_invites_and_registers(fake: FakeDiscord, tmp_path: Path) -> None:
    around = {"DISCORD_TOKEN": fake.token, "DISCORD_API_URL": fake.api_url}

    invited = await asyncio.to_thread(start, tmp_path, "discord", "invite", **around)
    synced = await asyncio.to_thread(start, tmp_path, "discord", "sync", **around)
    refused = await asyncio.to_thread(start, tmp_path, "discord", "sync")

    assert (invited.returncode, invited.stderr) == (0, "")
    assert re.match(rf"{fake.state.base}/oauth2/authorize\?client_id=\d+", invited.stdout)
    assert (synced.returncode, synced.stderr) == (0, "")
    assert synced.stdout.startswith(f"{len(commands())} commands")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "DISCORD_TOKEN is missing" in refused.stderr
