"""Made-up companies much is told about, the same each time: most of it fits, some cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random

from store.claims import Claim, Entity, Kind, Modality, Name, Qualifier, Source, Span
from store.encoding import source_id
from store.events import ClaimRecorded, EntityRecorded, Event, SourceRecorded
from store.rates import EURO, Rates
from store.values import (
    Count,
    EntityId,
    EntityRef,
    Figure,
    Hedge,
    Money,
    PartialDate,
    Precision,
    Term,
    Text,
    Value,
)

CLAIMS_OF_A_SOURCE, CLAIMS_OF_A_NAME, ROUNDS = 12, 25, 14
FIRST_DAY, DAYS = date(2014, 1, 6), 4_200
FOUNDED = date(2013, 5, 14)
WRONG = 0.01
"""How many of the sums are wrong: a few times too large, or a thousand times."""

CURRENCIES = ("EUR", "USD", "GBP")
MILLION = Decimal(1_000_000)

NEWEST, UNDATED, EXACT = 0.7, 0.6, 0.6
"""How often the newest round is told of, then without its date, and sums to the last million."""

SHARES = {
    "valued_at": 14,
    "raised": 18,
    "total_raised": 6,
    "invested_in": 16,
    "led_round": 4,
    "participated_in": 6,
    "shareholder_of": 4,
    "founded_on": 3,
    "founded_by": 3,
    "employee_count": 4,
    "has_status": 3,
    "partnered_with": 10,
    "holds_position": 4,
    "characterised_as": 5,
}
"""Of a hundred claims, how many are of which field."""

_WORDS = "nach Angaben von sources close to the company the Unternehmen deal said on Runde".split()


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it was: when, how much, at which worth."""

    entity: EntityId
    day: date
    sum: Decimal
    worth: Decimal


@dataclass(slots=True)
class Company:
    """A company, what surrounds it, and the chance by which its claims are drawn."""

    claims: int
    rates: Rates
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(f"company of {self.claims}")  # noqa: S311 - it is no secret

    @property
    def name(self) -> str:
        """The name it is asked for by."""
        return f"Firm of {self.claims}"

    @property
    def id(self) -> EntityId:
        """The entity its claims are about."""
        return EntityId(f"company:firm-of-{self.claims}")

    def events(self) -> Iterator[Event]:
        """Yield the events that record the company and all its claims."""
        names = self._entities("company", Kind.COMPANY, max(self.claims // CLAIMS_OF_A_NAME, 8))
        people = self._entities("person", Kind.PERSON, 12)
        rounds = self._entities("round", Kind.ROUND, ROUNDS)
        sources = [self._source(number) for number in range(self.claims // CLAIMS_OF_A_SOURCE)]
        yield EntityRecorded(Entity(self.id, Kind.COMPANY, (Name(self.name),)))
        yield from map(EntityRecorded, (*names, *people, *rounds))
        yield from map(SourceRecorded, sources)
        told = _Told(self, _ids(names), _ids(people), self._rounds(_ids(rounds)), self.rates)
        seen: set[Claim] = set()
        while len(seen) < self.claims:
            claim = told.claim(sources[len(seen) % len(sources)])
            if claim not in seen:
                seen.add(claim)
                yield ClaimRecorded(claim, (self._span(),))

    def _entities(self, kind: str, of: Kind, count: int) -> list[Entity]:
        return [
            Entity(
                EntityId(f"{kind}:{self._word().lower()}-{self.claims}-{number}"),
                of,
                (Name(f"{self._word()} {self._word()} {number}"),),
            )
            for number in range(count)
        ]

    def _rounds(self, ids: Sequence[EntityId]) -> list[Round]:
        worth, rounds = Decimal(20), list[Round]()
        for number, entity in enumerate(ids):
            day = FIRST_DAY + timedelta(days=number * DAYS // len(ids))
            part = Decimal(self.chance.randrange(8, 25)) / 100
            rounds.append(Round(entity, day, round(worth * part, 0) + 2, round(worth, 0)))
            worth *= 1 + Decimal(6) / len(ids)
        return rounds

    def _source(self, number: int) -> Source:
        hashed = sha256(f"{self.name} {number}".encode()).hexdigest()
        day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        return Source(
            source_id(hashed),
            self.chance.choice(("de", "en")),
            hashed,
            title=f"{self._word()} {number}",
            publisher=f"Paper {number % 9}",
            published=_day(day),
        )

    def _span(self) -> Span:
        quote = " ".join(self.chance.choices(_WORDS, k=self.chance.randint(6, 20)))
        start = self.chance.randrange(20_000)
        return Span(quote, start, start + len(quote))

    def _word(self) -> str:
        parts = self.chance.choices(
            "ba de fi go lu ma ne ri so tu va we xi zo kar len".split(), k=3
        )
        return "".join(parts).title()


@dataclass(frozen=True, slots=True)
class _Told:
    """What sources tell of a company: the last round before they were out, or an earlier one."""

    company: Company
    names: Sequence[EntityId]
    people: Sequence[EntityId]
    rounds: Sequence[Round]
    rates: Rates

    def claim(self, source: Source) -> Claim:
        """Return what a source says about something."""
        chance = self.company.chance
        [name] = chance.choices(tuple(SHARES), weights=tuple(SHARES.values()))
        out = (source.published and source.published.earliest) or FIRST_DAY
        before = [each for each in self.rounds if each.day <= out] or [self.rounds[0]]
        told = before[-1] if chance.random() < NEWEST else chance.choice(before)
        dated = None if told is before[-1] and chance.random() < UNDATED else _month(told.day)
        subject, value, circumstances, valid = self._said(name, told, dated, out)
        modality = chance.choices(tuple(Modality), weights=(70, 18, 4, 6, 1, 1))[0]
        qualifiers = tuple(sorted(circumstances, key=lambda each: each.name))
        return Claim(subject, name, value, source.id, qualifiers, modality=modality, valid=valid)

    def _said(
        self, name: str, told: Round, dated: PartialDate | None, out: date
    ) -> tuple[EntityId, Value, tuple[Qualifier, ...], PartialDate | None]:
        chance, firm = self.company.chance, self.company.id
        other, day = chance.choice(self.names), told.day if dated else out
        company, of_round = _with("company", firm), _with("round", told.entity)
        match name:
            case "valued_at":
                tied = chance.choice(((), (), (of_round,))) if dated else ()
                return firm, self._money(told.worth, day), tied, dated
            case "raised":
                return firm, self._money(told.sum, day), (of_round,), dated
            case "total_raised":
                index = self.rounds.index(told)
                total = sum((each.sum for each in self.rounds[: index + 1]), Decimal(0))
                return firm, self._money(total, day), (), dated
            case "invested_in":
                payer = self.names[hash_of(told.entity, chance.randrange(4)) % len(self.names)]
                part = self._money(told.sum // 4 + 1, day)
                return payer, part, (company, of_round), dated
            case "led_round" | "participated_in":
                return other, _entity(told.entity), (company,), dated
            case "shareholder_of" | "partnered_with":
                return other, _entity(firm), (), dated
            case "holds_position":
                post = Text(chance.choice(("chief executive", "Vorstand", "CTO")), "en")
                return chance.choice(self.people), post, (company,), dated
            case _:
                return firm, self._of_itself(name, told), (), dated

    def _of_itself(self, name: str, told: Round) -> Value:
        """Return what is said of the company without anybody else."""
        chance = self.company.chance
        match name:
            case "founded_on":
                dates = (_year(FOUNDED.year), _month(FOUNDED), _year(FOUNDED.year + 1))
                return chance.choices(dates, weights=(10, 8, 1))[0]
            case "founded_by":
                return _entity(chance.choice(self.people[:3]))
            case "employee_count":
                count = Decimal(10 * (1 + self.rounds.index(told)))
                return Count(Figure(count, Decimal(10)), str(count))
            case "has_status":
                term = chance.choices(("startup", "private", "listed"), weights=(6, 6, 1))[0]
                return Term(term, term)
            case _:
                return Text(" ".join(chance.choices(_WORDS, k=6)), "en")

    def _money(self, millions: Decimal, day: date) -> Money:
        """Return a sum of euros as somebody says it: in a currency, more or less exactly."""
        chance = self.company.chance
        currency = chance.choices(CURRENCIES, weights=(12, 3, 1))[0]
        hedge = Hedge.EXACT if currency == EURO and chance.random() < EXACT else Hedge.ABOUT
        fixed = self.rates.between(EURO, currency, day, day)
        said = millions * fixed.low if fixed else millions
        amount = said if hedge is Hedge.EXACT else Decimal(f"{said:.2g}")
        if chance.random() < WRONG:
            amount *= chance.choice((3, 7, 1_000))
        figure = Figure(amount * MILLION, MILLION, hedge)
        return Money(figure, currency, f"{amount:f} {currency}")


def hash_of(entity: EntityId, number: int) -> int:
    """Return a number that is the same in every process."""
    return int(sha256(f"{entity} {number}".encode()).hexdigest()[:8], 16)


def _ids(entities: Sequence[Entity]) -> list[EntityId]:
    return [entity.id for entity in entities]


def _entity(entity: EntityId) -> EntityRef:
    return EntityRef(entity, entity)


def _with(name: str, entity: EntityId) -> Qualifier:
    return Qualifier(name, _entity(entity))


def _day(day: date) -> PartialDate:
    return PartialDate(day, day, Precision.DAY, day.isoformat())


def _month(day: date) -> PartialDate:
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return PartialDate(first, last, Precision.MONTH, f"{first:%B %Y}")


def _year(year: int) -> PartialDate:
    return PartialDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, str(year))
