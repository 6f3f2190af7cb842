"""Small claims, sources and evidence for tests, with everything not asked for left plain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from store.base import Evidence, Record, Standing
from store.claims import (
    Claim,
    ClaimId,
    Entity,
    Kind,
    Modality,
    Name,
    Polarity,
    Qualifier,
    Source,
    SourceId,
)
from store.values import EntityId, EntityRef, Figure, Money, PartialDate, Precision, Value

MISTRAL = EntityId("company:mistral-ai")


def day(text: str) -> PartialDate:
    when = date.fromisoformat(text)
    return PartialDate(when, when, Precision.DAY, text)


def year(number: int) -> PartialDate:
    return PartialDate(date(number, 1, 1), date(number, 12, 31), Precision.YEAR, str(number))


def euros(millions: int, currency: str | None = "EUR") -> Money:
    figure = Figure(Decimal(millions) * 1_000_000, Decimal(1_000_000))
    return Money(figure, currency, f"{millions} million {currency}")


def source(name: str, published: PartialDate | None = None) -> Source:
    return Source(SourceId(f"s1:{name}"), "en", name, published=published)


@dataclass
class Making:
    """Records in the order they were made, under ids that sort otherwise."""

    sources: tuple[Source, ...] = (source("one"), source("two"), source("three"))
    records: list[Record] = field(default_factory=list)
    entities: tuple[Entity, ...] = ()

    def claim(
        self,
        field_: str,
        value: Value,
        *,
        by: int = 0,
        subject: EntityId = MISTRAL,
        polarity: Polarity = Polarity.YES,
        modality: Modality = Modality.ASSERTED,
        speaker: EntityId | None = None,
        via: EntityId | None = None,
        valid: PartialDate | None = None,
        stands: Standing | None = None,
        beside: Mapping[str, EntityId | Value] | None = None,
        **qualifiers: EntityId | Value,
    ) -> Record:
        """Make a record; a qualifier, also one of `beside`, that is a mere string is an entity."""
        circumstances = sorted({**(beside or {}), **qualifiers}.items())
        claim = Claim(
            subject,
            field_,
            value,
            self.sources[by].id,
            tuple(
                Qualifier(name, EntityRef(EntityId(told), told) if isinstance(told, str) else told)
                for name, told in circumstances
            ),
            polarity,
            modality,
            speaker,
            via,
            valid,
        )
        number = len(self.records) + 1
        made = Record(ClaimId(f"c1:{97 * number % 100:03}"), claim, (), stands or Standing(number))
        self.records.append(made)
        return made

    def evidence(self, *redirects: tuple[EntityId, EntityId]) -> Evidence:
        return Evidence(tuple(self.records), self.sources, self.entities, redirects)


def company(slug: str, name: str) -> Entity:
    return Entity(EntityId(f"company:{slug}"), Kind.COMPANY, (Name(name),))
