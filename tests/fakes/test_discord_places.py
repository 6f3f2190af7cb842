"""Who and what is there, as a bot may ask about it."""

from __future__ import annotations

from discord.http import HTTPClient, Route

from tests.fakes.discord import (
    ACME,
    ADA,
    BEN,
    DEALS,
    ELSEWHERE,
    OTHER,
    STRANGER,
    THREAD,
    FakeDiscord,
)
from tests.fakes.small_bot import asked, refusal


async def test_the_bot_knows_itself_and_its_servers(discord: FakeDiscord, http: HTTPClient) -> None:
    me = await asked(http, Route("GET", "/users/@me"))
    assert (me["id"], me["bot"]) == (discord.application_id, True)
    for path in ("/applications/@me", "/oauth2/applications/@me"):
        assert (await asked(http, Route("GET", path)))["id"] == discord.application_id
    assert [each["id"] for each in await http.get_guilds(200)] == [ACME, OTHER]
    assert [each["id"] for each in await http.get_guilds(1, after=int(ACME))] == [OTHER]


async def test_members_are_told_from_strangers(discord: FakeDiscord, http: HTTPClient) -> None:
    member = await http.get_member(int(ACME), int(BEN))
    assert member["user"]["id"] == BEN
    for guild, user, code in (
        (OTHER, BEN, 10007),
        (ACME, STRANGER, 10007),
        (ACME, "1", 10013),
        ("1", BEN, 10004),
    ):
        refused = await refusal(http.get_member(int(guild), int(user)))
        assert (refused.status, refused.code) == (404, code)
    discord.departs(ACME, BEN)
    assert (await refusal(http.get_member(int(ACME), int(BEN)))).code == 10007


async def test_people_are_found_by_their_ids(discord: FakeDiscord, http: HTTPClient) -> None:
    assert (await http.get_user(int(STRANGER)))["username"] == "sam"
    assert (await refusal(http.get_user(1))).code == 10013


async def test_a_direct_message_is_opened_once(discord: FakeDiscord, http: HTTPClient) -> None:
    opened = await http.start_private_message(int(ADA))
    assert (await http.start_private_message(int(ADA)))["id"] == opened["id"]
    assert (opened["type"], discord.direct(ADA)) == (1, opened["id"])
    assert (await refusal(http.start_private_message(1))).code == 10013
    refused = await refusal(http.start_private_message(int(discord.application_id)))
    assert (refused.status, refused.code) == (403, 50007)


async def test_channels_and_threads_are_told_as_what_they_are(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    assert (await http.get_channel(int(DEALS)))["type"] == 0
    thread = await asked(http, Route("GET", "/channels/{channel_id}", channel_id=THREAD))
    assert (thread["type"], thread["parent_id"]) == (11, DEALS)
    listed = await http.get_all_guild_channels(int(ACME))
    assert DEALS in [each["id"] for each in listed]
    assert THREAD not in [each["id"] for each in listed]


async def test_a_server_that_was_left_is_unknown(discord: FakeDiscord, http: HTTPClient) -> None:
    assert (await http.get_guild(int(OTHER)))["preferred_locale"] == "en-US"
    await http.leave_guild(int(OTHER))
    assert (await refusal(http.get_guild(int(OTHER)))).code == 10004
    refused = await refusal(http.get_channel(int(ELSEWHERE)))
    assert (refused.status, refused.code) == (403, 50001)
    assert [each["id"] for each in await http.get_guilds(200)] == [ACME]


async def test_nobody_writes_to_whom_takes_no_messages(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=discord.direct(ADA))
    await asked(http, route, {"content": "hello"})
    discord.state.users[ADA].takes_messages = False
    refused = await refusal(asked(http, route, {"content": "hello"}))
    assert (refused.status, refused.code) == (403, 50007)


async def test_where_the_gateway_is_is_told(discord: FakeDiscord, http: HTTPClient) -> None:
    found = await asked(http, Route("GET", "/gateway/bot"))
    assert (found["url"], found["shards"]) == (discord.gateway_url, 1)
    assert found["session_start_limit"] == {
        "total": 1000,
        "remaining": 1000,
        "reset_after": 0,
        "max_concurrency": 1,
    }
