"""What buttons stand for: kept with their workspace, since an id of Discord's has little room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adapters.chat.press import Kind, Press, read, write
from adapters.discord.answering.remembered import Remembered
from store.base import WorkspaceId
from store.shelf import Shelf

SHELF = "discord-controls"

KEPT_FOR = timedelta(days=180)
"""How long buttons can be pressed: shared answers stay in sight. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with buttons: whose it is, and what each of them asks.

    `answer` is a press for the answer itself, from which its other pages and its share follow;
    `commands` are those of its buttons, in their order.
    """

    workspace: WorkspaceId
    answer: Press
    commands: tuple[str, ...]

    def press(self, kind: Kind, number: int) -> Press | None:
        """Return what a button stands for: `number` is that of its question, or a page."""
        if kind is not Kind.ASK:
            return replace(self.answer, kind=kind, page=max(number, 1))
        if number >= len(self.commands):
            return None
        return replace(self.answer, kind=kind, command=self.commands[number], searches=False)


class Controls(Remembered[Kept]):
    """The answers with buttons, by the random id of each."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        super().__init__(shelf, now, write=_written, read=_read, kept_for=KEPT_FOR)


def _written(kept: Kept) -> str:
    told = {"w": kept.workspace, "a": write(kept.answer), "q": kept.commands}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Kept | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        answer = read(told["a"])
        commands = tuple(str(each) for each in told["q"])
        return Kept(WorkspaceId(told["w"]), answer, commands) if answer else None
    except (KeyError, TypeError, ValueError):
        return None
