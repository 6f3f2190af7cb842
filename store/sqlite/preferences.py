"""What people and places chose: the last choice counts, and no ledger keeps the others."""

from __future__ import annotations

import sqlite3

from store.base import WorkspaceId
from store.sql import SQL


def chosen(
    connection: sqlite3.Connection, workspace: WorkspaceId, owner: str
) -> tuple[tuple[str, str], ...]:
    """Return somebody's choices, sorted by name."""
    parameters = {"workspace": workspace, "owner": owner}
    return tuple(connection.execute(SQL["preferences"], parameters).fetchall())


def choose(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    owner: str,
    name: str,
    value: str | None,
) -> None:
    """Keep a choice in place of the last one, or forget it."""
    parameters = {"workspace": workspace, "owner": owner, "name": name, "value": value}
    connection.execute(SQL["forget_preference" if value is None else "prefer"], parameters)
