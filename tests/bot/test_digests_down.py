"""Who was down for days tells each channel once what it missed, and that this comes late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.schedules.rule import Rule, following
from tests.bot.crowd import BERLIN, open_crowd, risk

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DOWN = 3 * DAY
LATE = {"en": "Late: this was due on", "de": "Verspätet: fällig war dies am"}
SPRING, AUTUMN = datetime(2026, 3, 27, 12, 0, tzinfo=UTC), datetime(2026, 10, 23, 12, 0, tzinfo=UTC)
"""The Fridays before the clocks of Berlin are changed, at noon, when it goes down."""

SUNDAYS = {
    (SPRING, "en"): "Sunday 29 March, 9:00",
    (SPRING, "de"): "Sonntag, 29. März, 9:00 Uhr",
    (AUTUMN, "en"): "Sunday 25 October, 9:00",
    (AUTUMN, "de"): "Sonntag, 25. Oktober, 9:00 Uhr",
}
MONTH = {"en": "Saturday 31 October", "de": "Samstag, 31. Oktober"}

RULES = {
    "hourly": "0 * * * *",
    "daily": "30 2 * * *",
    "weekly": "0 9 * * 0",
    "monthly": "0 9 L * *",
}


@pytest.mark.parametrize(("down", "language"), SUNDAYS)
async def test_three_days_down_are_one_catch_up_that_says_it_is_late(
    down: datetime, language: str
) -> None:
    zone = ZoneInfo(BERLIN)
    crowd = await open_crowd(at=down)
    for place, cron in RULES.items():
        due = following(Rule(cron), zone, down)
        await crowd.subscribe(place, cron, due=due, language=language)
    await crowd.announcer().announce()
    await crowd.record(risk(1))
    crowd.at += DOWN + HOUR / 2
    up = crowd.at
    for _ in range(3):
        await crowd.announcer().announce()
        crowd.at += HOUR / 4

    missed = {
        place for place, cron in RULES.items() if (following(Rule(cron), zone, down) or up) < up
    }
    heard = {place: crowd.crier.by(place) for place in RULES}
    assert {place for place, told in heard.items() if told} == missed
    assert {len(heard[place]) for place in missed} == {1}
    late = {place for place in missed if LATE[language] in heard[place][0].words}
    # Half an hour after its slot the hourly one is in time.
    assert late == missed - {"hourly"} == {"daily", "weekly"}
    assert SUNDAYS[down, language] in heard["weekly"][0].words


@pytest.mark.parametrize("language", LATE)
async def test_a_month_that_ends_while_it_is_down_is_caught_up_once(language: str) -> None:
    zone = ZoneInfo(BERLIN)
    down = datetime(2026, 10, 30, 12, 0, tzinfo=UTC)
    crowd = await open_crowd(at=down)
    due = following(Rule(RULES["monthly"]), zone, down)
    await crowd.subscribe("C1", RULES["monthly"], due=due, language=language)
    await crowd.record(risk(1))
    for days in (3, 4, 20):
        crowd.at = down + days * DAY
        await crowd.announcer().announce()

    (told,) = crowd.crier.by("C1")
    assert LATE[language] in told.words
    assert MONTH[language] in told.words
