"""What became of claims that were known before, as data and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.dossier import Dossier
from bot.editing.reasons import reason_told
from bot.leaves import Joined, Leaf, Words
from bot.lines import COMMA, Line, join
from bot.statements import stated, valued
from store.base import Record
from store.claims import ClaimId
from store.events import Rank

Alone = Callable[[Record], Dossier]
"""Returns one claim as the fact that it makes by itself."""


class Turn(StrEnum):
    """What became of a claim that was known before."""

    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    RESTORED = "restored"
    RANKED = "ranked"


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim as it was before and is now; `by` is the one that says it rightly, if one does."""

    turn: Turn
    before: Record
    now: Record
    by: Record | None = None


def turns(before: Iterable[Record], now: Mapping[ClaimId, Record]) -> Iterator[Correction]:
    """Yield what became of records since, in their order; what came and went is nothing.

    `now` holds them, and those that say them rightly, as they are now.
    """
    for record in before:
        turned = now.get(record.id)
        if turned is None:
            continue
        was, is_ = record.standing, turned.standing
        if was.visible and is_.superseded_by:
            yield Correction(Turn.SUPERSEDED, record, turned, _right(turned, now))
        elif was.visible and is_.retracted:
            yield Correction(Turn.RETRACTED, record, turned)
        elif was.visible != is_.visible and was.rank is is_.rank:
            yield Correction(Turn.RESTORED, record, turned)
        elif was.rank is not is_.rank and (was.visible or is_.visible):
            yield Correction(Turn.RANKED, record, turned)


def _right(record: Record, now: Mapping[ClaimId, Record]) -> Record | None:
    """Return the claim that stands for a superseded one at last, if it is not itself withdrawn."""
    while (by := record.standing.superseded_by) is not None:
        if by not in now:
            return None
        record = now[by]
    return record if record.standing.visible else None


def corrected(correction: Correction, alone: Alone) -> Line:
    """Return what was said before and what is said now, with the reason that was given."""
    reason = correction.now.standing.reason
    because: Line = (
        (Words("changes-because", (("reason", reason_told(reason)),)),) if reason else ()
    )
    match correction.turn:
        case Turn.SUPERSEDED if correction.by:
            return join((_replaced(alone, correction.before, correction.by), because), COMMA)
        case Turn.SUPERSEDED | Turn.RETRACTED:
            told = _fact(alone, correction.before)
            return join(((Words("changes-retracted", told),), because), COMMA)
        case Turn.RESTORED:
            return (Words("changes-restored", _fact(alone, correction.now)),)
        case Turn.RANKED:
            rank = correction.now.standing.rank
            # A disputed claim is told as one; what it was told as before needs no such mark.
            shown = correction.before if rank is Rank.DISPUTED else correction.now
            return join(((Words(f"changes-ranked-{rank}", _fact(alone, shown)),), because), COMMA)


def _replaced(alone: Alone, wrong: Record, right: Record) -> Line:
    before, after = alone(wrong), alone(right)
    (was,), (is_,) = before.facts, after.facts
    same = (was.subject, was.field) == (is_.subject, is_.field)
    now = valued(after, is_) if same else stated(after, is_)
    places = (("before", Joined(stated(before, was))), ("after", Joined(now)))
    return (Words("changes-superseded", places),)


def _fact(alone: Alone, record: Record) -> tuple[tuple[str, Leaf], ...]:
    """Return one claim as a fact, for a place in a phrase."""
    dossier = alone(record)
    return (("fact", Joined(stated(dossier, dossier.facts[0]))),)
