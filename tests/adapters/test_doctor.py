from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.database import database
from adapters.doctor import examine
from adapters.findings import Finding, Verdict
from adapters.opening import CONSOLE, with_demo
from adapters.written import written
from store.open import open_store
from store.subscribed import Rest
from tests.adapters.program import start
from tests.adapters.test_standing import DIGEST, TEAM


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A sound database."""
    place = f"sqlite:{tmp_path / 'facts.db'}"
    await (await open_store(place)).close()
    return place


async def looked_at(url: str, *, secrets: bool = False) -> list[Finding]:
    return [each async for each in database(url, secrets=secrets)]


async def test_a_sound_database_is_left_as_it_is(url: str, tmp_path: Path) -> None:
    before = (tmp_path / "facts.db").read_bytes()

    (one,) = await looked_at(url, secrets=True)

    assert one.verdict is Verdict.OK
    assert (tmp_path / "facts.db").read_bytes() == before


async def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (one,) = await looked_at(f"sqlite:{tmp_path / 'facts.db'}")

    assert one.verdict is Verdict.OK
    assert not _files(tmp_path)


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (one,) = await looked_at(f"sqlite:{tmp_path / 'none' / 'facts.db'}")

    assert one.verdict is Verdict.WRONG
    assert "no folder" in one.found


async def test_a_bot_at_work_is_no_fault(url: str) -> None:
    running = await open_store(url)

    (one,) = await looked_at(url)

    await running.close()
    assert one.verdict is Verdict.WARNING
    assert "another process" in one.found


async def test_a_damaged_database_is_told_with_what_to_do(url: str, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])

    (one,) = await looked_at(url)

    assert one.verdict is Verdict.WRONG
    assert "restore a backup" in one.found


async def test_another_program_s_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    file.write_text("no database, whatever its name says\n" * 100)

    (one,) = await looked_at(f"sqlite:{file}")

    assert one.verdict is Verdict.WRONG
    assert "no Dealbrief database" in one.found


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("forbidden", ["file", "folder"])
def test_what_may_not_be_written_to_is_told(url: str, forbidden: str) -> None:
    """It is another process that looks, as an ordinary user, since nothing is forbidden to root."""
    # Others may not enter the folders that pytest makes.
    with tempfile.TemporaryDirectory() as public:
        folder = Path(public)
        there = Path(shutil.copy(url.removeprefix("sqlite:"), folder))
        there.chmod(0o444)
        folder.chmod(0o555 if forbidden == "folder" else 0o777)
        new = folder / "new.db"
        looked = [_unprivileged(each, url) for each in (there, new)]
        folder.chmod(0o755)

    assert looked == ["wrong", "wrong" if forbidden == "folder" else "ok"]


def _unprivileged(path: Path, allowed: str) -> str:
    script = (sys.executable, "-c", LOOK, f"sqlite:{path}", allowed)
    done = subprocess.run(script, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


LOOK = """
import asyncio, os, sys
from adapters.database import database

async def look(url):
    return [each.verdict async for each in database(url, secrets=False)][0]

# Once before, because an ordinary user may not even read the modules of root.
asyncio.run(look(sys.argv[2]))
if os.geteuid() == 0:
    os.seteuid(65534)
print(asyncio.run(look(sys.argv[1])))
"""


async def test_an_older_release_s_database_is_not_brought_up_to_date(
    url: str, tmp_path: Path
) -> None:
    file = tmp_path / "facts.db"
    _index_by_other_rules(file)
    before = file.read_bytes()

    (one,) = await looked_at(url)

    assert one.verdict is Verdict.WARNING
    assert "next start" in one.fix
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="files have other owners elsewhere")
async def test_tokens_that_others_may_read_are_told(url: str, tmp_path: Path) -> None:
    (tmp_path / "facts.db").chmod(0o644)

    assert [each.verdict for each in await looked_at(url)] == [Verdict.OK]
    assert "chmod 600" in (await looked_at(url, secrets=True))[1].fix


async def test_a_disk_that_is_nearly_full_is_told(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.database.ROOM", sys.maxsize)

    assert (await looked_at(url))[1].about == "disk"


async def test_what_is_forgotten_at_the_end_is_told() -> None:
    (one,) = await looked_at("memory:")

    assert one.verdict is Verdict.WARNING


def test_a_misspelt_name_in_the_file_is_told_with_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOTTOKEN=xoxb-canary\nDEALBRIEF_LANGUAGE=de\nOTHER=1\n", "utf-8")
    file.chmod(0o600)

    told = [each for each in written(file) if each.verdict is not Verdict.OK]

    (one,) = told
    assert one.about == "SLACK_BOTTOKEN"
    assert "SLACK_BOT_TOKEN" in one.fix
    assert "canary" not in repr(told)


@pytest.mark.skipif(os.name != "posix", reason="files have other owners elsewhere")
def test_a_file_of_tokens_that_others_may_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-1\n", "utf-8")
    file.chmod(0o644)

    assert any("chmod 600" in each.fix for each in written(file))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfeS\0")

    (one,) = written(tmp_path / ".env")

    assert one.verdict is Verdict.WRONG


async def test_the_deals_of_this_terminal_are_counted(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEALBRIEF_DATABASE", url)
    told: list[Finding] = []

    assert await examine(told.append)
    store = await open_store(url)
    await with_demo(store.workspace(CONSOLE))
    await store.close()
    assert await examine(told.append)

    assert any("talks in this terminal" in each.found for each in told)
    facts = [each.found for each in told if each.about == "facts"]
    assert facts == ["console has no deal yet", "console has a deal"]


async def test_wrong_settings_do_not_end_the_examination(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEALBRIEF_ZONE", "Nowhere")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xapp-1-2")
    monkeypatch.setenv("DISCORD_TOKEN", "123456789012345678")
    told: list[Finding] = []

    assert not await examine(told.append)

    wrong = {each.about for each in told if each.verdict is Verdict.WRONG}
    assert wrong == {"DEALBRIEF_ZONE", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"}


def test_the_program_says_by_its_status_whether_something_is_wrong(tmp_path: Path) -> None:
    well = start(tmp_path, "doctor")
    ill = start(tmp_path, "doctor", SLACK_BOT_TOKEN="xoxp-canary", SLACK_DELIVERY="http")

    assert well.returncode == 0
    assert {each.split()[0] for each in well.stdout.splitlines()} == {"ok"}
    assert ill.returncode == 1
    assert "SLACK_SIGNING_SECRET: is missing" in ill.stdout
    assert "canary" not in ill.stdout + ill.stderr
    assert ill.stderr == ""


async def test_what_cannot_be_told_any_more_is_told_here(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:{tmp_path / 'facts.db'}")
    team, gone = store.workspace(TEAM), replace(DIGEST, rest=Rest.GONE, due=None)
    await team.subscribe(gone, most=1)
    await store.close()

    ran = start(tmp_path, "doctor")

    assert ran.returncode == 0
    (found,) = (each for each in ran.stdout.splitlines() if "digests" in each)
    assert found.startswith("warning  digests: 1 of what people are told")


def test_whoever_misspelt_a_token_is_told_why_it_is_the_chat_that_starts(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOTTOKEN=xoxb-canary\n", "utf-8")
    (tmp_path / ".env").chmod(0o600)

    ran = start(tmp_path, given="help\n")

    assert ran.returncode == 0
    assert "Did you mean SLACK_BOT_TOKEN?" in ran.stderr
    assert "canary" not in ran.stderr


def test_nothing_is_started_with_what_cannot_work(tmp_path: Path) -> None:
    ran = start(tmp_path, SLACK_BOT_TOKEN="xoxp-canary")

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "SLACK_APP_TOKEN: is missing" in ran.stderr
    assert "dealbrief doctor" in ran.stderr
    assert "canary" not in ran.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_is_started_where_one_of_several_cannot_work(tmp_path: Path) -> None:
    ran = start(tmp_path, SLACK_BOT_TOKEN="xoxp-canary", DISCORD_TOKEN="123456789012345678")

    assert ran.returncode == 1
    assert "SLACK_BOT_TOKEN: holds" in ran.stderr
    assert "DISCORD_TOKEN: holds" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_wrong_settings_of_several_platforms_are_told_together(tmp_path: Path) -> None:
    ran = start(tmp_path, SLACK_DELIVERY="pigeon", DISCORD_API_URL="discord.com")

    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 2


def test_a_misspelt_name_of_discord_is_told_with_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("DISCORD_TOKENN=canary\n", "utf-8")
    file.chmod(0o644)

    told = [each for each in written(file) if each.verdict is not Verdict.OK]

    assert any("DISCORD_TOKEN?" in each.fix for each in told)
    assert any("chmod 600" in each.fix for each in told)
    assert "canary" not in repr(told)


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _index_by_other_rules(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("update indexed_by set rules = rules + 1")
    connection.commit()
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
