"""Of an answer of several pages others see one: its claims are those that were stated."""

from __future__ import annotations

from adapters.chat.press import Under
from adapters.slack.render import pages
from bot.announcing.shown import claims_on
from bot.figures import claims_behind
from tests.bot.demo import open_demo

UNDER = Under("conflicts", "a1b2c3", 1, 1, "Europe/Berlin")


async def test_an_answer_of_one_page_states_all_its_claims() -> None:
    demo = await open_demo()
    spoken = await demo.ask("funding mistral")
    laid = pages(spoken.runs, "en", UNDER)

    assert len(laid) == 1
    assert claims_on(spoken, laid, 1, documents=False) == frozenset(claims_behind(spoken.leaves))


async def test_every_page_states_its_own_claims_and_all_of_them_all() -> None:
    demo = await open_demo()
    spoken = await demo.ask("conflicts")
    laid = pages(spoken.runs, "en", UNDER)
    each = [claims_on(spoken, laid, number, documents=False) for number in range(1, len(laid) + 1)]

    assert len(laid) > 1
    assert frozenset().union(*each) == frozenset(claims_behind(spoken.leaves))
    assert all(len(claims) < len(claims_behind(spoken.leaves)) for claims in each)


async def test_where_there_are_fewer_pages_the_last_one_counts() -> None:
    demo = await open_demo()
    spoken = await demo.ask("conflicts")
    laid = pages(spoken.runs, "en", UNDER)

    beyond = claims_on(spoken, laid, 99, documents=False)
    assert beyond == claims_on(spoken, laid, len(laid), documents=False)


async def test_a_document_states_its_claims_where_it_goes_along() -> None:
    demo = await open_demo()
    spoken = await demo.ask("briefing")
    laid = pages(spoken.runs, "en", UNDER)

    without = claims_on(spoken, laid, 1, documents=False)
    assert len(without) < len(claims_on(spoken, laid, 1, documents=True))
