"""A forecast is due when the day it names is over for the reader, and is lent to nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.layout import plain_text
from store.claims import Claim, Modality, Polarity, Qualifier
from store.values import EntityRef, Figure, PartialDate, Share, Text
from tests.bot.demo import Demo, open_demo
from tests.bot.test_attribution import ALPHA, DEAL, SOURCES, answer, told
from tests.store.claim_making import day, year

LAST_MINUTE = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
"""In Berlin, where the reader is, the new year has begun."""


def forecast(words: str, *, by: int = 1, until: PartialDate | None = None) -> Claim:
    when = (Qualifier("by", until),) if until else ()
    value = Text(words, "en")
    source = SOURCES[by - 1].id
    return Claim(ALPHA, "forecasts", value, source, when, modality=Modality.FORECAST)


async def lines(demo: Demo, question: str, language: str = "en", at: datetime = MIDNIGHT) -> str:
    spoken = (await demo.ask(question, language, at)).runs
    return plain_text(spoken).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (LAST_MINUTE, "en", "due by 2026: 60%"),
        (LAST_MINUTE, "de", "fällig bis 2026: 60 %"),
        (MIDNIGHT, "en", "was due by 2026: 60%"),
        (MIDNIGHT, "de", "war fällig bis 2026: 60 %"),
    ],
)
async def test_a_year_is_due_when_it_is_over_for_the_reader(
    at: datetime, language: str, said: str
) -> None:
    text = await lines(await open_demo(), "forecasts", language, at)

    assert f"• {said}" in text


async def test_each_forecast_is_either_due_or_open_or_names_no_day() -> None:
    demo = await open_demo()

    due = await lines(demo, "forecasts due:due")
    still_open = await lines(demo, "prognosen fällig:offen", "en")

    assert "60%" in due
    assert "40%" not in due
    assert "60%" not in still_open
    assert "40%" in still_open
    for text in (due, still_open):
        assert "2 more forecasts name no day" in text
        assert "grundlegend verändern" not in text


async def test_before_any_day_has_come_nothing_is_due() -> None:
    text = await lines(await open_demo(), "forecasts due:due", at=LAST_MINUTE)

    assert "No forecast here has come due yet." in text


async def test_two_sources_that_name_other_years_are_told_apart() -> None:
    demo = await told(
        forecast("growth", until=year(2030)), forecast("growth", by=2, until=year(2031))
    )

    text = await answer(demo, "forecasts")

    assert "due 2030: “growth” (Alpha) [1]" in text
    assert "due 2031: “growth” (Alpha) [2]" in text


async def test_what_begins_on_a_day_is_open_until_then_and_due_from_then_on() -> None:
    since = replace(year(2030), latest=None, words="from 2030")
    demo = await told(forecast("growth", until=since), forecast("riches", by=2))

    assert "due from 2030 on: “growth”" in await lines(demo, "forecasts due:open")
    assert "One more forecast names no day" in await lines(demo, "forecasts due:open")
    later = datetime(2030, 1, 2, tzinfo=UTC)
    assert "was due from 2030 on: “growth”" in await lines(demo, "forecasts due:due", at=later)


async def test_figures_come_before_words_of_the_same_year() -> None:
    share = Share(Figure(Decimal(40)), "40%")
    number = replace(forecast("-", by=2, until=year(2030)), value=share)
    demo = await told(forecast("growth", until=year(2030)), number)

    text = await answer(demo, "forecasts")

    assert text.index("40%") < text.index("growth")


async def test_what_any_field_foretells_is_a_forecast_and_what_has_happened_is_none() -> None:
    closing = Claim(DEAL, "closing", day("2030-03-01"), SOURCES[0].id, modality=Modality.FORECAST)
    happened = replace(closing, source=SOURCES[1].id, modality=Modality.ASSERTED)
    signed = Claim(DEAL, "signed_on", day("2029-03-01"), SOURCES[1].id)
    demo = await told(closing, happened, signed)

    text = await answer(demo, "forecasts")

    assert "due 1 Mar 2030: Closing [1]" in text
    assert "Mar 2029" not in text


async def test_a_supposition_is_no_plain_forecast() -> None:
    supposed = replace(forecast("growth", by=2), modality=Modality.SUPPOSED)
    demo = await told(forecast("growth"), supposed)

    assert "“growth” (Alpha) [1], supposed [2]" in await answer(demo, "forecasts")


async def test_a_forecast_of_what_will_not_be_is_a_denial() -> None:
    never = Claim(DEAL, "acquired", EntityRef(ALPHA, "Alpha"), SOURCES[0].id)
    denied = replace(never, polarity=Polarity.NO, modality=Modality.FORECAST)
    demo = await told(denied)

    assert "denied: Acquired: Alpha [1]" in await answer(demo, "forecasts")
