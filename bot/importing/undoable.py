"""What is said with an import that was saved: its numbers, and how all of it is taken back."""

from __future__ import annotations

from bot.answering import asks
from bot.desk import Desk
from bot.document import Actions, Block
from bot.editing.sure import saved_as, undo_button
from bot.importing.report import saved
from bot.leaves import Leaf
from store.base import Receipt


def with_what_became(
    told: tuple[Block[Leaf], ...], receipt: Receipt, desk: Desk, *then: str
) -> tuple[Block[Leaf], ...]:
    """Return what is told of an import below its numbers, and above what takes it back."""
    if receipt.last < receipt.first:
        return (saved(receipt), *told, asks(*then))
    undoable = saved_as(receipt.last, desk, "import-undoable")
    actions = Actions((undo_button(receipt.last), *asks(*then).actions), throughout=True)
    return (saved(receipt), undoable, *told, actions)
