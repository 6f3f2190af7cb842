"""What a row says as claims of the vocabulary, as a pack would say it of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.claims import Claim, Modality, Qualifier, SourceId
from store.importing.casting import Casting
from store.importing.columns import Column
from store.importing.faults import Fault, FaultyError, Why
from store.importing.lists import Listed
from store.importing.meanings import Meaning
from store.importing.rows import Row
from store.values import EntityId, EntityRef, PartialDate, Text, Value


@dataclass(frozen=True, slots=True)
class Said:
    """A claim without its source, and the column whose heading says a part of it."""

    claim: Claim
    heading: Column | None = None


@dataclass(frozen=True, slots=True)
class Titles:
    """What the columns of names and quotes are headed; and whether there is one of sums."""

    company: str = ""
    acquirer: str = ""
    target: str = ""
    investor: str = ""
    quote: str = ""
    sums: bool = False

    @classmethod
    def of(cls, columns: tuple[Column, ...]) -> Titles:
        """Return the headings of a table."""
        title = {each.meaning: each.title for each in reversed(columns)}
        return cls(
            title.get(Meaning.COMPANY, ""),
            title.get(Meaning.ACQUIRER, ""),
            title.get(Meaning.TARGET, ""),
            title.get(Meaning.INVESTOR, title.get(Meaning.LEAD, "")),
            title.get(Meaning.QUOTE, ""),
            Meaning.AMOUNT in title,
        )


NOWHERE = SourceId("")
"""Stands for the source until it is known."""


@dataclass(frozen=True, slots=True)
class _At:
    """Says things of the time that a row gives for them, and on its footing."""

    when: PartialDate | None
    footing: Modality = Modality.ASSERTED

    def say(
        self,
        subject: EntityId,
        field: str,
        value: Value,
        circumstances: tuple[Qualifier, ...] = (),
        heading: Column | None = None,
    ) -> Said:
        claim = Claim(
            subject,
            field,
            value,
            NOWHERE,
            circumstances,
            modality=self.footing,
            valid=self.when,
        )
        return Said(claim, heading)


def said(row: Row, casting: Casting, titles: Titles) -> tuple[Said, ...]:
    """Return what a row says, or raise FaultyError where it says nothing that can be kept."""
    told = _bought if row.target else _raised
    found = tuple(told(row, casting, titles))
    if not found:
        raise FaultyError(Fault(Why.SAYS_NOTHING))
    return found


def _raised(row: Row, casting: Casting, titles: Titles) -> Iterator[Said]:
    company = casting.party(row.company, titles.company)
    investors = list(_investors(row, company, casting, titles.investor))
    of_round = _round(row, company, casting)
    tied = (Qualifier("round", of_round),) if of_round else ()
    at = _At(row.when, _footing(row))
    amounts = [each for each in row.sums if each.column.meaning is Meaning.AMOUNT]
    for each in amounts:
        yield at.say(company, "raised", each.money, tied, _headed(each.column))
    whose = (Qualifier("company", EntityRef(company, row.company)),)
    for investor, named in investors:
        if of_round:
            field = "led_round" if named.leads else "participated_in"
            yield at.say(investor, field, of_round, whose)
        else:
            yield at.say(investor, "shareholder_of", EntityRef(company, row.company))
    yield from _worth(row, company, tied, at)
    for each in row.sums:
        if each.column.meaning is Meaning.PRICE:
            yield at.say(company, "price", each.money, (), _headed(each.column))
    if row.stake:
        yield at.say(company, "stake", row.stake, _of_whom(investors, of_round))
    if of_round and row.status:
        yield _At(_since(row)).say(of_round.entity, "deal_status", row.status)
    if of_round and row.closed and row.closed is not row.when:
        yield Said(Claim(of_round.entity, "closing", row.closed, NOWHERE))


def _investors(
    row: Row, company: EntityId, casting: Casting, title: str
) -> Iterator[tuple[EntityId, Listed]]:
    for each in row.investors:
        investor = casting.party(each.name, title)
        _refuse_itself(investor, company, title, each.name)
        yield investor, each


def _refuse_itself(one: EntityId, other: EntityId, title: str, name: str) -> None:
    if one == other:
        raise FaultyError(Fault(Why.ITSELF, title, name))


def _footing(row: Row) -> Modality:
    """Return how firmly a row says what it says: what is only talked of is supposed."""
    talked_of = row.status is not None and row.status.term in ("rumoured", "negotiating")
    return Modality.SUPPOSED if talked_of else Modality.ASSERTED


def _since(row: Row) -> PartialDate | None:
    """Return since when its status holds: what has a day of closing was not closed before."""
    return row.closed or row.when


def _sold(row: Row) -> Modality:
    """Return how firmly a row says that something was bought: what is not closed is announced."""
    promised = row.status is not None and row.status.term in ("announced", "signed")
    return Modality.ANNOUNCED if promised else _footing(row)


def _of_whom(
    investors: list[tuple[EntityId, Listed]], of_round: EntityRef | None
) -> tuple[Qualifier, ...]:
    """Say whose stake it is: that of the only investor, else what was sold in the round."""
    if len(investors) == 1:
        ((holder, named),) = investors
        return (Qualifier("party", EntityRef(holder, named.name)),)
    return (Qualifier("scope", of_round),) if of_round else ()


def _round(row: Row, company: EntityId, casting: Casting) -> EntityRef | None:
    """Return the round of a row; one that only its date tells where somebody took part in it."""
    if row.round:
        return EntityRef(casting.round(company, row.round), row.round)
    if row.when and row.investors:
        return EntityRef(casting.dated_round(company, row.when), row.when.words)
    return None


def _bought(row: Row, casting: Casting, titles: Titles) -> Iterator[Said]:
    target = casting.party(row.target, titles.target or titles.company)
    at = _At(row.when, _footing(row))
    about = target
    by: tuple[Qualifier, ...] = ()
    if row.acquirer:
        acquirer = casting.party(row.acquirer, titles.acquirer or titles.company)
        _refuse_itself(acquirer, target, titles.acquirer or titles.company, row.acquirer)
        about = casting.deal(acquirer, target)
        by = (Qualifier("party", EntityRef(acquirer, row.acquirer)),)
        sold = EntityRef(target, row.target)
        yield replace(at, footing=_sold(row)).say(acquirer, "acquired", sold)
    for each in row.sums:
        if each.column.meaning in (Meaning.PRICE, Meaning.AMOUNT):
            yield at.say(about, "price", each.money, (), _headed(each.column))
    yield from _worth(row, target, (), at)
    if row.stake:
        yield at.say(about, "stake", row.stake, by)
    if row.status:
        yield _At(_since(row)).say(about, "deal_status", row.status)
    if row.announced:
        yield Said(Claim(about, "announced_on", row.announced, NOWHERE))
    if row.closed:
        yield Said(Claim(about, "closing", row.closed, NOWHERE))


def _worth(row: Row, company: EntityId, tied: tuple[Qualifier, ...], at: _At) -> Iterator[Said]:
    """Yield valuations; one before the money came in is another than the one after it."""
    for each in row.sums:
        column = each.column
        match column.meaning:
            case Meaning.VALUATION | Meaning.POST_MONEY:
                yield at.say(company, "valued_at", each.money, tied, _headed(column))
            case Meaning.PRE_MONEY:
                meant = Qualifier("scope", Text("pre-money", "en"))
                yield at.say(company, "valued_at", each.money, (*tied, meant), column)
            case _:
                pass


def _headed(column: Column) -> Column | None:
    """Return a column whose heading gives a part of what its cells say."""
    return column if column.unit.given else None
