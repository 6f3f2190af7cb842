"""Holding a ledger against its chain and its erasures, entry after entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from store.auditing import Audit, Fault, Flaw
from store.events import EntriesErased, Entry, EntryRestated, Statement
from store.ledger import verify


@dataclass(slots=True)
class Held:
    """What a ledger is found to be so far; `link` is that before its first entry, to begin with.

    `erased` are the entries that are empty, `named` those that erasures name. `again` says for an
    entry which other says anew what counts of it, and `left` what that is.
    """

    link: bytes
    seq: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    erased: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    again: dict[int, int] = field(default_factory=dict)
    left: dict[int, Statement] = field(default_factory=dict)

    def holds(self, entry: Entry) -> bool:
        """Take the next entry, as it stands in the ledger, and say whether it holds."""
        back = self.last_at is not None and entry.at < self.last_at
        if entry.seq != self.seq + 1 or back or verify((entry,), self.link) is not None:
            return False
        self.seq, self.link, self.last_at = entry.seq, entry.link, entry.at
        self.first_at = self.first_at or entry.at
        match entry.event:
            case None:
                self.erased.add(entry.seq)
            case EntryRestated(place, said):
                self.again[place] = entry.seq
                self.left[place] = said
                self._names(said)
            case event:
                self._names(event)
        return True

    def _names(self, event: Statement) -> None:
        if isinstance(event, EntriesErased):
            self.named.update(event.entries)

    def erasures(self, again: Mapping[int, int]) -> Fault | None:
        """Return the first entry whose erasure does not hold.

        `again` is where the store looks for what is said anew.
        """
        astray = {place for place, seq in again.items() if self.again.get(place) != seq}
        astray |= self.again.keys() - again.keys()
        return first(
            (self.erased - self.named, Flaw.EMPTIED),
            (self.named - self.erased, Flaw.KEPT),
            (self.again.keys() - self.erased, Flaw.KEPT),
            (astray, Flaw.MISFILED),
        )

    def audit(self, fault: Fault | None) -> Audit:
        """Return what was found."""
        link = self.link if self.seq else None
        return Audit(self.seq, self.first_at, self.last_at, link, len(self.erased), fault)


def first(*found: tuple[Iterable[int], Flaw]) -> Fault | None:
    """Return the fault of the lowest entry among those that do not hold for some reasons."""
    faults = [Fault(min(entries), flaw) for each, flaw in found if (entries := tuple(each))]
    return min(faults, key=lambda fault: fault.entry, default=None)
