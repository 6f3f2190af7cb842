"""What is shown stands on the footing its sources gave it, and is lent to no other source.

Beside each citation, in its row, stand the speaker of every claim it is there for, the denial, the
supposition; and each name in a line is one that a claim cited in its row speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from bot.document import Block, Fields, Paragraph, Reply, Sources, Timeline
from bot.footnotes import lines
from bot.leaves import Citation, Joined, Leaf, Named, Strong, Words
from bot.lines import Line
from store.base import Evidence, Record
from store.claims import ClaimId, Modality, Polarity
from store.mentions import mentions
from tests.bot.demo import PACK, Demo, open_demo
from tests.bot.test_acquisition import QUESTIONS as OF_AN_ACQUISITION
from tests.bot.test_provenance import QUESTIONS, evidence

ACQUISITION = Path(__file__).parents[1] / "packs" / "vallmora-brunnax"

NOT_PLAIN = {
    Modality.SUPPOSED: ("modality-supposed", "review-possible", "term-possible"),
    Modality.FORECAST: ("modality-forecast", "forecast-", "forecasts-"),
    Modality.RHETORICAL: ("modality-rhetorical", "quotes-figures", "quotes-rhetorical"),
    Modality.ANNOUNCED: ("modality-announced", "review-announced", "term-announced"),
}
"""The phrases, or how they begin, by which a reader learns on what footing something was said."""

DENYING = ("denied", "timeline-denied", "politics-unaware")


def leaves(line: Line) -> Iterator[Leaf]:
    """Yield every leaf of a line, however deep it stands."""
    for leaf in line:
        yield leaf
        match leaf:
            case Strong(leaves=inner) | Joined(leaves=inner):
                yield from leaves(inner)
            case Words(places=places):
                yield from leaves(tuple(each for _, each in places if not isinstance(each, int)))
            case _:
                pass


def rows(reply: Reply[Leaf]) -> Iterator[tuple[tuple[Leaf, ...], tuple[Line, ...]]]:
    """Yield what a reader sees above and before some lines, and these lines."""
    heading: tuple[Leaf, ...] = ()
    title = tuple(leaves(reply.title))
    yield title, (reply.aside,)
    for block in reply.blocks:
        if isinstance(block, Sources):
            continue
        if isinstance(block, Fields | Timeline):
            for row in block.rows:
                yield (*title, *heading, *leaves(row.label)), row.lines
        else:
            yield (*title, *heading), tuple(lines(block))
        if _heads(block):
            heading = tuple(chain.from_iterable(leaves(line) for line in lines(block)))


def _heads(block: Block[Leaf]) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(leaf, Strong) for leaf in block.line)


def untold(record: Record, seen: tuple[Leaf, ...]) -> Iterator[str]:
    """Yield what a claim says of its footing and a reader is not told."""
    claim = record.claim
    words = [leaf.id for leaf in seen if isinstance(leaf, Words)]
    named = {leaf.entity.id for leaf in seen if isinstance(leaf, Named)}
    if claim.polarity is Polarity.NO and not any(each.startswith(DENYING) for each in words):
        yield "its denial"
    told = NOT_PLAIN.get(claim.modality)
    if told and not any(each.startswith(told) for each in words):
        yield f"that it is {claim.modality}"
    for who in (claim.speaker, claim.via):
        if who and who != claim.subject and who not in named:
            yield f"that {who} said so"


async def faults(demo: Demo, question: str, language: str) -> list[str]:
    """Return what a reply does not tell, or lends, in words."""
    held = await evidence(demo)
    records = {record.id: record for record in held.records}
    spoken = await demo.ask(question, language)
    found: list[str] = []
    for before, told in rows(spoken.leaves):
        seen = (*before, *chain.from_iterable(leaves(line) for line in told))
        cited = [records[each] for leaf in seen for each in _claims(leaf)]
        found += (
            f"{each.id} {each.claim.field}: {what}" for each in cited for what in untold(each, seen)
        )
        found += _lent(before, told, cited, held)
    return found


def _claims(leaf: Leaf) -> tuple[ClaimId, ...]:
    return leaf.claims if isinstance(leaf, Citation) else ()


def _lent(
    before: tuple[Leaf, ...], told: tuple[Line, ...], cited: list[Record], held: Evidence
) -> Iterator[str]:
    """Yield the names in cited lines that no claim cited in their row speaks of."""
    redirects = dict(held.redirects)
    spoken_of = {
        redirects.get(entity, entity) for record in cited for entity, _ in mentions(record.claim)
    }
    known = {leaf.entity.id for leaf in before if isinstance(leaf, Named)}
    for line in told:
        inside = tuple(leaves(line))
        if not any(_claims(leaf) for leaf in inside):
            continue
        for leaf in inside:
            if isinstance(leaf, Named) and leaf.entity.id not in spoken_of | known:
                yield f"{leaf.entity.id} is named by no claim cited beside it"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_reply_tells_on_what_footing_each_source_stands(
    question: str, language: str
) -> None:
    assert await faults(await open_demo(PACK), question, language) == []


@pytest.mark.parametrize("question", OF_AN_ACQUISITION)
async def test_a_reply_about_another_deal_does_so_too(question: str) -> None:
    assert await faults(await open_demo(ACQUISITION), question, "en") == []
