"""What messages state: one row for each, and one for each of its claims to find it by."""

from __future__ import annotations

import json
import sqlite3

from store.base import WorkspaceId
from store.claims import ClaimId
from store.instants import to_text
from store.sql import SQL
from store.sqlite.rows import instant, listed
from store.sqlite.transaction import transaction
from store.stated import KEPT_FOR, Stated

Row = tuple[str, str, str | None, str, str, str, str, int, str]


def state(connection: sqlite3.Connection, workspace: WorkspaceId, stated: Stated) -> None:
    """Keep a message in place of what was known of it, and forget what is too old."""
    scope = {"workspace": workspace}
    where = {**scope, "channel": stated.channel, "message": stated.message}
    oldest = to_text(stated.at - KEPT_FOR)
    with transaction(connection):
        known = connection.execute(SQL["forget_message"], where).fetchall()
        old = connection.execute(SQL["forget_messages"], {**scope, "before": oldest}).fetchall()
        gone = (
            {**scope, "claim": claim, "channel": channel, "message": message}
            for channel, message, claims in (*known, *old)
            for claim in json.loads(claims)
        )
        connection.executemany(SQL["forget_stated"], gone)
        connection.execute(
            SQL["add_message"],
            {
                **where,
                "thread": stated.thread,
                "place": stated.place,
                "language": stated.language,
                "zone": stated.zone,
                "at": to_text(stated.at),
                "seq": stated.seq,
                "claims": listed(stated.claims),
            },
        )
        connection.executemany(
            SQL["add_stated"], ({**where, "claim": claim} for claim in sorted(stated.claims))
        )


def message(
    connection: sqlite3.Connection, workspace: WorkspaceId, channel: str, message: str
) -> Stated | None:
    """Return what is known of a message, None where that is nothing."""
    where = {"workspace": workspace, "channel": channel, "message": message}
    row = connection.execute(SQL["message"], where).fetchone()
    return _stated(row) if row else None


def stated(
    connection: sqlite3.Connection, workspace: WorkspaceId, claims: frozenset[ClaimId]
) -> tuple[Stated, ...]:
    """Return the messages that state any of the claims, by when they were said."""
    scope = {"workspace": workspace, "claims": listed(claims)}
    return tuple(map(_stated, connection.execute(SQL["stating"], scope).fetchall()))


def _stated(row: Row) -> Stated:
    channel, message, thread, place, language, zone, at, seq, claims = row
    named = frozenset(map(ClaimId, json.loads(claims)))
    return Stated(channel, message, place, language, zone, instant(at), seq, named, thread)
