"""One-time codes: whoever shows the code of a workspace becomes its first admin."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot.roles import admins, held
from store.base import Store, WorkspaceId
from store.shelf import Shelf

SHELF = "admin-codes"

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are read as others: I, L, O, U, 0 and 1."""

GROUPS, LETTERS_EACH = 3, 4
"""Twelve of thirty letters are 58 bits."""

USED = "used "


class Shown(Enum):
    """What a code that somebody shows is worth."""

    GOOD = auto()
    USED = auto()
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class Codes:
    """The code of one workspace, of which the shelf holds a hash alone."""

    shelf: Shelf
    workspace: WorkspaceId

    async def renew(self) -> str:
        """Return a new code, once; one that was given before is worth nothing any more."""
        groups = ("".join(map(secrets.choice, [LETTERS] * LETTERS_EACH)) for _ in range(GROUPS))
        code = "-".join(groups)
        await self.shelf.put(self.workspace, _hash(code))
        return code

    async def show(self, code: str, *, now: datetime) -> Shown:
        """Use a code up and say what it was worth; of several who show it, one finds it good."""
        hashed = _hash(code)
        if await self.shelf.swap(self.workspace, hashed, f"{USED}{hashed}"):
            return Shown.GOOD
        kept = await self.shelf.get(self.workspace, now=now)
        return Shown.USED if kept == f"{USED}{hashed}" else Shown.WRONG


def _hash(code: str) -> str:
    letters = "".join(each for each in code.upper() if each in LETTERS)
    return hashlib.sha256(letters.encode()).hexdigest()


def codes_of(store: Store, workspace: WorkspaceId) -> Codes:
    """Return where the code of a workspace is kept."""
    return Codes(store.shelf(SHELF), workspace)


async def new_code(store: Store, workspace: WorkspaceId) -> str:
    """Return a new one-time code for `role claim`, in place of any before it."""
    return await codes_of(store, workspace).renew()


async def code_for_first_admin(store: Store, workspace: WorkspaceId) -> str | None:
    """Return a new one-time code where nobody is an admin by themselves; else None."""
    roles = held(await store.workspace(workspace).roles())
    return None if admins(roles) else await new_code(store, workspace)
