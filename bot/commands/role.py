"""`/role`: who may change what in this workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering import asks
from bot.codes import Shown
from bot.command import Command, Section, required
from bot.desk import Desk
from bot.document import Fields, Note, Outcome, Reply, Row, Tone
from bot.groups import is_group
from bot.leaves import Leaf, Person, Strong, Words
from bot.members import MEMBER
from bot.params import WORDS, ChoiceType
from bot.permission import CLAIM, holders
from bot.problems import Problem, ProblemError
from bot.recording import record, worked_out
from bot.roles import Role, admins, held, role_of
from store.events import PersonId, RoleGranted, RoleRevoked

ROLE = ChoiceType(
    (Role.EDITOR.word, Role.ADMIN.word),
    aliases=(("redaktion", Role.EDITOR.word), ("verwaltung", Role.ADMIN.word)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Everybody who has a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claiming:
    """The code that whoever runs Dealbrief has seen."""

    code: str = required(WORDS, "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Granting:
    """Who gets which role: somebody, or all of a group."""

    person: PersonId = required(MEMBER, "person", aliases=("wer", "who"))
    role: str = required(ROLE, "role", aliases=("rolle",), positional=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoking:
    """Who loses the role there is: somebody, or a group."""

    person: PersonId = required(MEMBER, "person", aliases=("wer", "who"))


async def show(query: Listing, desk: Desk) -> Reply[Leaf]:
    """Show who is an admin and who an editor, people before groups."""
    del query
    roles = held(await desk.workspace.roles())
    title = (Strong((Words("role-title"),)),)
    rows = []
    for role in (Role.ADMIN, Role.EDITOR):
        having = tuple(each for each, has in roles.items() if has is role)
        if having:
            rows.append(Row((Words(f"role-{role.word}"),), ((holders(having),),)))
    known = Fields(tuple(rows)) if rows else Note(Tone.HINT, (Words("role-nobody"),))
    then = () if admins(roles) else (asks(CLAIM),)
    return Reply(title, (known, *then))


async def claim(query: Claiming, desk: Desk) -> Reply[Leaf]:
    """Make whoever shows the code an admin; a code is good once."""
    person = desk.call.person
    if held(await desk.workspace.roles()).get(person) is Role.ADMIN:
        return _done("role-already", person, Role.ADMIN)
    match await desk.codes.show(query.code, now=desk.call.at):
        case Shown.USED:
            raise ProblemError(Problem("code-used", (), ("role list",), at="code"))
        case Shown.WRONG:
            raise ProblemError(Problem("code-wrong", at="code"))
        case Shown.GOOD:
            admin = RoleGranted(person, Role.ADMIN.word)
            await worked_out(desk, lambda now: record(now, admin))
            note = Note(Tone.HINT, (Words("role-claimed"),))
            then = ("deals list",) if desk.deals else ("deals demo", "deals new")
            return Reply((), (note, asks("role list", *then, "help")))


async def grant(query: Granting, desk: Desk) -> Reply[Leaf]:
    """Give somebody a role, in place of the one they had."""

    async def work(now: Desk) -> Reply[Leaf]:
        roles = held(await now.workspace.roles())
        before = roles.get(query.person)
        if before is not None and before.word == query.role:
            return _done("role-already", query.person, before)
        _keep_an_admin(roles, query.person)
        await record(now, RoleGranted(query.person, query.role))
        return _done("role-granted", query.person, role_of(query.role))

    return await worked_out(desk, work)


async def revoke(query: Revoking, desk: Desk) -> Reply[Leaf]:
    """Take somebody's role away; what they may do then is what everybody may."""

    async def work(now: Desk) -> Reply[Leaf]:
        roles = held(await now.workspace.roles())
        before = roles.get(query.person)
        if before is None:
            places = (("person", Person(query.person)),)
            outcome = Outcome.UNKNOWN
            raise ProblemError(Problem("no-role", places, ("role list",), outcome, at="person"))
        _keep_an_admin(roles, query.person)
        await record(now, RoleRevoked(query.person))
        return _done("role-revoked", query.person, before)

    return await worked_out(desk, work)


def _keep_an_admin(roles: Mapping[PersonId, Role], person: PersonId) -> None:
    """Raise ProblemError where somebody is the only admin besides groups.

    A group that loses its last member would leave nobody who may give a role.
    """
    if admins(roles) == (person,):
        places = (("person", Person(person)),)
        groups = Role.ADMIN in (role for each, role in roles.items() if is_group(each))
        word = "last-admin-but-groups" if groups else "last-admin"
        raise ProblemError(Problem(word, places, ("role list",), at="person"))


def _done(word: str, person: PersonId, role: Role) -> Reply[Leaf]:
    places: tuple[tuple[str, Leaf], ...] = (
        ("person", Person(person)),
        ("role", Words(f"role-{role.word}")),
    )
    return Reply((), (Note(Tone.HINT, (Words(word, places),)), asks("role list")))


COMMAND = Command(
    name="role",
    subcommands=(
        Command(
            name="list",
            query=Listing,
            answer=show,
            aliases=("liste", "zeigen"),
            remembered=False,
        ),
        Command(name="claim", query=Claiming, answer=claim, aliases=("beanspruchen",), writes=True),
        Command(
            name="grant",
            query=Granting,
            answer=grant,
            aliases=("geben", "erteilen"),
            role=Role.ADMIN,
            writes=True,
        ),
        Command(
            name="revoke",
            query=Revoking,
            answer=revoke,
            aliases=("nehmen", "entziehen"),
            role=Role.ADMIN,
            writes=True,
        ),
    ),
    section=Section.TEAM,
    aliases=("rolle", "roles", "rollen"),
)
