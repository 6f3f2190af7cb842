"""What every store promises of sources: each is found by its link, its title or words of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.base import Workspace
from store.catalogue import Listing, Shelfmark, shelfmark
from store.claims import Source, SourceId
from store.events import DealClosed, Event, SourceRecorded
from store.values import PartialDate, Precision
from tests.contracts.facts import DEAL, ENGLISH, GERMAN, STORY, now, tell

LINK = "https://www.example.com/tech/Mistral?id=7"
FRENCH = Source(
    SourceId("s1:french"),
    "en",
    "22",
    title="L’Éclair: a round of 385 M€",
    publisher="La Tribune",
    author="Zoé Ötzi",
    link=LINK,
    published=PartialDate(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR, "2024"),
    rests_on=("Agence Havas",),
    text="zebras",
)
MESSAGE = Source(SourceId("s1:own"), "en", "33", author="U0ANNA", text="U0ANNA, C1: wombats")
EARLIER = replace(
    FRENCH,
    id=SourceId("s1:earlier"),
    title="Before",
    link="https://example.com/before",
    published=PartialDate(None, date(2023, 5, 1), Precision.DAY, "by 1 May 2023"),
)
EVERY: tuple[Event, ...] = (*STORY, *map(SourceRecorded, (FRENCH, MESSAGE, EARLIER)))


def marks(*given: Shelfmark | None) -> frozenset[Shelfmark]:
    """The shelfmarks among what was given."""
    return frozenset(each for each in given if each)


BLOOMBERG = marks(shelfmark(publisher="Bloomberg"))


async def titled(workspace: Workspace, words: str) -> list[SourceId]:
    listing = await workspace.catalogue(words, upto=await now(workspace), limit=99)
    assert listing.count == len(listing.sources)
    return [each.id for each in listing.sources]


class Cataloguing:
    async def test_sources_are_known_by_their_ids_as_they_were_last(
        self, workspace: Workspace
    ) -> None:
        revised = replace(GERMAN, revision=1, title="Another")
        await tell(workspace, *EVERY, DealClosed(DEAL.entity))
        before = await now(workspace)
        await tell(workspace, SourceRecorded(revised))
        ids = frozenset((GERMAN.id, FRENCH.id, SourceId("s1:nothing")))
        assert await workspace.sources(ids, upto=99) == (FRENCH, revised)
        assert await workspace.sources(ids, upto=before) == (FRENCH, GERMAN)
        assert await workspace.sources(frozenset(), upto=99) == ()

    @pytest.mark.parametrize(
        ("mark", "found"),
        [
            (shelfmark(LINK), (FRENCH,)),
            (shelfmark(LINK.lower()), ()),
            (shelfmark(LINK, "any", "words"), (FRENCH,)),
            (shelfmark(title=FRENCH.title, publisher=FRENCH.publisher), ()),
            (shelfmark(title=GERMAN.title), (GERMAN,)),
            (shelfmark(title=GERMAN.title, publisher="Bloomberg"), ()),
            (shelfmark(publisher="Bloomberg"), (ENGLISH,)),
        ],
    )
    async def test_a_source_goes_by_its_link_or_else_by_title_and_publisher(
        self, workspace: Workspace, mark: Shelfmark, found: tuple[Source, ...]
    ) -> None:
        await tell(workspace, *EVERY)
        assert await workspace.called(frozenset({mark}), upto=99) == found

    async def test_what_nobody_named_goes_by_nothing(self) -> None:
        assert shelfmark() is None
        assert shelfmark("", "", "") is None

    async def test_a_source_goes_by_what_it_was_called_last(self, workspace: Workspace) -> None:
        moved = replace(FRENCH, link="https://example.com/moved", revision=1)
        await tell(workspace, *EVERY)
        before = await now(workspace)
        await tell(workspace, SourceRecorded(moved))
        both = marks(shelfmark(LINK), shelfmark(moved.link), shelfmark(title=GERMAN.title))
        assert await workspace.called(both, upto=99) == (moved, GERMAN)
        assert await workspace.called(both, upto=before) == (FRENCH, GERMAN)
        assert await workspace.called(marks(shelfmark(LINK)), upto=99) == ()
        assert await workspace.called(both, upto=0) == ()

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("éclair", [FRENCH]),
            ("ECLAIR round", [FRENCH]),
            ("ecl rou 385 trib", [FRENCH]),
            ("clair", []),
            ("eclair zebras", []),
            ("Havas", [FRENCH, EARLIER]),
            ("otz", [FRENCH, EARLIER]),
            ("example.com/tech", [FRENCH]),
            ("example", [FRENCH, EARLIER]),
            ("wombat", [MESSAGE]),
            ("KI-Zukunft setzt", [GERMAN]),
            ('"bloom" OR *', []),
            ("bloom*", [ENGLISH]),
            ("€ …", []),
            ("", []),
        ],
    )
    async def test_a_source_is_found_by_how_words_begin_that_tell_what_it_is(
        self, workspace: Workspace, words: str, found: list[Source]
    ) -> None:
        await tell(workspace, *EVERY)
        assert await titled(workspace, words) == [each.id for each in found]

    async def test_a_source_is_found_by_the_words_it_has_now(self, workspace: Workspace) -> None:
        await tell(workspace, *EVERY)
        before = await now(workspace)
        renamed = replace(GERMAN, title="Anderer Titel", revision=1)
        await tell(workspace, SourceRecorded(renamed))
        assert await titled(workspace, "Zukunft") == []
        assert await titled(workspace, "anderer") == [GERMAN.id]
        then = await workspace.catalogue("Zukunft", upto=before, limit=9)
        assert then == Listing((GERMAN,), 1)

    async def test_sources_are_listed_from_the_last_published_on(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *EVERY)
        listing = await workspace.catalogue(upto=99, limit=99)
        assert listing == Listing((ENGLISH, FRENCH, EARLIER, GERMAN, MESSAGE), 5)
        first = await workspace.catalogue(upto=99, limit=2)
        assert first == Listing((ENGLISH, FRENCH), 5)
        none = await workspace.catalogue(upto=0, limit=9)
        assert none == Listing((), 0)

    async def test_a_listing_leaves_out_those_it_stands_beside(self, workspace: Workspace) -> None:
        await tell(workspace, *EVERY)
        beside = frozenset({ENGLISH.id, EARLIER.id, SourceId("s1:nothing")})
        listing = await workspace.catalogue(beside=beside, upto=99, limit=1)
        assert listing == Listing((FRENCH,), 3)
        told = await workspace.catalogue("Havas", beside=beside, upto=99, limit=9)
        assert told == Listing((FRENCH,), 1)
