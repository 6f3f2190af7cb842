"""Whether a request is Slack's own: signed with the app's secret, and not long ago."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256

TOLERANCE = 300
"""Seconds a timestamp may differ from now, either way.

Verifying requests from Slack, docs.slack.dev; slack_sdk.signature. Read 2026-11.
"""

TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return how Slack signs a body at a time."""
    signed = b"v0:%b:%b" % (timestamp.encode(), body)
    return f"v0={hmac.new(secret.encode(), signed, sha256).hexdigest()}"


def expiry(timestamp: str) -> float | None:
    """Return until when a request of that time is taken, in seconds of the epoch."""
    return float(timestamp) + TOLERANCE if TIMESTAMP.fullmatch(timestamp) else None


def genuine(secret: str, timestamp: str, given: str, body: bytes, now: float) -> bool:
    """Say whether `given` is the signature of that body and time, and the time is about now."""
    until = expiry(timestamp)
    if until is None or abs(until - TOLERANCE - now) > TOLERANCE:
        return False
    expected = signature(secret, timestamp, body)
    # Bytes, as strings that are not ASCII cannot be compared in constant time.
    return hmac.compare_digest(expected.encode(), given.encode("utf-8", "surrogatepass"))
