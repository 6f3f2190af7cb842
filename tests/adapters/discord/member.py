"""Somebody in the fake Discord who asks by slash commands, as people do there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from adapters.clock import Clock
from adapters.discord import inbound
from adapters.discord.receiving.arrivals import Where
from bot.arguments import understand
from bot.call import Call
from bot.problems import ProblemError
from bot.suggestions import Entry
from store.base import Store
from tests.adapters.discord.hostile import live
from tests.adapters.discord.team import at_work
from tests.bot.demo import BERLIN, NOW
from tests.contracts.adapter import Adapter, Shown
from tests.fakes.discord import ACME, ADA, BEN, DEALS, FakeDiscord, Interaction, Message, NotThere
from tests.fakes.discord.entries import controls, texts

READERS = {"en": ADA, "de": BEN}

Options = tuple[tuple[str, str], ...]

MARKUP = re.compile(
    r"\\(?P<sign>[^\w\s])"
    r"|(?m:^(?:#{1,3}|-#|-) )"
    r"|\*\*|\*|`"
    r"|<@(?P<person>\d+)>"
)
"""What Discord draws and does not show."""


def unmarked(text: str) -> str:
    """Return a text as somebody reads it."""
    return MARKUP.sub(lambda found: found["sign"] or found["person"] or "", text)


def in_options(text: str) -> tuple[str, Options]:
    """Return a line as a slash command with its options; what is none is asked of /ask."""
    try:
        asked = understand(text)
    except ProblemError:
        return "ask", (("question", text),)
    given = tuple((each.parameter, each.text) for each in asked.given)
    required = {each.name for each in asked.command.parameters if each.required}
    lacking = required - {parameter.name for parameter, _ in given}
    has_form = asked.command.writes and len(required) > 1
    choices = all(
        parameter.type.entry is not Entry.CHOICE or words in parameter.type.choices
        for parameter, words in given
    )
    if not choices or (lacking and not has_form):
        return "ask", (("question", text),)
    return asked.name, tuple((parameter.name, words) for parameter, words in given)


@dataclass
class InDiscord:
    """The fake Discord with the bot at work: ADA reads English, BEN German, both in DEALS."""

    discord: FakeDiscord
    last: Message | None = None

    def call(self, text: str, language: str) -> Call:
        name, options = in_options(text)
        where = Where(ACME, DEALS, READERS[language])
        return inbound.call_of(
            where,
            name,
            language=language,
            told=True,
            zone=BERLIN,
            at=NOW,
            key="",
            options=options,
        )

    async def ask(self, text: str, language: str) -> Shown:
        name, options = in_options(text)
        typing = partial(self.discord.types, name, dict(options), user=READERS[language])
        return await self._shown(typing)

    async def turn(self, language: str) -> Shown:
        assert self.last
        more = next(each for each in _ids(self.last) if each.startswith("more:"))
        return await self.press(more, language)

    async def press(self, offer: str, language: str) -> Shown:
        assert self.last
        person = READERS[language]
        return await self._shown(partial(self.discord.presses, self.last, offer, user=person))

    async def _shown(self, act: Callable[[], Awaitable[Interaction]]) -> Shown:
        """Do something, and return what that person is shown then."""
        before = len(self.discord.modals)
        step = await act()
        if len(self.discord.modals) > before:
            return Shown(self.discord.modals[-1].title, private=True, form=True)
        self.last = found = await self.discord.answered(step)
        return Shown(
            "\n".join(map(unmarked, texts(found.components))),
            private=found.ephemeral_to is not None,
            offers=tuple(each for each in _ids(found) if each.startswith("ask:")),
            more=any(each.startswith("more:") for each in _ids(found)),
            live=tuple(live(found.said)),
        )


def _ids(message: Message) -> list[str]:
    return [each["custom_id"] for each in controls(message.components)]


@asynccontextmanager
async def in_discord(store: Store) -> AsyncIterator[Adapter]:
    async with FakeDiscord() as discord:
        async with at_work(discord, store, clock=Clock(now=lambda: NOW)):
            yield InDiscord(discord)
        assert discord.lapses == []
