"""An operator is told in words whether a ledger holds, and what erasing somebody did."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.base import WorkspaceId
from store.events import PersonId
from tests.adapters.program import start
from tests.contracts.erasing import live
from tests.contracts.facts import opened, recorded, remark, tell
from tests.contracts.subscribing import ALONE, DIGEST, kept
from tests.store.tampering import Tampering, tamper

HOME, TEAM = WorkspaceId("console"), WorkspaceId("slack:T0123ABCD")
SOUND = re.compile(
    r"ok       (console|slack:T0123ABCD): 29 entries from 2026-11-22 08:30 to 2026-11-22 08:30 UTC"
    r"(, \d+ of them erased)?; the newest is (29:[0-9a-f]{24})\n"
)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database in which two teams have said something."""
    async with opened(f"sqlite:{tmp_path}/facts.db") as store:
        for each in (HOME, TEAM):
            await live(store.workspace(each))
    return tmp_path / "facts.db"


def by_hand(path: Path, statement: str) -> None:
    tamper(path, Tampering("", lambda connection: connection.execute(statement)))


async def test_each_ledger_is_told_with_what_stands_for_it(path: Path) -> None:
    async with opened(f"sqlite:{path}") as running:
        ran = start(path.parent, "audit", "verify")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert [match[1] for match in SOUND.finditer(ran.stdout)] == [HOME, TEAM]
        assert SOUND.sub("", ran.stdout) == ""

        one = start(path.parent, "audit", "verify", "--workspace", TEAM).stdout
        assert one == ran.stdout.splitlines(keepends=True)[1]
        assert (await running.workspace(TEAM).head()).seq == 29


async def test_an_entry_that_was_kept_elsewhere_is_asked_for(path: Path) -> None:
    team = ("audit", "verify", "--workspace", TEAM, "--expect")
    printed = SOUND.search(start(path.parent, *team[:-1]).stdout)
    assert printed
    kept = printed[3]
    async with opened(f"sqlite:{path}") as store:
        await store.workspace(TEAM).erase(
            PersonId("U0BEN"), by=PersonId("operator"), origin="", at=datetime.now(UTC)
        )
    assert start(path.parent, *team, kept).returncode == 0

    another = start(path.parent, *team, kept[:-1] + ("0" if kept[-1] != "0" else "1"))
    assert another.returncode == 1
    assert "entry 29 is another than it was" in another.stdout

    async with opened(f"sqlite:{path}") as store:
        await store.purge(TEAM)
    assert start(path.parent, "audit", "verify").returncode == 0
    gone = start(path.parent, *team, kept)
    assert gone.returncode == 1
    assert "there is no entry 29 any more" in gone.stdout


def test_what_does_not_hold_is_told_with_its_number_and_what_to_do(path: Path) -> None:
    by_hand(path, "update ledger set person = 'U0EVE' where seq = 17")
    ran = start(path.parent, "audit", "verify")
    assert ran.returncode == 1
    for line in ran.stdout.splitlines():
        assert "entry 17 is not what was recorded" in line
        assert "restore the newest backup that is sound" in line


def test_what_is_found_wrongly_is_made_anew_as_it_is_told(path: Path) -> None:
    by_hand(path, "update names set key = 'else'")
    ran = start(path.parent, "audit", "verify")
    assert ran.returncode == 1
    assert "entry 3 is found by other names or words than its own" in ran.stdout
    assert "`sqlite3 FILE 'delete from indexed_by'`" in ran.stdout

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("delete from indexed_by")
    connection.close()
    assert start(path.parent, "ask", "help").returncode == 0
    assert start(path.parent, "audit", "verify").returncode == 0


def test_of_several_workspaces_one_is_expected(path: Path) -> None:
    ran = start(path.parent, "audit", "verify", "--expect", f"3:{'0' * 24}")
    assert ran.returncode == 2
    assert "--workspace" in ran.stderr


def test_a_workspace_of_which_nothing_is_kept_is_not_told_to_be_sound(path: Path) -> None:
    ran = start(path.parent, "audit", "verify", "--workspace", "slack:T0123ABCE")
    assert ran.returncode == 1
    assert ran.stdout == (
        "wrong    slack:T0123ABCE: no entry is there. Name one of these: console, slack:T0123ABCD\n"
    )


@pytest.mark.parametrize("expected", ["3", "3:12", f"0:{'0' * 24}", f"{'9' * 23}:{'0' * 24}"])
def test_what_was_never_printed_is_no_expectation(tmp_path: Path, expected: str) -> None:
    ran = start(tmp_path, "audit", "verify", "--expect", expected)
    assert ran.returncode == 2
    assert not list(tmp_path.iterdir())


def test_where_there_is_nothing_that_is_told(tmp_path: Path) -> None:
    ran = start(tmp_path, "audit", "verify")
    assert ran.returncode == 1
    assert "there is no" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_erasing_says_what_it_did_and_who_is_still_named_by_others(path: Path) -> None:
    team = ("--workspace", TEAM)
    ran = start(path.parent, "audit", "erase", "U0ANNA", *team)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "slack:T0123ABCD: 28 entries were emptied, what U0ANNA said, wrote or was given\n"
        "backups, exports and logs of before may name U0ANNA still\n"
    )
    told = start(path.parent, "audit", "verify", *team).stdout
    assert ", 28 of them erased" in told
    again = start(path.parent, "audit", "erase", "U0ANNA", *team)
    assert again.stdout == f"{TEAM}: nothing was said by U0ANNA or given to them\n"
    assert SOUND.search(start(path.parent, "audit", "verify").stdout)


async def test_who_is_named_in_what_others_say_is_told(path: Path) -> None:
    async with opened(f"sqlite:{path}") as store:
        await tell(store.workspace(TEAM), recorded(remark("as U0ANNA says"), "says U0ANNA"))
    ran = start(path.parent, "audit", "erase", "U0ANNA", "--workspace", TEAM)
    assert "what others say names U0ANNA still, in the entries 30\n" in ran.stdout


async def test_what_becomes_of_what_somebody_subscribed_to_is_told(path: Path) -> None:
    carl = PersonId("U0CARL")
    async with opened(f"sqlite:{path}") as store:
        for place in ("C1", "C2"):
            await kept(store.workspace(TEAM), replace(DIGEST, person=carl, place=place))
        await kept(store.workspace(TEAM), replace(ALONE, person=carl))
        await kept(store.workspace(TEAM), replace(ALONE, person=PersonId("U0ANNA")))
    ran = start(path.parent, "audit", "erase", carl, "--workspace", TEAM)
    assert ran.stdout == (
        f"{TEAM}: nothing was said by U0CARL or given to them\n"
        "what was told to them alone is stopped, subscription 3\n"
        "what they asked for in channels goes on, subscriptions 1, 2\n"
        "backups, exports and logs of before may name U0CARL still\n"
    )
    again = start(path.parent, "audit", "erase", carl, "--workspace", TEAM)
    assert again.stdout == f"{TEAM}: nothing was said by U0CARL or given to them\n"


async def test_while_the_bot_runs_nobody_is_erased(path: Path) -> None:
    async with opened(f"sqlite:{path}"):
        ran = start(path.parent, "audit", "erase", "U0ANNA", "--workspace", TEAM)
    assert ran.returncode == 1
    assert "another process writes" in ran.stderr
    assert ran.stdout == ""


@pytest.mark.parametrize("person", [" ", "U0\udcff", "U0\x1bANNA"])
def test_nobody_is_no_person(tmp_path: Path, person: str) -> None:
    ran = start(tmp_path, "audit", "erase", person)
    assert ran.returncode == 2
    assert "write the id of a person" in ran.stderr
    assert not list(tmp_path.iterdir())
