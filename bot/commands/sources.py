"""`/sources`: the evidence: which sources there are, and the words behind each claim of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from bot.answering import asks, nothing_known, straddling
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.dossier import Deals, Dossier
from bot.editing.articles import by_whom_and_where
from bot.entities import ENTITY
from bot.evidence import elsewhere, known_of, rows, taken, unnumbered
from bot.following import opening
from bot.leaves import Citation, Leaf, Named, Strong, Verbatim, Words
from bot.lines import Line, is_its_quote, quoted
from bot.numbered import numbered
from bot.params import ChoiceType
from bot.problems import Problem, ProblemError
from bot.sought import LISTED, SOUGHT, Found, InDeal
from bot.statements import stated_with_time
from bot.subject import at_its_deal, deal_of, deals_of, titled
from bot.timed import Timed
from store.base import Followed, Numbered, Selection
from store.catalogue import Listing
from store.claims import Entity, Source
from store.facts import Fact

OTHER = ChoiceType(
    ("other",),
    aliases=(("others", "other"), ("rest", "other"), ("andere", "other"), ("übrige", "other")),
)
"""Sources that no open deal numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Timed):
    """Which source, whom sources speak of, or those of no open deal; nothing lists a deal's."""

    about: Entity | Found | InDeal | int | None = parameter(
        SOUGHT, "about", aliases=("über", "number", "nummer"), positional=True
    )
    which: str | None = parameter(OTHER, "which", aliases=("welche",))
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))


async def answer(query: Evidence, desk: Desk) -> Reply[Leaf]:
    """Show the sources of a deal, others of the workspace, or one source with its claims' words."""
    match query.about:
        case InDeal(number=number, deal=deal):
            named = replace(query, about=number, deal=query.deal or deal)
            return await answer(named, at_its_deal(desk, named))
        case int() as number:
            own = await _deal(query, desk)
            return await _one(numbered(own, number, "about"), own.sources, query, desk)
        case Found() as found:
            return await _found(found, query, desk)
        case about:
            pass
    if query.which and query.deal:
        raise ProblemError(_not_both(query.deal, desk))
    if query.which or not (about or query.deal or desk.deals):
        others = await unnumbered(desk, LISTED)
        if others.count:
            return await _several(others, query, desk)
        return _no_others(deal_of(desk, query.deal), desk)
    return await _list(about, query, desk)


def _not_both(deal: Entity, desk: Desk) -> Problem:
    """Say that sources of no deal are none of a deal that is named."""
    places = (("deal", Named(deal)),)
    tries = ("sources other", _of(deal, desk))
    return Problem("other-of-deal", places, tries, at="deal")


def _of(deal: Entity, desk: Desk) -> str:
    """Return the command for all sources of a deal, no word of whose name is sought."""
    return f'sources deal:"{deal.name(desk.language)}"'


async def _found(found: Found, query: Evidence, desk: Desk) -> Reply[Leaf]:
    """Return the sources that were sought, of a deal those that it numbers."""
    shown = found.listing
    if query.deal:
        deal = await _deal(query, desk)
        shown = found.among(each.source for each in deal.sources)
        if not shown.count:
            places = (("text", Verbatim(found.text)), ("deal", Named(deal.entity)))
            tries = (f"sources {found.text}", _of(deal.entity, desk))
            raise ProblemError(
                Problem("no-source-of-deal", places, tries, Outcome.UNKNOWN, "about")
            )
    if shown.count == 1:
        return await _one(shown.sources[0], (), query, desk)
    return await _several(shown, query, desk)


async def _list(about: Entity | None, query: Evidence, desk: Desk) -> Reply[Leaf]:
    """Return the sources of a deal, or those that tell of something, those of no deal last."""
    deals = await _deals(about, query, desk)
    own = {each.source.id: each.source for deal in deals for each in deal.sources}
    entities = frozenset({about.id} if about else ()) - {deal.entity.id for deal in deals}
    anywhere = bool(entities) and query.deal is None
    selection = Selection(entities, sources=frozenset() if anywhere else frozenset(own))
    dossier = await desk.dossier(selection, query.clocks)
    numbering = await _numbering(dossier.sources.values(), query, desk)
    dossier = dossier.knowing(own.values(), numbering)
    claims = taken(dossier)
    every = not (about or query.narrowed)
    found = [each for each in own.values() if claims[each.id] or every]
    found += [each for each in elsewhere(dossier, claims, desk) if each.id not in own]
    title = titled(about or deals[0].entity, "sources")
    if not found:
        return await nothing_known(desk, dossier, title, about=about)
    blocks = (Fields(rows(dossier, found, claims)), *straddling(dossier))
    more = _others((await unnumbered(desk, 1)).count) if every and query.deal is None else ()
    then = asks(*_first(dossier, found, desk), *(("sources other",) if more else ()))
    return Reply(title, (*blocks, *more, then), seq=desk.upto)


def _others(count: int) -> tuple[Block[Leaf], ...]:
    """Return how many sources no open deal numbers, nothing where each has a number."""
    told = Words("sources-others", (("count", count),))
    return (Note(Tone.FOOTNOTE, (told,)),) if count else ()


def _no_others(deal: Followed, desk: Desk) -> Reply[Leaf]:
    """Return that open deals number all the sources there are."""
    note = Note(Tone.HINT, (Words("sources-no-others"),))
    return Reply(titled(deal.entity, "sources"), (note, asks("sources")), seq=desk.upto)


async def _several(listing: Listing, query: Evidence, desk: Desk) -> Reply[Leaf]:
    """Return some sources of the workspace, wherever they are cited."""
    shown, count = listing.sources, listing.count
    selection = Selection(sources=frozenset(each.id for each in shown))
    dossier = await desk.unjudged(selection, query.clocks)
    dossier = dossier.knowing(shown, await _numbering(shown, query, desk))
    places = (("shown", len(shown)), ("count", count))
    left = (Note(Tone.HINT, (Words("sources-left", places),)),) if len(shown) < count else ()
    title: Line = (Strong((Words("sources-found", (("count", count),)),)),)
    then = asks(*_first(dossier, shown, desk))
    listed = Fields(rows(dossier, shown, taken(dossier)))
    return Reply(title, (listed, *left, *straddling(dossier), then), seq=desk.upto)


async def _deals(about: Entity | None, query: Evidence, desk: Desk) -> tuple[Followed, ...]:
    """Return the deal that was named or is meant, or all where any may speak of `about`."""
    if query.deal or about is None:
        return (await _deal(query, desk),)
    return deals_of(desk, about) or desk.deals


async def _deal(query: Evidence, desk: Desk) -> Followed:
    """Return the deal that was named or is meant; a closed one keeps its sources."""
    if query.deal and not deals_of(desk, query.deal):
        closed = await desk.workspace.closed(upto=desk.upto)
        if named := [each for each in closed if each.entity.id == query.deal.id]:
            return named[-1]
    return deal_of(desk, query.deal)


async def _numbering(sources: Iterable[Source], query: Evidence, desk: Desk) -> Deals:
    """Return the deals that number sources; a closed one that was named does so before others."""
    numbering = await desk.numbering(sources)
    deal = await _deal(query, desk) if query.deal else desk.deal
    if deal is None or deal in desk.deals:
        return numbering
    return replace(numbering, open=(deal, *numbering.open), own=None)


def _first(dossier: Dossier, sources: Iterable[Source], desk: Desk) -> tuple[str, ...]:
    """Return the command that shows the first of some sources, of those that have one."""
    commands = (opening(each, dossier.citations[each.id], desk) for each in sources)
    return tuple(islice((each for each in commands if each), 1))


async def _one(
    source: Source, beside: tuple[Numbered, ...], query: Evidence, desk: Desk
) -> Reply[Leaf]:
    dossier = await desk.dossier(Selection(sources=frozenset({source.id})), query.clocks)
    known = (source, *(each.source for each in beside))
    dossier = dossier.knowing(known, await _numbering(known, query, desk))
    citation = dossier.citations[source.id]
    more = tuple(by_whom_and_where(source))
    about = Fields((Row((citation,), (*known_of(dossier, source), *more)),))
    claims = Fields(tuple(_claim(dossier, fact) for fact in dossier.facts))
    shown = (about, claims) if claims.rows else (about,)
    return Reply(_title(citation), (*shown, *straddling(dossier)), seq=desk.upto)


def _title(citation: Citation) -> Line:
    if citation.number is not None and citation.deal is None:
        return (Strong((Words("source-title", (("number", citation.number),)),)),)
    return (Strong((Words("source-revise-title", (("source", citation),)),)),)


def _claim(dossier: Dossier, fact: Fact) -> Row[Leaf]:
    words = (quoted(dossier, each) for each in fact.records if not is_its_quote(each))
    return Row((), (stated_with_time(dossier, fact), *words))


COMMAND = Command(
    name="sources",
    query=Evidence,
    answer=answer,
    aliases=("quellen", "evidence", "belege"),
    examples=("", "4", "mistral", "other"),
    chapter=100,
    fields=frozenset({"cited_as"}),
    asked_by=(
        "source quelle based_on stützt beruht article artikel schrieb wrote geschrieben cite "
        "zitiert translation übersetzung"
    ),
)
