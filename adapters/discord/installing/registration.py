"""Telling Discord of the commands: when they have changed, and when an operator says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import structlog
from discord.http import HTTPClient

from adapters.discord.register import Json, commands
from store.errors import ReadOnlyDatabaseError
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "discord-commands"
"""The shelf of what was registered last: its hash, by the id of the application."""


async def registered(http: HTTPClient, application: str, shelf: Shelf, *, now: datetime) -> bool:
    """Register the commands unless they are what was registered last; say whether they were.

    Discord counts how many are made in a day, and shows changed ones only after a reload, so that
    a start is no reason. HTTPException or ClientError where Discord does not take them; StoreError
    where the shelf cannot be read.
    """
    declared = commands()
    if await shelf.get(application, now=now) == _hash(declared):
        return False
    await sync(http, application, shelf, declared)
    return True


async def sync(
    http: HTTPClient, application: str, shelf: Shelf, declared: Sequence[Json] | None = None
) -> int:
    """Register the commands in place of all there were, and say how many they are."""
    sent = list(commands() if declared is None else declared)
    await http.bulk_upsert_global_commands(application, sent)
    try:
        await shelf.put(application, _hash(sent))
    except ReadOnlyDatabaseError:
        # A bot is at work on this database. It registers what it declares at its next start.
        log.info("registration-not-noted")
    return len(sent)


def _hash(declared: Sequence[Json]) -> str:
    text = json.dumps(declared, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
