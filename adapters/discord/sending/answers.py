"""The answers of one interaction: acknowledged first, then put in the place of the note.

Receiving and responding to interactions, docs.discord.com, looked up 2026-11.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum

import structlog

from adapters.chat.payloads import Body, text_of
from adapters.clock import Sleep
from adapters.deadline import within
from adapters.discord.receiving.arrivals import Address
from adapters.discord.render import EPHEMERAL, Message
from adapters.discord.sending.wire import BROKEN, Json, NotTakenError, Wire, passes
from adapters.logs import described
from bot.announcing.announcement import Stands
from bot.document import Attachment, Run

log = structlog.get_logger()

CALLBACK = "/interactions/{interaction_id}/{webhook_token}/callback"
ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
FOLLOWING = "/webhooks/{webhook_id}/{webhook_token}"

ACKNOWLEDGED_WITHIN = 2.5
"""Seconds for an acknowledgement, which Discord waits three for."""

PAUSE = 0.2
"""Seconds before an acknowledgement that was cut off is sent again."""

UNKNOWN_INTERACTION = 10062
ACKNOWLEDGED = 40060
UNKNOWN_MESSAGE = 10008
EXPIRED = frozenset((10015, 50027))
"""No such webhook, a token that is no longer good.

JSON error codes, docs.discord.com, 2026-11.
"""


class Callback(IntEnum):
    """What an interaction is answered with at once (Interaction callback type)."""

    MESSAGE = 4
    LATER = 5
    LATER_IN_PLACE = 6
    CHOICES = 8
    FORM = 9


NOTES = frozenset((Callback.LATER, Callback.LATER_IN_PLACE))
"""What an answer follows."""


class LostError(Exception):
    """Discord knows an interaction no more: nobody waits for its answer, and nothing was done."""


class GoneError(LostError):
    """The message that is meant is there no more."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said at the addresses of interactions."""

    wire: Wire
    sleep: Sleep

    async def later(self, address: Address, *, public: bool) -> None:
        """Say that the answer follows, seen by all or by whoever asks; LostError where too late."""
        data = {} if public else {"flags": EPHEMERAL}
        await self._call_back(address, Callback.LATER, data)

    async def later_in_place(self, address: Address) -> None:
        """Say that a press was heard, without showing anything; LostError where too late."""
        await self._call_back(address, Callback.LATER_IN_PLACE, {})

    async def open_form(self, address: Address, form: Json) -> None:
        """Show a form; LostError where too late."""
        await self._call_back(address, Callback.FORM, form)

    async def at_once(self, address: Address, message: Message) -> None:
        """Say something to whoever asks, as the first answer; LostError where too late."""
        await self._call_back(address, Callback.MESSAGE, message.body(private=True))

    async def choices(self, address: Address, choices: list[Json]) -> None:
        """Propose what may be chosen; LostError where too late."""
        await self._call_back(address, Callback.CHOICES, {"choices": choices})

    async def _call_back(self, address: Address, kind: Callback, data: Json) -> None:
        """Answer an interaction for the first time; again, while there is time, where that breaks.

        What was taken the first time is refused the second time, and was taken all the same. So may
        have been what nobody hears of in time: whoever sees a note waits for its answer.
        """
        body = {"type": kind.value, "data": data}
        try:
            await within(ACKNOWLEDGED_WITHIN, self.sleep, self._insist(address, body))
        except TimeoutError as error:
            if kind not in NOTES or not await self._stands(address):
                raise LostError from error

    async def _stands(self, address: Address) -> bool:
        """Say whether an interaction was acknowledged: before that it has no message."""
        try:
            await self._at("GET", ORIGINAL, address)
        except (LostError, NotTakenError, *BROKEN):
            return False
        return True

    async def _insist(self, address: Address, body: Json) -> None:
        again = False
        while True:
            try:
                return await self._callback(address, body, again=again)
            except (*BROKEN, NotTakenError) as error:
                if not passes(error):
                    raise
                log.warning("cut-off", kind="acknowledgement", error=described(error))
            again = True
            await self.sleep(PAUSE)

    async def _callback(self, address: Address, body: Json, *, again: bool = False) -> None:
        try:
            await self.wire.send(
                "POST",
                CALLBACK,
                body,
                interaction_id=address.id,
                webhook_token=address.token,
            )
        except NotTakenError as error:
            if error.code == UNKNOWN_INTERACTION:
                raise LostError from error
            if error.code != ACKNOWLEDGED:
                raise
            if not (again or error.again):
                # Another process with the same token has it.
                raise LostError from error

    async def tell(
        self, address: Address, message: Message, files: tuple[Attachment[Run], ...] = ()
    ) -> Stands:
        """Put an answer in the place of the note; the same may be told again.

        LostError where the address is good no more.
        """
        # What an edit leaves out it keeps, so that nothing of before must be repeated.
        told = await self._at("PATCH", ORIGINAL, address, message.body(), files)
        return Stands(text_of(told, "channel_id"), text_of(told, "id"))

    async def unsay(self, address: Address) -> None:
        """Remove the note, or the message that a button stood under; the same may be removed again.

        LostError as above.
        """
        with suppress(GoneError):
            await self._at("DELETE", ORIGINAL, address)

    async def whisper(self, address: Address, message: Message) -> None:
        """Say something more to whoever asked; where the connection breaks it may be said twice."""
        await self._at("POST", FOLLOWING, address, message.body(private=True))

    async def _at(
        self,
        method: str,
        path: str,
        address: Address,
        body: Json | None = None,
        files: tuple[Attachment[Run], ...] = (),
    ) -> Body:
        try:
            told = await self.wire.send(
                method,
                path,
                body,
                files=files,
                webhook_id=address.application,
                webhook_token=address.token,
            )
        except NotTakenError as error:
            if error.code == UNKNOWN_MESSAGE:
                raise GoneError from error
            if error.code in EXPIRED:
                raise LostError from error
            raise
        return told if isinstance(told, dict) else {}
