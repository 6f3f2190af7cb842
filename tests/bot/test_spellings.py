"""Other words for one argument: whole commands on buttons, the words alone in a form."""

from __future__ import annotations

import pytest

from bot.arguments import understand
from bot.document import Outcome
from bot.editing.fields import called
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


async def test_what_was_typed_for_an_unknown_field_is_not_offered_as_the_value_of_another() -> None:
    desk = await open_desk()

    spoken = await desk.ask('fact add mistral flowers value:5 quote:"5 flowers"')

    tries = offered(spoken.leaves)
    given = [{one.parameter.name for one in understand(each).given} for each in tries]
    assert spoken.leaves.at == "field"
    assert given
    assert all(each == {"about", "field"} for each in given)


@pytest.mark.parametrize(
    "word", ["headcount", "workforce", "staff", "Belegschaft", "Beschäftigte", "Mitarbeiterzahl"]
)
async def test_a_head_count_is_understood_by_everyday_words(word: str) -> None:
    assert called(word) == ("employee_count",)


async def test_another_name_leaves_the_field_behind_it() -> None:
    desk = await open_desk()

    spoken = await desk.ask("fact add mistrall founded value:2011")

    first = {one.parameter.name: one.text for one in understand(offered(spoken.leaves)[0]).given}
    assert first == {"about": "Mistral AI", "field": "founded", "value": "2011"}
