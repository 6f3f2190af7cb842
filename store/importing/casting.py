"""Whom the names of a file stand for: known things, and new ones as they come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.base import Followed
from store.claims import DealKind, Entity, Kind, Name
from store.importing.faults import Fault, FaultyError, Why
from store.importing.rounds import dated_names, dated_slug, round_names, round_slug
from store.importing.slugs import slug
from store.named import Cast
from store.names import key, names_of
from store.values import EntityId, PartialDate, Precision

PARTIES = frozenset({Kind.COMPANY, Kind.PERSON, Kind.GROUP, Kind.AUTHORITY})
"""What may raise money, give it, buy and be bought."""

PURCHASES = frozenset({DealKind.ACQUISITION, DealKind.MERGER})

_CLOSE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
"""The dates that are close enough to tell which round is meant."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of things before a file: by their names, their ids, the rounds of each company.

    `rounds` are those that claims name, each with the dates these give.
    """

    cast: Cast
    deals: tuple[Followed, ...] = ()
    rounds: Mapping[EntityId, Mapping[EntityId, tuple[PartialDate, ...]]] = field(
        default_factory=dict
    )


class Casting:
    """Gives each name its thing; `new` are those that were made, in order."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._redirects = dict(known.cast.redirects)
        self._entities = {each.id: each for each in known.cast.entities}
        self._called: dict[str, dict[EntityId, None]] = {}
        for entity in known.cast.entities:
            now = self._redirects.get(entity.id, entity.id)
            for name in names_of(entity):
                self._called.setdefault(key(name), {})[now] = None
        self._parties: dict[str, EntityId] = {}
        self._rounds: dict[tuple[EntityId, str], EntityId] = {}
        self._deals = {
            frozenset(each.deal.parties): each.deal.entity
            for each in known.deals
            if each.deal.kind in PURCHASES and len(each.deal.parties) == len(("buyer", "target"))
        }
        self.new: dict[EntityId, Entity] = {}

    def known(self, name: str) -> tuple[Entity, ...]:
        """Return the known things of a name that can be a party."""
        found = (self._entities[each] for each in self._called.get(key(name), ()))
        return tuple(each for each in found if each.kind in PARTIES)

    def party(self, name: str, title: str) -> EntityId:
        """Return whom a name stands for, a new company where nobody is called so.

        Raises FaultyError, naming the column `title`, where several things are called so.
        """
        called = key(name)
        if called in self._parties:
            return self._parties[called]
        known = self.known(name)
        if len(known) > 1:
            raise FaultyError(Fault(Why.SEVERAL_THINGS, title, name))
        found = known[0].id if known else self._make(Kind.COMPANY, slug(name), (Name(name),))
        self._parties[called] = found
        return found

    def round(self, company: EntityId, words: str) -> EntityId:
        """Return the round of a company that is called so."""
        called = round_slug(words)
        if found := self._rounds.get((company, called)):
            return found
        stem = f"{company.partition(':')[2]}-{called}"
        return self._keep(company, called, self._round_of(company, called), stem, words)

    def dated_round(self, company: EntityId, when: PartialDate) -> EntityId:
        """Return the round of a company at a time: the only known one then, or one by its date."""
        called = dated_slug(when)
        if found := self._rounds.get((company, called)):
            return found
        stem = f"{company.partition(':')[2]}-{called}"
        return self._keep(company, called, self._round_at(company, when), stem, when)

    def _keep(
        self,
        company: EntityId,
        called: str,
        known: EntityId | None,
        stem: str,
        words: str | PartialDate,
    ) -> EntityId:
        names = round_names(words) if isinstance(words, str) else dated_names(words)
        found = known or self._standing(Kind.ROUND, stem) or self._make(Kind.ROUND, stem, names)
        self._rounds[company, called] = found
        return found

    def _round_of(self, company: EntityId, called: str) -> EntityId | None:
        rounds = self._known.rounds.get(company, {})
        found = [
            each
            for each in rounds
            if any(round_slug(name) == called for name in names_of(self._entities[each]))
        ]
        return found[0] if len(found) == 1 else None

    def _round_at(self, company: EntityId, when: PartialDate) -> EntityId | None:
        if when.precision not in _CLOSE:
            return None
        found = [
            each
            for each, dates in self._known.rounds.get(company, {}).items()
            if any(day.precision in _CLOSE and day.overlaps(when) for day in dates)
        ]
        return found[0] if len(found) == 1 else None

    def _standing(self, kind: Kind, stem: str) -> EntityId | None:
        """Return the thing that has an id already, as packs and earlier imports give it."""
        found = EntityId(f"{kind}:{stem}")
        known = found in self._entities or found in self.new
        return self._redirects.get(found, found) if known else None

    def deal(self, acquirer: EntityId, target: EntityId) -> EntityId:
        """Return the deal of two parties: a followed one, one of their names, or a new one."""
        both = frozenset({acquirer, target})
        if both not in self._deals:
            name = self._deal_name(acquirer, target)
            found = self._deal_called(name)
            self._deals[both] = found or self._make(Kind.DEAL, slug(name), (Name(name),))
        return self._deals[both]

    def known_deal(self, acquirer: EntityId, target: EntityId) -> EntityId | None:
        """Return the deal of two known parties; None where none is known."""
        followed = self._deals.get(frozenset({acquirer, target}))
        return followed or self._deal_called(self._deal_name(acquirer, target))

    def _deal_name(self, acquirer: EntityId, target: EntityId) -> str:
        return " – ".join(self.entity(each).names[0].text for each in (acquirer, target))

    def _deal_called(self, name: str) -> EntityId | None:
        named = [
            each
            for each in self._called.get(key(name), ())
            if self._entities[each].kind is Kind.DEAL
        ]
        return named[0] if len(named) == 1 else None

    def entity(self, identifier: EntityId) -> Entity:
        """Return a thing, known or new."""
        return self.new.get(identifier) or self._entities[identifier]

    def _make(self, kind: Kind, stem: str, names: tuple[Name, ...]) -> EntityId:
        """Make a new thing; an id that something of another name has is passed over."""
        found, count = EntityId(f"{kind}:{stem}"), 1
        while found in self._entities or found in self.new:
            count += 1
            found = EntityId(f"{kind}:{stem}-{count}")
        self.new[found] = Entity(found, kind, names)
        return found
