"""A file as an argument: by its name, which the adapter it is asked through knows how to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.arguments import understand
from bot.desk import Desk
from bot.documents import Document
from bot.leaves import Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Typed
from store.tables.limits import FILE_BYTES


@dataclass(frozen=True, slots=True)
class FileType(Typed):
    """A file that came with the call, or was looked at before and is still kept."""

    entry: ClassVar[Entry] = Entry.FILE

    async def read(self, text: str, desk: Desk) -> Document:
        """Return the file that `text` names, or raise ProblemError saying why there is none."""
        if kept := desk.documents.find(desk.call.workspace, text):
            return kept
        found = desk.call.document
        if isinstance(found, Document) and found.name == text:
            return found
        why = found.why if found and not isinstance(found, Document) else "missing"
        places = (("name", Verbatim(text)), ("most", FILE_BYTES // 2**20))
        raise ProblemError(Problem(f"file-{why}", places))


FILE = FileType()


def document_sought(text: str, options: tuple[tuple[str, str], ...] = ()) -> str | None:
    """Return the words by which a call names a file; None where it names none.

    Before it passes the call on, an adapter fetches that file where the words are its own.
    """
    try:
        asked = understand(text, options)
    except ProblemError:
        return None
    files = (each for each in asked.given if each.parameter.type is FILE)
    return next((each.text for each in files), None)
