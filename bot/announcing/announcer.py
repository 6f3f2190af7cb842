"""Telling people what concerns them: gathered from the ledger, worked out, told once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.announcing.announcement import Messenger
from bot.announcing.clock import Looked, set_right
from bot.announcing.delivering import LONGEST, Delivery
from bot.announcing.errand import Errand, Matter, Stand
from bot.announcing.gathering import gather
from bot.announcing.lanes import Rota
from bot.announcing.matters import correction, digest, notice, outcome
from bot.announcing.outbox import Outbox
from bot.service import Bot

LOOKED_EVERY = timedelta(seconds=30)
"""How often it is looked for what is to be told. Chosen 2026-11: it waits for minutes anyway."""

AT_ONCE = 16
"""Errands under way at a time: those of four workspaces that have many. Chosen 2026-11."""

OF_ONE = 4
"""Errands under way for one workspace at a time.

Chosen 2026-11: with a quarter of a second for each call that is what a platform takes of one
workspace (`adapters/slack/limits.py`), and a slow one leaves three quarters to others.
"""

Step = Callable[[Delivery], Awaitable[None]]


async def _nothing(delivery: Delivery) -> None:
    del delivery


@dataclass(frozen=True, slots=True)
class Course:
    """What is done in a matter, to its end, and what besides where that is given up."""

    tell: Step
    given_up: Step = _nothing


COURSES: Mapping[Matter, Course] = MappingProxyType(
    {
        Matter.CORRECTION: Course(correction.tell, correction.given_up),
        Matter.OUTCOME: Course(outcome.tell),
        Matter.DIGEST: Course(digest.tell, digest.given_up),
        Matter.WATCH: Course(digest.tell, digest.given_up),
        Matter.QUIET: Course(notice.tell_quiet),
        Matter.GONE: Course(notice.tell_gone),
    }
)


@dataclass(frozen=True, slots=True)
class Announcer:
    """Tells the people of one platform what concerns them."""

    bot: Bot
    messenger: Messenger
    outbox: Outbox
    now: Callable[[], datetime]
    longest: timedelta = LONGEST
    looked: Looked = field(default_factory=Looked)
    courses: Mapping[Matter, Course] = field(default_factory=lambda: COURSES)

    async def announce(self) -> None:
        """Tell all that is due; what fails is due again later, and what never works is logged once.

        What becomes due meanwhile is told as well. StoreError where the store fails: nothing is
        lost by that.
        """
        rota, running, looked = Rota(OF_ONE), dict[asyncio.Task[None], Errand](), None
        try:
            while True:
                if looked is None or not timedelta() <= self.now() - looked < LOOKED_EVERY:
                    looked = self.now()
                    rota.add(await self._look())
                while len(running) < AT_ONCE and (errand := rota.take()):
                    running[asyncio.create_task(self._do(errand))] = errand
                if not running:
                    return
                # What hangs is not waited for longer than until the next look.
                done, _ = await asyncio.wait(
                    running,
                    timeout=LOOKED_EVERY.total_seconds(),
                    return_when=asyncio.FIRST_COMPLETED,
                )
                for each in done:
                    rota.done(running.pop(each))
                    each.result()
        except Exception:
            await asyncio.gather(*running, return_exceptions=True)
            raise
        finally:
            for each in running:
                each.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _look(self) -> tuple[Errand, ...]:
        store, platform, now = self.bot.store, self.messenger.platform, self.now()
        if self.looked.by_another_clock(now):
            await set_right(store, platform, self.outbox, now)
        self.looked.at = now
        await gather(store, platform, self.outbox, now)
        return await self.outbox.due()

    async def _do(self, errand: Errand) -> None:
        means = (self.bot, self.messenger, self.outbox, self.now)
        delivery = Delivery(*means, errand, self.longest)
        try:
            await self.courses[errand.matter].tell(delivery)
        except Exception as error:  # noqa: BLE001 - whatever it is, others are to hear of theirs
            await self._fail(delivery, error)

    async def _fail(self, delivery: Delivery, error: Exception) -> None:
        """Put off what broke before or after it was sent; give it up in the end."""
        if await delivery.put_off(error):
            return
        await self.courses[delivery.errand.matter].given_up(delivery)
        stand = Stand.UNKNOWN if delivery.errand.begun else Stand.REFUSED
        await delivery.give_up(stand, type(error).__name__)
