"""A typed line as a call."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.call import Call
from bot.roles import Role
from store.base import WorkspaceId
from store.events import PersonId

PERSON = PersonId("console")
"""Whoever sits at the terminal: there is nobody else to be told apart."""

PLACE = "terminal"


def call(line: str, workspace: WorkspaceId, *, language: str, zone: ZoneInfo, at: datetime) -> Call:
    """Return the call that a line stands for; the slash before a command may be left out.

    Whoever has the terminal has the database, and may do what an admin may.
    """
    # Some shells begin what they pipe with a byte order mark.
    text = line.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").strip().removeprefix("/").lstrip()
    return Call(text, workspace, PERSON, PLACE, language, zone, at, least=Role.ADMIN)
