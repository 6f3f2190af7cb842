"""Channels, threads and files of the fake, as the SDK's client reads and fills them."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import QUIET, refusal
from tests.fakes.slack import Channel, FakeSlack


async def test_a_channel_says_whether_the_bot_is_there(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add(Channel("C2", "elsewhere"))
    here = (await client.conversations_info(channel="C1", include_num_members=True))["channel"]
    there = (await client.conversations_info(channel="C2"))["channel"]
    assert (here["is_member"], there["is_member"]) == (True, False)
    assert (here["name"], here["num_members"]) == ("deals", 3)


async def test_a_hidden_channel_is_not_found_by_those_outside(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add(Channel("G1", "secret", kind="group"))
    said = await refusal(client.conversations_info(channel="G1"))
    assert said["error"] == "channel_not_found"


async def test_each_kind_of_place_has_a_scope_of_its_own(slack: FakeSlack) -> None:
    slack.add(Channel("G1", "board", kind="group", members={"UBOT"}))
    slack.grant("xoxb-public", scopes=("channels:read", "channels:history"))
    client = AsyncWebClient("xoxb-public", base_url=slack.api_url)
    await client.conversations_info(channel="C1")
    said = await refusal(client.conversations_info(channel="G1"))
    assert (said["error"], said["needed"]) == ("missing_scope", "groups:read")
    said = await refusal(client.conversations_history(channel="G1"))
    assert (said["error"], said["needed"]) == ("missing_scope", "groups:history")


async def test_the_places_of_the_bot_are_listed_by_kind_and_page(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add(
        Channel("C2", "elsewhere"),
        Channel("C3", "old", members={"UBOT"}, archived=True),
        Channel("G1", "board", kind="group", members={"UBOT"}),
    )
    listed = await client.users_conversations()
    assert [each["id"] for each in listed["channels"]] == ["C1", "C3"]
    kinds = "public_channel,private_channel"
    first = await client.users_conversations(types=kinds, exclude_archived=True, limit=1)
    second = await client.users_conversations(
        types=kinds, exclude_archived=True, limit=1,
        cursor=first["response_metadata"]["next_cursor"],
    )  # fmt: skip
    found = [each["channels"][0]["id"] for each in (first, second)]
    assert (found, second["response_metadata"]["next_cursor"]) == (["C1", "G1"], "")


async def test_history_tells_the_newest_first_in_pages_and_leaves_out_threads(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    first, second = slack.wrote("one"), slack.wrote("two")
    slack.wrote("in the thread", thread=first.ts)
    await client.chat_postEphemeral(channel="C1", user="U1", text="private")
    page = await client.conversations_history(channel="C1", limit=1)
    assert ([each["text"] for each in page["messages"]], page["has_more"]) == (["two"], True)
    rest = await client.conversations_history(
        channel="C1", limit=1, cursor=page["response_metadata"]["next_cursor"]
    )
    assert ([each["text"] for each in rest["messages"]], rest["has_more"]) == (["one"], False)
    since = await client.conversations_history(channel="C1", oldest=first.ts)
    assert [each["ts"] for each in since["messages"]] == [second.ts]


async def test_a_thread_is_told_from_its_first_message_on(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    first = slack.wrote("asked")
    slack.wrote("beside it")
    await client.chat_postMessage(channel="C1", text="answered", thread_ts=first.ts, **QUIET)
    said = await client.conversations_replies(channel="C1", ts=first.ts)
    assert [each["text"] for each in said["messages"]] == ["asked", "answered"]
    said = await refusal(client.conversations_replies(channel="C1", ts="1.0"))
    assert said["error"] == "thread_not_found"


async def test_a_thread_s_later_messages_are_told_behind_its_first(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    first = slack.wrote("asked")
    said = [slack.wrote(str(number), thread=first.ts) for number in range(40)]
    slack.state.objects = 15
    whole = await client.conversations_replies(channel="C1", ts=first.ts, limit=100)
    late = await client.conversations_replies(
        channel="C1", ts=first.ts, limit=100, oldest=said[-3].ts
    )
    assert [each["text"] for each in whole["messages"]][-1] == "13"
    assert [each["text"] for each in late["messages"]] == ["asked", "38", "39"]
    assert (whole["has_more"], late["has_more"]) == (True, False)


async def test_who_is_not_in_a_channel_does_not_read_it(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add(Channel("C2", "elsewhere"))
    for call in (
        client.conversations_history(channel="C2"),
        client.conversations_replies(channel="C2", ts="1.0"),
    ):
        assert (await refusal(call))["error"] == "not_in_channel"


async def test_a_file_is_uploaded_in_three_steps(slack: FakeSlack, client: AsyncWebClient) -> None:
    await client.files_upload_v2(
        channel="C1", filename="facts.csv", content="a,b", title="Facts", initial_comment="All"
    )
    [file] = slack.state.files.values()
    assert (file.name, file.content, file.title, file.channel) == (
        "facts.csv", b"a,b", "Facts", "C1",
    )  # fmt: skip
    assert [each.text for each in slack.posts()] == ["All"]


@pytest.mark.parametrize("content", [b"", b"abcd"])
async def test_a_file_that_did_not_arrive_whole_is_not_shared(
    slack: FakeSlack, client: AsyncWebClient, content: bytes
) -> None:
    asked = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    async with (
        ClientSession() as session,
        session.post(asked["upload_url"], data=content) as answer,
    ):
        assert answer.status == 400
    files: list[dict[str, str | None]] = [{"id": asked["file_id"], "title": "a"}]
    said = await refusal(client.files_completeUploadExternal(files=files, channel_id="C1"))
    assert said["error"] == "file_not_found"
