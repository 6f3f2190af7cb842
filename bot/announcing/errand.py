"""Errands: what is still to be told, and how far each of them got."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from store.base import WorkspaceId
from store.events import PersonId
from store.instants import from_text, to_text

NOBODY = PersonId("")
"""Who asked for what nobody asked for."""


class Matter(StrEnum):
    """What an errand is about."""

    CORRECTION = "correction"
    OUTCOME = "outcome"
    DIGEST = "digest"
    WATCH = "watch"
    QUIET = "quiet"
    """Nothing has happened for so long that the editors of a digest are told."""
    GONE = "gone"
    """What a subscription is told in cannot be written to any more."""


class Stand(StrEnum):
    """How far an errand got."""

    PENDING = "pending"
    SENDING = "sending"
    """It may have been told."""
    SENT = "sent"
    UNKNOWN = "unknown"
    """It may have been told, and that cannot be found out."""
    REFUSED = "refused"
    """It was not told and never will be."""


OPEN = frozenset((Stand.PENDING, Stand.SENDING))


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be told: in which matter, `about` what, and `since` which entry of the ledger.

    Errands of a workspace whose `about` begins with the same word, as with a channel, are done one
    after another. Once it is `SENDING` it tells of what was so at the entry `upto`, however often
    it is begun anew; `begun` is when it was first. `tries` counts those that came to nothing. It is
    due at `due`: whoever tells it has it alone until then, by its `token`, which counts how often
    it was begun. `code` is the platform's word for why it was refused, or that of what broke where
    it is unknown. All instants are in UTC.
    """

    workspace: WorkspaceId
    matter: Matter
    about: str
    since: int
    due: datetime
    stand: Stand = Stand.PENDING
    upto: int = 0
    begun: datetime | None = None
    tries: int = 0
    token: int = 0
    code: str = ""

    @property
    def key(self) -> str:
        """Name it for good."""
        return f"{self.workspace} {self.matter} {self.about} {self.since}"

    @property
    def lane(self) -> str:
        """Name what it is done in one after another with others."""
        return self.about.partition(" ")[0]


FIELDS = fields(Errand)


def written(errand: Errand) -> str:
    """Return an errand as a text, the same for the same errand."""
    told: dict[str, object] = {each.name: getattr(errand, each.name) for each in FIELDS}
    told |= {"due": to_text(errand.due), "begun": errand.begun and to_text(errand.begun)}
    if not errand.token:
        # What an earlier release wrote bears none, and is to be the same text again.
        del told["token"]
    if not errand.code:
        del told["code"]
    return json.dumps(told)


def read(text: str) -> Errand | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        return Errand(
            WorkspaceId(told["workspace"]),
            Matter(told["matter"]),
            told["about"],
            told["since"],
            from_text(told["due"]),
            Stand(told["stand"]),
            told["upto"],
            from_text(told["begun"]) if told["begun"] else None,
            told["tries"],
            told.get("token", 0),
            told.get("code", ""),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
