"""A workspace has a language and a zone, for whoever chose none and of whom none is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.call import Call
from bot.roles import Role
from tests.bot.team import BEN, asking, offered, open_team, text

ADMIN = Role.ADMIN


def unknown(text_: str, place: str = "C1") -> Call:
    """Return what somebody asks of whom the platform tells nothing."""
    return replace(asking(text_, BEN, place=place), language_told=False, zone_told=False)


@pytest.mark.parametrize("name", ["workspace", "arbeitsbereich", "server"])
async def test_a_workspace_s_language_and_zone_are_for_whoever_nothing_is_known_of(
    name: str,
) -> None:
    team = await open_team()

    await team.says(f"{name} sprache deutsch", least=ADMIN)
    await team.says(f"{name} zone Europe/Oslo", least=ADMIN, place="C2")

    shown = await team.bot.answer(unknown("settings show", "C3"))
    assert shown.language == "de"
    assert "Europe/Oslo" in text(shown)
    known = await team.says("settings show", BEN)
    assert known.language == "en"
    assert "Europe/Berlin" in text(known)


async def test_a_channel_s_language_and_a_person_s_own_come_before_the_workspace_s() -> None:
    team = await open_team()
    await team.says("workspace language de", least=ADMIN)
    await team.says("channel language en", least=ADMIN)
    assert (await team.bot.answer(unknown("settings show"))).language == "en"
    assert (await team.bot.answer(unknown("settings show", "C2"))).language == "de"

    await team.says("settings language en", BEN)

    assert (await team.bot.answer(unknown("settings show", "C2"))).language == "en"


async def test_what_is_chosen_holds_from_this_very_answer_on() -> None:
    team = await open_team()

    spoken = await team.bot.answer(replace(unknown("workspace language de"), least=ADMIN))

    assert spoken.language == "de"


async def test_what_is_set_is_shown_to_everybody_and_changed_by_admins() -> None:
    team = await open_team()
    before = await team.says("workspace show", BEN)
    await team.says("workspace language de", least=ADMIN)
    await team.says("workspace zone Europe/Oslo", least=ADMIN)

    shown = await team.says("workspace show", BEN)

    assert text(before).count("not set") == 2
    assert "German" in text(shown)
    assert "Europe/Oslo" in text(shown)
    assert offered(shown.leaves) == ()
    changes = ("workspace language", "workspace zone")
    assert offered((await team.says("workspace show", BEN, least=ADMIN)).leaves) == changes
