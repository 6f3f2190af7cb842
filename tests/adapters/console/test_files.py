"""In the terminal a file is read from the path that is typed."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.console.chat import Chat
from adapters.console.files import with_document
from adapters.console.inbound import call
from adapters.console.render import Screen
from bot.documents import Document, Lack, Lacking
from tests.bot.demo import NOW, WORKSPACE, open_demo

ROUNDS = "Firma;Runde;Datum;Betrag\nNeu GmbH;Seed;13.2.2024;1,5 Mio. €\n"


async def read(line: str) -> Document | Lack | None:
    zone = ZoneInfo("UTC")
    typed = call(line, WORKSPACE, language="en", zone=zone, at=NOW)
    return (await with_document(typed)).document


async def test_a_path_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my rounds.csv").write_text(ROUNDS, "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = Document("my rounds.csv", ROUNDS.encode())

    assert await read(f"fact import {tmp_path}/my rounds.csv numbers:de") == found
    assert await read('/fact import "~/my rounds.csv"') == found


async def test_why_there_is_no_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "big.csv").write_text(ROUNDS, "utf-8")
    monkeypatch.setattr("adapters.console.files.FILE_BYTES", 10)

    assert await read(f"fact import {tmp_path}/none.csv") == Lack(
        f"{tmp_path}/none.csv", Lacking.MISSING
    )
    assert await read(f"fact import {tmp_path}") == Lack(f"{tmp_path}", Lacking.MISSING)
    assert await read(f"fact import {tmp_path}/big.csv") == Lack(
        f"{tmp_path}/big.csv", Lacking.TOO_BIG
    )
    home = "~nobody-has-this-name/rounds.csv"
    assert await read(f"fact import {home}") == Lack(home, Lacking.UNREADABLE)


async def test_nothing_is_read_for_any_other_command(tmp_path: Path) -> None:
    (tmp_path / "rounds.csv").write_text(ROUNDS, "utf-8")

    assert await read(f"funding {tmp_path}/rounds.csv") is None
    assert await read("fact import") is None


async def test_a_file_is_looked_at_and_saved_by_what_is_offered(tmp_path: Path) -> None:
    (tmp_path / "rounds.csv").write_text(ROUNDS, "utf-8")
    demo = await open_demo()
    chat = Chat(demo.bot, WORKSPACE, "en", ZoneInfo("UTC"))
    screen = Screen(80)

    seen = await chat.says(f"fact import {tmp_path}/rounds.csv", screen, colour=False, at=NOW)
    offered = seen.split("Save 1 row: ")[1].split("\n")[0]
    saved = await chat.says(offered, screen, colour=False, at=NOW)

    assert "Saved as numbers" in saved
