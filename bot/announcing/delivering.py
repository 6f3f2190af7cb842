"""One errand on its way: told by whoever has it, and what came of that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.announcing.announcement import Announcement, Messenger, RefusedError, Stands, To
from bot.announcing.errand import Errand, Stand
from bot.announcing.outbox import Outbox, TakenError
from bot.desk import Desk
from bot.document import Reply
from bot.leaves import Leaf
from bot.service import Bot, Spoken
from bot.words import phrase
from store.base import Workspace

log = structlog.get_logger()

LONGEST = timedelta(minutes=1)
"""How long one delivery may take; what takes longer is looked for and told later.

Chosen 2026-11: half of the lease (`outbox.LEASE`), and twice what a single call may take.
"""

PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120, 360, 720, 1440, 1440))
"""How long an errand that came to nothing waits for its next try; then it is given up.

Some three days in all. Chosen 2026-11: what concerned people before a weekend does so after it.
"""


class AbsentError(Exception):
    """What was only looked for does not stand there."""


async def _absent() -> None:
    raise AbsentError


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling something: where it stands, or whether its readers are `gone`."""

    stand: Stand
    stands: Stands | None = None
    gone: bool = False


@dataclass(slots=True)
class Delivery:
    """An errand, as it stands for whoever has it, and the means to tell it."""

    bot: Bot
    messenger: Messenger
    outbox: Outbox
    now: Callable[[], datetime]
    errand: Errand
    longest: timedelta = LONGEST
    code: str = ""
    """Why it was not told, where it is known that it was not or may not have been."""

    @property
    def workspace(self) -> Workspace:
        """Return the workspace that it is about."""
        return self.bot.store.workspace(self.errand.workspace)

    async def tell(
        self,
        to: To,
        spoken: Spoken,
        *,
        upto: int,
        at: datetime | None = None,
        asked: str = "",
        anew: bool = True,
    ) -> Told | None:
        """Tell what was so at the entry `upto`, and say what came of it; the errand does not end.

        `at` is the instant as of which it was worked out. None where it is not known yet what came
        of it, or where another process has the errand: it is done later, and there is nothing to do
        now. `asked` is the command whose answer it is, if it is one's. Where it is not to be told
        `anew`, it is only looked for, and `PENDING` if it does not stand there.
        """
        before = self.errand
        begun = await self.outbox.begin(before, upto, at or self.now())
        if begun is None:
            return None
        self.errand = begun
        announcement = Announcement(begun.key, begun.workspace, to, spoken, asked)
        try:
            # The loop's own time: no change of the clock makes a delivery outlast its lease.
            async with asyncio.timeout(self.longest.total_seconds()):
                stands = await self.messenger.deliver(
                    announcement, begun=before.begun, still=self._still if anew else _absent
                )
        except AbsentError:
            return Told(Stand.PENDING)
        except TakenError:
            log.info("announced-by-another", matter=begun.matter)
            return None
        except RefusedError as error:
            # What was begun before may stand where nothing can be looked for any more.
            stand = Stand.UNKNOWN if before.begun else Stand.REFUSED
            self.warn(stand, error.code)
            return Told(stand, gone=error.gone)
        except Exception as error:  # noqa: BLE001 - whatever it is, it may be right later
            if await self.put_off(error):
                return None
            self.warn(Stand.UNKNOWN, type(error).__name__)
            return Told(Stand.UNKNOWN)
        return Told(Stand.SENT, stands)

    async def end(self, stand: Stand) -> None:
        """Note what came of the errand."""
        await self.outbox.end(self.errand, stand, self.code)

    async def refuse(self, code: str) -> None:
        """End the errand, as what it says can never be told."""
        await self.give_up(Stand.REFUSED, code)

    async def give_up(self, stand: Stand, code: str) -> None:
        """End the errand without its being told, and log why."""
        self.warn(stand, code)
        await self.end(stand)

    async def put_off(self, error: Exception) -> bool:
        """Let the errand wait for its next try; False where there were too many."""
        tries = self.errand.tries
        if tries >= len(PAUSES):
            return False
        log.info("announced-later", matter=self.errand.matter, error=type(error).__name__)
        await self.outbox.put_off(self.errand, PAUSES[tries])
        return True

    async def _still(self) -> None:
        await self.outbox.hold(self.errand)

    def warn(self, stand: Stand, code: str) -> None:
        """Log that the errand was not told, or that nobody knows, and the word for why."""
        self.code = code
        log.warning(
            "not-announced",
            workspace=self.errand.workspace,
            matter=self.errand.matter,
            about=self.errand.lane,
            stand=stand,
            code=code,
        )


def spoken(desk: Desk, reply: Reply[Leaf]) -> Spoken:
    """Return a reply as it is said in the language, and for the days, of a desk."""
    return Spoken(reply, phrase(reply, desk.language), desk.language, desk.zone)
