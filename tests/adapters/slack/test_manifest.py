"""The manifest against what Slack documents of manifests, written down below."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import SecretStr

import adapters.slack
from adapters.slack.checking.set_up import BUILT_IN, LONGEST_COMMAND, MOST_COMMANDS
from adapters.slack.inbound import EVERYTHING
from adapters.slack.installing.oauth import REDIRECT
from adapters.slack.manifest import LISTENED_TO, SCOPES, manifest
from adapters.slack.receiving.http import EVENTS
from adapters.slack.settings import SlackSettings
from bot.arguments import named
from bot.command import commands
from tests.adapters.program import start

ADAPTER = Path(adapters.slack.__file__).parent
DOCS = (Path(__file__).parents[3] / "docs" / "slack.md").read_text("utf-8")

Json = dict[str, Any]


def _text(most: int, least: int = 1, pattern: str = "") -> Json:
    return {"type": "string", "minLength": least, "maxLength": most, "pattern": pattern}


def _list(items: Json, most: int, least: int = 0) -> Json:
    return {"type": "array", "items": items, "maxItems": most, "minItems": least}


def _object(required: str = "", /, **properties: Json) -> Json:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


FLAG: Json = {"type": "boolean"}
NAMES: Json = {**_list(_text(50), 100), "uniqueItems": True}
SCOPE_LIST: Json = {**_list(_text(50), 255), "uniqueItems": True}

# App manifest reference, docs.slack.dev, and slackapi/manifest-schema, version 1; both 2026-11.
# Keys that are not listed are refused by Slack, and so they are here.
DOCUMENTED = _object(
    "display_information",
    display_information=_object(
        "name",
        name=_text(35),
        description=_text(140),
        long_description=_text(4000, 175),
        background_color=_text(7, 4, "^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$"),
    ),
    features=_object(
        app_home=_object(
            home_tab_enabled=FLAG, messages_tab_enabled=FLAG, messages_tab_read_only_enabled=FLAG
        ),
        bot_user=_object("display_name", display_name=_text(80), always_online=FLAG),
        shortcuts=_list(
            _object(
                "name type callback_id description",
                name=_text(24),
                type={"enum": ["message", "global"]},
                callback_id=_text(255),
                description=_text(150),
            ),
            10,
            1,
        ),
        slash_commands=_list(
            _object(
                "command description",
                command=_text(LONGEST_COMMAND, 2, r"^/[^\sA-Z]+$"),
                description=_text(2000),
                usage_hint=_text(1000),
                should_escape=FLAG,
                url=_text(3000, pattern="^https?://"),
            ),
            MOST_COMMANDS,
            1,
        ),
    ),
    oauth_config=_object(
        redirect_urls=_list(_text(2500, pattern="^https?://"), 1000),
        scopes=_object(bot=SCOPE_LIST, user=SCOPE_LIST),
    ),
    settings=_object(
        event_subscriptions=_object(
            request_url=_text(3500, pattern="^https?://"), bot_events=NAMES, user_events=NAMES
        ),
        interactivity=_object(
            "is_enabled",
            is_enabled=FLAG,
            request_url=_text(3500, pattern="^https?://"),
            message_menu_options_url=_text(3500, pattern="^https?://"),
        ),
        org_deploy_enabled=FLAG,
        socket_mode_enabled=FLAG,
        token_rotation_enabled=FLAG,
    ),
)

# docs.slack.dev/reference/events/…, "Required scopes", 2026-11.
EVENT_SCOPES = {
    "app_home_opened": "",
    "app_mention": "app_mentions:read",
    "app_uninstalled": "",
    "message.im": "im:history",
    "tokens_revoked": "",
}

# docs.slack.dev/reference/scopes/…, "Compatible API methods", 2026-11; "" stands for what Slack
# sends by itself. A message to a person is one more use of im:write: it opens the conversation.
SCOPE_USES = {
    "commands": ("views_open", ""),
    "chat:write": ("chat.postMessage", "chat.update", "chat.delete", "chat.postEphemeral"),
    "app_mentions:read": ("",),
    "im:history": ("",),
    "im:write": ("conversations_open", "chat.postMessage"),
    "channels:history": ("conversations_history", "conversations_replies"),
    "files:read": ("files_info",),
    "files:write": ("files_upload_v2",),
    "groups:history": ("conversations_history", "conversations_replies"),
    "channels:read": ("users_conversations",),
    "groups:read": ("users_conversations",),
    "usergroups:read": ("usergroups_list",),
    "users:read": ("users_info", "bots_info"),
}

SOCKET = SlackSettings.model_construct()
HTTP = SOCKET.model_copy(update={"delivery": "http", "public_url": "https://bot.example.com"})
OAUTH = HTTP.model_copy(update={"client_id": "1.2", "client_secret": SecretStr("secret")})
EVERY = " ".join(each.name for each in commands() if each.name not in BUILT_IN)
WAYS = {
    "socket": SOCKET,
    "http": HTTP,
    "oauth": OAUTH,
    "no address": OAUTH.model_copy(update={"public_url": ""}),
    "no short commands": SOCKET.model_copy(update={"commands": ""}),
    "every command": SOCKET.model_copy(update={"commands": EVERY, "prefix": "db-"}),
    "German names": HTTP.model_copy(update={"commands": "finanzierung zeitleiste konflikte"}),
}


@pytest.fixture(params=list(WAYS.values()), ids=list(WAYS))
def settings(request: pytest.FixtureRequest) -> SlackSettings:
    given: SlackSettings = request.param
    return given


def test_every_manifest_is_one_that_slack_takes(settings: SlackSettings) -> None:
    errors = Draft7Validator(DOCUMENTED).iter_errors(manifest(settings))

    assert [f"{each.json_path}: {each.message}" for each in errors] == []


def test_a_key_that_slack_does_not_know_would_be_noticed() -> None:
    for spoilt in ({"_own": 1}, {"settings": {"socket_mode": True}}, {"features": {"icon": ""}}):
        assert list(Draft7Validator(DOCUMENTED).iter_errors({**manifest(SOCKET), **spoilt}))


def test_events_and_clicks_have_an_address_where_no_socket_takes_them(
    settings: SlackSettings,
) -> None:
    made = manifest(settings)
    over_socket = _at(made, "settings", "socket_mode_enabled")
    addresses = [
        _at(made, "settings", "event_subscriptions").get("request_url"),
        _at(made, "settings", "interactivity").get("request_url"),
        _at(made, "settings", "interactivity").get("message_menu_options_url"),
        *(each.get("url") for each in _at(made, "features", "slash_commands")),
    ]

    assert over_socket is (settings.delivery == "socket")
    if over_socket:
        assert set(addresses) == {None}
    else:
        (address,) = set(addresses)
        assert address.startswith("https://")
        assert address.endswith(EVENTS)


def test_tokens_are_rotated_only_where_workspaces_install_the_bot(settings: SlackSettings) -> None:
    made = manifest(settings)
    redirects = _at(made, "oauth_config").get("redirect_urls", [])

    assert _at(made, "settings", "token_rotation_enabled") is bool(redirects)
    assert bool(redirects) is bool(settings.client_id)
    assert all(each.endswith(REDIRECT) for each in redirects)


def test_a_bot_by_one_token_is_given_one_that_does_not_end() -> None:
    both = OAUTH.model_copy(update={"bot_token": SecretStr("xoxb-1")})

    assert _at(manifest(both), "settings", "token_rotation_enabled") is False


def test_every_event_has_its_scope() -> None:
    assert set(LISTENED_TO) == set(EVENT_SCOPES)
    assert {each for each in EVENT_SCOPES.values() if each} <= set(SCOPES)


def test_every_scope_is_used_and_its_use_is_told() -> None:
    sources = (each for each in ADAPTER.rglob("*.py") if each.name != "manifest.py")
    source = "".join(each.read_text("utf-8") for each in sources)

    assert set(SCOPE_USES) == set(SCOPES)
    for scope, uses in SCOPE_USES.items():
        assert all(each in source for each in uses), scope
        assert f"| `{scope}` | {SCOPES[scope]} |" in DOCS


def test_every_command_is_one_of_ours_and_none_of_slack_s(settings: SlackSettings) -> None:
    for each in _at(manifest(settings), "features", "slash_commands"):
        name = each["command"].removeprefix(f"/{settings.prefix}")
        assert name == EVERYTHING or named(name, commands())
        assert each["command"][1:] not in BUILT_IN


def test_no_two_commands_are_the_same(settings: SlackSettings) -> None:
    found = [each["command"] for each in _at(manifest(settings), "features", "slash_commands")]

    assert len(set(found)) == len(found)


def test_a_german_manifest_differs_in_its_words_alone() -> None:
    english, german = manifest(SOCKET), manifest(SOCKET, "de")

    assert not list(Draft7Validator(DOCUMENTED).iter_errors(german))
    assert _shape(english) == _shape(german)
    assert "Als Angabe speichern" in json.dumps(german, ensure_ascii=False)
    assert set(_told(english)).isdisjoint(_told(german))


def test_the_program_prints_what_can_be_pasted(tmp_path: Path) -> None:
    plain = start(tmp_path, "slack", "manifest")
    german = start(tmp_path, "slack", "manifest", "--language", "de")

    assert json.loads(plain.stdout) == manifest(SOCKET)
    assert json.loads(german.stdout) == manifest(SOCKET, "de")
    assert plain.stderr == german.stderr == ""
    assert start(tmp_path, "slack", "manifest", "--language", "xx").returncode == 2


def _at(made: Json, *path: str) -> Any:  # noqa: ANN401 - JSON of any kind
    for each in path:
        made = made[each]
    return made


def _shape(found: object) -> object:
    """Return JSON with every text that people read left out."""
    match found:
        case dict():
            read = {"description", "long_description", "usage_hint"}
            return {key: _shape(each) for key, each in found.items() if key not in read}
        case list():
            return [_shape(each) for each in found]
        case "Save as fact" | "Als Angabe speichern":
            return "save"
        case _:
            return found


def _told(found: object) -> Iterator[str]:
    match found:
        case dict():
            for key, each in found.items():
                if key in {"description", "long_description"}:
                    yield str(each)
                yield from _told(each)
        case list():
            for each in found:
                yield from _told(each)
