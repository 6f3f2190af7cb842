from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document import Actions, Note, Outcome, Tone
from bot.leaves import Words
from bot.roles import Role
from bot.service import Bot
from store.base import Followed, Store, Workspace, WorkspaceId
from store.claims import DealKind, Kind
from store.errors import OvertakenError
from store.events import DealOpened, EntityRecorded, PersonId
from store.shelf import Shelf
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk
from tests.bot.team import offered

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

    await desk.ask("deals new A deal", options=(("kind", "investment"), ("parties", typed)))

    assert sorted(await parties(desk)) == sorted(names)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["acquisition", "merger", "partnership"])
@pytest.mark.parametrize("parties_typed", ["Figma", "Figma, FIGMA"])
async def test_a_deal_between_two_is_asked_for_the_other_one(
    kind: str, parties_typed: str, language: str
) -> None:
    desk = await open_desk(empty=True)

    spoken = await desk.ask(f"deals new A sale kind:{kind} parties:{parties_typed}", language)

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "parties")
    assert await followed(desk) == ()
    raising = "deals new A round kind:investment parties:Figma"
    assert (await desk.ask(raising, language)).leaves.outcome is Outcome.ANSWERED


async def test_what_is_known_whole_is_not_taken_apart(desk: Desk) -> None:
    await desk.ask("deals new One kind:merger parties:Marks and Spencer; Adobe")

    await desk.ask("deals new Two kind:investment parties:marks and spencer")

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


@pytest.mark.parametrize("language", ["de", "en"])
async def test_new_parties_that_look_like_one_another_are_warned_of(
    desk: Desk, language: str
) -> None:
    spoken = await desk.ask("deals new Foo kind:merger parties:Adobe, Аdobe, Figma", language)

    assert drawn(spoken).count("⚠") == 2
    assert len(set(await parties(desk))) == 3


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


@pytest.mark.parametrize(
    ("least", "then"),
    [
        (Role.READER, []),
        (Role.EDITOR, ["fact add Adobe – Figma"]),
        (Role.ADMIN, ["fact add Adobe – Figma", "deals demo"]),
    ],
)
@pytest.mark.parametrize("question", ["deal", "funding", "timeline", "funding adobe", "terms"])
async def test_of_a_deal_nobody_has_told_of_it_is_offered_to_tell_the_first(
    question: str, least: Role, then: list[str]
) -> None:
    desk = await open_desk(empty=True)
    await desk.ask(ENGLISH)

    spoken = await desk.ask(question, least=least)

    assert spoken.leaves.outcome is Outcome.UNKNOWN
    assert list(offered(spoken.leaves)) == then


async def test_a_search_is_offered_only_where_it_finds_something() -> None:
    desk = await open_desk(empty=True)
    await desk.ask("deals new Adobe – Figma kind:acquisition parties:Adobe, Figma, Canva")
    await desk.ask("fact add Adobe – Figma price value:$20bn quote:$20bn source:FT")

    assert offered((await desk.ask("forecasts canva")).leaves) == ()
    assert offered((await desk.ask("forecasts figma")).leaves) == ("search Figma",)


SECOND = "deals new ADOBE figma kind:merger parties:Figma and Canva"


async def test_two_editors_who_make_a_deal_of_one_name_at_once_make_one(desk: Desk) -> None:
    said = await asyncio.gather(desk.ask(ENGLISH), desk.ask(SECOND, person=PersonId("ben")))

    (deal,) = await followed(desk)
    entries = await desk.workspace.entries(after=0, upto=await desk.seq(), limit=99)
    assert [each.event for each in entries if isinstance(each.event, DealOpened)] == [
        DealOpened(deal.deal)
    ]
    assert sorted(each.leaves.at or "" for each in said) == ["", "new-deal"]


async def test_a_party_that_two_deals_make_at_once_is_one(desk: Desk) -> None:
    other = "deals new Figma – Canva kind:merger parties:Figma and Canva"

    await asyncio.gather(desk.ask(ENGLISH), desk.ask(other))

    named = await desk.workspace.find("Figma", upto=await desk.seq(), kinds=frozenset(Kind))
    assert len([each for each in named if each.score == 1]) == 1
    assert len(await followed(desk)) == 2


@pytest.mark.parametrize("language", ["de", "en"])
async def test_making_a_deal_that_arrives_twice_is_done_once_and_no_failure(
    desk: Desk, language: str
) -> None:
    await desk.ask(ENGLISH, language, key="1")
    once = await desk.seq()

    again = await desk.ask(ENGLISH, language, key="1")
    both = await asyncio.gather(*(desk.ask(SECOND, language, key="2") for _ in range(2)))

    assert again.leaves.outcome is Outcome.ANSWERED
    assert again.leaves.blocks[0] == Note(Tone.HINT, (Words("done-before"),))
    assert {each.leaves.at for each in both} == {"new-deal"}
    assert await desk.seq() == once


@pytest.mark.parametrize(("language", "told"), [("en", "taken back"), ("de", "zurückgenommen")])
async def test_a_deal_that_was_taken_back_since_is_not_said_to_be_made(
    desk: Desk, language: str, told: str
) -> None:
    await desk.ask(ENGLISH, key="1")
    await desk.save(f"fact undo {await desk.seq()}")
    before = await desk.seq()

    late = await desk.ask(ENGLISH, language, key="1")

    assert told in drawn(late)
    assert await desk.seq() == before


async def test_a_deal_that_arrives_twice_at_once_is_made_once(desk: Desk) -> None:
    both = await asyncio.gather(*(desk.ask(ENGLISH, key="1") for _ in range(2)))

    assert {each.leaves.outcome for each in both} == {Outcome.ANSWERED}
    assert len(await followed(desk)) == 1


async def test_where_others_go_on_writing_it_says_so_and_nothing_is_made() -> None:
    desk = await open_desk(empty=True)
    busy = replace(desk, bot=Bot(OvertakenStore(desk.store)))  # type: ignore[arg-type] # the rest is handed on

    spoken = await busy.ask(ENGLISH)

    assert spoken.leaves.outcome is Outcome.FAILED
    assert spoken.leaves.blocks == (Note(Tone.PROBLEM, (Words("problem-overtaken"),)),)
    assert await desk.seq() == 0


class Overtaken:
    """A workspace that somebody else always writes to first."""

    def __init__(self, inner: Workspace) -> None:
        self.inner = inner

    async def record(self, *_: object, **__: object) -> None:
        raise OvertakenError

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


@dataclass
class OvertakenStore:
    """A store of such workspaces."""

    inner: Store

    def workspace(self, workspace: WorkspaceId) -> Overtaken:
        return Overtaken(self.inner.workspace(workspace))

    def shelf(self, name: str) -> Shelf:
        return self.inner.shelf(name)


@pytest.mark.parametrize("language", ["de", "en"])
async def test_it_says_what_to_do_next_and_that_is_understood(desk: Desk, language: str) -> None:
    spoken = await desk.ask(ENGLISH, language)

    (actions,) = (each for each in spoken.leaves.blocks if isinstance(each, Actions))
    commands = [each.command for each in actions.actions]
    assert commands == [
        "fact undo 4",
        "source add deal:Adobe – Figma",
        "fact add Adobe – Figma",
        "channel deal Adobe – Figma",
        "deals list",
    ]
    await desk.ask(f"{commands[2]} price value:$20bn quote:$20bn source:FT", language)
    page = drawn(await desk.ask("deal", language))
    assert {"en": "$20bn", "de": "20 Mrd. $"}[language] in page.replace("\N{NO-BREAK SPACE}", " ")
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
