from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from adapters.clock import Clock
from adapters.findings import Finding, Verdict, line, prevents
from adapters.leaving import Leaving, shelf_of
from adapters.slack.checking.doctor import before_start, examine
from adapters.slack.checking.set_up import set_up
from adapters.slack.installing.installed import Grant, Installed, encode
from adapters.slack.installing.installs import SHELF
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from bot.command import commands
from store.base import Store, WorkspaceId
from store.open import open_store
from tests.adapters.slack.team import at_work, slack_settings, with_demo
from tests.fakes.slack.faults import Broken, Dropped, Fault, NotJson, TooMany
from tests.fakes.slack.server import FakeSlack

APP = "A0123ABCD"
NOW = datetime.now(UTC)
SECRET = "0123456789abcdef0123456789abcdef"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """A Slack in which everything is as the manifest asks for."""
    async with FakeSlack(scopes=tuple(SCOPES)) as fake:
        yield fake


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_store("memory:")
    yield opened
    await opened.close()


def settings(slack: FakeSlack, **others: object) -> SlackSettings:
    return slack_settings(slack).model_copy(update=others)


async def found(given: SlackSettings, store: Store | None = None) -> list[Finding]:
    return [each async for each in examine(given, store)]


async def at_start(given: SlackSettings) -> list[Finding]:
    return [each async for each in before_start(given)]


def about(findings: list[Finding], name: str) -> Finding:
    """Return what is said of something: its trouble, or that all is well."""
    said = [each for each in findings if each.about == name]
    return next((each for each in said if each.verdict is not Verdict.OK), said[0])


def troubles(findings: list[Finding]) -> list[str]:
    return [line(each) for each in findings if each.verdict is not Verdict.OK]


async def test_where_all_is_well_nothing_else_is_said(slack: FakeSlack) -> None:
    findings = await found(settings(slack))

    assert troubles(findings) == []
    assert "@dealbrief in Acme" in about(findings, "bot token").found
    assert "#deals" in about(findings, "channels").found
    assert troubles(await at_start(settings(slack))) == []


async def test_without_slack_there_is_nothing_to_ask() -> None:
    (one,) = await found(SlackSettings.model_construct())

    assert one.verdict is Verdict.OK


@pytest.mark.parametrize("revoked", [False, True], ids=["never given", "taken back"])
async def test_a_token_that_slack_does_not_take_is_named(slack: FakeSlack, revoked: bool) -> None:
    token = "xoxb-other"
    if revoked:
        slack.grant(token).revoked = True

    one = about(await at_start(settings(slack, bot_token=SecretStr(token))), "bot token")

    assert prevents(one)
    assert ("token_revoked" if revoked else "invalid_auth") in one.found
    assert ("Reinstall" if revoked else "OAuth & Permissions") in one.fix


@pytest.mark.parametrize(
    ("name", "field", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "bot_token", "xapp-1-A1-2-3", "SLACK_APP_TOKEN"),
        ("SLACK_BOT_TOKEN", "bot_token", "xoxp-1-2-3", "a user token"),
        ("SLACK_BOT_TOKEN", "bot_token", "xoxe.xoxb-1-2", "SLACK_CLIENT_ID"),
        ("SLACK_BOT_TOKEN", "bot_token", SECRET, "a secret"),
        ("SLACK_BOT_TOKEN", "bot_token", '"xoxb-1-2"', "quotation mark"),
        ("SLACK_BOT_TOKEN", "bot_token", "", "is missing"),
        ("SLACK_APP_TOKEN", "app_token", "xoxb-fake-1", "SLACK_BOT_TOKEN"),
        ("SLACK_APP_TOKEN", "app_token", "", "is missing"),
        ("SLACK_SIGNING_SECRET", "signing_secret", "xoxb-1-2", "SLACK_BOT_TOKEN"),
        ("SLACK_SIGNING_SECRET", "signing_secret", "111.222", "SLACK_CLIENT_ID"),
        ("SLACK_SIGNING_SECRET", "signing_secret", "aB3" * 8, "a verification token"),
    ],
)
async def test_what_was_pasted_in_the_wrong_place_is_told_with_where_to_find_the_right(
    slack: FakeSlack, name: str, field: str, value: str, said: str
) -> None:
    delivery = "http" if field == "signing_secret" else "socket"
    given = settings(slack, **{field: SecretStr(value)}, delivery=delivery)

    one = about(await at_start(given), name)

    assert prevents(one)
    assert said in line(one)
    assert "api.slack.com/apps" in line(one) or "SLACK_CLIENT_ID" in line(one)
    assert not value or value not in line(one)


async def test_somebody_s_own_token_is_told_from_a_bot_s(slack: FakeSlack) -> None:
    slack.grant("token-of-another-server").bot_id = ""
    given = settings(slack, bot_token=SecretStr("token-of-another-server"))

    one = about(await at_start(given), "bot token")

    assert prevents(one)
    assert "no bot's" in one.found


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://slack.invalid/api/", "in the clear"),
        ("https://slack.invalid/", "has no path"),
    ],
)
def test_an_address_of_another_server_is_looked_at(address: str, said: str) -> None:
    given = SlackSettings.model_construct(bot_token=SecretStr("xoxb-1"), api_url=address)

    one = about(list(set_up(given)), "SLACK_API_URL")

    assert one.verdict is Verdict.WARNING
    assert said in one.found


def test_two_ways_at_once_are_told() -> None:
    given = SlackSettings.model_construct(
        bot_token=SecretStr("xoxb-1"), client_id="1.2", client_secret=SecretStr(SECRET)
    )

    assert about(list(set_up(given)), "SLACK_CLIENT_ID").verdict is Verdict.WARNING


def test_one_secret_in_both_places_is_told() -> None:
    given = SlackSettings.model_construct(
        delivery="http",
        client_id="1.2",
        client_secret=SecretStr(SECRET),
        signing_secret=SecretStr(SECRET),
    )

    said = [line(each) for each in set_up(given) if prevents(each)]

    assert any("the same as SLACK_CLIENT_SECRET" in each for each in said)


def test_more_commands_than_an_app_may_have_are_told() -> None:
    names = " ".join({name: None for each in commands() for name in (each.name, *each.aliases)})
    given = SlackSettings.model_construct(bot_token=SecretStr("xoxb-1"), commands=names)

    assert any("50 commands" in each.found for each in set_up(given) if prevents(each))


async def test_every_missing_scope_is_told_with_what_it_is_for(slack: FakeSlack) -> None:
    slack.grant(slack.bot_token, scopes=("chat:write",))

    findings = await found(settings(slack))

    missing = [each for each in findings if each.about == "scopes"]
    assert {each.found.split(" is")[0] for each in missing} == set(SCOPES) - {"chat:write"}
    assert all(SCOPES[each.found.split(" is")[0]] in each.found for each in missing)
    assert [each.found.split(" ")[0] for each in missing if prevents(each)] == ["commands"]
    assert about(findings, "channels").verdict is Verdict.WARNING


async def test_a_bot_in_no_channel_is_told_how_it_gets_into_one(slack: FakeSlack) -> None:
    slack.state.channels["C1"].members.discard("UBOT")

    one = about(await found(settings(slack)), "channels")

    assert one.verdict is Verdict.WARNING
    assert "/invite @dealbrief" in one.fix


async def test_a_workspace_without_a_deal_is_told_how_it_gets_one(
    slack: FakeSlack, store: Store
) -> None:
    given = settings(slack, prefix="db-")

    empty = about(await found(given, store), "facts")
    await with_demo(store)

    assert empty.verdict is Verdict.WARNING
    assert "/db-deal deals demo" in empty.fix
    assert "a deal" in about(await found(given, store), "facts").found


async def test_an_app_that_gets_no_socket_is_told_where_it_is_switched_on(slack: FakeSlack) -> None:
    slack.sockets.enabled = False

    one = about(await at_start(settings(slack)), "app-level token")

    assert prevents(one)
    assert "Enable Socket Mode" in one.fix


async def test_an_app_level_token_without_its_scope_is_told(slack: FakeSlack) -> None:
    slack.state.grants[slack.app_token].scopes = ()

    one = about(await at_start(settings(slack)), "app-level token")

    assert "connections:write" in one.fix


async def test_tokens_of_two_apps_are_told_apart(slack: FakeSlack) -> None:
    token = f"xapp-1-{APP}-1-2"
    slack.state.grants[token] = replace(slack.state.grants[slack.app_token], token=token)
    given = settings(slack, app_token=SecretStr(token))
    slack.state.app_id = "A0OTHER99"

    one = about(await at_start(given), "app-level token")
    slack.state.app_id = APP

    assert prevents(one)
    assert "A0OTHER99" in one.fix
    assert troubles(await at_start(given)) == []


@pytest.mark.parametrize(
    "fault",
    [Dropped(), Broken(503), NotJson(), TooMany("600")],
    ids=lambda each: type(each).__name__,
)
async def test_a_slack_in_trouble_is_a_line_and_no_reason_not_to_start(
    slack: FakeSlack, fault: Fault
) -> None:
    slack.faults.plant("auth.test", fault)

    one = about(await at_start(settings(slack)), "bot token")

    assert one.verdict is Verdict.WRONG
    assert one.fix
    assert not prevents(one)


async def test_a_slack_that_is_not_there_is_a_line(slack: FakeSlack) -> None:
    given = settings(slack, api_url="http://127.0.0.1:9/api/")

    one = about(await at_start(given), "bot token")

    assert "nothing listens there" in one.found
    assert not prevents(one)


async def test_everything_that_is_wrong_is_told_at_once(slack: FakeSlack) -> None:
    given = settings(slack, bot_token=SecretStr("xoxb-other"), commands="funing timeline")
    slack.sockets.enabled = False

    told = {each.about for each in await found(given) if each.verdict is Verdict.WRONG}

    assert told == {"bot token", "app-level token", "SLACK_COMMANDS"}


@pytest.mark.parametrize(
    ("off", "delivery", "verdict"),
    [
        (timedelta(seconds=2), "http", Verdict.OK),
        (timedelta(minutes=-2), "http", Verdict.WARNING),
        (timedelta(minutes=6), "http", Verdict.WRONG),
        (timedelta(minutes=6), "socket", Verdict.WARNING),
    ],
)
async def test_a_clock_matters_as_far_as_signatures_do(
    slack: FakeSlack, off: timedelta, delivery: str, verdict: Verdict
) -> None:
    given = settings(slack, delivery=delivery, signing_secret=SecretStr(SECRET))
    clock = Clock(now=lambda: datetime.now(UTC) + off)

    findings = [each async for each in examine(given, None, clock)]

    assert about(findings, "clock").verdict is verdict


@pytest.mark.parametrize(
    ("commands", "prefix", "said"),
    [
        ("funing", "", "Did you mean funding?"),
        ("search", "", "Slack's own"),
        ("funding", "a-prefix-that-is-much-too-long-", "32 characters"),
    ],
)
async def test_commands_that_slack_would_refuse_are_told(
    slack: FakeSlack, commands: str, prefix: str, said: str
) -> None:
    given = settings(slack, commands=commands, prefix=prefix)

    assert any(said in each for each in troubles(await found(given)))


async def test_a_prefix_makes_room_beside_slack_s_own(slack: FakeSlack) -> None:
    given = settings(slack, commands="search", prefix="db-")

    assert troubles(await found(given)) == []


async def test_a_public_address_is_tried_and_found_where_the_bot_runs(
    slack: FakeSlack, store: Store
) -> None:
    async with at_work(slack, store, "http"):
        url = (slack.url or "").removesuffix("/slack/events")
        given = settings(slack, delivery="http", public_url=url)
        assert about(await found(given), "SLACK_PUBLIC_URL").verdict is Verdict.OK
    other = settings(slack, delivery="http", public_url=slack.base_url)

    assert "answers 404" in about(await found(other), "SLACK_PUBLIC_URL").found
    assert "nothing listens" in about(await found(given), "SLACK_PUBLIC_URL").found


async def test_an_address_that_slack_would_not_send_to_is_told(slack: FakeSlack) -> None:
    given = settings(slack, delivery="http", public_url="http://bot.example.com")

    findings = await at_start(given)

    assert prevents(about(findings, "SLACK_PUBLIC_URL"))


async def test_a_port_that_another_has_is_told(slack: FakeSlack, store: Store) -> None:
    async with at_work(slack, store, "http"):
        port = int((slack.url or "").split(":")[2].split("/")[0])
        given = settings(slack, delivery="http", port=port)

        one = about(await at_start(given), "SLACK_PORT")

    assert prevents(one)
    assert "in use" in one.found


def for_many(slack: FakeSlack, **others: object) -> SlackSettings:
    many = {
        "bot_token": SecretStr(""),
        "client_id": slack.state.client_id,
        "client_secret": SecretStr(slack.state.client_secret),
        "delivery": "http",
        "public_url": "http://127.0.0.1:9",
    }
    return settings(slack, **(many | others))


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ({"client_id": "1.2"}, "SLACK_CLIENT_ID"),
        ({"client_secret": SecretStr("other")}, "SLACK_CLIENT_SECRET"),
        ({"client_secret": SecretStr("")}, "SLACK_CLIENT_SECRET"),
        ({"public_url": ""}, "SLACK_PUBLIC_URL"),
        ({"delivery": "socket"}, "SLACK_DELIVERY"),
    ],
)
async def test_what_keeps_workspaces_from_installing_is_told(
    slack: FakeSlack, others: dict[str, object], name: str
) -> None:
    findings = await at_start(for_many(slack, **others))

    assert any(prevents(each) and each.about == name for each in findings)


async def test_each_installation_is_looked_at_and_none_is_renewed(
    slack: FakeSlack, store: Store
) -> None:
    lost = _installed("T2", "Lost", "xoxb-lost")
    ended = replace(_installed("T3", "Ended", "xoxb-ended"), expires=NOW - timedelta(hours=1))
    gone = _installed("T4", "Gone", "xoxb-gone")
    for each in (_installed("T1", "Acme", slack.bot_token), lost, ended, gone):
        grant = Grant(each, NOW, lost=each is lost)
        await store.shelf(SHELF).put(grant.key, encode(grant))

    slack.grant("xoxb-lost")
    slack.grant("xoxb-ended")

    findings = await found(for_many(slack), store)

    verdicts = {each.about: each.verdict for each in findings}
    assert verdicts["Acme"] is Verdict.OK
    assert verdicts["Acme, scopes"] is Verdict.OK
    assert "spent" in about(findings, "Lost").found
    assert verdicts["Ended"] is Verdict.WARNING
    assert verdicts["Gone"] is Verdict.WRONG
    assert "/slack/install" in about(findings, "Gone").fix
    assert len(slack.called("oauth.v2.access")) == 1


async def test_without_an_installation_it_is_told_where_to_install(
    slack: FakeSlack, store: Store
) -> None:
    one = about(await found(for_many(slack), store), "installations")

    assert "http://127.0.0.1:9/slack/install" in one.fix


async def test_who_removed_the_bot_is_told_until_it_is_purged(
    slack: FakeSlack, store: Store
) -> None:
    await Leaving(shelf_of(store, "slack"), store.purge, lambda: NOW).begin(WorkspaceId("slack:T9"))

    one = about(await found(settings(slack), store), "leaving")

    assert one.verdict is Verdict.OK
    assert "slack:T9" in one.found


async def test_a_proxy_is_named_without_who_may_use_it(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://ada:canary@127.0.0.1:9")
    given = settings(slack, api_url="https://slack.invalid/api/")

    findings = await found(given)

    assert "127.0.0.1:9" in about(findings, "proxy").found
    assert "proxy" in about(findings, "bot token").found
    assert not any("canary" in line(each) for each in findings)


async def test_nothing_secret_is_ever_printed(slack: FakeSlack, store: Store) -> None:
    canaries = {
        "bot_token": "xoxb-canary",
        "app_token": "xapp-1-canary",
        "signing_secret": "canary",
        "client_secret": "canary",
    }
    secrets = {name: SecretStr(value) for name, value in canaries.items()}
    for delivery in ("socket", "http"):
        for client in ("", slack.state.client_id):
            given = settings(slack, **secrets, delivery=delivery, client_id=client)
            assert "canary" not in repr(await found(given, store))
            many = given.model_copy(update={"bot_token": SecretStr("")})
            assert "canary" not in repr(await found(many, store))


def test_one_finding_is_one_line() -> None:
    two = Finding(Verdict.WRONG, "a", "b\nc", "d\n e")

    assert line(two) == "wrong    a: b c. d e"


def _installed(team: str, name: str, token: str) -> Installed:
    return Installed(team, name, None, "BBOT", "UBOT", token, (), "U1")
