"""Of several who choose a language and a zone, the nearest to the reader counts."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.call import Call
from bot.chosen import LANGUAGE, ZONE, chosen_for
from tests.bot.demo import BERLIN, WORKSPACE
from tests.bot.team import ANNA, CHANNEL, Team, asking, open_team

PARIS, ROME, OSLO = (ZoneInfo(f"Europe/{each}") for each in ("Paris", "Rome", "Oslo"))


def call(*, told: bool) -> Call:
    """Return a call in English, for the days of Berlin: as the platform tells, or the operator."""
    return replace(asking("deal"), language_told=told, zone_told=told)


async def answered(team: Team, asked: Call) -> tuple[str, ZoneInfo]:
    chosen = await chosen_for(team.workspace, asked)
    return chosen.language, chosen.zone


async def choosing(*owners: str) -> Team:
    """Return a team in which these owners have chosen German, and a zone of their own."""
    team = await open_team()
    zones = {ANNA: PARIS, CHANNEL: ROME, WORKSPACE: OSLO}
    for owner in owners:
        names = (LANGUAGE, ZONE) if owner == WORKSPACE else ("language", "zone")
        for name, value in zip(names, ("de", zones[owner].key), strict=True):
            await team.workspace.prefer(owner, name, value)
    return team


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(
    ("owners", "zone"),
    [((ANNA, CHANNEL, WORKSPACE), PARIS), ((CHANNEL, WORKSPACE), ROME), ((ANNA, WORKSPACE), PARIS)],
)
async def test_a_person_s_own_choice_counts_before_the_channel_s_and_that_before_all_others(
    owners: tuple[str, ...], zone: ZoneInfo, *, told: bool
) -> None:
    assert await answered(await choosing(*owners), call(told=told)) == ("de", zone)


async def test_what_the_platform_tells_of_a_person_counts_before_the_workspace_s_choice() -> None:
    assert await answered(await choosing(WORKSPACE), call(told=True)) == ("en", BERLIN)


async def test_the_workspace_s_choice_counts_before_the_operator_s() -> None:
    assert await answered(await choosing(WORKSPACE), call(told=False)) == ("de", OSLO)
    assert await answered(await choosing(), call(told=False)) == ("en", BERLIN)


async def test_a_language_may_be_told_without_a_zone() -> None:
    asked = replace(call(told=True), zone_told=False)

    assert await answered(await choosing(WORKSPACE), asked) == ("en", OSLO)


@pytest.mark.parametrize("told", [True, False])
async def test_what_a_call_insists_on_counts_before_all(*, told: bool) -> None:
    team = await choosing(ANNA, CHANNEL, WORKSPACE)

    assert await answered(team, replace(call(told=told), insists=True)) == ("en", BERLIN)


async def test_a_zone_that_this_machine_does_not_know_is_passed_over() -> None:
    team = await choosing(WORKSPACE)
    await team.workspace.prefer(ANNA, "zone", "Europe/Atlantis")

    assert await answered(team, call(told=False)) == ("de", OSLO)
