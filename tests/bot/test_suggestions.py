"""What may be meant by what was typed so far, for each kind of parameter, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.command import commands
from bot.desk import MOST
from store.claims import Kind
from store.events import EntityRecorded, PersonId
from tests.bot.demo import NOW, Demo, asked, open_demo
from tests.contracts.facts import entity


async def suggested(
    demo: Demo, command: str, parameter: str, typed: str, language: str = "en"
) -> list[tuple[str, str]]:
    found = await demo.bot.suggest(asked("", language), command, parameter, typed)
    return [(each.label, each.value) for each in found]


@pytest.mark.parametrize(
    ("command", "parameter", "typed", "language", "expected"),
    [
        ("compare", "a", "mistral l", "en", ("Mistral Large", "Mistral Large")),
        ("compare", "b", "large", "en", ("Mistral Large", "Mistral Large")),
        ("funding", "investor", "sales", "en", ("Salesforce", "Salesforce")),
        ("funding", "about", "ai act", "de", ("AI Act · KI-Verordnung", "AI Act")),
        ("sources", "about", "4", "de", None),
        ("settings zone", "zone", "berl", "en", ("Europe/Berlin", "Europe/Berlin")),
        ("settings zone", "zone", "new york", "en", ("America/New_York", "America/New_York")),
        ("einstellungen sprache", "sprache", "deu", "de", ("deutsch", "de")),
        ("settings language", "language", "ger", "en", ("german", "de")),
        ("timeline", "topic", "gel", "de", ("geld", "money")),
        ("help", "command", "finanz", "de", ("finanzierung", "funding")),
    ],
)
async def test_what_begins_so_is_proposed(
    command: str,
    parameter: str,
    typed: str,
    language: str,
    expected: tuple[str, str] | None,
) -> None:
    found = await suggested(await open_demo(), command, parameter, typed, language)

    if expected is None:
        assert found[0][0].startswith("[4] ")
        assert found[0][1] == "4"
    else:
        assert expected in found


async def test_a_source_is_proposed_by_a_word_of_its_title() -> None:
    found = await suggested(await open_demo(), "sources", "about", "strikes")

    assert [value for _, value in found] == ["4"]


async def test_before_anything_is_typed_the_deal_and_its_parties_come_first() -> None:
    found = await suggested(await open_demo(), "compare", "a", "")

    assert [value for _, value in found[:3]] == [
        "Microsoft – Mistral AI",
        "Microsoft",
        "Mistral AI",
    ]
    assert len(found) == MOST


async def test_all_choices_are_proposed_before_anything_is_typed() -> None:
    found = await suggested(await open_demo(), "settings language", "language", "", "de")

    assert found == [("deutsch", "de"), ("englisch", "en")]


async def test_what_is_proposed_is_understood() -> None:
    demo = await open_demo()

    for _, value in await suggested(demo, "compare", "a", "m"):
        assert (await demo.ask(f'people "{value}"')).leaves.at is None, value


@pytest.mark.parametrize(
    ("command", "parameter"),
    [("nosuch", "a"), ("compare", "nosuch"), ("settings", "zone"), ("", ""), ("funding", "since")],
)
async def test_where_there_is_nothing_to_propose_there_is_no_complaint(
    command: str, parameter: str
) -> None:
    assert await suggested(await open_demo(), command, parameter, "m") == []


@given(st.text(max_size=60), st.sampled_from([each for each in commands() if each.query]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_any_text_gets_few_proposals_or_none(typed: str, command: object) -> None:
    demo = await open_demo()
    name = getattr(command, "name", "")
    for parameter in getattr(command, "parameters", ()):
        assert len(await suggested(demo, name, parameter.name, typed)) <= MOST


async def test_no_more_is_proposed_than_can_be_shown() -> None:
    demo = await open_demo()
    for most in (5, 25, MOST + 5):
        found = await demo.bot.suggest(asked(""), "funding", "about", "", most=most)
        assert len(found) == most


async def test_what_was_recorded_since_is_proposed_at_once() -> None:
    demo = await open_demo()
    assert await suggested(demo, "funding", "about", "zebr") == []
    zebra = EntityRecorded(entity(Kind.COMPANY, "zebra", "Zebra"))
    await demo.workspace.record((zebra,), by=PersonId("editor"), origin="test", at=NOW)
    assert await suggested(demo, "funding", "about", "zebr") == [("Zebra", "Zebra")]


async def test_what_was_proposed_is_remembered_for_its_reader_s_language_alone() -> None:
    demo = await open_demo()
    german = await suggested(demo, "funding", "about", "ai act", "de")
    english = await suggested(demo, "funding", "about", "ai act", "en")
    assert german != english
    assert await suggested(demo, "funding", "about", "ai act", "de") == german
    assert len(demo.bot.proposed) == 2
