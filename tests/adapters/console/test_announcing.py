"""Whoever sits at the terminal is told what is due, once, and keeps the line they are typing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.console.announcing import ConsoleMessenger
from adapters.console.inbound import PERSON, PLACE
from adapters.opening import CONSOLE
from bot.announcing.announcement import Announcement, Into, Privately, Still
from bot.service import Spoken
from tests.bot.demo import NOW, asked, open_demo

BERLIN = ZoneInfo("Europe/Berlin")


class Screen:
    """What was printed; it breaks as often as it is told to."""

    def __init__(self) -> None:
        self.told: list[Spoken] = []
        self.breaks = 0

    async def tell(self, spoken: Spoken, still: Still) -> None:
        await still()
        if self.breaks:
            self.breaks -= 1
            raise OSError("no terminal")
        self.told.append(spoken)


def messenger(screen: Screen) -> ConsoleMessenger:
    return ConsoleMessenger(screen.tell, "de", BERLIN, lambda: NOW)


async def announcement() -> Announcement:
    spoken = await (await open_demo()).bot.answer(asked("funding mistral"))
    return Announcement("console digest 1 7", CONSOLE, Into(PLACE), spoken)


async def still() -> None:
    """Say that it is still ours to tell."""


async def overtaken() -> None:
    """Say that another process may be telling it."""
    raise TimeoutError


async def test_what_is_due_is_printed_wherever_it_was_to_be_told() -> None:
    screen = Screen()
    there, due = messenger(screen), await announcement()
    alone = replace(due, key="console watch 2 7", to=Privately(PERSON))

    assert await there.deliver(due, begun=None, still=still) is None
    assert await there.deliver(alone, begun=None, still=still) is None

    assert screen.told == [due.spoken, alone.spoken]


async def test_it_is_printed_once_while_the_chat_runs() -> None:
    screen = Screen()
    there, due = messenger(screen), await announcement()

    for begun in (None, NOW, NOW + timedelta(hours=1)):
        await there.deliver(due, begun=begun, still=still)

    assert screen.told == [due.spoken]


async def test_the_next_of_the_same_name_is_another() -> None:
    screen = Screen()
    there, due = messenger(screen), await announcement()
    await there.deliver(due, begun=None, still=still)

    screen.breaks = 1
    with pytest.raises(OSError, match="no terminal"):
        await there.deliver(due, begun=None, still=still)
    await there.deliver(due, begun=NOW, still=still)

    assert screen.told == [due.spoken] * 2


async def test_what_an_earlier_chat_began_is_printed_again() -> None:
    screen, due = Screen(), await announcement()
    await messenger(screen).deliver(due, begun=None, still=still)

    await messenger(screen).deliver(due, begun=NOW, still=still)

    assert screen.told == [due.spoken] * 2


async def test_what_could_not_be_printed_is_printed_the_next_time() -> None:
    screen = Screen()
    there, due = messenger(screen), await announcement()
    screen.breaks = 1

    with pytest.raises(OSError, match="no terminal"):
        await there.deliver(due, begun=None, still=still)
    await there.deliver(due, begun=NOW, still=still)

    assert screen.told == [due.spoken]


async def test_who_was_overtaken_prints_nothing() -> None:
    screen, due = Screen(), await announcement()

    with pytest.raises(TimeoutError):
        await messenger(screen).deliver(due, begun=None, still=overtaken)

    assert screen.told == []


async def test_the_reader_is_whoever_sits_there() -> None:
    read = await messenger(Screen()).reader(CONSOLE, PERSON)

    assert (read.workspace, read.person, read.place) == (CONSOLE, PERSON, PLACE)
    assert (read.language, read.zone, read.at) == ("de", BERLIN, NOW)
