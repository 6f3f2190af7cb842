"""Which server is meant where somebody is alone with the bot, and whether they are in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache, TTLCache

from adapters.chat.payloads import Body
from adapters.discord.answering.asked import Questions
from adapters.discord.receiving.arrivals import Where
from adapters.discord.receiving.guilds import Guilds
from adapters.discord.receiving.payloads import roles_of
from adapters.discord.sending.wire import BROKEN, NotTakenError, Wire
from adapters.logs import described
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

SHELF = "discord-servers"

MEMBER = "/guilds/{guild_id}/members/{user_id}"

STRANGE = frozenset((403, 404))
"""Statuses for a member, a person or a server that is not there for the bot (Get Guild Member)."""

AT_ONCE = 25
"""Servers of which it is asked at a time whether somebody is in them; a list holds as many."""

WITHIN = timedelta(seconds=2)
"""For how long more of them are asked, where somebody is in none yet. Chosen 2026-11."""

LATELY = timedelta(minutes=1)
"""For how long an answer counts while others are looked for. Chosen 2026-11."""

KEPT_FOR = timedelta(days=180)
"""How long a choice counts, and where somebody was seen. Chosen 2026-11."""

REMEMBERED = 10_000

CHOSEN, SEEN = "chosen ", "seen "
"""How the keys begin under which it is kept what somebody chose, and where they were seen."""

Candidates = tuple[tuple[str, str], ...]
"""Servers by their ids, with their names."""


class WhichServerError(Exception):
    """Several servers may be meant."""

    def __init__(self, candidates: Candidates) -> None:
        super().__init__()
        self.candidates = candidates


class NoServerError(Exception):
    """Somebody is in no server with the bot, as far as could be found."""


class Servers:
    """Who is in which server, as Discord says now; what somebody chose stands on a shelf.

    `questions` are those that wait until their server is known.
    """

    def __init__(
        self, wire: Wire, shelf: Shelf, guilds: Guilds, now: Callable[[], datetime]
    ) -> None:
        self.questions = Questions(shelf, now)
        self._wire = wire
        self._shelf = shelf
        self._guilds = guilds
        self._now = now
        self._lately: TTLCache[tuple[str, str], bool] = TTLCache(
            REMEMBERED, LATELY.total_seconds(), lambda: now().timestamp()
        )
        self._seen: LRUCache[tuple[str, str], None] = LRUCache(REMEMBERED)

    async def settled(self, where: Where) -> Where:
        """Return from which server somebody asks, which in a direct message has to be found out.

        It is the one they chose before, while they are in it, else the only one in which they are
        together with the bot. WhichServerError has them where there are several, NoServerError
        says that there is none. Whether somebody is in the server that is returned was asked just
        now, so that nobody is answered who left it.

        Of many servers those where they used the bot are asked first, 25 at a time, and no more
        once they are found in one: another one is found as soon as they use the bot there.
        NotTakenError, or one of `BROKEN`, where Discord does not tell.
        """
        if where.guild:
            await self._see(where.user, (where.guild,))
            return where
        user = where.user
        chosen = await self._get(_chosen(user))
        known = chosen is not None and chosen in self._guilds.names()
        if chosen and known and (there := await self.there(where, chosen)):
            return there
        found = await self.common(user)
        if len(found) > 1:
            raise WhichServerError(found)
        # A minute ago is not just now.
        there = await self.there(where, found[0][0]) if found else None
        if there is None:
            raise NoServerError
        return there

    async def known(self, where: Where) -> Where | None:
        """Return the same, None where somebody has to be asked, or is in no server."""
        try:
            return await self.settled(where)
        except (WhichServerError, NoServerError):
            return None

    async def there(self, where: Where, guild: str) -> Where | None:
        """Return the same as from a server, None where somebody is not in it.

        Their membership and roles there are those that Discord tells now; NotTakenError or `BROKEN`
        as above.
        """
        member = await self._member(guild, where.user)
        return None if member is None else where.of(guild, roles_of(member))

    async def has(self, guild: str, user: str) -> bool:
        """Ask Discord whether somebody is in a server; NotTakenError or `BROKEN` as above."""
        return await self._member(guild, user) is not None

    async def _member(self, guild: str, user: str) -> Body | None:
        try:
            found = await self._wire.send("GET", MEMBER, guild_id=guild, user_id=user)
        except NotTakenError as error:
            if error.status not in STRANGE:
                raise
            found = None
        self._lately[guild, user] = found is not None
        return found if isinstance(found, dict) else None

    async def common(self, user: str) -> Candidates:
        """Return servers of somebody and the bot as `settled` looks for them, up to 25."""
        names = self._guilds.names()
        seen = (await self._get(_seen(user)) or "").split()
        order = tuple(dict.fromkeys((*(each for each in seen if each in names), *names)))
        end = self._now() + WITHIN
        for start in range(0, len(order), AT_ONCE):
            found = await self._among(order[start : start + AT_ONCE], user)
            if found:
                await self._see(user, found)
                return tuple((each, names[each]) for each in found)
            if self._now() >= end:
                break
        return ()

    async def _among(self, guilds: tuple[str, ...], user: str) -> tuple[str, ...]:
        """Return those of some servers that somebody is in.

        Where Discord does not tell of one, the others count; where there are none, that is raised.
        """
        asking = (self._has_lately(each, user) for each in guilds)
        told = await asyncio.gather(*asking, return_exceptions=True)
        lost = [each for each in told if isinstance(each, BaseException)]
        found = tuple(guild for guild, there in zip(guilds, told, strict=True) if there is True)
        for each in lost:
            if not (found and isinstance(each, (NotTakenError, *BROKEN))):
                raise each
            log.warning("membership-not-told", error=described(each))
        return found

    async def _has_lately(self, guild: str, user: str) -> bool:
        lately = self._lately.get((guild, user))
        return await self.has(guild, user) if lately is None else lately

    async def choose(self, user: str, guild: str) -> None:
        """Let a server be meant from now on; where the store does not keep that, it is logged."""
        await self._put(_chosen(user), guild)

    async def forget(self, guild: str) -> None:
        """Forget who chose a server and who was seen in it; StoreError where the store fails."""
        self._seen.clear()
        for kept in await self._shelf.all(now=self._now()):
            if kept.key.startswith(CHOSEN) and kept.value == guild:
                await self._shelf.discard(kept.key)
            elif kept.key.startswith(SEEN) and guild in kept.value.split():
                left = " ".join(each for each in kept.value.split() if each != guild)
                await self._shelf.put(kept.key, left, until=self._now() + KEPT_FOR)

    async def _see(self, user: str, guilds: tuple[str, ...]) -> None:
        """Remember where somebody is, where there are more servers than can be asked at a time."""
        new = tuple(each for each in guilds if (user, each) not in self._seen)
        if not new or len(self._guilds.names()) <= AT_ONCE:
            return
        self._seen.update(((user, each), None) for each in new)
        before = (await self._get(_seen(user)) or "").split()
        latest = tuple(dict.fromkeys((*new, *before)))[:AT_ONCE]
        await self._put(_seen(user), " ".join(latest))

    async def _get(self, key: str) -> str | None:
        try:
            return await self._shelf.get(key, now=self._now())
        except StoreError as error:
            log.warning("servers-not-recalled", error=described(error))
            return None

    async def _put(self, key: str, value: str) -> None:
        try:
            await self._shelf.put(key, value, until=self._now() + KEPT_FOR)
        except StoreError as error:
            log.warning("servers-not-kept", error=described(error))


def _chosen(user: str) -> str:
    return f"{CHOSEN}{user}"


def _seen(user: str) -> str:
    return f"{SEEN}{user}"
