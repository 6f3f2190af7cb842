"""Made-up facts, the same each time: their words and names come as unevenly as in life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import accumulate, islice
from random import Random

from store.claims import Claim, Deal, DealKind, Entity, Kind, Name, Qualifier, Source, Span
from store.encoding import source_id
from store.events import (
    ClaimRecorded,
    DealOpened,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
)
from store.values import (
    EntityId,
    EntityRef,
    Figure,
    Money,
    PartialDate,
    Precision,
    Text,
    Value,
)

VOCABULARY = 50_000
"""Words that occur; the commonest stands in most claims, the rarest in a few."""

CLAIMS_OF_A_SOURCE = 50
DEALS = 20
SOURCES_OF_A_DEAL = 5
SHARED_NAMES = 40
"""Words that thousands of entities share, as companies share “Group” and “AI”."""

FIRST_DAY = date(2020, 1, 1)
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u")]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Things of which the n-th is drawn 1/n times as often as the first."""

    things: Sequence[str]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, things: Sequence[str]) -> Drawn:
        """Return the things with their weights."""
        return cls(things, tuple(accumulate(1 / rank for rank in range(1, len(things) + 1))))

    def draw(self, chance: Random, count: int) -> list[str]:
        """Return `count` of them."""
        return chance.choices(self.things, cum_weights=self.weights, k=count)


def vocabulary() -> tuple[str, ...]:
    """Return the words, the commonest first."""
    chance = Random("words")  # noqa: S311 - it is no secret
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))] = None
    return tuple(words)


def events(claims: int, entities: int) -> Iterator[Event]:
    """Yield the events that record so many claims about so many entities, and some deals."""
    chance = Random("facts")  # noqa: S311 - it is no secret
    words = Drawn.of(vocabulary())
    made = [_entity(number, words, chance) for number in range(entities)]
    yield from map(EntityRecorded, made)
    sources = [_source(number, words, chance) for number in range(claims // CLAIMS_OF_A_SOURCE)]
    yield from map(SourceRecorded, sources)
    yield from _deals(made, sources)
    subjects = Drawn.of([entity.id for entity in made])
    for number in range(claims):
        yield _claim(sources[number % len(sources)], words, subjects, chance)


def _entity(number: int, words: Drawn, chance: Random) -> Entity:
    own = chance.choice(words.things).title()
    shared = words.things[chance.randrange(SHARED_NAMES)].title()
    name, alias = f"{own} {shared}", f"{own} {number}"
    return Entity(EntityId(f"company:made-{number}"), Kind.COMPANY, (Name(name),), (Name(alias),))


def _source(number: int, words: Drawn, chance: Random) -> Source:
    hashed = sha256(f"source {number}".encode()).hexdigest()
    day = FIRST_DAY + timedelta(days=chance.randrange(2_000))
    return Source(
        source_id(hashed),
        chance.choice(("de", "en")),
        hashed,
        title=" ".join(words.draw(chance, 6)),
        published=_day(day),
    )


def _deals(entities: Sequence[Entity], sources: Sequence[Source]) -> Iterator[Event]:
    told = iter(sources)
    for number in range(DEALS):
        deal = EntityId(f"deal:made-{number}")
        yield EntityRecorded(Entity(deal, Kind.DEAL, (Name(f"Made deal {number}"),)))
        parties = tuple(entity.id for entity in entities[2 * number : 2 * number + 2])
        yield DealOpened(Deal(deal, DealKind.ACQUISITION, parties))
        for index, source in enumerate(islice(told, SOURCES_OF_A_DEAL), start=1):
            yield SourceNumbered(deal, source.id, index)


def _claim(source: Source, words: Drawn, subjects: Drawn, chance: Random) -> ClaimRecorded:
    quote = " ".join(words.draw(chance, chance.randint(6, 20)))
    subject, other = (EntityId(each) for each in subjects.draw(chance, 2))
    field, value, qualifiers = _said(quote, other, chance)
    claim = Claim(subject, field, value, source.id, qualifiers, valid=source.published)
    start = chance.randrange(20_000)
    return ClaimRecorded(claim, (Span(quote, start, start + len(quote)),))


def _said(quote: str, other: EntityId, chance: Random) -> tuple[str, Value, tuple[Qualifier, ...]]:
    match chance.randrange(4):
        case 0:
            millions = chance.randrange(1, 10_000)
            figure = Figure(Decimal(millions) * 1_000_000, Decimal(1_000_000))
            money = Money(figure, chance.choice(("EUR", "USD")), f"{millions} million")
            company = Qualifier("company", EntityRef(other, other))
            return "invested_in", money, (company,)
        case 1:
            return "partnered_with", EntityRef(other, quote[:20]), ()
        case _:
            field = chance.choice(("characterised_as", "risk", "deal_benefit"))
            return field, Text(quote, "en"), ()


def _day(day: date) -> PartialDate:
    return PartialDate(day, day, Precision.DAY, day.isoformat())
