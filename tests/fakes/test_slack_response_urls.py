"""The response URLs of the fake: five uses, thirty minutes, for one person or for all."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from tests.fakes.slack import FakeSlack, Message, StandingClock
from tests.fakes.slack.faults import RESPONSE_URL, Dropped, TooMany

PRIVATE: dict[str, Any] = {"text": "hello", "response_type": "ephemeral"}
PUBLIC: dict[str, Any] = {
    "text": "hello",
    "response_type": "in_channel",
    "unfurl_links": False,
    "unfurl_media": False,
}


def url_of(slack: FakeSlack, source: Message | None = None) -> AsyncWebhookClient:
    return AsyncWebhookClient(slack.state.response_url("U1", "C1", source), retry_handlers=[])


async def answer(url: AsyncWebhookClient, body: dict[str, Any]) -> WebhookResponse:
    return await url.send_dict(body)


async def test_an_answer_is_for_one_person_or_for_all(slack: FakeSlack) -> None:
    url = url_of(slack)
    assert (await answer(url, PRIVATE)).status_code == 200
    await answer(url, PUBLIC)
    assert len(slack.ephemerals("C1", "U1")) == len(slack.posts("C1")) == 1
    assert slack.lapses == []


async def test_a_url_is_used_up_after_five_answers(slack: FakeSlack) -> None:
    url = url_of(slack)
    told = [(await answer(url, PRIVATE)).status_code for _ in range(6)]
    assert told == [200] * 5 + [404]
    assert "used_url" in (await answer(url, PRIVATE)).body
    assert len(slack.ephemerals()) == 5


async def test_a_url_expires_after_thirty_minutes(slack: FakeSlack, clock: StandingClock) -> None:
    url = url_of(slack)
    clock.now += 30 * 60
    assert (await answer(url, PRIVATE)).status_code == 200
    clock.now += 1
    late = await answer(url, PRIVATE)
    assert (late.status_code, "expired_url" in late.body) == (404, True)


async def test_what_was_pressed_is_replaced_or_deleted(slack: FakeSlack) -> None:
    message = slack.posted("answer")
    url = url_of(slack, message)
    await answer(url, {"text": "page 2", "replace_original": True})
    assert [each.text for each in slack.posts()] == ["page 2"]
    await answer(url, {"delete_original": True})
    assert slack.posts() == []


async def test_a_note_of_a_command_is_replaced_by_its_answer(slack: FakeSlack) -> None:
    url = url_of(slack)
    await answer(url, {"text": "it takes longer", "response_type": "ephemeral"})
    await answer(url, {"text": "answer", "replace_original": True, "response_type": "ephemeral"})
    assert [each.text for each in slack.ephemerals()] == ["answer"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"response_type": "ephemeral"}, "no_text"),
        ({"text": "a", "blocks": [{"type": "song"}]}, "invalid_blocks"),
    ],
)
async def test_what_is_no_message_is_refused_and_uses_the_url_all_the_same(
    slack: FakeSlack, body: dict[str, Any], error: str
) -> None:
    url = url_of(slack)
    refused = await answer(url, body)
    assert (refused.status_code, error in refused.body) == (400, True)
    assert slack.ephemerals() == []
    assert [(await answer(url, PRIVATE)).status_code for _ in range(5)] == [200] * 4 + [404]


@pytest.mark.parametrize(
    ("body", "lapse"),
    [
        ({"text": "a"}, "response_type is not said"),
        ({**PUBLIC, "unfurl_links": True}, "unfurl_links is not false"),
        ({"blocks": [{"type": "divider"}], "response_type": "ephemeral"}, "blocks without text"),
        ({"delete_original": True}, "deletes an original that is not there"),
    ],
)
async def test_what_a_careful_app_would_not_answer_is_noted(
    slack: FakeSlack, body: dict[str, Any], lapse: str
) -> None:
    await answer(url_of(slack), body)
    assert [each.what for each in slack.lapses] == [lapse]


async def test_a_private_answer_in_place_of_a_public_message_is_noted(slack: FakeSlack) -> None:
    url = url_of(slack, slack.posted("for all"))
    await answer(url, {**PRIVATE, "replace_original": True})
    assert [each.what for each in slack.lapses] == ["replaces a public message by a private one"]


async def test_faults_are_planted_for_response_urls_too(slack: FakeSlack) -> None:
    url = url_of(slack)
    slack.faults.plant(RESPONSE_URL, TooMany("3"))
    refused = await answer(url, PRIVATE)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3")
    slack.faults.plant(RESPONSE_URL, Dropped())
    with pytest.raises(Exception, match="disconnected"):
        await answer(url, PRIVATE)
    assert len(slack.ephemerals()) == 1


async def test_every_answer_is_remembered_among_the_calls(slack: FakeSlack) -> None:
    await answer(url_of(slack), PRIVATE)
    [call] = slack.called(RESPONSE_URL)
    assert (call.args["text"], call.status) == ("hello", 200)
