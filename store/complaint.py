"""What is wrong with something people wrote or brought, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from store.flaws import Flaw


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """What is wrong in a line of a file, and what to do; a `warning` stops nothing.

    Lines count from 1; 0 speaks of the whole file. `text` is for operators; the `flaw` is the same
    for whoever asks in another language.
    """

    file: str
    line: int
    text: str
    warning: bool = False
    flaw: Flaw | None = field(default=None, compare=False)

    @classmethod
    def of(cls, file: str, line: int, flaw: Flaw, *, warning: bool = False) -> Self:
        """Return a flaw where it stands."""
        return cls(file, line, flaw.told(), warning, flaw)

    def told(self) -> str:
        """Return it as editors and terminals link it: `file:line: text`."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {'warning: ' if self.warning else ''}{self.text}"


class Refused(Exception):
    """What was read is not sound: everything that is wrong with it, and none of it was recorded."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(sorted(complaints))
        super().__init__("\n".join(complaint.told() for complaint in self.complaints))
