"""`/settings`: the language and the time zone somebody wants their answers in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, Section
from bot.commands._chosen import Choice
from bot.desk import Desk
from bot.document import Fields, Reply
from bot.leaves import Leaf, Strong, Words
from bot.welcome import OTHERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set."""


CHOICE = Choice("settings", lambda desk: desk.call.person, then=("help",))


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show the language and the zone this person's answers are given in."""
    rows = CHOICE.rows({CHOICE.language: desk.language, CHOICE.zone: desk.zone.key})
    asked = asks(f"settings language {OTHERS[desk.language]}", "settings zone")
    return Reply((Strong((Words("settings-title"),)),), (Fields(rows), asked))


COMMAND = Command(
    name="settings",
    subcommands=(
        Command(name="show", query=Showing, answer=show, aliases=("zeigen",)),
        *CHOICE.commands(),
    ),
    section=Section.READER,
    aliases=("einstellungen",),
)
