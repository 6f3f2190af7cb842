"""All that changed of a concern: its news, conflicts that came or went, forecasts that came due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.concern import Concern
from bot.desk import Clocks, Desk
from bot.disputes import opened
from bot.dossier import Dossier
from bot.forecasts import Forecast, forecasts
from bot.news import News, news
from bot.searching import whole
from store.agreement.around import WEIGHED
from store.agreement.verdicts import Finding
from store.base import Record, Selection
from store.claims import ClaimId
from store.facts import Fact


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new, the conflicts that were `opened` and `closed`, the forecasts that came `due`.

    `dossier` holds the facts that are told anew, and names and cites everything. Of these facts
    what is `foretold` and did not come due is told as forecasts are.
    """

    news: News
    dossier: Dossier
    foretold: tuple[Forecast, ...] = ()
    opened: tuple[Finding, ...] = ()
    closed: tuple[Finding, ...] = ()
    due: tuple[Forecast, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return bool(self.news or self.opened or self.closed or self.due)


@dataclass(frozen=True, slots=True)
class Days:
    """The days in which a forecast comes due: those after the `first`, up to the `last`."""

    first: date
    last: date


async def changed(desk: Desk, concern: Concern, *, after: int, days: Days) -> Changed:
    """Return what changed of a concern after an entry of the ledger, and in some days."""
    found = await news(desk, concern, after=after)
    due, beside = await _due(desk, concern, days)
    told = await _anew(desk, found)
    foretold = _foretold(told, found, days, besides=due)
    whole_ = Changed(found, told.beside(beside), foretold, due=due)
    if not (found.weighs and (selections := _weighed(found))):
        return whole_
    first, *more = selections
    now = await desk.dossier(first, Clocks(), *more)
    then = await (await _before(desk, after)).dossier(first, Clocks(), *more)
    return replace(
        whole_,
        dossier=whole_.dossier.beside(now).beside(then),
        opened=_concerning(opened(now.facts, then.facts), found),
        closed=_concerning(opened(then.facts, now.facts), found),
    )


async def _before(desk: Desk, after: int) -> Desk:
    """Return the desk as it stood, at the same deal: its sources go by their bare numbers."""
    pinned = await desk.pinned(after)
    own = (each for each in pinned.deals if desk.deal and each.entity.id == desk.deal.entity.id)
    return replace(pinned, deal=next(own, None))


def _weighed(found: News) -> tuple[Selection, ...]:
    """Return the claims to be held against others, now and then.

    Beside what the changes speak of these are all that the concern was ever told: what others say
    elsewhere, or when a source is of, decides as well how they stand.
    """
    of_changes = Selection(entities=found.about, fields=WEIGHED) if found.about else None
    told = found.concern.among(WEIGHED)
    return tuple(each for each in (told, of_changes) if each)


def _concerning(findings: Iterable[Finding], found: News) -> tuple[Finding, ...]:
    """Return the findings of which a claim counts: one that changed or was one of its own."""
    moved = ((each.before.id, each.now.id) for each in found.renamings)
    concern, redirects = found.concern, dict((*moved, *found.evidence.redirects))
    new = _ids(found.told)

    def counts(record: Record) -> bool:
        return record.id in new or concern.includes(record, redirects)

    return tuple(
        finding
        for finding in findings
        if any(concern.holds(record.claim.field) for record in finding.records)
        and any(map(counts, finding.records))
    )


async def _anew(desk: Desk, found: News) -> Dossier:
    """Return the facts that are told anew, with all that was known of them before."""
    new = found.dossier(found.told)
    if not new.facts:
        return found.dossier(())
    known = await desk.dossier(whole(new.facts), Clocks())
    facts = _holding(known.facts, _ids(found.told))
    return replace(known, facts=facts).beside(new)


def _foretold(
    told: Dossier, found: News, days: Days, besides: Iterable[Forecast]
) -> tuple[Forecast, ...]:
    """Return the forecasts among what is told anew: figures first, the first to come due first."""
    new = _ids(found.told) - _ids(record for each in besides for record in each.records)
    every = forecasts(told, found.concern.about.id, days.last)
    anew = (each for each in every if not new.isdisjoint(_ids(each.records)))
    return tuple(sorted(anew, key=lambda each: not each.figure))


async def _due(desk: Desk, concern: Concern, days: Days) -> tuple[tuple[Forecast, ...], Dossier]:
    """Return the forecasts whose day went by, whenever they were recorded, and what names them."""
    nothing = Dossier((), {}, {}, {})
    selection = concern.told if days.first < days.last else None
    if selection is None:
        return (), nothing
    # Few facts are forecasts: only what came due is held against all that bears on it.
    every = await desk.unjudged(selection, Clocks())
    due = _gone_by(forecasts(every, concern.about.id, days.last), days)
    if not due:
        return (), nothing
    ids = _ids(record for each in due for record in each.records)
    facts = _holding(every.facts, ids)
    dossier = await desk.dossier(whole(facts), Clocks())
    judged_due = _gone_by(forecasts(dossier, concern.about.id, days.last), days)
    told = tuple(each for each in judged_due if not ids.isdisjoint(_ids(each.records)))
    return told, replace(dossier, facts=())


def _gone_by(found: Iterable[Forecast], days: Days) -> tuple[Forecast, ...]:
    """Return the forecasts that were not due on the first day and are on the last."""
    return tuple(each for each in found if days.first <= each.due < days.last)


def _ids(records: Iterable[Record]) -> frozenset[ClaimId]:
    return frozenset(record.id for record in records)


def _holding(facts: Iterable[Fact], ids: frozenset[ClaimId]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if not ids.isdisjoint(_ids(fact.records)))
