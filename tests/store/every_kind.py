"""Changes of every kind, as editors make them one after the other; and what is so after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.assemble import cast, closed, followed, known
from store.base import Selection, Workspace
from store.claims import Claim, Deal, DealKind, DealStatus, Kind, Source, SourceId
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Entry,
    Event,
    ImportRecorded,
    ImportRestored,
    ImportWithdrawn,
    NoteClosed,
    NoteFiled,
    NoteId,
    NoteOutcome,
    PersonId,
    Rank,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.fold import Happened, State, about, fold
from store.values import Text
from tests.contracts.facts import entity, now, span


def editor(number: int) -> PersonId:
    return PersonId(f"U0{number}X")


def changes(number: int) -> tuple[Event, ...]:
    """One change of every kind, each of which fits where those before it were made."""
    source = Source(SourceId(f"s1:{number}"), "en", "00", title=f"News {number}")
    own = replace(source, id=SourceId(f"s1:own{number}"), title=None, author=editor(number))
    company = entity(Kind.COMPANY, f"c{number}", f"Company {number}")
    twin = entity(Kind.COMPANY, f"t{number}", f"Company {number} SA")
    deal = entity(Kind.DEAL, f"d{number}", f"Deal {number}")
    wrong, right, heard = (
        Claim(company.id, "risk", Text(f"{words} {number}", "en"), whose.id)
        for words, whose in (("wrong", source), ("right", source), ("heard", own))
    )
    wrong_id, right_id, heard_id = map(claim_id, (wrong, right, heard))
    note = NoteId(f"n:{number}")
    followed = Deal(deal.id, DealKind.ACQUISITION, (company.id,))
    return (
        RoleGranted(editor(number), "editor"),
        *map(SourceRecorded, (source, own)),
        *map(EntityRecorded, (company, twin, deal)),
        DealOpened(followed),
        DealOpened(replace(followed, status=DealStatus.SIGNED)),
        SourceNumbered(deal.id, source.id, 1),
        ClaimRecorded(wrong, (span("wrong"),)),
        ClaimRecorded(wrong, (span("wrong indeed", 40),)),
        ClaimRecorded(right, (span("right"),)),
        ClaimRecorded(heard, (span("heard"),)),
        ClaimSuperseded(wrong_id, right_id, "copied wrongly"),
        ClaimRestored(wrong_id, "it was right"),
        ClaimRetracted(wrong_id, "it was wrong"),
        ClaimRanked(right_id, Rank.PREFERRED, "newer"),
        ClaimVerified(right_id),
        ClaimUnverified(right_id),
        EntitiesMerged(company.id, twin.id),
        EntitiesSplit(twin.id),
        NoteFiled(note, "wrong", (wrong_id, heard_id)),
        NoteClosed(note, NoteOutcome.SETTLED, "retracted"),
        SourceUnnumbered(deal.id, source.id, 1),
        EntityRecorded(replace(twin, withdrawn=True)),
        SourceRecorded(replace(source, withdrawn=True)),
        ClaimRetracted(heard_id, "only heard"),
        DealClosed(deal.id),
        DealOpened(followed),
        DealWithdrawn(deal.id),
        ImportRecorded(f"{number}.csv", number),
        ImportWithdrawn(number, number),
        ImportRestored(number, number),
        RoleRevoked(editor(number)),
    )


def state_after(entries: Iterable[Entry]) -> State:
    """What is so by the ledger alone."""
    return fold(
        Happened(entry.seq, about(entry.event), entry.event, "")
        for entry in entries
        if entry.event is not None
    )


async def replayed(workspace: Workspace) -> State:
    """What is so by the ledger alone, which is what is answered."""
    upto = await now(workspace)
    state = state_after(await workspace.entries(after=0, upto=upto, limit=upto))
    evidence = await workspace.read(Selection(hidden=True), upto=upto)
    assert evidence.records == tuple(state.records.values())
    assert dict(await workspace.roles()) == state.roles
    assert await workspace.deals(upto=upto) == followed(state)
    assert await workspace.closed(upto=upto) == closed(state)
    every = frozenset(state.sources)
    assert await workspace.sources(every, upto=upto) == known(state, every)
    assert await workspace.cast(upto=upto) == cast(state)
    settled = {each.filed.note: each.closed for each in await workspace.notes(upto=upto)}
    assert settled == state.notes
    return state
