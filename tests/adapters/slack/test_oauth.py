import re
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession

from adapters.slack.installing.installed import Installed
from adapters.slack.installing.oauth import COOKIE, INSTALL, REDIRECT, STATES
from adapters.slack.installing.pages import preferred
from bot.words import said
from store.base import WorkspaceId
from tests.adapters.slack.browsing import FIRST_CODE, Scene, browser, scene
from tests.adapters.slack.issuing import locked
from tests.fakes.slack.faults import Broken, Dropped, NotJson, Refused, TooMany
from tests.fakes.slack.state import Team

EXCHANGE = "oauth.v2.access"
WAY_OUT = "https://dealbrief.example/bot"


@pytest.fixture
async def there() -> AsyncIterator[Scene]:
    async with scene() as there:
        yield there


@pytest.fixture
async def web() -> AsyncIterator[ClientSession]:
    async with browser() as web:
        yield web


async def test_a_browser_installs_and_is_told_what_to_do_next(
    there: Scene, web: ClientSession
) -> None:
    shown = await there.browse(web, INSTALL)
    assert shown.status == 200
    assert urlsplit(shown.address).path == REDIRECT
    assert "The bot is installed in Acme." in shown.text
    assert f"/deal role claim {FIRST_CODE}" in shown.text
    assert "/deal deals demo" in shown.text
    assert there.asked == [WorkspaceId("slack:T1")]
    found = await there.installs.of("T1", None)
    grant = there.slack.state.bot("T1")
    assert grant is not None
    scopes = ("commands", "chat:write", "users:read")
    assert found == Installed(
        "T1", "Acme", None, "BBOT", "UBOT", grant.token, scopes, "U1", None, None
    )


async def test_a_workspace_that_has_an_admin_is_shown_no_code(
    there: Scene, web: ClientSession
) -> None:
    there.has_admin = True
    shown = await there.browse(web, INSTALL)
    assert shown.status == 200
    assert "role claim" not in shown.text
    assert "None" not in shown.text


async def test_tokens_that_end_are_kept_with_their_end_and_are_renewed(
    there: Scene, web: ClientSession
) -> None:
    state = await there.begin(web)
    await there.end(web, state=state, code=there.slack.code(rotates=True))
    first = await there.installs.of("T1", None)
    assert first is not None
    assert first.expires == there.clock() + timedelta(hours=12)
    there.clock.pass_by(hours=13)
    second = await there.installs.of("T1", None)
    assert second is not None
    assert second.token != first.token
    assert second.refresh != first.refresh
    assert second.expires == there.clock() + timedelta(hours=12)


async def test_a_whole_organisation_installs_without_naming_a_workspace(
    there: Scene, web: ClientSession
) -> None:
    state = await there.begin(web)
    shown = await there.end(web, state=state, code=there.slack.code(None, enterprise="E1"))
    assert "The bot is installed in Acme Group." in shown.text
    assert there.asked == []
    found = await there.installs.of("T9", "E1")
    assert found is not None
    assert (found.team, found.enterprise) == (None, "E1")


async def test_a_workspace_of_an_organisation_is_kept_as_its_own(
    there: Scene, web: ClientSession
) -> None:
    there.slack.add(Team("T1", enterprise="E1"))
    await there.browse(web, INSTALL)
    (found,) = await there.installs.all()
    assert (found.team, found.enterprise) == ("T1", "E1")
    assert await there.installs.of("T1", "E1") == found
    assert await there.installs.of("T2", "E1") is None


async def test_the_way_to_slack_names_the_app_the_scopes_and_the_way_back(
    web: ClientSession,
) -> None:
    async with scene(public_url=WAY_OUT) as there:
        begun = await there.browse(web, INSTALL, on=False)
    assert begun.status == 302
    assert begun.headers["Cache-Control"] == "no-store"
    query = parse_qs(urlsplit(begun.headers["Location"]).query)
    assert query["client_id"] == [there.slack.state.client_id]
    assert query["scope"] == ["commands,chat:write,users:read"]
    assert query["redirect_uri"] == [f"{WAY_OUT}{REDIRECT}"]


@pytest.mark.parametrize(
    ("public_url", "secure", "path"),
    [("https://a.example", True, "/slack"), (WAY_OUT, True, "/bot/slack"), (None, False, "/slack")],
)
async def test_the_cookie_is_for_nobody_but_this_server(
    web: ClientSession, public_url: str | None, *, secure: bool, path: str
) -> None:
    async with scene(public_url=public_url) as there:
        begun = await there.browse(web, INSTALL, on=False)
    cookie = begun.headers["Set-Cookie"].split("; ")
    assert cookie[0].startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=600", f"Path={path}"} <= set(cookie)
    assert ("Secure" in cookie) == secure


async def test_a_way_back_is_gone_once(there: Scene, web: ClientSession) -> None:
    state = await there.begin(web)
    assert (await there.end(web, state=state, code=there.slack.code())).status == 200
    again = await there.end(web, state=state, code=there.slack.code())
    assert again.status == 400
    assert said("install-used", "en") in again.text
    assert len(there.slack.called(EXCHANGE)) == 1


@pytest.mark.parametrize("error", ["", "access_denied"])
async def test_what_ended_badly_is_begun_anew(there: Scene, web: ClientSession, error: str) -> None:
    state = await there.begin(web)
    await there.end(web, state=state, **({"error": error} if error else {"code": "wrong"}))
    again = await there.end(web, state=state, code=there.slack.code())
    assert again.status == 400
    assert await there.installs.all() == ()


async def test_a_way_back_is_open_for_ten_minutes(there: Scene, web: ClientSession) -> None:
    early, late = await there.begin(web), await there.begin(web)
    there.clock.pass_by(minutes=9, seconds=59)
    assert (await there.end(web, state=early, code=there.slack.code())).status == 200
    there.clock.pass_by(seconds=1)
    assert (await there.end(web, state=late, code=there.slack.code())).status == 400
    assert len(there.slack.called(EXCHANGE)) == 1


async def test_only_the_browser_that_began_comes_to_the_end(
    there: Scene, web: ClientSession
) -> None:
    state = await there.begin(web)
    async with browser() as other:
        for _ in range(2):
            shown = await there.end(other, state=state, code=there.slack.code())
            assert shown.status == 400
            assert said("install-other-browser", "en") in shown.text
            await there.begin(other)
    assert there.slack.called(EXCHANGE) == []
    assert (await there.end(web, state=state, code=there.slack.code())).status == 200


async def test_two_tabs_of_a_browser_both_come_to_the_end(there: Scene, web: ClientSession) -> None:
    states = [await there.begin(web), await there.begin(web)]
    for state in states:
        assert (await there.end(web, state=state, code=there.slack.code())).status == 200


@pytest.mark.parametrize("state", [None, "", "x", "x" * 43, "\0" * 43, "x" * 4000])
async def test_a_way_back_that_was_never_begun_leads_nowhere(
    there: Scene, web: ClientSession, state: str | None
) -> None:
    await there.begin(web)
    query = {} if state is None else {"state": state}
    shown = await there.end(web, code=there.slack.code(), **query)
    assert shown.status == 400
    assert said("install-used", "en") in shown.text
    assert there.slack.called(EXCHANGE) == []


async def test_what_is_over_is_swept_when_the_next_one_begins(
    there: Scene, web: ClientSession
) -> None:
    await there.begin(web)
    begun = there.clock()
    there.clock.pass_by(minutes=10)
    await there.begin(web)
    assert len(await there.store.shelf(STATES).all(now=begun)) == 1


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("query", "status", "why", "code"),
    [
        ({"error": "access_denied"}, 200, "install-cancelled", ""),
        ({"error": "invalid_scope"}, 400, "install-refused", "invalid_scope"),
        ({"error": "\N{SNOWMAN}"}, 400, "install-refused", "?"),
        ({"code": "made-up"}, 400, "install-refused", "invalid_code"),
        ({"code": "not a code"}, 400, "install-refused", "missing_code"),
        ({}, 400, "install-refused", "missing_code"),
    ],
)
async def test_a_refusal_is_told_in_the_readers_language(
    there: Scene,
    web: ClientSession,
    *,
    language: str,
    query: dict[str, str],
    status: int,
    why: str,
    code: str,
) -> None:
    state = await there.begin(web)
    shown = await there.end(web, language, state=state, **query)
    assert shown.status == status
    assert f'<html lang="{language}">' in shown.text
    assert said("install-failed-title", language) in shown.text
    assert said(why, language) in shown.text
    assert f'<a href="{there.url}{INSTALL}">{said("install-again", language)}</a>' in shown.text
    assert re.findall("<code>(.*?)</code>", shown.text) == ([code] if code else [])
    assert await there.installs.all() == ()


@pytest.mark.parametrize(
    ("fault", "status", "why"),
    [
        (Dropped(), 502, "install-unanswered"),
        (Dropped(heard=False), 502, "install-unanswered"),
        (NotJson(), 502, "install-unanswered"),
        (NotJson("[]"), 502, "install-unanswered"),
        (NotJson("{}"), 502, "install-unanswered"),
        (NotJson('{"ok": true}'), 502, "install-unanswered"),
        (
            NotJson('{"ok": true, "access_token": "x", "bot_user_id": "U"}'),
            502,
            "install-unanswered",
        ),
        (
            NotJson('{"ok": true, "access_token": "x", "bot_user_id": "U", "team": 7}'),
            502,
            "install-unanswered",
        ),
        (Broken(503), 502, "install-unanswered"),
        (TooMany(), 400, "install-refused"),
        (Refused("bad_client_secret"), 400, "install-refused"),
    ],
    ids=repr,
)
async def test_a_code_is_exchanged_once_whatever_slack_answers(
    there: Scene,
    web: ClientSession,
    fault: Dropped | NotJson | Broken | TooMany | Refused,
    status: int,
    why: str,
) -> None:
    there.slack.faults.plant(EXCHANGE, fault)
    shown = await there.browse(web, INSTALL)
    assert shown.status == status
    assert said(why, "en") in shown.text
    assert len(there.slack.called(EXCHANGE)) == 1
    assert await there.installs.all() == ()


@pytest.mark.parametrize("fault", [Dropped(), Broken(), NotJson("7"), Refused()], ids=repr)
async def test_an_installation_is_kept_although_its_bot_is_not_told(
    there: Scene, web: ClientSession, fault: Dropped | Broken | NotJson | Refused
) -> None:
    there.slack.faults.plant("auth.test", fault)
    assert (await there.browse(web, INSTALL)).status == 200
    (found,) = await there.installs.all()
    assert (found.bot, found.user) == ("", "UBOT")


@pytest.mark.parametrize(
    ("where", "step", "status", "why"),
    [
        ("states", "add", 503, "install-busy"),
        ("states", "get", 503, "install-busy"),
        ("states", "take", 503, "install-busy"),
        ("installs", "put", 500, "install-unsaved"),
        ("code", "code", 200, ""),
    ],
)
async def test_a_store_that_fails_is_told(
    there: Scene, web: ClientSession, *, where: str, step: str, status: int, why: str
) -> None:
    async def trouble(name: str) -> None:
        if name == step:
            raise locked()

    there.trouble[where] = trouble
    shown = await there.browse(web, INSTALL)
    assert shown.status == status
    assert said(why or "install-help", "en") in shown.text


async def test_names_and_reasons_are_text_and_nothing_else(
    there: Scene, web: ClientSession
) -> None:
    hostile = """"'><script>alert(1)</script>&amp;\u202e\x1b"""
    there.slack.state.teams["T1"].name = hostile
    for query in ({"code": there.slack.code()}, {"error": hostile}, {"error": '"><b>'}):
        shown = await there.end(web, state=await there.begin(web), **query)
        body = shown.text.partition("</style>")[2]
        assert not re.search(r"<(?!/?(head|body|html|h1|p|code|a)\b)", body), body
        assert "&lt;" in body or "?" in body
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown.text)
        policy = shown.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert shown.headers["Referrer-Policy"] == "no-referrer"
        assert shown.headers["Cache-Control"] == "no-store"
        assert shown.headers["X-Content-Type-Options"] == "nosniff"
        assert shown.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", [INSTALL, REDIRECT])
async def test_a_look_ahead_begins_and_ends_nothing(
    there: Scene, web: ClientSession, path: str
) -> None:
    async with web.head(f"{there.url}{path}") as answer:
        assert answer.status == 405
    assert await there.store.shelf(STATES).all(now=there.clock()) == ()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.3", "de"),
        ("fr,*;q=0.5", "en"),
        ("en;q=0.1, DE;Q=0.9", "de"),
        ("de;q=0", "en"),
        ("de;q=nan", "en"),
        ("en, de;q=inf", "en"),
        ("de;Q=0.1, en;Q=0.5", "en"),
        ("de;q=\N{SUPERSCRIPT TWO}", "en"),
        ("de;level=1", "de"),
        (",;,;;q=", "en"),
        ("fr," * 100_000 + "de", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_likes_best(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
