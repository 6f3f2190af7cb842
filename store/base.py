"""What every store promises; `tests/contracts/store.py` proves it of each backend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType, Protocol

from store.auditing import Auditing
from store.catalogue import Catalogued
from store.claims import Claim, ClaimId, Deal, Entity, Kind, Source, SourceId, Span
from store.events import Event, PersonId, Rank
from store.named import Cast, Match
from store.notes import Note
from store.peopled import Peopled
from store.ranking import Hits
from store.recounting import Recounting
from store.shelf import Shelf
from store.stated import Stating
from store.subscribed import Mark, Subscribing, Subscription
from store.values import EntityId

WorkspaceId = NewType("WorkspaceId", str)

BEGINNING = Mark()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of a claim up to some entry.

    `recorded` is the entry that made it known, `changed` the newest that changed how it stands: two
    standings by other entries may be equal.
    """

    recorded: int
    rank: Rank = Rank.NORMAL
    retracted: bool = False
    superseded_by: ClaimId | None = None
    reason: str | None = None
    verified: bool = False
    changed: int = field(default=0, compare=False)

    @property
    def visible(self) -> bool:
        """Say whether answers show the claim without being asked for hidden ones."""
        return not (self.retracted or self.superseded_by or self.rank is Rank.DEPRECATED)


@dataclass(frozen=True, slots=True)
class Record:
    """A claim as the store holds it: its id, its words and its standing.

    Entities in the claim are those it was recorded with; `Evidence.redirects` tells of merges.
    """

    id: ClaimId
    claim: Claim
    spans: tuple[Span, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to read: those that name any of `entities` in any role, in any of `fields`.

    An empty set does not narrow. `subject_only` leaves out claims that merely mention them.
    Hidden claims (retracted, superseded, deprecated) come only with `hidden`.
    """

    entities: frozenset[EntityId] = frozenset()
    fields: frozenset[str] = frozenset()
    sources: frozenset[SourceId] = frozenset()
    claims: frozenset[ClaimId] = frozenset()
    subject_only: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The records of a selection in order of recording, and the sources and entities they name.

    `redirects` maps each merged entity that occurs to the one it is now.
    """

    records: tuple[Record, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    redirects: tuple[tuple[EntityId, EntityId], ...] = ()

    def joined(self, other: Evidence) -> Evidence:
        """Return all that both hold, each record, source and entity once."""
        records = {each.id: each for each in (*self.records, *other.records)}
        sources = {each.id: each for each in (*self.sources, *other.sources)}
        entities = {each.id: each for each in (*self.entities, *other.entities)}
        redirects = dict((*self.redirects, *other.redirects))
        return Evidence(
            tuple(records.values()),
            tuple(sources.values()),
            tuple(entities.values()),
            tuple(sorted(redirects.items())),
        )


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source under its number in a deal."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Followed:
    """A deal, the entity that names it, and its sources by number.

    `last` is the highest number that any source has had there.
    """

    deal: Deal
    entity: Entity
    sources: tuple[Numbered, ...]
    last: int = 0

    @property
    def free(self) -> int:
        """Return the number that the next source is given."""
        return max((self.last, *(each.number for each in self.sources))) + 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """What recording did: its new entries, `first` to `last`; `repeated` when it was done before.

    Where all was already so there is no entry, and `last` is `first - 1`, the ledger's newest.
    """

    first: int
    last: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of a ledger, and the instants of its first and last; 0 when empty."""

    seq: int
    first_at: datetime | None = None
    last_at: datetime | None = None


class Workspace(Stating, Subscribing, Auditing, Recounting, Peopled, Catalogued, Protocol):
    """The facts of one workspace: no query exists without one.

    `upto` is a ledger sequence: what the store held when that entry was its newest.
    """

    @property
    def id(self) -> WorkspaceId:
        """Name the workspace."""
        ...

    async def record(
        self,
        events: Iterable[Event],
        *,
        by: PersonId,
        origin: str,
        at: datetime,
        key: str | None = None,
        upto: int | None = None,
    ) -> Receipt:
        """Append `events` in one transaction, or raise and change nothing; they are taken once.

        What is already known is left out (a claim with its spans, a source, an entity, a deal, a
        number, a role), so importing twice is importing once; a claim with further spans adds
        these. What changes nothing otherwise, or names what is unknown, raises
        ConflictingEventError: a second retraction, a number that is taken, a merge in a circle, the
        revoking of no role. `key` makes a repeat return the first receipt; with other events it
        raises KeyReusedError. Where `upto` is given and no longer the newest entry, it raises
        OvertakenError. `at` must be in UTC; an entry is never dated before the one it follows.
        """
        ...

    async def receipt(self, key: str) -> Receipt | None:
        """Return the receipt of what was recorded under a dedupe key, or None."""
        ...

    async def head(self) -> Head:
        """Return the newest entry's sequence."""
        ...

    async def seq_at(self, instant: datetime) -> int:
        """Return the sequence of the newest entry at or before `instant`, or 0."""
        ...

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        """Return the claims of a selection with all their spans, sources and entities."""
        ...

    async def notes(self, *, upto: int) -> tuple[Note, ...]:
        """Return the notes of readers in order of filing, closed ones too; erased ones are gone."""
        ...

    async def deals(self, *, upto: int) -> tuple[Followed, ...]:
        """Return the deals that are followed, in order of opening."""
        ...

    async def closed(self, *, upto: int) -> tuple[Followed, ...]:
        """Return the deals that were followed, in order of closing, with the numbers they keep."""
        ...

    async def entity(self, entity: EntityId, *, upto: int) -> Entity | None:
        """Return what an id stands for now, through redirects."""
        ...

    async def cast(self, *, upto: int, now: EntityId | None = None) -> Cast:
        """Return all entities there are, or all that are what the id `now` stands for."""
        ...

    async def find(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        """Find entities by any name, case, accents and typos apart; exact ones (score 1) alone."""
        ...

    async def lookalikes(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        """Find entities with names that look like this one and are others: "Мistral", "Al Act".

        Whoever bears the name itself is none of them.
        """
        ...

    async def starting(
        self, typed: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 25
    ) -> tuple[Match, ...]:
        """Find entities by how a name, or a word in one, begins; as forgiving as `find` but typos.

        Those of exactly this name come first, then those whose name begins so, then those with a
        word that does, each by name; nothing typed gives the first. Work grows with `limit` alone.
        """
        ...

    async def search(self, words: str, *, upto: int, limit: int = 50) -> Hits:
        """Find claims whose quotes, values or names hold all `words`, in either language.

        Any string is a fair search; SearchInterruptedError when it takes too long.
        """
        ...


class Store(Protocol):
    """Every workspace of one database."""

    def workspace(self, workspace: WorkspaceId) -> Workspace:
        """Return the facts of one workspace; it need not exist before."""
        ...

    async def workspaces(self) -> tuple[WorkspaceId, ...]:
        """Return every workspace that has entries, sorted."""
        ...

    def shelf(self, name: str) -> Shelf:
        """Return the shelf of that name, for what is no fact; it need not exist before."""
        ...

    async def due(
        self, platform: str, now: datetime, *, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        """Return subscriptions of a platform's workspaces whose `due` has come, the earliest first.

        A workspace is of the platform whose name stands before the colon in its own; one without a
        colon, such as the terminal's, is a platform's alone.
        """
        ...

    async def subscribed(
        self, platform: str, *, after: Mark = BEGINNING, limit: int
    ) -> tuple[tuple[WorkspaceId, Subscription], ...]:
        """Return subscriptions of a platform behind a mark, by workspace and number."""
        ...

    async def purge(self, workspace: WorkspaceId) -> None:
        """Remove all of a workspace but what is on shelves, in one transaction; it is empty then.

        No byte of it is left where the store is kept. StoreError asks to do it again.
        """
        ...

    async def close(self) -> None:
        """Finish what was begun and let go of files and threads."""
        ...
