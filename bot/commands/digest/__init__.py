"""`/digest`: what changed is told in a channel at its own hour, without being asked for."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands._subscriptions import Kept
from bot.commands.digest.preview import PREVIEW
from bot.commands.digest.subscribe import SUBSCRIBE, again
from bot.roles import Role
from store.subscribed import What

LIST, *CHANGING = Kept(What.DIGEST, Role.EDITOR, again).commands()

COMMAND = Command(
    name="digest",
    subcommands=(LIST, SUBSCRIBE, PREVIEW, *CHANGING),
    section=Section.TEAM,
    aliases=("lagebericht", "digests", "lageberichte"),
)
