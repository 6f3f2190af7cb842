"""Whether somebody may use a command or show its answer to all, whatever a platform shows."""

from __future__ import annotations

from collections.abc import Mapping

from bot.command import Command
from bot.desk import Desk
from bot.leaves import Leaf, Person, Try, Words
from bot.lines import listed
from bot.problems import Problem, ProblemError
from bot.roles import Role, held
from store.events import PersonId

CLAIM = "role claim"


class RoleNeededError(ProblemError):
    """Somebody has not the role that something takes."""


async def permitted(desk: Desk, name: str, command: Command) -> None:
    """Raise RoleNeededError, which says who may, unless somebody may use a command.

    A role is looked up only for what not everybody may do.
    """
    await _has(desk, command.role, Try(name))


async def may_share(desk: Desk, needed: Role) -> None:
    """Raise RoleNeededError, which says who may, unless somebody may show an answer to all."""
    await _has(desk, needed, Words("sharing"))


async def _has(desk: Desk, needed: Role, what: Leaf) -> None:
    if needed is Role.READER:
        return
    roles = held(await desk.workspace.roles())
    if role_at(desk, roles) < needed:
        raise RoleNeededError(_refusal(what, needed, roles))


def role_at(desk: Desk, roles: Mapping[PersonId, Role]) -> Role:
    """Return the role of whoever asks: the higher of what the place and the workspace give."""
    return max(desk.call.least, roles.get(desk.call.person, Role.READER))


def _refusal(what: Leaf, needed: Role, roles: Mapping[PersonId, Role]) -> Problem:
    able = [Person(person) for person, role in roles.items() if role >= needed]
    places: tuple[tuple[str, Leaf], ...] = (
        ("command", what),
        ("role", Words(f"role-{needed.word}")),
    )
    if able:
        return Problem("role-needed", (*places, ("people", listed(able))), ("role list",))
    if Role.ADMIN in roles.values():
        admins = [Person(person) for person, role in roles.items() if role is Role.ADMIN]
        return Problem("role-needed-grant", (*places, ("people", listed(admins))), ("role list",))
    return Problem("role-needed-claim", places, (CLAIM,))
