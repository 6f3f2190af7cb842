"""Commands are shown as their reader types them, and understood as they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.console.chat import TURN
from bot.arguments import understand, understand_name
from bot.command import Command, Parameter, commands
from bot.document import Actions, Style
from bot.editing.entries import NamedChoiceType
from bot.editing.fields import SAVED, called
from bot.layout.text import plain_text
from bot.params import ChoiceType
from bot.words import languages, said, typed
from tests.bot.demo import open_demo

LANGUAGES = languages()


def every_command() -> Iterator[tuple[str, Command]]:
    for command in commands():
        yield command.name, command
        for each in command.subcommands:
            yield f"{command.name} {each.name}", each


def every_parameter() -> Iterator[tuple[str, Parameter]]:
    for name, command in every_command():
        for each in command.parameters:
            yield name, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_is_understood_by_the_name_it_is_shown_by(language: str) -> None:
    for name, command in every_command():
        assert understand_name(typed(name, language)) == (name, command)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parameter_is_understood_by_the_name_it_is_shown_by(language: str) -> None:
    for name, parameter in every_parameter():
        (given,) = understand(typed(f"{name} {parameter.name}:x", language)).given

        assert given.parameter == parameter


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_is_understood_by_the_word_it_is_shown_by(language: str) -> None:
    for name, parameter in every_parameter():
        if isinstance(parameter.type, ChoiceType | NamedChoiceType):
            for choice in parameter.type.choices:
                (given,) = understand(typed(f"{name} {parameter.name}:{choice}", language)).given

                assert parameter.type.named(given.text) == choice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [*SAVED])
def test_a_field_is_understood_by_the_words_it_is_shown_by(language: str, field: str) -> None:
    (given,) = understand(typed(f"fact add field:{field}", language)).given

    assert called(given.text) == (field,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_turned_by_the_word_it_is_offered_by(language: str) -> None:
    assert said("page-turn", language) in TURN


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("funding", "finanzierung"),
        ("settings zone Europe/Berlin", "einstellungen zeitzone Europe/Berlin"),
        ("settings language en", "einstellungen sprache englisch"),
        ("timeline mistral since:early 2023", "zeitleiste mistral seit:early 2023"),
        ("timeline topic:money", "zeitleiste thema:geld"),
        ("timeline Geld", "zeitleiste geld"),
        (
            "fact import x.csv dates:dmy skip:refused",
            "angabe import x.csv daten:tag zuerst ohne:abgewiesene",
        ),
        ("fact add mistral revenue", "angabe neu mistral Umsatz"),
        ("fact add mistral umsatz", "angabe neu mistral umsatz"),
        ("fact add price", "angabe neu price"),
        ("fact correct mistral field:revenue", "angabe korrigieren mistral sache:Umsatz"),
        ("forecasts due", "prognosen fällig"),
        ("zeitleiste until:2023", "zeitleiste bis:2023"),
        ("help funding", "hilfe finanzierung"),
        ("help settings zone", "hilfe einstellungen zeitzone"),
        ("help", "hilfe"),
        ('people "Arthur Mensch"', 'personen "Arthur Mensch"'),
        ("search money due", "suche money due"),
        ("search https://example.org", "suche https://example.org"),
        ("sources 1", "quellen 1"),
        ("nosuch since:2023", "nosuch since:2023"),
        ("", ""),
    ],
)
def test_what_is_no_name_of_a_command_s_own_stays_as_it_is(command: str, shown: str) -> None:
    assert typed(command, "de") == shown


@pytest.mark.parametrize(
    "question",
    ["deal", "funding mistral", "help", "help timeline", "fundng mistral", "timeline topic:x"],
)
async def test_a_reader_is_never_taught_the_names_of_another_language(question: str) -> None:
    demo = await open_demo()
    foreign = {name for name, _ in every_command()} - {typed(n, "de") for n, _ in every_command()}

    reply = (await demo.ask(question, "de")).runs

    tried = [
        run.text
        for block in reply.blocks
        if isinstance(block, Actions)
        for action in block.actions
        for run in action.label
        if run.style is Style.COMMAND
    ]
    assert tried
    assert not [each for each in tried if each.split()[0] in foreign]
    assert not [each for each in tried if ": " in each]
    assert tried[-1] in plain_text(reply)


async def test_a_button_stands_for_the_same_call_in_every_language() -> None:
    demo = await open_demo()

    offered = [
        [
            action.command
            for block in (await demo.ask("funding mistral", language)).runs.blocks
            if isinstance(block, Actions)
            for action in block.actions
        ]
        for language in LANGUAGES
    ]

    commands_ = ("conflicts Mistral AI", "valuation", "timeline Mistral AI", "sources Mistral AI")
    assert offered[0] == offered[1] == [*commands_, "fact wrong funding mistral entry:572"]


def test_a_command_within_a_command_is_typed_in_the_same_language() -> None:
    for told, german in (
        ("fact wrong funding mistral since:2023", "angabe falsch finanzierung mistral seit:2023"),
        ('fact note answer:"sources 4"', 'angabe hinweis antwort:"quellen 4"'),
    ):
        assert typed(told, "de") == german
        assert typed(told, "en") == told
