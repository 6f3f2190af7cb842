"""Files on Discord: attached to a command or a form, and handed over to whoever asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

import pytest
import structlog

from adapters.chat.fetching import Upload
from adapters.discord.answering.uploads import Uploads
from adapters.discord.receiving.arrivals import Attached
from bot.documents import FETCHED, Lack, Lacking
from bot.roles import Role
from store.events import PersonId
from store.exchange.as_csv import import_csv
from store.exchange.as_xlsx import import_xlsx
from store.exchange.contents import read_contents
from store.tables import limits
from tests.adapters.discord.team import WORKSPACE, at_work, demo, fake_server, granted
from tests.bot.demo import asked, open_demo
from tests.fakes.discord import ADA, BEN, DEALS, FakeDiscord, Message
from tests.fakes.discord.entries import texts

ROUNDS = "Firma;Runde;Datum;Betrag\nNeu GmbH;Seed;13.2.2024;1,5 Mio. €\n".encode()


def words(message: Message) -> str:
    return "\n".join(texts(message.components))


def told(discord: FakeDiscord) -> str:
    return "\n".join(words(each) for each in discord.messages)


async def shown(discord: FakeDiscord, name: str, **options: str) -> Message:
    return await discord.answered(await discord.types(name, options, user=ADA))


async def saved(discord: FakeDiscord, shown: Message) -> None:
    """Save what a preview shows; what was saved takes its place."""
    await discord.presses(shown, "Save 1 row", user=ADA)
    await discord.until(lambda: "Saved as numbers" in words(shown))


async def test_a_file_that_is_attached_is_shown_and_saved_by_one_more_press() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        workspace = store.workspace(WORKSPACE)
        before = (await workspace.head()).seq

        seen = await shown(discord, "fact import", file=discord.uploads("runden.csv", ROUNDS))
        unchanged = (await workspace.head()).seq
        told = words(seen)
        await saved(discord, seen)

        assert "runden.csv" in told
        assert seen.ephemeral_to == ADA
        assert unchanged == before
        found = await workspace.find("Neu GmbH", upto=(await workspace.head()).seq)
        assert found[0].score == 1
        assert discord.lapses == []


async def test_another_file_goes_into_the_form_that_is_offered_then() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        first = await shown(discord, "fact import", file=discord.uploads("eins.csv", ROUNDS))
        await saved(discord, first)

        opened = await discord.presses(first, "Import another file", user=ADA)
        assert opened.modal
        again = discord.uploads("zwei.csv", ROUNDS.replace(b"Neu GmbH", b"Alt GmbH"))
        so_far = await discord.answered(await discord.submits(opened.modal, {"file": [again]}))
        assert "zwei.csv" in words(so_far)
        assert "attachment:" not in words(so_far)

        await discord.presses(so_far, "Check", user=ADA)
        await discord.until(lambda: "Save 1 row" in str(so_far.components))
        assert discord.lapses == []


async def test_nothing_is_fetched_for_somebody_who_may_not_import() -> None:
    async with fake_server() as (discord, _):
        refused = await shown(discord, "fact import", file=discord.uploads("runden.csv", ROUNDS))

        assert "editor" in words(refused)
        assert discord.fetched == []


def _more_than(discord: FakeDiscord, count: int) -> bool:
    return len(discord.posts()) > count


async def test_no_path_and_no_link_is_followed() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        for named in ("/etc/hostname", f"{discord.api_url}/attachments/1/x", "attachment:1 x"):
            before = len(discord.posts())
            await discord.mentions(f'fact import "{named}"', user=ADA)
            await discord.until(partial(_more_than, discord, before))
            assert "no file that came along" in words(discord.posts()[-1])

        assert discord.fetched == []


async def test_a_file_that_is_too_big_or_cannot_be_had_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        gone = discord.uploads("weg.csv", ROUNDS)
        monkeypatch.setattr("tests.fakes.discord.server.SIGNED", "another")

        lost = await shown(discord, "fact import", file=gone)
        monkeypatch.undo()
        monkeypatch.setattr("adapters.chat.fetching.FILE_BYTES", 10)
        big = await shown(discord, "fact import", file=discord.uploads("groß.csv", ROUNDS))

        assert "“weg.csv” could not be had just now" in words(lost)
        assert "“groß.csv” is too big" in words(big)
        assert limits.FILE_BYTES > 10


async def test_a_file_that_came_before_a_restart_is_asked_for_anew() -> None:
    bot = (await open_demo()).bot
    call = replace(asked("fact import"), options=(("file", "attachment:1 x.csv"),))
    call = replace(call, least=Role.EDITOR)

    found = (await Uploads().with_document(bot, call)).document

    assert found == Lack("x.csv", Lacking.NOT_FETCHED)


async def test_nobody_reads_the_file_of_somebody_else_by_its_id() -> None:
    bot, uploads = (await open_demo()).bot, Uploads()
    uploads.note(ADA, (Attached("1", "x.csv", 10, "https://evil.example/x.csv"),))
    call = replace(asked("fact import"), options=(("file", "attachment:1 x.csv"),))
    call = replace(call, least=Role.EDITOR)

    with structlog.testing.capture_logs() as logs:
        theirs = await uploads.with_document(bot, replace(call, person=PersonId(BEN)))
        unasked = list(logs)
        await uploads.with_document(bot, replace(call, person=PersonId(ADA)))

    assert theirs.document == Lack("x.csv", Lacking.NOT_FETCHED)
    assert unasked == []
    assert [each["event"] for each in logs] == ["file-elsewhere"]


async def test_only_so_many_files_are_fetched_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bot, uploads, under_way = (await open_demo()).bot, Uploads(), [0]

    async def fetched(upload: Upload, origins: object) -> Lack:
        under_way.append(under_way[-1] + 1)
        for _ in range(10):
            await asyncio.sleep(0)
        under_way.append(under_way[-1] - 1)
        return Lack(upload.name, Lacking.NOT_FETCHED)

    monkeypatch.setattr("adapters.discord.answering.uploads.fetched", fetched)
    call = replace(asked("fact import"), options=(("file", "attachment:1 x.csv"),))
    call = replace(call, least=Role.EDITOR)
    uploads.note(call.person, (Attached("1", "x.csv", 10, "https://evil.example/x.csv"),))
    await asyncio.gather(*(uploads.with_document(bot, call) for _ in range(3 * FETCHED)))

    assert max(under_way) == FETCHED


async def test_a_file_that_is_not_at_hand_any_more_is_asked_for_anew() -> None:
    store = await demo()
    await granted(store, ADA, "editor")
    async with FakeDiscord() as discord:
        async with at_work(discord, store):
            seen = await shown(discord, "fact import", file=discord.uploads("runden.csv", ROUNDS))
        async with at_work(discord, store):
            await discord.presses(seen, "Save 1 row", user=ADA)
            await discord.until(lambda: "“runden.csv” is no longer at hand" in told(discord))
    await store.close()


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
async def test_everything_is_handed_over_as_a_file_to_whoever_asked(format_: str) -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        workspace = store.workspace(WORKSPACE)

        told = await shown(discord, "fact export", format=format_)

        (file,) = told.files
        held = await read_contents(workspace, upto=(await workspace.head()).seq)
        read = (
            import_xlsx(file.name, file.content)
            if format_ == "xlsx"
            else import_csv(file.name, file.content.decode())
        )
        assert file.name.endswith(f".{format_}")
        assert read == held
        assert told.ephemeral_to == ADA


async def test_nothing_is_handed_over_where_others_read() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")

        private = await shown(discord, "fact export")
        await discord.mentions("fact export csv", user=ADA)
        await discord.until(discord.posts)

        assert "Share" not in str(private.components)
        assert [each.files for each in discord.posts()] == [[]]
        assert "dealbrief export --out dealbrief.csv" in words(discord.posts()[0])


async def test_who_is_no_editor_is_handed_nothing() -> None:
    async with fake_server() as (discord, _):
        told = await shown(discord, "fact export")

        assert told.files == []
        assert "editor" in words(told)
        assert [each for each in discord.posts(DEALS) if each.files] == []
