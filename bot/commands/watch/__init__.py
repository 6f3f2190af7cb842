"""`/watch`: each change of one thing is told as it comes, in a channel or to one alone."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands._subscriptions import Kept
from bot.commands.watch.add import ADD, again
from bot.roles import Role
from store.subscribed import What

LIST, *CHANGING = Kept(What.WATCH, Role.READER, again).commands()

COMMAND = Command(
    name="watch",
    subcommands=(LIST, ADD, *CHANGING),
    section=Section.TEAM,
    aliases=("beobachten", "watches", "beobachtung", "beobachtungen"),
)
