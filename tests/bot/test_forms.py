"""A form asks for what a command lacks, and is the same call as the typed line once filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.arguments import LONGEST, LONGEST_TEXT, understand
from bot.command import Command, commands
from bot.forms import CLOCKS, Entry, Form, Suggestion, form_of
from bot.words import languages, typed
from tests.bot.demo import asked, open_demo
from tests.bot.editing import open_desk, save_of
from tests.bot.test_meanwhile import RACES, Race

LANGUAGES = languages()


def every_command() -> Iterator[tuple[str, Command]]:
    for command in commands():
        below = [(f"{command.name} {each.name}", each) for each in command.subcommands]
        yield from below or [(command.name, command)]


LACKING = [
    name for name, command in every_command() if any(each.required for each in command.parameters)
]


HARMLESS = ("fact add", "entity add", "entity alias", "deals status")
"""Commands that save at once, unless what they are given is taken for something else."""

SHOWN_FIRST = ("fact amend", "source revise", "deals close", "entity merge")


def form(text: str, *options: tuple[str, str], language: str = "en", whole: bool = False) -> Form:
    made = form_of(text, options, language, whole=whole)
    assert made is not None
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LACKING)
def test_a_command_that_lacks_something_has_a_form(name: str, language: str) -> None:
    command = dict(every_command())[name]

    made = form(typed(name, language), language=language)

    assert made.command == name
    assert made.submit
    assert {each.name for each in made.inputs if each.required} == {
        each.name for each in command.parameters if each.required
    }
    assert all(each.label[0].isupper() and each.hint for each in made.inputs)
    assert all(each.choices for each in made.inputs if each.entry is Entry.CHOICE)


@pytest.mark.parametrize(
    "text",
    ["", "/", "funding", "compare mistral", "nosuch", "settings", "compare nosuch:1"],
)
def test_what_lacks_nothing_or_is_no_command_has_none(text: str) -> None:
    assert form_of(text, (), "en") is None


def test_what_is_required_comes_first_and_clocks_last() -> None:
    assert [each.name for each in form("compare").inputs] == ["a", "b", *CLOCKS]
    assert [each.name for each in form("role grant").inputs] == ["person", "role"]


@pytest.mark.parametrize("name", LACKING)
def test_no_clock_makes_a_form_long(name: str) -> None:
    names = [each.name for each in form(name).inputs]

    assert len(names) <= 5 or not {*CLOCKS} & {*names}


def test_what_was_given_stands_in_its_field() -> None:
    made = form("role grant", ("role", "redaktion"))

    assert [(each.name, each.value) for each in made.inputs] == [("person", ""), ("role", "editor")]
    assert form("compare b:mistral").inputs[1].value == "mistral"


def test_a_whole_command_has_a_form_to_look_at_where_that_is_asked_for() -> None:
    made = form("settings language", ("language", "deutsch"), language="de", whole=True)

    (language,) = made.inputs
    assert language.value == "de"
    assert language.choices == (Suggestion("Deutsch", "de"), Suggestion("Englisch", "en"))
    assert made.submit == "Speichern"


@pytest.mark.parametrize(
    ("command", "english", "german"),
    [
        ("funding", "Ask", "Fragen"),
        ("fact add", "Save", "Speichern"),
        ("fact note", "Send", "Absenden"),
        ("fact import", "Check", "Prüfen"),
        *((each, "Show", "Anzeigen") for each in SHOWN_FIRST),
    ],
)
def test_the_button_of_a_form_says_what_comes_of_it(
    command: str, english: str, german: str
) -> None:
    assert form(command, whole=True).submit == english
    assert form(command, language="de", whole=True).submit == german


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.command)
async def test_what_shows_first_what_it_would_save_says_so(race: Race) -> None:
    desk = await open_desk()
    for each in race.before:
        await desk.save(each)

    shown = save_of(await desk.ask(race.text, options=race.options))

    harmless = race.command in HARMLESS
    assert (form(race.command, whole=True).submit == "Show") is (bool(shown) and not harmless)


def test_what_has_no_field_goes_along() -> None:
    made = form("timeline", ("as-of", "2026-11-22"), ("topic", "money"), whole=True)

    shown = {each.name: each.value for each in made.inputs}
    assert shown["topic"] == "money"
    assert made.given == (("as-of", "2026-11-22"),)
    assert len(shown) == 5


async def test_a_form_filled_in_is_the_call_that_would_be_typed() -> None:
    demo = await open_demo()
    made = form("compare b:openai at:2024-12-31")
    filled = {each.name: each.value for each in made.inputs} | {"a": "Mistral AI"}
    call = replace(asked(made.command), options=(*made.given, *filled.items()))

    answer = await demo.bot.answer(call)

    typed_ = "compare a:Mistral AI b:openai at:2024-12-31"
    assert understand(call.text, call.options).typed == understand(typed_).typed
    assert answer.runs == (await demo.ask(typed_)).runs


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("compare", "a"),
        ("compare mistral b:nobody", "b"),
        ("funding mistral since:Febuary", "since"),
        ("funding since:2024 until:2023", "until"),
        ("timeline topic:weather", "topic"),
        ("settings zone nowhere", "zone"),
        ("funding since:2023 since:2024", "since"),
        ("funding since:", "since"),
        ("nosuch", None),
        ("funding mistral", None),
    ],
)
async def test_a_problem_says_which_parameter_it_is_about(text: str, at: str | None) -> None:
    spoken = await (await open_demo()).ask(text)

    assert spoken.leaves.at == spoken.runs.at == at


@pytest.mark.parametrize(("language", "shown"), [("de", "27.2.2024"), ("en", "2024-02-27")])
def test_a_day_stands_in_its_field_as_the_language_has_it(language: str, shown: str) -> None:
    made = form("fact add", ("said-on", "2024-02-27"), language=language)

    assert {each.name: each.value for each in made.inputs}["said-on"] == shown


def test_what_is_no_day_stands_in_its_field_as_it_was_typed() -> None:
    made = form("fact add", ("said-on", "2024-02-31"), language="de")

    assert {each.name: each.value for each in made.inputs}["said-on"] == "2024-02-31"


def test_what_is_known_of_a_numbered_source_has_no_field() -> None:
    needless = {"link", "source", "title", "said-on", "said-in"}
    names = [each.name for each in form("fact add from:6").inputs]

    assert names[:5] == ["about", "field", "value", "quote", "from"]
    assert not needless & {*names}
    assert needless <= {each.name for each in form("fact add").inputs}
    assert "link" in {each.name for each in form("fact add from:6 link:https://a.example").inputs}


def test_a_command_that_changes_one_thing_of_many_asks_for_them_where_none_is_given() -> None:
    made = form("source revise 6")

    assert next(each.value for each in made.inputs if each.name == "source-number") == "6"
    assert form_of("source revise 6 title:New", (), "en") is None


def test_an_article_has_more_room_than_a_line() -> None:
    rooms = {each.name: each.longest for each in form("source add").inputs}

    assert rooms["text"] == LONGEST_TEXT
    assert rooms["title"] == LONGEST
