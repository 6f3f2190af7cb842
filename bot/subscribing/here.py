"""How a place is told things where nobody says otherwise: in which language, for which days."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.chosen import zone_called
from bot.desk import Desk
from bot.words import negotiate


@dataclass(frozen=True, slots=True)
class Manner:
    """In which language something is told, and for the days of which zone."""

    language: str
    zone: ZoneInfo


async def manner_here(desk: Desk) -> Manner:
    """Return how a whole place is told: as its admins chose, else as whoever asks is.

    What one person chose for themselves says little of the others.
    """
    kept = dict(await desk.workspace.preferences(desk.call.place))
    language = kept.get("language")
    zone = zone_called(kept.get("zone"))
    return Manner(negotiate(language) if language else desk.language, zone or desk.zone)
