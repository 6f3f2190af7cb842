"""Small claims, sources and evidence for tests, with everything not asked for left plain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from store.base import Evidence, Record, Standing
from store.claims import Claim, ClaimId, Entity, Kind, Name, Polarity, Qualifier, Source, SourceId
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

    def claim(
        self,
        field_: str,
        value: Value,
        *,
        by: int = 0,
        subject: EntityId = MISTRAL,
        polarity: Polarity = Polarity.YES,
        valid: PartialDate | None = None,
        standing: Standing | None = None,
        **qualifiers: EntityId,
    ) -> Record:
        claim = Claim(
            subject,
            field_,
            value,
            self.sources[by].id,
            tuple(
                Qualifier(name, EntityRef(entity, entity))
                for name, entity in sorted(qualifiers.items())
            ),
            polarity,
            valid=valid,
        )
        number = len(self.records) + 1
        made = Record(
            ClaimId(f"c1:{97 * number % 100:03}"), claim, (), standing or Standing(number)
        )
        self.records.append(made)
        return made

    def evidence(self, *redirects: tuple[EntityId, EntityId]) -> Evidence:
        return Evidence(tuple(self.records), self.sources, (), redirects)


def company(slug: str, name: str) -> Entity:
    return Entity(EntityId(f"company:{slug}"), Kind.COMPANY, (Name(name),))
