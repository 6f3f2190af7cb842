"""Who asks: the language, time zone and name in somebody's Slack profile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiohttp import ClientError
from cachetools import TLRUCache
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

log = structlog.get_logger()

KNOWN_FOR = 24 * 60 * 60.0
"""Seconds that a profile is taken for what it still is. Chosen 2026-11: people seldom move."""

UNKNOWN_FOR = 60.0
"""Seconds before somebody whose profile was not to be had is asked for again. Chosen 2026-11."""

MOST = 50_000
"""Profiles in memory, some 20 MiB; the least asked for goes first. Chosen 2026-11."""

MALFORMED = (AttributeError, TypeError, ValueError)
"""What an answer raises, in the SDK as well, that is no JSON object of the documented form."""

Who = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """What a profile tells: an IETF language tag such as `de-DE`, an IANA zone, a name.

    Language and zone are None where the profile has none that can be used. `foreign` says that
    Slack knows somebody for no member of the workspace or organisation.
    """

    language: str | None
    zone: ZoneInfo | None
    name: str
    foreign: bool = False


class People:
    """The profiles of those who asked lately; `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float], *, most: int = MOST) -> None:
        self._known: TLRUCache[Who, Person | None] = TLRUCache(most, _until, clock)
        self._asked: dict[Who, asyncio.Task[Person | None]] = {}

    async def of(self, client: AsyncWebClient, team: str, user: str) -> Person | None:
        """Return somebody's profile, or None where Slack does not give it; many ask it once."""
        who = (team, user)
        with suppress(KeyError):
            return self._known[who]
        task = self._asked.get(who)
        if task is None:
            task = self._asked[who] = asyncio.create_task(self._ask(client, who))
        # Whoever asked first may give up; the others still wait.
        return await asyncio.shield(task)

    def known(self, team: str, user: str) -> Person | None:
        """Return somebody's profile as far as it was asked for lately, without asking."""
        return self._known.get((team, user))

    async def _ask(self, client: AsyncWebClient, who: Who) -> Person | None:
        _team, user = who
        try:
            person = await _profile(client, user)
        except (SlackApiError, ClientError, TimeoutError, *MALFORMED) as error:
            log.info("a profile was not to be had", error=type(error).__name__)
            person = None
        finally:
            del self._asked[who]
        self._known[who] = person
        return person


def _until(who: Who, person: Person | None, now: float) -> float:
    del who
    return now + (UNKNOWN_FOR if person is None else KNOWN_FOR)


async def _profile(client: AsyncWebClient, user: str) -> Person:
    answer = await client.users_info(user=user, include_locale=True)
    told: dict[str, Any] = answer.get("user") or {}
    profile: dict[str, Any] = told.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), told.get("real_name"))
    name = next((each for each in (*names, told.get("name")) if each), user)
    foreign = told.get("is_stranger") is True
    return Person(told.get("locale") or None, _zone(told.get("tz")), name, foreign)


def _zone(name: object) -> ZoneInfo | None:
    """Return a zone by its name; Slack knows names that no database of zones has."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (LookupError, ValueError, OSError):
        return None
