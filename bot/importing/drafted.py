"""The buttons under a file that was looked at: to save it so, or to read it otherwise."""

from __future__ import annotations

from bot.arguments import understand
from bot.desk import Desk
from bot.document import Action
from bot.documents import QUOTES, Document
from bot.files import FILE
from bot.importing.options import TYPED
from bot.leaves import Leaf, Try, Words

COMMAND = "fact import"


async def save_button(
    desk: Desk, file: Document, label: Leaf, *said: tuple[str, str]
) -> Action[Leaf]:
    """Keep a file and what was said of it, with what else is `said`; return what saves it."""
    options = tuple((_given(desk, file) | dict(said)).items())
    save = f"save {await desk.draft(COMMAND, options)}"
    return Action((label,), save, (Try(save),))


def again_button(desk: Desk, file: Document, name: str, value: str) -> Action[Leaf]:
    """Return what reads a file once more, with something else said of it."""
    command = _typed(_given(desk, file) | {name: value})
    return Action((Words(f"import-{name}-{value}"),), command, (TYPED.leaf(name, value),))


def once_more_button(desk: Desk, file: Document) -> Action[Leaf]:
    """Return what reads a file that was not read, with all that was said of it."""
    return Action((Words("import-once-more"),), _typed(_given(desk, file)), (Try(COMMAND),))


def _typed(given: dict[str, str]) -> str:
    pairs = (f'{name}:"{QUOTES.sub("", words)}"' for name, words in given.items())
    return " ".join((COMMAND, *pairs))


def _given(desk: Desk, file: Document) -> dict[str, str]:
    """Keep a file, and return what was said of it by the names of parameters."""
    call = desk.call
    handle = desk.documents.keep(call.workspace, file)
    return {
        each.parameter.name: handle if each.parameter.type is FILE else each.text
        for each in understand(call.text, call.options).given
    }
