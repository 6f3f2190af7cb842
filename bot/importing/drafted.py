"""The button that saves what is in a file, as it was looked at."""

from __future__ import annotations

from bot.arguments import understand
from bot.desk import Desk
from bot.document import Action
from bot.documents import Document
from bot.drafts import Draft
from bot.files import FILE
from bot.leaves import Leaf, Try

COMMAND = "fact import"


async def save_button(
    desk: Desk, file: Document, label: Leaf, *said: tuple[str, str]
) -> Action[Leaf]:
    """Keep a file and what was said of it, with what else is `said`; return what saves it."""
    call = desk.call
    handle = desk.documents.keep(call.workspace, file)
    given = {
        each.parameter.name: handle if each.parameter.type is FILE else each.text
        for each in understand(call.text, call.options).given
    }
    draft = Draft(COMMAND, tuple((given | dict(said)).items()), call.person, desk.upto)
    save = f"save {await desk.drafts.keep(draft, now=call.at)}"
    return Action((label,), save, (Try(save),))
