"""`/sources`: the evidence: which sources there are, and the words behind each claim of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks, nothing_known, straddling
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Fields, Outcome, Reply, Row
from bot.dossier import Dossier
from bot.footnotes import describe
from bot.leaves import Citation, Leaf, Named, Quote, Strong, Verbatim, Words
from bot.lines import COMMA, DOT, SPACE, Line, is_its_quote, join, listed, quoted
from bot.params import ENTITY, NUMBER_OR_ENTITY
from bot.problems import Problem, ProblemError
from bot.statements import stated_with_time
from bot.subject import deal_of
from bot.timed import Timed
from store.base import Followed, Numbered, Selection
from store.claims import Entity, Source
from store.resolve import Fact


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
    deal = _deal(query.about, query, desk)
    about = {query.about.id} - {deal.entity.id} if query.about else set()
    selection = Selection(
        entities=frozenset(about), sources=frozenset(each.source.id for each in deal.sources)
    )
    dossier = await desk.dossier(selection, query.clocks)
    rows = tuple(row for each in deal.sources for row in _row(dossier, deal, each))
    title: Line = (Strong((Named(query.about or deal.entity), DOT, Words("sources-title"))),)
    if not rows:
        return nothing_known(desk, dossier, title)
    notes = (*straddling(dossier), asks(f"sources {deal.sources[0].number}"))
    return Reply(title, (Fields(rows), *notes), seq=desk.upto)


def _deal(about: Entity | None, query: Evidence, desk: Desk) -> Followed:
    """Return the deal that was named, else that of the place, else the one `about` belongs to."""
    if query.deal or desk.deal is None:
        return deal_of(desk, query.deal or about)
    return desk.deal


def _row(dossier: Dossier, deal: Followed, numbered: Numbered) -> Iterator[Row[Leaf]]:
    source = numbered.source
    records = [each for fact in dossier.facts for each in fact.records]
    claims = sum(record.claim.source == source.id for record in records)
    if claims:
        count = (Words("sources-claims", (("count", claims),)),)
        yield Row((dossier.citations[source.id],), (*_about(dossier, deal, source), count))


async def _one(number: int, query: Evidence, desk: Desk) -> Reply[Leaf]:
    deal = deal_of(desk, query.deal)
    source = next((each.source for each in deal.sources if each.number == number), None)
    if source is None:
        last = max((each.number for each in deal.sources), default=0)
        places: tuple[tuple[str, Leaf | int], ...] = (("number", number), ("last", last))
        raise ProblemError(Problem("no-such-source", places, ("sources",), outcome=Outcome.UNKNOWN))
    dossier = await desk.dossier(Selection(sources=frozenset({source.id})), query.clocks)
    about = Fields((Row((Citation(number),), _about(dossier, deal, source)),))
    claims = Fields(tuple(_claim(dossier, fact) for fact in dossier.facts))
    shown = (about, claims) if claims.rows else (about,)
    title: Line = (Strong((Words("source-title", (("number", number),)),)),)
    return Reply(title, (*shown, *straddling(dossier)), seq=desk.upto)


def _claim(dossier: Dossier, fact: Fact) -> Row[Leaf]:
    words = (quoted(dossier, each) for each in fact.records if not is_its_quote(each))
    return Row((), (stated_with_time(dossier, fact), *words))


def _about(dossier: Dossier, deal: Followed, source: Source) -> tuple[Line, ...]:
    """Return what is known of a source, and from which words its date was inferred."""
    lines: list[Line] = [describe(source)]
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
    aliases=("quellen", "source", "quelle", "evidence", "belege"),
    examples=("", "4", "mistral"),
    chapter=100,
    fields=frozenset({"cited_as"}),
    asked_by=(
        "based_on stützt beruht article artikel schrieb wrote geschrieben cite zitiert "
        "translation übersetzung"
    ),
)
