"""An installation: what Slack gives a workspace that lets the bot in, and its text on a shelf."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from store.instants import from_text, to_text

AHEAD = timedelta(hours=2)
"""How long before its end a token is renewed, as Slack's SDKs do; it lives for 12 hours.

Using token rotation, docs.slack.dev, 2026-11.
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """The bot in one workspace, or in a whole organisation, where `team` is None.

    `bot` is the bot's id, `user` its user id, `by` who installed it. Where tokens are rotated,
    `token` ends at `expires` and `refresh` buys the next one, once.
    """

    team: str | None
    team_name: str
    enterprise: str | None
    bot: str
    user: str
    token: str = field(repr=False)
    scopes: tuple[str, ...]
    by: str
    refresh: str | None = field(default=None, repr=False)
    expires: datetime | None = None

    def works(self, now: datetime) -> bool:
        """Say whether the token has not ended."""
        return self.expires is None or now < self.expires


@dataclass(frozen=True, slots=True)
class Grant:
    """An installation as it is kept: made at `since`, renewed by some process until `renewing`.

    With `lost`, Slack takes its refresh token no longer: it must be installed again.
    """

    installed: Installed
    since: datetime
    renewing: datetime | None = None
    lost: bool = False

    @property
    def key(self) -> str:
        """The key it is kept under."""
        return key_of(self.installed.team, self.installed.enterprise)

    def is_due(self, now: datetime) -> bool:
        """Say whether its token should be renewed."""
        ends = self.installed.expires
        if self.lost or self.installed.refresh is None or ends is None:
            return False
        return ends - now < AHEAD

    def is_held(self, now: datetime) -> bool:
        """Say whether some process is renewing it."""
        return self.renewing is not None and now < self.renewing

    def with_tokens(self, installed: Installed) -> Grant:
        """Return the grant with its renewed tokens."""
        return replace(self, installed=installed, renewing=None)


def key_of(team: str | None, enterprise: str | None) -> str:
    """Return the key of a workspace's installation; an organisation's has no team."""
    return f"{enterprise or ''}/{team or ''}"


def keys_for(team: str | None, enterprise: str | None) -> tuple[str, ...]:
    """Return the keys under which the installation for a workspace may be kept, nearest first.

    Its own; its own from before it joined an organisation; its organisation's.
    """
    pairs = ((team, enterprise), (team, None), (None, enterprise))
    return tuple(dict.fromkeys(key_of(*pair) for pair in pairs if any(pair)))


def encode(grant: Grant) -> str:
    """Return a grant as JSON, its secrets included."""
    fields: dict[str, Any] = asdict(grant)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=to_text)


def decode(text: str) -> Grant:
    """Return the grant that was written by `encode`."""
    fields = json.loads(text)
    told = fields["installed"]
    installed = Installed(
        **{**told, "scopes": tuple(told["scopes"]), "expires": _instant(told["expires"])}
    )
    since = from_text(fields["since"])
    return Grant(installed, since, _instant(fields["renewing"]), fields["lost"])


def _instant(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)
