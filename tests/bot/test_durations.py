"""How long something lasts is read in either language, and told in the reader's."""

from __future__ import annotations

import pytest

from bot.document import Outcome
from bot.durations import lasting
from bot.roles import Role
from bot.service import Spoken
from bot.words import runs
from tests.bot.team import Team, asking, offered, open_team, problem, text


async def cooling(team: Team, words: str) -> Spoken:
    return await team.says(f"channel cooldown {words}", least=Role.ADMIN)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("30s", 30),
        ("30 Sek.", 30),
        ("2 min", 120),
        ("2min30s", 150),
        ("1,5 Minuten", 90),
        ("1.5 min", 90),
        ("eine Minute", 60),
        ("a minute", 60),
        ("Eine Minute und dreißig Sekunden", 90),
        ("one minute, 30 seconds", 90),
        ("half an hour", 1800),
        ("an hour", 3600),
        ("eine halbe Stunde", 1800),
        ("anderthalb Stunden", 5400),
        ("1 Std. 30 Min.", 5400),
        ("24 h", 86_400),
        ("0.4 s", 1),
        ("0s", 0),
        ("0", 0),
        ("none", 0),
        ("Keine", 0),
    ],
)
async def test_a_duration_is_read_as_people_write_it(words: str, seconds: int) -> None:
    team = await open_team()

    assert (await cooling(team, words)).leaves.outcome is Outcome.ANSWERED

    assert (await team.bot.manners(asking("deal"))).cooldown == seconds


@pytest.mark.parametrize(
    "words",
    ["long", "min", "s 30", "30 x", "1.500 s", "1.2.3 min", "-30s", "30s ago", "½ h", "٣ min", "."],
)
async def test_what_is_no_duration_is_asked_back(words: str) -> None:
    team = await open_team()

    spoken = await cooling(team, words)

    assert problem(spoken.leaves) == "problem-unreadable-duration"
    assert spoken.leaves.at == "cooldown"
    assert offered(spoken.leaves) == ("channel cooldown 30s", "channel cooldown 2 min")
    assert await team.workspace.preferences("C1") == ()


async def test_a_number_alone_is_asked_back_in_each_unit() -> None:
    spoken = await cooling(await open_team(), "45")

    assert problem(spoken.leaves) == "problem-duration-without-unit"
    assert offered(spoken.leaves) == ("channel cooldown 45s", "channel cooldown 45 min")


async def test_more_than_a_day_is_too_long() -> None:
    team = await open_team()

    spoken = await cooling(team, "24 h 1 s")

    assert problem(spoken.leaves) == "problem-duration-too-long"
    assert "24 hours" in text(spoken)
    assert await team.workspace.preferences("C1") == ()


@pytest.mark.parametrize(
    ("seconds", "language", "said"),
    [
        (30, "de", "30 Sekunden"),
        (1, "en", "1 second"),
        (60, "de", "1 Minute"),
        (90, "en", "1 minute 30 seconds"),
        (3600, "de", "1 Stunde"),
        (9000, "de", "2 Stunden 30 Minuten"),
        (86_400, "en", "24 hours"),
        (0.2, "en", "1 second"),
        (59.1, "de", "1 Minute"),
    ],
)
def test_a_duration_is_told_in_whole_seconds_rounded_up(
    seconds: float, language: str, said: str
) -> None:
    assert "".join(run.text for run in runs((lasting(seconds),), language)) == said
