"""What holding claims against one another shows: a verdict, its reason, and what may explain it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from store.base import Record
from store.rates import Fixings
from store.values import EntityId, Money, PartialDate


class Verdict(StrEnum):
    """How two claims stand to each other."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DISCLOSED = "disclosed"
    DIFFERENT = "different"
    CONTESTED = "contested"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


OPEN = frozenset({Verdict.CONTESTED, Verdict.CONFLICT})
"""The verdicts under which two claims cannot both be right as they stand."""

AGREEING = frozenset({Verdict.SAME, Verdict.COMPATIBLE})
"""The verdicts under which two claims say one thing, or may."""


class Reason(StrEnum):
    """Why a verdict is what it is; each belongs to one verdict."""

    # same
    EQUAL = "equal"
    RATE = "rate"
    SPELLING = "spelling"
    # compatible
    PRECISION = "precision"
    FITS_AT_RATE = "fits-at-rate"
    NO_CURRENCY = "no-currency"
    WIDER = "wider"
    PART = "part"
    ADDS_UP = "adds-up"
    OPEN_LIST = "open-list"
    # disclosed
    UNDISCLOSED = "undisclosed"
    # different
    TIME = "time"
    ROUND = "round"
    OCCASION = "occasion"
    SCOPE = "scope"
    PARTY = "party"
    ANOTHER = "another"
    STAGE = "stage"
    SUBJECT = "subject"
    OPINION = "opinion"
    FIGURE_OF_SPEECH = "figure-of-speech"
    FORECAST = "forecast"
    SUPPOSITION = "supposition"
    # contested
    DENIED = "denied"
    # conflict
    VALUES = "values"
    DENIAL = "denial"
    EXCLUSIVE = "exclusive"
    CLOSED_LIST = "closed-list"
    SUM = "sum"
    SEQUENCE = "sequence"
    OPPOSITES = "opposites"
    NOT_YET = "not-yet"
    STAGE_ORDER = "stage-order"
    LEVEL = "level"
    # incomparable
    NO_RATE = "no-rate"
    NO_DAY = "no-day"
    CURRENCY_UNKNOWN = "currency-unknown"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Held:
    """The outcome of holding one value or claim against another, and the rates it took."""

    verdict: Verdict
    reason: Reason
    fixings: Fixings | None = None

    @property
    def open(self) -> bool:
        """Say whether the two cannot both be right as they stand."""
        return self.verdict in OPEN


class Suspicion(StrEnum):
    """What may explain that claims differ, the most telling first; never taken for known."""

    UNIT_SWAP = "unit-swap"
    THOUSANDFOLD = "thousandfold"
    DIGITS = "digits"
    DAY_MONTH = "day-month"
    UNIT_OF_A_PART = "unit-of-a-part"
    FIELD_SWAP = "field-swap"
    KEY_SWAP = "key-swap"
    ENTITY_SWAP = "entity-swap"
    NAMES_ALIKE = "names-alike"
    HEARSAY = "hearsay"
    OTHER_TIME = "other-time"
    SELF_CONFLICT = "self-conflict"
    ONE_ORIGIN = "one-origin"


SLIPS = frozenset(
    {Suspicion.UNIT_SWAP, Suspicion.THOUSANDFOLD, Suspicion.DIGITS, Suspicion.DAY_MONTH}
)
"""Suspicions that one value was made into another: of these two, whatever a third one says."""

SWAPS = frozenset({Suspicion.FIELD_SWAP, Suspicion.KEY_SWAP, Suspicion.ENTITY_SWAP})
"""Suspicions of one side alone: its value belongs somewhere else."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A suspicion of the claims `suspects`, and the records that speak for it.

    `value` is what the suspected figure would be, `entity` who or what would be meant, `field`
    where the same value stands.
    """

    suspicion: Suspicion
    suspects: tuple[Record, ...]
    evidence: tuple[Record, ...]
    value: Money | PartialDate | None = None
    entity: EntityId | None = None
    field: str | None = None
    fixings: Fixings | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Some claims held against others: `one` stands first, `other` against or beside it.

    `worked` is a figure that was worked out of claims on the way, as the sum of parts.
    `hypotheses` are ranked.
    """

    verdict: Verdict
    reason: Reason
    one: tuple[Record, ...]
    other: tuple[Record, ...]
    worked: Money | PartialDate | None = None
    fixings: Fixings | None = None
    hypotheses: tuple[Hypothesis, ...] = ()

    @property
    def open(self) -> bool:
        """Say whether the claims cannot all be right as they stand."""
        return self.verdict in OPEN

    @property
    def doubted(self) -> tuple[Record, ...]:
        """The claims whose readers are to be warned; a claim that only shows it is in no doubt."""
        if not (self.open or self.hypotheses):
            return ()
        if self.reason is Reason.SEQUENCE:
            return self.one
        if self.reason is Reason.SUM:
            parts = (each for each in self.hypotheses if each.value)
            return (*self.one, *(record for each in parts for record in each.suspects))
        if self.open:
            return self.records
        return tuple(record for each in self.hypotheses for record in each.suspects)

    @property
    def marked(self) -> tuple[Record, ...]:
        """The claims that bear the mark: those that are suspected, else those that stand against.

        What is best backed stands first, so that of figures that rival each other it is the others.
        """
        if not self.open or self.reason in (Reason.SEQUENCE, Reason.SUM):
            return self.doubted
        if self.reason in (Reason.EXCLUSIVE, Reason.DENIED, Reason.DENIAL):
            return self.one
        if self.reason in (Reason.LEVEL, Reason.OPPOSITES):
            return self.records
        first = {record.id for record in self.one}
        swapped = [each.suspects for each in self.hypotheses if each.suspicion in SWAPS]
        suspected = tuple(record for suspects in swapped for record in suspects)
        alone = suspected and all(record.id in first for record in suspected)
        return suspected if alone else self.other

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of both sides."""
        return (*self.one, *self.other)

    def concerns(self, records: Iterable[Record]) -> bool:
        """Say whether any of `records` stands on one of the two sides."""
        return _share(self.records, records)

    def doubts(self, records: Iterable[Record]) -> bool:
        """Say whether readers of any of `records` are to be warned."""
        return _share(self.doubted, records)


def _share(some: Iterable[Record], others: Iterable[Record]) -> bool:
    ids = {record.id for record in some}
    return any(record.id in ids for record in others)
