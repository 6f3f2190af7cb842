"""`/help`: the commands, or one of them with its parameters and examples."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.arguments import understand_name
from bot.command import Command, commands, parameter
from bot.desk import Desk
from bot.document import Action, Actions, Fields, Paragraph, Reply, Row
from bot.leaves import Leaf, Strong, Try, Verbatim, Words
from bot.lines import Line, listed
from bot.params import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Which command; all of them when none is named."""

    command: str | None = parameter(WORDS, "command", aliases=("befehl",), positional=True)


async def answer(query: Help, desk: Desk) -> Reply[Leaf]:
    """Show what can be asked, and how."""
    if query.command:
        return _one(*understand_name(query.command))
    rows = tuple(Row((Try(each.name),), _in_brief(each)) for each in commands())
    title: Line = (Strong((Words("help-title"),)),)
    more = Paragraph((Words("help-more"),))
    return Reply(title, (Fields(rows), more, asks("deal", "funding", "timeline")))


def _in_brief(command: Command) -> tuple[Line, ...]:
    summary: Line = (Words(f"{command.name}-summary"),)
    if not command.subcommands:
        return (summary,)
    names = listed([Verbatim(f"{command.name} {each.name}") for each in command.subcommands])
    return (summary, (names,))


def _one(name: str, command: Command) -> Reply[Leaf]:
    title: Line = (Strong((Verbatim(name),)),)
    summary = Paragraph((Words(f"{name.replace(' ', '-')}-summary"),))
    rows = tuple(
        Row((Verbatim(each.name),), ((Words(f"parameter-{each.name}"),),))
        for each in command.parameters
    )
    aliases = (
        (Paragraph((Words("help-also", (("names", _also(command)),)),)),) if command.aliases else ()
    )
    tries = [f"{name} {example}".strip() for example in command.examples]
    tries += [f"{command.name} {each.name}" for each in command.subcommands]
    examples = Actions(tuple(Action((Try(each),), each) for each in tries))
    blocks = (summary, *((Fields(rows),) if rows else ()), *aliases)
    return Reply(title, (*blocks, examples) if tries else blocks)


def _also(command: Command) -> Leaf:
    return listed([Verbatim(alias) for alias in command.aliases])


COMMAND = Command(
    name="help",
    query=Help,
    answer=answer,
    aliases=("hilfe",),
    examples=("", "funding"),
    asked_by="what_can_you was_kannst_du hi hello hallo hey moin",
)
