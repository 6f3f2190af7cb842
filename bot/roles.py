"""Who may do what: denied by default."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What a person may do in a workspace; each may do what those before it may."""

    READER = 1
    EDITOR = 2
    ADMIN = 3
