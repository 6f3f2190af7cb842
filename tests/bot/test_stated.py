"""Before a correction is saved, whoever saves it sees who was told what is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.roles import Role
from bot.service import Spoken
from tests.bot.announcing import ADA, WORKSPACE, Stage, open_stage
from tests.bot.demo import asked
from tests.bot.editing import drawn

DAY = timedelta(days=1)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    opened = await open_stage()
    yield opened
    await opened.store.close()


async def retracting(stage: Stage, number: int, language: str = "en") -> Spoken:
    text = f'fact retract {number} reason:"it says dollars"'
    call = replace(asked(text, language, stage.at), workspace=WORKSPACE, person=ADA, place="C1")
    return await stage.bot.answer(replace(call, least=Role.EDITOR))


async def number_of(stage: Stage) -> int:
    """Return the number of a sum that is stated in no message yet."""
    stated = await stage.share("funding mistral", "m0")
    await stage.workspace.state(replace(stated, claims=frozenset()))
    return (await stage.claim(stated, "raised")).standing.recorded


async def test_it_is_told_where_and_when_a_claim_was_stated(stage: Stage) -> None:
    number = await number_of(stage)
    for count in range(3):
        await stage.share("funding mistral", f"m{count}")
        stage.at += DAY
    told = await retracting(stage, number)

    assert (
        "Stated in 3 messages: C1 on 25 Nov 2026, C1 on 24 Nov 2026, C1 on 23 Nov 2026. "
        "The correction follows in reply to each, a few minutes after it is saved."
    ) in drawn(told)


async def test_it_is_told_in_german(stage: Stage) -> None:
    number = await number_of(stage)
    await stage.share("funding mistral", "m1")

    assert (
        "In einer Nachricht mitgeteilt: C1 am 23. Nov. 2026. "
        "Die Berichtigung folgt darunter, einige Minuten nach dem Speichern."
    ) in drawn(await retracting(stage, number, "de"))


async def test_of_many_messages_the_latest_are_named(stage: Stage) -> None:
    number = await number_of(stage)
    for count in range(9):
        for again in "ab":
            await stage.share("funding mistral", f"m{count}{again}")
        stage.at += DAY

    told = drawn(await retracting(stage, number))

    assert "Stated in 18 messages: C1 on 1 Dec 2026, " in told
    assert "C1 on 27 Nov 2026, 8 more." in told


async def test_whoever_wants_no_corrections_is_said_to_get_none(stage: Stage) -> None:
    number = await number_of(stage)
    stated = await stage.share("funding mistral", "m1")
    await stage.workspace.prefer("C1", "corrections", "off")
    assert "Corrections are switched off there." in drawn(await retracting(stage, number))

    await stage.workspace.state(replace(stated, channel="C2", place="C2"))
    told = drawn(await retracting(stage, number))
    assert "The correction follows in reply to 1 of them, a few minutes" in told


async def test_what_nobody_was_told_is_corrected_without_a_word(stage: Stage) -> None:
    number = await number_of(stage)

    assert "Stated in" not in drawn(await retracting(stage, number))
