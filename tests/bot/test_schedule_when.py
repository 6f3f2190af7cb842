"""A schedule as an argument: what is proposed while it is typed."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.codes import codes_of
from bot.desk import Desk
from bot.drafts import drafts_of
from bot.schedules.rule import Rule
from bot.schedules.when import WHEN
from bot.words import in_words
from store.rates import Rates
from tests.bot.demo import NOW, WORKSPACE, asked, open_demo


@pytest.fixture
async def desk() -> Desk:
    demo = await open_demo()
    codes, drafts = codes_of(demo.bot.store, WORKSPACE), drafts_of(demo.bot.store, WORKSPACE)
    zone = ZoneInfo("Europe/Berlin")
    rates = Rates.of({})
    return Desk(
        demo.workspace,
        0,
        (),
        None,
        asked(""),
        "en",
        zone,
        NOW.date(),
        rates,
        codes,
        drafts,
        most=25,
    )


async def proposed(desk: Desk, typed: str, language: str = "en") -> list[str]:
    there = replace(desk, language=language)
    found = [in_words(each, language) for each in await WHEN.suggest(typed, there)]
    assert all(each.label == each.value for each in found)
    return [each.value for each in found]


async def test_before_anything_is_typed_the_usual_schedules_come_first(desk: Desk) -> None:
    english, german = await proposed(desk, ""), await proposed(desk, "", "de")

    assert len(english) == len(german) == 25
    assert english[:3] == ["weekdays 9:00", "weekdays 8:30", "every day 9:00"]
    assert german[:3] == ["werktags 9:00", "werktags 8:30", "täglich 9:00"]


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("mon", "en", "Mondays 9:00"),
        ("mon", "de", "montags 9:00"),
        ("taegl", "de", "täglich 9:00"),
        ("werk", "en", "weekdays 9:00"),
        ("weekdays 14:20", "en", "weekdays 14:20"),
        ("14:20", "de", "werktags 14:20"),
        ("8:3", "en", "weekdays 8:30"),
        ("9 frei", "de", "freitags 9:00"),
        ("half 9", "en", "weekdays 9:30"),
        ("15 7 * * 0", "en", "Sundays 7:15"),
        ("5 * * * *", "en", "5 * * * *"),
    ],
)
async def test_what_is_typed_comes_first_as_it_is_told(
    desk: Desk, typed: str, language: str, first: str
) -> None:
    assert (await proposed(desk, typed, language))[0] == first


async def test_both_times_that_can_be_meant_are_proposed(desk: Desk) -> None:
    assert (await proposed(desk, "mondays half 9"))[:2] == ["Mondays 9:30", "Mondays 8:30"]


async def test_nothing_is_proposed_for_words_of_no_schedule(desk: Desk) -> None:
    assert await proposed(desk, "xyz") == []


@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_is_proposed_is_understood(desk: Desk, language: str) -> None:
    found = [
        await WHEN.read(each, replace(desk, language=language))
        for each in await proposed(desk, "9", language)
    ]

    assert len(set(found)) == len(found) > 5
    assert found[0] == Rule("0 9 * * 1-5")
