from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answering.groups import (
    KNOWN_FOR,
    UNKNOWN_FOR,
    Groups,
    by_id,
    member_of,
    names_handle,
    suggested,
)
from adapters.slack.receiving.written import asked, plain
from adapters.slack.sending.client import Clients
from bot.groups import group
from tests.bot.team import asking
from tests.fakes.slack.faults import NotJson, Refused
from tests.fakes.slack.groups import UserGroup
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.standing import StandingClock
from tests.fakes.slack.state import Team

DESK = group("S0DESK1")


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        slack.state.groups["S0DESK1"] = UserGroup("S0DESK1", "desk", users=["U1", "U2"])
        slack.state.groups["S0BOARD"] = UserGroup("S0BOARD", "board", "Board", users=["U1"])
        yield slack


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    clients = Clients.open(slack.api_url)
    yield clients.web(slack.bot_token)
    await clients.close()


def asked_of(slack: FakeSlack) -> int:
    return sum(each.method == "usergroups.list" for each in slack.state.calls)


async def test_groups_are_told_with_their_members_and_names(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    known = await Groups(StandingClock()).of(client, "T1")

    assert known
    assert member_of(known, "U1") == (DESK, group("S0BOARD"))
    assert member_of(known, "U2") == (DESK,)
    assert member_of(known, "U3") == ()
    assert [each.label for each in suggested(known, "@De")] == ["@desk · Deal desk"]
    assert [each.value for each in suggested(known, "")] == [DESK, group("S0BOARD")]


async def test_what_is_known_counts_for_a_minute_and_what_is_not_for_seconds(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    clock = StandingClock()
    groups = Groups(clock)
    slack.faults.plant("usergroups.list", Refused("fatal_error"))

    assert await groups.of(client, "T1") is None
    clock.now += UNKNOWN_FOR - 1
    assert await groups.of(client, "T1") is None
    clock.now += 1
    assert await groups.of(client, "T1")
    slack.state.groups.clear()
    clock.now += KNOWN_FOR - 1
    assert await groups.of(client, "T1")
    clock.now += 1
    assert await groups.of(client, "T1") == ()
    assert asked_of(slack) == 3


async def test_many_who_ask_at_once_share_one_request(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    groups = Groups(StandingClock())

    found = await asyncio.gather(*(groups.of(client, "T1") for _ in range(20)))

    assert all(found)
    assert asked_of(slack) == 1


async def test_the_groups_of_one_workspace_are_none_of_another(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.state.teams["T2"] = Team("T2")
    slack.grant("xoxb-fake-2", team="T2")
    slack.state.groups["S0DESK2"] = UserGroup("S0DESK2", "desk", team="T2", users=["U9"])
    groups, clients = Groups(StandingClock()), Clients.open(slack.api_url)

    await groups.of(client, "T1")
    theirs = await groups.of(clients.web("xoxb-fake-2"), "T2")
    await clients.close()

    assert theirs is not None
    assert [each.id for each in theirs] == [group("S0DESK2")]


async def test_only_so_many_members_are_remembered(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    groups = Groups(StandingClock(), most=5)

    for _ in range(2):
        assert await groups.of(client, "T1")
    assert asked_of(slack) == 2


@pytest.mark.parametrize(
    "lacking",
    [{"usergroups": None}, {}, {"usergroups": [{"id": "S1", "handle": "x"}]}, {"usergroups": [1]}],
)
async def test_an_answer_of_no_form_that_is_documented_tells_nothing(
    lacking: dict[str, object],
    slack: FakeSlack,
    client: AsyncWebClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def listed(**_: object) -> dict[str, object]:
        return lacking

    monkeypatch.setattr(client, "usergroups_list", listed)

    assert await Groups(StandingClock()).of(client, "T1") is None


async def test_what_is_no_answer_at_all_tells_nothing(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.plant("usergroups.list", NotJson())

    assert await Groups(StandingClock()).of(client, "T1") is None


async def test_a_handle_is_read_as_the_group_where_a_command_takes_one(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    known = await Groups(StandingClock()).of(client, "T1")
    assert known

    call = asking("role grant @desk editor")
    assert names_handle(call)
    assert by_id(call, known).text == "role grant &S0DESK1 editor"
    assert by_id(asking("role grant @desks editor"), known).text == "role grant @desks editor"
    for other in ("search @desk", "role grant U2 editor", "what is @desk"):
        assert not names_handle(asking(other))


def test_a_group_is_told_by_its_id_where_something_is_asked_and_by_its_name_in_a_source() -> None:
    assert asked("role grant <!subteam^S0DESK1|@desk> editor") == "role grant &S0DESK1 editor"
    assert asked("role revoke <!subteam^S0DESK1>") == "role revoke &S0DESK1"
    assert plain("<!subteam^S0DESK1|@desk> raised") == "@desk raised"
