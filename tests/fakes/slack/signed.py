"""Signed HTTP: what Slack sends to an app's own address.

Source: docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11-22.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.fakes.slack.parcels import Parcel, Receipt
from tests.fakes.slack.state import Clock


def signature(secret: str, timestamp: str, body: bytes) -> str:
    signed = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, sha256).hexdigest()


class Signed:
    """Sends signed requests; ages, other secrets and other headers are for those to be refused."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self.secret, self.clock = secret, clock
        self._session: ClientSession | None = None

    async def send(
        self,
        url: str,
        parcel: Parcel,
        *,
        patience: float | None = 3.0,
        attempt: int = 0,
        reason: str = "http_timeout",
        age: float = 0.0,
    ) -> Receipt:
        """Send a payload and wait so many seconds for its acknowledgement."""
        retry = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        headers = {"Content-Type": parcel.content_type, **(retry if attempt else {})}
        body = parcel.body()
        try:
            status, answer = await self.post(
                url, body, {**self.headers(body, age=age), **headers}, patience=patience
            )
        except (ClientError, TimeoutError):
            return Receipt(parcel, None)
        return Receipt(parcel, status, read(answer))

    def headers(self, body: bytes, *, age: float = 0.0) -> dict[str, str]:
        """Return the headers that sign a body as sent `age` seconds ago."""
        timestamp = str(int(self.clock() - age))
        return {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "application/json,*/*",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.secret, timestamp, body),
        }

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, patience: float | None = 3.0
    ) -> tuple[int, str]:
        """Send anything, signed or not, and return the status and what was said."""
        if self._session is None:
            self._session = ClientSession(trust_env=False)
        timeout = ClientTimeout(total=patience)
        async with self._session.post(url, data=body, headers=headers, timeout=timeout) as answer:
            return answer.status, await answer.text()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def read(answer: str) -> object:
    """Return what an acknowledgement says: JSON, words, or nothing."""
    if not answer:
        return None
    try:
        return json.loads(answer)
    except ValueError:
        return answer
