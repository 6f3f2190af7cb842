"""User groups of a workspace: who is in them, and what they are called there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import structlog
from aiohttp import ClientError
from cachetools import TLRUCache
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.logs import described
from adapters.slack.answering.people import MALFORMED
from bot.arguments import parameter_named, understand, understand_name
from bot.call import Call
from bot.document import Reply, Run, Style
from bot.groups import GROUP, group
from bot.problems import ProblemError
from bot.suggestions import Entry, Suggestion
from store.events import PersonId

log = structlog.get_logger()

KNOWN_FOR = 60.0
"""Seconds for which somebody counts as in a group, or out of it. Chosen 2026-11.

All groups of a workspace come with one call, of which Slack takes some 20 a minute
(usergroups.list, Tier 2, docs.slack.dev, 2026-11).
"""

UNKNOWN_FOR = 5.0
"""Seconds before groups that were not to be had are asked for again. Chosen 2026-11."""

MOST = 200_000
"""Members in memory, some 20 MiB; the workspace asked for least goes first. Chosen 2026-11."""

HANDLE = re.compile(r"(?<!\S)@[^\s@<>:]+(?!\S)")
"""A group as it is typed where nothing makes a mention of it."""


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A group that is in use: by its id as a holder of roles, its handle and name, its members."""

    id: PersonId
    handle: str
    name: str
    members: frozenset[str]


UserGroups = tuple[UserGroup, ...]


class Groups:
    """The groups of those workspaces where somebody needed them lately.

    `clock` is monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float], *, most: int = MOST) -> None:
        self._known: TLRUCache[str, UserGroups | None] = TLRUCache(most, _until, clock, _size)
        self._asked: dict[str, asyncio.Task[UserGroups | None]] = {}

    async def of(self, client: AsyncWebClient, team: str) -> UserGroups | None:
        """Return the groups of a workspace, None where Slack does not tell; many ask it once."""
        with suppress(KeyError):
            return self._known[team]
        task = self._asked.get(team)
        if task is None:
            task = self._asked[team] = asyncio.create_task(self._ask(client, team))
        # Whoever asked first may give up; the others still wait.
        return await asyncio.shield(task)

    async def _ask(self, client: AsyncWebClient, team: str) -> UserGroups | None:
        try:
            found = await _listed(client, team)
        except (SlackApiError, ClientError, TimeoutError, KeyError, *MALFORMED) as error:
            log.warning("groups-not-told", error=described(error))
            found = None
        finally:
            del self._asked[team]
        # More than there is room for are asked for each time.
        with suppress(ValueError):
            self._known[team] = found
        return found


def _until(team: str, found: UserGroups | None, now: float) -> float:
    del team
    return now + (UNKNOWN_FOR if found is None else KNOWN_FOR)


def _size(found: UserGroups | None) -> int:
    return 1 + sum(1 + len(each.members) for each in found or ())


async def _listed(client: AsyncWebClient, team: str) -> UserGroups:
    answer = await client.usergroups_list(include_users=True, team_id=team)
    listed: list[dict[str, Any]] = answer["usergroups"]
    return tuple(
        UserGroup(
            group(str(each["id"])),
            str(each["handle"]),
            str(each.get("name") or each["handle"]),
            frozenset(each["users"]),
        )
        for each in listed
        # One that is disabled is not told of unless it is asked for.
        if not each.get("date_delete")
    )


def member_of(known: UserGroups, user: str) -> tuple[PersonId, ...]:
    """Return the groups that somebody is in."""
    return tuple(each.id for each in known if user in each.members)


def names_handle(call: Call) -> bool:
    """Say whether a call names somebody as one types a group's handle."""
    if "@" not in call.text and not any("@" in value for _, value in call.options):
        return False
    try:
        asked = understand(call.text, call.options)
    except ProblemError:
        return False
    people = (each.text for each in asked.given if each.parameter.type.entry is Entry.PERSON)
    return any(HANDLE.fullmatch(each.strip()) for each in people)


def by_id(call: Call, known: UserGroups) -> Call:
    """Return a call with the groups in it by their ids, where it names them by their handles."""
    ids = {f"@{each.handle}": each.id for each in known}
    text = HANDLE.sub(lambda found: ids.get(found[0], found[0]), call.text)
    options = tuple((name, ids.get(value.strip(), value)) for name, value in call.options)
    return replace(call, text=text, options=options)


def chooses_holder(command: str, parameter: str) -> bool:
    """Say whether a parameter of a command takes people and groups."""
    try:
        found = parameter_named(parameter, understand_name(command)[1])
    except ProblemError:
        return False
    return found is not None and found.type.entry is Entry.PERSON


def suggested(known: UserGroups, typed: str) -> tuple[Suggestion, ...]:
    """Return the groups whose handle or name has what was typed so far."""
    begun = typed.removeprefix("@").casefold()
    return tuple(
        Suggestion(f"@{each.handle} · {each.name}", each.id)
        for each in known
        if begun in each.handle.casefold() or begun in each.name.casefold()
    )


def names_groups(told: Reply[Run]) -> bool:
    """Say whether an answer names a group."""
    found: list[Run] = []

    def look(line: tuple[Run, ...]) -> tuple[Run, ...]:
        found.extend(filter(_is_group, line))
        return line

    told.map(look)
    return bool(found)


def named(told: Reply[Run], known: UserGroups) -> Reply[Run]:
    """Return an answer with groups by their handles, which call nobody as a mention would."""
    handles = {each.id: f"@{each.handle}" for each in known}
    return told.map(
        lambda line: tuple(
            replace(run, text=handles.get(PersonId(run.text), run.text)) if _is_group(run) else run
            for run in line
        )
    )


def _is_group(run: Run) -> bool:
    return run.style is Style.PERSON and run.text.startswith(GROUP)
