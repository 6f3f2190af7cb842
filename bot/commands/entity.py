"""`/entity`: companies, people, models and all else that claims name, and what they are called."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands._entity_add import ADD
from bot.commands._entity_alias import ALIAS, UNALIAS
from bot.commands._entity_merge import MERGE
from bot.commands._entity_rename import RENAME
from bot.commands._entity_show import SHOW
from bot.commands._entity_split import SPLIT

COMMAND = Command(
    name="entity",
    subcommands=(SHOW, ADD, ALIAS, UNALIAS, RENAME, MERGE, SPLIT),
    section=Section.EVIDENCE,
    aliases=("objekt", "sache", "thing"),
)
