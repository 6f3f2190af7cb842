"""`/help`: the commands by what they ask for, or one of them with its parameters and examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks
from bot.arguments import name_of, understand_name
from bot.beginning import FIRST
from bot.command import Command, Parameter, Section, commands, parameter
from bot.desk import Desk
from bot.document import Action, Actions, Fields, Paragraph, Reply, Row
from bot.following import offered
from bot.leaves import Leaf, Strong, Try, Verbatim, Words
from bot.lines import COLON, Line, listed
from bot.params import COMMAND_NAME, ChoiceType
from bot.roles import Role
from bot.wordings import is_filler
from bot.words import typed
from store.words import fold

DASH = Verbatim(" – ")

SELDOM = frozenset((Section.EDITING, Section.TEAM))
"""Sections for a few people, who learn the rest from the help of one command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Which command; all of them when none is named."""

    command: str | None = parameter(COMMAND_NAME, "command", aliases=("befehl",), positional=True)


async def answer(query: Help, desk: Desk) -> Reply[Leaf]:
    """Show what can be asked, and how."""
    if name := _named(query.command or ""):
        return _one(*understand_name(name), desk.language)
    rows = tuple(
        Row((Words(f"help-section-{section}"),), tuple(_in_brief(section))) for section in Section
    )
    title: Line = (Strong((Words("help-title"),)),)
    more = Paragraph((Words("help-more", (("help", Try("help")),)),))
    marks = Paragraph((Words("help-marks", (("command", Try("conflicts")),)),))
    begun = await offered(desk, None, ("deal", "funding", "timeline"))
    then = asks(*(begun if desk.deals else FIRST))
    return Reply(title, (Fields(rows), more, marks, then))


def _named(words: str) -> str:
    """Return the name of a command without words that name none: `help me with funding`."""
    return " ".join(word for word in words.split() if not is_filler(fold(word.strip("?!."))))


def _in_brief(section: Section) -> Iterator[Line]:
    """Yield a line for each command; what few need is told by the help of its own."""
    for command in commands():
        if command.section is not section:
            continue
        if section in SELDOM:
            yield _summed_up(command.name)
        else:
            names = [f"{command.name} {each.name}" for each in command.subcommands]
            yield from (_summed_up(name) for name in names or [command.name])


def _summed_up(name: str) -> Line:
    return (Try(name), DASH, Words(f"{name.replace(' ', '-')}-summary"))


def _one(name: str, command: Command, language: str) -> Reply[Leaf]:
    title: Line = (Strong((Try(name),)),)
    summary = Paragraph((Words(f"{name.replace(' ', '-')}-summary"),))
    rows = (
        *(Row(_key(each), (_taking(each),)) for each in command.parameters),
        *(_below(f"{name} {each.name}") for each in command.subcommands),
    )
    others = tuple(_other_names(name, command, language))
    also = (Paragraph((Words("help-also", (("names", listed(others)),)),)),) if others else ()
    tries = [f"{name} {example}".strip() for example in command.examples]
    tries += [f"{command.name} {each.name}" for each in command.subcommands]
    role = () if command.role is Role.READER else (Paragraph((_needed(command),)),)
    examples = Actions(tuple(Action((Try(each),), each) for each in tries))
    blocks = (summary, *((Fields(rows),) if rows else ()), *role, *also)
    return Reply(title, (*blocks, examples) if tries else blocks)


def _below(name: str) -> Row[Leaf]:
    return Row((Try(name),), ((Words(f"{name.replace(' ', '-')}-summary"),),))


def _needed(command: Command) -> Leaf:
    word = "help-role-openable" if command.openable else "help-role"
    return Words(word, (("role", Words(f"role-{command.role.word}")),))


def _key(parameter: Parameter) -> Line:
    return (name_of(parameter), *(() if parameter.positional else (Verbatim(":"),)))


def _taking(parameter: Parameter) -> Line:
    """Return what an argument is, and what there is to choose from."""
    what = Words(f"parameter-{parameter.name}")
    if not isinstance(parameter.type, ChoiceType):
        return (what,)
    return (what, COLON, listed([Words(f"choice-{each}") for each in parameter.type.choices]))


def _other_names(name: str, command: Command, language: str) -> Iterator[Leaf]:
    """Yield the names of a command that its reader does not see above them."""
    shown = typed(name, language).rpartition(" ")[2]
    yield from (Verbatim(each) for each in (command.name, *command.aliases) if each != shown)


COMMAND = Command(
    name="help",
    query=Help,
    answer=answer,
    section=Section.READER,
    aliases=("hilfe", "hilf"),
    examples=("", "funding"),
    asked_by="what_can_you was_kannst_du hi hello hallo hey moin",
)
