"""Where the bot is installed: many workspaces, each by a token of its own."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from adapters.slack.installing.installed import Grant, Installed, decode, encode, key_of, keys_for
from adapters.slack.installing.rotation import Pause, Renew, current
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "slack-installs"

FRESH = timedelta(minutes=1)
"""How long a copy in memory is taken without looking at the shelf, where others write too."""

Asked = tuple[str | None, str | None]


class Installations(Protocol):
    """The workspaces that the bot is in, whether one by its token or many by OAuth."""

    async def of(self, team: str | None, enterprise: str | None) -> Installed | None:
        """Return the installation that serves a workspace, its organisation's where it has none."""
        ...

    async def forget(
        self, team: str | None, enterprise: str | None, *, at: datetime | None = None
    ) -> None:
        """Forget an installation, as often as Slack tells of its end; not one made after `at`."""
        ...

    async def all(self) -> tuple[Installed, ...]:
        """Return every installation."""
        ...

    async def close(self) -> None:
        """Finish what is under way: a token that is being renewed would be lost."""
        ...


@dataclass(frozen=True, slots=True)
class _Copy:
    grant: Grant
    read: datetime


class Installs:
    """Installations kept on a shelf, with a copy in memory that answers while the shelf is slow."""

    def __init__(
        self,
        shelf: Shelf,
        renew: Renew,
        *,
        now: Callable[[], datetime],
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._shelf = shelf
        self._renew = renew
        self._now = now
        self._pause = pause
        self._copies: dict[Asked, _Copy] = {}
        self._looking: dict[Asked, asyncio.Task[Installed | None]] = {}
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, team: str | None, enterprise: str | None) -> Installed | None:
        """Return the installation that serves a workspace, its organisation's where it has none.

        None as well where its token has ended and could not be renewed. A copy is answered from
        while its token works; what is newer is looked up, and renewed where due, behind it.
        """
        asked, now = (team, enterprise), self._now()
        copy = self._copies.get(asked)
        if copy is None or not copy.grant.installed.works(now):
            # Whoever asks may give up; a token that is being renewed is still kept.
            return await asyncio.shield(self._look(asked))
        if now - copy.read >= FRESH:
            self._look(asked)
        return copy.grant.installed

    async def keep(self, installed: Installed) -> None:
        """Keep an installation, in the place of the one before it."""
        grant = Grant(installed, self._now())
        await self._shelf.put(grant.key, encode(grant))
        self._drop(grant.key, (installed.team, installed.enterprise))

    async def forget(
        self, team: str | None, enterprise: str | None, *, at: datetime | None = None
    ) -> None:
        """Forget an installation, as often as Slack tells of its end; not one made after `at`.

        An organisation's is forgotten by its own name only: `team` None.
        """
        for key in dict.fromkeys((key_of(team, enterprise), key_of(team, None))):
            text = await self._shelf.get(key, now=self._now())
            if text is not None and (at is None or decode(text).since <= at):
                await self._shelf.discard(key)
                self._drop(key, (team, enterprise))

    async def all(self) -> tuple[Installed, ...]:
        """Return every installation, in order of installing."""
        return tuple(grant.installed for grant in await self._grants())

    async def lost(self) -> tuple[Installed, ...]:
        """Return the installations that must be made again: their refresh tokens are spent."""
        return tuple(grant.installed for grant in await self._grants() if grant.lost)

    async def close(self) -> None:
        """Finish what is being looked up or renewed."""
        await asyncio.gather(*self._looking.values(), return_exceptions=True)

    async def _grants(self) -> tuple[Grant, ...]:
        return tuple(decode(kept.value) for kept in await self._shelf.all(now=self._now()))

    def _drop(self, key: str, asked: Asked) -> None:
        self._copies = {
            each: copy
            for each, copy in self._copies.items()
            if copy.grant.key != key and each != asked
        }

    def _look(self, asked: Asked) -> asyncio.Task[Installed | None]:
        """Begin to look something up, or join in where that is under way."""
        task = self._looking.get(asked)
        if task is None:
            task = self._looking[asked] = asyncio.create_task(self._looked_up(asked))
            task.add_done_callback(lambda done: self._done(asked, done))
        return task

    def _done(self, asked: Asked, task: asyncio.Task[Installed | None]) -> None:
        del self._looking[asked]
        if not task.cancelled() and (error := task.exception()) is not None:
            team, enterprise = asked
            kind = type(error).__name__
            log.warning("an installation was not read", team=team, org=enterprise, error=kind)

    async def _looked_up(self, asked: Asked) -> Installed | None:
        for key in keys_for(*asked):
            async with self._one_at_a_time[key]:
                grant = await current(
                    self._shelf, key, self._renew, now=self._now, pause=self._pause
                )
            if grant is not None:
                now = self._now()
                self._copies[asked] = _Copy(grant, now)
                return grant.installed if grant.installed.works(now) else None
        self._copies.pop(asked, None)
        return None
