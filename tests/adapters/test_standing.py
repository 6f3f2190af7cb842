"""An operator is told when what is told, what waits, and what nobody knows of."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.chat.announcing import outbox_of
from adapters.findings import Finding, Verdict, line
from adapters.standing import LATE, amiss, standing
from bot.announcing.errand import Errand, Matter, Stand
from bot.demo import record_demo
from store.base import Store, WorkspaceId
from store.events import PersonId
from store.open import open_store
from store.subscribed import Rest, Subscription, What
from store.values import EntityId
from tests.adapters.program import start
from tests.contracts.facts import opened

NOW = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
DUE = NOW + timedelta(hours=1, minutes=30)
HOME, TEAM, SERVER = WorkspaceId("console"), WorkspaceId("slack:T1"), WorkspaceId("discord:417")
MISTRAL = EntityId("company:mistral-ai")
DIGEST = Subscription(
    number=0,
    what=What.DIGEST,
    place="C1",
    person=PersonId("U1"),
    about=MISTRAL,
    language="de",
    zone="Europe/Berlin",
    cursor=1,
    news=NOW - timedelta(days=2),
    rule="30 8 * * 1-5",
    due=DUE,
)


@dataclass(frozen=True)
class Bench:
    store: Store

    async def subscribe(self, workspace: WorkspaceId, wanted: Subscription) -> Subscription:
        kept = await self.store.workspace(workspace).subscribe(wanted, most=99)
        assert kept
        return kept

    async def errand(self, errand: Errand, stand: Stand, code: str = "") -> None:
        """Let an errand be begun, and come to what it came to."""
        began = errand.due
        platform = errand.workspace.partition(":")[0]
        outbox = outbox_of(self.store, platform, lambda: began)
        await outbox.add(errand)
        begun = await outbox.begin(errand, 7, began)
        assert begun
        await outbox.end(begun, stand, code)

    async def told(self, only: WorkspaceId | None = None) -> list[str]:
        return [line(each) async for each in standing(self.store, NOW, only)]

    async def amiss(self) -> list[Finding]:
        return [each async for each in amiss(self.store, NOW)]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    store = await open_store("memory:")
    at = NOW - timedelta(days=3)
    for each in (HOME, TEAM, SERVER):
        await record_demo(store.workspace(each), by=PersonId("operator"), at=at)
    yield Bench(store)
    await store.close()


async def test_where_nothing_is_told_that_is_said(bench: Bench) -> None:
    assert await bench.told() == ["ok       in all: 0 subscribed, 0 waiting, 0 unknown"]
    assert await bench.amiss() == []


async def test_each_subscription_is_told_with_its_hours(bench: Bench) -> None:
    told = (NOW - timedelta(days=1, hours=1), NOW - timedelta(hours=22, minutes=30))
    await bench.subscribe(HOME, replace(DIGEST, place="terminal"))
    await bench.subscribe(TEAM, replace(DIGEST, told=told))
    await bench.subscribe(TEAM, replace(DIGEST, place="C2", rest=Rest.PAUSED, due=None))
    await bench.subscribe(TEAM, replace(DIGEST, place="C3", rest=Rest.PAUSED))
    watch = replace(DIGEST, what=What.WATCH, rule="", due=None)
    await bench.subscribe(SERVER, replace(watch, field="valued_at"))
    await bench.subscribe(SERVER, replace(watch, alone=True, about=EntityId("gone")))

    assert await bench.told() == [
        (
            "ok       console digest 1: in terminal, Mistral AI; weekdays 8:30 (Europe/Berlin); "
            "next 2026-12-01 07:30 UTC; nothing told yet"
        ),
        (
            "ok       slack:T1 digest 1: in C1, Mistral AI; weekdays 8:30 (Europe/Berlin); "
            "next 2026-12-01 07:30 UTC; last told 2026-11-30 07:30 UTC"
        ),
        (
            "ok       slack:T1 digest 2: in C2, Mistral AI; weekdays 8:30 (Europe/Berlin); "
            "paused; nothing told yet"
        ),
        (
            "ok       slack:T1 digest 3: in C3, Mistral AI; weekdays 8:30 (Europe/Berlin); "
            "paused until 2026-12-01 07:30 UTC; nothing told yet"
        ),
        "ok       discord:417 watch 1: in C1, Mistral AI, valued_at; nothing told yet",
        (
            "ok       discord:417 watch 2: to U1 alone, gone, which is not known any more; "
            "nothing told yet"
        ),
        "ok       in all: 6 subscribed, 0 waiting, 0 unknown",
    ]
    assert await bench.amiss() == []


async def test_a_place_that_is_gone_is_wrong_and_what_brings_it_back_is_said(
    bench: Bench,
) -> None:
    await bench.subscribe(TEAM, replace(DIGEST, rest=Rest.GONE, due=None))

    found, _ = await bench.told()

    assert found.startswith("wrong    slack:T1 digest 1: in C1, Mistral AI; weekdays 8:30")
    assert found.endswith(
        "it cannot be told there any more. "
        "Once the bot can write there: digest resume 1; or stop it"
    )


async def test_what_is_due_for_long_says_that_no_bot_runs(bench: Bench) -> None:
    await bench.subscribe(TEAM, replace(DIGEST, due=NOW - LATE))
    await bench.subscribe(TEAM, replace(DIGEST, place="C2", due=NOW - LATE - timedelta(seconds=1)))
    waits = Errand(TEAM, Matter.DIGEST, "1", 3, due=NOW - timedelta(hours=1))
    await outbox_of(bench.store, "slack", lambda: NOW).add(waits)

    said = await bench.told()

    assert [each.split()[0] for each in said] == ["ok", "warning", "warning", "ok"]
    assert "It is told once the bot runs, marked late" in said[1]
    assert "in C1, waits to be told, due 2026-12-01 05:00 UTC. It is told once" in said[2]
    assert said[3] == "ok       in all: 2 subscribed, 1 waiting, 0 unknown"


async def test_what_waits_says_how_often_it_was_tried(bench: Bench) -> None:
    await bench.subscribe(TEAM, DIGEST)
    outbox = outbox_of(bench.store, "slack", lambda: NOW)
    await outbox.add(Errand(TEAM, Matter.DIGEST, "1", 3, due=NOW - LATE))
    await outbox.add(Errand(TEAM, Matter.CORRECTION, "C1 1700.1", 3, due=NOW, tries=2))

    _, first, second, _ = await bench.told()

    assert first == "ok       slack:T1 digest 1: in C1, waits to be told, due 2026-12-01 05:50 UTC"
    assert second == (
        "warning  slack:T1 correction: beneath 1700.1 in C1, waits to be told, "
        "due 2026-12-01 06:00 UTC; tries so far: 2. The log says what broke"
    )


async def test_each_that_is_unknown_or_refused_has_a_line_for_thirty_days(bench: Bench) -> None:
    await bench.subscribe(TEAM, DIGEST)
    day = timedelta(days=1)
    unknown = Errand(TEAM, Matter.DIGEST, "1", 3, due=NOW - 29 * day)
    await bench.errand(unknown, Stand.UNKNOWN, "TimeoutError")
    await bench.errand(replace(unknown, since=2, due=NOW - 31 * day), Stand.UNKNOWN, "OSError")
    over = replace(unknown, matter=Matter.WATCH, about="7", due=NOW - day)
    await bench.errand(over, Stand.REFUSED, "msg_too_long")
    gone = Errand(SERVER, Matter.GONE, "4 97", 3, due=NOW - day)
    await bench.errand(gone, Stand.REFUSED, "50007")
    await bench.errand(replace(gone, matter=Matter.OUTCOME, due=NOW), Stand.SENT)

    assert (await bench.told())[1:] == [
        (
            "wrong    slack:T1 digest 1: in C1, begun 2026-11-02 06:00 UTC: it may stand there or "
            "not (TimeoutError). Look there; it is not sent again"
        ),
        (
            "warning  slack:T1 watch 7: stopped since, of 2026-11-30 06:00 UTC: it was refused "
            "(msg_too_long). It is not sent again"
        ),
        (
            "warning  discord:417 gone 4: to 97, of 2026-11-30 06:00 UTC: it was refused (50007). "
            "It is not sent again"
        ),
        "ok       in all: 1 subscribed, 0 waiting, 1 unknown",
    ]
    (doctor,) = await bench.amiss()
    assert doctor.verdict is Verdict.WARNING
    assert doctor.found.startswith("1 of what people are told")


async def test_one_workspace_is_told_alone(bench: Bench) -> None:
    for each in (HOME, TEAM, SERVER):
        await bench.subscribe(each, DIGEST)
        waits = Errand(each, Matter.DIGEST, "1", 3, due=NOW)
        await outbox_of(bench.store, each.partition(":")[0], lambda: NOW).add(waits)

    told = await bench.told(SERVER)

    assert [each.split(":")[0] for each in told] == ["ok       discord"] * 2 + ["ok       in all"]
    assert told[-1].endswith("1 subscribed, 1 waiting, 0 unknown")


async def test_many_are_walked_through_to_the_last(bench: Bench) -> None:
    for number in range(1_001):
        await bench.subscribe(TEAM, replace(DIGEST, place=f"C{number}"))

    told = await bench.told()

    assert len(set(told)) == 1_002
    assert told[-1] == "ok       in all: 1001 subscribed, 0 waiting, 0 unknown"


async def test_the_program_tells_it_beside_the_bot_and_ends_with_how_it_stands(
    tmp_path: Path,
) -> None:
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        running = Bench(store)
        await running.subscribe(TEAM, replace(DIGEST, due=datetime.now(UTC) + timedelta(days=9)))
        sound = start(tmp_path, "digests", "status")
        await running.subscribe(TEAM, replace(DIGEST, place="C2", rest=Rest.GONE, due=None))
        gone = start(tmp_path, "digests", "status")
        elsewhere = start(tmp_path, "digests", "status", "--workspace", "console")

    assert (sound.returncode, sound.stderr) == (0, "")
    assert sound.stdout.splitlines()[-1].startswith("ok       in all: 1 subscribed")
    assert gone.returncode == 1
    assert gone.stdout.splitlines()[1].startswith("wrong    slack:T1 digest 2: in C2")
    assert (elsewhere.returncode, elsewhere.stdout.count("\n")) == (0, 1)


def test_without_a_database_that_is_said(tmp_path: Path) -> None:
    ran = start(tmp_path, "digests", "status")

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "facts.db" in ran.stderr
