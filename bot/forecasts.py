"""What is said of the future: by whom, how much, by when, and whether that time has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Strong, Words
from bot.lines import COLON, Line, join, label
from bot.parts import Rows, changed, parted, unmarked
from bot.statements import marked, told
from store.agreement.normal import normal
from store.base import Record
from store.claims import Claim, Modality
from store.facts import Fact, Side
from store.reading.periods import around
from store.values import EntityId, PartialDate, Text

FIELD = "forecasts"

TIMES = ("by", "period")
"""Qualifiers that say when a forecast comes due."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast: when it comes due, if anybody says so, and the line that tells it.

    `figure` says that it foretells a number or a day, which has more to be held to than words.
    `records` are the claims that foretell it.
    """

    when: PartialDate | None
    label: Leaf
    line: Line
    figure: bool
    records: tuple[Record, ...]

    @property
    def due(self) -> date:
        """The day after which it is due, that of the calendar's end where nobody names one."""
        return _due(self.when)

    @property
    def dated(self) -> bool:
        """Say whether it can come due at all."""
        return self.due < date.max


def forecasts(dossier: Dossier, about: EntityId, today: date) -> tuple[Forecast, ...]:
    """Return all forecasts, the first to come due first, those without a day last.

    The line of a forecast `about` what is asked for does not name it again.
    """
    found = (
        forecast
        for fact in dossier.facts
        for side in fact.sides
        for forecast in _of_side(dossier, fact, side, about, today)
    )
    return tuple(sorted(found, key=lambda each: (each.due, not each.figure)))


def rows(found: tuple[Forecast, ...]) -> Rows:
    """Return forecasts with what comes due at the same time on one row."""
    grouped = (tuple(among) for _, among in groupby(found, key=lambda each: _same(each.when)))
    return tuple(Row((each[0].label,), tuple(one.line for one in each)) for each in grouped)


def _of_side(
    dossier: Dossier, fact: Fact, side: Side, about: EntityId, today: date
) -> Iterator[Forecast]:
    ahead = tuple(filter(foretells, side.records))
    if not ahead:
        return
    for _, part in parted(replace(side, records=ahead), lambda each: _same(_when(each))):
        when = _when(part.records[0])
        # The title says that these are forecasts, the label for when they are.
        shown = unmarked(changed(part, _without_time), Modality.FORECAST)
        line = told(dossier, shown, _foreseen(dossier, fact, part, about))
        line = marked(dossier, fact, part, line)
        figure = not isinstance(part.value, Text)
        yield Forecast(when, _label(dossier, part, when, today), line, figure, part.records)


def foretells(record: Record) -> bool:
    """Say whether a claim is a forecast: by its field, or of any field said as one."""
    return record.claim.field == FIELD or record.claim.modality is Modality.FORECAST


def _when(record: Record) -> PartialDate | None:
    """Return when a forecast comes due: the time it names, or the date it is itself."""
    claim = record.claim
    named = (each.value for each in claim.qualifiers if each.name in TIMES)
    times = (each for each in (*named, claim.value, claim.valid) if isinstance(each, PartialDate))
    return next(times, None)


def _without_time(claim: Claim) -> Claim:
    """Leave out the time that says when a forecast comes due, and no other."""
    time = next((each for each in claim.qualifiers if each.name in TIMES), None)
    return replace(claim, qualifiers=tuple(each for each in claim.qualifiers if each is not time))


def _same(when: PartialDate | None) -> object:
    return when and normal(when)


def _beginning(when: PartialDate) -> PartialDate | None:
    """Return the day, month or year that an open time begins with, if it is a whole one."""
    if when.earliest is None or when.latest:
        return None
    first = around(when.precision, when.earliest)
    return replace(when, latest=first.last) if first.first == when.earliest else None


def _foreseen(dossier: Dossier, fact: Fact, side: Side, about: EntityId) -> Leaf:
    """Return what is foretold, of which field and of whom, as far as the reader cannot see it."""
    field: Line = () if fact.field == FIELD else (label(fact.field),)
    # A forecast of a day is told by the label that says when it comes due.
    value: Line = () if side.value is _when(side.records[0]) else (Strong((dossier.show(side),)),)
    foreseen = Joined(join((field, value), COLON))
    if fact.subject == about:
        return foreseen
    return Words("forecasts-of", (("value", foreseen), ("whose", dossier.name(fact.subject))))


def _due(when: PartialDate | None) -> date:
    """Return the day after which something is due; "from 2030" has no end, so its first day."""
    return (when and (when.latest or when.earliest)) or date.max


def _label(dossier: Dossier, side: Side, when: PartialDate | None, today: date) -> Leaf:
    if when is None:
        return Words("no-date")
    state = "due" if _due(when) < today else "open"
    if begins := _beginning(when):
        return Words(f"forecasts-{state}-from", (("when", dossier.leaf(begins, side.records)),))
    return Words(f"forecasts-{state}", (("when", dossier.leaf(when, side.records)),))
