"""Every claim of the demo deal is shown by the command that answers for its field.

A claim is shown where its source is cited for it and its value stands in the same row, or in the
heading above. `reach.txt` lists each claim under a question that shows it; `DIALOGUES=write make
test` writes it anew. `search` finds whatever is stored and proves nothing here.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from bot.command import commands
from bot.document import Block, Fields, Paragraph, Reply, Sources, Timeline
from bot.footnotes import lines
from bot.leaves import Citation, Joined, Leaf, Named, Quote, Shown, Strong, Verbatim, Words
from bot.lines import Line
from store.agreement.normal import normal
from store.base import Record, Selection
from store.claims import ClaimId
from store.fields import FIELDS
from store.values import Count, EntityRef, Money, PartialDate, Quotation, Share, Text, Value
from tests.bot.demo import open_demo

LIST = Path(__file__).parent / "reach.txt"


@dataclass(frozen=True)
class Reached:
    """A claim, in words to find it in the pack by, and the first question that shows it."""

    field: str
    question: str | None
    words: str


def answering(field: str) -> tuple[str, ...]:
    """Return the commands that answer for a field."""
    return tuple(command.name for command in commands() if field in command.fields)


def within(line: Line) -> Iterator[Leaf]:
    """Yield every leaf of a line, however deep it stands."""
    for leaf in line:
        match leaf:
            case Strong(leaves=leaves) | Joined(leaves=leaves):
                yield from within(leaves)
            case Words(places=places):
                yield from within(tuple(each for _, each in places if not isinstance(each, int)))
            case _:
                yield leaf


def rows(block: Block[Leaf]) -> Iterator[Line]:
    """Yield what is read as one: a row with its label, or a line."""
    if isinstance(block, Fields | Timeline):
        for row in block.rows:
            yield tuple(leaf for line in (row.label, *row.lines) for leaf in line)
    elif not isinstance(block, Sources):
        yield from lines(block)


def stands(value: Value, leaves: tuple[Leaf, ...]) -> bool:
    """Say whether a value stands among leaves; terms and comparisons are words of the phrases."""
    match value:
        case Money() | Count() | Share() | PartialDate():
            figures = (normal(each.value) for each in leaves if isinstance(each, Shown))
            return normal(value) in figures
        case EntityRef(entity=entity):
            return entity in (each.entity.id for each in leaves if isinstance(each, Named))
        case Text(words=words) | Quotation(words=words):
            quotes = (each.words for each in leaves if isinstance(each, Quote))
            plain = (each.text for each in leaves if isinstance(each, Verbatim))
            return any(words.casefold() in each.casefold() for each in (*quotes, *plain))
    return True


def shown(reply: Reply[Leaf], records: Mapping[ClaimId, Record]) -> frozenset[ClaimId]:
    """Return the claims a reply shows."""
    found: set[ClaimId] = set()
    heading: Line = ()
    above = (*reply.title, *reply.aside)
    for block in reply.blocks:
        heading = block.line if isinstance(block, Paragraph) else heading
        for row in rows(block):
            leaves = tuple(within((*above, *heading, *row)))
            cited = (each for each in leaves if isinstance(each, Citation))
            claims = (claim for each in cited for claim in each.claims)
            found |= {claim for claim in claims if stands(records[claim].claim.value, leaves)}
    return frozenset(found)


@cache
def reach() -> tuple[Reached, ...]:
    """Return every claim of the demo deal, in the order of the pack."""
    return asyncio.run(_reach())


async def _reach() -> tuple[Reached, ...]:
    demo = await open_demo()
    upto = (await demo.workspace.head()).seq
    held = await demo.workspace.read(Selection(), upto=upto)
    (deal,) = await demo.workspace.deals(upto=upto)
    names = {entity.id: entity.name("en") for entity in held.entities}
    numbers = {numbered.source.id: numbered.number for numbered in deal.sources}
    records = {record.id: record for record in held.records}
    told: dict[str, frozenset[ClaimId]] = {}
    reached: list[Reached] = []
    for record in held.records:
        claim = record.claim
        name, number = names[claim.subject], numbers[claim.source]
        asked = questions(claim.field, name, number)
        for each in asked:
            if each not in told:
                told[each] = shown((await demo.ask(each)).leaves, records)
        first = next((each for each in asked if record.id in told[each]), None)
        words = f"[{number}] {name} {claim.field}: {record.spans[0].quote}"
        reached.append(Reached(claim.field, first, words))
    return tuple(reached)


def questions(field: str, subject: str, number: int) -> tuple[str, ...]:
    """Return what to ask to be shown a claim: of the deal, then of its subject or its source."""
    return tuple(
        question
        for command in answering(field)
        for question in (command, f"{command} {number if command == 'sources' else subject}")
    )


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_claim_is_shown_by_a_command_that_answers_for_its_field(field: str) -> None:
    unseen = [each.words for each in reach() if each.field == field and each.question is None]

    assert unseen == []


def test_each_claim_is_listed_under_a_question_that_shows_it() -> None:
    ordered = sorted(reach(), key=lambda each: (each.question or "", each.words))
    told = "\n".join(
        "\n".join((f"> {question}", *(each.words for each in claims), ""))
        for question, claims in groupby(ordered, key=lambda each: each.question)
    )
    if os.environ.get("DIALOGUES") == "write":
        LIST.write_text(told, "utf-8")

    assert told == LIST.read_text("utf-8")
    assert told.count("\n[") == len(reach())


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_some_command_answers_for_each_field(field: str) -> None:
    assert answering(field)


def test_no_command_answers_for_what_is_no_field() -> None:
    assert frozenset().union(*(command.fields for command in commands())) <= {*FIELDS}
