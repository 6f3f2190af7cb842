"""A press in the value of one of Slack's buttons, as far as it has room there."""

from __future__ import annotations

from adapters.chat import press as written
from adapters.chat.plain import length
from adapters.chat.press import Press
from adapters.slack.limits import BUTTON_VALUE


def write(press: Press) -> str:
    """Return a press as a button's value, or raise ValueError where it has no room."""
    value = written.write(press)
    if length(value) > BUTTON_VALUE:
        raise ValueError(f"a button's value holds {BUTTON_VALUE} characters, not {length(value)}")
    return value


def read(value: object) -> Press | None:
    """Return the press that `write` wrote, None for anything else that somebody may send."""
    if not isinstance(value, str) or length(value) > BUTTON_VALUE:
        return None
    return written.read(value)
