"""Whom a name means: what stands in one name only is understood, anything else asked back."""

from __future__ import annotations

import pytest

from bot.arguments import understand
from bot.document import Outcome
from bot.layout import field_text
from bot.leaves import Named, Strong
from store.values import EntityId
from tests.bot.demo import open_demo
from tests.bot.editing import actions, open_desk


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("marina ferrari", "person:marina-ferrari"),
        ("ferrari", "person:marina-ferrari"),
        ("Thimothé Lacroix", "person:timothee-lacroix"),
        ("large", "model:mistral-large"),
    ],
)
async def test_a_name_is_known_whole_and_by_words_no_other_has(typed: str, meant: str) -> None:
    demo = await open_demo()

    title = (await demo.ask(f"timeline {typed}")).leaves.title

    assert [
        named.entity.id
        for leaf in title
        if isinstance(leaf, Strong)
        for named in leaf.leaves
        if isinstance(named, Named)
    ] == [EntityId(meant)]


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [("gpt", "timeline GPT-4V"), ("marina ferari", "timeline Marina Ferrari")],
)
async def test_words_of_several_names_and_misspelt_ones_are_asked_back(
    typed: str, proposed: str
) -> None:
    demo = await open_demo()

    reply = (await demo.ask(f"timeline {typed}")).leaves

    assert reply.outcome is Outcome.UNKNOWN
    assert proposed in str(reply)


@pytest.mark.parametrize("name", ["Firma A", "Model Y", "Price Waterhouse"])
async def test_a_name_that_nothing_bears_is_told_and_offered_whole(name: str) -> None:
    desk = await open_desk()

    spoken = await desk.ask(f'fact add "{name}" revenue value:€5m')

    (command,) = (each.command for each in actions(spoken))
    assert f"“{name}”" in field_text(spoken.runs)
    assert understand(command).given[0].text == name
    assert name in field_text(spoken.runs).partition("entity add")[2]
