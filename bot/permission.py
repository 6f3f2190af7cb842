"""Whether somebody may use a command or show its answer to all, whatever a platform shows."""

from __future__ import annotations

from collections.abc import Mapping

from bot.arguments import understand
from bot.call import Call
from bot.command import Command
from bot.desk import Desk
from bot.document import Outcome
from bot.groups import is_group
from bot.leaves import Leaf, Person, Try, Words
from bot.lines import listed
from bot.manners import manners_of
from bot.problems import Problem, ProblemError
from bot.roles import Role, held
from store.base import Workspace
from store.events import PersonId

CLAIM = "role claim"


class RoleNeededError(ProblemError):
    """Somebody has not the role that something takes: a command by its name, or sharing."""

    def __init__(self, problem: Problem, name: str, needed: Role) -> None:
        super().__init__(problem)
        self.name = name
        self.needed = needed


async def permitted(desk: Desk, name: str, command: Command) -> None:
    """Raise RoleNeededError, which says who may, unless somebody may use a command.

    A role is looked up only for what not everybody may do.
    """
    needed = min(command.role, await _opened(desk)) if command.openable else command.role
    await _has(desk, needed, Try(name), name)


async def may_share(desk: Desk, needed: Role) -> None:
    """Raise RoleNeededError, which says who may, unless somebody may show an answer to all."""
    await _has(desk, needed, Words("sharing"), "share")


async def may_tell_all(desk: Desk, name: str) -> None:
    """Raise RoleNeededError, which says who may, unless somebody may have all here be told.

    `name` is the command by which they would.
    """
    await _has(desk, await _opened(desk), Try(name), name)


async def allowed_to_tell_all(desk: Desk) -> bool:
    """Say whether somebody may have all here be told; who may not is offered nothing of it."""
    return role_at(desk, held(await desk.workspace.roles())) >= await _opened(desk)


async def _opened(desk: Desk) -> Role:
    """Return the role that a place takes of whoever has all be told of what changes."""
    return manners_of(dict(await desk.workspace.preferences(desk.call.place))).digests


async def groups_sought(
    workspace: Workspace, call: Call, needed: Role | None = None
) -> tuple[PersonId, ...]:
    """Return the groups in which whoever asks would have the role they lack by themselves.

    It is the role that the command of the call takes, or shows more to, or a higher one that is
    `needed`. Where nothing is lacking there are none, so that a platform is asked for nobody's
    groups in vain.
    """
    lacking = max(_role_of(call), needed or Role.READER)
    if lacking is Role.READER:
        return ()
    roles = held(await workspace.roles())
    own = _alone(call, roles)
    if own >= lacking:
        return ()
    return tuple(each for each, role in roles.items() if is_group(each) and role > own)


def _role_of(call: Call) -> Role:
    try:
        command = understand(call.text, call.options).command
    except ProblemError:
        return Role.READER
    return max(command.role, command.more_for)


async def _has(desk: Desk, needed: Role, what: Leaf, name: str) -> None:
    if needed is Role.READER:
        return
    roles = held(await desk.workspace.roles())
    if role_at(desk, roles) >= needed:
        return
    unsure = (
        None if desk.call.groups_told else await groups_sought(desk.workspace, desk.call, needed)
    )
    raise RoleNeededError(_refusal(what, needed, roles, unsure or ()), name, needed)


def role_at(desk: Desk, roles: Mapping[PersonId, Role]) -> Role:
    """Return the role of whoever asks: the highest that the place, they and their groups have."""
    groups = (roles.get(each, Role.READER) for each in desk.call.groups if is_group(each))
    return max((_alone(desk.call, roles), *groups))


def _alone(call: Call, roles: Mapping[PersonId, Role]) -> Role:
    return max(call.least, roles.get(call.person, Role.READER))


def _refusal(
    what: Leaf, needed: Role, roles: Mapping[PersonId, Role], unsure: tuple[PersonId, ...]
) -> Problem:
    able = tuple(each for each, role in roles.items() if role >= needed)
    places: tuple[tuple[str, Leaf], ...] = (
        ("command", what),
        ("role", Words(f"role-{needed.word}")),
    )
    if doubted := tuple(each for each in unsure if each in able):
        told = (("people", holders(able)), ("groups", holders(doubted)))
        return Problem("role-needed-unsure", (*places, *told), ("role list",), Outcome.FAILED)
    if able:
        return Problem("role-needed", (*places, ("people", holders(able))), ("role list",))
    if found := tuple(each for each, role in roles.items() if role is Role.ADMIN):
        return Problem("role-needed-grant", (*places, ("people", holders(found))), ("role list",))
    return Problem("role-needed-claim", places, (CLAIM,))


def holders(found: tuple[PersonId, ...]) -> Leaf:
    """Return those who hold a role as a leaf: people first, then groups."""
    return listed([Person(each) for each in sorted(found, key=is_group)])
