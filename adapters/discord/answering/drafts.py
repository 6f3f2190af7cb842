"""Forms on their way: what was given so far, since a modal of Discord's has little room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from adapters.discord.answering.remembered import Remembered
from adapters.discord.receiving.arrivals import Options
from store.shelf import Shelf

SHELF = "discord-forms"

KEPT_FOR = timedelta(hours=12)
"""How long a form can be sent after it was opened. Chosen 2026-11: a working day."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that somebody fills in for a server: its command, and what was given so far.

    It never changes: what is given at the next step makes a draft of its own.
    """

    guild: str
    user: str
    command: str
    options: Options


class Drafts(Remembered[Draft]):
    """The forms on their way, by the random id of each."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        super().__init__(shelf, now, write=_written, read=_read, kept_for=KEPT_FOR)


def _written(draft: Draft) -> str:
    told = {"g": draft.guild, "u": draft.user, "c": draft.command, "o": draft.options}
    return json.dumps(told, separators=(",", ":"))


def _read(text: str) -> Draft | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        options = tuple((str(name), str(value)) for name, value in told["o"])
        return Draft(told["g"], told["u"], told["c"], options)
    except (KeyError, TypeError, ValueError):
        return None
