"""A file as an argument: by its name, which the adapter it is asked through knows how to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.arguments import understand
from bot.desk import Desk
from bot.document import Outcome
from bot.documents import HANDLE, Document, Lack, Lacking
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
        if text.startswith(HANDLE):
            gone = (("name", Verbatim(text.partition(" ")[2])),)
            raise ProblemError(Problem("file-gone", gone, outcome=Outcome.FAILED))
        found = desk.call.document or Lack(text, Lacking.NOT_ATTACHED)
        if isinstance(found, Document):
            return found
        places = (("name", Verbatim(found.name)), ("most", FILE_BYTES // 2**20))
        raise ProblemError(Problem(f"file-{found.why}", places))


FILE = FileType()


def document_sought(text: str, options: tuple[tuple[str, str], ...] = ()) -> str | None:
    """Return the words by which a call names a file; None where it names none.

    Before it passes the call on, an adapter puts that file into it, or why there is none.
    """
    try:
        asked = understand(text, options)
    except ProblemError:
        return None
    files = (each for each in asked.given if each.parameter.type is FILE)
    return next((each.text for each in files), None)


def file_lacking(text: str, options: tuple[tuple[str, str], ...] = ()) -> str | None:
    """Return the parameter by which a command takes a file; None where it is given, or none is."""
    try:
        asked = understand(text, options)
    except ProblemError:
        return None
    given = {each.parameter.name for each in asked.given}
    takes = (each.name for each in asked.command.parameters if each.type is FILE)
    return next((each for each in takes if each not in given), None)
