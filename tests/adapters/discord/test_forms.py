from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.answering.steps import so_far
from adapters.discord.drawing.controls import Use, custom_id, read
from adapters.discord.drawing.forms import choices, modal, step_of, steps
from adapters.discord.limits import CHOICES, OPTIONS
from bot.arguments import LONGEST, LONGEST_TEXT
from bot.command import commands
from bot.forms import Entry, Form, Input, Suggestion, form_of
from bot.words import languages, said
from tests.adapters.discord.hostile import live
from tests.fakes.discord.components import faults
from tests.fakes.discord.entries import controls, find, labels, texts
from tests.fakes.discord.state import Modal

Body = dict[str, Any]

ID = "0a1b2c3d4e5f"

LINE = Input("value", "Value", Entry.LINE, "what is said", (), True, "", LONGEST)
FACT = (("about", "Mistral AI"), ("field", "valuation"), ("value", "€2bn"))


def form(*inputs: Input) -> Form:
    return Form("fact add", "Save a fact", "Save", inputs, ())


def whole(command: str, language: str, *options: tuple[str, str]) -> Form:
    found = form_of(command, options, language, whole=True)
    assert found
    return found


def every_form() -> Iterator[Form]:
    """Yield the form of each command that can have one, in each language."""
    for command in commands():
        names = [f"{command.name} {each.name}" for each in command.subcommands]
        for name in names or [command.name]:
            for language in languages():
                found = form_of(name, (), language, whole=True)
                if found and found.inputs:
                    yield found


def drawn(form: Form, at: int = 0) -> Body:
    return modal(form, at, custom_id(Use.FORM, ID, at))


def control(field: Input) -> Body:
    shown: Body = drawn(form(field))["components"][0]["component"]
    return shown


def test_discord_takes_every_step_of_every_form() -> None:
    taken = [
        faults(drawn(each, at), modal=True)
        for each in every_form()
        for at in range(len(steps(each)))
    ]
    assert len(taken) > 50
    assert not any(taken)


def test_each_field_stands_in_one_step_under_its_name() -> None:
    for each in every_form():
        shown = [
            one["custom_id"]
            for at in range(len(steps(each)))
            for one in controls(drawn(each, at)["components"])
        ]
        assert shown == [one.name for one in each.inputs]


def test_what_must_be_given_is_asked_for_in_the_first_step() -> None:
    for each in every_form():
        assert all(step_of(each, one.name) == 0 for one in each.inputs if one.required)


def test_a_form_of_several_steps_says_which_one_it_is() -> None:
    titles = [drawn(whole("fact add", "de"), at)["title"] for at in range(3)]
    assert titles == [f"Angabe speichern · {at}/3" for at in (1, 2, 3)]
    assert drawn(whole("compare", "en"))["title"] == "Compare"


def test_what_was_given_stands_in_its_field() -> None:
    person = whole("role grant", "en", ("person", "<@100000000000000001>"), ("role", "editor"))
    somebody, role = (each["component"] for each in drawn(person)["components"])
    assert somebody["default_values"] == [{"id": "100000000000000001", "type": "user"}]
    assert [each["value"] for each in role["options"] if each.get("default")] == ["editor"]
    assert control(replace(LINE, value="€2bn"))["value"] == "€2bn"


@pytest.mark.parametrize("value", ["<@&100000000000000002>", "&100000000000000002"])
def test_a_role_that_was_given_stands_in_its_field(value: str) -> None:
    shown = drawn(whole("role grant", "en", ("person", value), ("role", "editor")))
    group = shown["components"][0]["component"]
    assert group["default_values"] == [{"id": "100000000000000002", "type": "role"}]
    assert faults(shown, modal=True) == []


def test_a_person_who_is_none_of_discord_s_is_left_to_be_chosen() -> None:
    shown = whole("role grant", "en", ("person", "ada"))
    assert "default_values" not in drawn(shown)["components"][0]["component"]
    assert faults(drawn(shown), modal=True) == []


def test_a_list_that_may_be_left_out_lets_somebody_choose_nothing() -> None:
    said_in = next(each for each in whole("fact add", "en").inputs if each.name == "said-in")
    shown = control(said_in)
    assert (shown["required"], shown["min_values"]) == (False, 0)
    assert "min_values" not in control(replace(said_in, required=True))


@pytest.mark.parametrize(
    "proposed",
    [
        (),
        tuple(Suggestion(f"Deal {at}", f"deal {at}") for at in range(OPTIONS + 1)),
        (Suggestion("Deal", "d" * 101),),
        (Suggestion("Deal", "deal"), Suggestion("The deal", "deal")),
        (Suggestion(" ", "deal"),),
    ],
    ids=["none", "too many", "too long", "twice the same", "no words"],
)
def test_what_makes_no_list_of_discord_s_is_typed(proposed: tuple[Suggestion, ...]) -> None:
    shown = form(replace(LINE, entry=Entry.CHOICE, choices=proposed))
    assert drawn(shown)["components"][0]["component"]["type"] == 4
    assert faults(drawn(shown), modal=True) == []


def test_what_stands_in_a_field_and_is_not_in_its_list_is_kept_as_text() -> None:
    one = (Suggestion("Mistral AI", "Mistral AI"),)
    assert control(replace(LINE, entry=Entry.CHOICE, choices=one, value="mistral"))["value"]


def test_choices_are_as_many_and_as_long_as_discord_shows() -> None:
    many = tuple(Suggestion("x" * 300, f"{at}") for at in range(60))
    shown: Any = choices((Suggestion("Long", "v" * 101), *many))
    assert len(shown) == CHOICES
    assert shown[0] == {"name": f"{'x' * 49}…", "value": "0"}


ANY = st.characters(codec="utf-8")
WORDS = st.text(ANY, max_size=300)
OURS = st.text("aä字🜚.", min_size=1, max_size=120)
INPUTS = st.builds(
    Input,
    st.uuids().map(str),
    OURS,
    st.sampled_from(Entry),
    OURS,
    st.lists(st.builds(Suggestion, WORDS, WORDS), max_size=30).map(tuple),
    required=st.booleans(),
    value=st.text(ANY, max_size=LONGEST),
    longest=st.sampled_from((LONGEST, LONGEST_TEXT)),
)


@given(st.lists(INPUTS, min_size=1, max_size=12, unique_by=lambda each: each.name), OURS)
def test_discord_takes_any_form(inputs: list[Input], title: str) -> None:
    shown = replace(form(*inputs), title=title)
    for at in range(len(steps(shown))):
        assert faults(drawn(shown, at), modal=True) == []


def told(form: Form, at: int, language: str = "en") -> tuple[str, list[str], Body]:
    """Return what a message between steps says, what stands on its buttons, and all of it."""
    shown = so_far(form, at, ID, language)
    seen = Modal("", "", [dict(each) for each in shown.components], "", "")
    return "\n".join(texts(seen.components)), labels(seen), shown.body()


def test_between_steps_it_is_told_what_was_given_and_how_to_go_on() -> None:
    text, buttons, body = told(whole("fact add", "en", *FACT, ("said-in", "de")), 0)
    assert all(each in text for each in ("Mistral AI", "valuation", "€2bn", "German"))
    assert "Title" not in text
    assert buttons == ["Save", "More fields", "Change"]
    assert faults(body) == []


def test_the_buttons_between_steps_lead_where_they_say() -> None:
    _, _, body = told(whole("fact add", "en", *FACT), 1)
    seen = Modal("", "", body["components"], "", "")
    leading = {each: read(find(seen, each)["custom_id"]) for each in labels(seen)}
    assert {each: (to.kind, to.number) for each, to in leading.items() if to} == {
        "Save": (Use.SAVE, 0),
        "More fields": (Use.STEP, 2),
        "Change": (Use.STEP, 1),
    }


def test_what_lacks_something_is_not_offered_to_be_saved() -> None:
    text, buttons, _ = told(whole("fact add", "de", ("about", "Mistral AI")), 0, "de")
    assert "Es fehlt noch: Sache, Wert." in text
    assert said("form-save", "de") not in buttons


def test_the_last_step_leads_to_no_other() -> None:
    assert told(whole("fact add", "en", *FACT), 2)[1] == ["Save", "Change"]


@pytest.mark.parametrize("sign", ["*", "<@1>", "@everyone ", "https://a.example ", "字", "🜚"])
def test_a_long_form_in_any_words_is_told_in_one_message(sign: str) -> None:
    every = whole("fact add", "en")
    full = (sign * LONGEST)[:LONGEST]
    text, buttons, body = told(
        replace(every, inputs=tuple(replace(each, value=full) for each in every.inputs)), 0
    )
    assert faults(body) == []
    assert live(body) == []
    assert buttons == ["Save", "More fields", "Change"]
    assert all(each.label in text for each in every.inputs)
