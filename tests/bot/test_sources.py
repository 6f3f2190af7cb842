"""Any source of the workspace is found and opened, whether an open deal cites it or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.document import Outcome
from bot.service import Spoken
from bot.sought import LISTED
from store.claims import Source, SourceId
from store.encoding import source_id
from store.events import DealOpened, SourceNumbered, SourceRecorded
from store.pack.load import load
from tests.bot.demo import NOW, PACK
from tests.bot.editing import EDITOR, Desk, drawn, open_desk
from tests.bot.team import offered, problem

CLOSED = "Microsoft – Mistral AI"
OTHER = "deals new Adobe – Figma kind:acquisition parties:Adobe and Figma"
LINK = "https://www.example.com/tech/round.html?id=7"


def source(link: str | None = LINK, title: str | None = "Round closed") -> Source:
    """Return a source as an import brings it."""
    return Source(source_id(f"{link}{title}", link), "en", "0" * 64, title, "Reuters", link=link)


async def with_sources(*sources: Source) -> Desk:
    """Open a workspace with the demo deal, and sources that no deal numbers."""
    desk = await open_desk()
    events = tuple(map(SourceRecorded, sources))
    await desk.workspace.record(events, by=EDITOR, origin="import:rounds.csv", at=NOW)
    return desk


async def with_closed_deal() -> Desk:
    """Open a workspace where the demo deal was closed and another one is followed."""
    desk = await open_desk()
    await desk.save("deals close mistral")
    await desk.ask(OTHER)
    await desk.ask("source add Elsewhere link:https://example.com/b")
    return desk


def shows(spoken: Spoken, title: str) -> bool:
    """Say whether a source was opened."""
    return spoken.leaves.outcome is Outcome.ANSWERED and drawn(spoken).startswith(title)


@pytest.mark.parametrize(
    "about", [LINK, f"<{LINK}>", "closed", "closed round", "CLÓSED", "example.com/tech"]
)
@pytest.mark.parametrize(
    ("language", "title"), [("en", "Source [Reuters]"), ("de", "Quelle [Reuters]")]
)
async def test_a_source_without_a_deal_is_opened_by_its_link_or_words_of_it(
    about: str, language: str, title: str
) -> None:
    desk = await with_sources(source())

    spoken = await desk.ask(f"sources {about}", language)

    assert shows(spoken, title)
    assert LINK in drawn(spoken)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "2 more sources are cited in no open deal."),
        ("de", "2 weitere Quellen stehen in keinem offenen Deal."),
    ],
)
async def test_the_list_says_how_many_sources_no_open_deal_cites_and_leads_to_them(
    language: str, told: str
) -> None:
    desk = await with_sources(source(), source("https://example.com/other", "Another"))

    spoken = await desk.ask("sources", language)
    *_, command = offered(spoken.leaves)
    rest = await desk.ask(command, language)

    assert told in drawn(spoken)
    assert "Round closed" in drawn(rest)
    assert "Another" in drawn(rest)
    (opening,) = offered(rest.leaves)
    assert shows(await desk.ask(opening, language), "Source" if language == "en" else "Quelle")


async def test_where_a_date_was_inferred_is_told_of_a_source_that_no_deal_numbers() -> None:
    desk = await open_desk(empty=True)
    events = [each for each in load(PACK) if not isinstance(each, DealOpened | SourceNumbered)]
    await desk.workspace.record(tuple(events), by=EDITOR, origin="", at=NOW)

    told = drawn(await desk.ask("valuation mistral"))

    command = told.partition("The date is inferred; ")[2].partition(" shows from")[0]
    assert command == "sources other"
    assert "Date inferred from" in drawn(await desk.ask(command))


async def test_where_every_source_has_a_number_nothing_is_said_of_others() -> None:
    desk = await open_desk()

    assert offered((await desk.ask("sources")).leaves) == ("sources 1",)
    assert "Every source" in drawn(await desk.ask("sources other"))


async def test_sources_of_a_closed_deal_are_listed_and_opened_under_their_numbers() -> None:
    desk = await with_closed_deal()

    listed = await desk.ask("sources other")
    opened = await desk.ask(f"sources 4 deal:{CLOSED}")

    assert all(f"[{CLOSED} {number}]" in drawn(listed) for number in range(1, 6))
    assert shows(opened, f"Source [{CLOSED} 4]")
    assert "Bloomberg" in drawn(opened)
    assert "Elsewhere" not in drawn(listed)
    (opening,) = offered(listed.leaves)
    assert shows(await desk.ask(opening), f"Source [{CLOSED}")


async def test_sources_of_a_closed_deal_are_found_by_their_words() -> None:
    desk = await with_closed_deal()

    assert shows(await desk.ask("sources Bloomberg Strikes"), f"Source [{CLOSED} 4]")


async def test_what_tells_of_a_thing_outside_of_open_deals_is_listed_after_theirs() -> None:
    desk = await with_closed_deal()

    told = drawn(await desk.ask("sources Brad Smith"))

    assert f"[{CLOSED} 4]" in told


async def test_a_workspace_without_a_deal_lists_what_it_has() -> None:
    desk = await open_desk(empty=True)
    await desk.workspace.record((SourceRecorded(source()),), by=EDITOR, origin="", at=NOW)

    assert "Round closed" in drawn(await desk.ask("sources"))


@pytest.mark.parametrize(("language", "told"), [("en", "No source"), ("de", "Keine Quelle")])
async def test_a_link_that_no_source_has_is_said_to_be_unknown(language: str, told: str) -> None:
    desk = await with_sources(source())

    spoken = await desk.ask("sources https://example.com/nothing", language)

    assert spoken.leaves.outcome is Outcome.UNKNOWN
    assert told in drawn(spoken)


async def test_of_very_many_sources_the_first_are_listed_and_all_counted() -> None:
    many = [replace(source(), id=SourceId(f"s1:{number}")) for number in range(LISTED + 1)]
    desk = await with_sources(*many)

    assert f"The first {LISTED} of {LISTED + 1}." in drawn(await desk.ask("sources other"))


@pytest.mark.parametrize("language", ["de", "en"])
async def test_a_source_that_is_a_link_alone_is_called_by_its_host_and_path(language: str) -> None:
    desk = await with_sources(source(title=None))

    told = drawn(await desk.ask("sources other", language))

    assert "[Reuters] example.com/tech/round.html · Reuters" in told


async def test_a_long_link_is_shortened_where_it_stands_for_a_title() -> None:
    desk = await with_sources(source(f"https://example.com/{'a' * 99}", None))

    assert f"example.com/{'a' * 47}… ·" in drawn(await desk.ask("sources other"))


async def test_a_closed_deal_lists_each_of_its_sources_once_under_its_own_number() -> None:
    desk = await with_closed_deal()
    await desk.ask("deals new Third kind:acquisition parties:Adobe and Figma")
    await desk.ask("source add Elsewhere link:https://example.com/b deal:Third")
    await desk.save("deals close Adobe – Figma")
    await desk.save("deals close Third")

    for deal, title in (
        ("Adobe – Figma", "Elsewhere"),
        ("Third", "Elsewhere"),
        (CLOSED, "Strikes"),
    ):
        told = drawn(await desk.ask(f'sources deal:"{deal}"'))

        assert told.count(title) == 1
        assert f"[{deal} 1]" in told


async def test_words_seek_among_the_sources_of_the_deal_that_is_named() -> None:
    desk = await with_closed_deal()

    assert "Elsewhere" in drawn(await desk.ask("sources elsewhere deal:Adobe – Figma"))
    spoken = await desk.ask(f"sources elsewhere deal:{CLOSED}")

    assert problem(spoken.leaves) == "problem-no-source-of-deal"
    assert "Elsewhere" in drawn(await desk.ask(offered(spoken.leaves)[0]))


async def test_among_very_many_sources_those_of_the_deal_are_found_by_their_words() -> None:
    many = [replace(source(), id=SourceId(f"s1:{number}")) for number in range(LISTED + 1)]
    desk = await with_sources(*many)
    await desk.ask("source add Closed link:https://example.com/b publisher:Zebra published:1999")

    found = drawn(await desk.ask(f"sources closed deal:{CLOSED}"))

    assert "Zebra" in found
    assert "Reuters" not in found


@pytest.mark.parametrize(("language", "other"), [("en", "other"), ("de", "andere")])
async def test_sources_of_no_deal_are_none_of_a_deal(language: str, other: str) -> None:
    desk = await with_closed_deal()

    spoken = await desk.ask(f"sources {other} deal:{CLOSED}", language)

    assert problem(spoken.leaves) == "problem-other-of-deal"
    assert "Elsewhere" not in drawn(spoken)


@pytest.mark.parametrize(("language", "told"), [("en", "no source yet"), ("de", "noch keine")])
async def test_a_deal_without_sources_has_none_of_any_number(language: str, told: str) -> None:
    desk = await open_desk()
    await desk.ask(OTHER)

    assert told in drawn(await desk.ask("sources 1 deal:Adobe – Figma", language))
