"""Installing in the fake: codes once, tokens that are exchanged, nothing for strangers."""

from __future__ import annotations

from base64 import b64encode

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from tests.fakes.refusals import refusal
from tests.fakes.slack import FakeSlack, StandingClock, Team


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(base_url=slack.api_url, retry_handlers=[])


async def exchange(slack: FakeSlack, client: AsyncWebClient, **given: str) -> AsyncSlackResponse:
    """Ask for a token; the SDK's own method warns of what its HTTP library gives up."""
    known = {"client_id": slack.state.client_id, "client_secret": slack.state.client_secret}
    return await client.api_call("oauth.v2.access", data={**known, **given})


async def test_a_code_is_a_token_once(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.add(Team("T2", "Other"))
    code = slack.code("T2", user="U1", scopes=("chat:write",), bot_user="UBOT2")
    said = await exchange(slack, client, code=code)
    assert said["team"] == {"id": "T2", "name": "Other"}
    assert (said["authed_user"]["id"], said["bot_user_id"]) == ("U1", "UBOT2")
    assert (said["scope"], said["token_type"]) == ("chat:write", "bot")
    assert "refresh_token" not in said.data
    token = AsyncWebClient(said["access_token"], base_url=slack.api_url)
    assert (await token.auth_test())["team_id"] == "T2"
    again = await refusal(exchange(slack, client, code=code))
    assert again["error"] == "code_already_used"


async def test_a_code_is_good_for_ten_minutes(
    slack: FakeSlack, client: AsyncWebClient, clock: StandingClock
) -> None:
    code, late = slack.code(), slack.code()
    clock.now += 600
    await exchange(slack, client, code=code)
    clock.now += 1
    assert (await refusal(exchange(slack, client, code=late)))["error"] == "invalid_code"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"client_id": "9"}, "invalid_client_id"),
        ({"client_secret": "wrong"}, "bad_client_secret"),
        ({"code": "made-up"}, "invalid_code"),
        ({"redirect_uri": "https://elsewhere"}, "bad_redirect_uri"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, "invalid_refresh_token"),
        ({"grant_type": "refresh_token", "refresh_token": ""}, "invalid_refresh_token"),
    ],
)
async def test_strangers_get_nothing(
    slack: FakeSlack, client: AsyncWebClient, given: dict[str, str], error: str
) -> None:
    asked = {"code": slack.code(redirect_uri="https://here"), "redirect_uri": "https://here"}
    assert (await refusal(exchange(slack, client, **{**asked, **given})))["error"] == error
    await exchange(slack, client, **asked)


async def test_a_rotating_token_expires_in_twelve_hours_and_is_renewed_once(
    slack: FakeSlack, client: AsyncWebClient, clock: StandingClock
) -> None:
    first = await exchange(slack, client, code=slack.code(rotates=True))
    assert first["expires_in"] == 43_200
    renewing = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = await exchange(slack, client, **renewing)
    assert second["access_token"] != first["access_token"]
    dead = await refusal(exchange(slack, client, **renewing))
    assert dead["error"] == "invalid_refresh_token"
    clock.now += 43_200
    old = AsyncWebClient(first["access_token"], base_url=slack.api_url)
    assert (await refusal(old.auth_test()))["error"] == "token_expired"


async def test_an_app_may_name_itself_in_the_header(slack: FakeSlack) -> None:
    named = f"{slack.state.client_id}:{slack.state.client_secret}".encode()
    headers = {"Authorization": f"Basic {b64encode(named).decode()}"}
    async with (
        ClientSession() as session,
        session.post(
            f"{slack.api_url}oauth.v2.access", data={"code": slack.code()}, headers=headers
        ) as answer,
    ):
        assert (await answer.json())["ok"] is True


async def test_an_organisation_installs_for_all_its_workspaces(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    said = await exchange(slack, client, code=slack.code(None, enterprise="E1"))
    assert (said["is_enterprise_install"], said["team"]) == (True, None)
    assert said["enterprise"]["id"] == "E1"


async def test_a_browser_comes_back_with_a_code_and_the_state_it_brought(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    asked = {"scope": "chat:write", "state": "s1", "redirect_uri": "https://here/back"}
    url = f"{slack.base_url}/oauth/v2/authorize"
    async with (
        ClientSession() as session,
        session.get(url, params=asked, allow_redirects=False) as answer,
    ):
        where, _, query = answer.headers["Location"].partition("?")
    code, state = (each.partition("=")[2] for each in query.split("&"))
    assert (answer.status, where, state) == (302, "https://here/back", "s1")
    said = await exchange(slack, client, code=code, redirect_uri="https://here/back")
    assert said["scope"] == "chat:write"
