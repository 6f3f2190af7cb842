"""The fake's Web API lets in and refuses what Slack does, said to the SDK's own client."""

from __future__ import annotations

import asyncio
import os

import pytest
from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import (
    FixedValueRetryIntervalCalculator,
)
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import QUIET, refusal
from tests.fakes.slack import Channel, FakeSlack, StandingClock, Team, User
from tests.fakes.slack.faults import Broken, Dropped, NotJson, Refused, TooMany


async def test_the_client_learns_who_it_is(slack: FakeSlack, client: AsyncWebClient) -> None:
    said = await client.auth_test()
    assert (said["team_id"], said["user_id"], said["bot_id"]) == ("T1", "UBOT", "BBOT")
    assert "chat:write" in said.headers["x-oauth-scopes"].split(",")


async def test_answers_name_the_scopes_that_a_method_accepts(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    said = await client.chat_postMessage(channel="C1", text="hello", **QUIET)
    assert said.headers["x-accepted-oauth-scopes"] == "chat:write"


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-unknown", "invalid_auth"), ("xoxb-revoked", "token_revoked")],
)
async def test_a_token_that_is_missing_unknown_or_revoked_is_refused(
    slack: FakeSlack, token: str, error: str
) -> None:
    slack.grant("xoxb-revoked").revoked = True
    client = AsyncWebClient(token, base_url=slack.api_url)
    assert (await refusal(client.auth_test()))["error"] == error


async def test_a_token_is_refused_from_the_moment_it_expires(
    slack: FakeSlack, clock: StandingClock
) -> None:
    slack.grant("xoxb-short").expires_at = clock() + 10
    client = AsyncWebClient("xoxb-short", base_url=slack.api_url)
    clock.now += 9
    await client.auth_test()
    clock.now += 1
    assert (await refusal(client.auth_test()))["error"] == "token_expired"


async def test_a_missing_scope_is_named_beside_those_that_are_there(slack: FakeSlack) -> None:
    slack.grant("xoxb-poor", scopes=("commands",))
    client = AsyncWebClient("xoxb-poor", base_url=slack.api_url)
    refused = await refusal(client.chat_postMessage(channel="C1", text="hello"))
    assert refused["error"] == "missing_scope"
    assert (refused["needed"], refused["provided"]) == ("chat:write", "commands")


async def test_only_an_app_token_opens_sockets_and_only_a_bot_token_does_the_rest(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    refused = await refusal(client.apps_connections_open(app_token=slack.bot_token))
    assert refused["error"] == "not_allowed_token_type"
    app = AsyncWebClient(slack.app_token, base_url=slack.api_url)
    assert (await refusal(app.users_info(user="U1")))["error"] == "not_allowed_token_type"


async def test_a_method_that_is_not_there_is_refused(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    assert (await refusal(client.api_call("chat.whisper")))["error"] == "unknown_method"


async def test_a_token_sees_nothing_of_another_workspace(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add(Team("T2", "Other"), User("U9", team="T2"))
    slack.add(Channel("C9", "theirs", team="T2", members={"U9", "UBOT"}))
    assert (await refusal(client.users_info(user="U9")))["error"] == "user_not_found"
    assert (await refusal(client.conversations_info(channel="C9")))["error"] == "channel_not_found"
    assert (await refusal(client.team_info(team="T2")))["error"] == "team_not_found"
    posted = client.chat_postMessage(channel="C9", text="hello", **QUIET)
    assert (await refusal(posted))["error"] == "channel_not_found"


async def test_language_is_told_only_to_those_who_ask_for_it(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    asked = await client.users_info(user="U2", include_locale=True)
    assert (asked["user"]["locale"], asked["user"]["tz"]) == ("de-DE", "Europe/Berlin")
    assert "locale" not in (await client.users_info(user="U2"))["user"]


async def test_a_team_and_a_bot_are_described(slack: FakeSlack, client: AsyncWebClient) -> None:
    team = (await client.team_info())["team"]
    assert (team["name"], "enterprise_id" in team) == ("Acme", False)
    slack.state.teams["T1"].enterprise = "E1"
    assert (await client.team_info())["team"]["enterprise_id"] == "E1"
    assert (await client.auth_test())["enterprise_id"] == "E1"
    assert (await client.bots_info(bot="BBOT"))["bot"]["user_id"] == "UBOT"
    assert (await refusal(client.bots_info(bot="B9")))["error"] == "bot_not_found"


async def test_a_revoked_token_is_dead_at_once(slack: FakeSlack, client: AsyncWebClient) -> None:
    assert (await client.auth_revoke(test=True))["revoked"] is False
    assert (await client.auth_revoke())["revoked"] is True
    assert (await refusal(client.auth_test()))["error"] == "token_revoked"


@pytest.mark.parametrize("retry_after", ["7", "abc", "Wed, 21 Oct 2026 07:28:00 GMT", None])
async def test_too_many_requests_take_no_effect_and_name_a_time_as_planted(
    slack: FakeSlack, client: AsyncWebClient, retry_after: str | None
) -> None:
    slack.faults.plant("chat.postMessage", TooMany(retry_after))
    refused = await refusal(client.chat_postMessage(channel="C1", text="hello", **QUIET))
    assert (refused.status_code, refused["error"]) == (429, "ratelimited")
    assert refused.headers.get("Retry-After") == retry_after
    assert slack.posts() == []


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_broken_server_answers_no_json_and_does_nothing(
    slack: FakeSlack, client: AsyncWebClient, status: int
) -> None:
    slack.faults.plant("chat.postMessage", Broken(status))
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1", text="hello", **QUIET)
    assert caught.value.response.status_code == status
    assert slack.posts() == []


async def test_a_planted_refusal_comes_as_often_as_it_was_planted(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.plant("auth.test", Refused("fatal_error"), times=2)
    assert [(await refusal(client.auth_test()))["error"] for _ in "12"] == ["fatal_error"] * 2
    await client.auth_test()


async def test_a_pause_between_faults_lets_one_request_pass(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.plant("auth.test", None)
    slack.faults.plant("auth.test", Refused("fatal_error"))
    await client.auth_test()
    assert (await refusal(client.auth_test()))["error"] == "fatal_error"


async def test_a_dropped_reply_was_heard_so_that_sending_again_posts_twice(
    slack: FakeSlack,
) -> None:
    slack.faults.plant("chat.postMessage", Dropped())
    again = AsyncConnectionErrorRetryHandler(
        interval_calculator=FixedValueRetryIntervalCalculator(0)
    )
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[again])
    await client.chat_postMessage(channel="C1", text="hello", **QUIET)
    assert len(slack.posts()) == 2


async def test_a_request_that_was_dropped_unheard_took_no_effect(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.plant("chat.postMessage", Dropped(heard=False))
    with pytest.raises(ClientError):
        await client.chat_postMessage(channel="C1", text="hello", **QUIET)
    assert slack.posts() == []


async def test_an_answer_that_is_no_json_hides_that_something_was_done(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.plant("chat.postMessage", NotJson())
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="C1", text="hello", **QUIET)
    assert len(slack.posts()) == 1


@pytest.mark.parametrize("heard", [True, False])
async def test_a_held_request_waits_until_it_is_released(
    slack: FakeSlack, client: AsyncWebClient, heard: bool
) -> None:
    held = slack.faults.hold("chat.postMessage", heard=heard)
    posting = asyncio.create_task(client.chat_postMessage(channel="C1", text="hello", **QUIET))
    await held.reached()
    assert (len(slack.posts()), posting.done()) == (int(heard), False)
    held.release()
    await posting
    assert len(slack.posts()) == 1


async def test_one_message_a_second_and_channel_where_the_rule_is_on(
    slack: FakeSlack, client: AsyncWebClient, clock: StandingClock
) -> None:
    slack.add(Channel("C2", "other", members={"UBOT"}))
    slack.api.pace.on = True
    await client.chat_postMessage(channel="C1", text="one", **QUIET)
    await client.chat_postMessage(channel="C2", text="elsewhere", **QUIET)
    clock.now += 0.9
    refused = await refusal(client.chat_postMessage(channel="C1", text="two", **QUIET))
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    clock.now += 0.1
    await client.chat_postMessage(channel="C1", text="two", **QUIET)
    assert [each.text for each in slack.posts()] == ["one", "two"]
    assert slack.api.pace.refused == 1


async def test_every_call_is_remembered_with_what_was_answered(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await refusal(client.chat_postMessage(channel="C9", text="hello"))
    [call] = slack.called("chat.postMessage")
    assert (call.args["text"], call.status) == ("hello", 200)
    assert call.answer == {"ok": False, "error": "channel_not_found"}
    assert "token" not in call.args


async def test_what_is_no_json_is_refused(slack: FakeSlack) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    async with (
        ClientSession() as session,
        session.post(f"{slack.api_url}auth.test", data=b"{", headers=headers) as answer,
    ):
        assert (await answer.json())["error"] == "invalid_json"


async def test_the_proxies_of_the_environment_are_hidden_while_the_fake_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    async with FakeSlack() as slack:
        await AsyncWebClient(slack.bot_token, base_url=slack.api_url).auth_test()
    assert os.environ["HTTP_PROXY"] == "http://127.0.0.1:1"
