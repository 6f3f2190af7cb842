"""Nobody changes anything who may not: every command there is, by every way into the core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.console.inbound import call as typed_at_console
from bot.arguments import understand_name
from bot.codes import new_code
from bot.command import commands
from bot.roles import Role
from bot.service import Bot
from bot.words import said
from store.base import WorkspaceId
from store.events import PersonId, RoleGranted
from tests.bot.demo import BERLIN, NOW, WORKSPACE, open_demo
from tests.bot.team import asking, problem, text
from tests.bot.trying import (
    BOSS,
    ELSEWHERE,
    GRANTS,
    READER,
    forbidden,
    options,
    standing,
    tried_by,
    ways,
)

FOR_EVERYBODY = {
    *("fact note", "fact wrong", "role claim", "settings language", "settings zone"),
    *("watch add", "watch pause", "watch resume", "watch stop"),
}
"""What changes something and takes no role: one's own settings and watches, a note, a code."""


async def test_whatever_changes_something_takes_a_role_but_what_is_meant_for_everybody() -> None:
    open_to_all = {
        f"{above.name} {each.name}" if above is not each else each.name
        for above in commands()
        for each in above.subcommands or (above,)
        if each.writes and max(above.role, each.role) is Role.READER
    }

    assert open_to_all <= FOR_EVERYBODY


def test_no_command_takes_less_than_the_one_above_it() -> None:
    for above in commands():
        assert all(each.role >= above.role for each in above.subcommands), above.name


def test_what_takes_a_role_is_never_remembered() -> None:
    # Who had the role may have lost it since, and asks for the same from the same entry.
    remembered = [each.name for each in forbidden() if each.command.remembered]

    assert [name for name in remembered if not understand_name(name)[1].writes] == []


async def test_who_lost_a_role_is_not_told_again_what_it_showed_them() -> None:
    demo = await open_demo()
    workspace = demo.workspace
    events = (RoleGranted(BOSS, "admin"), RoleGranted(READER, "editor"))
    await workspace.record(events, by=BOSS, origin="test", at=NOW)
    shown = [each for each in forbidden() if not each.command.writes]
    upto = (await workspace.head()).seq
    calls = [
        replace(asking(each.name, READER), options=options(each.command), upto=upto)
        for each in shown
    ]
    calls.append(replace(asking("fact correct mistral valuation", READER), upto=upto))
    before = [await demo.bot.answer(each) for each in calls]
    assert not any(problem(each.leaves).startswith("problem-role") for each in before)
    await demo.bot.answer(asking(f"role revoke {READER}", BOSS))

    for each in calls:
        assert problem((await demo.bot.answer(each)).leaves) == "problem-role-needed"


@pytest.mark.slow
async def test_2000_tries_change_nothing_and_each_is_told_the_role(
    tell: Callable[[str], None],
) -> None:
    demo = await open_demo()
    store, bot = demo.bot.store, demo.bot
    await demo.workspace.record(GRANTS, by=BOSS, origin="test", at=NOW)
    other = store.workspace(WorkspaceId("elsewhere"))
    await other.record((RoleGranted(ELSEWHERE, "admin"),), by=BOSS, origin="test", at=NOW)
    await new_code(store, WORKSPACE)
    before, elsewhere = await standing(store, WORKSPACE), await other.head()

    tries = shares = proposed = 0
    for each in forbidden():
        for person in tried_by(each):
            for language in ("en", "de"):
                for call in ways(each, asking("", person, language)):
                    spoken = await bot.answer(call)
                    tries += 1
                    assert problem(spoken.leaves).startswith("problem-role-needed"), call
                    assert said(f"role-{each.role.word}", spoken.language) in text(spoken)
            call = asking(each.name, person)
            assert not await bot.may(call)
            shared = await bot.share(replace(call, insists=True, upto=1))
            assert problem(shared.leaves).startswith("problem-role-needed")
            shares += 1
            for parameter in each.command.parameters:
                await bot.suggest(call, each.name, parameter.name, "m")
                proposed += 1
        tries += await _at_console(bot, each.name, each.role)

    assert await standing(store, WORKSPACE) == before
    assert await other.head() == elsewhere
    assert tries >= 2_000
    tell(f"unauthorised changes 0 of {tries} tries in the core, {shares} shares, all told the role")
    tell(f"and nothing by {proposed} completions")


async def _at_console(bot: Bot, name: str, role: Role) -> int:
    """Try a command at a terminal whose user may no more than somebody without its role."""
    line = typed_at_console(name, WORKSPACE, language="en", zone=BERLIN, at=NOW)
    least = Role(role - 1)
    spoken = await bot.answer(replace(line, person=PersonId("console"), least=least))
    assert problem(spoken.leaves).startswith("problem-role-needed")
    return 1
