"""A ledger in memory, and what is so after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from store.auditing import Audit, Fault, Flaw
from store.encoding import encode
from store.erasing import NOBODY, Emptied, emptied, restated
from store.events import ClaimRecorded, Entry, EntryRestated, PersonId
from store.fold import Happened, State, about, apply, fold
from store.holding import Held
from store.ledger import genesis
from store.memory.passages import Passage, passage
from store.recording import Written, stamp, write


class MemoryLedger:
    """The entries of one workspace, as they are told, and the passages of its claims."""

    def __init__(self, workspace: str) -> None:
        self._genesis = genesis(workspace)
        self._told: list[Happened | None] = []
        self.entries: list[Entry] = []
        self.passages: list[Passage] = []
        self.now = State()

    @property
    def seq(self) -> int:
        """The number of the newest entry."""
        return len(self.entries)

    @property
    def link(self) -> bytes:
        """What the next entry is chained to."""
        return self.entries[-1].link if self.entries else self._genesis

    def stamp(self, at: datetime) -> datetime:
        """Return the instant of an entry that is recorded at `at`."""
        return stamp(at, self.entries[-1].at if self.entries else None)

    def told(self, upto: int) -> Iterator[Happened]:
        """Yield what happened up to an entry."""
        return (each for each in self._told[: max(upto, 0)] if each is not None)

    def state(self, upto: int) -> State:
        """Return what was so when an entry was the newest."""
        return self.now if upto >= self.seq else fold(self.told(upto))

    def append(self, written: Written, *, at: datetime) -> None:
        """Add an entry."""
        happened, said, seal = written.happened, written.said, written.seal
        self.entries.append(
            Entry(
                seq=happened.seq,
                at=at,
                by=PersonId(said.by),
                origin=said.origin,
                event=happened.event,
                salt=written.salt,
                commitment=seal.commitment,
                link=seal.link,
            )
        )
        self._told.append(happened)
        apply(self.now, happened)
        if isinstance(happened.event, ClaimRecorded):
            self.passages.append(passage(happened, happened.event))

    def erase(
        self, person: PersonId, *, by: PersonId, origin: str, at: datetime
    ) -> tuple[Emptied, ...]:
        """Empty what a person said, and return what that was."""
        gone = tuple(emptied(person, lambda: self.entries))
        if not gone:
            return ()
        instant, again = self.stamp(at), dict[int, int]()
        for whose, where, happenings in restated(gone, by=by, origin=origin, after=self.seq):
            for written in write(happenings, self.link, by=whose, origin=where, at=instant):
                self.append(written, at=instant)
                if isinstance(written.happened.event, EntryRestated):
                    again[written.happened.event.entry] = written.happened.seq
        for each in gone:
            self._empty(each, again.get(each.place))
        lost = {each.place for each in gone if each.left is None}
        self.passages = [each for each in self.passages if each.seq not in lost]
        self.now = fold(self.told(self.seq))
        return gone

    def _empty(self, gone: Emptied, again: int | None) -> None:
        for number in (gone.number, gone.place):
            self.entries[number - 1] = _blank(self.entries[number - 1])
            self._told[number - 1] = None
        place, left = gone.place, gone.left
        if left is not None:
            self._told[place - 1] = Happened(place, about(left), left, encode(left))
            self.entries[place - 1] = replace(
                self.entries[place - 1], event=left, by=gone.by, origin=gone.origin, again=again
            )

    def audit(self) -> Audit:
        """Hold every entry against the chain and the erasures."""
        held = Held(self._genesis)
        for entry in self.entries:
            if not held.holds(_blank(entry) if entry.again else entry):
                return held.audit(Fault(held.seq + 1, Flaw.CHANGED))
        again = {each.seq: each.again for each in self.entries if each.again is not None}
        return held.audit(held.erasures(again))


def _blank(entry: Entry) -> Entry:
    return replace(entry, event=None, salt=None, by=NOBODY, origin="", again=None)
