"""No answer leads astray: what it offers is answered or asked for, with one deal and with two."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.command import commands
from bot.document import Actions, Outcome, Reply
from bot.footnotes import lines
from bot.forms import form_of
from bot.layout import plain_text
from bot.leaves import Joined, Leaf, Strong, Try, Words
from bot.roles import Role
from bot.service import Bot
from bot.words import languages
from store.events import PersonId
from store.open import open_store
from store.pack.load import load
from tests.bot.demo import PACK, RECORDED, WORKSPACE, Demo

ACQUISITION = Path(__file__).parent.parent / "packs" / "vallmora-brunnax"

SUBJECTS = (
    "",
    "mistral",
    "microsoft",
    "openai",
    "brad smith",
    "mistral large",
    "AI Act",
    "BMW",
    "EU",
    "brunnax",
    "vallmora",
    "weko",
    "oliver fairweather",
)
"""What is asked about: deals, parties to them, and others that claims name."""

IN_TWO_DEALS = ("1 deal:brunnax", "deal:mistral", "topic:money deal:brunnax", "by:brad smith")


async def workspace(*packs: Path) -> Demo:
    opened = await open_store("memory:")
    held = opened.workspace(WORKSPACE)
    for pack in packs:
        await held.record(load(pack), by=PersonId("editor"), origin="test", at=RECORDED)
    return Demo(Bot(opened), held)


def questions() -> Iterator[str]:
    for command in commands():
        names = [f"{command.name} {each.name}" for each in command.subcommands] or [command.name]
        for name in names:
            yield from (f"{name} {each}".strip() for each in (*SUBJECTS, *IN_TWO_DEALS))


def offered(reply: Reply[Leaf]) -> Iterator[str]:
    """Yield every command of an answer, on its buttons and in its lines."""
    for block in reply.blocks:
        if isinstance(block, Actions):
            yield from (action.command for action in block.actions)
        else:
            yield from (each for line in lines(block) for each in tries(line))


def tries(leaves: tuple[Leaf, ...]) -> Iterator[str]:
    for leaf in leaves:
        match leaf:
            case Try(command=command):
                yield command
            case Strong(leaves=inner) | Joined(leaves=inner):
                yield from tries(inner)
            case Words(places=places):
                yield from tries(tuple(each for _, each in places if not isinstance(each, int)))
            case _:
                pass


async def dead_ends(demo: Demo, language: str) -> AsyncIterator[tuple[str, str]]:
    for question in questions():
        reply = (await demo.ask(question, language)).leaves
        if question.startswith("help") or reply.outcome in (Outcome.MISUNDERSTOOD, Outcome.FAILED):
            continue
        for command in dict.fromkeys(offered(reply)):
            if form_of(command, (), language):
                continue
            if (await demo.ask(command, language)).leaves.outcome is not Outcome.ANSWERED:
                yield question, command


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("packs", [(PACK,), (PACK, ACQUISITION)])
async def test_what_is_offered_is_answered(packs: tuple[Path, ...], language: str) -> None:
    demo = await workspace(*packs)

    assert [each async for each in dead_ends(demo, language)] == []


async def test_what_is_offered_in_a_channel_that_follows_one_of_two_deals_is_answered() -> None:
    demo = await workspace(PACK, ACQUISITION)
    await replace(demo, least=Role.ADMIN).ask("channel deal mistral")

    assert [each async for each in dead_ends(demo, "en")] == []


async def test_a_person_s_page_goes_on_with_that_person() -> None:
    demo = await workspace(PACK)

    commands = tuple(offered((await demo.ask("people brad smith")).leaves))

    assert "quotes Brad Smith" in commands
    assert "sources Brad Smith" in commands


async def test_what_nobody_knows_of_something_is_searched_for() -> None:
    demo = await workspace(PACK)

    reply = (await demo.ask("valuation BMW")).leaves

    assert reply.outcome is Outcome.UNKNOWN
    assert tuple(offered(reply)) == ("search BMW",)


async def test_of_several_deals_the_one_a_question_names_is_its_deal() -> None:
    demo = await workspace(PACK, ACQUISITION)

    for question in ("sources 4 deal:brunnax", "terms brunnax", "funding mistral"):
        text = plain_text((await demo.ask(question)).runs)
        assert "[Vallmora" not in text, question
        assert "[Microsoft" not in text, question
    assert "[Vallmora – Brunnax 1]" in plain_text((await demo.ask("search brunnax")).runs)


async def test_what_belongs_to_another_deal_than_the_channel_s_has_its_sources_there() -> None:
    demo = await workspace(PACK, ACQUISITION)
    await replace(demo, least=Role.ADMIN).ask("channel deal mistral")

    text = plain_text((await demo.ask("sources oliver fairweather")).runs)

    assert "[Vallmora – Brunnax 3]" in text


async def test_of_several_deals_all_that_speak_of_something_are_its_sources() -> None:
    demo = await workspace(PACK, ACQUISITION)

    text = plain_text((await demo.ask("sources brad smith")).runs)

    assert "[Microsoft – Mistral AI 2]" in text
    assert "Brunnax" not in text


@pytest.mark.parametrize("language", languages())
async def test_a_command_alone_lists_or_shows_how_it_is_asked(language: str) -> None:
    demo = await workspace(PACK)

    examples = set(offered((await demo.ask("compare", language)).leaves)) - {"compare"}

    assert (await demo.ask("deals", language)).leaves.outcome is Outcome.ANSWERED
    assert "compare mistral large vs gpt-4" in examples
    for example in examples:
        assert (await demo.ask(example, language)).leaves.outcome is Outcome.ANSWERED
