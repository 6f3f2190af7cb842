"""A channel follows a deal, has a language and a zone for whoever chose none, and manners."""

from __future__ import annotations

import pytest

from bot.document import Outcome
from bot.leaves import Named, Strong
from bot.manners import Manners
from bot.roles import Role
from bot.service import Spoken
from store.events import DealClosed, PersonId
from store.values import EntityId
from tests.bot.demo import NOW, RECORDED
from tests.bot.team import ANNA, BEN, Team, asking, offered, open_team, problem, text
from tests.bot.two_deals import DEAL, OTHER, WORLD

ADMIN = Role.ADMIN


async def two_deals() -> Team:
    team = await open_team()
    await team.workspace.record(WORLD, by=PersonId("editor"), origin="test", at=RECORDED)
    return team


async def following(team: Team, name: str, place: str = "C1") -> None:
    await team.says(f"channel deal {name}", least=ADMIN, place=place)


def meant(spoken: Spoken) -> EntityId | None:
    """Return what the title of an answer names."""
    (strong,) = spoken.leaves.title or (None,)
    first = strong.leaves[0] if isinstance(strong, Strong) else None
    return first.entity.id if isinstance(first, Named) else None


@pytest.mark.parametrize("command", ["channel deal gamma", "kanal deal name:Gamma"])
async def test_a_channel_s_deal_is_meant_there_where_none_is_named(command: str) -> None:
    team = await two_deals()
    assert problem((await team.says("sources")).leaves) == "problem-which-deal"

    await team.says(command, least=ADMIN)

    assert meant(await team.says("sources", BEN)) == OTHER.id
    elsewhere = await team.says("sources", BEN, place="C2")
    assert problem(elsewhere.leaves) == "problem-which-deal"


async def test_another_deal_takes_the_place_of_the_first() -> None:
    team = await two_deals()
    await following(team, "gamma")
    assert meant(await team.says("sources")) == OTHER.id

    await following(team, "alpha")

    assert meant(await team.says("sources")) == DEAL.id


async def test_a_deal_that_is_closed_harms_nothing() -> None:
    team = await two_deals()
    await following(team, "gamma")
    closed = (DealClosed(OTHER.id),)
    await team.workspace.record(closed, by=PersonId("editor"), origin="test", at=NOW)

    for question in ("channel show", "deals list"):
        assert (await team.says(question)).leaves.outcome is Outcome.ANSWERED, question
    assert meant(await team.says("sources")) == DEAL.id


@pytest.mark.parametrize("unknown", ["deal:nowhere", "", "\x00", DEAL.id.upper()])
async def test_an_unknown_deal_harms_nothing(unknown: str) -> None:
    team = await two_deals()
    await team.workspace.prefer("C1", "deal", unknown)

    assert problem((await team.says("sources")).leaves) == "problem-which-deal"
    assert (await team.says("channel show")).leaves.outcome is Outcome.ANSWERED


async def test_what_nobody_follows_cannot_be_a_channel_s_deal() -> None:
    team = await two_deals()
    closed = (DealClosed(OTHER.id),)
    await team.workspace.record(closed, by=PersonId("editor"), origin="test", at=NOW)

    spoken = await team.says("channel deal gamma", least=ADMIN)

    assert problem(spoken.leaves) == "problem-not-followed"
    assert spoken.leaves.at == "name"
    assert await team.workspace.preferences("C1") == ()


async def test_a_channel_s_language_and_zone_are_for_whoever_chose_none() -> None:
    team = await two_deals()
    await team.says("settings language en", BEN)

    await team.says("channel language de", least=ADMIN)
    await team.says("kanal zeitzone Europe/Paris", least=ADMIN)

    shown = await team.says("settings show", ANNA)
    assert shown.language == "de"
    assert "Europe/Paris" in text(shown)
    assert (await team.says("settings show", BEN)).language == "en"
    assert (await team.says("settings show", ANNA, place="C2")).language == "en"


async def test_only_whoever_may_change_a_channel_is_offered_to() -> None:
    team = await two_deals()

    assert offered((await team.says("channel show", BEN)).leaves) == ()
    manners = ("answers", "share", "cooldown", "corrections", "digests")
    changes = tuple(f"channel {each}" for each in ("deal", "language", "zone", *manners))
    assert offered((await team.says("channel show", BEN, least=ADMIN)).leaves) == changes


@pytest.mark.parametrize(
    ("command", "manners"),
    [
        ("channel answers public", Manners(public=True)),
        ("kanal antworten Öffentlich", Manners(public=True)),
        ("channel share editors", Manners(sharing=Role.EDITOR)),
        ("kanal teilen redaktion", Manners(sharing=Role.EDITOR)),
        ("channel share admin", Manners(sharing=Role.ADMIN)),
        ("channel cooldown 30s", Manners(cooldown=30)),
        ("kanal wartezeit zwei Minuten", Manners(cooldown=120)),
        ("channel corrections off", Manners(corrections=False)),
        ("kanal berichtigungen aus", Manners(corrections=False)),
        ("channel digests everyone", Manners(digests=Role.READER)),
        ("kanal lageberichte alle", Manners(digests=Role.READER)),
    ],
)
async def test_an_admin_sets_how_answers_are_given(command: str, manners: Manners) -> None:
    team = await open_team()

    await team.says(command, least=ADMIN)

    assert await team.bot.manners(asking("deal", BEN)) == manners
    assert await team.bot.manners(asking("deal", BEN, place="C2")) == Manners()


@pytest.mark.parametrize(
    "command",
    ["answers public", "share admins", "cooldown 1 h", "corrections off", "digests everyone"],
)
async def test_what_was_set_is_taken_back(command: str) -> None:
    team = await open_team()
    await team.says(f"channel {command}", least=ADMIN)

    for each in (
        "answers private",
        "share everyone",
        "cooldown 0",
        "corrections on",
        "digests editors",
    ):
        await team.says(f"channel {each}", least=ADMIN)

    assert await team.bot.manners(asking("deal")) == Manners()


async def test_what_is_set_is_shown_to_everybody() -> None:
    team = await open_team()
    before = text(await team.says("channel show", BEN))
    for each in ("answers public", "share editors", "cooldown 90s"):
        await team.says(f"channel {each}", least=ADMIN)

    shown = text(await team.says("channel show", BEN))

    for words in ("for whoever asks", "everybody", "none"):
        assert words in before
    for words in ("for all here", "editors and admins", "1 minute 30 seconds"):
        assert words in shown
