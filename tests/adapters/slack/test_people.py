import asyncio
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answering.people import KNOWN_FOR, UNKNOWN_FOR, People, Person
from adapters.slack.sending.client import Clients
from tests.fakes.slack.faults import Broken, Dropped, Fault, NotJson, Refused
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.standing import StandingClock
from tests.fakes.slack.state import User

INFO = "users.info"
BEN = Person("de-DE", ZoneInfo("Europe/Berlin"), "ben")


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    clients = Clients.open(slack.api_url)
    yield clients.web(slack.bot_token)
    await clients.close()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def people(clock: StandingClock) -> People:
    return People(clock)


async def test_a_profile_tells_language_zone_and_name(
    people: People, client: AsyncWebClient
) -> None:
    assert await people.of(client, "T1", "U2") == BEN


async def test_a_profile_is_asked_for_once_a_day(
    people: People, client: AsyncWebClient, slack: FakeSlack, clock: StandingClock
) -> None:
    await people.of(client, "T1", "U2")
    slack.state.users["U2"].locale = "fr-FR"
    clock.now += KNOWN_FOR - 1
    assert await people.of(client, "T1", "U2") == BEN
    assert len(slack.called(INFO)) == 1
    clock.now += 1
    after = await people.of(client, "T1", "U2")
    assert after is not None
    assert after.language == "fr-FR"


@pytest.mark.parametrize(
    "fault",
    [
        Refused("user_not_found"),
        Broken(),
        Dropped(),
        NotJson(),
        NotJson("7"),
        NotJson('{"ok":true,"user":7}'),
    ],
    ids=repr,
)
async def test_who_is_not_to_be_had_is_asked_for_again_after_a_minute(
    people: People, client: AsyncWebClient, slack: FakeSlack, clock: StandingClock, fault: Fault
) -> None:
    # What was cut off is asked for twice at once: aiohttp repeats what only reads.
    slack.faults.plant(INFO, fault, times=2 if isinstance(fault, Dropped) else 1)
    assert await people.of(client, "T1", "U2") is None
    asked = len(slack.called(INFO))
    clock.now += UNKNOWN_FOR - 1
    assert await people.of(client, "T1", "U2") is None
    assert len(slack.called(INFO)) == asked
    clock.now += 1
    assert await people.of(client, "T1", "U2") == BEN


async def test_many_who_ask_at_once_share_one_request(
    people: People, client: AsyncWebClient, slack: FakeSlack
) -> None:
    found = await asyncio.gather(*(people.of(client, "T1", "U2") for _ in range(100)))
    assert found == [BEN] * 100
    assert len(slack.called(INFO)) == 1


async def test_who_asked_first_may_give_up(
    people: People, client: AsyncWebClient, slack: FakeSlack
) -> None:
    held = slack.faults.hold(INFO)
    first = asyncio.create_task(people.of(client, "T1", "U2"))
    await held.reached()
    second = asyncio.create_task(people.of(client, "T1", "U2"))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    held.release()
    assert await second == BEN


async def test_equal_ids_of_two_workspaces_are_two_people(
    people: People, client: AsyncWebClient, slack: FakeSlack
) -> None:
    await people.of(client, "T1", "U2")
    slack.state.users["U2"].locale = "fr-FR"
    there = await people.of(client, "T2", "U2")
    assert there is not None
    assert there.language == "fr-FR"
    assert await people.of(client, "T1", "U2") == BEN


async def test_only_so_many_are_remembered(
    client: AsyncWebClient, slack: FakeSlack, clock: StandingClock
) -> None:
    people = People(clock, most=3)
    for number in range(9):
        slack.add(User(f"U1{number}"))
        await people.of(client, "T1", f"U1{number}")
    assert len(people._known) == 3


@pytest.mark.parametrize(
    "zone", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "a\0b", "x" * 999]
)
async def test_a_zone_that_is_none_is_left_to_the_settings(
    people: People, client: AsyncWebClient, slack: FakeSlack, zone: str
) -> None:
    slack.state.users["U1"].tz = zone
    slack.state.users["U1"].locale = ""
    assert await people.of(client, "T1", "U1") == Person(None, None, "ada")


@pytest.mark.parametrize(
    ("shown", "real", "name"),
    [("ada", "Ada Example", "ada"), ("", "Ada Example", "Ada Example"), ("", "", "U1")],
)
async def test_a_person_is_called_as_in_slack(
    people: People, client: AsyncWebClient, slack: FakeSlack, *, shown: str, real: str, name: str
) -> None:
    slack.state.users["U1"].name = shown
    slack.state.users["U1"].real_name = real
    found = await people.of(client, "T1", "U1")
    assert found is not None
    assert found.name == name
