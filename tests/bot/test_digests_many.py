"""Many subscriptions due in one minute: each content is worked out once, and all are told."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.announcing.gathering import gather
from bot.announcing.watching import look_for_watches
from bot.desk import Desk
from bot.digests import composing
from bot.digests.digest import Asked, Composed, compose
from store.memory.workspace import MemoryWorkspace
from store.subscribed import What
from tests.bot.crowd import DEALS, MONDAY, Crowd, open_crowd, risk

DAILY = "0 9 * * *"
FEW, MANY = 1_000, 10_000
WORKSPACES = 20
LANGUAGES = ("en", "de")
CONTENTS = WORKSPACES * len(DEALS) * len(LANGUAGES)

WATCHES, CLAIMS = 1_000, 1_000
A_FEW = 12
"""Reads of a look, whatever is watched and however much happened."""
FIELDS = (None, "risk", "valued_at", "owns")

PAGE = 4_096
STATM = Path("/proc/self/statm")


@dataclass
class Load:
    """What so many subscriptions took: messages, contents worked out, seconds, megabytes."""

    messages: int
    worked_out: Counter[tuple[str, Asked, str]]
    seconds: float
    grown: float


async def crowded(channels: int) -> Crowd:
    """Subscribe so many channels to one of two deals of some workspaces, in two languages."""
    crowd = await open_crowd(WORKSPACES)
    for number in range(channels):
        about, _ = DEALS[number // len(LANGUAGES) % len(DEALS)]
        await crowd.subscribe(
            f"C{number}",
            DAILY,
            due=MONDAY,
            language=LANGUAGES[number % len(LANGUAGES)],
            about=about,
            workspace=1 + number // (len(LANGUAGES) * len(DEALS)) % WORKSPACES,
        )
    crowd.crier.keeps = False
    return crowd


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, Asked, str]]:
    """How often each content was worked out."""
    counted = Counter[tuple[str, Asked, str]]()

    async def count(desk: Desk, asked: Asked) -> Composed | None:
        counted[desk.workspace.id, asked, desk.language] += 1
        return await compose(desk, asked)

    monkeypatch.setattr(composing, "compose", count)
    return counted


async def told(channels: int, worked_out: Counter[tuple[str, Asked, str]], *, news: bool) -> Load:
    """Let so many subscriptions be due at once, and say what that took."""
    crowd = await crowded(channels)
    worked_out.clear()
    for workspace in range(1, WORKSPACES + 1 if news else 1):
        await crowd.record(*(new(1) for _, new in DEALS), workspace=workspace)
    crowd.at = MONDAY
    before, begun = _resident(), time.perf_counter()
    await crowd.announcer().announce()
    seconds, grown = time.perf_counter() - begun, _resident() - before
    heard = Counter(each.channel for each in crowd.crier.heard.values())
    assert set(heard.values()) <= {1}
    assert crowd.crier.doubled == []
    assert await crowd.outbox.all() == ()
    await crowd.store.close()
    return Load(len(heard), worked_out.copy(), seconds, grown)


def _resident() -> float:
    """Return how many megabytes the process holds, where the machine says so."""
    return int(STATM.read_text().split()[1]) * PAGE / 1e6 if STATM.exists() else 0.0


@pytest.mark.slow
@pytest.mark.parametrize("news", [True, False], ids=["news", "quiet"])
async def test_10_000_due_in_one_minute_are_told_and_each_content_is_worked_out_once(
    worked_out: Counter[tuple[str, Asked, str]], tell: Callable[[str], None], *, news: bool
) -> None:
    few = await told(FEW, worked_out, news=news)
    many = await told(MANY, worked_out, news=news)

    what = "with news" if news else "without news"
    tell(
        f"{MANY:,} digests {what} due in one minute: {many.messages:,} messages, "
        f"{len(many.worked_out)} contents, each worked out {max(many.worked_out.values())} times; "
        f"{many.seconds / MANY * 1000:.2f} ms each against {few.seconds / FEW * 1000:.2f} of "
        f"{FEW:,}, {many.grown:.0f} MB more against {few.grown:.0f}"
    )
    assert many.messages == (MANY if news else 0)
    assert set(many.worked_out.values()) == {1}
    assert len(many.worked_out) == CONTENTS


async def test_workspaces_that_take_turns_have_each_content_worked_out_once(
    worked_out: Counter[tuple[str, Asked, str]],
) -> None:
    load = await told(2 * CONTENTS, worked_out, news=True)

    assert load.messages == 2 * CONTENTS
    assert len(load.worked_out) == CONTENTS
    assert set(load.worked_out.values()) == {1}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a workspace was asked for what."""
    counted = Counter[str]()

    def counting(name: str) -> None:
        asked = getattr(MemoryWorkspace, name)

        async def ask(workspace: MemoryWorkspace, *given: object, **named: object) -> object:
            counted[name] += 1
            return await asked(workspace, *given, **named)

        monkeypatch.setattr(MemoryWorkspace, name, ask)

    for name in ("entries", "entity", "read", "deals", "subscriptions", "seq_at", "head"):
        counting(name)
    return counted


async def test_a_thousand_watches_and_claims_are_looked_at_in_a_few_reads(
    reads: Counter[str], worked_out: Counter[tuple[str, Asked, str]]
) -> None:
    crowd = await open_crowd()
    for number in range(WATCHES):
        about, _ = DEALS[number % len(DEALS)]
        kind = number // len(DEALS) % len(FIELDS)
        await crowd.subscribe(
            f"C{number}", "", due=None, about=about, what=What.WATCH, field=FIELDS[kind]
        )
    await crowd.record(*(risk(number) for number in range(CLAIMS)))
    crowd.at = MONDAY
    reads.clear()
    await look_for_watches(crowd.store, crowd.workspace(), crowd.outbox, crowd.at)
    looking = reads.total()
    concerned = len(await crowd.outbox.due())
    reads.clear()
    await gather(crowd.store, "fake", crowd.outbox, crowd.at)
    again = reads.total()
    await crowd.announcer().announce()

    # Of the watches of the first deal those of no field, or of risks, hear of it.
    assert concerned == WATCHES // 4
    assert len(crowd.crier.heard) == concerned
    assert looking <= A_FEW
    assert again <= A_FEW
    assert set(worked_out.values()) == {1}
    assert len(worked_out) == 2
