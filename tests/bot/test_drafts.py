"""What is saved is what was shown, as it was meant, in the name of whoever was shown it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.document import Outcome
from bot.roles import Role
from bot.service import Spoken
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
