"""What `dealbrief audit` finds and does, in words for an operator."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from adapters.findings import Finding, ok, wrong
from bot.leaves import OPERATOR
from bot.settings import Settings
from store.auditing import Audit, Fault, Flaw
from store.base import Store, Workspace, WorkspaceId
from store.encoding import encode
from store.events import Entry, PersonId
from store.mentioning import naming
from store.open import open_store

SHOWN = 24
"""Hexadecimal digits of a link that are printed: 96 bits, which nobody meets by trying."""

EXPECTED = re.compile(rf"([1-9][0-9]{{0,17}}):([0-9a-f]{{{SHOWN},64}})")
"""What is printed of a newest entry: its number, which SQLite can hold, and how its link begins."""

AT_ONCE = 1_000

ORIGIN = "audit erase"

FAULTS = {
    Flaw.CHANGED: "entry {} is not what was recorded, or one before it is missing",
    Flaw.EMPTIED: "entry {} is empty, and no erasure says so",
    Flaw.KEPT: "entry {} was to be erased and is not",
    Flaw.MISFILED: "entry {} cannot be found by what it says",
    Flaw.ENDED: "the ledger does not end where it did: entry {} was removed, or added",
    Flaw.KEYED: "entry {} is said to come of a request that it does not come of",
    Flaw.INDEXED: "entry {} is found by other names or words than its own",
}

FAULTS_OF_NO_ENTRY = {
    Flaw.INDEXED: "words are found that no entry says",
    Flaw.UNGUARDED: "what refuses to change or remove entries is not as it was made",
}

ANEW = (
    "The ledger itself holds. While nothing runs, `sqlite3 FILE 'delete from indexed_by'` has the "
    "next start make all that is found by anew"
)

RESTORE = (
    "Somebody or something wrote to the file past the bot: keep a copy of it, look who may, and "
    "restore the newest backup that is sound"
)


class UnclearError(Exception):
    """What was asked for may mean several things; the text says what to write."""


@asynccontextmanager
async def _opened(settings: Settings, *, read_only: bool) -> AsyncIterator[Store]:
    store = await open_store(settings.database, read_only=read_only)
    try:
        yield store
    finally:
        await store.close()


async def verified(
    settings: Settings, only: WorkspaceId | None, expect: str | None
) -> tuple[Finding, ...]:
    """Return what is found of one workspace or of all, or raise UnclearError or StoreError.

    `expect` is what was printed of its newest entry at some time before.
    """
    async with _opened(settings, read_only=True) as store:
        known = await store.workspaces()
        if only and only not in known and not expect:
            return (wrong(only, "no entry is there", _named_instead(known)),)
        names = (only,) if only else known
        if expect and len(names) != 1:
            raise UnclearError("say of which workspace that was printed: --workspace")
        if not names:
            return (ok("ledger", "no workspace has an entry yet"),)
        return tuple([await _of(store.workspace(name), expect) for name in names])


def _named_instead(known: tuple[WorkspaceId, ...]) -> str:
    return f"Name one of these: {', '.join(known)}" if known else "No workspace has an entry yet"


async def _of(workspace: Workspace, expect: str | None) -> Finding:
    audit = await workspace.audit()
    if audit.fault is not None:
        return _fault(workspace.id, audit.fault)
    if expect and (missed := await _missed(workspace, expect)):
        return wrong(workspace.id, missed, RESTORE)
    return ok(workspace.id, _sound(audit))


def _fault(workspace: WorkspaceId, fault: Fault) -> Finding:
    said = FAULTS[fault.flaw].format(fault.entry) if fault.entry else FAULTS_OF_NO_ENTRY[fault.flaw]
    return wrong(workspace, said, ANEW if fault.flaw is Flaw.INDEXED else RESTORE)


def _sound(audit: Audit) -> str:
    if audit.link is None or audit.first_at is None or audit.last_at is None:
        return "no entry yet"
    first, last = (f"{each:%Y-%m-%d %H:%M}" for each in (audit.first_at, audit.last_at))
    number = (
        f"{audit.entries} entries from {first}" if audit.entries > 1 else f"an entry of {first}"
    )
    until = f" to {last} UTC" if audit.entries > 1 else " UTC"
    erased = f", {audit.erased} of them erased" if audit.erased else ""
    newest = f"{audit.entries}:{audit.link.hex()[:SHOWN]}"
    return f"{number}{until}{erased}; the newest is {newest}"


async def _missed(workspace: Workspace, expect: str) -> str | None:
    """Return what is to be said where an entry is not the one it was."""
    number, _, link = expect.partition(":")
    seq = int(number)
    if not (found := await workspace.entries(after=seq - 1, upto=seq, limit=1)):
        return f"there is no entry {seq} any more"
    (entry,) = found
    return None if entry.link.hex().startswith(link) else f"entry {seq} is another than it was"


async def erased(settings: Settings, workspace: WorkspaceId, person: PersonId) -> str:
    """Erase a person, and say what that did, and what is left of others; or raise StoreError."""
    async with _opened(settings, read_only=False) as store:
        there = store.workspace(workspace)
        asked = [each for each in await there.subscriptions() if each.person == person]
        count = await there.erase(person, by=OPERATOR, origin=ORIGIN, at=datetime.now(UTC))
        named = [entry.seq async for entry in _entries(there) if _names(entry, person)]
    lines = [
        f"{workspace}: {_number(count)} emptied, what {person} said, wrote or was given"
        if count
        else f"{workspace}: nothing was said by {person} or given to them"
    ]
    if alone := [each.number for each in asked if each.alone]:
        lines.append(f"what was told to them alone is stopped, {_subscriptions(alone)}")
    if shared := [each.number for each in asked if not each.alone]:
        lines.append(f"what they asked for in channels goes on, {_subscriptions(shared)}")
    if named:
        numbers = ", ".join(map(str, named))
        lines.append(f"what others say names {person} still, in the entries {numbers}")
    if count or asked:
        lines.append(f"backups, exports and logs of before may name {person} still")
    return "".join(f"{each}\n" for each in lines)


def _number(count: int) -> str:
    return "1 entry was" if count == 1 else f"{count} entries were"


def _subscriptions(numbers: Sequence[int]) -> str:
    noun = "subscription" if len(numbers) == 1 else "subscriptions"
    return f"{noun} {', '.join(map(str, numbers))}"


async def _entries(workspace: Workspace) -> AsyncIterator[Entry]:
    after, upto = 0, (await workspace.head()).seq
    while some := await workspace.entries(after=after, upto=upto, limit=AT_ONCE):
        for entry in some:
            yield entry
        after = some[-1].seq


def _names(entry: Entry, person: PersonId) -> bool:
    said = f"{entry.origin} {encode(entry.event)}" if entry.event else entry.origin
    return naming(person).search(said) is not None
