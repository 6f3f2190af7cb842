"""A digest as it would begin: of what, when, in which language, and from which entry on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.following import telling_name
from bot.instants import MOMENT
from bot.recording import newest
from bot.schedules.rule import Rule, firings, following
from bot.subscribing.since import Since
from store.claims import Entity
from store.subscribed import Subscription, What

SHOWN = 3
"""Times that are shown before a digest is saved: they tell a rule that was meant otherwise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A digest somebody wants here: what happened `since` then is its first, if that is given.

    Otherwise it begins with what happens from then on.
    """

    about: Entity
    rule: Rule
    zone: ZoneInfo
    language: str
    since: Since | None = None

    def times(self, now: datetime) -> tuple[datetime, ...]:
        """Return when it comes next, in UTC."""
        return tuple(islice(firings(self.rule, self.zone, now), SHOWN))

    async def options(self, desk: Desk) -> tuple[tuple[str, str], ...]:
        """Return all that was understood, as the command takes it: elsewhere it means the same."""
        since = (("since", self.since.typed),) if self.since else ()
        return (
            ("about", await telling_name(self.about, desk)),
            ("schedule", self.rule.cron),
            ("zone", self.zone.key),
            ("language", self.language),
            *since,
        )

    async def subscription(self, desk: Desk) -> Subscription:
        """Return it as it is kept, from the newest entry of the ledger on."""
        since, upto = self.since, (await newest(desk)).upto
        return Subscription(
            number=0,
            what=What.DIGEST,
            place=desk.call.place,
            person=desk.call.person,
            about=self.about.id,
            language=self.language,
            zone=self.zone.key,
            cursor=await desk.workspace.seq_at(since.recorded - MOMENT) if since else upto,
            news=since.told if since else desk.call.at,
            rule=self.rule.cron,
            due=following(self.rule, self.zone, desk.call.at),
        )


async def untold_since(told: Subscription, desk: Desk) -> Since | None:
    """Return the instant from which on all is that its readers do not know, and when they heard.

    None where they know of nothing. Where some of it was recorded at the very instant of the last
    they know, that is told once more: nothing is lost.
    """
    entries = await desk.workspace.entries(after=told.cursor - 1, upto=told.cursor, limit=1)
    if not entries:
        return None
    known = entries[0].at
    alone = await desk.workspace.seq_at(known) <= told.cursor
    return Since(known + MOMENT if alone else known, told.news)
