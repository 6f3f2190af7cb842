"""A briefing is made of the commands' own answers, and is the same for whoever asks when."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.markdown import document
from bot.briefing import file_name
from bot.command import Command, commands
from bot.document import Actions, Attachment, Block, Fields, Paragraph, Run
from bot.footnotes import citations, lines
from bot.layout.lower import lower
from bot.leaves import Leaf
from bot.service import Bot, Spoken
from bot.timed import Timed
from store.base import Selection
from store.claims import ClaimId
from store.events import ClaimRanked, PersonId, Rank
from store.open import open_store
from store.pack.load import load
from tests.bot.demo import NOW, PACK, RECORDED, WORKSPACE, Demo, open_demo

ACQUISITION = Path(__file__).parents[1] / "packs" / "vallmora-brunnax"
IN_ORDER = sorted(
    (command for command in commands() if command.chapter), key=lambda each: each.chapter or 0
)


def attached(spoken: Spoken) -> Attachment[Run]:
    (found,) = [block for block in spoken.runs.blocks if isinstance(block, Attachment)]
    return found


def claims_in(block: Block[Leaf]) -> set[ClaimId]:
    return {claim for line in lines(block) for each in citations(line) for claim in each.claims}


async def written(demo: Demo, question: str = "briefing", language: str = "en") -> str:
    return document(attached(await demo.ask(question, language)))


async def dispute(demo: Demo) -> None:
    head = await demo.workspace.head()
    held = await demo.workspace.read(Selection(), upto=head.seq)
    ranked = ClaimRanked(held.records[0].id, Rank.DISPUTED, "it was a slip")
    at = RECORDED + timedelta(hours=4)
    await demo.workspace.record((ranked,), by=PersonId("editor"), origin="test", at=at)


@pytest.mark.parametrize("command", IN_ORDER, ids=lambda command: command.name)
def test_what_is_part_of_a_briefing_takes_its_clocks(command: Command) -> None:
    assert command.query
    assert issubclass(command.query, Timed)
    assert all(
        field.default is not dataclasses.MISSING for field in dataclasses.fields(command.query)
    )


@pytest.mark.parametrize("command", IN_ORDER, ids=lambda command: command.name)
async def test_a_chapter_says_what_its_command_says(command: Command) -> None:
    demo = await open_demo()
    text = await written(demo)

    answer = (await demo.ask(command.name)).runs

    (first, *_) = [block for block in answer.blocks if not isinstance(block, Actions)]
    alone = document(Attachment("", (Run("x"),), (first,), (), ())).removeprefix("# x\n\n")
    assert alone.strip()
    assert alone in text


async def test_chapters_stand_in_the_order_that_the_commands_declare() -> None:
    titles = [
        chapter.title[0].text
        for chapter in attached(await (await open_demo()).ask("briefing")).chapters
    ]

    assert titles[0] == "Terms"
    assert titles.index("Money") < titles.index("What happened when")
    assert titles[-3:] == ["What else is said", "Where sources differ", "Sources"]
    assert len(titles) == len(IN_ORDER) + 2


async def test_everything_in_doubt_is_named() -> None:
    demo = await open_demo()
    overview = (await demo.ask("deal")).runs

    differing = attached(await demo.ask("briefing")).chapters[-2]

    (told,) = differing.blocks
    assert isinstance(told, Fields)
    said = "".join(run.text for block in overview.blocks for run in _runs(block))
    assert f"{len(told.rows)} figures or facts in doubt" in said


def _runs(block: object) -> list[Run]:
    return [run for row in getattr(block, "rows", ()) for line in row.lines for run in line]


async def test_it_has_everything_that_the_sources_of_the_deal_say() -> None:
    demo = await open_demo()
    head = await demo.workspace.head()
    held = await demo.workspace.read(Selection(), upto=head.seq)
    reply = (await demo.ask("briefing")).leaves

    (document,) = [block for block in reply.blocks if isinstance(block, Attachment)]

    assert {record.id for record in held.records} == claims_in(document)


async def test_what_the_commands_tell_is_not_said_again() -> None:
    reply = (await (await open_demo()).ask("briefing")).leaves
    (document,) = [block for block in reply.blocks if isinstance(block, Attachment)]
    *told, rest, differing, _sources = document.chapters

    said, again = (
        {claim for each in chapters for block in each.blocks for claim in claims_in(block)}
        for chapters in ((*told, differing), (rest,))
    )

    assert said
    assert again
    assert not said & again


async def test_nothing_in_it_belongs_to_a_chat() -> None:
    text = await written(await open_demo())

    assert "sources shows" not in text
    assert "`" not in text
    assert text.count("Microsoft Strikes Deal With France") == 1


@pytest.mark.parametrize("language", ["de", "en"])
async def test_one_ledger_sequence_gives_the_same_bytes(tmp_path: Path, language: str) -> None:
    expected = await written(await open_demo(), language=language)
    store = await open_store(f"sqlite:{tmp_path / 'facts.db'}")
    other = Demo(Bot(store), store.workspace(WORKSPACE))
    try:
        await other.workspace.record(
            load(PACK), by=PersonId("somebody"), origin="elsewhere", at=RECORDED
        )
        await dispute(other)
        pinned = await other.ask(
            "briefing as-of:2026-11-22T10:00", language, NOW + timedelta(days=900)
        )

        assert document(attached(pinned)) == expected
        assert await written(other, language=language) != expected
    finally:
        await store.close()


async def test_one_of_several_deals_is_told_of_alone() -> None:
    demo = await open_demo()
    alone = await written(demo)
    await demo.workspace.record(
        load(ACQUISITION), by=PersonId("editor"), origin="test", at=RECORDED
    )

    briefing = attached(await demo.ask("briefing mistral"))

    assert _but_its_entry(document(briefing)) == _but_its_entry(alone)
    assert briefing.instead[0].text.endswith("--deal 'Microsoft – Mistral AI'")


def _but_its_entry(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("- **As of**")]


async def test_it_says_what_it_was_made_of() -> None:
    text = await written(await open_demo(), "briefing published-by:2024-02-26 at:2024-02-26")

    (entry,) = [line for line in text.splitlines() if "entry" in line]
    assert "22\xa0Nov 2026" in entry
    assert "only what sources had said by 26\xa0Feb 2024" in text
    assert "only what was true on 26\xa0Feb 2024" in text
    assert text.count("Left out") == 1


async def test_a_chapter_that_no_source_has_anything_for_is_named() -> None:
    text = await written(await open_demo(), "briefing published-by:2024-01-01")

    (silent,) = [line for line in text.splitlines() if "Nothing known" in line]
    assert "Money" in silent
    assert "## Money" not in text


async def test_where_no_file_goes_it_is_said_how_to_get_it() -> None:
    line = Run("Als Datei: dealbrief export --out microsoft-mistral-ai.md --language de")

    assert lower(attached(await (await open_demo()).ask("briefing", "de"))) == (Paragraph((line,)),)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Microsoft – Mistral AI", "microsoft-mistral-ai.md"),
        ("../Größe & Co.\0", "grosse-co.md"),
        ("資金", "briefing.md"),
    ],
)
def test_a_file_is_named_after_its_deal(title: str, name: str) -> None:
    assert file_name(title) == name


async def test_what_a_clock_leaves_out_is_said_once() -> None:
    text = await written(await open_demo(), "briefing at:2023-12-31 published-by:2024-12-31")

    assert text.count("open whether they held by then") == 1
    assert text.count("their date cannot tell") == 1
