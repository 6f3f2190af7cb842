"""Every adapter keeps the contract; another platform is another class here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from adapters.clock import Clock
from adapters.console import inbound as console
from adapters.console.chat import Chat
from adapters.console.render import Screen
from adapters.discord.drawing.text import slashed
from adapters.opening import CONSOLE
from adapters.slack import inbound
from adapters.slack.limits import BETWEEN_MESSAGES
from adapters.slack.render import Message
from bot.call import Call
from bot.roles import Role
from bot.service import Bot
from store.base import Store
from store.events import PersonId
from tests.adapters.discord import member, team
from tests.adapters.slack.hostile import live
from tests.adapters.slack.team import WORKSPACE, at_work
from tests.bot.demo import BERLIN, NOW
from tests.contracts.adapter import (
    Adapter,
    AdapterContract,
    BoundlessContract,
    Platform,
    ReadersContract,
    Shown,
)
from tests.fakes.slack import payloads
from tests.fakes.slack import state as fake
from tests.fakes.slack.entries import elements
from tests.fakes.slack.server import FakeSlack

WIDE = Screen(10_000, 40)
ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@dataclass
class AtTheTerminal:
    """The chat of the console, with one person for each language."""

    bot: Bot
    chats: dict[str, Chat] = field(default_factory=dict)

    def call(self, text: str, language: str) -> Call:
        return console.call(text, CONSOLE, language=language, zone=BERLIN, at=NOW)

    async def ask(self, text: str, language: str) -> Shown:
        chat = self._chat(language)
        said = await chat.says(text, WIDE, colour=False, at=NOW)
        return Shown(said, private=True, more=bool(chat.waiting), live=tuple(ESCAPES.findall(said)))

    async def turn(self, language: str) -> Shown:
        return await self.ask("more", language)

    async def press(self, offer: str, language: str) -> Shown:
        return await self.ask(offer, language)

    def _chat(self, language: str) -> Chat:
        return self.chats.setdefault(language, Chat(self.bot, CONSOLE, language, BERLIN))


@asynccontextmanager
async def at_the_terminal(store: Store) -> AsyncIterator[Adapter]:
    yield AtTheTerminal(Bot(store))


class TestConsole(AdapterContract, BoundlessContract):
    @pytest.fixture
    def platform(self) -> Platform:
        return Platform(CONSOLE, (console.PERSON,), at_the_terminal, types=True, least=Role.ADMIN)


@dataclass
class InSlack:
    """The fake Slack with the bot at work: U1 reads English, U2 German, both in C1."""

    slack: FakeSlack
    last: fake.Message | None = None

    def call(self, text: str, language: str) -> Call:
        person = self.slack.state.users[READERS[language]]
        place = self.slack.state.channels["C1"]
        typed = inbound.typed(
            payloads.slash_command(self.slack.state, person, place, "/deal", text).payload, ""
        )
        assert typed
        zone = ZoneInfo(person.tz)
        return inbound.call_of(
            typed.where, typed.text, language=language, zone=zone, at=NOW, key=typed.key
        )

    async def ask(self, text: str, language: str) -> Shown:
        person = READERS[language]
        typing = partial(self.slack.types, "/deal", text, user=person)
        return await self._shown(person, typing)

    async def turn(self, language: str) -> Shown:
        return await self.press("more", language)

    async def press(self, offer: str, language: str) -> Shown:
        assert self.last
        person = READERS[language]
        return await self._shown(person, partial(self.slack.presses, self.last, offer, user=person))

    async def _shown(self, person: str, act: Callable[[], Awaitable[object]]) -> Shown:
        """Do something, and return what that person is shown then."""
        before = len(self.slack.state.messages), len(self.slack.views_open)

        def came() -> list[fake.Message | fake.View]:
            new = self.slack.state.messages[before[0] :]
            said = (each for each in new if each.to == person)
            return [*said, *self.slack.views_open[before[1] :]]

        await act()
        found = (await self.slack.until(came))[0]
        if isinstance(found, fake.View):
            return Shown(str(found.payload["title"]["text"]), private=True, form=True)
        self.last = found
        named = [each["action_id"] for _, each in elements(found)]
        return Shown(
            unescape(found.text),
            private=found.to == person,
            offers=tuple(each for each in named if each.startswith("ask:")),
            more="more" in named,
            live=tuple(live(Message(tuple(found.blocks), found.text))),
        )


READERS = {"en": "U1", "de": "U2"}


async def _paced(seconds: float) -> None:
    """Let a channel's turn come at once, and nothing take long."""
    if seconds > BETWEEN_MESSAGES:
        await asyncio.Event().wait()


@asynccontextmanager
async def in_slack(store: Store) -> AsyncIterator[Adapter]:
    async with FakeSlack() as slack:
        async with at_work(slack, store, clock=Clock(now=lambda: NOW, sleep=_paced)):
            yield InSlack(slack)
        assert slack.lapses == []


class TestSlack(AdapterContract, ReadersContract, BoundlessContract):
    @pytest.fixture
    def platform(self) -> Platform:
        return Platform(WORKSPACE, tuple(map(PersonId, READERS.values())), in_slack, files=True)


class TestDiscord(AdapterContract, ReadersContract):
    @pytest.fixture
    def platform(self) -> Platform:
        people = tuple(map(PersonId, member.READERS.values()))
        return Platform(
            team.WORKSPACE, people, member.in_discord, labels=True, command=slashed, files=True
        )
