"""What Slack sends to an app, before it is known whether by socket or by HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from tests.fakes.slack.state import Json


@dataclass(frozen=True, slots=True)
class Parcel:
    """A payload; `accepts` says whether the acknowledgement may carry an answer."""

    kind: Literal["slash_commands", "events_api", "interactive"]
    payload: Json
    accepts: bool = False

    @property
    def about(self) -> str:
        """What it is, for people who read a list of lapses."""
        event = self.payload.get("event", {}).get("type")
        return str(event or self.payload.get("command") or self.payload.get("type"))

    @property
    def content_type(self) -> str:
        is_json = self.kind == "events_api"
        return "application/json" if is_json else "application/x-www-form-urlencoded"

    def body(self) -> bytes:
        """Return it as Slack writes it over HTTP."""
        match self.kind:
            case "events_api":
                return json.dumps(self.payload, ensure_ascii=False).encode()
            case "slash_commands":
                return urlencode(self.payload).encode()
            case "interactive":
                return urlencode({"payload": json.dumps(self.payload)}).encode()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came back; without a status nothing did while Slack waited."""

    parcel: Parcel
    status: int | None
    body: Any = None

    @property
    def acknowledged(self) -> bool:
        return self.status is not None and 200 <= self.status < 300
