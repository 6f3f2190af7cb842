"""`/entity`: companies, people, models and all else that claims name, and what they are called."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands.entity.add import ADD
from bot.commands.entity.alias import ALIAS, UNALIAS
from bot.commands.entity.merge import MERGE
from bot.commands.entity.rename import RENAME
from bot.commands.entity.show import SHOW
from bot.commands.entity.split import SPLIT

COMMAND = Command(
    name="entity",
    subcommands=(SHOW, ADD, ALIAS, UNALIAS, RENAME, MERGE, SPLIT),
    section=Section.EDITING,
    aliases=("objekt", "sache", "thing"),
)
