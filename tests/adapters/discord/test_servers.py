"""Which server a direct message means: asked once, and membership each time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from adapters.chat.plain import length
from adapters.chat.turns import Turns
from adapters.clock import REAL
from adapters.discord.answering.asked import Question, Questions
from adapters.discord.answering.choosing import wants_another, which
from adapters.discord.answering.servers import (
    AT_ONCE,
    LATELY,
    NoServerError,
    Servers,
    WhichServerError,
)
from adapters.discord.limits import OPTION_TEXT
from adapters.discord.receiving.arrivals import Where
from adapters.discord.receiving.guilds import Guilds
from adapters.discord.sending.wire import NotTakenError, Wire
from store.base import Store
from store.memory import MemoryStore
from store.shelf import Shelf
from tests.adapters.discord.hostile import live
from tests.adapters.discord.team import fake_server, granted
from tests.fakes.discord import ACME, ADA, BEN, DEALS, OTHER, STRANGER, FakeDiscord, Message
from tests.fakes.discord.components import faults
from tests.fakes.discord.entries import texts
from tests.fakes.discord.faults import Broken, Refused
from tests.fakes.discord.state import Guild, Interaction, Json
from tests.fakes.small_bot import calling

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
MEMBER = "GET /guilds/{guild_id}/members/{user_id}"
NAMES = {ACME: "Acme", OTHER: "Other"}


@dataclass
class Stage:
    """The servers of a fake Discord as the bot is told of them."""

    discord: FakeDiscord
    wire: Wire
    shelf: Shelf = field(default_factory=lambda: MemoryStore(read_only=False).shelf("servers"))
    names: dict[str, str] = field(default_factory=lambda: dict(NAMES))
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.servers = self.start()

    def start(self) -> Servers:
        """Forget what stands in memory."""
        guilds = Guilds(lambda: self.names, lambda _: "", "1", "1")
        self.servers = Servers(self.wire, self.shelf, guilds, lambda: self.now)
        return self.servers

    async def meant(self, user: str) -> str:
        return (await self.servers.settled(Where("", "9", user, direct=True))).guild

    async def candidates(self, user: str) -> set[str]:
        with pytest.raises(WhichServerError) as raised:
            await self.meant(user)
        return {guild for guild, _ in raised.value.candidates}

    def asked(self) -> list[str]:
        """Return of which servers Discord was asked since the last time."""
        calls = self.discord.called(MEMBER)
        self.discord.calls.clear()
        return [each.path.split("/")[2] for each in calls]

    def crowded(self, count: int, *members: str) -> list[str]:
        """Let there be so many servers more, and people in the last of them."""
        guilds = [str(400_000_000_000_000_000 + each) for each in range(count)]
        for each in guilds:
            self.discord.add(Guild(each, f"Server {each[-3:]}"))
            self.names[each] = f"Server {each[-3:]}"
        self.discord.enters(guilds[-1], *members)
        return guilds


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with FakeDiscord() as discord, calling(discord) as http:
        yield Stage(discord, Wire(http, Turns(0, REAL.monotonic, REAL.sleep)))


async def test_in_a_server_nothing_is_asked(stage: Stage) -> None:
    where = Where(OTHER, DEALS, BEN)
    assert await stage.servers.settled(where) == where
    assert stage.asked() == []


async def test_the_only_server_of_somebody_is_meant(stage: Stage) -> None:
    settled = await stage.servers.settled(Where("", "9", BEN, "Ben", direct=True))
    assert settled == Where(ACME, "9", BEN, "Ben", direct=True)


async def test_whoever_is_in_several_is_asked_until_they_choose(stage: Stage) -> None:
    assert await stage.candidates(ADA) == {ACME, OTHER}
    await stage.servers.choose(ADA, OTHER)
    assert await stage.meant(ADA) == OTHER
    stage.start()
    assert await stage.meant(ADA) == OTHER


async def test_whoever_is_in_none_is_refused(stage: Stage) -> None:
    with pytest.raises(NoServerError):
        await stage.meant(STRANGER)
    stage.names.clear()
    with pytest.raises(NoServerError):
        await stage.meant(ADA)


async def test_whoever_left_the_server_they_chose_is_refused_at_once(stage: Stage) -> None:
    await stage.servers.choose(BEN, ACME)
    assert await stage.meant(BEN) == ACME
    stage.discord.departs(ACME, BEN)
    with pytest.raises(NoServerError):
        await stage.meant(BEN)


async def test_whoever_left_their_only_server_is_refused_at_once(stage: Stage) -> None:
    assert await stage.meant(BEN) == ACME
    stage.discord.departs(ACME, BEN)
    with pytest.raises(NoServerError):
        await stage.meant(BEN)


async def test_a_choice_counts_only_while_the_bot_is_there(stage: Stage) -> None:
    await stage.servers.choose(ADA, OTHER)
    del stage.names[OTHER]
    assert await stage.meant(ADA) == ACME


async def test_every_answer_asks_whether_somebody_is_there(stage: Stage) -> None:
    await stage.servers.choose(ADA, OTHER)
    for _ in range(3):
        await stage.meant(ADA)
    assert stage.asked() == [OTHER] * 3


async def test_where_somebody_is_not_is_known_for_a_minute(stage: Stage) -> None:
    await stage.meant(BEN)
    stage.asked()
    await stage.meant(BEN)
    assert stage.asked() == [ACME]
    stage.discord.enters(OTHER, BEN)
    stage.now += LATELY
    assert await stage.candidates(BEN) == {ACME, OTHER}


async def test_of_many_servers_so_many_are_asked_at_a_time_until_somebody_is_in_one(
    stage: Stage,
) -> None:
    guilds = stage.crowded(60, STRANGER)
    assert await stage.meant(STRANGER) == guilds[-1]
    assert len(set(stage.asked())) == 62
    assert await stage.candidates(ADA) == {ACME, OTHER}
    assert len(stage.asked()) == AT_ONCE


async def test_where_somebody_used_the_bot_is_asked_first(stage: Stage) -> None:
    guilds = stage.crowded(60, BEN)
    assert await stage.meant(BEN) == ACME
    await stage.servers.settled(Where(guilds[-1], "9", BEN))
    stage.start()
    assert await stage.candidates(BEN) == {ACME, guilds[-1]}
    assert stage.asked()[-AT_ONCE:].count(guilds[-1]) == 1


async def test_no_more_are_asked_when_it_takes_too_long(stage: Stage) -> None:
    stage.crowded(60, STRANGER)

    def slowly() -> datetime:
        stage.now += timedelta(seconds=1)
        return stage.now

    guilds = Guilds(lambda: stage.names, lambda _: "", "1", "1")
    stage.servers = Servers(stage.wire, stage.shelf, guilds, slowly)
    with pytest.raises(NoServerError):
        await stage.meant(STRANGER)
    assert len(stage.asked()) == AT_ONCE


async def test_a_server_that_discord_does_not_tell_of_keeps_nobody_from_another(
    stage: Stage,
) -> None:
    stage.discord.faults.plant(MEMBER, Broken(503))
    assert await stage.meant(ADA) == OTHER


async def test_where_discord_tells_nothing_nobody_is_refused_for_it(stage: Stage) -> None:
    stage.discord.faults.plant(MEMBER, Broken(503), times=2)
    with pytest.raises(NotTakenError) as raised:
        await stage.meant(ADA)
    assert raised.value.status == 503
    await stage.servers.choose(ADA, OTHER)
    stage.discord.faults.plant(MEMBER, Broken(503))
    with pytest.raises(NotTakenError):
        await stage.meant(ADA)


@pytest.mark.parametrize("code", [10004, 10007, 10013, 50001])
async def test_whom_discord_does_not_show_is_not_there(stage: Stage, code: int) -> None:
    stage.discord.faults.plant(MEMBER, Refused(code))
    assert not await stage.servers.has(ACME, ADA)
    assert await stage.servers.has(ACME, ADA)


async def test_a_store_that_keeps_nothing_lets_the_only_server_be_found(stage: Stage) -> None:
    stage.shelf = MemoryStore(read_only=True).shelf("servers")
    stage.crowded(60)
    servers = stage.start()
    await servers.settled(Where(ACME, DEALS, BEN))
    await servers.choose(BEN, ACME)
    assert await stage.meant(BEN) == ACME


@pytest.fixture
def shelf() -> Shelf:
    return MemoryStore(read_only=False).shelf("servers")


QUESTION = Question(
    Where("", "9", ADA, "Ada", direct=True), "fact add", "k", "", (("about", "Ä"),), searches=True
)


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_question_waits_for_its_server_also_over_a_restart(
    shelf: Shelf, restarted: bool
) -> None:
    questions = Questions(shelf, lambda: NOON)
    id_ = questions.note(QUESTION)
    await questions.keep(id_, QUESTION)
    if restarted:
        questions = Questions(shelf, lambda: NOON)
    assert await questions.of(id_) == QUESTION


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"c":1}', "null"])
async def test_what_another_release_wrote_is_no_question(shelf: Shelf, text: str) -> None:
    await shelf.put("1", text)
    assert await Questions(shelf, lambda: NOON).of("1") is None


async def test_a_store_that_keeps_nothing_lets_a_question_be_answered() -> None:
    questions = Questions(MemoryStore(read_only=True).shelf("servers"), lambda: NOON)
    id_ = questions.note(QUESTION)
    await questions.keep(id_, QUESTION)
    assert await questions.of(id_) == QUESTION


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["", " ", "x" * 100, "😀" * 100, "*[a](https://b)*", "\u202ea\n"])
def test_whatever_servers_are_called_discord_takes_the_list(language: str, name: str) -> None:
    named = ((str(each), name) for each in range(1, AT_ONCE))
    candidates = (*named, ("99", "Other"))
    body: Json = which(candidates, "a1b2", language).body()
    assert faults(body) == []
    assert live(body) == []
    options = body["components"][1]["components"][0]["options"]
    shown = [(each["label"], each.get("description")) for each in options]
    assert len(set(shown)) == AT_ONCE
    assert all(length(label) <= OPTION_TEXT for label, _ in shown)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("another server", True),
        ("“Another  Server”!", True),
        ("anderer Server", True),
        ("Server wechseln.", True),
        ("server", False),
        ("", False),
        ("another server for mistral", False),
    ],
)
def test_another_server_is_asked_for_in_words(text: str, wants: bool) -> None:
    assert wants_another(text) is wants


def words(message: Message) -> str:
    return "\n".join(texts(message.components))


async def told(discord: FakeDiscord, user: str, text: str) -> Message:
    """Write to the bot alone, and return what it answers."""
    channel = discord.state.direct(user).id
    before = len(discord.posts(channel))
    await discord.says(text, user=user, channel=channel)
    await discord.until(lambda: len(discord.posts(channel)) > before)
    return discord.posts(channel)[-1]


async def chosen(
    discord: FakeDiscord, message: Message, guild: str, user: str = ADA
) -> Interaction:
    return await discord.chooses(message, "Choose a server", [guild], user)


@pytest.fixture
async def running() -> AsyncIterator[tuple[FakeDiscord, Store]]:
    async with fake_server() as (discord, store):
        yield discord, store
        assert discord.lapses == []


async def test_a_direct_message_is_answered_from_the_server_that_is_chosen(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    asking = await told(discord, ADA, "funding mistral")
    assert "several servers" in words(asking)
    await chosen(discord, asking, ACME)
    await discord.until(lambda: "385" in words(asking))
    assert "385" in words(await told(discord, ADA, "funding mistral"))


async def test_whoever_is_in_one_server_is_answered_at_once(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    assert "385" in words(await told(discord, BEN, "funding mistral"))


async def test_strangers_are_told_why_they_get_no_answer(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    channel = discord.state.direct(STRANGER).id
    step = await discord.types("funding", {"about": "mistral"}, user=STRANGER, channel=channel)
    refused = words(await discord.answered(step))
    assert "no server that we are both in" in refused
    assert "385" not in refused


async def test_a_command_in_a_direct_message_asks_as_well(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    channel = discord.state.direct(ADA).id
    asking = await discord.answered(
        await discord.types("funding", {"about": "mistral"}, user=ADA, channel=channel)
    )
    await chosen(discord, asking, ACME)
    await discord.until(lambda: "385" in words(asking))


async def test_another_server_can_be_chosen_later(running: tuple[FakeDiscord, Store]) -> None:
    discord, _ = running
    await chosen(discord, await told(discord, ADA, "funding mistral"), ACME)
    asking = await told(discord, ADA, "another server")
    assert "several servers" in words(asking)
    await chosen(discord, asking, OTHER)
    await discord.until(lambda: "answer from Other" in words(asking))
    assert "385" not in words(await told(discord, ADA, "funding mistral"))


async def test_where_there_is_one_server_another_is_not_offered(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    assert "Acme" in words(await told(discord, BEN, "another server"))


async def test_a_command_that_lacks_something_gets_its_form_when_its_server_is_chosen(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, store = running
    await granted(store, ADA, "admin")
    channel = discord.state.direct(ADA).id
    asking = await discord.answered(await discord.types("deals new", user=ADA, channel=channel))
    step = await chosen(discord, asking, ACME)
    assert step.modal is not None


async def test_a_server_that_somebody_left_meanwhile_cannot_be_chosen(
    running: tuple[FakeDiscord, Store],
) -> None:
    discord, _ = running
    asking = await told(discord, ADA, "funding mistral")
    discord.departs(ACME, ADA)
    step = await chosen(discord, asking, ACME)
    await discord.until(lambda: len(step.answers) > 0)
    assert "too old" in words(step.answers[-1])
    assert "several servers" in words(asking)


async def test_who_joins_and_who_leaves_is_heard(running: tuple[FakeDiscord, Store]) -> None:
    discord, store = running
    await discord.leaves(OTHER)
    await told(discord, ADA, "funding mistral")
    leaving = store.shelf("discord-leaving")
    assert [each.key for each in await leaving.all(now=datetime.now(UTC))] == [f"discord:{OTHER}"]
    assert "385" in words(discord.posts(discord.state.direct(ADA).id)[-1])
