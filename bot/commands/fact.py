"""`/fact`: facts saved from the chat, corrected there, taken back, and told apart from notes."""

from __future__ import annotations

from bot.command import Command, Section
from bot.commands._add import ADD
from bot.commands._amend import AMEND, REVISE
from bot.commands._correct import CORRECT
from bot.commands._export import EXPORT
from bot.commands._history import HISTORY
from bot.commands._import import IMPORT
from bot.commands._judge import RANK, RESTORE, RETRACT, VERIFY
from bot.commands._note import NOTE
from bot.commands._notes import DECLINE, NOTES, SETTLE
from bot.commands._undo import UNDO
from bot.commands._wrong import WRONG

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
    section=Section.EVIDENCE,
    aliases=("angabe", "fakt"),
)
