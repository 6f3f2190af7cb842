"""What may be shared beneath an answer: what any reader asks for, never what editors do."""

from __future__ import annotations

import pytest

from adapters.chat.answered import under
from bot.service import Spoken
from tests.bot.demo import asked
from tests.bot.editing import Desk, open_desk
from tests.bot.test_meanwhile import RACES, Race


def is_shareable(text: str, spoken: Spoken) -> bool:
    return under(asked(text), spoken, shareable=True).shareable


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.command)
async def test_no_preview_is_shared(race: Race, desk: Desk) -> None:
    for each in race.before:
        await desk.save(each)

    shown = await desk.ask(race.text, options=race.options)

    assert not is_shareable(race.text, shown)


@pytest.mark.parametrize(
    "text",
    [
        "fact correct mistral valuation",
        "fact correct mistral nosuch",
        "fact amend 218 value:1",
        "fact history 218",
        "fact notes",
        "save ABCDEF",
        "funding nobody",
        "nosuch",
    ],
)
async def test_neither_what_editors_ask_nor_what_went_wrong_is_shared(
    text: str, desk: Desk
) -> None:
    assert not is_shareable(text, await desk.ask(text))


@pytest.mark.parametrize("text", ["funding mistral", "what is mistral worth?", "conflicts"])
async def test_what_any_reader_asks_is_shared(text: str, desk: Desk) -> None:
    assert is_shareable(text, await desk.ask(text))
