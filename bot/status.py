"""How far a deal has come, as its editors see it: no source says so, and answers tell that."""

from __future__ import annotations

from types import MappingProxyType

from bot.leaves import Leaf, Words
from bot.lines import Line
from bot.params import ChoiceType
from store.claims import Deal, DealStatus

STATUSES = MappingProxyType(
    {
        "rumoured": DealStatus.RUMOURED,
        "announced": DealStatus.ANNOUNCED,
        "signed": DealStatus.SIGNED,
        "completed": DealStatus.CLOSED,
        "terminated": DealStatus.TERMINATED,
    }
)
"""How far a deal has come, by the words for it; “closed” is said of notes."""

STATUS = ChoiceType(
    tuple(STATUSES),
    aliases=(
        ("rumored", "rumoured"),
        ("gerücht", "rumoured"),
        ("angekündigt", "announced"),
        ("unterzeichnet", "signed"),
        ("unterschrieben", "signed"),
        ("closed", "completed"),
        ("vollzogen", "completed"),
        ("abgeschlossen", "completed"),
        ("beendet", "terminated"),
        ("gescheitert", "terminated"),
        ("abgebrochen", "terminated"),
    ),
)


def status_told(deal: Deal) -> Line:
    """Return how far a deal has come and that its editors say so; nothing where they do not."""
    return (Words("deals-status-told", (("status", status_of(deal)),)),) if deal.status else ()


def status_of(deal: Deal) -> Leaf:
    """Return how far a deal has come, in a word."""
    word = next((word for word, status in STATUSES.items() if status is deal.status), None)
    return Words(f"choice-{word}" if word else "deals-status-none")
