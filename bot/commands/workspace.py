"""`/workspace`: the language and the time zone of a whole workspace."""

from __future__ import annotations

from dataclasses import dataclass

from bot import chosen
from bot.answering import asks
from bot.command import Command, Section
from bot.commands._chosen import Choice
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Tone
from bot.leaves import Leaf, Strong, Words
from bot.permission import role_at
from bot.roles import Role, held


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set for the workspace."""


CHOICE = Choice(
    "workspace",
    lambda desk: desk.workspace.id,
    Role.ADMIN,
    language=chosen.LANGUAGE,
    zone=chosen.ZONE,
    counts="workspace-counts",
)


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show what is set for the workspace, and for whom it counts."""
    del query
    kept = dict(await desk.workspace.preferences(desk.workspace.id))
    counts = Note(Tone.HINT, (Words("workspace-counts"),))
    may = role_at(desk, held(await desk.workspace.roles())) >= Role.ADMIN
    changes = (asks("workspace language", "workspace zone"),) if may else ()
    return Reply(
        (Strong((Words("workspace-title"),)),), (Fields(CHOICE.rows(kept)), counts, *changes)
    )


COMMAND = Command(
    name="workspace",
    subcommands=(
        Command(
            name="show",
            query=Showing,
            answer=show,
            aliases=("zeigen",),
            remembered=False,
            more_for=Role.ADMIN,
        ),
        *CHOICE.commands(),
    ),
    section=Section.TEAM,
    aliases=("arbeitsbereich", "server"),
)
