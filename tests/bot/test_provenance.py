"""Every number in every reply stands on words somebody said, and those words say it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.document import Reply
from bot.figures import figures
from bot.footnotes import lines
from bot.leaves import Claimed, Computed, Dated, Leaf, Shown
from bot.matters import MATTERS
from store.agreement.normal import normal
from store.base import Evidence, Record, Selection
from store.reading import find_values
from store.values import Count, Figure, Hedge, Interval, Money, PartialDate, Precision, Share
from tests.bot.demo import PACK, Demo, open_demo
from tests.bot.digesting import open_told
from tests.bot.working_out import worked_out

QUESTIONS = (
    "deal",
    "deals list",
    "terms",
    "terms Microsoft – OpenAI",
    "funding",
    "funding mistral",
    "funding microsoft",
    "funding openai",
    "funding germany",
    "valuation",
    "valuation mistral",
    "timeline",
    "timeline mistral",
    "people",
    "people mistral",
    "people arthur mensch",
    "quotes",
    "quotes mistral",
    "quotes brad smith",
    "quotes openai by:brad smith",
    "models",
    "models mistral large",
    "models openai",
    "compare mistral openai",
    "compare mistral large",
    "sources",
    "sources mistral",
    *(f"sources {number}" for number in range(1, 6)),
    "regulators",
    "regulators mistral",
    "adoption",
    "forecasts",
    "forecasts due:open",
    "changes",
    "changes topic:money",
    "changes topic:all",
    "changes about:openai",
    "changes about:mistral field:valued_at",
    "search microsoft",
    "search 2023",
    "help",
    "help funding",
    "ask who invested in mistral",
    "was ist mistral wert",
    "settings show",
    "channel show",
    "role list",
    "briefing",
    "conflicts",
    "conflicts mistral",
    *(f"conflicts {matter}" for matter in MATTERS),
)

BILLIONS = Figure(Decimal(10) ** 9, Decimal(10) ** 9, Hedge.MORE_THAN)
YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))

UNDERSTOOD: Mapping[str, Money | PartialDate] = {
    # Words that stand in the quote and that only the rest of the article makes a number of.
    "Milliarden": Money(BILLIONS, None, ""),
    "Milliardeninvestitionen": Money(BILLIONS, None, ""),
    "today": PartialDate(date(2024, 2, 26), date(2024, 2, 26), Precision.DAY, ""),
    "erst einige Monate existierenden": PartialDate(*YEAR_2023, Precision.YEAR, ""),
    "am 26. Februar, weniger als ein Jahr nach seiner Gründung": PartialDate(
        date(2023, 2, 27), date(2024, 2, 26), Precision.RANGE, ""
    ),
    "wenige Tage nach der Unterzeichnung des europäischen Textes": PartialDate(
        None, date(2024, 2, 25), Precision.DAY, ""
    ),
}


def numbers(reply: Reply[Leaf]) -> Iterator[Shown]:
    yield from figures(reply.title)
    yield from figures(reply.aside)
    for block in reply.blocks:
        for line in lines(block):
            yield from figures(line)


async def evidence(demo: Demo) -> Evidence:
    head = await demo.workspace.head()
    return await demo.workspace.read(Selection(), upto=head.seq)


def said(record: Record, value: Money | Share | Count | PartialDate) -> bool:
    """Say whether the claim holds exactly this value, as its own or as a circumstance."""
    claim = record.claim
    held = [claim.value, *(each.value for each in claim.qualifiers), claim.valid]
    return any(normal(value) == normal(each) for each in held if each)


def quoted(record: Record, held: Evidence, value: Money | Share | Count | PartialDate) -> bool:
    """Say whether reading one of the claim's quotes gives a value that contains this one."""
    source = next(each for each in held.sources if each.id == record.claim.source)
    return any(
        contains(found.value, value)
        for span in record.spans
        for found in find_values(span.quote, source.language, source.published)
    )


def _first(when: PartialDate) -> date:
    return when.earliest or date.min


def _last(when: PartialDate) -> date:
    return when.latest or date.max


def contains(found: object, value: Money | Share | Count | PartialDate) -> bool:
    match found, value:
        case Money(), Money():
            return normal(found) == normal(value)
        case (Share(figure=a), Share(figure=b)) | (Count(figure=a), Count(figure=b)):
            interval: Interval = a.interval
            return interval.contains(b.interval)
        case Count(), Money():  # where no currency is stated, a sum is a bare number
            return value.currency is None and found.figure == value.figure
        case PartialDate(), PartialDate():
            return _first(found) <= _first(value) and _last(value) <= _last(found)
        case _:
            return False


async def unfounded(demo: Demo, question: str, language: str) -> list[str]:
    """Return what is wrong with the numbers of one answer, in words."""
    return await unfounded_in(demo, (await demo.ask(question, language)).leaves, question)


async def unfounded_in(demo: Demo, reply: Reply[Leaf], question: str) -> list[str]:
    """Return what is wrong with the numbers of one reply, in words."""
    held = await evidence(demo)
    records = {record.id: record for record in held.records}
    published = {source.id: source.published for source in held.sources}
    wrong: list[str] = []
    for each in numbers(reply):
        if isinstance(each.basis, Computed):
            behind = [records[claim] for claim in each.basis.claims]
            founded = worked_out(each.basis.rule, each.value, behind)
        elif isinstance(each.basis, Claimed):
            behind = [records[claim] for claim in each.basis.claims]
            founded = all(
                said(record, each.value) and grounded(record, held, each.value) for record in behind
            )
        elif isinstance(each.basis, Dated):
            founded = published[each.basis.source] == each.value
        else:
            founded = True
        if not founded:
            wrong.append(f"{question}: {each.value.words} is in no quote of {each.basis}")
    return wrong


def grounded(record: Record, held: Evidence, value: Money | Share | Count | PartialDate) -> bool:
    if quoted(record, held, value):
        return True
    meant = UNDERSTOOD.get(value.words)
    words = any(value.words in span.quote for span in record.spans)
    return words and meant is not None and normal(meant) == normal(value)


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_number_is_in_a_quote_of_a_claim_behind_it(language: str) -> None:
    demo = await open_demo()

    wrong = [each for question in QUESTIONS for each in await unfounded(demo, question, language)]

    assert wrong == []


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_number_of_a_digest_is_in_a_quote_of_a_claim_behind_it(language: str) -> None:
    channel, since = await open_told()
    told = await channel.digest(since, language=language)
    once_due = await channel.digest(since, language=language, at=datetime(2027, 1, 4, tzinfo=UTC))
    assert told
    assert once_due

    wrong = [
        each
        for reply in (told, once_due)
        for each in await unfounded_in(channel.demo, reply, "digest")
    ]

    assert list(numbers(told))
    assert wrong == []


@pytest.mark.parametrize(
    ("written", "altered"),
    [
        (
            "value: 490 Millionen Euro",
            "value: {words: 490 Millionen Euro, as: 490 Millionen Dollar}",
        ),
        ("value: 15 Millionen Euro", "value: {words: 15 Millionen Euro, as: 51 Millionen Euro}"),
        ("valid: im Januar 2023", "valid: {words: im Januar 2023, as: Januar 2022}"),
    ],
)
async def test_a_figure_altered_in_the_pack_is_noticed(
    tmp_path: Path, written: str, altered: str
) -> None:
    pack = Path(shutil.copytree(PACK, tmp_path / "pack"))
    (file,) = (pack / "sources").glob("1-*.yaml")
    text = file.read_text("utf-8")
    assert written in text
    file.write_text(text.replace(written, altered, 1), "utf-8")

    assert await unfounded(await open_demo(pack), "funding mistral", "en")
