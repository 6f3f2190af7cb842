"""Every answer of the dialogues, on Discord as on the console: the same words in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from adapters.chat.press import Under
from adapters.console.render import draw
from adapters.discord.drawing.text import slashed
from adapters.discord.render import Message, MessageSurface, message, pages
from bot.document import Action, Actions, Reply, Run, Style
from bot.layout import Cost, Part, lay_out
from tests.bot.dialogue import carried_on, files, read
from tests.contracts.surface import lists_what_it_cites
from tests.previews.discord_markdown import read as read_markdown
from tests.previews.discord_markdown import text_of

ENDLESS = 10_000
UNDER = Under("deal", "k7Qm2xVb9TzR", 1, 0, "UTC")

LAYOUT = re.compile(r"[\s•–·⚠:`\u2060@<>]")
"""What either draws around words: a line break, a bullet, a colon behind a label, a mention."""


@dataclass(frozen=True)
class Endless:
    """A message without an end: where pages part, labels and titles are said twice."""

    budget: Cost = (10**9,) * 5

    def cost(self, part: Part) -> Cost | None:
        return MessageSurface("en", UNDER).cost(part)


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
async def test_discord_says_what_the_console_says(file: Path) -> None:
    dialogue = read(_read(file))
    demo = await dialogue.begin()

    assert dialogue.questions
    before = None
    for question in dialogue.questions:
        spoken = await demo.ask(carried_on(question, before), dialogue.language)
        before = spoken.runs
        reply = _untyped(spoken.runs)
        drawn = draw(_named(reply), spoken.language, width=ENDLESS, colour=False)
        (page,) = lay_out(reply, Endless(), spoken.language)
        shown = message(page, spoken.language, UNDER)
        lists_what_it_cites(reply, pages(reply, spoken.language, UNDER))

        assert _words("".join(_texts(shown))) == _words(drawn)


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _named(reply: Reply[Run]) -> Reply[Run]:
    """Call each command as everybody calls it on Discord; a button says what it does."""
    named = reply.map(lambda line: tuple(map(_slashed, line)))
    pairs = zip(reply.blocks, named.blocks, strict=True)
    blocks = (each if isinstance(each, Actions) else written for each, written in pairs)
    return replace(named, blocks=tuple(blocks))


def _slashed(run: Run) -> Run:
    return replace(run, text=slashed(run.text)) if run.style is Style.COMMAND else run


def _untyped(reply: Reply[Run]) -> Reply[Run]:
    """Leave out how a button would be typed, which is said where nobody can press it."""
    blocks = tuple(
        Actions(tuple(Action(each.label, each.command) for each in block.actions))
        if isinstance(block, Actions)
        else block
        for block in reply.blocks
    )
    return replace(reply, blocks=blocks)


def _texts(shown: Message) -> Iterator[str]:
    """Yield what one reads of a message, from top to bottom."""
    components: list[dict[str, Any]] = [*shown.components]
    for each in components:
        if "content" in each:
            yield text_of(read_markdown(each["content"]))
        for button in each.get("components", ()):
            yield button["label"]


def _words(text: str) -> str:
    return LAYOUT.sub("", text).casefold()
