"""Telling people what concerns them: gathered from the ledger, worked out, told once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.announcing.announcement import (
    Announcement,
    Beneath,
    Messenger,
    Privately,
    RefusedError,
    To,
)
from bot.announcing.correcting import correction
from bot.announcing.gathering import DELAY, gather
from bot.announcing.outbox import Errand, Matter, Outbox, Stand
from bot.announcing.stating import remember
from bot.call import Call
from bot.desk import Desk
from bot.document import Reply
from bot.editing.notes import outcome_told
from bot.figures import claims_behind
from bot.leaves import Leaf
from bot.manners import manners_of
from bot.service import Bot, Spoken
from bot.words import phrase
from store.base import WorkspaceId
from store.events import PersonId
from store.stated import Stated

log = structlog.get_logger()

PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120, 360, 720, 1440, 1440))
"""How long an errand that came to nothing waits for its next try; then it is given up.

Some three days in all. Chosen 2026-11: what concerned people before a weekend does so after it.
"""

NOBODY = PersonId("")
"""Who asked for what nobody asked for."""


@dataclass(frozen=True, slots=True)
class Announcer:
    """Tells the people of one platform what concerns them."""

    bot: Bot
    messenger: Messenger
    outbox: Outbox
    now: Callable[[], datetime]

    async def announce(self) -> None:
        """Tell all that is due; what fails is due again later, and what never works is logged once.

        StoreError where the store fails: nothing is lost by that.
        """
        await gather(self.bot.store, self.messenger.platform, self.outbox, self.now())
        for each in await self.outbox.due():
            try:
                await self._do(each)
            except Exception as error:  # noqa: BLE001 - whatever it is, others are to hear of theirs
                await self._fail(each, error)

    async def _do(self, errand: Errand) -> None:
        match errand.matter:
            case Matter.CORRECTION:
                await self._correct(errand)
            case Matter.OUTCOME:
                await self._tell_outcome(errand)

    async def _correct(self, errand: Errand) -> None:
        """Tell the readers of a message what became of its claims, and note what they know."""
        workspace = self.bot.store.workspace(errand.workspace)
        stated = await workspace.message(*_message(errand))
        if stated is None:
            # It was said so long ago that nobody reads it any more.
            await self.outbox.end(errand, Stand.SENT)
            return
        upto = errand.upto or await workspace.seq_at(self.now() - DELAY)
        desk = await self.bot.desk(_beneath(errand.workspace, stated, upto, self.now()))
        reply = await self._correction(desk, stated)
        claims, stand = stated.claims, Stand.SENT
        if reply is not None:
            claims |= frozenset(claims_behind(reply))
            to = Beneath(stated.channel, stated.message, stated.thread)
            told = await self._tell(errand, desk, to, reply)
            if told is None:
                return
            stand = told
        # What changed while this was on its way is looked at again from there on.
        known = replace(stated, seq=upto, claims=claims)
        await remember(self.bot.store, errand.workspace, known, now=self.now())
        await self.outbox.end(errand, stand)

    async def _correction(self, desk: Desk, stated: Stated) -> Reply[Leaf] | None:
        """Return what is to be said, None where that is nothing or the channel wants none."""
        if not manners_of(dict(await desk.workspace.preferences(stated.place))).corrections:
            return None
        return await correction(desk, stated.claims, since=stated.seq)

    async def _tell_outcome(self, errand: Errand) -> None:
        """Tell whoever filed a note what became of it, unless they closed it themselves."""
        workspace = self.bot.store.workspace(errand.workspace)
        notes = await workspace.notes(upto=errand.since)
        closed = (each for each in notes if each.filed.note == errand.about and each.closed)
        note = next(closed, None)
        # Whoever was erased is nobody any more.
        if note is None or not note.by or note.closed_by == note.by:
            await self.outbox.end(errand, Stand.SENT)
            return
        try:
            reader = await self.messenger.reader(errand.workspace, note.by)
        except RefusedError as error:
            await self._end(errand, Stand.REFUSED, error.code)
            return
        desk = await self.bot.desk(replace(reader, upto=errand.since))
        reply = outcome_told(note, desk.language)
        if stand := await self._tell(errand, desk, Privately(note.by), reply):
            await self.outbox.end(errand, stand)

    async def _tell(self, errand: Errand, desk: Desk, to: To, reply: Reply[Leaf]) -> Stand | None:
        """Send a reply, and say what came of it; None where that is not known yet."""
        sending = await self.outbox.begin(errand, desk.upto)
        if sending is None:
            return None
        said = Spoken(reply, phrase(reply, desk.language), desk.language, desk.zone)
        announcement = Announcement(errand.key, errand.workspace, to, said)
        try:
            await self.messenger.deliver(announcement, begun=errand.begun)
        except RefusedError as error:
            _warn(errand, Stand.REFUSED, error.code)
            return Stand.REFUSED
        except Exception as error:  # noqa: BLE001 - whatever it is, it may be right later
            if sending.tries < len(PAUSES):
                await self._put_off(sending, error)
                return None
            _warn(errand, Stand.UNKNOWN, type(error).__name__)
            return Stand.UNKNOWN
        return Stand.SENT

    async def _fail(self, errand: Errand, error: Exception) -> None:
        """Put off what broke before or after it was sent; give it up in the end."""
        errand = await self.outbox.get(errand.key) or errand
        if errand.tries < len(PAUSES):
            await self._put_off(errand, error)
            return
        stand = Stand.UNKNOWN if errand.begun else Stand.REFUSED
        if errand.matter is Matter.CORRECTION:
            await self._go_on(errand)
        await self._end(errand, stand, type(error).__name__)

    async def _go_on(self, errand: Errand) -> None:
        """Let what changes from here on be told again, where a correction is given up."""
        workspace = self.bot.store.workspace(errand.workspace)
        if stated := await workspace.message(*_message(errand)):
            upto = errand.upto or await workspace.seq_at(self.now() - DELAY)
            known = replace(stated, seq=max(stated.seq, upto))
            await remember(self.bot.store, errand.workspace, known, now=self.now())

    async def _put_off(self, errand: Errand, error: Exception) -> None:
        log.info("announced-later", matter=errand.matter, error=type(error).__name__)
        await self.outbox.put_off(errand, PAUSES[errand.tries])

    async def _end(self, errand: Errand, stand: Stand, code: str) -> None:
        _warn(errand, stand, code)
        await self.outbox.end(errand, stand)


def _warn(errand: Errand, stand: Stand, code: str) -> None:
    log.warning(
        "not-announced", workspace=errand.workspace, matter=errand.matter, stand=stand, code=code
    )


def _message(errand: Errand) -> tuple[str, str]:
    """Return the channel and the id of the message that a correction is about."""
    channel, _, message = errand.about.partition(" ")
    return channel, message


def _beneath(workspace: WorkspaceId, stated: Stated, upto: int, now: datetime) -> Call:
    """Return the call that is answered beneath a message, in its language and for its days."""
    zone = ZoneInfo(stated.zone)
    return Call(
        "", workspace, NOBODY, stated.place, stated.language, zone, now, insists=True, upto=upto
    )
