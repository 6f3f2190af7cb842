"""How far a long file is read stands where its report will, and keeps nothing from being done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest

from adapters.chat.so_far import PACE
from adapters.slack.answering.routes import SELDOM
from adapters.slack.limits import SOON
from store.open import open_store
from tests.adapters.slack.stalling import Gate, Patience, behind, until
from tests.adapters.slack.team import at_work, made_editor, with_demo
from tests.fakes.slack.faults import Broken, Fault, Refused
from tests.fakes.slack.server import FakeSlack

ROWS = 500

SAVE = f"Save {ROWS} rows"

FAR = f"All {ROWS} rows read"

LINES = "".join(f"Neu {each} GmbH;Seed;13.2.2024;1,5 Mio. €\n" for each in range(ROWS))

ROUNDS = f"Firma;Runde;Datum;Betrag\n{LINES}".encode()


@asynccontextmanager
async def recording_late() -> AsyncIterator[tuple[FakeSlack, Gate, Patience]]:
    """The bot with an editor, where what was read is recorded when a test says so."""
    async with FakeSlack() as slack:
        gate, patience = Gate(), Patience()
        store = await with_demo(await open_store("memory:"))
        await made_editor(store, "U1")
        gate.shut()
        async with at_work(slack, behind(store, gate, "record"), clock=patience.clock):
            yield slack, gate, patience
            gate.open()
        await store.close()


def says(slack: FakeSlack, words: str) -> bool:
    return any(words in each.text for each in (*slack.posts("DU1"), *slack.ephemerals()))


def says_after(slack: FakeSlack, patience: Patience, seconds: float, words: str) -> bool:
    patience.pass_(seconds)
    return says(slack, words)


async def test_the_note_tells_how_far_it_is_and_the_report_takes_its_place() -> None:
    async with recording_late() as (slack, gate, patience):
        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (seen,) = await slack.until(lambda: slack.posts("DU1"))
        await slack.presses(seen, SAVE)
        await until(partial(says_after, slack, patience, SOON, "takes longer"))
        await until(partial(says_after, slack, patience, PACE, FAR))
        gate.open()
        await slack.until(partial(says, slack, "Saved as numbers"))

        assert not says(slack, FAR)
        assert slack.lapses == []


@pytest.mark.parametrize("fault", [Broken(500), Refused("message_not_found")], ids=repr)
async def test_a_word_that_slack_does_not_take_keeps_nothing_from_being_saved(fault: Fault) -> None:
    async with recording_late() as (slack, gate, patience):
        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (seen,) = await slack.until(lambda: slack.posts("DU1"))
        await slack.presses(seen, SAVE)
        await until(partial(says_after, slack, patience, SOON, "takes longer"))
        before = len(slack.called("chat.update"))
        slack.faults.plant("chat.update", fault)
        await until(lambda: patience.pass_(PACE) >= 0 and len(slack.called("chat.update")) > before)
        gate.open()
        await slack.until(partial(says, slack, "Saved as numbers"))

        assert not says(slack, "takes longer")


async def test_where_notes_pile_up_few_are_shown_and_the_answer_has_room() -> None:
    async with recording_late() as (slack, gate, patience):
        await slack.types("/deal", "fact import")
        (view,) = await slack.until(lambda: slack.views_open)
        await slack.submits(view, {"file": slack.uploads("runden.csv", ROUNDS)})
        (seen,) = await slack.until(slack.ephemerals)
        await slack.presses(seen, SAVE)
        await until(partial(says_after, slack, patience, SOON, "takes longer"))
        patience.pass_(PACE)
        early = [each.text for each in slack.ephemerals()]
        await until(partial(says_after, slack, patience, SELDOM, FAR))
        gate.open()
        await slack.until(partial(says, slack, "Saved as numbers"))

        assert not any(FAR in each for each in early)
