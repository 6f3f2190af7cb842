"""What every store promises of erasing a person: they are gone, and what others need is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.auditing import Audit
from store.base import Selection, Store, Workspace, WorkspaceId
from store.claims import Claim, Source, SourceId
from store.encoding import claim_id, encode
from store.errors import ConflictingEventError, KeyReusedError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    EntriesErased,
    EntryRestated,
    Event,
    NoteClosed,
    NoteFiled,
    NoteId,
    NoteOutcome,
    PersonId,
    Rank,
    RoleGranted,
    SourceNumbered,
    SourceRecorded,
)
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from store.ledger import genesis, verify
from store.notes import Note
from store.values import Text
from tests.contracts.cataloguing import BLOOMBERG
from tests.contracts.facts import (
    COMPARED_ID,
    DEAL,
    ENGLISH,
    FOUNDED_ID,
    INVESTED_ID,
    MISTRAL,
    MORNING,
    RAISED,
    RAISED_ID,
    STORY,
    now,
    read,
    recorded,
    remark,
    searched,
    span,
)
from tests.contracts.time import LATER, Sight, look

ANNA, BEN, EVE, OPERATOR = map(PersonId, ("U0ANNA", "U0BEN", "U0EVE", "operator"))
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

MESSAGE = Source(SourceId("s1:own"), "en", "22", author=ANNA, text="U0ANNA, C1: risk\n\nzebras")
HEARD = Claim(MISTRAL.id, "risk", Text("zebras everywhere", "en"), MESSAGE.id)
HEARD_ID = claim_id(HEARD)
OF_ANNA, OF_BEN = NoteId("n:anna"), NoteId("n:ben")

SAID: tuple[tuple[PersonId, Event], ...] = (
    (BEN, RoleGranted(ANNA, "admin")),
    (ANNA, RoleGranted(EVE, "editor")),
    (ANNA, SourceRecorded(MESSAGE)),
    (ANNA, SourceNumbered(DEAL.entity, MESSAGE.id, 3)),
    (ANNA, ClaimRecorded(HEARD, (span("zebras"),))),
    (BEN, ClaimVerified(HEARD_ID)),
    (EVE, ClaimSuperseded(FOUNDED_ID, HEARD_ID, "copied wrongly")),
    (ANNA, ClaimRanked(RAISED_ID, Rank.PREFERRED, "the company says so")),
    (BEN, ClaimRetracted(COMPARED_ID, "an opinion")),
    (ANNA, NoteFiled(OF_ANNA, "a zebra is missing", (RAISED_ID,))),
    (BEN, NoteClosed(OF_ANNA, NoteOutcome.SETTLED, "no zebra is")),
    (BEN, NoteFiled(OF_BEN, "too many", (HEARD_ID, RAISED_ID))),
    (ANNA, NoteClosed(OF_BEN, NoteOutcome.DECLINED, "there are not")),
)


async def say(
    workspace: Workspace,
    by: PersonId,
    *events: Event,
    key: str | None = None,
    after: timedelta = timedelta(),
) -> None:
    """Record events as somebody's."""
    at = MORNING + after
    await workspace.record(events, by=by, origin=f"slack/{by}", at=at, key=key)


async def live(workspace: Workspace) -> None:
    """Anna hands on what articles say, and says things herself; others go by both."""
    await say(workspace, ANNA, *STORY, key="import")
    for number, (by, event) in enumerate(SAID):
        await say(workspace, by, event, key=f"{by}:{number}", after=(number + 1) * SECOND)
    for person in (ANNA, BEN):
        await workspace.prefer(person, "language", "de")


async def erase(workspace: Workspace, person: PersonId = ANNA) -> int:
    return await workspace.erase(person, by=OPERATOR, origin="console", at=MORNING + MINUTE)


async def past(workspace: Workspace, upto: int) -> list[Sight]:
    """What could be seen at every moment."""
    return [await look(workspace, seq) for seq in range(upto + 1)]


async def whole(workspace: Workspace) -> Audit:
    """An audit, which found nothing wrong."""
    audit = await workspace.audit()
    assert audit.fault is None
    upto = await now(workspace)
    entries = await workspace.entries(after=0, upto=upto, limit=upto)
    assert verify(entries, genesis(workspace.id)) is None
    return audit


class Erasing:
    async def test_what_somebody_handed_on_is_answered_at_every_moment_as_before(
        self, workspace: Workspace
    ) -> None:
        await say(workspace, ANNA, *STORY)
        await say(workspace, BEN, *LATER[:4])
        await say(workspace, ANNA, *LATER[4:], RoleGranted(EVE, "editor"))
        before = await now(workspace)
        seen = await past(workspace, before)
        exported = export_json(await read_contents(workspace, upto=before))

        assert await erase(workspace) == before - 4

        assert await past(workspace, before) == seen
        assert await look(workspace, await now(workspace)) == seen[-1]
        contents = await read_contents(workspace, upto=await now(workspace))
        assert export_json(contents) == exported
        assert await workspace.roles() == ((EVE, "editor"),)

    async def test_what_somebody_said_is_gone_from_every_moment(self, workspace: Workspace) -> None:
        await live(workspace)
        before = await now(workspace)
        assert await searched(workspace, "zebras") == [HEARD_ID]

        await erase(workspace)

        assert await searched(workspace, "zebras") == []
        for upto in range(await now(workspace) + 1):
            for wanted in (
                Selection(claims=frozenset({HEARD_ID}), hidden=True),
                Selection(sources=frozenset({MESSAGE.id}), hidden=True),
                Selection(fields=frozenset({"risk"}), hidden=True),
            ):
                assert (await workspace.read(wanted, upto=upto)).records == ()
        [deal] = await workspace.deals(upto=before)
        assert [each.number for each in deal.sources] == [1, 2]

    async def test_their_messages_are_found_no_more_and_what_they_handed_on_is(
        self, workspace: Workspace
    ) -> None:
        await live(workspace)
        upto = await now(workspace)
        assert (await workspace.catalogue("zebras", upto=upto, limit=9)).sources == (MESSAGE,)

        await erase(workspace)

        upto = await now(workspace)
        assert (await workspace.catalogue("zebras", upto=upto, limit=9)).count == 0
        assert (await workspace.catalogue("U0ANNA", upto=upto, limit=9)).count == 0
        assert await workspace.called(BLOOMBERG, upto=upto) == (ENGLISH,)
        assert (await workspace.catalogue("bloomberg", upto=upto, limit=9)).sources == (ENGLISH,)
        assert (await workspace.catalogue(upto=upto, limit=9)).count == 2

    async def test_nothing_names_them_any_more(self, workspace: Workspace) -> None:
        await live(workspace)
        await erase(workspace)

        upto = await now(workspace)
        entries = await workspace.entries(after=0, upto=upto, limit=upto)
        assert ANNA not in {each.by for each in entries}
        for entry in entries:
            assert ANNA not in (encode(entry.event) if entry.event else "") + entry.origin
        assert await workspace.preferences(ANNA) == ()
        assert await workspace.preferences(BEN) == (("language", "de"),)
        assert await workspace.roles() == ((EVE, "editor"),)
        contents = await read_contents(workspace, upto=upto)
        for text in (export_json(contents), export_csv(contents)):
            assert not any(word in text for word in (ANNA, "zebra"))

    async def test_an_entry_says_which_were_emptied_and_the_chain_holds(
        self, workspace: Workspace
    ) -> None:
        await live(workspace)
        before = await now(workspace)
        links = [each.link for each in await workspace.entries(after=0, upto=before, limit=before)]

        count = await erase(workspace)

        assert (await whole(workspace)).erased == count
        upto = await now(workspace)
        entries = await workspace.entries(after=0, upto=upto, limit=upto)
        assert [each.link for each in entries[:before]] == links
        emptied = tuple(each.seq for each in entries if each.salt is None)
        assert (entries[before].event, entries[before].by) == (EntriesErased(emptied), OPERATOR)
        assert len(emptied) == count
        kept = {each.again: each for each in entries if each.again}
        for entry in entries[before + 1 :]:
            place = kept[entry.seq]
            assert isinstance(entry.event, EntryRestated)
            assert (entry.event.entry, entry.event.event) == (place.seq, place.event)
        # However much was said anew, what happened lately is what else happened.
        assert await workspace.lately(upto=upto, limit=upto) == entries[before::-1]

    async def test_whoever_said_something_else_still_says_it(self, workspace: Workspace) -> None:
        await live(workspace)
        await erase(workspace)

        number = len(STORY) + 12
        closed = NoteClosed(OF_BEN, NoteOutcome.DECLINED, "there are not")
        assert await workspace.notes(upto=await now(workspace)) == (
            Note(
                number,
                BEN,
                MORNING + 12 * SECOND,
                NoteFiled(OF_BEN, "too many", (RAISED_ID,)),
                closed,
                PersonId(""),
            ),
        )
        for about, by in ((COMPARED_ID, BEN), (FOUNDED_ID, EVE), (RAISED_ID, PersonId(""))):
            history = await workspace.history(about, upto=await now(workspace))
            assert history[-1].by == by
            assert history[0].event == recorded_again(about)

    async def test_what_gave_way_to_their_words_stays_withdrawn(self, workspace: Workspace) -> None:
        await live(workspace)
        await erase(workspace)

        selection = Selection(claims=frozenset({FOUNDED_ID}), hidden=True)
        [record] = (await read(workspace, selection)).records
        assert (record.standing.retracted, record.standing.superseded_by) == (True, None)
        assert record.standing.reason == "copied wrongly"
        await say(workspace, BEN, ClaimRestored(FOUNDED_ID, "it was right"))
        await whole(workspace)

    async def test_it_goes_on_where_it_stood(self, workspace: Workspace) -> None:
        await live(workspace)
        await erase(workspace)
        again = ClaimRecorded(RAISED, (span("more words", 300),))
        await say(workspace, EVE, again, *STORY, ClaimRetracted(INVESTED_ID, "wrong"))

        [record] = (await read(workspace, Selection(claims=frozenset({RAISED_ID})))).records
        assert record.spans[-1] == span("more words", 300)
        assert record.standing.recorded == len(STORY) - 3
        with pytest.raises(ConflictingEventError):
            await say(workspace, EVE, ClaimRetracted(INVESTED_ID, "wrong"))
        # What they said is as if it had never been, so it can be said again.
        await say(workspace, BEN, SourceRecorded(MESSAGE), recorded(remark("zebras"), "zebras"))
        await whole(workspace)

    async def test_one_after_another(self, workspace: Workspace) -> None:
        await live(workspace)
        seen = await look(workspace, len(STORY))
        for person in (ANNA, BEN, EVE):
            assert await erase(workspace, person) > 0
            await whole(workspace)
        assert await look(workspace, len(STORY)) == seen
        upto = await now(workspace)
        entries = await workspace.entries(after=0, upto=upto, limit=upto)
        assert {each.by for each in entries} == {PersonId(""), OPERATOR}
        assert await workspace.roles() == ()
        assert await workspace.notes(upto=upto) == ()

    async def test_erasing_again_or_nobody_is_no_entry(self, workspace: Workspace) -> None:
        await live(workspace)
        assert await erase(workspace, PersonId("U0ANN")) == 0
        await erase(workspace)
        before = await now(workspace)
        assert await erase(workspace) == 0
        assert await now(workspace) == before

    async def test_a_request_that_comes_again_still_does_nothing(
        self, workspace: Workspace
    ) -> None:
        await live(workspace)
        await erase(workspace)
        before = await now(workspace)
        with pytest.raises(KeyReusedError):
            await say(workspace, ANNA, *STORY, key="import")
        assert await now(workspace) == before
        assert await workspace.receipt(f"{BEN}:8")
        assert await workspace.receipt(f"{ANNA}:7") is None

    async def test_what_stands_on_shelves_for_a_time_goes_where_it_names_them(
        self, store: Store, workspace: Workspace
    ) -> None:
        shelf, later = store.shelf("drafts"), MORNING + timedelta(days=1)
        kept = {"U0ANNA2": "draft", "team": "x U0ANNAS"}
        for key, value in {ANNA: "draft", "draft": f'{{"by":"{ANNA}"}}', **kept}.items():
            await shelf.put(key, value, until=later)
        await shelf.put("for good", ANNA)

        await erase(workspace)

        left = {each.key: each.value for each in await shelf.all(now=MORNING)}
        assert left == {**kept, "for good": ANNA}

    async def test_other_workspaces_are_as_they_were(
        self, store: Store, workspace: Workspace
    ) -> None:
        other = store.workspace(WorkspaceId("slack:T2"))
        await live(other)
        await live(workspace)
        before = await now(other)
        seen, entries = await past(other, before), await other.entries(after=0, upto=99, limit=99)

        await erase(workspace)

        assert await past(other, before) == seen
        assert await other.entries(after=0, upto=99, limit=99) == entries
        assert await other.preferences(ANNA) == (("language", "de"),)
        assert len(await searched(other, "zebras")) == 1

    @pytest.mark.parametrize(
        "event", [EntriesErased((1,)), EntryRestated(1, ClaimVerified(RAISED_ID))]
    )
    async def test_only_erasing_says_that_it_did(self, workspace: Workspace, event: Event) -> None:
        await say(workspace, ANNA, *STORY)
        with pytest.raises(ConflictingEventError):
            await say(workspace, BEN, event)
        assert await now(workspace) == len(STORY)


def recorded_again(about: str) -> Event:
    return next(
        each for each in STORY if isinstance(each, ClaimRecorded) and claim_id(each.claim) == about
    )
