from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.discord.checking.doctor import before_start, examine
from adapters.discord.checking.set_up import set_up
from adapters.discord.installing.by_hand import sync_now
from adapters.discord.installing.invitation import PERMISSIONS, permissions
from adapters.discord.settings import DiscordSettings
from adapters.findings import Finding, Verdict, line, prevents
from bot.settings import Settings
from store.base import Store
from store.open import open_store
from tests.adapters.discord.team import OurOfNoFile, discord_settings, with_demo
from tests.fakes.discord import ACME, FakeDiscord
from tests.fakes.discord.faults import Broken, Dropped, Fault, Refused, TooMany

LOOKS_RIGHT = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz_-0123456789"
TOKENLESS = DiscordSettings.model_construct()


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    """A Discord in which the commands are registered and the bot has its permissions."""
    async with FakeDiscord() as fake:
        await sync_now(discord_settings(fake), ours())
        yield fake


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_store("memory:")
    yield opened
    await opened.close()


def ours() -> Settings:
    return OurOfNoFile(database="memory:")


def settings(discord: FakeDiscord, **others: object) -> DiscordSettings:
    return discord_settings(discord).model_copy(update=others)


def elsewhere(**others: Any) -> DiscordSettings:  # noqa: ANN401 - settings of any type
    return DiscordSettings.model_construct(**{"token": SecretStr(LOOKS_RIGHT), **others})


async def found(given: DiscordSettings, store: Store | None = None) -> list[Finding]:
    return [each async for each in examine(given, store)]


async def at_start(given: DiscordSettings) -> list[Finding]:
    return [each async for each in before_start(given)]


def about(findings: list[Finding], name: str) -> Finding:
    """Return what is said of something: its trouble, or that all is well."""
    said = [each for each in findings if each.about == name]
    return next((each for each in said if each.verdict is not Verdict.OK), said[0])


def troubles(findings: list[Finding]) -> list[str]:
    return [line(each) for each in findings if each.verdict is not Verdict.OK]


async def test_where_all_is_well_nothing_else_is_said(discord: FakeDiscord) -> None:
    findings = await found(settings(discord))

    assert troubles(findings) == []
    assert "Acme, Other" in about(findings, "servers").found
    assert troubles(await at_start(settings(discord))) == []


async def test_looking_uses_up_nothing_and_changes_nothing(discord: FakeDiscord) -> None:
    before = len(discord.calls)

    await found(settings(discord))

    assert {each.method for each in discord.calls[before:]} == {"GET"}
    assert not discord.gateway.ready


async def test_without_discord_there_is_nothing_to_ask() -> None:
    (one,) = await found(TOKENLESS)

    assert one.verdict is Verdict.OK


async def test_a_token_that_discord_does_not_take_is_named(discord: FakeDiscord) -> None:
    given = settings(discord, token=SecretStr(LOOKS_RIGHT))

    findings = await at_start(given)

    one = about(findings, "bot token")
    assert prevents(one)
    assert "Reset Token" in one.fix
    assert LOOKS_RIGHT not in "".join(line(each) for each in findings)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("123456789012345678", "an application ID"),
        ("0" * 64, "a public key"),
        ("aB3-" * 8, "a client secret"),
        (f"Bot {LOOKS_RIGHT}", "has a space"),
        (f'"{LOOKS_RIGHT}"', "quotation mark"),
        ("https://discord.com/api/webhooks/1/2", "an address"),
    ],
)
async def test_what_was_pasted_in_its_place_is_told_with_where_to_find_the_right(
    value: str, said: str
) -> None:
    one = about(await at_start(elsewhere(token=SecretStr(value))), "DISCORD_TOKEN")

    assert prevents(one)
    assert said in one.found
    assert "discord.com/developers/applications" in one.fix
    assert value not in line(one)


def test_a_token_that_looks_like_none_is_tried_all_the_same() -> None:
    looked = list(set_up(elsewhere(token=SecretStr("of-another-time"))))
    right = list(set_up(elsewhere()))

    assert about(looked, "DISCORD_TOKEN").verdict is Verdict.WARNING
    assert troubles(right) == []


@pytest.mark.parametrize(
    ("given", "name", "said"),
    [
        ({"api_url": "http://discord.invalid/api/v10"}, "DISCORD_API_URL", "in the clear"),
        ({"api_url": "https://discord.invalid"}, "DISCORD_API_URL", "has no path"),
        ({"api_url": "https://discord.com/api/v9"}, "DISCORD_API_URL", "not the version"),
        ({"gateway_url": "ws://discord.invalid"}, "DISCORD_GATEWAY_URL", "in the clear"),
        ({"gateway_url": "wss://discord.invalid"}, "DISCORD_GATEWAY_URL", "in place of"),
    ],
)
def test_addresses_are_looked_at(given: dict[str, str], name: str, said: str) -> None:
    one = about(list(set_up(elsewhere(**given))), name)

    assert one.verdict is Verdict.WARNING
    assert said in one.found


@pytest.mark.parametrize(
    ("portal", "said"),
    [
        ({"interactions_endpoint_url": "https://old.example.com"}, "Interactions Endpoint URL"),
        ({"integration_types_config": {"1": {}}}, "Guild Install"),
        ({"bot_require_code_grant": True}, "Code Grant"),
    ],
)
async def test_what_the_portal_keeps_from_the_bot_is_told_before_a_start(
    discord: FakeDiscord, portal: dict[str, object], said: str
) -> None:
    discord.state.portal |= portal

    one = about(await at_start(settings(discord)), "application")

    assert prevents(one)
    assert said in one.fix
    assert discord.application_id in one.fix


async def test_an_intent_that_is_allowed_and_not_needed_is_named(discord: FakeDiscord) -> None:
    discord.state.portal["flags"] = 1 << 19

    assert "Message Content" in about(await found(settings(discord)), "intents").found


@pytest.mark.parametrize(("left", "verdict"), [(0, Verdict.WRONG), (99, Verdict.WARNING)])
async def test_a_crash_loop_is_told_before_it_costs_the_token(
    discord: FakeDiscord, left: int, verdict: Verdict
) -> None:
    for _ in range(discord.gateway.budget.remaining - left):
        discord.gateway.budget.spend()

    one = about(await at_start(settings(discord)), "gateway")

    assert one.verdict is verdict
    assert "over and over" in one.fix
    assert not prevents(one)


async def test_a_gateway_that_cannot_be_reached_is_told(discord: FakeDiscord) -> None:
    unheard = await found(settings(discord, gateway_url="ws://127.0.0.1:9"))
    other = await found(settings(discord, gateway_url=discord.api_url.replace("http", "ws")))

    assert "nothing listens there" in about(unheard, "gateway").found
    assert about(other, "gateway").verdict is Verdict.WRONG


async def test_commands_that_differ_are_named(discord: FakeDiscord) -> None:
    registered = discord.state.commands[None]
    (changed,) = [each for each in registered if each["name"] == "funding"]
    changed["options"][0]["description_localizations"]["de"] = "Etwas anderes"
    (gone,) = [each for each in registered if each["name"] == "deal"]
    registered.remove(gone)
    registered.append({**gone, "name": "older"})
    (longer,) = [each for each in registered if each["name"] == "people"]
    longer["options"].append({**longer["options"][0], "name": "more"})

    one = about(await found(settings(discord)), "commands")

    assert one.verdict is Verdict.WARNING
    assert one.found.startswith("deal, funding, older, people are")
    assert "dealbrief discord sync" in one.fix


async def test_commands_that_are_not_registered_yet_are_no_fault() -> None:
    async with FakeDiscord() as discord:
        findings = await found(settings(discord))

    assert "first start" in about(findings, "commands").fix
    assert not any(map(prevents, findings))


async def test_a_bot_in_no_server_is_told_how_it_gets_into_one(discord: FakeDiscord) -> None:
    for each in discord.state.guilds.values():
        each.joined = False

    one = about(await found(settings(discord)), "servers")

    assert one.verdict is Verdict.WARNING
    assert "/oauth2/authorize?" in one.fix


async def test_every_missing_permission_is_told_with_what_it_is_for(discord: FakeDiscord) -> None:
    acme = discord.state.guilds[ACME]
    acme.permissions = 1 << 11

    lacking = [each for each in await found(settings(discord)) if "permissions" in each.about]

    assert {each.found.split(" is")[0] for each in lacking} == set(PERMISSIONS) - {"Send Messages"}
    assert all(each.about.startswith("Acme") for each in lacking)
    acme.permissions = permissions()
    assert troubles(await found(settings(discord))) == []


async def test_a_server_without_a_deal_is_told_how_it_gets_one(
    discord: FakeDiscord, store: Store
) -> None:
    empty = about(await found(settings(discord), store), "Acme, facts")
    await with_demo(store)

    assert "/deals demo" in empty.fix
    assert "a deal" in about(await found(settings(discord), store), "Acme, facts").found


@pytest.mark.parametrize(
    "fault",
    [Dropped(), Broken(503), Broken(500), TooMany(600.0)],
    ids=["dropped", "503", "500", "429"],
)
@pytest.mark.parametrize("route", ["GET /applications/@me", "GET /gateway/bot"])
async def test_a_discord_in_trouble_is_a_line_and_no_reason_not_to_start(
    discord: FakeDiscord, route: str, fault: Fault
) -> None:
    # An HTTP client asks once more by itself where a connection breaks.
    discord.faults.plant(route, fault, times=2)

    findings = [each for each in await at_start(settings(discord)) if each.verdict is Verdict.WRONG]

    (one,) = findings
    assert one.fix
    assert ("less often" in one.found) is isinstance(fault, TooMany)
    assert not prevents(one)


async def test_a_list_that_discord_does_not_give_does_not_end_the_examination(
    discord: FakeDiscord,
) -> None:
    discord.faults.plant("GET /users/@me/guilds", Refused(50001))
    discord.faults.plant("GET /applications/{application_id}/commands", Broken(502))

    findings = await found(settings(discord))

    assert about(findings, "servers").verdict is Verdict.WARNING
    assert about(findings, "commands").verdict is Verdict.WRONG


async def test_a_discord_that_is_not_there_is_a_line() -> None:
    given = elsewhere(api_url="http://127.0.0.1:9/api/v10")

    one = about(await at_start(given), "bot token")

    assert "nothing listens there" in one.found
    assert not prevents(one)


async def test_a_proxy_is_named_without_who_may_use_it(
    discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://ada:canary@127.0.0.1:9")

    findings = await at_start(elsewhere(api_url="https://discord.invalid/api/v10"))

    assert "127.0.0.1:9" in about(findings, "proxy").found
    assert "the proxy lets nothing through" in about(findings, "bot token").found
    assert "canary" not in repr(findings)
