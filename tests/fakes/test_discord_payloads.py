"""What Discord sends has the documented fields, and Discord's library can read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import discord
import pytest

from tests.fakes.discord import payloads
from tests.fakes.discord.payloads import Scene, interaction, option, pressed, resolved, submitted
from tests.fakes.discord.shapes import Json

RECORDED = Path(__file__).parents[1] / "adapters" / "discord" / "recorded"
UNREADABLE = {
    # Fields that Discord documents as always there, or that edits had left out.
    "command_as_of_2022": "attachment_size_limit",
    "message_edited_partial": "type",
}

APP, ADA, EVA = "1401000000000000001", "1403000000000000001", "1403000000000000002"
GUILD, CHANNEL = "1402000000000000001", "1405000000000000001"


def user(name: str, number: str) -> Json:
    return {
        "id": number,
        "username": name,
        "global_name": None,
        "discriminator": "0",
        "avatar": None,
    }


def member() -> Json:
    return {
        "roles": [],
        "joined_at": "2025-03-13T19:19:14.040000+00:00",
        "nick": None,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "premium_since": None,
    }


def in_guild(**more: object) -> Scene:
    channel = {
        "id": CHANNEL,
        "type": 0,
        "name": "deals",
        "position": 0,
        "permission_overwrites": [],
    }
    given: Json = {"guild": GUILD, "member": member(), "permissions": 8, "locale": "de", **more}
    return Scene(application=APP, user=user("ada", ADA), channel=channel, **given)


def in_dm(**more: object) -> Scene:
    given: Json = dict(more)
    channel = {"id": CHANNEL, "type": 1, "recipients": []}
    return Scene(application=APP, user=user("ada", ADA), channel=channel, **given)


def sent(scene: Scene, data: Json | None = None, kind: int = payloads.COMMAND) -> Json:
    data = data or payloads.command("1", ["help"])
    return interaction(kind, data, scene, number="1576000000000000001", token="t")


@pytest.fixture
async def library() -> discord.Client:
    """The library's client, which knows who it is and is connected to nothing."""
    client = discord.Client(intents=discord.Intents(guilds=True))
    state = client._connection
    me: Any = {**user("dealbrief", APP), "bot": True}
    state.user = discord.ClientUser(state=state, data=me)
    return client


def read(library: discord.Client, event: str, said: Json) -> None:
    """Let the library read an event; what it cannot read ends it, connection and all."""
    getattr(library._connection, f"parse_{event.lower()}")(said)


FRAMES = {
    each.stem: json.loads(each.read_text("utf-8")) for each in sorted(RECORDED.glob("*.json"))
}


@pytest.mark.parametrize(("name", "frame"), FRAMES.items(), ids=FRAMES)
async def test_what_is_recorded_can_be_read(
    library: discord.Client, name: str, frame: Json
) -> None:
    if missing := UNREADABLE.get(name):
        with pytest.raises(KeyError, match=missing):
            read(library, frame["t"], frame["d"])
    else:
        read(library, frame["t"], frame["d"])


def test_everything_that_is_recorded_is_another() -> None:
    assert len({each["s"] for each in FRAMES.values()}) == len(FRAMES) > 80
    interactions = [each for each in FRAMES.values() if each["t"] == "INTERACTION_CREATE"]
    assert {each["d"]["type"] for each in interactions} == {1, 2, 3, 4, 5, 99}


def test_no_token_but_the_canary_is_recorded() -> None:
    tokens = {each["d"].get("token") for each in FRAMES.values()}
    assert tokens == {None, "canary-interaction-token"}


def test_in_a_server_a_member_acts_and_may_do_something() -> None:
    found = sent(in_guild())
    assert found["member"]["user"]["id"] == ADA
    assert found["member"]["permissions"] == "8"
    assert "user" not in found
    assert (found["guild_id"], found["guild"]["id"], found["context"]) == (GUILD, GUILD, 0)
    assert (found["locale"], found["guild_locale"]) == ("de", "en-US")
    assert found["authorizing_integration_owners"] == {"0": GUILD}


def test_in_a_direct_message_a_user_acts_and_no_server_is_told() -> None:
    found = sent(in_dm())
    assert found["user"]["id"] == ADA
    assert found["context"] == 1
    assert found["authorizing_integration_owners"] == {"0": "0"}
    assert not {"member", "guild", "guild_id", "guild_locale"} & found.keys()


def test_who_installed_the_app_for_themselves_is_told() -> None:
    found = sent(in_dm(owners={"1": ADA}, context=payloads.IN_PRIVATE_CHANNEL))
    assert (found["authorizing_integration_owners"], found["context"]) == ({"1": ADA}, 2)


def test_a_channel_is_told_in_part() -> None:
    found = sent(in_guild())["channel"]
    assert found == {
        "id": CHANNEL,
        "type": 0,
        "name": "deals",
        "position": 0,
        "permissions": "8",
    }


@pytest.mark.parametrize(("value", "kind"), [("x", 3), (1, 4), (True, 5), (0.5, 10)])
def test_the_type_of_an_option_is_that_of_its_value(value: payloads.Value, kind: int) -> None:
    assert option("deal", value) == {"name": "deal", "type": kind, "value": value}
    assert option("deal", value, 6)["type"] == 6


def test_what_is_being_typed_is_in_focus() -> None:
    assert option("deal", "mis", focused=True)["focused"] is True
    assert "focused" not in option("deal", "mis")


def test_words_of_a_command_are_nested() -> None:
    typed = [option("deal", "x")]
    assert payloads.command("1", ["deal"], typed)["options"] == typed
    [sub] = payloads.command("1", ["fact", "add"], typed)["options"]
    assert sub == {"name": "add", "type": 1, "options": typed}
    [group] = payloads.command("1", ["deal", "fact", "add"], typed)["options"]
    assert group == {"name": "fact", "type": 2, "options": [sub]}
    assert "options" not in payloads.command("1", ["help"])


def test_a_command_of_one_server_names_it() -> None:
    assert payloads.command("1", ["help"], guild=GUILD)["guild_id"] == GUILD
    assert "guild_id" not in payloads.command("1", ["help"])


async def test_a_person_among_the_options_comes_with_what_is_known_of_them(
    library: discord.Client,
) -> None:
    known = resolved(users=[user("eva", EVA)], members={EVA: {**member(), "permissions": "0"}})
    data = payloads.command("1", ["who"], [option("who", EVA, 6)], resolved=known)
    assert known.keys() == {"users", "members"}
    assert data["resolved"]["users"][EVA]["username"] == "eva"
    read(library, "INTERACTION_CREATE", sent(in_guild(), data))


@pytest.mark.parametrize(("of_message", "kind"), [(True, 3), (False, 2)])
def test_a_command_in_a_menu_names_its_target(of_message: bool, kind: int) -> None:
    data = payloads.menu_command("1", "Save as fact", "7", {"messages": {}}, of_message=of_message)
    assert (data["type"], data["target_id"], data["resolved"]) == (kind, "7", {"messages": {}})


def test_a_press_tells_the_component_and_a_choice_its_values() -> None:
    button = {"type": 2, "id": 4, "custom_id": "a:b:0", "label": "x", "style": 1}
    assert pressed(button) == {"component_type": 2, "id": 4, "custom_id": "a:b:0"}
    select = {"type": 3, "custom_id": "a:b:1", "options": []}
    assert pressed(select, [])["values"] == []
    assert pressed(select, ["1"]) == {
        "component_type": 3,
        "id": 0,
        "custom_id": "a:b:1",
        "values": ["1"],
    }
    assert pressed({**select, "type": 5}, [EVA], {"users": {EVA: {}}})["resolved"] == {
        "users": {EVA: {}}
    }


def label(component: Json) -> Json:
    return {"type": 18, "label": "x", "component": component}


OPTIONS = [
    {"label": "x", "value": "a"},
    {"label": "x", "value": "b", "default": True},
    {"label": "x", "value": "c"},
]
CONTROLS: dict[str, tuple[Json, str, payloads.Answer, payloads.Answer]] = {
    "input": ({"type": 4, "value": "was"}, "value", "was", "is"),
    "empty input": ({"type": 4}, "value", "", "is"),
    "select": ({"type": 3, "options": OPTIONS}, "values", ["b"], ["a", "c"]),
    "select of nothing": ({"type": 3, "options": OPTIONS[:1]}, "values", [], ["a"]),
    "people": (
        {"type": 5, "default_values": [{"id": ADA, "type": "user"}]},
        "values",
        [ADA],
        [EVA],
    ),
    "radio": ({"type": 21, "options": OPTIONS}, "value", "b", "a"),
    "radio of nothing": ({"type": 21, "options": OPTIONS[:1]}, "value", None, "a"),
    "boxes": ({"type": 22, "options": OPTIONS}, "values", ["b"], []),
    "box": ({"type": 23, "default": True}, "value", True, False),
    "empty box": ({"type": 23}, "value", False, True),
    "upload": ({"type": 19}, "values", [], ["7"]),
}


@pytest.mark.parametrize(("control", "key", "was", "given"), CONTROLS.values(), ids=CONTROLS)
def test_a_form_says_what_was_filled_in_or_was_there_before(
    control: Json, key: str, was: payloads.Answer, given: payloads.Answer
) -> None:
    modal = {"custom_id": "m", "components": [label({**control, "custom_id": "a"})]}
    for values, answer in (({}, was), ({"a": given}, given)):
        [part] = submitted(modal, values)["components"]
        assert part["type"] == 18
        found = part["component"]
        assert found == {"type": control["type"], "id": 2, "custom_id": "a", key: answer}


def test_a_form_tells_of_every_part_and_of_rows_of_the_old_kind() -> None:
    row = {"type": 1, "components": [{"type": 4, "custom_id": "a"}]}
    modal = {"custom_id": "m", "components": [{"type": 10, "content": "x"}, row]}
    found = submitted(modal, {"a": "is"}, {"users": {EVA: {}}})
    assert found == {
        "custom_id": "m",
        "resolved": {"users": {EVA: {}}},
        "components": [
            {"type": 10, "id": 1},
            {
                "type": 1,
                "id": 3,
                "components": [{"type": 4, "id": 4, "custom_id": "a", "value": "is"}],
            },
        ],
    }
