"""Tokens renewed before they end: once, whoever else wants it, and never lost in silence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from adapters.slack.installing.exchange import SPENT, RefusedError, UnansweredError
from adapters.slack.installing.installed import Grant, Installed, decode, encode
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

LEASE = timedelta(minutes=3)
"""How long a process may take to renew a token before another one tries.

Chosen 2026-11: the SDK waits 30 s for an answer, and saving it is tried for a minute.
"""

SAVES = 7
"""How often saving is tried, with 1, 2, 4 … seconds between: what Slack gave is given only once."""

Renew = Callable[[Installed], Awaitable[Installed]]
Pause = Callable[[float], Awaitable[None]]


async def current(
    shelf: Shelf, key: str, renew: Renew, *, now: Callable[[], datetime], pause: Pause
) -> Grant | None:
    """Return what is kept under `key`, its token renewed where that is due.

    Only one process renews at a time; another one goes on with the token it finds, and waits only
    where that has ended already.
    """
    while (text := await shelf.get(key, now=now())) is not None:
        grant = decode(text)
        if not grant.is_due(now()):
            return grant
        if not grant.is_held(now()):
            claimed = replace(grant, renewing=now() + LEASE)
            if await shelf.swap(key, text, encode(claimed)):
                return await _renewed(shelf, claimed, renew, now=now, pause=pause)
        elif grant.installed.works(now()):
            return grant
        else:
            await pause(1)
    return None


async def _renewed(
    shelf: Shelf, grant: Grant, renew: Renew, *, now: Callable[[], datetime], pause: Pause
) -> Grant | None:
    try:
        after = grant.with_tokens(await renew(grant.installed))
    except RefusedError as refusal:
        lost = refusal.code in SPENT
        after = replace(grant, renewing=None, lost=lost)
        _report("a token of slack could not be renewed", grant, refusal.code)
        if lost:
            _report("install the bot in slack again: its refresh token is spent", grant, "")
    except UnansweredError as error:
        # Whether the refresh token was used, the next attempt tells.
        after = replace(grant, renewing=None)
        _report("a token of slack could not be renewed", grant, str(error))
    return await _saved(shelf, grant, after, now=now, pause=pause)


async def _saved(
    shelf: Shelf, before: Grant, after: Grant, *, now: Callable[[], datetime], pause: Pause
) -> Grant | None:
    for attempt in range(SAVES):
        try:
            return await _put(shelf, before, after, now=now)
        except StoreError as error:
            log.warning("a renewed token is not saved yet", error=type(error).__name__)
            await pause(2**attempt)
    _report("install the bot in slack again: its new token was not saved", after, "")
    return after


async def _put(
    shelf: Shelf, before: Grant, after: Grant, *, now: Callable[[], datetime]
) -> Grant | None:
    """Put `after` in the place of `before`, unless something newer stands there or nothing does.

    What others noted meanwhile of the same refresh token, a claim or its loss, counts less.
    """
    while (text := await shelf.get(before.key, now=now())) is not None:
        there = decode(text)
        if there.installed.refresh != before.installed.refresh:
            return there
        if await shelf.swap(before.key, text, encode(after)):
            return after
    return None


def _report(event: str, grant: Grant, why: str) -> None:
    told = grant.installed
    log.error(event, team=told.team, enterprise=told.enterprise, why=why)
