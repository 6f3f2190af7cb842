"""How what Slack sends reaches the app: through a socket, or signed to its own address."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.fakes.slack.parcels import Parcel, Receipt
from tests.fakes.slack.signed import Signed
from tests.fakes.slack.sockets import ACK_SECONDS, Sockets
from tests.fakes.slack.state import Found, State


class Delivery:
    """Payloads go to `url`, signed, where it is set, and else to an open socket.

    `patience` is how many seconds a step waits for its acknowledgement, or None, for ever.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.signing_secret = "signing-secret"
        self.sockets = Sockets(state)
        self.signed = Signed(self.signing_secret, state.clock)
        self.url: str | None = None
        self.patience: float | None = 3.0
        self.sent: list[Parcel] = []

    async def until(self, what: Callable[[], Found], seconds: float = 30.0) -> Found:
        """Wait until there is something, looking anew at everything the app does; return it."""
        return await self.state.until(what, seconds)

    async def deliver(
        self, parcel: Parcel, *, attempt: int = 0, reason: str = "http_timeout"
    ) -> Receipt:
        """Send a payload to the app; the same again, as a retry, with an `attempt`."""
        self.sent.append(parcel)
        if self.url is not None:
            return await self._deliver_signed(self.url, parcel, attempt, reason)
        try:
            async with asyncio.timeout(self.patience):
                envelope = await self.sockets.send(
                    parcel, attempt=attempt, reason=reason if attempt else None
                )
                answer = await envelope.answered()
        except TimeoutError:
            self.state.lapse("acknowledges nothing", parcel.about)
            return Receipt(parcel, None)
        return Receipt(parcel, 200, answer.get("payload"))

    async def _deliver_signed(self, url: str, parcel: Parcel, attempt: int, reason: str) -> Receipt:
        at = self.state.clock()
        receipt = await self.signed.send(
            url, parcel, patience=self.patience, attempt=attempt, reason=reason
        )
        if receipt.status is None:
            self.state.lapse("acknowledges nothing", parcel.about)
        elif self.state.clock() - at > ACK_SECONDS:
            self.state.lapse("acknowledges late", parcel.about)
        return receipt
