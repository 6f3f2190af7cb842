"""A workspace that is new says what to do first, and the first page tells each reader their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.beginning import FIRST
from bot.document import Outcome
from bot.forms import form_of
from bot.layout import plain_text
from bot.roles import Role
from bot.welcome import welcome
from bot.words import languages, phrase
from store.base import Selection
from store.claims import Name
from store.events import EntityRecorded, PersonId
from tests.bot.demo import NOW, RECORDED, open_demo
from tests.bot.team import ANNA, BEN, Team, asking, offered, open_team, problem, text
from tests.bot.two_deals import WORLD

LANGUAGES = languages()


async def home(team: Team, person: PersonId = ANNA, language: str = "en") -> str:
    return text(await team.bot.home(asking("", person, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "question",
    [
        "deal",
        "funding",
        "timeline",
        "deals list",
        "help",
        "who founded mistral",
        "funding mistral",
        "xyzzy",
        "was geschah 2023?",
    ],
)
async def test_a_new_workspace_says_what_to_do_first(question: str, language: str) -> None:
    team = await open_team()

    assert set(FIRST) <= set(offered((await team.says(question, language=language)).leaves))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_screen_and_the_first_page_say_it_too(language: str) -> None:
    team = await open_team()

    assert set(FIRST) <= set(offered((await team.bot.home(asking("", ANNA, language))).leaves))
    greeting = plain_text(phrase(welcome((), language), language))
    assert "deals demo" in greeting


async def test_what_is_to_be_done_first_can_be_done() -> None:
    team = await open_team()

    for command in FIRST:
        spoken = await team.says(command, least=Role.ADMIN)
        assert form_of(command, (), "en") or spoken.leaves.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("command", ["deals demo", "deals beispiel"])
async def test_the_demo_deal_is_loaded_once_by_whoever_asked_for_it(command: str) -> None:
    team = await open_team()
    call = replace(asking(command), key="1", origin="slack:C1", least=Role.ADMIN)

    first = await team.bot.answer(call)
    once = await team.workspace.head()
    again = await team.bot.answer(call)
    later = await team.bot.answer(replace(call, key="2"))

    assert await team.workspace.head() == once
    assert {each.leaves.outcome for each in (first, again, later)} == {Outcome.ANSWERED}
    (entry,) = await team.workspace.entries(after=0, upto=1, limit=1)
    assert (entry.by, entry.origin, entry.at) == (ANNA, "slack:C1", NOW)
    assert "demo" in text(await team.says("deals list", BEN)).casefold()


async def test_it_is_the_same_deal_as_the_one_that_ships() -> None:
    team, demo = await open_team(), await open_demo()
    await team.says("deals demo", least=Role.ADMIN)

    held = [
        await each.read(Selection(), upto=(await each.head()).seq)
        for each in (team.workspace, demo.workspace)
    ]

    assert [each.id for each in held[0].records] == [each.id for each in held[1].records]
    assert (await team.says("funding mistral")).runs.blocks == (
        await demo.ask("funding mistral")
    ).runs.blocks


async def test_what_an_editor_changed_in_the_demo_deal_stays() -> None:
    team = await open_team()
    await team.says("deals demo", least=Role.ADMIN)
    upto = (await team.workspace.head()).seq
    (deal,) = await team.workspace.deals(upto=upto)
    renamed = (EntityRecorded(replace(deal.entity, names=(Name("The first deal"),))),)
    await team.workspace.record(renamed, by=PersonId("editor"), origin="test", at=NOW)

    again = await team.says("deals demo", least=Role.ADMIN)

    assert "The first deal" in text(again)
    assert (await team.workspace.head()).seq == upto + 1


@pytest.mark.parametrize(("language", "role"), [("en", "admin"), ("de", "Admin")])
async def test_the_first_page_tells_the_deals_and_the_reader_s_own_role(
    language: str, role: str
) -> None:
    team = await open_team()
    await team.has_admin(ANNA)
    await team.workspace.record(WORLD, by=PersonId("editor"), origin="test", at=RECORDED)
    await team.says("channel deal gamma")

    page, other = await home(team, ANNA, language), await home(team, BEN, language)

    assert all(deal in page for deal in ("Alpha – Beta", "Gamma – Delta"))
    assert role in page
    assert role not in other
    assert ("claim" in page, "beanspruchen" in page) == (False, False)


@pytest.mark.parametrize(
    ("language", "claim"), [("en", "Become the first admin"), ("de", "Erster Admin werden")]
)
async def test_without_an_admin_the_first_page_says_how_to_become_one(
    language: str, claim: str
) -> None:
    assert claim in await home(await open_team(), BEN, language)


async def test_the_first_page_is_in_the_language_that_was_chosen() -> None:
    team = await open_team()
    await team.says("settings language de", BEN)

    assert "Persönlich" in await home(team, BEN)
    assert "For you" in await home(team, ANNA)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_the_first_page_offers_is_answered(language: str) -> None:
    team = await open_team()
    await team.says("deals demo", least=Role.ADMIN)

    for command in offered((await team.bot.home(asking("", ANNA, language))).leaves):
        reply = (await team.says(command, language=language)).leaves
        assert form_of(command, (), language) or not problem(reply), command
