"""Workspaces that install the bot by OAuth: each has its own facts, and its end is its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from socket import socket

import pytest
from pydantic import SecretStr

from adapters.chat.press import Kind, Press
from adapters.clock import REAL, Clock
from adapters.slack.drawing.buttons import write
from adapters.slack.installing.installed import Grant, encode, key_of
from adapters.slack.installing.installs import SHELF
from adapters.slack.receiving.http import EVENTS
from adapters.slack.running import run
from store.base import Store, WorkspaceId
from store.claims import Kind as EntityKind
from store.events import EntityRecorded, PersonId, RoleGranted
from store.open import open_store
from tests.adapters.slack.issuing import installed
from tests.adapters.slack.team import OfNoFile, OurOfNoFile
from tests.contracts.facts import RAISED, STORY, entity, money, recorded
from tests.fakes.slack import payloads
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Channel, Message, Team, User, View

TEAMS = {"T1": "385", "T2": "111"}
"""Two workspaces, and what the same company raised by what each of them knows."""

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(hours=1)
"""Slack tells the second of a removal, and what was installed in that very one would stay."""


@dataclass(frozen=True)
class Two:
    """A fake Slack with two workspaces that have all ids and names in common."""

    slack: FakeSlack
    store: Store

    async def has(self, team: str, since: datetime = LONG_AGO) -> None:
        """Let a workspace have installed the bot at an instant."""
        token = f"xoxb-{team}-{since.timestamp()}"
        self.slack.grant(token, team)
        grant = Grant(replace(installed(team), token=token), since)
        await self.store.shelf(SHELF).put(key_of(team, None), encode(grant))

    async def sends(self, team: str, parcel: Parcel) -> object:
        """Deliver what was made in the first workspace as if it came from another."""
        body = parcel.payload
        for name in ("team_id", "context_team_id"):
            if name in body:
                body[name] = team
        if "team" in body:
            body["team"]["id"] = body["user"]["team_id"] = team
        if "view" in body:
            body["view"]["team_id"] = body["view"]["app_installed_team_id"] = team
        for each in body.get("authorizations", ()):
            each["team_id"] = team
        receipt = await self.slack.deliver(parcel)
        assert receipt.status == 200
        return receipt.body

    def command(self, text: str) -> Parcel:
        state = self.slack.state
        person, place = state.users["U1"], state.channels["C1"]
        return payloads.slash_command(state, person, place, "/deal", text)

    async def told(self, team: str, parcel: Parcel) -> Message:
        """Return what one person is told of what comes from a workspace."""
        before = len(self.slack.ephemerals())
        await self.sends(team, parcel)
        return (await self.slack.until(lambda: self.slack.ephemerals()[before:]))[0]

    def pressing(self, where: Message | View, press: Press) -> Parcel:
        action = {"type": "button", "action_id": "ask:0", "block_id": "b", "value": write(press)}
        person = self.slack.state.users["U1"]
        return payloads.block_actions(self.slack.state, person, where, action, {})


@asynccontextmanager
async def two(clock: Clock = REAL) -> AsyncIterator[Two]:
    async with FakeSlack() as slack:
        store = await open_store("memory:")
        slack.state.grants.pop(slack.bot_token)
        slack.add(Team("T2", "Acme", "acme"), User("UT2", "T2"))
        slack.add(Channel("C2", "deals", "T2", members={"UT2", "UBOT"}))
        there = Two(slack, store)
        for team, raised in TEAMS.items():
            await there.has(team)
            claim = replace(RAISED, value=money(raised, f"{raised} Millionen Euro"))
            own = entity(EntityKind.COMPANY, "own", f"Mistral Only In {team}")
            story = (*STORY[:-4], recorded(claim, "raised"), EntityRecorded(own))
            workspace = store.workspace(WorkspaceId(f"slack:{team}"))
            await workspace.record(story, by=PersonId("U9"), origin="test", at=NOW)
        first = store.workspace(WorkspaceId("slack:T1"))
        admin = (RoleGranted(PersonId("U1"), "admin"),)
        await first.record(admin, by=PersonId("operator"), origin="test", at=NOW)
        async with _at_work(slack, store, clock):
            yield there
        await store.close()


@asynccontextmanager
async def _at_work(slack: FakeSlack, store: Store, clock: Clock) -> AsyncIterator[None]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = OfNoFile(
        signing_secret=SecretStr(slack.signing_secret),
        client_id=slack.state.client_id,
        client_secret=SecretStr(slack.state.client_secret),
        api_url=slack.api_url,
        delivery="http",
        port=port,
        public_url="https://bot.example",
    )
    stop, told = asyncio.Event(), list[str]()
    running = run(settings, OurOfNoFile(), store, stop=stop, tell=told.append, clock=clock)
    task = asyncio.create_task(running)
    slack.url = f"http://127.0.0.1:{port}{EVENTS}"
    try:
        while not any("Waiting" in line for line in told):
            assert not task.done(), task.exception()
            await asyncio.sleep(0)
        yield
    finally:
        stop.set()
        await task


def own(message: Message | str, team: str) -> None:
    """Nothing that the other workspace knows is said."""
    text = message if isinstance(message, str) else f"{message.text} {message.blocks}"
    for each, raised in TEAMS.items():
        assert (f"{raised}M" in text.replace("\xa0", "")) == (each == team), text
        assert each == team or f"Only In {each}" not in text


@pytest.mark.parametrize("team", TEAMS)
async def test_a_command_tells_what_its_workspace_knows(team: str) -> None:
    async with two() as there:
        own(await there.told(team, there.command("funding mistral")), team)


@pytest.mark.parametrize("team", TEAMS)
async def test_so_does_a_mention(team: str) -> None:
    place, person = {"T1": ("C1", "U1"), "T2": ("C2", "UT2")}[team]
    async with two() as there:
        await there.slack.mentions("funding mistral", user=person, channel=place)
        (answer,) = await there.slack.until(lambda: there.slack.posts(place))
        own(answer, team)


@pytest.mark.parametrize("kind", [Kind.ASK, Kind.MORE])
async def test_so_does_a_button_of_the_other_workspace(kind: Kind) -> None:
    async with two() as there:
        answer = await there.told("T1", there.command("funding mistral"))
        press = Press(kind, "funding mistral", "a", 99, int(NOW.timestamp()), "en", "UTC")
        own(await there.told("T2", there.pressing(answer, press)), "T2")


async def test_a_form_and_its_proposals_know_their_workspace_alone() -> None:
    async with two() as there:
        await there.sends("T1", there.command("compare"))
        (view,) = await there.slack.until(lambda: there.slack.views_open)
        for team, other in (("T1", "T2"), ("T2", "T1")):
            asking = {"action_id": "a", "block_id": "input:a"}
            person = there.slack.state.users["U1"]
            parcel = payloads.block_suggestion(
                there.slack.state, person, view, asking, "mistral only"
            )
            proposed = str(await there.sends(team, parcel))
            assert f"Only In {team}" in proposed
            assert f"Only In {other}" not in proposed
            values = {
                "input:a": {
                    "a": {
                        "type": "external_select",
                        "selected_option": {"value": f"Mistral Only In {other}"},
                    }
                }
            }
            sent = payloads.view_submission(there.slack.state, person, view, values)
            wrong = str(await there.sends(team, sent))
            assert "errors" in wrong
            assert f"Only In {team}" in wrong or "Nothing" in wrong


async def home_of(slack: FakeSlack, user: str) -> str:
    await slack.opens_home(user=user)
    home = await slack.until(lambda: slack.home(user))
    return str(home and home.payload)


async def test_a_home_shows_the_deals_of_its_workspace() -> None:
    async with two() as there:
        second = there.store.workspace(WorkspaceId("slack:T2"))
        await second.record(
            (EntityRecorded(entity(EntityKind.DEAL, "microsoft-mistral", "Another Name")),),
            by=PersonId("U9"),
            origin="test",
            at=NOW,
        )
        shown = {person: await home_of(there.slack, person) for person in ("U1", "UT2")}
    assert "Microsoft–Mistral" in shown["U1"].replace(" ", "")
    assert "Another Name" not in shown["U1"]
    assert "Another Name" in shown["UT2"]


async def test_a_role_is_one_of_its_workspace() -> None:
    async with two() as there:
        refused = await there.told("T2", there.command("deals demo"))
        loaded = await there.told("T1", there.command("deals demo"))
    assert "takes the role admin" in refused.text
    assert "takes the role" not in loaded.text


FORGED = (
    "role grant U1 admin",
    "role revoke U9",
    "deals demo",
    "deals new Acme kind:merger parties:Acme, Foo",
    "fact add mistral ai raised value:€1bn",
    "fact undo 3",
    "channel deal mistral",
)


@pytest.mark.parametrize("kind", Kind)
async def test_a_button_that_was_forged_does_nothing_its_presser_may_not_do(kind: Kind) -> None:
    async with two() as there:
        workspace = there.store.workspace(WorkspaceId("slack:T2"))
        before = await workspace.head()
        answer = await there.told("T2", there.command("funding mistral"))
        for number, command in enumerate(FORGED):
            press = Press(kind, command, f"a{number}", 99, int(NOW.timestamp()), "en", "UTC")
            told = await there.told("T2", there.pressing(answer, press))
            assert "takes the role" in told.text or "too old" in told.text
        assert await workspace.head() == before
        assert there.slack.posts() == []


async def test_what_an_admin_wrote_is_not_written_again_by_a_button_for_another_page() -> None:
    async with two() as there:
        workspace = there.store.workspace(WorkspaceId("slack:T1"))
        answer = await there.told("T1", there.command("funding mistral"))
        before = await workspace.head()
        for kind in (Kind.MORE, Kind.SHARE):
            press = Press(kind, "deals demo", "a", 99, int(NOW.timestamp()), "en", "UTC")
            told = await there.told("T1", there.pressing(answer, press))
            assert "too old" in told.text
        assert await workspace.head() == before


async def is_installed(there: Two, team: str) -> bool:
    found = await there.store.shelf(SHELF).get(key_of(team, None), now=datetime.now(UTC))
    return found is not None


async def forgotten(there: Two, team: str) -> None:
    async with asyncio.timeout(10):
        while await is_installed(there, team):  # noqa: ASYNC110 - nothing tells when that is so
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    "order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")]
)
async def test_whoever_removes_the_app_is_forgotten_and_nobody_else(order: tuple[str, str]) -> None:
    makes = {"app_uninstalled": payloads.uninstalled, "tokens_revoked": payloads.tokens_revoked}
    async with two() as there:
        for each in order:
            await there.slack.deliver(makes[each](there.slack.state, "T2"))
        await forgotten(there, "T2")
        assert await is_installed(there, "T1")
        await there.sends("T2", there.command("funding mistral"))
        own(await there.told("T1", there.command("funding mistral")), "T1")
        assert len(there.slack.ephemerals()) == 1


async def test_nothing_else_that_happens_removes_a_workspace() -> None:
    async with two() as there:
        state = there.slack.state
        answer = there.slack.posted("an answer")
        joined = payloads.joined(state, "UBOT", state.channels["C1"])
        opened = payloads.home_opened(state, state.users["U1"], "messages")
        for parcel in (payloads.message_event(state, answer), joined, opened):
            await there.sends("T1", parcel)
        own(await there.told("T1", there.command("funding mistral")), "T1")
        assert await is_installed(there, "T1")


async def test_a_workspace_that_installs_again_is_served_again_whatever_comes_late() -> None:
    async with two() as there:
        late = payloads.tokens_revoked(there.slack.state, "T2")
        late.payload["event_time"] = int(NOW.timestamp()) - 60
        await there.slack.uninstalls("T2")
        await forgotten(there, "T2")
        await there.has("T2", datetime.now(UTC))
        await there.slack.deliver(late)
        own(await there.told("T2", there.command("funding mistral")), "T2")
        assert await is_installed(there, "T2")
