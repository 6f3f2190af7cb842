"""Where several deals are followed, asking which is meant keeps the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.command import commands
from bot.document import Outcome
from bot.layout import field_text
from store.claims import Deal, DealKind, Entity, Kind, Name
from store.events import DealOpened, EntityRecorded
from store.values import EntityId
from tests.bot.demo import RECORDED
from tests.bot.team import offered, problem
from tests.bot.two_deals import ALPHA, DEAL, OTHER, open_ledger

HOME, THERE = 'deal:"Alpha – Beta"', 'deal:"Gamma – Delta"'
OF_A_DEAL = tuple(
    each.name
    for each in commands()
    if any(every.name in ("about", "name", "deal") for every in each.parameters)
)


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("timeline", ("timeline Alpha – Beta", "timeline Gamma – Delta")),
        ("funding", ("funding Alpha – Beta", "funding Gamma – Delta")),
        ("deal", ("deal Alpha – Beta", "deal Gamma – Delta")),
        ("sources 1", (f"sources 1 {HOME}", f"sources 1 {THERE}")),
        ("changes yesterday", (f"changes yesterday {HOME}", f"changes yesterday {THERE}")),
        (
            "timeline money 2023",
            tuple(
                f"timeline {each} since:2023 until:2023 topic:money"
                for each in ("Alpha – Beta", "Gamma – Delta")
            ),
        ),
        ("how many founders", ("people Alpha – Beta", "people Gamma – Delta")),
        ("geldgeber", ("funding Alpha – Beta", "funding Gamma – Delta")),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
async def test_every_choice_is_the_question_of_one_deal(
    question: str, choices: tuple[str, ...], language: str
) -> None:
    ledger = await open_ledger(at=RECORDED)

    spoken = await ledger.demo.ask(question, language)

    assert problem(spoken.leaves) == "problem-which-deal"
    assert [set(each.split()) for each in offered(spoken.leaves)] == [
        set(each.split()) for each in choices
    ]


@pytest.mark.parametrize(("question", "at"), [("sources 1", "deal"), ("funding", "about")])
async def test_the_question_is_of_the_argument_that_takes_the_deal(question: str, at: str) -> None:
    ledger = await open_ledger(at=RECORDED)

    spoken = await ledger.demo.ask(question)

    assert spoken.leaves.at == at
    assert field_text(spoken.runs).endswith("Which one: Alpha – Beta · Gamma – Delta")


@pytest.mark.parametrize("name", OF_A_DEAL)
async def test_pressing_a_choice_answers_the_question(name: str) -> None:
    ledger = await open_ledger(at=RECORDED)

    for choice in offered((await ledger.demo.ask(name)).leaves):
        pressed = (await ledger.demo.ask(choice)).leaves
        assert not problem(pressed), choice
        assert pressed.outcome is not Outcome.MISUNDERSTOOD


async def test_a_party_to_both_deals_asks_which_and_either_answers() -> None:
    ledger = await open_ledger(at=RECORDED)
    both = DealOpened(Deal(OTHER.id, DealKind.MERGER, (ALPHA.id,)))
    await ledger.record(both, at=RECORDED)

    spoken = await ledger.demo.ask("deal alpha")

    assert offered(spoken.leaves) == ("deal Alpha – Beta", "deal Gamma – Delta")


@pytest.mark.parametrize("name", ["Due: Money Plc", "Money due", "Gain 2023", "Get Help"])
async def test_a_name_that_could_be_read_otherwise_is_kept_together(name: str) -> None:
    ledger = await open_ledger(at=RECORDED)
    renamed = EntityRecorded(replace(DEAL, names=(Name(name),)))
    third = Entity(EntityId("deal:third"), Kind.DEAL, (Name("Third"),))
    await ledger.record(renamed, EntityRecorded(third), at=RECORDED)

    for question in ("forecasts", "timeline", "sources"):
        choice = offered((await ledger.demo.ask(question)).leaves)[0]
        assert not problem((await ledger.demo.ask(choice)).leaves), choice


@pytest.mark.parametrize("question", ["sources 1 Gamma – Delta", "sources Gamma – Delta 1"])
async def test_the_number_and_the_deal_of_a_source_stand_in_either_order(question: str) -> None:
    ledger = await open_ledger(at=RECORDED)

    spoken = await ledger.demo.ask(question)

    asked = await ledger.demo.ask(f"sources 1 {THERE}")
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert spoken.runs == asked.runs
