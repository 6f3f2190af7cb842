"""What the fake lets a bot say, change and delete, and what it refuses or notes."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import QUIET, refusal
from tests.fakes.slack import Channel, FakeSlack

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Mistral"}}


async def test_a_message_stands_in_its_channel_as_it_was_said(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    said = await client.chat_postMessage(channel="C1", text="Mistral", blocks=[SECTION], **QUIET)
    [message] = slack.posts("C1")
    assert (message.ts, message.text, message.author) == (said["ts"], "Mistral", "UBOT")
    assert said["message"]["bot_id"] == "BBOT"
    assert slack.lapses == []


async def test_blocks_come_back_with_the_ids_that_were_left_out(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    button: dict[str, Any] = {"type": "button", "text": {"type": "plain_text", "text": "More"}}
    blocks: list[dict[str, Any]] = [SECTION, {"type": "actions", "elements": [button]}]
    said = await client.chat_postMessage(channel="C1", text="Mistral", blocks=blocks, **QUIET)
    first, second = said["message"]["blocks"]
    assert first["block_id"] != second["block_id"]
    assert second["elements"][0]["action_id"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        (Channel("C2", "elsewhere"), "not_in_channel"),
        (Channel("C2", "secret", kind="group"), "channel_not_found"),
        (Channel("C2", "old", members={"UBOT"}, archived=True), "is_archived"),
    ],
    ids=lambda each: each.name if isinstance(each, Channel) else each,
)
async def test_where_the_bot_is_not_it_says_nothing(
    slack: FakeSlack, client: AsyncWebClient, channel: Channel, error: str
) -> None:
    slack.add(channel)
    said = await refusal(client.chat_postMessage(channel="C2", text="hello", **QUIET))
    assert said["error"] == error
    said = await refusal(client.chat_postEphemeral(channel="C2", user="U1", text="hello"))
    assert said["error"] == error


async def test_a_public_channel_takes_posts_of_strangers_with_the_scope_for_it(
    slack: FakeSlack,
) -> None:
    slack.add(Channel("C2", "elsewhere"))
    slack.grant("xoxb-public", scopes=("chat:write", "chat:write.public"))
    client = AsyncWebClient("xoxb-public", base_url=slack.api_url)
    await client.chat_postMessage(channel="C2", text="hello", **QUIET)
    assert len(slack.posts("C2")) == 1


async def test_a_person_is_written_to_where_nobody_else_is(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    opened = await client.conversations_open(users=["U2"])
    posted = await client.chat_postMessage(channel="U2", text="hello", **QUIET)
    assert posted["channel"] == opened["channel"]["id"] == "DU2"


async def test_by_a_person_nothing_is_read_changed_or_deleted(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel="U2", text="hello", **QUIET)
    for call in (
        client.chat_update(channel="U2", ts=posted["ts"], text="changed"),
        client.chat_delete(channel="U2", ts=posted["ts"]),
        client.conversations_history(channel="U2"),
        client.conversations_replies(channel="U2", ts=posted["ts"]),
    ):
        assert (await refusal(call))["error"] == "channel_not_found"
    assert [each.text for each in slack.posts("DU2")] == ["hello"]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "no_text"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "a", "blocks": [{"type": "song"}]}, "invalid_blocks"),
    ],
)
async def test_what_is_no_message_is_refused(
    slack: FakeSlack, client: AsyncWebClient, said: dict[str, Any], error: str
) -> None:
    call = client.api_call("chat.postMessage", json={"channel": "C1", **QUIET, **said})
    assert (await refusal(call))["error"] == error
    assert slack.posts() == []


async def test_refused_blocks_are_told_with_what_is_wrong_and_where(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    call = client.chat_postMessage(channel="C1", text="a", blocks=[SECTION, long], **QUIET)
    said = await refusal(call)
    wrong = "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    assert said["errors"] == [wrong]
    assert said["response_metadata"]["messages"] == [f"[ERROR] {wrong}"]


async def test_an_ephemeral_is_seen_by_one_person_who_is_there(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await client.chat_postEphemeral(channel="C1", user="U1", text="hello")
    assert [each.text for each in slack.ephemerals("C1", "U1")] == ["hello"]
    assert (slack.ephemerals("C1", "U2"), slack.posts("C1")) == ([], [])
    said = await refusal(client.chat_postEphemeral(channel="C1", user="U7", text="hello"))
    assert said["error"] == "user_not_in_channel"


async def test_a_message_is_changed_and_its_blocks_go_with_a_text_of_its_own(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel="C1", text="a", blocks=[SECTION], **QUIET)
    await client.chat_update(channel="C1", ts=posted["ts"], text="b", blocks=[SECTION, SECTION])
    [message] = slack.posts()
    assert (message.text, len(message.blocks), message.edits) == ("b", 2, 1)
    await client.chat_update(channel="C1", ts=posted["ts"], text="c")
    assert (message.text, message.blocks, message.edits) == ("c", [], 2)


async def test_what_an_update_may_not_do_is_refused(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel="C1", text="a", **QUIET)
    theirs = slack.wrote("mine")
    private = await client.chat_postEphemeral(channel="C1", user="U1", text="b")
    for ts, text, error in (
        (posted["ts"], "x" * 4001, "msg_too_long"),
        ("1.000000", "b", "message_not_found"),
        (theirs.ts, "b", "cant_update_message"),
        (private["message_ts"], "b", "message_not_found"),
    ):
        said = await refusal(client.chat_update(channel="C1", ts=ts, text=text))
        assert said["error"] == error
    await client.chat_update(channel="C1", ts=posted["ts"], text="x" * 4000)


async def test_a_message_is_deleted_once_and_only_the_bots_own(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel="C1", text="a", **QUIET)
    theirs = slack.wrote("mine")
    said = await refusal(client.chat_delete(channel="C1", ts=theirs.ts))
    assert said["error"] == "cant_delete_message"
    await client.chat_delete(channel="C1", ts=posted["ts"])
    assert slack.posts() == []
    said = await refusal(client.chat_delete(channel="C1", ts=posted["ts"]))
    assert said["error"] == "message_not_found"


async def test_a_permalink_leads_to_a_message_that_is_there(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    theirs = slack.wrote("mine")
    said = await client.chat_getPermalink(channel="C1", message_ts=theirs.ts)
    name = theirs.ts.replace(".", "")
    assert said["permalink"] == f"https://acme.slack.com/archives/C1/p{name}"
    said = await refusal(client.chat_getPermalink(channel="C1", message_ts="1.0"))
    assert said["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("said", "lapses"),
    [
        ({"text": "a", **QUIET}, []),
        ({"text": "a", "unfurl_media": False}, ["unfurl_links is not false"]),
        ({"text": "a", "unfurl_links": False}, ["unfurl_media is not false"]),
        ({"blocks": [SECTION], **QUIET}, ["blocks without text"]),
        ({"text": "x" * 4001, **QUIET}, ["text shown as several messages"]),
        ({"text": "x" * 40_001, **QUIET}, ["text cut at 40,000 characters"]),
        ({"text": "a", "thread_ts": "1.0", **QUIET}, ["answers in a thread that is not there"]),
    ],
)
async def test_what_a_careful_app_would_not_post_is_noted(
    slack: FakeSlack, client: AsyncWebClient, said: dict[str, Any], lapses: list[str]
) -> None:
    await client.api_call("chat.postMessage", json={"channel": "C1", **said})
    assert [each.what for each in slack.lapses] == lapses
    assert len(slack.posts()[0].text) <= 40_000


async def test_metadata_is_handed_out_to_those_who_ask_for_it(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    metadata = {"event_type": "answer", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(channel="C1", text="a", metadata=metadata, **QUIET)
    [bare] = (await client.conversations_history(channel="C1"))["messages"]
    asked = await client.conversations_history(channel="C1", include_all_metadata=True)
    assert "metadata" not in bare
    assert asked["messages"][0]["metadata"] == metadata
