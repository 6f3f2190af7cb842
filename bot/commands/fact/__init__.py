"""`/fact`: facts saved from the chat, corrected there, taken back, and told apart from notes."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands.fact.add import ADD
from bot.commands.fact.amend import AMEND, REVISE
from bot.commands.fact.correct import CORRECT
from bot.commands.fact.exporting import EXPORT
from bot.commands.fact.history import HISTORY
from bot.commands.fact.importing import IMPORT
from bot.commands.fact.judge import RANK, RESTORE, RETRACT, VERIFY
from bot.commands.fact.note import NOTE
from bot.commands.fact.notes import DECLINE, NOTES, SETTLE
from bot.commands.fact.undo import UNDO
from bot.commands.fact.wrong import WRONG

COMMAND = Command(
    name="fact",
    subcommands=(
        ADD,
        CORRECT,
        AMEND,
        REVISE,
        RANK,
        RETRACT,
        RESTORE,
        VERIFY,
        UNDO,
        HISTORY,
        IMPORT,
        EXPORT,
        WRONG,
        NOTE,
        NOTES,
        SETTLE,
        DECLINE,
    ),
    section=Section.EDITING,
    aliases=("angabe", "fakt"),
)
