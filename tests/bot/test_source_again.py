"""A source that is brought again is the one that is known: one a link in the whole workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.document import Outcome
from store.catalogue import Shelfmark
from store.claims import Entity, Kind, Name, Source
from store.events import DealClosed, DealOpened, EntityRecorded
from store.values import EntityId
from tests.bot.demo import NOW
from tests.bot.editing import EDITOR, Desk, drawn, open_desk, save_of
from tests.bot.team import offered

TEXT = "Mistral was worth about $2 billion in May. It has 60 staff."
LINK = "https://example.com/a"
BARE = f"source add A profile link:{LINK}"
TOLD = f'{BARE} publisher:Reuters published:"27 Feb 2024"'
NEXT = ("sources 6", "source revise 6", "fact add from:6")


async def brought(desk: Desk, command: str, text: str | None = None) -> Source:
    """Bring a source that is new, and return it."""
    await desk.ask(command, options=(("text", text),) if text else ())
    return await last(desk)


async def last(desk: Desk) -> Source:
    """Return the source with the highest number of the deal that was opened last."""
    *_, deal = await desk.workspace.deals(upto=await desk.seq())
    return deal.sources[-1].source


async def to_another_deal(desk: Desk, *, closing: bool) -> None:
    """Follow another deal, beside the one before or instead of it."""
    deal = await desk.deal()
    other = replace(deal.deal, entity=EntityId("deal:other"))
    events = (
        *((DealClosed(deal.deal.entity),) if closing else ()),
        EntityRecorded(Entity(other.entity, Kind.DEAL, (Name("Another deal"),))),
        DealOpened(other),
    )
    await desk.workspace.record(events, by=EDITOR, origin="", at=NOW)


@pytest.mark.parametrize("text", [None, TEXT])
async def test_a_source_that_is_known_is_not_brought_twice(text: str | None) -> None:
    desk = await open_desk()
    await brought(desk, TOLD, text)
    before = await desk.seq()

    spoken = await desk.ask(TOLD, options=(("text", TEXT),) if text else ())

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert offered(spoken.leaves) == NEXT
    assert await desk.seq() == before


async def test_what_a_known_source_lacks_is_shown_and_filled_in_as_one_change() -> None:
    desk = await open_desk()
    known = await brought(desk, BARE)
    before = await desk.seq()

    spoken = await desk.ask(TOLD, options=(("text", TEXT),))
    shown = drawn(spoken)
    assert await desk.seq() == before
    assert "nothing → Reuters" in shown
    assert "nothing → 27 Feb 2024" in shown
    assert f"nothing → a new one of {len(TEXT)} characters" in shown
    await desk.ask(save_of(spoken) or "")

    told = await last(desk)
    assert (told.id, told.title, told.publisher) == (known.id, "A profile", "Reuters")
    assert (told.text, told.whole, told.revision) == (TEXT, True, 1)
    assert await desk.seq() == before + 1


async def test_what_was_filled_in_is_taken_back_by_undoing_it() -> None:
    desk = await open_desk()
    known = await brought(desk, BARE)
    await desk.save(TOLD)

    await desk.save(f"fact undo {await desk.seq()}")

    back = await last(desk)
    assert (back.id, back.publisher, back.published) == (known.id, None, None)


async def test_a_text_that_is_filled_in_tells_which_quotes_it_does_not_have() -> None:
    desk = await open_desk()
    await brought(desk, BARE)
    await desk.ask('fact add mistral employees value:60 from:6 quote:"It has 60 staff"')

    spoken = await desk.ask(BARE, options=(("text", "Nobody says how many."),))

    assert "No longer said" in drawn(spoken)
    assert "“It has 60 staff”" in drawn(spoken)


@pytest.mark.parametrize(
    ("language", "stays"),
    [("en", "A profile, given was Another"), ("de", "A profile, angegeben war Another")],
)
async def test_what_is_said_otherwise_is_named_and_stays_until_it_is_revised(
    language: str, stays: str
) -> None:
    desk = await open_desk()
    known = await brought(desk, TOLD)
    before = await desk.seq()

    spoken = await desk.ask(f"source add Another one link:{LINK} publisher:Reuters", language)

    assert spoken.leaves.outcome is Outcome.MISUNDERSTOOD
    assert stays in drawn(spoken)
    assert "Reuters" not in drawn(spoken)
    command, *others = offered(spoken.leaves)
    assert await desk.seq() == before
    assert tuple(others) == NEXT
    await desk.save(command, language)
    told = await last(desk)
    assert (told.id, told.title) == (known.id, "Another one")


async def test_what_fills_in_and_what_differs_are_told_apart() -> None:
    desk = await open_desk()
    await brought(desk, BARE)

    spoken = await desk.ask(f"source add Another link:{LINK} publisher:Reuters")

    assert "nothing → Reuters" in drawn(spoken)
    assert "A profile, given was Another" in drawn(spoken)
    await desk.ask(save_of(spoken) or "")
    told = await last(desk)
    assert (told.title, told.publisher) == ("A profile", "Reuters")


@pytest.mark.parametrize("day", ["2024-02-27", "27 February 2024"])
async def test_the_same_day_in_other_words_is_the_same(day: str) -> None:
    desk = await open_desk()
    await brought(desk, TOLD)

    spoken = await desk.ask(f'{BARE} published:"{day}"')

    assert offered(spoken.leaves) == NEXT


async def test_another_text_of_a_link_is_named_and_offered_to_revise() -> None:
    desk = await open_desk()
    await brought(desk, TOLD, TEXT)

    spoken = await desk.ask(TOLD, options=(("text", f"{TEXT} More."),))

    assert "given was a new one" in drawn(spoken)
    assert "source revise 6" in offered(spoken.leaves)
    assert (await last(desk)).text == TEXT


@pytest.mark.parametrize("closing", [True, False])
async def test_a_source_of_another_deal_is_that_source_and_gets_a_number_here(
    closing: bool,
) -> None:
    desk = await open_desk()
    known = await brought(desk, TOLD, TEXT)
    await to_another_deal(desk, closing=closing)

    spoken = await desk.ask(f"source add Other link:{LINK} deal:Another deal")

    assert await last(desk) == known
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert "A profile, given was Other" in drawn(spoken)


@pytest.mark.parametrize("closing", [True, False])
@pytest.mark.parametrize("text", [TEXT, None])
async def test_a_fact_by_a_link_of_another_deal_stands_on_that_source(
    text: str | None,
    closing: bool,
) -> None:
    desk = await open_desk()
    known = await brought(desk, TOLD, text)
    await to_another_deal(desk, closing=closing)

    await desk.ask(
        f'fact add mistral employees value:60 quote:"It has 60 staff" link:{LINK} deal:Another deal'
    )

    assert (await desk.newest()).claim.source == known.id
    assert (await last(desk)).id == known.id
    named = await desk.workspace.called(frozenset({Shelfmark(LINK)}), upto=await desk.seq())
    assert len(named) == 1


async def test_a_quote_by_a_link_of_a_closed_deal_stands_in_the_text_that_is_kept() -> None:
    desk = await open_desk()
    await brought(desk, TOLD, TEXT)
    await to_another_deal(desk, closing=True)
    before = await desk.seq()

    spoken = await desk.ask(
        f'fact add mistral employees value:60 quote:"It has 60 people" link:{LINK}'
    )

    assert spoken.leaves.at == "quote"
    assert await desk.seq() == before


async def test_saving_what_was_filled_in_twice_is_answered_alike() -> None:
    desk = await open_desk()
    await brought(desk, BARE)
    press = save_of(await desk.ask(TOLD)) or ""
    first = await desk.ask(press)
    before = await desk.seq()

    second = await desk.ask(press)

    assert drawn(second) == drawn(first)
    assert await desk.seq() == before


@pytest.mark.parametrize(
    ("language", "undone"), [("en", "undone since"), ("de", "seitdem zurückgenommen")]
)
async def test_what_was_filled_in_and_taken_back_since_is_shown_anew(
    language: str, undone: str
) -> None:
    desk = await open_desk()
    await brought(desk, BARE)
    press = save_of(await desk.ask(TOLD, language)) or ""
    await desk.ask(press, language)
    await desk.save(f"fact undo {await desk.seq()}")
    before = await desk.seq()

    late = await desk.ask(press, language)

    assert undone in drawn(late)
    assert save_of(late)
    assert await desk.seq() == before
    assert (await last(desk)).publisher is None


async def test_a_source_that_arrives_twice_is_brought_once_and_answered_alike() -> None:
    desk = await open_desk()
    first = await desk.ask(TOLD, key="event:1")
    await desk.ask("source add Another link:https://example.com/other")
    before = await desk.seq()

    second = await desk.ask(TOLD, key="event:1")

    assert drawn(second) == drawn(first)
    assert await desk.seq() == before


async def test_a_source_that_was_taken_back_since_is_not_brought_by_a_late_repeat() -> None:
    desk = await open_desk()
    await desk.ask(TOLD, key="event:1")
    await desk.save(f"fact undo {await desk.seq()}")
    before = await desk.seq()

    late = await desk.ask(TOLD, key="event:1")

    assert "undone since" in drawn(late)
    assert save_of(late)
    assert await desk.seq() == before


@pytest.mark.parametrize(
    ("language", "stays"),
    [
        ("en", ("A profile, given was B", "Reuters, given was Bild", "2024, given was 3 Mar 2025")),
        ("de", ("A profile, angegeben war B", "Reuters, angegeben war Bild", "3. März 2025")),
    ],
)
@pytest.mark.parametrize("value", ["60", "61"])
async def test_what_a_fact_says_otherwise_of_its_source_is_named_and_stays(
    language: str, stays: tuple[str, ...], value: str
) -> None:
    desk = await open_desk()
    await desk.ask('fact add openai employees value:60 quote:"It has 60 staff" source:FT')
    known = await brought(desk, TOLD)

    spoken = await desk.ask(
        f'fact add openai employees value:{value} quote:"It has {value} staff" '
        f"link:{LINK} source:Bild title:B said-on:2025-03-03",
        language,
    )

    assert not [each for each in stays if each not in drawn(spoken)]
    if press := save_of(spoken):
        assert not [each for each in stays if each not in drawn(await desk.ask(press, language))]
    told = await last(desk)
    assert (told.title, told.publisher, told.published) == (
        known.title,
        known.publisher,
        known.published,
    )


@pytest.mark.parametrize("source", [f"link:{LINK} source:Reuters", "from:6", "source:FT", ""])
async def test_of_a_source_of_which_nothing_else_is_said_nothing_is_told(source: str) -> None:
    desk = await open_desk()
    await brought(desk, TOLD)

    spoken = await desk.save(f'fact add openai employees value:60 quote:"60 staff" {source}')

    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert "given was" not in drawn(spoken)
