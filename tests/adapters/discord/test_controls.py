from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.press import Kind
from adapters.discord.drawing.controls import Control, Use, custom_id, read

ANSWERS = st.text(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-", min_size=1, max_size=64
)

NONSENSE: tuple[object, ...] = (
    None,
    7,
    b"ask:a:0",
    [],
    {"kind": "ask"},
    "",
    "ask",
    "ask:a",
    "ask:a:",
    "ask::0",
    ":a:0",
    "drop:a:0",
    "ASK:a:0",
    "ask:a:-1",
    "ask:a:01",
    "ask:a:1.5",
    "ask:a:10000",
    "ask:a:١",
    "ask:a:0:0",
    "ask:a b:0",
    "ask:ä:0",
    "ask:a\n:0",
    "ask:a:0\n",
    " ask:a:0",
    "ask:a:0 ",
    "ask:\ud83d:0",
    f"ask:{'a' * 65}:0",
    f"ask:a:{'9' * 5_000}",
    "ask:a:0" * 5_000,
)


@given(kind=st.sampled_from(Use), answer=ANSWERS, number=st.integers(0, 9_999))
def test_what_is_written_is_read_again_and_is_short(kind: Use, answer: str, number: int) -> None:
    written = custom_id(kind, answer, number)

    assert read(written) == Control(kind, answer, number)
    assert len(written) <= 100


def test_every_press_has_its_control() -> None:
    assert {each.value for each in Kind} <= {each.value for each in Use}


def test_what_is_no_id_is_nothing() -> None:
    assert [written for written in NONSENSE if read(written) is not None] == []


@given(written=st.text() | st.from_regex(r"(ask|more|share|form):\w*:[0-9-]*", fullmatch=True))
def test_nothing_raises(written: str) -> None:
    found = read(written)

    assert found is None or custom_id(found.kind, found.answer, found.number) == written


@pytest.mark.parametrize(
    ("kind", "answer", "number"),
    [("drop", "a", 0), ("ask", "", 0), ("ask", "a:b", 0), ("ask", "a" * 65, 0), ("ask", "a", -1)],
)
def test_what_could_not_be_read_is_not_written(kind: str, answer: str, number: int) -> None:
    with pytest.raises(ValueError, match="is no id of a control"):
        custom_id(kind, answer, number)
