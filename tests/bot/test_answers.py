"""What the bot remembers of its answers: never anything that is no longer so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.command import commands
from bot.document import Outcome
from bot.layout import plain_text
from bot.service import Bot, Spoken
from store.base import Evidence, Selection, Store, Workspace, WorkspaceId
from store.events import ClaimRetracted, PersonId
from store.shelf import Shelf
from tests.bot.demo import NOW, RECORDED, Demo, open_demo
from tests.bot.team import asking, open_team


class WrittenToError(AssertionError):
    """Somebody wrote who said that they do not."""


class Observed:
    """A workspace that counts what is read, and lets nobody write."""

    def __init__(self, inner: Workspace) -> None:
        self.inner = inner
        self.reads = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)

    async def read(self, selection: Selection, *, upto: int) -> Evidence:
        self.reads += 1
        return await self.inner.read(selection, upto=upto)

    async def record(self, *_: object, **__: object) -> None:
        raise WrittenToError

    async def prefer(self, *_: object, **__: object) -> None:
        raise WrittenToError


@dataclass
class ObservedStore:
    """A store of the one workspace that is observed."""

    inner: Store
    observed: Observed

    def workspace(self, workspace: WorkspaceId) -> Observed:
        del workspace
        return self.observed

    def shelf(self, name: str) -> Shelf:
        return self.inner.shelf(name)


async def _observed() -> tuple[Demo, Observed]:
    demo = await open_demo()
    observed = Observed(demo.workspace)
    store: Store = ObservedStore(demo.bot.store, observed)  # type: ignore[assignment] # the rest is handed on
    return Demo(Bot(store), demo.workspace), observed


def _text(spoken: Spoken) -> str:
    return plain_text(spoken.runs)


async def test_the_same_question_is_worked_out_once() -> None:
    demo, observed = await _observed()

    first = await demo.ask("funding mistral")
    reads = observed.reads
    again = await demo.ask("funding mistral")

    assert again is first
    assert observed.reads == reads > 0


async def test_nothing_is_remembered_across_a_write() -> None:
    demo = await open_demo()
    assert "€490M" in _text(await demo.ask("funding mistral"))

    upto = (await demo.workspace.head()).seq
    told = await demo.workspace.read(Selection(fields=frozenset({"total_raised"})), upto=upto)
    withdrawn = tuple(ClaimRetracted(record.id, "no such sum") for record in told.records)
    await demo.workspace.record(withdrawn, by=PersonId("editor"), origin="test", at=RECORDED)

    assert "€490M" not in _text(await demo.ask("funding mistral"))


async def test_an_answer_is_for_one_language_and_one_day() -> None:
    demo = await open_demo()
    today, language = await asyncio.gather(demo.ask("timeline"), demo.ask("timeline", "de"))
    tomorrow = await demo.ask("timeline", at=NOW + timedelta(days=1))
    later = await demo.ask("timeline", at=NOW + timedelta(hours=1))

    assert _text(today) != _text(language)
    assert tomorrow is not today
    assert later is today


async def test_a_choice_is_kept_as_often_as_it_is_made() -> None:
    demo = await open_demo()
    for language in ("de", "en", "de"):
        await demo.ask(f"settings language {language}")

    assert "Insgesamt" in _text(await demo.ask("funding mistral"))


@pytest.mark.parametrize(
    ("question", "change", "then"),
    [
        ("role list", "role grant U2 editor", "U2"),
        ("channel show", "channel language de", "German"),
        ("channel show", "channel answers public", "for all here"),
        ("workspace show", "workspace zone Europe/Oslo", "Europe/Oslo"),
    ],
)
async def test_what_holds_now_is_told_anew_also_from_an_entry_of_before(
    question: str, change: str, then: str
) -> None:
    team = await open_team()
    await team.has_admin()
    pinned = replace(asking(question), upto=1, insists=True)
    assert then not in _text(await team.bot.answer(pinned))

    await team.says(change)

    assert then in _text(await team.bot.answer(pinned))


def _questions() -> list[str]:
    named = [(command.name, command) for command in commands() if command.answer] + [
        (f"{command.name} {each.name}", each)
        for command in commands()
        for each in command.subcommands
    ]
    return [
        f"{name} {arguments}".strip()
        for name, command in named
        if not command.writes
        for arguments in command.examples or ("",)
    ]


@pytest.mark.parametrize("question", _questions())
async def test_what_does_not_say_that_it_writes_writes_nothing(question: str) -> None:
    demo, _ = await _observed()

    assert (await demo.ask(question)).leaves.outcome is not Outcome.FAILED


async def test_what_writes_is_seen_to_write() -> None:
    demo, _ = await _observed()

    assert (await demo.ask("settings language de")).leaves.outcome is Outcome.FAILED
