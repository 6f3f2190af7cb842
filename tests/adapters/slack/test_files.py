"""Files in Slack: uploaded in a form or with a message, and handed over to whoever asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest

from bot.groups import group
from store.base import Store
from store.exchange.as_xlsx import import_xlsx
from store.exchange.contents import read_contents
from tests.adapters.slack.team import WORKSPACE, at_work, demo, made_editor
from tests.fakes.slack.groups import UserGroup
from tests.fakes.slack.server import BOT_SCOPES, FakeSlack
from tests.fakes.slack.state import Message, View

ROUNDS = "Firma;Runde;Datum;Betrag\nNeu GmbH;Seed;13.2.2024;1,5 Mio. €\n".encode()


@asynccontextmanager
async def team(
    *editors: str, scopes: tuple[str, ...] = BOT_SCOPES
) -> AsyncIterator[tuple[FakeSlack, Store]]:
    """A fake Slack with the bot at work, and its store with the demo deal."""
    async with FakeSlack(scopes=scopes) as slack:
        store = await demo()
        for each in editors:
            await made_editor(store, each)
        async with at_work(slack, store):
            yield slack, store
        await store.close()


async def form(slack: FakeSlack) -> View:
    """The form of the command that takes a file."""
    await slack.types("/deal", "fact import")
    (view,) = await slack.until(lambda: slack.views_open)
    return view


def words(message: Message) -> str:
    """Return what a message says, without what keeps names from becoming links."""
    return message.text.replace("\N{WORD JOINER}", "")


def _said(slack: FakeSlack, count: int) -> bool:
    return len(slack.posts("DU1")) >= count


async def test_a_file_that_is_uploaded_in_the_form_is_shown_and_saved_by_one_more_press() -> None:
    async with team("U1") as (slack, store):
        workspace = store.workspace(WORKSPACE)
        before = (await workspace.head()).seq

        await slack.submits(await form(slack), {"file": slack.uploads("runden.csv", ROUNDS)})
        (seen,) = await slack.until(slack.ephemerals)
        unchanged = (await workspace.head()).seq
        await slack.presses(seen, "Save 1 row")
        shown = words(seen)
        await slack.until(lambda: "Saved as numbers" in seen.text)

        assert "runden.csv" in shown
        assert unchanged == before
        assert slack.ephemerals() == [seen]
        found = await workspace.find("Neu GmbH", upto=(await workspace.head()).seq)
        assert found[0].score == 1
        assert slack.posts() == []
        assert slack.lapses == []


async def test_a_file_may_come_with_the_message_that_asks() -> None:
    async with team("U1") as (slack, _):
        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (seen,) = await slack.until(lambda: slack.posts("DU1"))

        assert "runden.csv" in words(seen)
        assert "Save 1 row" in str(seen.blocks)
        assert slack.lapses == []


async def test_a_file_that_comes_along_may_be_called_by_its_name() -> None:
    async with team("U1") as (slack, _):
        await slack.says("fact import runden.csv", file=slack.uploads("runden.csv", ROUNDS))
        (seen,) = await slack.until(lambda: slack.posts("DU1"))

        assert "runden.csv" in words(seen)
        assert "Save 1 row" in str(seen.blocks)


async def test_who_is_an_editor_by_a_group_brings_files_as_others_do() -> None:
    async with team() as (slack, store):
        slack.state.groups["S0DESK1"] = UserGroup("S0DESK1", "desk", users=["U1"])
        await made_editor(store, group("S0DESK1"))

        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (said_so,) = await slack.until(lambda: slack.posts("DU1"))
        await slack.submits(await form(slack), {"file": slack.uploads("runden.csv", ROUNDS)})
        (filled_in,) = await slack.until(slack.ephemerals)

        for each in (said_so, filled_in):
            assert "Save 1 row" in str(each.blocks)


async def test_nothing_is_fetched_for_somebody_who_may_not_import() -> None:
    async with team() as (slack, _):
        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (refused,) = await slack.until(lambda: slack.posts("DU1"))

        assert "editor" in words(refused)
        assert slack.downloads == []


async def test_no_path_no_link_and_no_file_of_somebody_else_is_followed() -> None:
    async with team("U1") as (slack, _):
        theirs = slack.uploads("theirs.csv", ROUNDS, user="U2")
        named = ("/etc/hostname", theirs["url_private"], f"upload:{theirs['id']} theirs.csv")
        for count, each in enumerate(named, start=1):
            await slack.says(f'fact import "{each}"')
            await slack.until(partial(_said, slack, count))
        await slack.says("fact import", file=theirs)
        await slack.until(partial(_said, slack, len(named) + 1))

        assert all("no file that came along" in each.text for each in slack.posts("DU1"))
        assert slack.downloads == []


async def test_a_file_that_cannot_be_had_is_told_at_its_field(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with team("U1") as (slack, _):
        view = await form(slack)
        monkeypatch.setattr("adapters.chat.fetching.FILE_BYTES", 10)

        big = await slack.submits(view, {"file": slack.uploads("groß.csv", ROUNDS)})
        monkeypatch.undo()
        odd = await slack.submits(view, {"file": slack.uploads("bild.csv", b"\x89PNG\0\1\2\3\4")})

        assert big.body
        assert "“groß.csv” is too big" in big.body["errors"]["input:file"]
        assert odd.body
        assert "neither text nor a spreadsheet" in odd.body["errors"]["input:file"]


async def test_without_the_scope_nothing_is_had_and_that_is_told() -> None:
    scopes = tuple(each for each in BOT_SCOPES if each != "files:read")
    async with team("U1", scopes=scopes) as (slack, _):
        await slack.says("fact import", file=slack.uploads("runden.csv", ROUNDS))
        (told,) = await slack.until(lambda: slack.posts("DU1"))

        assert "“runden.csv” could not be had just now" in words(told)


async def test_everything_is_handed_over_as_a_file_to_whoever_asked() -> None:
    async with team("U1") as (slack, store):
        workspace = store.workspace(WORKSPACE)

        await slack.types("/deal", "fact export")
        await slack.until(lambda: [each for each in slack.state.files.values() if each.channel])

        (file,) = slack.state.files.values()
        held = await read_contents(workspace, upto=(await workspace.head()).seq)
        assert file.channel == "DU1"
        assert import_xlsx(file.name, file.content or b"") == held
        assert slack.posts() == []
