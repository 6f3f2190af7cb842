"""What is said below an import that was saved: its numbers, and how all of it is taken back."""

from __future__ import annotations

from bot.answering import asks
from bot.desk import Desk
from bot.document import Actions, Block
from bot.editing.sure import saved_as, undo_button
from bot.importing.report import saved
from bot.leaves import Leaf
from store.base import Receipt


def taken_back(receipt: Receipt, desk: Desk, *then: str) -> tuple[Block[Leaf], ...]:
    """Return under which numbers an import was saved, what takes it back, and how to go on."""
    if receipt.last < receipt.first:
        return (saved(receipt), asks(*then))
    undoable = saved_as(receipt.last, desk, "import-undoable")
    return (saved(receipt), undoable, Actions((undo_button(receipt.last), *asks(*then).actions)))
