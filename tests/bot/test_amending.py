"""A claim put right: what cannot be read, what a quote says otherwise, what a quote lacks."""

from __future__ import annotations

import pytest

from bot.document import Outcome
from tests.bot.editing import Desk, open_desk
from tests.bot.team import offered


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def saved(desk: Desk, text: str) -> int:
    """The number of a claim that is saved so."""
    await desk.save(text)
    return (await desk.newest()).standing.recorded


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("value:much", "value"),
        ("value:-3", "value"),
        ("value:“€2bn and €3bn”", "value"),
        ("value:€2bn when:soonish", "when"),
        ("value:€2bn when:3/4/2023", "when"),
    ],
)
@pytest.mark.parametrize("command", ["amend", "revise"])
async def test_what_cannot_be_read_is_told_at_its_field(
    desk: Desk, command: str, words: str, at: str, language: str
) -> None:
    number = await saved(desk, 'fact add mistral valuation value:€2bn quote:"worth €2bn" source:FT')

    told = await desk.ask(f'fact {command} {number} {words} quote:"worth €2bn"', language)

    assert told.leaves.outcome is Outcome.MISUNDERSTOOD
    assert told.leaves.at == at
    assert all(each.startswith(f"fact {command} ") for each in offered(told.leaves))
