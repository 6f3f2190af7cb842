"""What a search finds, as an answer: whole facts, each with the words that were found."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping

from bot.answering import answered, nothing_known
from bot.desk import Clocks, Desk
from bot.document import Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.dossier import Dossier
from bot.leaves import Leaf, Strong, Verbatim, Words
from bot.lines import SPACE, Line, is_its_quote, quoted
from bot.problems import Problem, ProblemError
from bot.statements import stated_with_time
from store.base import Record, Selection
from store.claims import ClaimId
from store.errors import SearchInterruptedError
from store.facts import Fact
from store.ranking import LOOKED_AT, Hits
from store.words import terms

MOST = 50
"""Claims of one answer; who finds more is asked for another word."""

WORDS_LOOKED_UP = 4
"""Words of a vain search that are taken for a mistyped name."""

PROPOSED = 5
"""Other searches proposed in place of a vain one."""


async def search(desk: Desk, words: str, clocks: Clocks) -> Reply[Leaf]:
    """Return the facts in which all `words` are found, or raise ProblemError with what to try."""
    hits, found = await _under(desk, words, clocks)
    title: Line = (Strong((Words("search-title", (("words", Verbatim(words)),)),)),)
    if not found.facts:
        return await nothing_known(
            desk, found, title, *(("search-none-so-far",) if hits.capped else ())
        )
    ranks = _ranks(desk, found, hits)
    dossier = await desk.dossier(whole(_found(found, ranks)), clocks)
    facts = _found(dossier, ranks)
    rows = Fields(tuple(_row(dossier, fact, ranks) for fact in facts))
    blocks = (rows, *_count(len(facts), len(ranks), capped=hits.capped))
    return await answered(desk, dossier, title, blocks, following=("deal", "timeline", "sources"))


async def _under(desk: Desk, words: str, clocks: Clocks) -> tuple[Hits, Dossier]:
    """Return the claims that are found and that the clocks leave, the best of them as hits.

    Raises ProblemError with what to try where the words are nowhere.
    """
    hits = await _hits(desk, words, MOST if clocks == Clocks() else LOOKED_AT)
    if not hits.claims:
        raise ProblemError(await _in_vain(desk, words))
    found = await desk.unjudged(Selection(claims=frozenset(hits.claims)), clocks)
    left = {record.id for fact in found.facts for record in fact.records}
    best = tuple(claim for claim in hits.claims if claim in left)
    return Hits(best[:MOST], capped=hits.capped or len(best) > MOST), found


async def _hits(desk: Desk, words: str, limit: int) -> Hits:
    try:
        return await desk.workspace.search(words, upto=desk.upto, limit=limit)
    except SearchInterruptedError:
        raise ProblemError(Problem("search-too-slow", outcome=Outcome.FAILED)) from None


def whole(facts: Iterable[Fact]) -> Selection:
    """Return the selection of facts with all that others say of them."""
    told = tuple((fact.subject, fact.field) for fact in facts)
    return Selection(
        entities=frozenset(subject for subject, _ in told),
        fields=frozenset(field for _, field in told),
        subject_only=True,
    )


Ranks = Mapping[ClaimId, tuple[bool, int]]
"""Where the claims stand that were found: those of the place's own deal first, then the better."""


def _ranks(desk: Desk, found: Dossier, hits: Hits) -> Ranks:
    ranking = {claim: place for place, claim in enumerate(hits.claims)}
    own = {each.source.id for each in desk.deal.sources} if desk.deal else set()
    return {
        record.id: (record.claim.source not in own, ranking[record.id])
        for fact in found.facts
        for record in fact.records
        if record.id in ranking
    }


def _found(dossier: Dossier, ranks: Ranks) -> tuple[Fact, ...]:
    """Return the facts with a claim that was found, the best first."""
    placed = [
        (min(places), fact)
        for fact in dossier.facts
        if (places := [ranks[record.id] for record in fact.records if record.id in ranks])
    ]
    return tuple(fact for _, fact in sorted(placed, key=lambda each: each[0]))


def _row(dossier: Dossier, fact: Fact, ranks: Ranks) -> Row[Leaf]:
    found = (record for record in fact.records if record.id in ranks)
    return Row((), (stated_with_time(dossier, fact), *dict.fromkeys(_quotes(dossier, found))))


def _quotes(dossier: Dossier, records: Iterable[Record]) -> Iterator[Line]:
    for record in records:
        if not is_its_quote(record):
            yield (*quoted(dossier, record), SPACE, *dossier.cite((record,)))


def _count(facts: int, claims: int, *, capped: bool) -> tuple[Block[Leaf], ...]:
    count = Note(Tone.HINT, (Words("search-count", (("facts", facts), ("claims", claims))),))
    return (count, Note(Tone.HINT, (Words("search-capped"),))) if capped else (count,)


async def _in_vain(desk: Desk, words: str) -> Problem:
    """Return what to search for instead of words that are nowhere."""
    given: tuple[tuple[str, Leaf], ...] = (("words", Verbatim(words)),)
    if not terms(words):
        return Problem("search-for-nothing", given)
    proposed = [each async for each in _nearest(desk, words)]
    tries = tuple(f"search {each}" for each in dict.fromkeys(proposed))
    word = "nothing-found-near" if tries else "nothing-found"
    return Problem(word, given, tries[:PROPOSED], outcome=Outcome.UNKNOWN)


async def _nearest(desk: Desk, words: str) -> AsyncIterator[str]:
    """Yield searches by names the words may have been meant for, those that find something."""
    each_word = tuple(dict.fromkeys(words.split()))[:WORDS_LOOKED_UP]
    for word in dict.fromkeys((words, *each_word)):
        for match in await desk.workspace.find(word, upto=desk.upto, limit=PROPOSED):
            mended = words.replace(word, match.name)
            for proposed in dict.fromkeys((mended, match.name)):
                if (await _hits(desk, proposed, 1)).claims:
                    yield proposed
                    break
