"""Roles of groups: what somebody may do by a group they are in, and never by what is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.codes import code_for_first_admin, new_code
from bot.document import Outcome
from bot.groups import everybody, group, is_group
from bot.permission import groups_sought
from bot.roles import Role, held
from bot.service import Spoken
from store.base import WorkspaceId
from store.events import PersonId, RoleGranted
from tests.bot.demo import WORKSPACE
from tests.bot.team import ANNA, BEN, CARA, Team, asking, offered, open_team, problem, text

DESK, BOARD = group("S0DESK1"), group("234567890123456789")


async def with_groups() -> Team:
    """A team with an admin, whose editors are a group, and another group admins."""
    team = await open_team()
    await team.has_admin(ANNA)
    await team.says("role grant <!subteam^S0DESK1|@desk> editor", ANNA)
    await team.says("role grant <@&234567890123456789> admin", ANNA)
    return team


async def by(team: Team, *groups: PersonId, said: str, told: bool = True) -> Spoken:
    return await team.bot.answer(replace(asking(said, BEN), groups=groups, groups_told=told))


async def roles(team: Team) -> dict[PersonId, Role]:
    return dict(held(await team.workspace.roles()))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<!subteam^S0123ABCD|@desk>", group("S0123ABCD")),
        ("<!subteam^S0123ABCD>", group("S0123ABCD")),
        ("&S0123ABCD", group("S0123ABCD")),
        ("&S1", group("S1")),
        ("<@&175928847299117063>", group("175928847299117063")),
        ("&175928847299117063", group("175928847299117063")),
    ],
)
async def test_a_group_is_given_a_role_and_loses_it_however_it_is_written(
    written: str, meant: PersonId
) -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    assert (await team.says(f"role grant {written} editor")).leaves.outcome is Outcome.ANSWERED
    assert await roles(team) == {ANNA: Role.ADMIN, meant: Role.EDITOR}
    await team.says(f"rolle nehmen {written}", language="de")
    assert await roles(team) == {ANNA: Role.ADMIN}


@pytest.mark.parametrize(
    "written",
    ["@everyone", "everyone", "@here", "<!channel>", "<!everyone|everyone>", "@Everyone"],
)
async def test_everybody_is_given_no_role(written: str) -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    spoken = await team.says(f"role grant {written} editor")

    assert problem(spoken.leaves) == "problem-everybody"
    assert await roles(team) == {ANNA: Role.ADMIN}


async def test_the_role_that_everybody_of_a_server_has_is_everybody() -> None:
    team = await open_team()
    server = WorkspaceId("discord:123456789012345678")
    workspace = team.store.workspace(server)
    await workspace.record((RoleGranted(ANNA, "admin"),), by=ANNA, origin="test", at=asking("").at)

    call = asking("role grant <@&123456789012345678> editor")
    spoken = await team.bot.answer(replace(call, workspace=server))

    assert everybody(server) == group("123456789012345678")
    assert problem(spoken.leaves) == "problem-everybody"
    assert dict(await workspace.roles()) == {ANNA: "admin"}


@pytest.mark.parametrize("written", ["@desk", "desk", "S", "<@&desk>", "<!subteam^U1>", "&", "&12"])
async def test_the_name_of_a_group_alone_is_nobody(written: str) -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    spoken = await team.says(f"role grant {written} editor")

    assert problem(spoken.leaves) == "problem-unknown-person"
    assert await roles(team) == {ANNA: Role.ADMIN}


async def test_a_person_has_the_highest_role_of_their_own_and_of_their_groups() -> None:
    team = await with_groups()

    assert problem((await by(team, said="fact add")).leaves) == "problem-role-needed"
    assert not problem((await by(team, DESK, said="fact add")).leaves).startswith("problem-role")
    refused = await by(team, DESK, said="channel language de")
    assert problem(refused.leaves) == "problem-role-needed"
    allowed = await by(team, DESK, BOARD, said="channel language de")
    assert allowed.leaves.outcome is Outcome.ANSWERED
    await team.says("role grant U2 admin", ANNA)
    assert (await by(team, DESK, said="channel language en")).leaves.outcome is Outcome.ANSWERED


async def test_nobody_has_the_role_of_a_person_by_being_in_a_group_of_that_name() -> None:
    team = await with_groups()

    refused = await by(team, ANNA, said="channel language de")

    assert problem(refused.leaves) == "problem-role-needed"


async def test_a_group_that_lost_its_role_gives_none() -> None:
    team = await with_groups()
    await team.says("role revoke &S0DESK1", ANNA)

    spoken = await by(team, DESK, said="fact add")

    assert problem(spoken.leaves).startswith("problem-role-needed")


async def test_a_refusal_names_people_and_groups_and_people_first() -> None:
    team = await with_groups()
    await team.says("role grant U3 editor", ANNA)

    refused = await by(team, said="fact add")

    (line, *_) = text(refused).splitlines()
    assert line.endswith("held here by U1, U3, &234567890123456789, &S0DESK1")
    listed = text(await team.says("role list", BEN))
    assert listed.index("U1") < listed.index("&2345")
    assert listed.index("U3") < listed.index("&S0DESK1")


async def test_where_groups_cannot_be_found_out_nothing_is_done_and_that_is_said() -> None:
    team = await with_groups()
    before = await team.workspace.head()

    for said in ("channel language de", "fact undo 1"):
        unsure = await by(team, said=said, told=False)
        assert problem(unsure.leaves) == "problem-role-needed-unsure"
        assert unsure.leaves.outcome is Outcome.FAILED
        assert "&234567890123456789" in text(unsure)

    assert await team.workspace.head() == before
    await team.says("role revoke &S0DESK1", ANNA)
    await team.says("role revoke &234567890123456789", ANNA)
    spoken = await by(team, said="channel language de", told=False)
    assert problem(spoken.leaves) == "problem-role-needed"


async def test_what_was_said_to_a_member_of_a_group_is_not_said_to_who_has_left_it() -> None:
    team = await with_groups()

    offers = offered((await by(team, BOARD, said="channel show")).leaves)
    assert "channel language" in offers
    assert offered((await by(team, said="channel show")).leaves) == ()
    # What is remembered of an answer counts for the same groups alone.
    member, left = (replace(asking("help", BEN), groups=each) for each in ((DESK,), ()))
    await team.bot.answer(member)
    remembered = len(team.bot.said)
    await team.bot.answer(left)
    assert len(team.bot.said) == remembered + 1


async def test_a_group_is_sought_only_where_it_gives_what_is_lacking() -> None:
    team = await with_groups()

    async def sought(said: str, person: PersonId = BEN, needed: Role | None = None) -> set[str]:
        return set(await groups_sought(team.workspace, asking(said, person), needed))

    assert await sought("funding mistral") == set()
    assert await sought("what is this") == set()
    assert await sought("fact add") == {DESK, BOARD}
    assert await sought("fact wrong funding mistral") == {DESK, BOARD}
    assert await sought("fact add", ANNA) == set()
    assert await sought("", BEN, Role.ADMIN) == {DESK, BOARD}
    await team.says("role grant U3 editor", ANNA)
    assert await sought("fact add", CARA) == set()
    assert await sought("role list", CARA, Role.ADMIN) == {BOARD}


@pytest.mark.parametrize("said", ["role revoke U1", "role grant U1 editor"])
async def test_a_group_alone_is_not_left_as_admin(said: str) -> None:
    team = await with_groups()

    spoken = await by(team, BOARD, said=said)

    assert problem(spoken.leaves) == "problem-last-admin-but-groups"
    assert (await roles(team))[ANNA] is Role.ADMIN


async def test_where_only_a_group_is_admin_somebody_may_become_one_by_the_code() -> None:
    team = await open_team()
    granted = RoleGranted(BOARD, "admin")
    await team.workspace.record((granted,), by=ANNA, origin="test", at=asking("").at)

    assert await code_for_first_admin(team.store, WORKSPACE) is not None
    assert "role claim" in offered((await team.says("role list", BEN)).leaves)
    code = await new_code(team.store, WORKSPACE)
    await team.says(f"role claim {code}", BEN)
    assert await code_for_first_admin(team.store, WORKSPACE) is None


def test_groups_are_told_from_people() -> None:
    assert [is_group(each) for each in (DESK, BOARD, ANNA)] == [True, True, False]
