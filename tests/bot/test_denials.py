"""Tries of what somebody may not do: told to the operator, without what was said, in few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from structlog.testing import capture_logs

from bot.call import Call
from tests.bot.team import ANNA, BEN, CARA, Team, asking, open_team

CANARY = "canary-7731"


async def denied(team: Team, *calls: Call) -> list[tuple[object, ...]]:
    with capture_logs() as logs:
        for each in calls:
            await team.bot.answer(each)
    assert CANARY not in repr(logs)
    keys = ("workspace", "person", "command", "needed", "times")
    return [tuple(each[key] for key in keys) for each in logs if each["event"] == "denied"]


async def with_admin() -> Team:
    team = await open_team()
    await team.has_admin(ANNA)
    return team


async def test_a_try_is_told_by_who_tried_what_without_what_was_said() -> None:
    team = await with_admin()

    lines = await denied(team, asking(f"fact add {CANARY} value:{CANARY}", BEN))

    assert lines == [("test", BEN, "fact add", "editor", 1)]


async def test_thousands_of_tries_are_few_lines_and_each_hour_and_person_counts_anew() -> None:
    team = await with_admin()
    call = asking("role grant U2 admin", BEN)

    lines = await denied(team, *[call] * 1_000)
    assert [times for *_, times in lines] == [1, 10, 100, 1_000]

    later = replace(call, at=call.at + timedelta(hours=1))
    lines = await denied(team, call, later, asking("deals demo", CARA))
    assert [(person, times) for _, person, _, _, times in lines] == [(BEN, 1), (CARA, 1)]


async def test_what_is_allowed_and_what_is_only_looked_at_is_no_try() -> None:
    team = await with_admin()

    assert await denied(team, asking("fact undo 1", ANNA), asking("role list", BEN)) == []
    with capture_logs() as logs:
        assert not await team.bot.may(asking("fact add", BEN))
    assert logs == []


async def test_sharing_what_only_some_may_show_is_a_try() -> None:
    team = await with_admin()
    await team.says("channel share admin", ANNA)

    with capture_logs() as logs:
        await team.bot.share(asking("role list", BEN))

    assert [each["command"] for each in logs if each["event"] == "denied"] == ["share"]
