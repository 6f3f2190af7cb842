"""What can happen to claims, entities, sources and roles; state is the fold of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from store.claims import Claim, ClaimId, Deal, Entity, Source, SourceId, Span
from store.values import EntityId

PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)


class Rank(StrEnum):
    """How much an editor lets a claim count; `deprecated` is shown only when asked for."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DISPUTED = "disputed"
    DEPRECATED = "deprecated"


class NoteOutcome(StrEnum):
    """What editors made of a reader's note."""

    SETTLED = "settled"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SourceRecorded:
    """A source became known, or was revised: the last one recorded under an id counts."""

    source: Source


@dataclass(frozen=True, slots=True)
class SourceNumbered:
    """A source belongs to a deal, under a number that never changes there: [4]."""

    deal: EntityId
    source: SourceId
    number: int


@dataclass(frozen=True, slots=True)
class SourceUnnumbered:
    """A source is no longer one of a deal; the number that it had there is given to no other."""

    deal: EntityId
    source: SourceId
    number: int


@dataclass(frozen=True, slots=True)
class EntityRecorded:
    """An entity became known, or was renamed: the last one recorded under an id counts."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class EntitiesMerged:
    """`gone` is the same thing as `kept`; readers of either find both."""

    kept: EntityId
    gone: EntityId


@dataclass(frozen=True, slots=True)
class EntitiesSplit:
    """`gone` is a thing of its own again."""

    gone: EntityId


@dataclass(frozen=True, slots=True)
class DealOpened:
    """A deal is followed, or its kind or parties were revised."""

    deal: Deal


@dataclass(frozen=True, slots=True)
class DealClosed:
    """A deal is no longer followed."""

    deal: EntityId


@dataclass(frozen=True, slots=True)
class DealWithdrawn:
    """A deal was opened by mistake, and is not followed."""

    deal: EntityId


@dataclass(frozen=True, slots=True)
class ImportRecorded:
    """A file was brought; every entry from `first` up to this one is what it brought."""

    file: str
    first: int


@dataclass(frozen=True, slots=True)
class ImportWithdrawn:
    """An import was taken back, by every entry from `first` up to this one.

    `brought` is the `first` of the import.
    """

    brought: int
    first: int


@dataclass(frozen=True, slots=True)
class ImportRestored:
    """An import that was taken back counts again, by every entry from `first` up to this one."""

    brought: int
    first: int


@dataclass(frozen=True, slots=True)
class ClaimRecorded:
    """A claim became known, or a known one got further spans.

    What was quoted wrongly gets other spans `instead` of those it had.
    """

    claim: Claim
    spans: tuple[Span, ...]
    instead: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRetracted:
    """A claim no longer counts."""

    claim: ClaimId
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimRestored:
    """A retracted or superseded claim counts again."""

    claim: ClaimId
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimSuperseded:
    """A claim was copied wrongly; `by` says what its quote says."""

    claim: ClaimId
    by: ClaimId
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimRanked:
    """An editor ranked a claim."""

    claim: ClaimId
    rank: Rank
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimVerified:
    """An editor held a claim against its source."""

    claim: ClaimId


@dataclass(frozen=True, slots=True)
class ClaimUnverified:
    """A claim no longer counts as held against its source."""

    claim: ClaimId


@dataclass(frozen=True, slots=True)
class NoteFiled:
    """A reader thinks that something is wrong: with `claims`, or with the answer to `answer`."""

    note: NoteId
    words: str
    claims: tuple[ClaimId, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class NoteClosed:
    """An editor settled a note or declined it, and says why to whoever filed it."""

    note: NoteId
    outcome: NoteOutcome
    words: str


@dataclass(frozen=True, slots=True)
class EntriesErased:
    """What some entries said, who said it and where was erased for a person's sake.

    The entries keep their places in the chain. One that was emptied and is in no such event was
    emptied by somebody else.
    """

    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RoleGranted:
    """A person may do what goes with a role, and no longer what went with the one before."""

    person: PersonId
    role: str


@dataclass(frozen=True, slots=True)
class RoleRevoked:
    """A person has no role any more."""

    person: PersonId


Statement = (
    SourceRecorded
    | SourceNumbered
    | SourceUnnumbered
    | EntityRecorded
    | EntitiesMerged
    | EntitiesSplit
    | DealOpened
    | DealClosed
    | DealWithdrawn
    | ImportRecorded
    | ImportWithdrawn
    | ImportRestored
    | ClaimRecorded
    | ClaimRetracted
    | ClaimRestored
    | ClaimSuperseded
    | ClaimRanked
    | ClaimVerified
    | ClaimUnverified
    | NoteFiled
    | NoteClosed
    | EntriesErased
    | RoleGranted
    | RoleRevoked
)
"""What somebody has recorded."""


@dataclass(frozen=True, slots=True)
class EntryRestated:
    """What an entry said that was erased counts on, in its place among the others.

    It is what somebody else would lose with a person: it names that person no longer.
    """

    entry: int
    event: Statement


Event = Statement | EntryRestated


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as the ledger holds it.

    `seq` counts from 1 without gaps in a workspace; `at` is UTC; `origin` is where it was said
    (a channel, a message, an import). `link` chains the entry to the one before it, by way of a
    `commitment` to what was said (`store.ledger`). An entry that was erased keeps its place in the
    chain: its `event` and `salt` are None, `by` and `origin` are empty. Where the entry `again`
    says anew what counts of it, `event`, `by` and `origin` are those.
    """

    seq: int
    at: datetime
    by: PersonId
    origin: str
    event: Event | None
    salt: bytes | None
    commitment: bytes
    link: bytes
    again: int | None = None
