"""What is told without being asked for: a row for each subscription."""

# ruff: noqa: D102 - store.subscribed promises for every backend

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from store.base import WorkspaceId
from store.errors import DamagedDatabaseError
from store.events import PersonId
from store.instants import to_text
from store.rivals import known, rival
from store.sql import SQL
from store.sqlite.connections import Connections
from store.sqlite.rows import instant
from store.sqlite.transaction import transaction
from store.subscribed import Mark, Rest, Subscription, What
from store.values import EntityId

Parameter = str | int | None
Scope = Mapping[str, Parameter]
Row = Sequence[Any]
"""What `subscription` selects, in its order."""

Told = tuple[tuple[WorkspaceId, Subscription], ...]


@dataclass(frozen=True, slots=True)
class SqliteSubscribing:
    """The subscriptions of one workspace."""

    id: WorkspaceId
    connections: Connections

    async def subscribe(self, wanted: Subscription, *, most: int) -> Subscription | None:
        return await self.connections.write(
            lambda connection: subscribe(connection, self.id, wanted, most)
        )

    async def subscriptions(
        self, *, what: What | None = None, place: str | None = None
    ) -> tuple[Subscription, ...]:
        query = "subscriptions" if place is None else "subscriptions_in"
        scope: Scope = {"workspace": self.id, "what": what, "place": place}
        return await self.connections.read(lambda connection: _found(connection, query, scope))

    async def subscription(self, number: int) -> Subscription | None:
        scope: Scope = {"workspace": self.id, "number": number}
        found = await self.connections.read(
            lambda connection: _found(connection, "subscription", scope)
        )
        return found[0] if found else None

    async def resubscribe(self, before: Subscription, after: Subscription) -> Subscription | None:
        return await self.connections.write(
            lambda connection: resubscribe(connection, self.id, before, after)
        )

    async def unsubscribe(self, number: int) -> bool:
        scope = {"workspace": self.id, "number": number}
        return await self.connections.write(
            lambda connection: connection.execute(SQL["unsubscribe"], scope).rowcount == 1
        )


def subscribe(
    connection: sqlite3.Connection, workspace: WorkspaceId, wanted: Subscription, most: int
) -> Subscription | None:
    """Keep a subscription, unless the same is there or `most` of its kind are."""
    scope = {
        "workspace": workspace,
        "what": wanted.what,
        "place": wanted.place,
        "person": wanted.person,
    }
    query = "subscriptions_of" if wanted.alone else "subscriptions_in"
    with transaction(connection):
        found = _found(connection, query, scope)
        rivals = [each for each in found if rival(each, wanted)]
        if (there := known(wanted, rivals)) is not None:
            return there
        if len(rivals) >= most:
            return None
        (number,) = connection.execute(SQL["give_number"], scope).fetchone()
        new = replace(wanted, number=number, version=1)
        connection.execute(SQL["subscribe"], _row(workspace, new))
        return new


def resubscribe(
    connection: sqlite3.Connection,
    workspace: WorkspaceId,
    before: Subscription,
    after: Subscription,
) -> Subscription | None:
    """Change a subscription in one statement, unless it has another version or is gone."""
    row = _row(workspace, replace(after, number=before.number, version=before.version))
    if connection.execute(SQL["resubscribe"], row).rowcount == 0:
        return None
    return replace(after, number=before.number, version=before.version + 1)


def due(connection: sqlite3.Connection, platform: str, now: datetime, limit: int) -> Told:
    """Return what is due on a platform, the earliest first."""
    scope: Scope = {"platform": platform, "now": to_text(now), "limit": max(limit, 0)}
    return _told(connection, "due", scope)


def subscribed(connection: sqlite3.Connection, platform: str, after: Mark, limit: int) -> Told:
    """Return subscriptions of a platform behind a mark."""
    scope: Scope = {
        "platform": platform,
        "workspace": after.workspace,
        "number": after.number,
        "limit": max(limit, 0),
    }
    return _told(connection, "subscribed", scope)


def _found(connection: sqlite3.Connection, query: str, scope: Scope) -> tuple[Subscription, ...]:
    return tuple(map(_subscription, connection.execute(SQL[query], scope).fetchall()))


def _told(connection: sqlite3.Connection, query: str, scope: Scope) -> Told:
    rows = connection.execute(SQL[query], scope).fetchall()
    return tuple((WorkspaceId(workspace), _subscription(row)) for workspace, *row in rows)


def _row(workspace: WorkspaceId, each: Subscription) -> Scope:
    return {
        "workspace": workspace,
        "number": each.number,
        "what": each.what,
        "place": each.place,
        "person": each.person,
        "about": each.about,
        "language": each.language,
        "zone": each.zone,
        "cursor": each.cursor,
        "news": to_text(each.news),
        "alone": each.alone,
        "field": each.field,
        "rule": each.rule,
        "due": _text(each.due),
        "fired": _text(each.fired),
        "told": json.dumps([to_text(moment) for moment in each.told]),
        "rest": each.rest,
        "hushed": each.hushed,
        "version": each.version,
    }


def _subscription(row: Row) -> Subscription:
    number, what, place, person, about, language, zone, cursor, news, *others = row
    alone, field, rule, due, fired, told, rest, hushed, version = others
    try:
        return Subscription(
            number=number,
            what=What(what),
            place=place,
            person=PersonId(person),
            about=EntityId(about),
            language=language,
            zone=zone,
            cursor=cursor,
            news=instant(news),
            alone=bool(alone),
            field=field,
            rule=rule,
            due=_instant(due),
            fired=_instant(fired),
            told=tuple(map(instant, json.loads(told))),
            rest=None if rest is None else Rest(rest),
            hushed=bool(hushed),
            version=version,
        )
    except ValueError as error:
        raise DamagedDatabaseError(
            f"subscription {number} cannot be read ({error}); restore a backup"
        ) from error


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else instant(text)
