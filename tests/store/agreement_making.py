"""What claims say together, made in a few words: values, rates, and how claims were judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from store.agreement.background import Background
from store.agreement.holding import hold
from store.agreement.judge import attached, judge
from store.agreement.verdicts import Finding, Reason, Suspicion, Verdict
from store.base import Record
from store.claims import Entity, Kind, Name, Source
from store.facts import Fact
from store.rates import Rates
from store.resolve import resolve
from store.values import (
    Comparison,
    Count,
    EntityId,
    EntityRef,
    Figure,
    Hedge,
    Money,
    PartialDate,
    Precision,
    Relation,
    Share,
    Term,
    Text,
)
from tests.store.claim_making import Making, source

MICROSOFT, OPENAI, AMAZON = (
    EntityId(f"company:{slug}") for slug in ("microsoft", "openai", "amazon")
)
DEAL = EntityId("deal:microsoft-mistral")
SERIES_A, SERIES_B, SERIES_C = (EntityId(f"round:{letter}") for letter in "abc")
MENSCH, ALTMAN = EntityId("person:mensch"), EntityId("person:altman")
LARGE, GPT = EntityId("model:large"), EntityId("model:gpt-4")

MILLION = Decimal(1_000_000)


def sum_of(
    amount: str | Decimal,
    currency: str | None = "EUR",
    *,
    place: str | Decimal | None = None,
    hedge: Hedge = Hedge.EXACT,
    upper: str | None = None,
) -> Money:
    """Make a sum of so many millions, said to its last written digit where no place is given."""
    number = Decimal(amount)
    exponent = number.as_tuple().exponent
    written = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    last = Decimal(place) if place is not None else written
    most = Decimal(upper) * MILLION if upper is not None else None
    words = f"{hedge} {amount} million {currency}"
    return Money(Figure(number * MILLION, last * MILLION, hedge, most), currency, words)


UNDISCLOSED = Money(None, None, "undisclosed")


def share(percent: str) -> Share:
    return Share(Figure(Decimal(percent)), f"{percent} %")


def count(number: int, unit: str | None = None) -> Count:
    return Count(Figure(Decimal(number)), str(number), unit)


def days(first: str, last: str, precision: Precision = Precision.RANGE) -> PartialDate:
    """Make a time of several days."""
    return PartialDate(
        date.fromisoformat(first), date.fromisoformat(last), precision, f"{first} to {last}"
    )


def ref(entity: EntityId, words: str | None = None) -> EntityRef:
    return EntityRef(entity, entity if words is None else words)


def term(word: str) -> Term:
    return Term(word, word)


def text(words: str, language: str = "en") -> Text:
    return Text(words, language)


def than(relation: Relation, other: EntityId, aspect: str = "overall") -> Comparison:
    return Comparison(relation, other, aspect, f"{relation} {other}")


def named(entity: str, *names: str) -> Entity:
    """Make an entity of the kind its id tells."""
    kind, _, slug = entity.partition(":")
    return Entity(EntityId(entity), Kind(kind), tuple(map(Name, names or (slug,))))


def rates(table: Mapping[str, Mapping[str, str]]) -> Rates:
    """Make rates of so many units for one euro on each day."""
    return Rates.of(
        {
            date.fromisoformat(day): {currency: Decimal(rate) for currency, rate in row.items()}
            for day, row in table.items()
        }
    )


def dated(*published: PartialDate | None) -> tuple[Source, ...]:
    """Make sources that were published then."""
    return tuple(source(f"number {place}", when) for place, when in enumerate(published))


@dataclass
class Case(Making):
    """Claims, and what is known beside them: rates, and the parties of deals.

    `purchases` are those of the deals in which one party buys another, `ended` those called off.
    """

    rates: Rates | None = None
    parties: Mapping[EntityId, tuple[EntityId, ...]] = field(default_factory=dict)
    purchases: frozenset[EntityId] = frozenset()
    ended: frozenset[EntityId] = frozenset()

    def background(self) -> Background:
        known = Background.of(self.evidence(), (), self.rates)
        return replace(known, parties=self.parties, purchases=self.purchases, ended=self.ended)

    def held(self, one: Record, other: Record) -> tuple[Verdict, Reason]:
        """Hold two claims against each other, the same whichever comes first."""
        background = self.background()
        there, back = hold(one, other, background), hold(other, one, background)
        assert there == back
        return there.verdict, there.reason

    def found(self, *reasons: Reason) -> tuple[Finding, ...]:
        """Judge all claims together, and return what was found, of `reasons` where some are given.

        What is found is not a matter of the order of the claims.
        """
        background = self.background()
        findings = judge(resolve(self.evidence()), background)
        self.records.reverse()
        assert judge(resolve(self.evidence()), background) == findings
        self.records.reverse()
        return tuple(each for each in findings if not reasons or each.reason in reasons)

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts with what was found of them."""
        return attached(resolve(self.evidence()), self.found())

    def open(self) -> list[tuple[Verdict, Reason]]:
        """Return the verdicts under which claims cannot all be right."""
        return [(each.verdict, each.reason) for each in self.found() if each.open]

    def suspicions(self) -> set[Suspicion]:
        """Return all that is suspected of anything."""
        return {each.suspicion for finding in self.found() for each in finding.hypotheses}


def ids(records: Iterable[Record]) -> set[str]:
    return {record.id for record in records}
