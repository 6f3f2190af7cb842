"""How answers are given in a place: who sees them, who may share them, how long one waits."""

from __future__ import annotations

import pytest

from adapters.chat.manners import concerns_one
from bot.cooldown import Cooldowns, Who
from bot.document import Outcome
from bot.manners import Manners
from bot.roles import Role
from bot.service import Bot
from store.base import Store, WorkspaceId
from store.errors import StoreError
from store.events import PersonId
from tests.bot.demo import WORKSPACE, open_demo
from tests.bot.team import ANNA, BEN, Team, asking, open_team, problem, text

SECONDS = 30.0


async def sharing(team: Team, role: str) -> None:
    await team.workspace.prefer("C1", "share", role)


async def test_a_place_where_nothing_is_set_has_the_defaults() -> None:
    team = await open_team()

    assert await team.bot.manners(asking("deal")) == Manners(False, Role.READER, 0.0)


async def test_manners_are_those_of_the_place() -> None:
    team = await open_team()
    for name, value in (("answers", "public"), ("share", "editor"), ("cooldown", "90")):
        await team.workspace.prefer("C1", name, value)

    assert await team.bot.manners(asking("deal")) == Manners(True, Role.EDITOR, 90.0)
    assert await team.bot.manners(asking("deal", place="C2")) == Manners()


@pytest.mark.parametrize("value", ["", "\x00", "-1", "1e9", "٣", "nan", "inf"])
async def test_what_cannot_be_read_is_unset_but_lets_nobody_more_share(value: str) -> None:
    team = await open_team()
    for name in ("answers", "share", "cooldown"):
        await team.workspace.prefer("C1", name, value)

    assert await team.bot.manners(asking("deal")) == Manners(False, Role.ADMIN, 0.0)


class Failing:
    """A store that cannot be used."""

    def workspace(self, workspace: WorkspaceId) -> Store:
        del workspace
        raise StoreError


async def test_a_store_that_fails_leaves_the_defaults() -> None:
    bot = Bot(Failing())  # type: ignore[arg-type] # nothing else is asked of it

    assert await bot.manners(asking("deal")) == Manners()


@pytest.mark.parametrize(
    ("least", "needed", "shared"),
    [
        (Role.READER, "reader", True),
        (Role.READER, "editor", False),
        (Role.READER, "admin", False),
        (Role.EDITOR, "editor", True),
        (Role.EDITOR, "admin", False),
        (Role.ADMIN, "admin", True),
    ],
)
async def test_whoever_has_the_role_shares(least: Role, needed: str, *, shared: bool) -> None:
    demo = await open_demo()
    team = Team(demo.bot, demo.bot.store)
    await sharing(team, needed)

    spoken = await team.shares("funding mistral", BEN, least=least)

    assert (spoken.leaves.outcome is Outcome.ANSWERED) is shared
    assert problem(spoken.leaves).startswith("problem-role-needed") is not shared
    assert ("€490M" in text(spoken)) is shared


async def test_who_may_not_share_is_told_who_may() -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    await sharing(team, "editor")

    assert text(await team.shares("deal", BEN)).startswith(
        "Sharing takes the role editor, held here by U1"
    )
    assert text(await team.shares("deal", BEN, "de")).startswith(
        "Teilen verlangt die Rolle Redaktion; die hat hier: U1"
    )
    assert not problem((await team.shares("help", BEN, place="C2")).leaves)


class Seconds:
    """Seconds that go on when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def who(person: PersonId = ANNA, place: str = "C1", workspace: WorkspaceId = WORKSPACE) -> Who:
    return workspace, place, person


def test_one_waits_until_the_cooldown_is_over() -> None:
    seconds = Seconds()
    cooldowns = Cooldowns(seconds)
    assert cooldowns.take(who(), SECONDS) == 0
    assert cooldowns.take(who(), SECONDS) == SECONDS
    seconds.now += SECONDS - 10
    assert cooldowns.take(who(), SECONDS) == 10
    assert cooldowns.take(who(), 2 * SECONDS) == SECONDS + 10
    seconds.now += 10
    assert cooldowns.take(who(), SECONDS) == 0
    assert cooldowns.take(who(), SECONDS) == SECONDS


def test_each_person_waits_in_each_place_for_themselves() -> None:
    cooldowns = Cooldowns(Seconds())
    cooldowns.take(who(), SECONDS)
    assert cooldowns.take(who(BEN), SECONDS) == 0
    assert cooldowns.take(who(place="C2"), SECONDS) == 0
    assert cooldowns.take(who(workspace=WorkspaceId("other")), SECONDS) == 0


def test_where_there_is_no_cooldown_nobody_waits() -> None:
    cooldowns = Cooldowns(Seconds())
    assert [cooldowns.take(who(), 0) for _ in range(3)] == [0, 0, 0]


def test_a_turn_that_is_given_back_is_the_next_one_s() -> None:
    cooldowns = Cooldowns(Seconds())
    cooldowns.take(who(), SECONDS)
    cooldowns.give_back(who())
    assert cooldowns.take(who(), SECONDS) == 0


def test_that_one_has_to_wait_is_told_once_for_each_wait() -> None:
    seconds = Seconds()
    cooldowns = Cooldowns(seconds)
    cooldowns.take(who(), SECONDS)
    assert [cooldowns.tells(who()) for _ in range(3)] == [True, False, False]
    seconds.now += SECONDS
    cooldowns.take(who(), SECONDS)
    assert cooldowns.tells(who())
    assert not cooldowns.tells(who())


def test_of_many_who_wait_the_longest_unasked_are_forgotten() -> None:
    cooldowns = Cooldowns(Seconds(), most=2)
    for place in ("C1", "C2", "C3"):
        cooldowns.take(who(place=place), SECONDS)
    assert cooldowns.take(who(place="C2"), SECONDS) == SECONDS
    assert cooldowns.take(who(place="C3"), SECONDS) == SECONDS
    assert cooldowns.take(who(place="C1"), SECONDS) == 0


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("funding mistral", False),
        ("who founded mistral?", False),
        ("help", True),
        ("settings show", True),
        ("role claim ABC", True),
        ("role list", True),
        ("workspace show", True),
        ("channel show", True),
        ("fact add", True),
        ("deals list", False),
        ("deals demo", True),
    ],
)
def test_what_concerns_one_person_is_never_for_all(text: str, *, private: bool) -> None:
    assert concerns_one(text) is private
