"""`/source`: the sources of a deal, brought and revised from the chat."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands.source.add import ADD
from bot.commands.source.revise import REVISE

COMMAND = Command(
    name="source",
    subcommands=(ADD, REVISE),
    section=Section.EDITING,
    aliases=("quelle",),
    with_number="sources",
)
