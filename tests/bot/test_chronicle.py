"""What happened is told in words that name what changed, however far back it lies."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.commands.fact.history import LATELY
from bot.service import Spoken
from store.events import ClaimRanked, Event, PersonId, Rank
from tests.bot.demo import NOW
from tests.bot.editing import ORIGIN, Desk, drawn, open_desk
from tests.bot.team import offered, problem

DEAL = "Microsoft – Mistral AI"
GONE = PersonId("grace")


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def told(desk: Desk, text: str, language: str) -> str:
    """Save a change, and return what the history says of it."""
    await desk.save(text)
    return drawn(await desk.ask(f"fact history before:{await desk.seq() + 1}", language))


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        (
            "entity add Helsing company",
            "names of Helsing recorded",
            "Namen von Helsing verzeichnet",
        ),
        (
            "entity alias microsoft as MSFT; Redmond",
            "Microsoft goes by MSFT, Redmond too",
            "Microsoft heißt auch MSFT, Redmond",
        ),
        (
            "entity unalias openai as Zebra",
            "OpenAI no longer goes by Zebra",
            "OpenAI heißt nicht mehr Zebra",
        ),
        (
            'entity rename microsoft to "Microsoft One"',
            "Microsoft is now called Microsoft One",
            "Microsoft heißt jetzt Microsoft One",
        ),
        (
            f'deals status "{DEAL}" signed',
            f"status of {DEAL} set to signed",
            f"Stand von {DEAL} auf unterzeichnet gesetzt",
        ),
    ],
)
async def test_what_was_given_or_set_is_named(
    desk: Desk, text: str, english: str, german: str
) -> None:
    await desk.save("entity alias openai as Zebra")

    assert english in await told(desk, text, "en")
    assert german in drawn(await desk.ask("fact history", "de"))


def numbers(spoken: Spoken) -> list[int]:
    """The numbers of the entries that are told, in their order."""
    return [int(each) for each in re.findall(r" · number (\d+)", drawn(spoken))]


async def test_the_history_goes_back_to_its_beginning_page_by_page(desk: Desk) -> None:
    page = await desk.ask("fact history")
    pages = [numbers(page)]
    while further := offered(page.leaves):
        page = await desk.ask(further[0])
        pages.append(numbers(page))

    assert [len(each) for each in pages[:-1]] == [LATELY] * (len(pages) - 1)
    assert [number for each in pages for number in each] == list(range(await desk.seq(), 0, -1))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing was recorded"), ("de", "wurde hier nichts verzeichnet")]
)
async def test_before_all_nothing_happened(desk: Desk, language: str, words: str) -> None:
    assert words in drawn(await desk.ask("fact history before:1", language))


async def test_what_erasing_said_anew_hides_nothing_that_happened(desk: Desk) -> None:
    claim = (await desk.newest()).id
    events: tuple[Event, ...] = tuple(
        ClaimRanked(claim, (Rank.DISPUTED, Rank.NORMAL)[at % 2], f"{at}") for at in range(120)
    )
    await desk.workspace.record(events, by=GONE, origin=ORIGIN, at=NOW)
    before = await desk.seq() - len(events)
    await desk.workspace.erase(GONE, by=PersonId("ada"), origin=ORIGIN, at=NOW + timedelta(hours=1))

    spoken = await desk.ask(f"fact history before:{before + 1}")
    assert problem(spoken.leaves) == ""
    assert numbers(spoken)[0] == before
    assert "still counts" not in drawn(await desk.ask("fact history"))


@pytest.mark.parametrize(
    ("language", "said"), [("en", f"deal followed: {DEAL}"), ("de", f"Deal wird verfolgt: {DEAL}")]
)
async def test_a_deal_that_is_followed_again_is_told_as_followed(
    desk: Desk, language: str, said: str
) -> None:
    await desk.save(f'deals close "{DEAL}"')
    closed = await desk.seq()

    assert said in await told(desk, f"fact undo {closed}", language)
