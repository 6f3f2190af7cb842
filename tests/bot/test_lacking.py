"""What is said where something is missing or nearly right, and in which language."""

from __future__ import annotations

import pytest

from bot.roles import Role
from tests.bot.editing import drawn, open_desk
from tests.bot.team import offered, problem


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("settings zone New York", ("America/New_York",)),
        ("settings zone new  york", ("America/New_York",)),
        ("settings zone Berlin", ("Europe/Berlin",)),
        ("einstellungen zeitzone tokyo", ("Asia/Tokyo",)),
    ],
)
async def test_a_city_names_its_zone(text: str, zones: tuple[str, ...]) -> None:
    spoken = await (await open_desk()).ask(text)

    assert offered(spoken.leaves) == tuple(f"settings zone {each}" for each in zones)


@pytest.mark.parametrize("command", ["settings language", "channel language"])
async def test_a_language_holds_from_the_answer_that_confirms_it(command: str) -> None:
    desk = await open_desk()

    german = await desk.ask(f"{command} deutsch", least=Role.ADMIN)
    english = await desk.ask(f"{command} englisch", least=Role.ADMIN)

    assert (german.language, english.language) == ("de", "en")
    assert "auf Deutsch" in drawn(german)
    assert "in English" in drawn(english)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_command_without_what_it_needs_says_what_that_is(language: str) -> None:
    desk = await open_desk()

    spoken = await desk.ask("settings language", language)
    adding = drawn(await desk.ask("fact add", language))

    assert offered(spoken.leaves) == ("settings language de", "settings language en")
    said = {"en": ("the matter", "what is said"), "de": ("die Sache", "was gesagt wird")}
    assert all(each in adding for each in said[language])


@pytest.mark.parametrize("language", ["en", "de"])
async def test_of_an_unknown_field_others_are_proposed_that_can_be_saved(language: str) -> None:
    desk = await open_desk()

    spoken = await desk.ask("fact add mistral qwxyz value:€30m", language)

    assert problem(spoken.leaves) == "problem-unknown-field"
    for command in offered(spoken.leaves):
        assert "field" not in problem((await desk.ask(command, language)).leaves)
    assert len(offered(spoken.leaves)) > 1
