"""Every way to ask the core for what somebody may not do, and what none of them may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.call import Call
from bot.codes import SHELF as CODES
from bot.command import Command, Parameter, commands
from bot.drafts import SHELF as DRAFTS
from bot.groups import group
from bot.roles import Role
from bot.suggestions import Entry
from bot.words import typed
from store.base import Store, WorkspaceId
from store.events import Event, PersonId, RoleGranted, RoleRevoked
from tests.bot.demo import NOW

BOSS, EDITOR = PersonId("U9BOSS"), PersonId("U9EDITOR")
READER, STRANGER, DEMOTED, FALLEN = (PersonId(f"U{each}") for each in (2, 77, 4, 5))
ELSEWHERE = PersonId("U6")
ROLELESS, LOST = group("S0NOROLE"), group("S0LOST")

GRANTS: tuple[Event, ...] = (
    RoleGranted(BOSS, "admin"),
    RoleGranted(EDITOR, "editor"),
    RoleGranted(DEMOTED, "editor"),
    RoleGranted(FALLEN, "admin"),
    RoleGranted(LOST, "admin"),
    RoleRevoked(DEMOTED),
    RoleRevoked(FALLEN),
    RoleRevoked(LOST),
)
"""What makes of these people a boss, an editor, and some who were one once."""


@dataclass(frozen=True)
class Forbidden:
    """A command that takes a role, by its whole English name."""

    name: str
    command: Command
    role: Role


def forbidden() -> Iterator[Forbidden]:
    """Yield every command that takes a role, however deep it stands below others."""
    yield from _below("", commands(), Role.READER)


def _below(above: str, found: tuple[Command, ...], least: Role) -> Iterator[Forbidden]:
    for each in found:
        name, role = f"{above} {each.name}".strip(), max(least, each.role)
        if each.subcommands:
            yield from _below(name, each.subcommands, role)
        elif role > Role.READER:
            yield Forbidden(name, each, role)


def options(command: Command) -> tuple[tuple[str, str], ...]:
    """Return something for all that a command takes."""
    return tuple((each.name, anything(each)) for each in command.parameters)


def anything(parameter: Parameter) -> str:
    """Return what could be meant for a parameter."""
    if parameter.type.entry is Entry.PERSON:
        return "U2"
    return next(iter(parameter.type.choices), "1")


def lines(each: Forbidden) -> Iterator[str]:
    """Yield how a command is typed: bare, in German, and with all it takes."""
    yield each.name
    yield f"/{typed(each.name, 'de')}"
    yield " ".join((each.name, *(f"{name}:{value}" for name, value in options(each.command))))


def ways(each: Forbidden, call: Call) -> Iterator[Call]:
    """Yield calls for a command: typed, in options, as a button or form has it, and forged."""
    for number, line in enumerate(lines(each)):
        yield replace(call, text=line, key=f"typed:{each.name}:{number}:{call.person}")
        yield replace(call, text=line, searches=True, place=call.person)
    yield replace(call, text=each.name, options=options(each.command), key=None)
    yield replace(call, text=each.name, options=options(each.command), upto=1, insists=True)
    # A group that bears the id of somebody who may, and one that never had a role.
    yield replace(call, text=each.name, groups=(BOSS, EDITOR, ROLELESS, LOST))
    yield replace(call, text=each.name, groups=(group(BOSS),), groups_told=False)


def tried_by(each: Forbidden) -> tuple[PersonId, ...]:
    """Return who may not use a command."""
    nobody = (READER, STRANGER, DEMOTED, FALLEN, ELSEWHERE)
    return nobody if each.role is Role.EDITOR else (*nobody, EDITOR)


async def standing(store: Store, workspace: WorkspaceId) -> tuple[object, ...]:
    """Return all that a try could change: the ledger, roles, choices, and what is to be saved."""
    here = store.workspace(workspace)
    places = ("C1", "terminal", workspace, BOSS, EDITOR, READER, STRANGER, DEMOTED, FALLEN)
    chosen = [await here.preferences(each) for each in places]
    shelves = [await store.shelf(each).all(now=NOW) for each in (DRAFTS, CODES)]
    own = [each for shelf in shelves for each in shelf if each.key.startswith(workspace)]
    return (await here.head(), await here.roles(), chosen, own, await here.subscriptions())
