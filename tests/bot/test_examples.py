"""Whatever is shown as an example is understood as it stands, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.command import commands
from bot.document import Actions, Outcome
from bot.roles import Role
from bot.service import Spoken
from bot.words import languages, typed
from tests.bot.editing import Desk, open_desk
from tests.bot.team import problem

NOT_UNDERSTOOD = (
    "problem-unknown",
    "problem-unreadable",
    "problem-unexpected",
    "problem-too-",
    "problem-empty",
    "problem-given-twice",
    "problem-which-",
    "problem-ambiguous",
)
"""What is never said to an example; what it lacks may be, and that nothing would change."""

DEEP = 3
"""How often an example is gone on from, each time by the first that is offered."""


def examples() -> Iterator[str]:
    for command in commands():
        for each in command.subcommands or (command,):
            name = f"{command.name} {each.name}" if command.subcommands else command.name
            yield from (f"{name} {example}".strip() for example in ("", *each.examples))


def buttons(spoken: Spoken) -> list[str]:
    """The commands on the buttons of an answer, as its reader types them."""
    return [
        "".join(run.text for run in action.typed or action.label)
        for block in spoken.runs.blocks
        if isinstance(block, Actions)
        for action in block.actions
    ]


async def is_understood(desk: Desk, text: str, language: str) -> Spoken:
    spoken = await desk.ask(text, language, least=Role.ADMIN)
    assert not problem(spoken.leaves).startswith(NOT_UNDERSTOOD), text
    return spoken


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("example", sorted({*examples()}))
async def test_an_example_is_understood_and_what_it_lacks_can_be_given(
    example: str, language: str
) -> None:
    desk = await open_desk()
    text = typed(example, language)
    for _ in range(DEEP):
        spoken = await is_understood(desk, text, language)
        if spoken.leaves.outcome is not Outcome.MISUNDERSTOOD:
            break
        offered = buttons(spoken)
        assert text not in offered
        if not offered:
            break
        for each in offered:
            await is_understood(desk, each, language)
        text = offered[0]


@pytest.mark.parametrize("language", languages())
async def test_what_is_lacking_is_offered_behind_what_was_given(language: str) -> None:
    desk = await open_desk()

    offered = buttons(await desk.ask(typed("fact add Mistral AI from:1", language), language))

    assert len(offered) > 1
    for each in offered:
        spoken = await is_understood(desk, each, language)
        assert spoken.leaves.at == "value"


@pytest.mark.parametrize("language", languages())
async def test_a_number_that_is_none_is_told_and_no_command_stands_in_another(
    language: str,
) -> None:
    desk = await open_desk()

    spoken = await desk.ask("fact amend mistral valuation value:1", language)

    assert problem(spoken.leaves) == "problem-which-figure"
    assert buttons(spoken) == []
