"""Messages that a bot posts into channels, and what Discord refuses of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from aiohttp import ClientSession
from discord.http import HTTPClient, Route

from tests.fakes.discord import (
    ADA,
    BEN,
    DEALS,
    IDEAS,
    STRANGER,
    THREAD,
    FakeDiscord,
    StandingClock,
)
from tests.fakes.discord.asked import MOST_FILE_BYTES
from tests.fakes.discord.state import Json
from tests.fakes.small_bot import MESSAGES, QUIET, asked, refusal

ONE = "/channels/{channel_id}/messages/{message_id}"


async def post(http: HTTPClient, body: Json, channel: str = DEALS) -> Json:
    return await asked(http, Route("POST", MESSAGES, channel_id=channel), body)


def one(method: str, message: str, channel: str = DEALS) -> Route:
    return Route(method, ONE, channel_id=channel, message_id=message)


def form(body: bytes, *files: tuple[str, bytes]) -> list[Json]:
    """Return the parts of a form as the library takes them."""
    parts: list[Json] = [
        {"name": "payload_json", "value": body.decode(), "content_type": "application/json"}
    ]
    for n, (name, content) in enumerate(files):
        parts.append({"name": f"files[{n}]", "value": BytesIO(content), "filename": name})
    return parts


async def test_a_message_is_posted_read_changed_and_deleted(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    said = await post(http, {"content": "hello"})
    assert (await asked(http, one("GET", said["id"])))["content"] == "hello"
    changed = await asked(http, one("PATCH", said["id"]), {"content": "again"})
    assert changed["content"] == "again"
    assert changed["edited_timestamp"]
    assert [each.content for each in discord.posts()] == ["again"]
    await asked(http, one("DELETE", said["id"]))
    assert not discord.posts()
    refused = await refusal(asked(http, one("GET", said["id"])))
    assert (refused.status, refused.code) == (404, 10008)


async def test_an_enforced_nonce_posts_once(
    discord: FakeDiscord, http: HTTPClient, clock: StandingClock
) -> None:
    body = {"content": "hello", "nonce": "box-1", "enforce_nonce": True}
    first, second = await post(http, body), await post(http, {**body, "content": "other"})
    assert (first["id"], first["content"]) == (second["id"], second["content"])
    assert len(discord.posts()) == 1
    await post(http, {**body, "nonce": "box-2"})
    await post(http, body, THREAD)
    await post(http, {**body, "enforce_nonce": False})
    assert (len(discord.posts()), len(discord.posts(THREAD))) == (3, 1)


async def test_a_nonce_is_forgotten_after_some_minutes(
    discord: FakeDiscord, http: HTTPClient, clock: StandingClock
) -> None:
    body = {"content": "hello", "nonce": 1, "enforce_nonce": True}
    await post(http, body)
    clock.now += 301
    await post(http, body)
    assert len(discord.posts()) == 2


async def test_the_nonce_of_a_deleted_message_is_refused(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    body = {"content": "hello", "nonce": "box-1", "enforce_nonce": True}
    said = await post(http, body)
    await asked(http, one("DELETE", said["id"]))
    assert (await refusal(post(http, body))).code == 10008


async def test_an_answer_names_what_it_answers(discord: FakeDiscord, http: HTTPClient) -> None:
    question = discord.wrote("hello?", user=BEN)
    told = {"message_reference": {"message_id": question.id}}
    said = await post(http, {"content": "yes", **told, **QUIET})
    assert (said["type"], said["referenced_message"]["id"]) == (19, question.id)
    assert not discord.lapses
    await post(http, {"content": "yes", **told})
    assert [each.what for each in discord.lapses] == ["calls people"]


async def test_what_is_gone_is_not_answered(discord: FakeDiscord, http: HTTPClient) -> None:
    told: Json = {"message_id": "1"}
    refused = await refusal(post(http, {"content": "yes", "message_reference": told}))
    assert (refused.status, refused.code) == (400, 50035)
    told = {**told, "fail_if_not_exists": False}
    said = await post(http, {"content": "yes", "message_reference": told})
    assert said["type"] == 0


@pytest.mark.parametrize("text", [f"<@{ADA}>", f"<@!{ADA}>", "@everyone", "@here"])
async def test_whoever_is_called_is_noticed(
    discord: FakeDiscord, http: HTTPClient, text: str
) -> None:
    await post(http, {"content": text, **QUIET})
    assert not discord.lapses
    await post(http, {"content": text})
    display = {"type": 10, "content": text}
    await post(http, {"components": [display], "flags": 1 << 15})
    await post(http, {"content": text, "allowed_mentions": {"parse": ["users", "everyone"]}})
    assert [each.what for each in discord.lapses] == ["calls people"] * 3


async def test_messages_are_listed_and_those_of_others_without_their_texts(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    discord.wrote("a secret")
    first = await post(http, {"content": "one"})
    await post(http, {"content": "two"})
    route = Route("GET", MESSAGES, channel_id=DEALS)
    found: object = await http.request(route)
    assert [each["content"] for each in list_of(found)] == ["two", "one", ""]
    after: object = await http.request(route, params={"after": first["id"], "limit": 1})
    assert [each["content"] for each in list_of(after)] == ["two"]
    before: object = await http.request(route, params={"before": first["id"]})
    assert [each["content"] for each in list_of(before)] == [""]
    for wrong in ("101", "many"):
        refused = await refusal(http.request(route, params={"limit": wrong}))
        assert (refused.status, refused.code) == (400, 50035)


def list_of(found: object) -> list[Json]:
    assert isinstance(found, list)
    return found


async def test_places_refuse_by_what_they_are(discord: FakeDiscord, http: HTTPClient) -> None:
    hidden, silent, closed = (discord.state.channels[each] for each in (DEALS, THREAD, IDEAS))
    hidden.visible, silent.writable = False, False
    stranger = discord.direct(STRANGER)
    for channel, status, code in (
        ("1", 404, 10003),
        (hidden.id, 403, 50001),
        (silent.id, 403, 50013),
        (closed.id, 400, 40058),
        (stranger, 403, 50007),
    ):
        refused = await refusal(post(http, {"content": "hello"}, channel))
        assert (refused.status, refused.code) == (status, code)
    assert not discord.messages


async def test_an_archived_thread_opens_by_a_message_unless_it_is_locked(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    thread = discord.state.channels[THREAD]
    thread.archived = thread.locked = True
    assert (await refusal(post(http, {"content": "hello"}, THREAD))).code == 50083
    thread.locked = False
    said = await post(http, {"content": "hello"}, THREAD)
    assert not thread.archived
    thread.archived = True
    assert (
        await refusal(asked(http, one("PATCH", said["id"], THREAD), {"content": "x"}))
    ).code == (50083)


async def test_the_messages_of_others_are_theirs(discord: FakeDiscord, http: HTTPClient) -> None:
    other = discord.wrote("mine")
    refused = await refusal(asked(http, one("PATCH", other.id), {"content": "x"}))
    assert (refused.status, refused.code) == (403, 50005)
    refused = await refusal(asked(http, one("DELETE", other.id)))
    assert (refused.status, refused.code) == (403, 50013)
    other.ephemeral_to = ADA
    assert (await refusal(asked(http, one("GET", other.id)))).code == 10008


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"content": ""}, 50006),
        ({}, 50006),
        ({"content": "x" * 2001}, 50035),
        ({"content": "x", "nonce": "n" * 26}, 50035),
        ([], 50035),
    ],
)
async def test_what_no_message_is_made_of_is_refused(
    discord: FakeDiscord, http: HTTPClient, body: Json, code: int
) -> None:
    refused = await refusal(post(http, body))
    assert (refused.status, refused.code) == (400, code)
    assert not discord.messages


async def test_a_message_is_not_emptied(discord: FakeDiscord, http: HTTPClient) -> None:
    said = await post(http, {"content": "hello"})
    refused = await refusal(asked(http, one("PATCH", said["id"]), {"content": ""}))
    assert (refused.status, refused.code) == (400, 50006)
    assert [each.content for each in discord.posts()] == ["hello"]


async def test_too_many_bytes_of_text_displays_break_discord(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    body = {"components": [{"type": 10, "content": "語" * 3900}], "flags": 1 << 15}
    address = f"{discord.api_url}/channels/{DEALS}/messages"
    headers = {"Authorization": f"Bot {discord.token}"}
    async with ClientSession() as session, session.post(address, json=body, headers=headers) as got:
        assert got.status == 500
    assert not discord.messages


async def test_files_come_with_a_message(discord: FakeDiscord, http: HTTPClient) -> None:
    body = b'{"content": "see", "attachments": [{"id": 0, "filename": "a.csv"}]}'
    route = Route("POST", MESSAGES, channel_id=DEALS)
    await http.request(route, form=form(body, ("x.bin", b"1,2")))
    file = discord.posts()[0].files[0]
    assert (file.name, file.content) == ("a.csv", b"1,2")
    assert discord.called("POST /channels/{channel_id}/messages")[0].files[0].name == "x.bin"


async def test_files_that_are_too_large_are_refused(discord: FakeDiscord, http: HTTPClient) -> None:
    route = Route("POST", MESSAGES, channel_id=DEALS)
    large = form(b'{"content": "see"}', ("a.bin", b"x" * (MOST_FILE_BYTES + 1)))
    refused = await refusal(http.request(route, form=large))
    assert (refused.status, refused.code) == (413, 40005)
    many = form(b'{"content": "see"}', *[("a.bin", b"x" * MOST_FILE_BYTES)] * 3)
    assert (await refusal(http.request(route, form=many))).status == 413
    assert not discord.messages


async def test_the_bot_is_seen_typing(discord: FakeDiscord, http: HTTPClient) -> None:
    await http.request(Route("POST", "/channels/{channel_id}/typing", channel_id=DEALS))
    refused = await refusal(
        http.request(Route("POST", "/channels/{channel_id}/typing", channel_id="1"))
    )
    assert (refused.status, refused.code) == (404, 10003)
