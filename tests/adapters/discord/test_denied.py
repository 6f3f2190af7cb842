"""Nobody changes anything in Discord who may not, by every way into the bot that there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest

from adapters.chat.press import Kind, Press
from adapters.discord.answering import drafts, kept
from adapters.discord.answering.drafts import Draft, Drafts
from adapters.discord.answering.kept import Controls, Kept
from adapters.discord.drawing.controls import Use, custom_id
from bot.groups import group
from store.base import Store
from store.events import Event, PersonId, RoleGranted, RoleRevoked
from tests.adapters.discord.team import WORKSPACE, at_work, demo
from tests.bot.trying import Forbidden, forbidden, options, standing
from tests.fakes.discord import ACME, ADA, DEALS, OWNER, FakeDiscord, payloads
from tests.fakes.discord.entries import texts
from tests.fakes.discord.state import Member, Message, User

READER, DEMOTED, FALLEN, IN_NONE, IN_LOST = (f"10000000000000010{n}" for n in range(5))
PEOPLE = (READER, DEMOTED, FALLEN, IN_NONE, IN_LOST)
NONE, LOST = "400000000000000001", "400000000000000002"
GRANTS: tuple[Event, ...] = (
    RoleGranted(PersonId(OWNER), "admin"),
    RoleGranted(PersonId(DEMOTED), "editor"),
    RoleGranted(PersonId(FALLEN), "admin"),
    RoleGranted(group(LOST), "admin"),
    RoleRevoked(PersonId(DEMOTED)),
    RoleRevoked(PersonId(FALLEN)),
    RoleRevoked(group(LOST)),
)
EACH = 2
"""People who try each command: another two with every command."""


@dataclass(frozen=True)
class Stage:
    """The fake Discord, and what the bot keeps, in which somebody makes things up."""

    discord: FakeDiscord
    store: Store

    def scene(self, user: str) -> payloads.Scene:
        return self.discord.scene(user, self.discord.state.channels[DEALS], None)

    async def form(self, each: Forbidden, user: str) -> str:
        """Return the id of a form that was open before, with all that a command takes."""
        forms = Drafts(self.store.shelf(drafts.SHELF), lambda: datetime.now(UTC))
        form = Draft(ACME, user, each.name, options(each.command))
        id_ = forms.note(form)
        await forms.keep(id_, form)
        return id_

    def button(self, id_: str) -> Message:
        button = {"type": 2, "style": 2, "label": "Go", "custom_id": id_}
        return self.discord.posted("", components=[{"type": 1, "components": [button]}])


Way = Callable[[Stage, Forbidden, str], Awaitable[object]]


async def types(stage: Stage, each: Forbidden, user: str) -> object:
    """Send a slash command with whatever options, registered or not."""
    given = [payloads.option(name, value) for name, value in options(each.command)]
    data = payloads.command("0", each.name.split(), given)
    return await stage.discord.interact(payloads.COMMAND, data, stage.scene(user), each.name)


async def types_bare(stage: Stage, each: Forbidden, user: str) -> object:
    data = payloads.command("0", each.name.split())
    return await stage.discord.interact(payloads.COMMAND, data, stage.scene(user), each.name)


async def mentions(stage: Stage, each: Forbidden, user: str) -> object:
    return await stage.discord.mentions(each.name, user=user)


async def says(stage: Stage, each: Forbidden, user: str) -> object:
    return await stage.discord.says(each.name, user=user, channel=stage.discord.direct(user))


async def presses(stage: Stage, each: Forbidden, user: str) -> object:
    """Press a button of an answer that was given before."""
    controls = Controls(stage.store.shelf(kept.SHELF), lambda: datetime.now(UTC))
    press = Press(Kind.MORE, "help", "a", 1, 1_790_000_000, "en", "UTC")
    answer = Kept(WORKSPACE, press, (each.name,))
    id_ = controls.note(answer)
    await controls.keep(id_, answer)
    return await stage.discord.presses(stage.button(custom_id(Use.ASK, id_, 0)), "Go", user=user)


async def saves(stage: Stage, each: Forbidden, user: str) -> object:
    """Press the button that sends a form filled in before."""
    id_ = custom_id(Use.SAVE, await stage.form(each, user), 0)
    return await stage.discord.presses(stage.button(id_), "Go", user=user)


async def submits(stage: Stage, each: Forbidden, user: str) -> object:
    """Send a form that was open before."""
    id_ = custom_id(Use.SAVE, await stage.form(each, user), 0)
    data = payloads.submitted({"custom_id": id_, "components": []}, {})
    scene = stage.scene(user)
    source = stage.button(id_)
    return await stage.discord.interact(
        payloads.MODAL_SUBMIT, data, scene, each.name, source=source
    )


WAYS: tuple[Way, ...] = (types, types_bare, mentions, says, presses)
BY_FORM: tuple[Way, ...] = (saves, submits)
"""Ways to give what has a form: what takes nothing has none."""


@pytest.mark.slow
async def test_hundreds_of_tries_change_nothing_and_each_is_told_the_role(
    tell: Callable[[str], None],
) -> None:
    async with FakeDiscord() as discord:
        store, tries = await demo(), 0
        workspace = store.workspace(WORKSPACE)
        await workspace.record(GRANTS, by=PersonId(OWNER), origin="test", at=datetime.now(UTC))
        before = await standing(store, WORKSPACE)
        async with at_work(discord, store):
            stage = Stage(discord, store)
            discord.state.guilds[ACME].roles = {NONE: "none", LOST: "lost"}
            for person in PEOPLE:
                roles = {IN_NONE: [NONE], IN_LOST: [LOST]}.get(person, [])
                discord.state.users[person] = User(person)
                discord.state.guilds[ACME].members[person] = Member(person, roles=roles)
            for number, each in enumerate(forbidden()):
                ways = (*WAYS, *BY_FORM) if each.command.parameters else WAYS
                for turn in range(EACH):
                    person = PEOPLE[(number + turn) % len(PEOPLE)]
                    for way in ways:
                        await way(stage, each, person)
                    tries += len(ways)
                    await discord.until(partial(_all_told, discord, tries))
                    assert f"takes the role {each.role.word}" in "".join(_told(discord)[-1:])
            for person in PEOPLE:
                wrote = discord.wrote("€600M", user=ADA)
                await discord.uses_on(wrote, "Save as fact", person)
                tries += 1
            await discord.until(partial(_all_told, discord, tries))
            assert all(step.modal is None for step in discord.state.interactions.values())
        after = await standing(store, WORKSPACE)
        await store.close()

    assert after == before
    tell(f"unauthorised changes 0 of {tries} tries in Discord, all told the role")


def _told(discord: FakeDiscord) -> list[str]:
    said = ("\n".join(texts(each.components)) for each in discord.messages)
    return [each for each in said if "takes the role" in each]


def _all_told(discord: FakeDiscord, tries: int) -> bool:
    return len(_told(discord)) == tries
