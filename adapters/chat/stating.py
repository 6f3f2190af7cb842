"""What a message states that others can read, noted once it stands there."""

from __future__ import annotations

from datetime import datetime

import structlog

from adapters.logs import described
from bot.announcing.announcement import Stands
from bot.announcing.stating import remember
from bot.call import Call
from bot.service import Bot, Spoken
from store.claims import ClaimId
from store.errors import StoreError
from store.stated import Stated

log = structlog.get_logger()


async def note(
    bot: Bot,
    call: Call,
    spoken: Spoken,
    claims: frozenset[ClaimId],
    stands: Stands,
    *,
    now: datetime,
) -> None:
    """Remember what a message states; where the store does not, it is logged."""
    if not claims or not spoken.leaves.seq:
        return
    stated = Stated(
        channel=stands.channel,
        message=stands.message,
        place=call.place,
        language=spoken.language,
        zone=spoken.zone.key,
        at=now,
        seq=spoken.leaves.seq,
        claims=claims,
        thread=stands.thread,
    )
    try:
        await remember(bot.store, call.workspace, stated, now=now)
    except StoreError as error:
        log.warning("not-noted", workspace=call.workspace, error=described(error))
