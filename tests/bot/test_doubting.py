"""Something wrong? Under every answer from the store, and what it leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.arguments import LONGEST, understand
from bot.command import Command, commands
from bot.document import Outcome
from bot.figures import claims_behind
from bot.roles import Role
from store.base import Selection
from store.claims import ClaimId
from store.events import ClaimRetracted
from tests.bot.demo import NOW, Demo, asked, open_demo
from tests.bot.editing import EDITOR, Desk, drawn, open_desk
from tests.bot.team import offered, problem

TELLING = (
    "deal",
    "terms",
    "funding mistral",
    "valuation mistral",
    "timeline",
    "people mistral",
    "quotes",
    "models",
    "compare mistral large",
    "regulators",
    "adoption",
    "forecasts",
    "conflicts",
    "sources 4",
    "changes",
    "search microsoft",
    "ask what is mistral worth?",
    "was ist mistral wert",
    "briefing",
    "funding mistral published-by:2024-02-26",
)
SILENT = (
    "help",
    "help funding",
    "settings show",
    "channel show",
    "workspace show",
    "role list",
    "deals list",
    "valuation nvidia",
    "fundin",
    "fact wrong funding",
)


@pytest.fixture
async def demo() -> Demo:
    return await open_demo()


def doubts(commands_offered: tuple[str, ...]) -> list[str]:
    return [each for each in commands_offered if each.startswith("fact wrong ")]


@pytest.mark.parametrize("question", TELLING)
async def test_what_the_store_tells_can_be_doubted_where_it_is_told(
    demo: Demo, question: str
) -> None:
    answer = await demo.ask(question)
    (doubt,) = doubts(offered(answer.leaves))

    listed = await demo.ask(doubt)

    assert listed.leaves.outcome is Outcome.ANSWERED
    assert listed.leaves.seq == answer.leaves.seq
    shown = claims_behind(answer.leaves)
    assert shown
    assert set(claims_behind(listed.leaves)) == set(shown)
    numbers = [await number(demo, each) for each in shown]
    notes = [each for each in offered(listed.leaves) if each.startswith("fact note figure:")]
    assert notes == [f"fact note figure:{each}" for each in dict.fromkeys(numbers)]


async def number(demo: Demo, claim: ClaimId) -> int:
    chosen = Selection(claims=frozenset({claim}), hidden=True)
    upto = (await demo.workspace.head()).seq
    (record,) = (await demo.workspace.read(chosen, upto=upto)).records
    return record.standing.recorded


@pytest.mark.parametrize("question", SILENT)
async def test_nothing_else_is_doubted(demo: Demo, question: str) -> None:
    assert doubts(offered((await demo.ask(question)).leaves)) == []


async def test_what_was_saved_is_undone_and_not_doubted() -> None:
    desk = await open_desk()
    saved = await desk.ask("fact add mistral valuation value:€3bn quote:€3bn source:Handelsblatt")
    assert claims_behind(saved.leaves)
    assert doubts(offered(saved.leaves)) == []


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("funding", (("about", "mistral"), ("since", "2023"))),
        ("funding", (("since", "2023"), ("about", "mistral"))),
        ("timeline", (("topic", "money"),)),
        ("search", (("words", "Microsoft: Mistral"),)),
    ],
)
async def test_what_was_filled_in_is_doubted_as_it_was_filled_in(
    demo: Demo, text: str, options: tuple[tuple[str, str], ...]
) -> None:
    answer = await demo.bot.answer(replace(asked(text), options=options))
    (doubt,) = doubts(offered(answer.leaves)) or [""]
    told, _ = (each.text for each in understand(doubt).given)
    again = await demo.ask(told)
    assert claims_behind(again.leaves) == claims_behind(answer.leaves)


async def test_a_question_too_long_to_be_asked_again_is_not_offered(demo: Demo) -> None:
    words = "microsoft " * 99
    answer = await demo.ask(f"search {words}"[: LONGEST - 1])
    assert doubts(offered(answer.leaves)) == []


async def test_a_doubt_is_listed_as_of_the_answer_it_stands_under() -> None:
    desk = await open_desk()
    before = await desk.ask("valuation mistral")
    (doubt,) = doubts(offered(before.leaves))
    first, *_ = shown = claims_behind(before.leaves)
    retracted = (ClaimRetracted(first, "misread"),)
    await desk.workspace.record(retracted, by=EDITOR, origin="", at=NOW)
    listed = await desk.ask(doubt)
    assert listed.leaves.seq == before.leaves.seq
    assert set(claims_behind(listed.leaves)) == set(shown)
    typed = await desk.ask("fact wrong valuation mistral")
    assert set(claims_behind(typed.leaves)) == {*shown} - {first}
    later = await desk.ask("fact wrong valuation mistral entry:99999")
    assert typed.leaves.seq == later.leaves.seq == await desk.seq()


@pytest.mark.parametrize(
    ("least", "button"), [(Role.READER, "fact note figure:"), (Role.EDITOR, "fact correct ")]
)
async def test_each_line_leads_on_as_far_as_the_role_allows(
    demo: Demo, least: Role, button: str
) -> None:
    listed = await demo.bot.answer(replace(asked("fact wrong valuation mistral"), least=least))
    *each, whole = offered(listed.leaves)
    assert each
    assert all(one.startswith(button) for one in each)
    assert whole == 'fact note answer:"valuation mistral"'


def _writing(command: Command, name: str) -> list[str]:
    below = [each for sub in command.subcommands for each in _writing(sub, f"{name} {sub.name}")]
    return [*below, *((name,) if command.writes else ())]


@pytest.mark.parametrize("name", [each for top in commands() for each in _writing(top, top.name)])
async def test_nothing_is_written_by_doubting_it(name: str) -> None:
    desk: Desk = await open_desk()
    upto = await desk.seq()
    told = f'fact wrong {name} 218 reason:"x" value:€3bn mistral valuation'
    spoken = await desk.ask(told, least=Role.ADMIN)
    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == upto


async def test_a_doubt_of_what_tells_nothing_leads_to_the_editors(demo: Demo) -> None:
    spoken = await demo.ask("fact wrong deals list")
    assert problem(spoken.leaves) == "problem-nothing-told"
    assert offered(spoken.leaves) == ('fact note answer:"deals list"',)


async def test_german_readers_type_the_doubt_in_german(demo: Demo) -> None:
    spoken = await demo.ask("bewertung mistral", "de")
    assert "Stimmt etwas nicht? angabe falsch bewertung mistral" in drawn(spoken)
    again = await demo.ask("angabe falsch bewertung mistral", "de")
    assert 'angabe hinweis antwort:"bewertung mistral"' in drawn(again)
