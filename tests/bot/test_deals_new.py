from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document import Actions, Outcome
from bot.roles import Role
from store.base import Followed
from store.claims import DealKind
from store.events import DealOpened, EntityRecorded
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk

ENGLISH = "deals new Adobe – Figma kind:acquisition parties:Adobe and Figma"
GERMAN = "deals neu Adobe – Figma art:übernahme parteien:Adobe und Figma"


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path), empty=True)
    yield opened
    await opened.store.close()


async def followed(desk: Desk) -> tuple[Followed, ...]:
    return await desk.workspace.deals(upto=await desk.seq())


async def parties(desk: Desk) -> list[str]:
    (*_, deal) = await followed(desk)
    upto = await desk.seq()
    found = [await desk.workspace.entity(each, upto=upto) for each in deal.deal.parties]
    return [each.name("en") for each in found if each]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
async def test_a_deal_is_made_with_its_kind_and_its_parties(
    desk: Desk, text: str, language: str
) -> None:
    spoken = await desk.ask(text, language)

    (deal,) = await followed(desk)
    assert (deal.entity.name("en"), deal.deal.kind) == ("Adobe – Figma", DealKind.ACQUISITION)
    assert await parties(desk) == ["Adobe", "Figma"]
    assert drawn(spoken).count({"en": "new company", "de": "neues Unternehmen"}[language]) == 2
    entries = await desk.workspace.entries(after=0, upto=9, limit=9)
    assert [type(each.event) for each in entries] == [*[EntityRecorded] * 3, DealOpened]
    assert {(each.by, each.origin) for each in entries} == {(EDITOR, ORIGIN)}


async def test_the_kind_may_stand_at_the_end_of_the_name_and_nowhere_else(desk: Desk) -> None:
    await desk.ask("deals new Adobe – Figma takeover parties:Adobe, Figma")
    await desk.ask("deals new Merger of Equals kind:merger parties:Adobe, Figma")

    one, other = await followed(desk)
    assert (one.entity.name("en"), one.deal.kind) == ("Adobe – Figma", DealKind.ACQUISITION)
    assert (other.entity.name("en"), other.deal.kind) == ("Merger of Equals", DealKind.MERGER)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Adobe, Figma", ["Adobe", "Figma"]),
        ("Adobe und Figma", ["Adobe", "Figma"]),
        ("Adobe, Figma and Canva", ["Adobe", "Figma", "Canva"]),
        ("Adobe, Figma, and Canva", ["Adobe", "Figma", "Canva"]),
        ("Ernst and Young, Adobe", ["Ernst and Young", "Adobe"]),
        ("Ernst and Young; Marks and Spencer", ["Ernst and Young", "Marks and Spencer"]),
        ("Adobe, adobe, ADOBE", ["Adobe"]),
        ("Яндекс", ["Яндекс"]),
        ("Übermut & Söhne", ["Übermut", "Söhne"]),
    ],
)
async def test_parties_are_listed_as_people_list_them(typed: str, names: list[str]) -> None:
    desk = await open_desk(empty=True)

    await desk.ask("deals new A deal", options=(("kind", "merger"), ("parties", typed)))

    assert sorted(await parties(desk)) == sorted(names)


async def test_what_is_known_whole_is_not_taken_apart(desk: Desk) -> None:
    await desk.ask("deals new One kind:merger parties:Marks and Spencer; Adobe")

    await desk.ask("deals new Two kind:merger parties:marks and spencer")

    assert await parties(desk) == ["Marks and Spencer"]


async def test_known_parties_are_found_and_not_made_again() -> None:
    desk = await open_desk()
    before = await desk.seq()

    await desk.ask("deals new Mistral – Helsing kind:partnership parties:mistral, Helsing")

    entries = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    made = [each.event.entity.id for each in entries if isinstance(each.event, EntityRecorded)]
    assert made == ["deal:mistral-helsing", "company:helsing"]
    assert await parties(desk) == ["Mistral AI", "Helsing"]


@pytest.mark.parametrize("language", ["de", "en"])
async def test_a_name_that_is_nearly_a_known_one_is_warned_of(language: str) -> None:
    desk = await open_desk()

    spoken = await desk.ask("deals new Foo kind:merger parties:Microsft, Mistral", language)

    assert "⚠" in drawn(spoken)
    assert "Microsoft" in drawn(spoken)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (GERMAN, "de"), ("deals new ADOBE figma kind:merger parties:Canva", "en")],
)
async def test_a_second_deal_of_the_name_is_refused_and_leaves_the_first(
    desk: Desk, text: str, language: str
) -> None:
    await desk.ask(ENGLISH)
    before, first = await desk.seq(), await followed(desk)

    spoken = await desk.ask(text, language)

    assert spoken.leaves.at == "new-deal"
    assert await desk.seq() == before
    assert await followed(desk) == first


async def test_a_deal_that_claims_only_name_is_followed_under_its_own_id() -> None:
    desk = await open_desk()

    await desk.ask("deals new Microsoft – OpenAI kind:investment parties:Microsoft, OpenAI")

    _, deal = await followed(desk)
    named = await desk.workspace.find("Microsoft – OpenAI", upto=await desk.seq())
    assert [each.entity.id for each in named if each.score == 1] == [deal.entity.id]


async def test_names_alike_in_our_letters_get_ids_of_their_own(desk: Desk) -> None:
    await desk.ask("deals new One kind:merger parties:Яндекс; Рога; Рога A; Копыта A")

    (deal,) = await followed(desk)
    assert len(set(deal.deal.parties)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "deals new",
        "deals new Foo",
        "deals new Foo kind:merger",
        "deals new Foo kind:marriage parties:Adobe",
        "deals new … kind:merger parties:Adobe",
        "deals new Foo kind:merger parties:…",
        "deals new Foo kind:merger parties:;",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_lacks_something_changes_nothing(text: str, language: str) -> None:
    desk = await open_desk(empty=True)

    spoken = await desk.ask(text, language)

    assert spoken.leaves.outcome is Outcome.MISUNDERSTOOD
    assert await desk.seq() == 0


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, "deals new"])
async def test_no_reader_makes_a_deal(text: str) -> None:
    desk = await open_desk(empty=True)

    spoken = await desk.ask(text, least=Role.READER)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == 0


@pytest.mark.parametrize("language", ["de", "en"])
async def test_it_says_what_to_do_next_and_that_is_understood(desk: Desk, language: str) -> None:
    spoken = await desk.ask(ENGLISH, language)

    (actions,) = (each for each in spoken.leaves.blocks if isinstance(each, Actions))
    commands = [each.command for each in actions.actions]
    assert commands == ["channel deal Adobe – Figma", "fact add Adobe", "deals list"]
    await desk.ask("fact add Adobe price value:$20bn source:FT", language)
    assert [each.number for each in (await followed(desk))[0].sources] == [1]


@given(
    st.text(max_size=20),
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(["Adobe", "and", ";", ","])), max_size=5
    ),
)
def test_whatever_is_typed_a_deal_is_made_whole_or_not_at_all(name: str, listed: list[str]) -> None:
    options = (("new-deal", name), ("kind", "merger"), ("parties", " ".join(listed)))

    async def tried() -> None:
        desk = await open_desk(empty=True)
        spoken = await desk.ask("deals new", options=options)
        assert spoken.leaves.outcome is not Outcome.FAILED
        whole = spoken.leaves.outcome is Outcome.ANSWERED
        assert len(await followed(desk)) == whole
        assert bool(await desk.seq()) == whole

    asyncio.run(tried())
