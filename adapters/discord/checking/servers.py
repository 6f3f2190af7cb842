"""Which servers the bot is in, and what it may do there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from adapters.database import facts
from adapters.discord.checking.asked import Api
from adapters.discord.checking.set_up import NOTHING_YET
from adapters.discord.installing.invitation import PERMISSIONS, invitation
from adapters.discord.receiving.arrivals import workspace_of
from adapters.findings import Finding, ok, warning
from adapters.unanswered import NoAnswerError
from store.base import Store

ABOUT = "servers"

A_PAGE, SHOWN = 200, 5
"""Servers that are asked for, which is all Discord gives at once, and those that are looked at.

docs.discord.com/developers/resources/user, Get Current User Guilds, 2026-11; the five are chosen.
"""

EVERYTHING = 1 << 3
"""The permission Administrator, which stands for all. topics/permissions, 2026-11."""


@dataclass(frozen=True, slots=True)
class _Server:
    id: str
    name: str
    may: int


async def servers(api: Api, application: str, store: Store | None) -> AsyncIterator[Finding]:
    """Yield which servers the bot is in, and of the first of them what is lacking there."""
    invite = f"Open {invitation(api.settings, application)}"
    try:
        said = await api.get("/users/@me/guilds", limit=str(A_PAGE))
    except NoAnswerError as error:
        yield warning(ABOUT, error.found, error.fix)
        return
    there = list(_read(said))
    if not there:
        yield warning(ABOUT, "the bot is in none", invite)
        return
    names = ", ".join(each.name for each in there[:SHOWN])
    more = f" and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
    yield ok(ABOUT, f"in {names}{more}")
    for each in there[:SHOWN]:
        for lacking in _lacking(each, invite):
            yield lacking
        if store is not None:
            yield await facts(store, workspace_of(each.id), NOTHING_YET, f"{each.name}, facts")


def _read(said: object) -> Iterator[_Server]:
    for each in said if isinstance(said, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            may = str(each.get("permissions", ""))
            known = int(may) if may.isascii() and may.isdecimal() else EVERYTHING
            yield _Server(each["id"], str(each.get("name") or each["id"]), known)


def _lacking(server: _Server, invite: str) -> Iterator[Finding]:
    """Yield what the bot's roles do not allow; channels may allow more, or less."""
    if server.may & EVERYTHING:
        return
    for name, (bit, why) in PERMISSIONS.items():
        if not server.may & bit:
            fix = f"Allow it for the bot's role under Server Settings, Roles, or: {invite}"
            yield warning(f"{server.name}, permissions", f"{name} is missing: {why}", fix)
