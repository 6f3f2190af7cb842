"""Editors who all change the same facts at the same moment, as a seed says, and what becomes of it.

Each asks, looks and saves as people do, of a bot that may be another than the others'. Whatever is
read or written lets the others go on first, as often as the seed says.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any, cast

from bot.call import Call
from bot.document import Outcome
from bot.documents import Document
from bot.roles import Role
from bot.service import Bot, Spoken
from store.base import Record, Selection, Store, Workspace, WorkspaceId
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded, Entry, PersonId
from store.ledger import genesis, verify
from store.open import open_store
from store.values import EntityId
from tests.bot.demo import NOW, RECORDED, asked
from tests.bot.editing import save_of

EDITORS = tuple(PersonId(f"U{each}") for each in range(1, 6))
ACTS = 4
ABOUT = EntityId("company:mistral-ai")
KNOWN = (
    EntityRecorded(Entity(ABOUT, Kind.COMPANY, (Name("Mistral AI"),))),
    EntityRecorded(Entity(EntityId("company:openai"), Kind.COMPANY, (Name("OpenAI"),))),
)
FIGURES = ("fact retract", "fact restore", "fact verify", "fact rank", "fact amend")
CHANGES = (
    "fact retract {} reason:wrong",
    "fact restore {}",
    "fact verify {}",
    "fact rank {} disputed reason:doubtful",
    "fact rank {} preferred reason:sure",
)
"""What can be done to a figure, by its number."""

ADDITIONS = (
    "entity add House{0} company",
    'deals new "Deal{0}" kind:investment parties:"House{0}"',
    "source add title:Story{0} deal:Deal{0}",
    "fact add House{0} field:raised value:€{0}M",
    "fact import rounds.csv",
)
"""What makes something known; {0} is one of a few numbers, so that editors build on each other."""

NUMBERS = 3
FILE = "company;amount;round\nHouse{0};{0} Mio. €;Seed\nMistral AI;{0} Mio. €;Series{0}\n"


class Unsteady:
    """A store, or a workspace of it, that lets others go on before it answers."""

    def __init__(self, inner: object, random: Random) -> None:
        self._inner = inner
        self._random = random

    def workspace(self, workspace: WorkspaceId) -> Unsteady:
        return Unsteady(cast("Store", self._inner).workspace(workspace), self._random)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a store has
        found = getattr(self._inner, name)
        return self._later(found) if asyncio.iscoroutinefunction(found) else found

    def _later(self, work: Callable[..., Any]) -> Callable[..., Any]:
        async def later(*given: object, **named: object) -> object:
            for _ in range(self._random.randrange(4)):
                await asyncio.sleep(0)
            return await work(*given, **named)

        return later


@dataclass(frozen=True)
class Done:
    """A change that somebody was told was made: their call's text, and the entries it made."""

    by: PersonId
    text: str
    entries: tuple[Entry, ...]


@dataclass
class History:
    """One workspace and its five editors."""

    workspace: Workspace
    bots: tuple[Bot, ...]
    random: Random
    done: list[Done] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    made: int = 0

    async def run(self) -> None:
        """Let all editors do all they do, and hold what they were told against the ledger."""
        await self.workspace.record(KNOWN, by=EDITORS[0], origin="", at=RECORDED)
        await asyncio.gather(*map(self._edits, EDITORS))
        await self._nothing_is_lost()
        await self._replayed()

    async def _edits(self, person: PersonId) -> None:
        for _ in range(ACTS):
            await self._acts(person, await self._choice())

    async def _choice(self) -> str:
        """Return what somebody does next: something new, or something to what is there."""
        records = await self._records()
        if not records or self.random.random() < 0.3:
            self.made += 1
            return f"fact add mistral ai field:raised value:€{self.made}M"
        if self.random.random() < 0.25:
            return self.random.choice(ADDITIONS).format(self.random.randrange(1, NUMBERS))
        number = self.random.choice(records).standing.recorded
        if self.done and self.random.random() < 0.3:
            return f"fact undo {self.random.choice(self.done).entries[-1].seq}"
        if self.random.random() < 0.2:
            self.made += 1
            return f"fact amend {number} value:€{self.made}M"
        return self.random.choice(CHANGES).format(number)

    async def _acts(self, person: PersonId, text: str) -> None:
        """Ask for a change, look at it and save it; look again where it changed meanwhile."""
        spoken = await self._asks(person, text)
        for _ in range(3):
            if (save := save_of(spoken)) is None:
                return
            self.told["looked at"] += 1
            shown, saved = (await self.workspace.head()).seq, len(self.done)
            spoken = await self._asks(person, save)
            mine = [each for each in self.done[saved:] if each.by == person]
            if mine and text.startswith(FIGURES):
                await self._seen(int(text.split()[2]), shown, mine[0].entries[0].seq)

    async def _seen(self, number: int, shown: int, saved: int) -> None:
        """Nobody changed a figure between when it was shown and when its change was saved."""
        (figure,) = (each for each in await self._records() if each.standing.recorded == number)
        told = await self.workspace.history(figure.id, upto=saved - 1)
        assert [each.seq for each in told if each.seq > shown] == []

    async def _asks(self, person: PersonId, text: str) -> Spoken:
        before = (await self.workspace.head()).seq
        call = self._call(person, text)
        spoken = await self.random.choice(self.bots).answer(call)
        made = tuple(each for each in await self._entries(before) if each.origin == call.origin)
        if made:
            # It is there by the time it is said, and nobody was told otherwise.
            assert spoken.leaves.outcome is Outcome.ANSWERED, (text, spoken.leaves)
            assert save_of(spoken) is None, text
            self.done.append(Done(person, text, made))
            self.told["saved"] += 1
            await self._stands(person, made)
        elif spoken.leaves.outcome is Outcome.ANSWERED:
            self.told["so already"] += save_of(spoken) is None
        else:
            self.told[spoken.leaves.outcome.value] += 1
        assert "problem-unexpected" not in repr(spoken.leaves), text
        return spoken

    def _call(self, person: PersonId, text: str) -> Call:
        key = f"{person}:{self.random.getrandbits(64):x}"
        at = NOW + timedelta(seconds=self.random.randrange(60))
        file = None
        if text.startswith("fact import"):
            rows = FILE.format(self.random.randrange(1, NUMBERS))
            file = Document("rounds.csv", rows.encode())
        call = replace(asked(text, self.random.choice(("en", "de")), at), person=person, key=key)
        call = replace(call, document=file)
        return replace(call, workspace=self.workspace.id, origin=key, least=Role.EDITOR)

    async def _stands(self, person: PersonId, made: tuple[Entry, ...]) -> None:
        """Ask for what was just changed: the answer is of that change, or of a later one."""
        number = made[-1].seq
        spoken = await self.random.choice(self.bots).answer(
            self._call(person, f"fact history {number}")
        )
        assert spoken.leaves.outcome is Outcome.ANSWERED, number
        assert spoken.leaves.seq >= number or spoken.leaves.seq == 0
        assert f"{number}" in repr(spoken.runs)

    async def _nothing_is_lost(self) -> None:
        """Each change that somebody was told of is in the ledger once, and nothing else is."""
        there = {each.seq: each for each in await self._entries(len(KNOWN))}
        told = [each for done in self.done for each in done.entries]
        assert {each.seq: each for each in told} == there
        assert len(told) == len(there)
        assert verify(await self._entries(0), genesis(self.workspace.id)) is None

    async def _replayed(self) -> None:
        """What the ledger tells is what is so: told to a fresh workspace, it comes to the same."""
        fresh = (await open_store("memory:")).workspace(self.workspace.id)
        for each in await self._entries(0):
            assert each.event is not None
            await fresh.record((each.event,), by=each.by, origin=each.origin, at=each.at)
        head, again = await self.workspace.head(), await fresh.head()
        assert head.seq == again.seq
        hidden = Selection(hidden=True)
        for seq in {head.seq, head.seq // 2}:
            kept = await self.workspace.read(hidden, upto=seq)
            assert kept == await fresh.read(hidden, upto=seq)

    async def _records(self) -> tuple[Record, ...]:
        seq = (await self.workspace.head()).seq
        return (await self.workspace.read(Selection(hidden=True), upto=seq)).records

    async def _entries(self, after: int) -> tuple[Entry, ...]:
        seq = (await self.workspace.head()).seq
        return await self.workspace.entries(after=after, upto=seq, limit=10_000)


async def histories(stores: tuple[Store, ...], seed: int, count: int) -> Counter[str]:
    """Run so many histories, each in a workspace of its own, and count what people were told."""
    told: Counter[str] = Counter()
    for number in range(count):
        random = Random(f"{seed}:{number}")
        bots = tuple(Bot(cast("Store", Unsteady(each, random))) for each in stores)
        workspace = stores[0].workspace(WorkspaceId(f"history-{number}"))
        history = History(workspace, bots, random)
        await history.run()
        told += history.told
    return told
