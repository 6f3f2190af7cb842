"""Roles by user groups, and what somebody can still do who has lost theirs: nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from adapters.clock import REAL
from adapters.slack.answering.groups import KNOWN_FOR
from bot.groups import group
from store.base import Store
from store.events import PersonId, RoleGranted
from tests.adapters.slack.team import WORKSPACE, at_work, demo
from tests.bot.demo import NOW
from tests.fakes.slack.faults import Refused
from tests.fakes.slack.groups import UserGroup
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, View

DESK = "S0DESK1"
MESSAGE = "Mistral AI raised €600M in June 2024."
FACT = "fact add mistral ai field:raised value:€600M"
LIST = "usergroups.list"


@dataclass
class Stage:
    """A workspace whose editors are the group @desk, of which U2 is a member.

    `later` are the seconds by which the bot's clock is ahead.
    """

    slack: FakeSlack
    store: Store
    later: float = 0.0

    def now(self) -> float:
        return REAL.monotonic() + self.later

    @property
    def asked(self) -> int:
        return sum(each.method == LIST for each in self.slack.state.calls)

    async def entries(self) -> int:
        return (await self.store.workspace(WORKSPACE).head()).seq

    async def holders(self) -> dict[str, str]:
        return {str(each): role for each, role in await self.store.workspace(WORKSPACE).roles()}

    def leaves(self, user: str) -> None:
        """Take somebody out of the group, and let the time pass until that counts."""
        self.slack.state.groups[DESK].users.remove(user)
        self.later += KNOWN_FOR

    async def types(self, text: str, user: str = "U2") -> str:
        before = len(self.slack.ephemerals(user=user))
        await self.slack.types("/deal", text, user=user)
        await self.slack.until(lambda: len(self.slack.ephemerals(user=user)) > before)
        return said(self.slack.ephemerals(user=user)[-1])

    async def form(self, text: str, user: str = "U2") -> View:
        before = len(self.slack.views_open)
        await self.slack.types("/deal", text, user=user)
        await self.slack.until(lambda: len(self.slack.views_open) > before)
        return self.slack.views_open[-1]


def said(message: Message) -> str:
    return message.text.replace("\N{WORD JOINER}", "")


@asynccontextmanager
async def staged() -> AsyncIterator[Stage]:
    async with FakeSlack() as slack:
        stage = Stage(slack, await demo())
        slack.state.groups[DESK] = UserGroup(DESK, "desk", users=["U2"])
        workspace = stage.store.workspace(WORKSPACE)
        events = (RoleGranted(PersonId("U1"), "admin"), RoleGranted(group(DESK), "editor"))
        await workspace.record(events, by=PersonId("operator"), origin="test", at=NOW)
        async with at_work(slack, stage.store, clock=replace(REAL, monotonic=stage.now)):
            yield stage
        await stage.store.close()
        assert slack.crashes == []


@pytest.mark.parametrize("written", ["<!subteam^S0DESK1|@desk>", "<!subteam^S0DESK1>", "@desk"])
async def test_a_group_is_given_a_role_and_loses_it_however_it_is_written(written: str) -> None:
    async with staged() as stage:
        answer = await stage.types(f"role revoke {written}", "U1")
        assert "@desk" in answer
        assert await stage.holders() == {"U1": "admin"}
        await stage.types(f"role grant {written} editor", "U1")
        assert await stage.holders() == {"U1": "admin", group(DESK): "editor"}


async def test_a_group_is_named_by_its_handle_and_never_called() -> None:
    async with staged() as stage:
        listed = await stage.types("role list", "U1")
        await stage.slack.mentions("role list", user="U1")
        (posted,) = await stage.slack.until(stage.slack.posts)

    assert "@desk" in listed
    for told in (repr(stage.slack.ephemerals(user="U1")[-1]), repr(posted)):
        assert "subteam" not in told
        assert "usergroup" not in told


async def test_a_group_is_chosen_in_a_form_beside_people() -> None:
    async with staged() as stage:
        view = await stage.form("role grant", "U1")
        offered = await stage.slack.suggests(
            view, "person", "des", user="U1", block_id="input:person:group"
        )
        (option,) = (offered.body or {})["options"]
        assert option["text"]["text"] == "@desk · Deal desk"
        await stage.slack.submits(
            view, {"input:person:group": option["value"], "role": "admin"}, user="U1"
        )
        await stage.slack.until(lambda: stage.slack.ephemerals(user="U1"))
        assert await stage.holders() == {"U1": "admin", group(DESK): "admin"}
        assert stage.slack.lapses == []


async def test_a_form_takes_somebody_or_a_group_and_not_both_and_not_neither() -> None:
    async with staged() as stage:
        before = await stage.entries()
        view = await stage.form("role grant", "U1")
        both = {"input:person": "U2", "input:person:group": group(DESK), "role": "admin"}
        for entered in ({"role": "admin"}, both):
            receipt = await stage.slack.submits(view, entered, user="U1")
            assert list((receipt.body or {})["errors"]) == ["input:person"]
        assert await stage.entries() == before


async def test_a_member_may_do_what_the_group_may_by_every_way_and_no_more() -> None:
    async with staged() as stage:
        before = await stage.entries()
        assert "Gespeichert" in await stage.types(FACT)
        assert await stage.entries() > before
        await stage.form("fact add")
        await stage.slack.shortcut("save_as_fact", stage.slack.wrote(MESSAGE, "U1"), user="U2")
        await stage.slack.until(lambda: len(stage.slack.views_open) > 1)

        before = await stage.entries()
        assert "hat hier: U1" in await stage.types("channel language de")
        assert await stage.entries() == before


async def test_who_left_the_group_can_do_nothing_a_minute_later() -> None:
    async with staged() as stage:
        view = await stage.form("fact add")
        await stage.types(FACT)
        added = stage.slack.ephemerals(user="U2")[-1]
        before = await stage.entries()
        stage.leaves("U2")

        asked = len(stage.slack.ephemerals(user="U2"))
        filled = {"about": "Mistral AI", "field": "raised", "value": "€601M"}
        await stage.slack.submits(view, filled, user="U2")
        await stage.slack.presses(added, "Zurücknehmen", user="U2")
        await stage.slack.shortcut("save_as_fact", stage.slack.wrote(MESSAGE, "U1"), user="U2")
        await stage.slack.types("/deal", FACT, user="U2")
        await stage.slack.until(lambda: len(stage.slack.ephemerals(user="U2")) == asked + 4)

        for each in stage.slack.ephemerals(user="U2")[asked:]:
            assert "Redaktion" in said(each)
            assert "@desk" in said(each)
        assert await stage.entries() == before


async def test_groups_are_asked_for_once_a_minute_and_only_where_one_gives_what_is_lacking() -> (
    None
):
    async with staged() as stage:
        await stage.types("funding mistral")
        await stage.types("channel language de", "U1")
        assert stage.asked == 0
        for _ in range(3):
            await stage.types("fact undo 1")
        assert stage.asked == 1
        stage.later += KNOWN_FOR
        await stage.types("fact undo 1")
        assert stage.asked == 2


@pytest.mark.parametrize("error", ["missing_scope", "fatal_error", "plan_upgrade_required"])
async def test_where_slack_does_not_tell_nothing_is_done_and_that_is_said(error: str) -> None:
    async with staged() as stage:
        before = await stage.entries()
        stage.slack.faults.plant(LIST, Refused(error), times=9)

        refused = await stage.types(FACT)

        assert "nicht zu erfahren" in refused
        assert await stage.entries() == before
        assert "Gespeichert" not in refused


async def test_a_group_that_is_disabled_gives_nothing() -> None:
    async with staged() as stage:
        stage.slack.state.groups[DESK].disabled = True

        refused = await stage.types(FACT)

        assert "Redaktion" in refused


async def test_the_home_of_a_member_tells_the_role_of_the_group() -> None:
    async with staged() as stage:
        await stage.slack.opens_home(user="U2")
        home = await stage.slack.until(lambda: stage.slack.home("U2"))

    assert home
    assert "Redaktion" in repr(home.payload)
