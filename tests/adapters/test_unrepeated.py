"""An answer that wrote something is turned by whoever was told it, and by nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.chat.unrepeated import Unrepeated
from bot.call import Call
from bot.document import Reply
from bot.drafts import KEPT_FOR
from bot.service import Spoken
from store.base import WorkspaceId
from store.events import PersonId

BERLIN = ZoneInfo("Europe/Berlin")
HERE = WorkspaceId("slack:T1")
CALL = Call(
    "fact import", HERE, PersonId("U1"), "C1", "en", BERLIN, datetime(2026, 11, 2, tzinfo=UTC)
)
SPOKEN = Spoken(Reply((), ()), Reply((), ()), "en", BERLIN)


def kept(now: float = 0.0, call: Call = CALL) -> Unrepeated:
    """Return what knows an answer that was told at 0, as it stands now."""
    seconds = [0.0]
    unrepeated = Unrepeated(lambda: seconds[0])
    unrepeated.keep("a", call, SPOKEN)
    seconds[0] = now
    return unrepeated


def test_who_was_told_turns_the_page() -> None:
    assert kept().of("a", CALL) is SPOKEN


@pytest.mark.parametrize(
    "other",
    [replace(CALL, person=PersonId("U2")), replace(CALL, workspace=WorkspaceId("slack:T2"))],
)
def test_nobody_else_does(other: Call) -> None:
    assert kept().of("a", other) is None


def test_what_can_be_asked_again_is_not_kept() -> None:
    asked = replace(CALL, text="funding mistral")

    assert kept(call=asked).of("a", asked) is None


def test_it_is_kept_as_long_as_a_draft() -> None:
    assert kept(now=KEPT_FOR.total_seconds() - 1).of("a", CALL) is SPOKEN
    assert kept(now=KEPT_FOR.total_seconds() + 1).of("a", CALL) is None


def test_what_was_told_in_a_workspace_is_forgotten_with_it() -> None:
    unrepeated = kept()
    unrepeated.forget(HERE)

    assert unrepeated.of("a", CALL) is None
