"""Who may do what: held for every command and on every path, and never left without an admin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.codes import new_code
from bot.command import commands
from bot.document import Outcome, Run, Style
from bot.leaves import Joined, Leaf, Person, Words
from bot.roles import Role, held
from bot.service import Bot
from store.base import Store, Workspace, WorkspaceId
from store.events import PersonId
from store.shelf import Shelf
from tests.bot.demo import WORKSPACE, asked, open_demo
from tests.bot.team import ANNA, BEN, CARA, Team, asking, offered, open_team, problem, text


async def roles(team: Team) -> dict[PersonId, Role]:
    return dict(held(await team.workspace.roles()))


def above_reader() -> Iterator[tuple[str, Role]]:
    for command in commands():
        for name, each in [
            (command.name, command),
            *((f"{command.name} {below.name}", below) for below in command.subcommands),
        ]:
            if each.role > Role.READER:
                yield name, each.role


def within(leaves: tuple[Leaf, ...]) -> Iterator[Leaf]:
    for leaf in leaves:
        yield leaf
        match leaf:
            case Joined(leaves=inner):
                yield from within(inner)
            case Words(places=places):
                yield from within(tuple(each for _, each in places if not isinstance(each, int)))


def people(leaves: tuple[Leaf, ...]) -> list[PersonId]:
    return [each.person for each in within(leaves) if isinstance(each, Person)]


class Roleless:
    """A workspace that is asked for no roles."""

    def __init__(self, inner: Workspace) -> None:
        self.inner = inner

    async def roles(self) -> tuple[tuple[PersonId, str], ...]:
        raise AssertionError

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


@dataclass
class RolelessStore:
    """A store whose workspaces are asked for no roles."""

    inner: Store

    def workspace(self, workspace: WorkspaceId) -> Roleless:
        return Roleless(self.inner.workspace(workspace))

    def shelf(self, name: str) -> Shelf:
        return self.inner.shelf(name)


@pytest.mark.parametrize(("name", "role"), [*above_reader()])
async def test_nobody_does_what_needs_a_role_without_it(name: str, role: Role) -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    before = await team.workspace.head()

    for least in (each for each in Role if each < role):
        for language in ("en", "de"):
            spoken = await team.says(name, BEN, language, least=least)
            assert problem(spoken.leaves).startswith("problem-role-needed"), name
    assert await team.workspace.head() == before
    assert await team.workspace.preferences("C1") == ()


@pytest.mark.parametrize(("name", "role"), [*above_reader()])
async def test_whoever_has_the_role_is_not_refused(name: str, role: Role) -> None:
    team = await open_team()

    spoken = await team.says(name, BEN, least=role)

    assert not problem(spoken.leaves).startswith("problem-role-needed")


async def test_a_refusal_names_the_role_and_who_holds_it() -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    spoken = await team.says("channel zone Europe/Paris", BEN)

    (note, _actions) = spoken.leaves.blocks
    assert people(getattr(note, "line", ())) == [ANNA]
    assert Run(ANNA, Style.PERSON) in getattr(spoken.runs.blocks[0], "line", ())
    assert "admin" in text(spoken)


async def test_without_an_admin_a_refusal_says_how_to_become_one() -> None:
    spoken = await (await open_team()).says("deals demo")

    assert problem(spoken.leaves) == "problem-role-needed-claim"
    assert offered(spoken.leaves) == ("role claim",)


async def test_a_question_in_somebody_s_own_words_does_no_more_than_they_may() -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    spoken = await team.says("ask deals demo", BEN)

    assert (await team.workspace.head()).seq == 1
    assert spoken.leaves.outcome is not Outcome.ANSWERED


async def test_a_role_that_was_taken_away_counts_no_more() -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    await team.says("role grant <@U2|ben> admin", ANNA)
    assert (await team.says("channel language de", BEN)).leaves.outcome is Outcome.ANSWERED

    await team.says("role revoke <@U2>", ANNA)

    spoken = await team.says("channel language en", BEN)
    assert problem(spoken.leaves) == "problem-role-needed"


async def test_reading_looks_up_no_roles() -> None:
    demo = await open_demo()
    bot = Bot(RolelessStore(demo.bot.store))  # type: ignore[arg-type] # the rest is handed on

    for question in ("deal", "funding mistral", "who founded mistral", "settings show"):
        spoken = await bot.answer(asked(question))
        assert spoken.leaves.outcome is Outcome.ANSWERED

    assert (await bot.answer(asked("role list"))).leaves.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("language", "claim"), [("en", "role claim"), ("de", "rolle beanspruchen")]
)
async def test_whoever_has_the_code_becomes_the_first_admin(language: str, claim: str) -> None:
    team = await open_team()
    code = await new_code(team.store, WORKSPACE)

    spoken = await team.says(f"{claim} {code.lower()}", ANNA, language)

    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert await roles(team) == {ANNA: Role.ADMIN}
    assert code not in repr(spoken)


async def test_roles_are_given_and_taken_in_both_languages() -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    await team.says("role grant <@U2|ben> editor")
    await team.says("rolle geben U3 admin", language="de")
    assert await roles(team) == {ANNA: Role.ADMIN, BEN: Role.EDITOR, CARA: Role.ADMIN}

    await team.says("rolle nehmen <@U2>", CARA, "de")
    await team.says("role grant U1 redaktion", CARA)
    assert await roles(team) == {ANNA: Role.EDITOR, CARA: Role.ADMIN}

    listed = await team.says("role list", BEN)
    assert "Admin" in text(await team.says("rolle liste", BEN, "de"))
    assert "U3" in text(listed)


async def test_granting_what_somebody_has_changes_nothing_and_says_so() -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    before = await team.workspace.head()

    spoken = await team.says("role grant U1 admin")

    assert isinstance(leaf := getattr(spoken.leaves.blocks[0], "line", (None,))[0], Words)
    assert leaf.id == "role-already"
    assert await team.workspace.head() == before


@pytest.mark.parametrize("text_", ["role revoke U1", "role grant U1 editor"])
async def test_the_last_admin_stays(text_: str) -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    await team.says("role grant U2 editor")

    spoken = await team.says(text_)

    assert problem(spoken.leaves) == "problem-last-admin"
    assert spoken.leaves.at == "person"
    assert await roles(team) == {ANNA: Role.ADMIN, BEN: Role.EDITOR}


@pytest.mark.parametrize("url", ["memory:", "sqlite:{}/roles.db"])
async def test_two_admins_who_revoke_each_other_at_once_leave_one(url: str, tmp_path: Path) -> None:
    team = await open_team(url.format(tmp_path))
    await team.has_admin(ANNA)
    await team.says("role grant U2 admin")

    await asyncio.gather(team.says("role revoke U2", ANNA), team.says("role revoke U1", BEN))

    assert Role.ADMIN in (await roles(team)).values()
    await team.store.close()


@pytest.mark.parametrize(
    "text_",
    [
        "role grant @ben editor",
        "role grant ben editor",
        "role grant BEN admin",
        "role grant u2 editor",
        "role grant WILLIAM editor",
        "role grant U editor",
        "role grant <@ben> editor",
        "role grant 123456 editor",
        "rolle geben ben redaktion",
        "role revoke ben",
        "role revoke Ben Stone",
    ],
)
async def test_a_name_alone_is_nobody(text_: str) -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    spoken = await team.says(text_)

    assert problem(spoken.leaves) == "problem-unknown-person"
    assert await roles(team) == {ANNA: Role.ADMIN}


@pytest.mark.parametrize(
    "who",
    [
        "U2",
        "<@U2>",
        "<@U0123ABCD|ben>",
        "U0123ABCD",
        "W0123ABCD",
        "UABCDEFGH",
        "175928847299117063",
    ],
)
async def test_an_id_or_a_mention_is_somebody(who: str) -> None:
    team = await open_team()
    await team.has_admin(ANNA)

    await team.says(f"role grant {who} editor")

    assert Role.EDITOR in (await roles(team)).values()


async def test_whoever_has_a_role_is_named_by_their_id_whatever_it_looks_like() -> None:
    team = await open_team()
    ada = PersonId("ada")
    await team.has_admin(ada)
    await team.says("role grant U2 admin", ada)

    await team.says("role revoke ada", BEN)

    assert await roles(team) == {BEN: Role.ADMIN}


@pytest.mark.parametrize("url", ["memory:", "sqlite:{}/roles.db"])
@pytest.mark.parametrize(
    ("text_", "then"),
    [("role grant U2 editor", "role list"), ("role revoke U3", "role list")],
)
async def test_a_role_given_or_taken_twice_is_answered_as_done(
    text_: str, then: str, url: str, tmp_path: Path
) -> None:
    team = await open_team(url.format(tmp_path))
    await team.has_admin(ANNA)
    await team.says("role grant U3 editor")
    call = replace(asking(text_), key="slack:1")
    await team.bot.answer(call)
    head = await team.workspace.head()

    for _ in range(2):
        again = (await team.bot.answer(call)).leaves
        assert again.outcome is Outcome.ANSWERED
        assert offered(again) == (then,)
    assert await team.workspace.head() == head
    await team.store.close()


async def test_a_claim_that_arrives_twice_is_answered_as_done() -> None:
    team = await open_team()
    code = await new_code(team.store, WORKSPACE)
    call = replace(asking(f"role claim {code}"), key="slack:1")

    said = [(await team.bot.answer(call)).leaves.outcome for _ in range(2)]

    assert said == [Outcome.ANSWERED, Outcome.ANSWERED]


async def test_whoever_gave_their_own_role_away_hears_of_it_also_when_it_arrives_twice() -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    await team.says("role grant U2 admin")
    call = replace(asking("role revoke U1"), key="slack:1")

    said = [(await team.bot.answer(call)).leaves.outcome for _ in range(2)]

    assert said == [Outcome.ANSWERED, Outcome.ANSWERED]


@pytest.mark.parametrize("key", [None, "slack:1"])
async def test_the_last_admin_stays_however_often_it_is_tried(key: str | None) -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    before = await team.workspace.head()

    for _ in range(2):
        spoken = await team.bot.answer(replace(asking("role revoke U1"), key=key))
        assert problem(spoken.leaves) == "problem-last-admin"
    assert await team.workspace.head() == before


async def test_a_grant_that_arrives_twice_is_one() -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    call = replace(asking("role grant U2 editor"), key="slack:1", origin="slack:C1")

    for _ in range(2):
        await team.bot.answer(call)

    upto = (await team.workspace.head()).seq
    entries = await team.workspace.entries(after=0, upto=upto, limit=9)
    assert [(each.by, each.origin) for each in entries] == [(ANNA, ""), (ANNA, "slack:C1")]
