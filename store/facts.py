"""The fact: every side of what sources say about one thing, and how the sides stand together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.agreement.verdicts import Finding
from store.base import Record
from store.claims import Polarity, Qualifier
from store.values import EntityId, Value


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a fact, and the records that give it; `polarity` NO is its denial."""

    value: Value
    polarity: Polarity
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One subject, field and key, and every side of it, the best backed first.

    `findings` tell how its claims stand to one another and to those of other facts.
    """

    subject: EntityId
    field: str
    key: tuple[Qualifier, ...]
    sides: tuple[Side, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """The findings for which a reader of this fact is to be warned, the open ones first."""
        found = (finding for finding in self.findings if finding.doubts(self.records))
        return tuple(sorted(found, key=lambda finding: not finding.open))

    @property
    def differs(self) -> bool:
        """Say whether something said here cannot be right beside something else that is said."""
        return any(finding.open for finding in self.doubts)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of all sides."""
        return tuple(record for side in self.sides for record in side.records)

    def keyed(self, name: str) -> Value | None:
        """Return the value of the key qualifier `name`, or None."""
        return next((each.value for each in self.key if each.name == name), None)

    def part(self, sides: Iterable[Side]) -> Fact:
        """Return the fact with only these sides, and what was found of their claims."""
        kept = tuple(sides)
        if not self.findings:
            return replace(self, sides=kept)
        records = tuple(record for side in kept for record in side.records)
        found = tuple(finding for finding in self.findings if finding.concerns(records))
        return replace(self, sides=kept, findings=found)
