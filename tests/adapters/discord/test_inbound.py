"""Payloads as Discord sends them: each is one arrival or none, and nothing broken in it raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import inbound
from adapters.discord.drawing.controls import Control, Use
from adapters.discord.receiving.arrivals import (
    Arrival,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
    Typing,
    Where,
    guild_of,
    instant_of,
    workspace_of,
)
from bot.groups import everybody, group
from tests.bot.demo import NOW

Body = dict[str, Any]
Found = Arrival | Typing | None

RECORDED: dict[str, Body] = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "recorded").glob("*.json"))
}

BOT = "1401000000000000001"
SERVER, OTHER = "1402000000000000001", "1402000000000000002"
ADA, EVA = "1403000000000000001", "1403000000000000002"
CHANNEL, DIRECT, THREAD = (f"140500000000000000{n}" for n in (1, 2, 3))
FORUM, POST, VOICE = (f"140500000000000000{n}" for n in (4, 5, 6))

Path_ = tuple[str | int, ...]

EDITORS = "1406000000000000001"

HERE = Where(SERVER, CHANNEL, ADA, "Ada Example", roles=(EDITORS,))
ALONE = Where("", DIRECT, ADA, "Ada Example", direct=True)
ASKED = Control(Use.ASK, "q7m2x9k4", 0)


def found(event: Body) -> Found:
    body = event.get("d")
    told = body if isinstance(body, dict) else {}
    if event.get("t") == "MESSAGE_CREATE":
        return inbound.said(told, BOT)
    if event.get("t") == "INTERACTION_CREATE":
        return inbound.typing(told) or inbound.interacted(told)
    return None


def recorded(name: str) -> Found:
    return found(RECORDED[name])


def where(name: str) -> Where:
    arrival = recorded(name)
    assert arrival is not None
    return arrival.where


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("command_bare", "help", ()),
        ("command_empty_options", "help", ()),
        (
            "command",
            "fact show",
            (("deal", "Mistral AI"), ("property", "funding"), ("limit", "5")),
        ),
        ("command_in_group", "deal fact add", (("deal", "Mistral AI"), ("value", "600 Mio. €"))),
        ("command_by_admin", "role grant", (("who", EVA), ("role", "editor"))),
        ("command_unknown_option", "deal", (("deal", "Mistral AI"),)),
        ("command_german", "ask", (("question", "Wer führte die Runde von „Mistral AI“ an?"),)),
    ],
)
def test_a_command_is_its_words_and_the_options_that_hold_something(
    name: str, text: str, options: tuple[tuple[str, str], ...]
) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Typed)
    assert (arrival.text, arrival.options) == (text, options)


def test_numbers_and_people_are_as_somebody_would_type_them() -> None:
    arrival = recorded("command_every_type")
    assert isinstance(arrival, Typed)
    given = dict(arrival.options)
    assert (given["whole"], given["share"], given["who"]) == ("-3", "0.25", EVA)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("command", HERE),
        ("command_german", Where(SERVER, CHANNEL, EVA, "Evi", roles=(EDITORS,))),
        ("command_in_dm", ALONE),
        ("command_in_thread", replace(HERE, channel=THREAD, parent=CHANNEL)),
        ("command_in_forum_post", replace(HERE, channel=POST, parent=FORUM)),
        ("command_in_forum", replace(HERE, channel=FORUM)),
        ("command_in_voice_channel", replace(HERE, channel=VOICE)),
        ("command_without_member", replace(HERE, roles=())),
        ("message_direct", ALONE),
        ("mention", HERE),
    ],
)
def test_it_is_known_from_where_something_comes(name: str, there: Where) -> None:
    assert where(name) == there


def test_the_roles_of_a_member_are_groups_and_everybody_s_is_none() -> None:
    call = inbound.call_of(
        where("command"), "deal", language="en", told=True, zone=ZoneInfo("UTC"), at=NOW, key=""
    )

    assert call.groups == (group(EDITORS),)
    assert everybody(call.workspace) not in call.groups


@pytest.mark.parametrize("roles", [None, "1406000000000000001", {}, [1], ["x"], [None]])
def test_roles_of_no_form_that_is_documented_are_none(roles: object) -> None:
    event = deepcopy(RECORDED["command"])
    event["d"]["member"]["roles"] = roles

    assert isinstance(arrival := found(event), Typed)
    assert arrival.where.roles == ()


def test_a_role_that_was_chosen_is_a_group_and_a_person_is_none() -> None:
    event = deepcopy(RECORDED["command_by_admin"])
    data = event["d"]["data"]
    data["resolved"] = {"roles": {EVA: {"id": EVA, "name": "desk"}}}

    assert isinstance(arrival := found(event), Typed)
    assert dict(arrival.options)["who"] == group(EVA)


def test_a_role_that_was_chosen_in_a_form_is_a_group() -> None:
    event = deepcopy(RECORDED["form_of_every_control"])
    event["d"]["data"]["resolved"]["roles"] = {EDITORS: {"id": EDITORS, "name": "desk"}}

    assert isinstance(arrival := found(event), Submitted)
    assert dict(arrival.fields)["role"] == group(EDITORS)


def test_a_thread_has_the_settings_of_its_channel_and_a_channel_its_own() -> None:
    assert where("command_in_thread").place == CHANNEL
    assert where("command").place == CHANNEL


def test_a_message_in_a_thread_is_told_its_channel() -> None:
    said = inbound.said(RECORDED["mention_in_thread"]["d"], BOT, CHANNEL)
    assert said is not None
    assert (said.where.channel, said.where.place) == (THREAD, CHANNEL)


@pytest.mark.parametrize("name", ["command_german", "button_by_another"])
def test_the_language_of_the_client_is_told(name: str) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Typed | Pressed)
    assert arrival.locale == "de"


def test_an_answer_has_its_address_and_its_own_key() -> None:
    command, press = recorded("command"), recorded("button")
    assert isinstance(command, Typed)
    assert isinstance(press, Pressed)
    assert command.address.application == BOT
    assert command.address.token == RECORDED["command"]["d"]["token"]
    assert command.key == f"command:{RECORDED['command']['d']['id']}"
    assert press.key == f"press:{RECORDED['button']['d']['id']}"


def test_the_token_of_an_address_is_never_shown() -> None:
    for name, event in RECORDED.items():
        token = event.get("d") and event["d"].get("token")
        if token and (arrival := recorded(name)):
            assert token not in repr(arrival)


@pytest.mark.parametrize(
    ("name", "ephemeral"), [("button", False), ("button_ephemeral", True), ("button_in_dm", False)]
)
def test_a_button_says_what_was_pressed_and_who_sees_it(name: str, *, ephemeral: bool) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Pressed)
    assert (arrival.control, arrival.ephemeral) == (ASKED, ephemeral)
    assert arrival.message == RECORDED[name]["d"]["message"]["id"]


def test_a_button_of_another_program_says_nothing() -> None:
    arrival = recorded("button_unknown")
    assert isinstance(arrival, Pressed)
    assert arrival.control is None


@pytest.mark.parametrize(
    ("name", "chosen"),
    [("select", ("1",)), ("select_nothing", ()), ("select_people", (EVA, "1403000000000000003"))],
)
def test_a_list_says_what_was_chosen(name: str, chosen: tuple[str, ...]) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Pressed)
    assert arrival.chosen == chosen


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("form", (("value", "600 Mio. €\nim Juni"), ("property", "funding"), ("who", EVA))),
        ("form_left_empty", (("value", ""), ("property", ""), ("who", ""))),
        ("form_of_rows", (("value", "600 Mio. €"),)),
        ("form_of_unknown_control", (("value", "x"), ("later", ""))),
        ("form_unknown", ()),
    ],
)
def test_a_form_says_what_stands_in_its_fields(
    name: str, fields: tuple[tuple[str, str], ...]
) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Submitted)
    assert arrival.fields == fields


@pytest.mark.parametrize(
    ("name", "command", "parameter", "text"),
    [
        ("autocomplete", "deal", "deal", "mis"),
        ("autocomplete_empty", "deal", "deal", ""),
        ("autocomplete_in_group", "deal fact add", "property", "fun"),
        ("autocomplete_number", "history", "version", "1"),
    ],
)
def test_what_is_typed_so_far_is_known(name: str, command: str, parameter: str, text: str) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Typing)
    assert (arrival.command, arrival.parameter, arrival.typed) == (command, parameter, text)


def test_a_message_to_save_comes_with_its_author_and_its_words() -> None:
    arrival = recorded("message_command")
    assert isinstance(arrival, Saving)
    assert arrival.text == "Mistral AI raised 600 Mio. € in June."
    assert (arrival.author, arrival.called) == (EVA, "Eva Beispiel")
    assert arrival.message == RECORDED["message_command"]["d"]["data"]["target_id"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mention", "who led the round of Mistral AI?"),
        ("mention_alone", ""),
        ("message_direct", "who led the round of Mistral AI?"),
        ("message_direct_with_file", ""),
    ],
)
def test_a_message_to_the_bot_is_what_it_says_without_the_mention(name: str, text: str) -> None:
    arrival = recorded(name)
    assert isinstance(arrival, Said)
    assert arrival.text == text


@pytest.mark.parametrize(
    "name",
    [
        "autocomplete_unfocused",
        "command_by_own_install",
        "command_by_own_install_in_server",
        "command_context_menu_user",
        "command_of_unknown_type",
        "command_without_channel",
        "command_without_data",
        "command_without_person",
        "interaction_unknown",
        "mention_of_everyone",
        "mention_of_role",
        "message_command_without_message",
        "message_deleted",
        "message_direct_of_own",
        "message_edited",
        "message_of_bot",
        "message_of_newcomer",
        "message_of_own",
        "message_of_unknown_type",
        "message_of_webhook",
        "message_pinned",
        "message_without_content",
        "ping",
        "server_left",
    ],
)
def test_what_is_not_for_the_bot_is_nothing(name: str) -> None:
    assert recorded(name) is None


def test_a_server_is_a_workspace_and_no_other_platform_s_is_one() -> None:
    assert guild_of(workspace_of(SERVER)) == SERVER
    assert guild_of(workspace_of(SERVER).replace("discord", "slack")) == ""  # type: ignore[arg-type]  # a workspace by its name


def test_an_id_tells_when_something_was_made() -> None:
    assert instant_of("175928847299117063").isoformat() == "2016-04-30T11:18:25.796000+00:00"


def _paths(value: object, path: Path_ = ()) -> Iterator[Path_]:
    steps: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    for step, inner in steps:
        yield (*path, step)
        yield from _paths(inner, (*path, step))


PLACES = [(name, path) for name, event in RECORDED.items() for path in _paths(event["d"])]


@given(st.sampled_from(PLACES), st.sampled_from([None, 0, "", "x", [], {}, [None], True, 2**70]))
def test_nothing_broken_in_a_payload_raises(place: tuple[str, Path_], broken: object) -> None:
    name, path = place
    event = deepcopy(RECORDED[name])
    inner: Any = event["d"]
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = broken
    found(event)
