"""Every answer of the dialogues, on Slack and on the console: the same words in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from adapters.chat.press import Under
from adapters.console.render import draw
from adapters.slack.render import MessageSurface, message, pages
from bot.document import Action, Actions, Reply, Run
from bot.layout import Cost, Part, lay_out
from tests.bot.dialogue import carried_on, files, read
from tests.contracts.surface import lists_what_it_cites

ENDLESS = 10_000
UNDER = Under("deal", "k7Qm2xVb9TzR", 1, 0, "UTC")

LAYOUT = re.compile(r"[\s•–·⚠:`\u2060<@>]")
"""What either draws around words: a line break, a bullet, a colon behind a label, a mention."""


@dataclass(frozen=True)
class Endless:
    """A message without an end: where pages part, labels and titles are said twice."""

    budget: Cost = (10**9,) * 4

    def cost(self, part: Part) -> Cost | None:
        return MessageSurface("en", UNDER).cost(part)


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
async def test_slack_says_what_the_console_says(file: Path) -> None:
    dialogue = read(_read(file))
    demo = await dialogue.begin()

    assert dialogue.questions
    before = None
    for question in dialogue.questions:
        spoken = await demo.ask(carried_on(question, before), dialogue.language)
        before = spoken.runs
        reply = _untyped(spoken.runs)
        drawn = draw(reply, spoken.language, width=ENDLESS, colour=False)
        (page,) = lay_out(reply, Endless(), spoken.language)
        shown = message(page, spoken.language, UNDER)
        lists_what_it_cites(reply, pages(reply, spoken.language, UNDER))

        assert _words("".join(_texts(list(shown.blocks)))) == _words(drawn)
        assert _words(shown.text) == _words(drawn)


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _untyped(reply: Reply[Run]) -> Reply[Run]:
    """Leave out how a button would be typed, which is said where nobody can press it."""
    blocks = tuple(
        Actions(tuple(Action(each.label, each.command) for each in block.actions))
        if isinstance(block, Actions)
        else block
        for block in reply.blocks
    )
    return replace(reply, blocks=blocks)


def _texts(drawn: Any) -> Iterator[str]:  # noqa: ANN401 - Block Kit's JSON, of any depth
    match drawn:
        case {"text": str(text)} | {"user_id": str(text)}:
            yield text
        case dict():
            yield from _texts(list(drawn.values()))
        case list():
            for each in drawn:
                yield from _texts(each)


def _words(text: str) -> str:
    return LAYOUT.sub("", unescape(text)).casefold()
