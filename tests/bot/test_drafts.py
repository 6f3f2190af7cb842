"""What is saved is what was shown, as it was meant, in the name of whoever was shown it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk import Desk as Answering
from bot.document import Outcome
from bot.editing.sure import Change, decided
from bot.layout import plain_text
from bot.leaves import Words
from bot.roles import Role
from bot.service import Spoken
from bot.words import phrase
from store.events import PersonId
from tests.bot.demo import NOW, RECORDED, asked
from tests.bot.editing import EDITOR, Desk, drawn, open_desk, save_of
from tests.bot.two_deals import OTHER, WORLD

DOUBTED = "fact add mistral founded value:2021"


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def elsewhere(desk: Desk, text: str) -> Spoken:
    call = replace(asked(text), person=EDITOR, place="C2", least=Role.EDITOR)
    return await desk.bot.answer(call)


@pytest.mark.parametrize(
    ("language", "told"), [("en", "shown to somebody else"), ("de", "jemand anderem gezeigt")]
)
async def test_nobody_saves_what_was_shown_to_somebody_else(
    desk: Desk, language: str, told: str
) -> None:
    press = save_of(await desk.ask(DOUBTED)) or ""
    before = await desk.seq()

    refused = await desk.ask(press, language, person=PersonId("grace"))

    assert refused.leaves.outcome is not Outcome.ANSWERED
    assert told in drawn(refused)
    assert await desk.seq() == before
    assert (await desk.ask(press, language)).leaves.outcome is Outcome.ANSWERED
    assert (await desk.deal()).sources[-1].source.author == EDITOR


async def test_what_is_saved_elsewhere_goes_to_the_deal_that_it_was_shown_for(desk: Desk) -> None:
    await desk.workspace.record(WORLD, by=EDITOR, origin="", at=RECORDED)
    own = await desk.deal()
    await desk.workspace.prefer("C1", "deal", own.entity.id)
    await desk.workspace.prefer("C2", "deal", OTHER.id)
    press = save_of(await desk.ask(DOUBTED)) or ""

    await elsewhere(desk, press)

    deals = {each.entity.id: each for each in await desk.workspace.deals(upto=await desk.seq())}
    assert len(deals[own.entity.id].sources) == len(own.sources) + 1
    assert len(deals[OTHER.id].sources) == 1
    assert "C1" in (deals[own.entity.id].sources[-1].source.text or "")


async def test_a_day_that_was_named_stays_the_day_that_was_meant(desk: Desk) -> None:
    text = 'fact add mistral valuation value:"€9bn" when:yesterday'
    command = save_of(await desk.ask(text, at=NOW))
    assert command

    await desk.ask(command, at=NOW + timedelta(hours=23))

    valid = (await desk.newest()).claim.valid
    assert valid
    assert valid.earliest == (NOW - timedelta(days=1)).date()


@pytest.mark.parametrize(
    ("language", "told"), [("en", "undone since"), ("de", "seitdem zurückgenommen")]
)
async def test_what_was_saved_and_undone_is_not_called_saved_when_it_is_pressed_again(
    desk: Desk, language: str, told: str
) -> None:
    press = save_of(await desk.ask("fact retract 218 reason:twice")) or ""
    await desk.ask(press)
    saved = await desk.seq()
    await desk.save(f"fact undo {saved}")
    before = await desk.seq()

    late = drawn(await desk.ask(press, language))

    assert told in late
    assert str(saved) in late
    assert str(before) in late
    assert await desk.seq() == before


async def test_what_was_so_already_is_not_called_saved(desk: Desk) -> None:
    (first, *_) = await desk.workspace.entries(after=0, upto=1, limit=1)
    assert first.event
    change = Change((Words("history-title"),), (), (first.event,), (), "deals list")

    async def work(_now: Answering) -> Change:
        return change

    call = replace(asked("fact undo 1"), key="key")
    reply = await decided(await desk.bot.desk(call), work, looked_at=False)

    told = plain_text(phrase(reply, "en"))
    assert "It is so already." in told
    assert "Saved as number" not in told
