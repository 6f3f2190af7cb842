"""`/sources`: the evidence: which sources there are, and the words behind each claim of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks, nothing_known, straddling
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.dossier import Dossier
from bot.editing.articles import by_whom_and_where
from bot.entities import ENTITY, NUMBER_OR_ENTITY
from bot.footnotes import describe
from bot.leaves import Citation, Leaf, Quote, Strong, Verbatim, Words
from bot.lines import COMMA, SPACE, Line, is_its_quote, join, listed, quoted
from bot.numbered import numbered
from bot.statements import stated_with_time
from bot.subject import deal_of, deals_of, titled
from bot.timed import Timed
from store.base import Followed, Numbered, Selection
from store.claims import Entity, Source
from store.facts import Fact
from store.importing.sources import tables_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Timed):
    """The number of a source, or whom sources speak of; neither lists them all."""

    about: Entity | int | None = parameter(
        NUMBER_OR_ENTITY, "about", aliases=("über", "number", "nummer"), positional=True
    )
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))


async def answer(query: Evidence, desk: Desk) -> Reply[Leaf]:
    """Show the sources of a deal, or one source with every claim and its words."""
    if isinstance(query.about, int):
        return await _one(query.about, query, desk)
    deals = _deals(query.about, query, desk)
    about = {query.about.id} if query.about else set()
    sources = frozenset(each.source.id for deal in deals for each in deal.sources)
    selection = Selection(
        entities=frozenset(about - {deal.entity.id for deal in deals}), sources=sources
    )
    dossier = await desk.dossier(selection, query.clocks)
    every = not (query.about or query.clocks.at or query.clocks.published_by)
    found = tuple(each for deal in deals for each in _rows(dossier, deal, every=every))
    title = titled(query.about or deals[0].entity, "sources")
    if not found:
        return await nothing_known(desk, dossier, title, about=query.about)
    first = asks(_command(desk, *found[0][:2]))
    rows = Fields(tuple(row for _, _, row in found))
    return Reply(title, (rows, *straddling(dossier), first), seq=desk.upto)


def _deals(about: Entity | None, query: Evidence, desk: Desk) -> tuple[Followed, ...]:
    """Return the deal that was named or is meant, or all where any may speak of `about`."""
    if query.deal or about is None:
        return (deal_of(desk, query.deal),)
    return deals_of(desk, about) or desk.deals


def _command(desk: Desk, deal: Followed, source: Numbered) -> str:
    """Return the command that shows one source, of a deal where there are several."""
    whose = f" deal:{deal.entity.name(desk.language)}" if len(desk.deals) > 1 else ""
    return f"sources {source.number}{whose}"


def _rows(
    dossier: Dossier, deal: Followed, *, every: bool
) -> Iterator[tuple[Followed, Numbered, Row[Leaf]]]:
    """Yield the sources of a deal that tell of what was asked, with how much they tell.

    With `every`, those that nothing was taken from yet are among them.
    """
    told = Counter(record.claim.source for fact in dossier.facts for record in fact.records)
    for each in deal.sources:
        source = each.source
        if told[source.id] or every:
            count = (Words("sources-claims", (("count", told[source.id]),)),)
            # What nothing was taken from yet is cited nowhere, and is of the deal asked about.
            citation = dossier.citations.get(source.id) or Citation(each.number)
            row = Row((citation,), (*_about(dossier, deal, source), count))
            yield deal, each, row


async def _one(number: int, query: Evidence, desk: Desk) -> Reply[Leaf]:
    deal = deal_of(desk, query.deal)
    source = numbered(deal, number, "about")
    dossier = await desk.dossier(Selection(sources=frozenset({source.id})), query.clocks)
    more = tuple(by_whom_and_where(source))
    about = Fields((Row((Citation(number),), (*_about(dossier, deal, source), *more)),))
    claims = Fields(tuple(_claim(dossier, fact) for fact in dossier.facts))
    shown = (about, claims) if claims.rows else (about,)
    title: Line = (Strong((Words("source-title", (("number", number),)),)),)
    return Reply(title, (*shown, *straddling(dossier)), seq=desk.upto)


def _claim(dossier: Dossier, fact: Fact) -> Row[Leaf]:
    words = (quoted(dossier, each) for each in fact.records if not is_its_quote(each))
    return Row((), (stated_with_time(dossier, fact), *words))


def _about(dossier: Dossier, deal: Followed, source: Source) -> tuple[Line, ...]:
    """Return what is known of a source, and from which words its date was inferred."""
    told = (record for fact in dossier.facts for record in fact.records)
    rows = tables_in(record for record in told if record.claim.source == source.id)
    lines: list[Line] = [describe(source, rows.get(source.id, ()))]
    if source.rests_on:
        names = listed([Verbatim(name) for name in source.rests_on])
        lines.append((Words("source-rests-on", (("names", names),)),))
    if source.published and source.grounds:
        lines.append((Words("source-grounds"), SPACE, *_grounds(dossier, deal, source)))
    if source.revision:
        lines.append((Words("source-revised", (("times", source.revision),)),))
    return tuple(lines)


def _grounds(dossier: Dossier, deal: Followed, source: Source) -> Line:
    languages = {each.source.id: each.source.language for each in deal.sources}
    quotes: list[Line] = []
    for ground in source.grounds:
        quote = Quote(ground.quote, languages.get(ground.source, source.language))
        other = ground.source != source.id and ground.source in dossier.citations
        quotes.append((quote, SPACE, dossier.citations[ground.source]) if other else (quote,))
    return join(quotes, COMMA)


COMMAND = Command(
    name="sources",
    query=Evidence,
    answer=answer,
    aliases=("quellen", "evidence", "belege"),
    examples=("", "4", "mistral"),
    chapter=100,
    fields=frozenset({"cited_as"}),
    asked_by=(
        "source quelle based_on stützt beruht article artikel schrieb wrote geschrieben cite "
        "zitiert translation übersetzung"
    ),
)
