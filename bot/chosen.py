"""What an answer is given by, where several may choose it."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.call import Call
from bot.manners import Manners, manners_of
from bot.words import negotiate
from store.base import Workspace

LANGUAGE, ZONE = "workspace-language", "workspace-zone"
"""What a workspace chose is kept under names of its own: between it and what a person or a channel
chose stands what the platform tells, and one read tells them apart."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The language and zone of an answer, the deal that its place follows, and its manners."""

    language: str
    zone: ZoneInfo
    home: str | None
    manners: Manners


async def chosen_for(workspace: Workspace, call: Call) -> Chosen:
    """Return what the answer of a call is given by.

    The nearest choice counts: a person's own, then that of the channel, then what the platform
    tells of the person, then that of the workspace, then the operator's. What a call insists on
    comes before all of them.
    """
    kept = dict(await workspace.preferences(call.person, call.place, workspace.id))
    home, manners = kept.get("deal"), manners_of(kept)
    if call.insists:
        return Chosen(negotiate(call.language), call.zone, home, manners)
    language = kept.get("language") or (None if call.language_told else kept.get(LANGUAGE))
    zone = zone_called(kept.get("zone")) or (
        None if call.zone_told else zone_called(kept.get(ZONE))
    )
    return Chosen(negotiate(language or call.language), zone or call.zone, home, manners)


def zone_called(name: str | None) -> ZoneInfo | None:
    """Return the zone somebody chose, unless this machine has never heard of it."""
    try:
        return ZoneInfo(name) if name else None
    except ZoneInfoNotFoundError:
        return None
