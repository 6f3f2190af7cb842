"""The commands of a bot, as Discord keeps and refuses them."""

from __future__ import annotations

import pytest
from discord.http import HTTPClient, Route

from tests.fakes.discord import ACME, OTHER, FakeDiscord, NotThere, StandingClock
from tests.fakes.discord.state import Json
from tests.fakes.small_bot import COMMANDS, SmallBot, asked, refusal

EVERYWHERE = "/applications/{application_id}/commands"
IN_SERVER = "/applications/{application_id}/guilds/{guild_id}/commands"
ASK: Json = {"name": "ask", "description": "Ask something"}


def route(fake: FakeDiscord, method: str, guild: str | None = None, command: str = "") -> Route:
    path = (IN_SERVER if guild else EVERYWHERE) + (f"/{command}" if command else "")
    return Route(method, path, application_id=fake.application_id, guild_id=guild)


async def test_commands_are_replaced_as_a_whole_and_keep_their_ids(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    first = await http.bulk_upsert_global_commands(discord.application_id, COMMANDS)
    again = await http.bulk_upsert_global_commands(discord.application_id, COMMANDS[1:])
    assert [each["id"] for each in again] == [each["id"] for each in first[1:]]
    assert await http.get_global_commands(discord.application_id) == again
    assert [each["type"] for each in again] == [1, 3]


async def test_those_of_a_server_are_its_own(discord: FakeDiscord, bot: SmallBot) -> None:
    other = {"name": "other", "description": "Other"}
    await bot.http.bulk_upsert_guild_commands(discord.application_id, int(OTHER), [other])
    assert [each["name"] for each in discord.state.commands[OTHER]] == ["other"]
    with pytest.raises(NotThere):
        await discord.types("other")


async def test_translations_are_shown_where_they_are_asked_for(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    german = {**ASK, "name_localizations": {"de": "frag"}}
    await http.bulk_upsert_global_commands(discord.application_id, [german])
    path = route(discord, "GET")
    plain: list[Json] = await http.request(path)
    full: list[Json] = await http.request(path, params={"with_localizations": "true"})
    assert "name_localizations" not in plain[0]
    assert full[0]["name_localizations"] == {"de": "frag"}


async def test_one_command_is_added_changed_and_removed(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    added = await asked(http, route(discord, "POST", ACME), ASK)
    same = await asked(http, route(discord, "POST", ACME), {**ASK, "description": "Again"})
    assert (same["id"], same["description"]) == (added["id"], "Again")
    one = added["id"]
    await asked(http, route(discord, "PATCH", ACME, one), {"description": "Changed"})
    found = await asked(http, route(discord, "GET", ACME, one))
    assert found["description"] == "Changed"
    await asked(http, route(discord, "DELETE", ACME, one))
    refused = await refusal(asked(http, route(discord, "GET", ACME, one)))
    assert (refused.status, refused.code) == (404, 10063)


@pytest.mark.parametrize(
    ("commands", "code"),
    [
        ([ASK, ASK], 50035),
        ([{**ASK, "name": "Ask"}], 50035),
        ([{"name": "ask"}], 50035),
        ([{**ASK, "name": f"ask{n}"} for n in range(101)], 30032),
        ([{"name": f"Save {n}", "type": 3} for n in range(16)], 30032),
        ({}, 50035),
    ],
)
async def test_what_discord_takes_for_no_command_is_refused(
    discord: FakeDiscord, http: HTTPClient, commands: object, code: int
) -> None:
    refused = await refusal(asked(http, route(discord, "PUT"), commands))
    assert (refused.status, refused.code) == (400, code)
    assert not discord.state.commands.get(None)


async def test_one_command_is_refused_by_the_place_of_its_fault(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    refused = await refusal(asked(http, route(discord, "POST"), {**ASK, "name": "Ask"}))
    assert refused.code == 50035
    assert "In name:" in str(refused)


async def test_others_apps_and_servers_are_none_of_ones_business(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    refused = await refusal(asked(http, Route("GET", EVERYWHERE, application_id=1)))
    assert (refused.status, refused.code) == (403, 20012)
    refused = await refusal(asked(http, route(discord, "GET", "1")))
    assert (refused.status, refused.code) == (403, 50001)


async def test_a_day_has_two_hundred_new_commands(
    discord: FakeDiscord, http: HTTPClient, clock: StandingClock
) -> None:
    def hundred(word: str) -> list[Json]:
        return [{**ASK, "name": f"{word}-{n}"} for n in range(100)]

    await asked(http, route(discord, "PUT"), hundred("one"))
    await asked(http, route(discord, "PUT"), hundred("two"))
    await asked(http, route(discord, "PUT"), hundred("two"))
    refused = await refusal(asked(http, route(discord, "PUT"), hundred("three")))
    assert (refused.status, refused.code) == (400, 30034)
    clock.now += 86_400
    await asked(http, route(discord, "PUT"), hundred("three"))
