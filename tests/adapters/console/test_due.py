"""What is due is told in the running chat, and breaks neither a line nor an answer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.chat.announcing import outbox_of
from adapters.clock import Clock
from adapters.console.chat import Chat
from adapters.console.inbound import PERSON, PLACE
from adapters.console.talking import _announced
from adapters.opening import CONSOLE
from bot.announcing.errand import Errand, Matter, Stand
from bot.announcing.outbox import Outbox
from bot.demo import record_demo
from bot.service import Bot
from store.base import Store
from store.events import NoteClosed, NoteFiled, NoteId, NoteOutcome, PersonId
from store.subscribed import Subscription, What
from store.values import EntityId
from tests.adapters.console.jumping import AT, BY, COMMAND
from tests.adapters.console.terminal import Terminal
from tests.adapters.program import start
from tests.contracts.facts import opened

START = datetime.now(UTC)
HOUR = timedelta(hours=1)
ROME = ZoneInfo("Europe/Rome")
TOLD = "Right, it was in dollars."
EDITOR = PersonId("operator")


async def outcome_due(store: Store, due: datetime) -> None:
    """Let the person at the terminal be told at some time what came of their note."""
    there, note = store.workspace(CONSOLE), NoteId("note:1")
    await record_demo(there, by=EDITOR, at=START)
    filed, closed = NoteFiled(note, "Euros?"), NoteClosed(note, NoteOutcome.SETTLED, TOLD)
    await there.record((filed,), by=PERSON, origin="", at=START)
    receipt = await there.record((closed,), by=EDITOR, origin="", at=START)
    errand = Errand(CONSOLE, Matter.OUTCOME, note, receipt.last, due)
    await outbox_of(store, CONSOLE, lambda: START).add(errand)


async def digest_due(store: Store, due: datetime) -> None:
    """Let the terminal be told at some time, each day from then on, what the demo deal brought."""
    there = store.workspace(CONSOLE)
    await record_demo(there, by=EDITOR, at=START)
    wanted = Subscription(
        number=0,
        what=What.DIGEST,
        place=PLACE,
        person=PERSON,
        about=EntityId("deal:microsoft-mistral"),
        language="en",
        zone=ROME.key,
        cursor=0,
        news=due - 24 * HOUR,
        rule=f"{due.minute} {due.astimezone(ROME).hour} * * *",
        due=due,
    )
    assert await there.subscribe(wanted, most=1)


def chat(folder: Path) -> Terminal:
    """Start the chat; its clock jumps by an hour."""
    settings = {AT: START.isoformat(), BY: str(HOUR.total_seconds())}
    return Terminal(folder, COMMAND, **settings)


async def test_what_came_due_while_no_chat_ran_is_told_after_the_greeting(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await outcome_due(store, START)

    terminal = chat(tmp_path)
    terminal.reads("help for all commands")
    terminal.reads(TOLD)
    terminal.prompted()
    terminal.types(b"\x04")
    assert terminal.ends() == 0

    again = chat(tmp_path)
    again.prompted()
    again.types(b"\x04")
    assert again.ends() == 0
    assert TOLD.encode() not in again.read


async def test_the_line_that_is_being_typed_stays(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await outcome_due(store, START + HOUR)

    terminal = chat(tmp_path)
    terminal.prompted()
    terminal.types(b"funding mis")
    terminal.reads("mis")
    terminal.jumps()
    terminal.reads(TOLD)
    terminal.reads("funding mis")
    terminal.types(b"tral\r")
    terminal.reads("€490M")
    terminal.prompted()
    terminal.types(b"\x04")

    assert terminal.ends() == 0
    assert terminal.read.count(TOLD.encode()) == 1


async def test_a_digest_comes_at_its_hour_and_once(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await digest_due(store, START + HOUR)

    terminal = chat(tmp_path)
    terminal.prompted()
    terminal.jumps()
    terminal.reads("Microsoft – Mistral AI")
    terminal.reads("Next on")
    terminal.prompted()
    terminal.jumps()
    terminal.types(b"funding mistral\r")
    terminal.reads("€490M")
    terminal.prompted()
    terminal.types(b"\x04")

    assert terminal.ends() == 0
    assert terminal.read.count(b"Next on") == 1
    assert b"Late" not in terminal.read


async def test_digests_that_were_missed_are_one_marked_late(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await digest_due(store, START - 71 * HOUR)

    terminal = chat(tmp_path)
    terminal.reads("help for all commands")
    terminal.reads("Late: this was due on")
    terminal.reads("Next on")
    terminal.prompted()
    terminal.types(b"\x04")

    assert terminal.ends() == 0
    assert terminal.read.count(b"Next on") == 1


async def test_beside_a_running_bot_nothing_is_printed_and_nothing_complains(
    tmp_path: Path,
) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await outcome_due(store, START)

        terminal = chat(tmp_path)
        terminal.prompted()
        terminal.jumps()
        terminal.types(b"funding mistral\r")
        terminal.reads("€490M")
        terminal.prompted()
        terminal.types(b"\x04")

        assert terminal.ends() == 0
        assert TOLD.encode() not in terminal.read
        assert b"warning" not in terminal.read


async def _for_ever(seconds: float) -> None:
    del seconds
    await asyncio.Event().wait()


async def _reached(outbox: Outbox, stand: Stand) -> None:
    while [each.stand for each in await outbox.all()] != [stand]:  # noqa: ASYNC110 - a shelf tells nobody
        await asyncio.sleep(0)


async def test_no_answer_is_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    async with opened("memory:") as store:
        await outcome_due(store, START)
        outbox = outbox_of(store, CONSOLE, lambda: START)
        chat, answering = Chat(Bot(store), CONSOLE, "en", ROME), asyncio.Lock()
        clock = Clock(lambda: START, sleep=_for_ever)
        await answering.acquire()
        async with _announced(chat, clock, answering, colour=False, announces=True):
            await _reached(outbox, Stand.SENDING)
            for _ in range(99):
                await asyncio.sleep(0)
            assert capsys.readouterr().out == ""

            answering.release()
            await _reached(outbox, Stand.SENT)
            assert TOLD in capsys.readouterr().out


async def test_lines_of_a_script_get_answers_alone(tmp_path: Path) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        await outcome_due(store, START)

    ran = start(tmp_path, given="funding mistral\n")

    assert "€490M" in ran.stdout
    assert (TOLD in ran.stdout, ran.stderr) == (False, "")
