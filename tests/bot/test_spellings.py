"""Other words for one argument: whole commands on buttons, the words alone in a form."""

from __future__ import annotations

import pytest

from bot.arguments import understand
from bot.document import Outcome
from bot.layout import field_text
from tests.bot.editing import open_desk
from tests.bot.team import offered


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("fact add mistral revenue value:30.500", "value", ("30.5", "30500")),
        ('fact add mistral founded value:Febuary quote:"in february"', "value", ("February",)),
        ("fact add mistral founded value:2023 when:Febuary", "when", ("February",)),
        ("fact add mistral exclusivity value:perhaps", "value", ()),
        ("funding mistrl", "about", ("Mistral AI",)),
        ("changes since:Febuary", "since", ("February",)),
    ],
)
async def test_words_that_would_do_are_offered_as_whole_commands(
    text: str, at: str, words: tuple[str, ...]
) -> None:
    desk = await open_desk()

    spoken = await desk.ask(text)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert spoken.leaves.at == at
    assert set(words) <= set(spoken.leaves.spellings)
    for each, command in zip(spoken.leaves.spellings, offered(spoken.leaves), strict=False):
        given = {one.parameter.name: one.text for one in understand(command).given}
        assert understand(command).name == understand(text).name
        assert each in given.values()


async def test_a_field_of_a_form_tells_the_words_and_no_command() -> None:
    desk = await open_desk()

    spoken = await desk.ask('fact add mistral revenue value:30.500 quote:"made 30.500" source:FT')

    assert field_text(spoken.runs).endswith("Which one: 30.5 · 30500")


async def test_where_the_numbers_of_sources_are_listed_is_a_command_of_its_own() -> None:
    desk = await open_desk()

    spoken = await desk.ask("fact add mistral revenue value:€2bn from:six")

    assert spoken.leaves.at == "from"
    assert offered(spoken.leaves) == ("sources",)
