from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.press import Kind, Press, Under
from adapters.slack.drawing.buttons import read, write

PRESS = Press(
    Kind.MORE, "funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "de", "Europe/Berlin", 2
)
ZONES = st.sampled_from(("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"))
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
PRESSES = st.builds(
    Press,
    kind=st.sampled_from(Kind),
    command=TEXTS,
    answer=TEXTS,
    seq=st.none() | st.integers(0, 2**53 - 1),
    at=st.integers(0, 2**53 - 1),
    language=TEXTS,
    zone=ZONES,
    page=st.integers(1, 9_999),
)

TAMPERED: tuple[tuple[str, object], ...] = (
    ("k", "drop"),
    ("k", None),
    ("k", []),
    ("c", ""),
    ("c", 7),
    ("c", "\ud83d"),
    ("a", {}),
    ("s", -1),
    ("s", 1.5),
    ("s", True),
    ("s", False),
    ("s", 2**53),
    ("s", "1"),
    ("t", None),
    ("t", float("nan")),
    ("t", float("inf")),
    ("t", 10**300),
    ("t", True),
    ("p", 0),
    ("p", 10_000),
    ("p", True),
    ("l", ""),
    ("l", "x" * 36),
    ("z", ""),
    ("z", "Europe"),
    ("z", "Mars/Olympus"),
    ("z", "../../etc/passwd"),
    ("z", "/etc/localtime"),
    ("z", "a\x00b"),
    ("z", "x" * 500),
    ("z", 0),
)
NONSENSE: tuple[object, ...] = (
    None,
    7,
    b"{}",
    "",
    "{",
    "null",
    "[]",
    "{}",
    "NaN",
    "1" * 5_000,
    "9" * 1_999,
    "[" * 1_999,
    '{"a":' * 300,
    '{"k":"ask"}',
    json.dumps({**json.loads(write(PRESS)), "x": 1}),
    write(PRESS) + " " * 2_000,
    "\ud800",
)


@given(press=PRESSES)
def test_what_is_written_is_read_again(press: Press) -> None:
    assert read(write(press)) == press


def test_a_value_is_short() -> None:
    assert len(write(PRESS)) < 150


@pytest.mark.parametrize("command", ["x" * 1_950, "😀" * 975], ids=["letters", "emoji"])
def test_a_command_without_room_is_refused(command: str) -> None:
    with pytest.raises(ValueError, match="a button's value holds 2000 characters"):
        write(replace(PRESS, command=command))


def test_buttons_stand_under_an_answer() -> None:
    under = Under("funding", "k7Qm2xVb9TzR", None, 5, "UTC")

    assert under.press(Kind.ASK, "sources 4", "en") == Press(
        Kind.ASK, "sources 4", "k7Qm2xVb9TzR", None, 5, "en", "UTC"
    )


def test_a_value_that_was_tampered_with_is_nothing() -> None:
    told = json.loads(write(PRESS))
    read_all_the_same = [
        (key, value)
        for key, value in TAMPERED
        if read(json.dumps({**told, key: value})) is not None
    ]

    assert read_all_the_same == []


def test_what_is_no_value_is_nothing() -> None:
    assert [value for value in NONSENSE if read(value) is not None] == []


def test_what_was_typed_goes_into_a_value_without_what_has_no_letters() -> None:
    under = Under("half \ud83d\nline", "k7Qm2xVb9TzR", None, 5, "UTC")
    press = under.press(Kind.SHARE, under.command, "en")

    assert read(write(press)) == press
    assert press.command == "half \N{REPLACEMENT CHARACTER} line"


@given(value=st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_nothing_else_is_read_and_nothing_raises(value: str) -> None:
    assert read(value) is None
