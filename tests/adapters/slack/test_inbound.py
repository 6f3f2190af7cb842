"""Payloads as Slack sends them: each is one arrival or none, and nothing broken in it raises."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.press import Kind, Press
from adapters.slack import inbound
from adapters.slack.receiving.arrivals import (
    Arrival,
    Gone,
    Opened,
    Pressed,
    Said,
    Saving,
    Submitted,
    Typed,
    Typing,
    Where,
)

Body = dict[str, Any]
Path_ = tuple[str | int, ...]
Found = Arrival | Typing | None

RECORDED: dict[str, Body] = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "recorded").glob("*.json"))
}

READERS: tuple[Callable[[Body], Found], ...] = (
    lambda body: inbound.typed(body, ""),
    inbound.said,
    inbound.opened,
    inbound.gone,
    inbound.pressed,
    inbound.submitted,
    inbound.typing,
    inbound.saving,
)

TRIGGER = "8171520338593.6039017857.0a1b2c3d4e5f60718293a4b5c6d7e8f9"
EVENT, PRESS = "event:Ev08ABC1DEF", f"press:{TRIGGER}"
ASKED = Press(Kind.ASK, "funding", "k7Qm2xVb9TzR", 412, 1764428400, "en", "Europe/London")


def url(kind: str) -> str:
    return f"https://hooks.slack.com/{kind}/T061EG9R6/4931820194/scrubbed-address"


KIM = Where("T061EG9R6", None, "U061F7AUR")
IN_ORG = replace(KIM, enterprise="E019ABC2D")
IN_CHANNEL = replace(KIM, channel="C061EG9SL")
ALONE = replace(KIM, channel="D061F7G2X")
NOBODY = replace(KIM, user="")
ABOVE = "1764428000.000100"
IN_THREAD = replace(IN_CHANNEL, thread="1764428400.000200")

TYPED = Typed(IN_CHANNEL, "funding mistral", f"command:{TRIGGER}", url("commands"), TRIGGER)
SAID = Said(IN_CHANNEL, "<@U0LAN0Z89> funding mistral", EVENT, "1764428400.000200")
ALONE_SAID = Said(ALONE, "who founded mistral?", EVENT, "1764428500.000300")
POSTED = "1764428441.000950"
PRESSED = Pressed(IN_THREAD, ASKED, PRESS, url("actions"), TRIGGER, POSTED)
UNSEEN = replace(PRESSED, where=IN_CHANNEL, message="1764428440.000900", ephemeral=True)
IN_VIEW = Pressed(KIM, ASKED, PRESS, "", TRIGGER)
SUBMITTED = Submitted(
    IN_CHANNEL,
    "compare",
    (("b", "Mistral Medium"), ("a", "Mistral Large"), ("by", "cost"), ("who", "U061F7BQ2")),
    frozenset(("a", "by", "who", "since")),
    "view:V09FORM1:1764428460.xYz12345:1de377c5e4545b63",
)
SAVING = Saving(
    IN_CHANNEL,
    "Mistral AI raised >€600M, see example.com/round",
    "U061F7BQ2",
    "1764428350.000150",
    f"shortcut:{TRIGGER}",
    url("app"),
    TRIGGER,
)
OPENED = Opened(KIM, EVENT)
GONE = Gone(NOBODY, EVENT, datetime(2025, 11, 29, 15, 0, tzinfo=UTC))

EXPECTED: dict[str, Found] = {
    "slash_command": TYPED,
    "slash_command_direct": replace(TYPED, where=ALONE, text="funding mistral since:2023"),
    "slash_command_organisation": replace(TYPED, where=replace(IN_CHANNEL, enterprise="E019ABC2D")),
    "app_mention": SAID,
    "app_mention_edited": SAID,
    "app_mention_in_thread": replace(SAID, where=replace(IN_CHANNEL, thread=ABOVE)),
    "app_mention_in_shared_channel": SAID,
    "app_mention_of_stranger": replace(
        SAID, where=replace(IN_CHANNEL, user="U7STRANGE"), stranger=True
    ),
    "app_mention_organisation": replace(SAID, where=replace(IN_CHANNEL, enterprise="E019ABC2D")),
    "app_mention_organisation_without_team": replace(
        SAID, where=replace(IN_CHANNEL, enterprise="E019ABC2D")
    ),
    "message_im": ALONE_SAID,
    "message_im_in_thread": replace(ALONE_SAID, where=replace(ALONE, thread=ABOVE)),
    "message_with_file": replace(
        ALONE_SAID, text="what is this?", file="upload:F0ABCDEF1 terms.pdf"
    ),
    "message_thread_broadcast": Said(
        replace(ALONE, thread=ABOVE), "terms", EVENT, "1764428510.000400"
    ),
    "message_in_channel": None,
    "message_of_bot": None,
    "message_of_integration": None,
    "message_changed": None,
    "message_deleted": None,
    "member_joined_channel": None,
    "app_home_opened": OPENED,
    "app_home_opened_first": OPENED,
    "app_home_opened_messages": None,
    "app_home_opened_organisation": Opened(IN_ORG, EVENT),
    "app_uninstalled": GONE,
    "app_uninstalled_bare": GONE,
    "app_uninstalled_organisation": replace(GONE, where=Where("", "E019ABC2D", "")),
    "tokens_revoked": GONE,
    "tokens_revoked_of_person": None,
    "block_actions_ephemeral": UNSEEN,
    "block_actions_thread": PRESSED,
    "block_actions_of_stranger": replace(
        PRESSED, where=replace(IN_THREAD, user="U7STRANGE"), stranger=True
    ),
    "block_actions_organisation": replace(
        PRESSED, where=replace(IN_THREAD, enterprise="E019ABC2D")
    ),
    "block_actions_home": IN_VIEW,
    "block_actions_modal": IN_VIEW,
    "block_actions_select": None,
    "block_suggestion": Typing(IN_CHANNEL, "compare", "a", "mis"),
    "view_submission": SUBMITTED,
    "view_submission_organisation": replace(
        SUBMITTED, where=replace(IN_CHANNEL, enterprise="E019ABC2D")
    ),
    "view_closed": None,
    "message_shortcut": SAVING,
    "message_shortcut_in_thread": replace(SAVING, where=replace(IN_CHANNEL, thread=ABOVE)),
    "message_shortcut_on_bot": replace(SAVING, text="Series C closed", author="newswire"),
}

NEEDED = {
    "slash_command": "team_id user_id channel_id command trigger_id response_url",
    "app_mention": "event event.type event.user event.channel event.ts event_id",
    "app_home_opened": "event event.type event.tab event.user event_id",
    "app_uninstalled": "event event.type event_id team_id",
    "block_actions_thread": "type actions actions.0 actions.0.type user user.id trigger_id "
    "response_url",
    "block_suggestion": "type user user.id view view.private_metadata",
    "view_submission": "type user user.id view view.id view.private_metadata",
    "message_shortcut": "type callback_id user user.id channel channel.id message message.ts "
    "trigger_id response_url",
}

OTHER: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    10**400,
    1.5,
    "",
    "\x00<@U1>&",
    "[" * 9,
    [],
    [None],
    [[]],
    [["only one"]],
    {},
    {"id": {}},
    {"": []},
)
"""What may stand in a field that has another type, or another value, than it should have."""


def found(body: Body) -> list[Arrival | Typing]:
    return [arrival for read in READERS if (arrival := read(body)) is not None]


def paths(value: object, above: Path_ = ()) -> Iterator[Path_]:
    if above:
        yield above
    steps = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else steps
    for step, each in items:
        yield from paths(each, (*above, step))


def changed(body: Body, path: Path_, *values: object) -> Body:
    """Return a payload without what stands at a path, or with another value there."""
    other = deepcopy(body)
    at: Any = other
    for step in path[:-1]:
        at = at[step]
    if values:
        at[path[-1]] = values[0]
    else:
        del at[path[-1]]
    return other


@pytest.mark.parametrize("name", RECORDED)
def test_each_payload_is_its_one_arrival_or_none(name: str) -> None:
    arrival = EXPECTED[name]
    assert found(RECORDED[name]) == ([] if arrival is None else [arrival])


def test_every_arrival_that_is_expected_was_recorded() -> None:
    assert EXPECTED.keys() == RECORDED.keys()


def test_an_address_and_a_trigger_are_in_no_repr() -> None:
    for arrival in (TYPED, PRESSED, SAVING):
        assert "hooks.slack.com" not in repr(arrival)
        assert f"'{TRIGGER}'" not in repr(arrival)


@pytest.mark.parametrize("name", NEEDED)
def test_without_what_it_needs_a_payload_is_none(name: str) -> None:
    for dotted in NEEDED[name].split():
        path = tuple(int(step) if step.isdigit() else step for step in dotted.split("."))
        assert found(changed(RECORDED[name], path)) == []
        for other in (None, True, 7, [], {}, ["x"], {"x": "y"}):
            assert found(changed(RECORDED[name], path, other)) == [], (dotted, other)


@pytest.mark.parametrize("name", RECORDED)
def test_whatever_is_missing_or_different_raises_nothing(name: str) -> None:
    for path in paths(RECORDED[name]):
        whole(found(changed(RECORDED[name], path)))
        for other in OTHER:
            whole(found(changed(RECORDED[name], path, other)))


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(data=st.data())
def test_nor_does_anything_else_at_many_places_at_once(data: st.DataObject) -> None:
    body = RECORDED[data.draw(st.sampled_from(sorted(RECORDED)))]
    for _ in range(data.draw(st.integers(1, 5))):
        if not (there := list(paths(body))):
            return
        path = data.draw(st.sampled_from(there))
        body = changed(body, path, *data.draw(st.just(()) | st.tuples(JSON)))
    whole(found(body))


@given(body=st.dictionaries(st.text(), JSON))
def test_nor_does_what_is_no_payload_at_all(body: Mapping[str, Any]) -> None:
    whole(found(dict(body)))


def whole(arrivals: list[Arrival | Typing]) -> None:
    """Whatever is taken for an arrival says whose it is and, where it has an effect, which."""
    for each in arrivals:
        assert each.where.team or (isinstance(each, Gone) and each.where.enterprise)
        assert each.where.user or isinstance(each, Gone)
        assert isinstance(each, Typing) or not each.key.endswith(":")
