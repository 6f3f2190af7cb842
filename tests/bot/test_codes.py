"""A one-time code makes one admin, and nobody who sees the store can make one of it."""

from __future__ import annotations

import asyncio
from math import log2

import pytest

from bot.codes import GROUPS, LETTERS, LETTERS_EACH, SHELF, code_for_first_admin, new_code
from bot.roles import Role, held
from store.base import WorkspaceId
from store.events import PersonId
from tests.bot.demo import NOW, WORKSPACE
from tests.bot.team import ANNA, BEN, open_team, problem


def test_a_code_cannot_be_guessed_and_can_be_read_out() -> None:
    assert GROUPS * LETTERS_EACH * log2(len(LETTERS)) > 50
    assert not {*LETTERS} & {*"IL1O0U"}


async def test_codes_differ_and_are_grouped() -> None:
    team = await open_team()

    codes = {await new_code(team.store, WORKSPACE) for _ in range(100)}

    assert len(codes) == 100
    assert all(len(code.split("-")) == GROUPS for code in codes)


async def test_a_code_is_given_only_where_there_is_no_admin() -> None:
    team = await open_team()
    assert await code_for_first_admin(team.store, WORKSPACE)

    await team.has_admin(ANNA)

    assert await code_for_first_admin(team.store, WORKSPACE) is None
    assert await code_for_first_admin(team.store, WorkspaceId("other"))


async def test_the_store_keeps_no_code() -> None:
    team = await open_team()

    code = await new_code(team.store, WORKSPACE)

    kept = await team.store.shelf(SHELF).all(now=NOW)
    assert [each.key for each in kept] == [WORKSPACE]
    assert not any(code in each.value or code.replace("-", "") in each.value for each in kept)


@pytest.mark.parametrize("shown", ["{}", " {} ", "{}.", "<{}>"])
async def test_a_code_is_good_however_it_is_copied(shown: str) -> None:
    team = await open_team()
    code = await new_code(team.store, WORKSPACE)

    await team.says(f"role claim {shown.format(code.lower().replace('-', ' '))}")

    assert held(await team.workspace.roles()) == {ANNA: Role.ADMIN}


async def test_a_wrong_code_makes_nobody_an_admin() -> None:
    team = await open_team()
    await new_code(team.store, WORKSPACE)

    for wrong in ("AAAA-AAAA-AAAA", "-", "used", "x" * 900):
        spoken = await team.says(f"role claim {wrong}")
        assert problem(spoken.leaves) == "problem-code-wrong"
        assert spoken.leaves.at == "code"
    assert await team.workspace.roles() == ()


async def test_a_code_is_good_once_and_a_new_one_replaces_it() -> None:
    team = await open_team()
    old = await new_code(team.store, WORKSPACE)
    code = await new_code(team.store, WORKSPACE)

    assert problem((await team.says(f"role claim {old}")).leaves) == "problem-code-wrong"
    assert not problem((await team.says(f"role claim {code}")).leaves)
    assert problem((await team.says(f"role claim {code}", BEN)).leaves) == "problem-code-used"
    assert held(await team.workspace.roles()) == {ANNA: Role.ADMIN}


async def test_of_several_who_show_a_code_at_once_one_becomes_admin() -> None:
    team = await open_team()
    code = await new_code(team.store, WORKSPACE)
    people = [PersonId(f"U{number}") for number in range(20)]

    await asyncio.gather(*(team.says(f"role claim {code}", person) for person in people))

    assert len(await team.workspace.roles()) == 1


async def test_a_code_is_of_one_workspace() -> None:
    team = await open_team()
    code = await new_code(team.store, WorkspaceId("other"))
    await new_code(team.store, WORKSPACE)

    assert problem((await team.says(f"role claim {code}")).leaves) == "problem-code-wrong"
