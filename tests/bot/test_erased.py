"""Whoever was erased is named nowhere, and what they handed on is answered as before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.base import Selection
from store.events import PersonId
from tests.bot.demo import NOW
from tests.bot.editing import EDITOR, Desk, drawn, open_desk

OPERATOR = PersonId("operator")
QUESTIONS = ("funding mistral", "valuation mistral", "conflicts", "timeline", "changes", "sources")


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def erase(desk: Desk, person: PersonId) -> int:
    at = NOW + timedelta(minutes=1)
    return await desk.workspace.erase(person, by=OPERATOR, origin="audit erase", at=at)


async def answers(desk: Desk) -> list[str]:
    return [
        drawn(await desk.ask(each, language)) for each in QUESTIONS for language in ("en", "de")
    ]


async def rank(desk: Desk) -> int:
    """Let the editor rank the first claim about a valuation, and return its number."""
    found = await desk.evidence(Selection(fields=frozenset({"valued_at"})))
    number = found.records[0].standing.recorded
    await desk.save(f'fact rank {number} disputed reason:"the round"')
    return number


async def test_what_somebody_recorded_is_answered_as_before(desk: Desk) -> None:
    await rank(desk)
    before = await answers(desk)

    assert await erase(desk, PersonId("pack")) == 572
    assert await erase(desk, EDITOR) == 1

    assert await answers(desk) == before


async def test_a_history_names_them_no_more_and_says_what_happened(desk: Desk) -> None:
    number = await rank(desk)
    assert "ada" in drawn(await desk.ask(f"fact history {number}"))

    await erase(desk, EDITOR)
    await erase(desk, PersonId("pack"))

    told = drawn(await desk.ask(f"fact history {number}"))
    lately = drawn(await desk.ask("fact history"))
    german = drawn(await desk.ask("angabe verlauf", "de"))
    assert "ranked disputed, “the round” number 573" in told
    assert not any("ada " in each or "pack" in each for each in (told, lately, german))
    assert "entries erased for a person’s sake operator" in lately
    assert "Einträge um einer Person willen gelöscht Betrieb" in german
    # What is said anew would otherwise be all that is told.
    assert "still counts" not in lately
    assert "ranked disputed" in lately


async def test_what_is_said_anew_tells_of_what(desk: Desk) -> None:
    await rank(desk)
    await erase(desk, EDITOR)

    english = drawn(await desk.ask("fact history 575"))
    german = drawn(await desk.ask("angabe verlauf 575", "de"))

    assert "what erased entry 573 handed on still counts number 575" in english
    assert "was der gelöschte Eintrag 573 von anderen weitergab, gilt weiter" in german
