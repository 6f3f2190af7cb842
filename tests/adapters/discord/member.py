"""Somebody in the fake Discord who asks by slash commands, as people do there."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from adapters.clock import Clock
from adapters.discord import inbound
from adapters.discord.limits import MODAL_COMPONENTS
from adapters.discord.receiving.arrivals import Where
from bot.arguments import understand
from bot.call import Call
from bot.command import Parameter
from bot.editing.entries import NamedChoiceType
from bot.params import ChoiceType
from bot.problems import ProblemError
from bot.roles import Role
from bot.suggestions import Entry
from store.base import Store
from tests.adapters.discord.hostile import live
from tests.adapters.discord.team import at_work
from tests.bot.demo import BERLIN, NOW
from tests.contracts.adapter import Adapter, Shown
from tests.fakes.discord import ACME, ADA, BEN, DEALS, FakeDiscord, Interaction, Message
from tests.fakes.discord.entries import controls, texts

READERS = {"en": ADA, "de": BEN}

Options = tuple[tuple[str, str], ...]

MARKUP = re.compile(
    r"\\(?P<sign>[^\w\s])"
    r"|(?m:^(?:#{1,3}|-#|-) )"
    r"|\*\*|\*|`"
    r"|<[@#](?P<id>\d+)>"
)
"""What Discord draws and does not show."""


def unmarked(text: str) -> str:
    """Return a text as somebody reads it."""
    return MARKUP.sub(lambda found: found["sign"] or found["id"] or "", text)


def in_options(text: str) -> tuple[str, Options]:
    """Return a line as a slash command with its options.

    What Discord does not let somebody type is asked of /ask, what lacks everything of /help.
    """
    try:
        asked = understand(text)
    except ProblemError:
        return "ask", (("question", text),)
    given = {each.parameter: each.text for each in asked.given}
    for each in asked.command.parameters:
        for whole, words in tuple(given.items()):
            before, led, after = _parted(words, each)
            if led and each not in given:
                given |= {whole: before, each: after}
    required = [each for each in asked.command.parameters if each.required]
    lacking = [each for each in required if each not in given]
    if lacking and not given and asked.command.role > Role.READER:
        # Who may not use it learns that before anybody reads what was given.
        given, lacking = {each: _any(each) for each in lacking}, []
    several = len(required) > 1 or len(asked.command.parameters) > MODAL_COMPONENTS
    if lacking and not (asked.command.writes and several):
        return ("ask", (("question", text),)) if given else ("help", (("command", asked.name),))
    options = [(each.name, _entered(each, words)) for each, words in given.items()]
    if any(value is None for _, value in options):
        return "ask", (("question", text),)
    return asked.name, tuple((name, value) for name, value in options if value)


def _parted(words: str, second: Parameter) -> tuple[str, str, str]:
    """Part the words of two arguments as somebody does who has a field for each."""
    for led in second.led_by:
        if f" {led} " in words:
            return words.partition(f" {led} ")
    return words, "", ""


def _any(parameter: Parameter) -> str:
    if parameter.type.entry is Entry.PERSON:
        return ADA
    return next(iter(parameter.type.choices), "x")


def _entered(parameter: Parameter, words: str) -> str | None:
    """Return what Discord's own apps let somebody enter for that: a choice, a member, any words.

    A stranger cannot be entered, so that a member is.
    """
    if isinstance(parameter.type, ChoiceType | NamedChoiceType):
        return parameter.type.named(words)
    if parameter.type.entry is Entry.PERSON:
        return words if words in READERS.values() else ADA
    return words


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
            key=secrets.token_hex(),
            options=options,
        )

    async def ask(self, text: str, language: str) -> Shown:
        name, options = in_options(text)
        files = _files(name)
        entered = {
            each: self.discord.uploads(words, b"") if each in files else words
            for each, words in options
        }
        typing = partial(self.discord.types, name, entered, user=READERS[language])
        return await self._shown(typing)

    async def turn(self, language: str) -> Shown:
        return await self.press("more", language)

    async def press(self, offer: str, language: str) -> Shown:
        assert self.last
        kind, _, number = offer.partition(" ")
        pressed = next(each for each in _ids(self.last) if _is(each, kind, number))
        person = READERS[language]
        return await self._shown(partial(self.discord.presses, self.last, pressed, user=person))

    async def _shown(self, act: Callable[[], Awaitable[Interaction]]) -> Shown:
        """Do something, and return what that person is shown then."""
        before = len(self.discord.modals)
        step = await act()
        if len(self.discord.modals) > before:
            return Shown(self.discord.modals[-1].title, private=True, form=True)
        self.last = found = await self.discord.answered(step)
        return Shown(
            "\n".join(_read(found)),
            private=found.ephemeral_to is not None,
            offers=tuple(_offer(each) for each in _ids(found) if _is(each, "ask")),
            more=any(_is(each, "more") for each in _ids(found)),
            live=tuple(live(found.said)),
        )


def _files(name: str) -> frozenset[str]:
    """Return the options of a command that take files."""
    parameters = understand(name).command.parameters
    return frozenset(each.name for each in parameters if each.type.entry is Entry.FILE)


def _ids(message: Message) -> list[str]:
    return [each["custom_id"] for each in controls(message.components)]


def _read(message: Message) -> Iterator[str]:
    """Yield what is read and what stands on the buttons that ask something, in order."""
    for each in message.components:
        yield from map(unmarked, texts((each,)))
        asking = (one for one in controls((each,)) if _is(one["custom_id"], "ask"))
        yield from (one["label"] for one in asking)


def _is(custom_id: str, kind: str, number: str = "") -> bool:
    return custom_id.startswith(f"{kind}:") and custom_id.endswith(f":{number}" if number else "")


def _offer(custom_id: str) -> str:
    """Return what a button is by its place, which is the same under each answer."""
    kind, _, number = custom_id.split(":")
    return f"{kind} {number}"


@asynccontextmanager
async def in_discord(store: Store) -> AsyncIterator[Adapter]:
    async with FakeDiscord() as discord:
        async with at_work(discord, store, Clock(now=lambda: NOW), zone=BERLIN.key):
            yield InDiscord(discord)
        assert discord.lapses == []
