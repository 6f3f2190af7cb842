"""What people and places chose: the last choice counts, and no ledger keeps the others."""

from __future__ import annotations

import sqlite3

from store.base import WorkspaceId
from store.sql import SQL


def chosen(
    connection: sqlite3.Connection, workspace: WorkspaceId, owners: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the choices of several, sorted by name; the first one's count before the others'."""
    merged: dict[str, str] = {}
    for owner in reversed(owners):
        parameters = {"workspace": workspace, "owner": owner}
        merged |= dict(connection.execute(SQL["preferences"], parameters).fetchall())
    return tuple(sorted(merged.items()))


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
