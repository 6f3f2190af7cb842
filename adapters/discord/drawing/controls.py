"""What a button or a form says when it is used: its kind, its answer and a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from adapters.discord.limits import CUSTOM_ID


class Use(StrEnum):
    """What a control is for; the first three are presses under an answer."""

    ASK = "ask"
    MORE = "more"
    SHARE = "share"
    FORM = "form"
    STEP = "step"
    SAVE = "save"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Control:
    """What a control says: `answer` names what it stands under, `number` which one it is."""

    kind: Use
    answer: str
    number: int


HIGHEST_NUMBER = 9_999

WRITTEN = re.compile(rf"({'|'.join(Use)}):([0-9A-Za-z_-]{{1,64}}):(0|[1-9][0-9]{{0,3}})", re.ASCII)


def custom_id(kind: str, answer: str, number: int) -> str:
    """Return the id of a control, or raise ValueError where `read` would not understand it."""
    written = f"{kind}:{answer}:{number}"
    if read(written) is None:
        raise ValueError(f"{written[:CUSTOM_ID]!r} is no id of a control")
    return written


def read(written: object) -> Control | None:
    """Return what `custom_id` wrote, None for anything else that somebody may send."""
    if not isinstance(written, str) or not (found := WRITTEN.fullmatch(written)):
        return None
    return Control(Use(found[1]), found[2], int(found[3]))
