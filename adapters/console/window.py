"""How much the terminal shows at this moment."""

from __future__ import annotations

import shutil

from adapters.console.limits import NARROWEST, PROMPT, SHORTEST, USUAL, WIDEST
from adapters.console.render import Screen


def width() -> int:
    """Return the columns of running text."""
    return max(min(shutil.get_terminal_size((USUAL, SHORTEST)).columns, WIDEST), NARROWEST)


def window() -> Screen:
    """Return what a page may fill, with room for the next question."""
    lines = shutil.get_terminal_size((USUAL, SHORTEST)).lines
    return Screen(width(), max(lines - PROMPT, SHORTEST))
