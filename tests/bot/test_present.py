"""A form about a figure tells which one it is, and begins with what that says now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.forms import Form, form_of
from store.base import Selection
from tests.bot.demo import asked
from tests.bot.editing import Desk, open_desk
from tests.bot.team import problem

FIGURE = 218
"""The number of a figure of Mistral's: it was valued at some 400 million euros."""

ABOUT_A_FIGURE = ("fact amend", "fact revise", "fact rank", "fact retract", "fact note figure:")


async def begun(desk: Desk, text: str, *options: tuple[str, str], language: str = "en") -> Form:
    form = form_of(text, options, language, whole=True)
    assert form is not None
    call = replace(asked(text, language), options=options, place="C1")
    return await desk.bot.begun(call, form)


def told(form: Form) -> str:
    return "".join(each.told for each in form.inputs).replace("\xa0", " ")


def values(form: Form) -> dict[str, str]:
    return {each.name: each.value for each in form.inputs if each.value}


@pytest.mark.parametrize("command", ABOUT_A_FIGURE)
async def test_a_form_about_a_figure_tells_it_with_its_words_and_its_source(command: str) -> None:
    text = f"{command}{FIGURE}" if command.endswith(":") else f"{command} {FIGURE}"

    form = await begun(await open_desk(), text)

    assert "Mistral AI was valued at about €400M, the December 2023 round, Dec 2023 [2]" in told(
        form
    )
    assert "auf rund 400 Millionen Euro bewertet" in told(form)
    assert "[2] no title" in told(form)
    assert values(form)["figure"] == str(FIGURE)


async def test_it_is_told_in_the_language_of_whoever_corrects_it() -> None:
    form = await begun(await open_desk(), f"angabe abschreibfehler {FIGURE}", language="de")

    assert "Mistral AI wurde bewertet mit rund 400 Mio. €" in told(form)


@pytest.mark.parametrize(("command", "quote"), [("amend", "right-quote"), ("revise", "new-quote")])
async def test_what_it_says_now_stands_in_the_fields(command: str, quote: str) -> None:
    form = await begun(await open_desk(), f"fact {command} {FIGURE}")

    assert values(form)["value"] == "rund 400 Millionen Euro"
    assert "auf rund 400 Millionen Euro bewertet" in values(form)[quote]


@pytest.mark.parametrize(
    ("text", "about", "field"),
    [
        ("fact add mistral valuation", "mistral", "valuation"),
        ("angabe neu Mistral AI Umsatz", "Mistral AI", "Umsatz"),
        ("fact add mistral", "mistral", None),
    ],
)
async def test_words_of_two_arguments_stand_in_two_fields(
    text: str, about: str, field: str | None
) -> None:
    form = await begun(await open_desk(), text)

    assert (values(form)["about"], values(form).get("field")) == (about, field)


async def test_what_was_given_stays_in_its_field() -> None:
    form = await begun(await open_desk(), f"fact amend {FIGURE}", ("value", "€500m"))

    assert values(form)["value"] == "€500m"


@pytest.mark.parametrize("text", ["fact amend 99999", "fact amend figure:x", "fact add", "funding"])
async def test_a_form_about_no_figure_is_as_it_was(text: str) -> None:
    form = await begun(await open_desk(), text)

    assert form == form_of(text, (), "en", whole=True)


async def test_a_form_of_any_figure_that_is_sent_as_it_began_changes_nothing() -> None:
    desk = await open_desk()
    evidence = await desk.evidence(Selection(fields=frozenset({"valued_at", "raised", "price"})))
    before = await desk.seq()

    for record in evidence.records:
        form = await begun(desk, f"fact amend {record.standing.recorded}")
        sent = await desk.ask("fact amend", options=tuple(values(form).items()))
        assert problem(sent.leaves) == "problem-nothing-else", values(form)

    assert await desk.seq() == before
