from collections.abc import AsyncIterator

import pytest
from slack_sdk.errors import SlackApiError

from adapters.slack.installing.installed import Installed
from adapters.slack.installing.single import OneWorkspace
from adapters.slack.sending.client import Clients
from tests.fakes.slack.server import BOT_SCOPES, FakeSlack
from tests.fakes.slack.state import Team


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest.fixture
async def clients(slack: FakeSlack) -> AsyncIterator[Clients]:
    clients = Clients.open(slack.api_url)
    yield clients
    await clients.close()


async def test_a_token_is_asked_about_once(slack: FakeSlack, clients: Clients) -> None:
    one = OneWorkspace(clients.web(slack.bot_token))
    expected = Installed(
        "T1", "Acme", None, "BBOT", "UBOT", slack.bot_token, BOT_SCOPES, "", None, None
    )
    assert await one.of("T1", None) == expected
    assert await one.of("T1", "E1") == expected
    assert await one.all() == (expected,)
    assert len(slack.called("auth.test")) == 1


async def test_a_token_serves_no_other_workspace(slack: FakeSlack, clients: Clients) -> None:
    slack.add(Team("T1", enterprise="E1"))
    one = OneWorkspace(clients.web(slack.bot_token))
    for asked in [("T2", None), ("T2", "E1"), (None, "E1"), (None, None)]:
        assert await one.of(*asked) is None, asked


async def test_a_token_of_an_organisation_serves_its_workspaces(
    slack: FakeSlack, clients: Clients
) -> None:
    slack.add(Team("T1", enterprise="E1"))
    slack.grant("xoxb-org", None)
    one = OneWorkspace(clients.web("xoxb-org"))
    for team in ("T1", "T2", None):
        found = await one.of(team, "E1")
        assert found is not None
        assert (found.team, found.enterprise) == (None, "E1")
    assert await one.of("T1", None) is None
    assert await one.of("T1", "E2") is None


async def test_slack_is_asked_again_after_a_farewell_and_after_a_failure(
    slack: FakeSlack, clients: Clients
) -> None:
    one = OneWorkspace(clients.web(slack.bot_token))
    await one.of("T1", None)
    await one.forget("T1", None)
    slack.state.grants[slack.bot_token].revoked = True
    for _ in range(2):
        with pytest.raises(SlackApiError, match="token_revoked"):
            await one.of("T1", None)
    slack.state.grants[slack.bot_token].revoked = False
    assert await one.of("T1", None) is not None
