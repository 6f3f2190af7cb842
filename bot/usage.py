"""How far somebody is who uses a thing: what they are said to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from store.base import Record
from store.claims import Kind
from store.values import EntityId, Term

UNSTAGED = "unstaged"

STAGES = ("live", "preferring", "evaluating", "testing", "considering", UNSTAGED)
"""How far a user is, those who use it already first."""

MANY = 2
"""What a group counts as in a phrase: more than one."""


def number(dossier: Dossier, who: EntityId) -> int:
    """Return what somebody counts as where a phrase has a singular and a plural."""
    return MANY if dossier.entities[who].kind is Kind.GROUP else 1


def stage(record: Record) -> str:
    """Return how far the user of a claim is."""
    said = record.claim.qualifier("stage")
    return said.term if isinstance(said, Term) and said.term in STAGES else UNSTAGED


def shared_stage(records: Sequence[Record]) -> str | None:
    """Return how far the user of the claims is, if all of them say the same."""
    stages = {stage(record) for record in records}
    return stages.pop() if len(stages) == 1 else None


def using(dossier: Dossier, user: EntityId, how_far: str, value: Leaf) -> Leaf:
    """Return what a user does with a thing, as a verb and its object: `evaluates GPT-4`."""
    places = (("users", number(dossier, user)), ("value", value))
    return Words(f"adoption-{how_far}", places)
