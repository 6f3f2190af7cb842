"""Sources as readers are shown them: what is known of each, and how much was taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.desk import Desk
from bot.document import Row
from bot.dossier import Dossier
from bot.footnotes import describe
from bot.leaves import Leaf, Quote, Verbatim, Words
from bot.lines import COMMA, SPACE, Line, join, listed
from store.catalogue import Listing
from store.cataloguing import chosen, listing
from store.claims import Source, SourceId
from store.importing.sources import tables_in


async def unnumbered(desk: Desk, limit: int) -> Listing:
    """Return the first of the sources that no open deal numbers, and how many there are."""
    return await desk.workspace.catalogue(beside=_numbered(desk), upto=desk.upto, limit=limit)


def elsewhere(dossier: Dossier, claims: Counter[SourceId], desk: Desk) -> tuple[Source, ...]:
    """Return the sources that make claims and that no open deal numbers, the last published first.

    What was brought by mistake is none of them.
    """
    sources = (each for each in dossier.sources.values() if claims[each.id])
    found = tuple(chosen(sources, None, _numbered(desk)))
    return listing(found, limit=len(found)).sources


def _numbered(desk: Desk) -> frozenset[SourceId]:
    return frozenset(each.source.id for deal in desk.deals for each in deal.sources)


def taken(dossier: Dossier) -> Counter[SourceId]:
    """Return how many claims of a dossier each source makes."""
    return Counter(record.claim.source for fact in dossier.facts for record in fact.records)


def rows(
    dossier: Dossier, sources: Iterable[Source], claims: Counter[SourceId]
) -> tuple[Row[Leaf], ...]:
    """Return sources under what they are cited by, each with how many claims it makes.

    The dossier knows what they are cited by.
    """
    return tuple(
        Row(
            (dossier.citations[source.id],),
            (
                *known_of(dossier, source),
                (Words("sources-claims", (("count", claims[source.id]),)),),
            ),
        )
        for source in sources
    )


def known_of(dossier: Dossier, source: Source) -> tuple[Line, ...]:
    """Return what is known of a source, and from which words its date was inferred."""
    told = (record for fact in dossier.facts for record in fact.records)
    tables = tables_in(record for record in told if record.claim.source == source.id)
    lines: list[Line] = [describe(source, tables.get(source.id, ()))]
    if source.rests_on:
        names = listed([Verbatim(name) for name in source.rests_on])
        lines.append((Words("source-rests-on", (("names", names),)),))
    if source.published and source.grounds:
        lines.append((Words("source-grounds"), SPACE, *_grounds(dossier, source)))
    if source.revision:
        lines.append((Words("source-revised", (("times", source.revision),)),))
    return tuple(lines)


def _grounds(dossier: Dossier, source: Source) -> Line:
    quotes: list[Line] = []
    for ground in source.grounds:
        stands = dossier.sources.get(ground.source, source)
        quote = Quote(ground.quote, stands.language)
        other = ground.source != source.id and ground.source in dossier.citations
        quotes.append((quote, SPACE, dossier.citations[ground.source]) if other else (quote,))
    return join(quotes, COMMA)
