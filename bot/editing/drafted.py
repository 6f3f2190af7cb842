"""What stands under a change that was not saved yet: one press saves it, the other leads away."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Action, Actions
from bot.leaves import Leaf, Try, Words


async def to_save(
    desk: Desk, text: str, options: tuple[tuple[str, str], ...], *, back: str
) -> Actions[Leaf]:
    """Keep a call as a draft, and return the buttons that save it or go `back` to a command."""
    code = await desk.draft(text, options)
    save: Action[Leaf] = Action((Words("save-button"),), f"save {code}", (Try(f"save {code}"),))
    away: Action[Leaf] = Action((Words("back-button"),), back, (Try(back),))
    return Actions((save, away), throughout=True)
