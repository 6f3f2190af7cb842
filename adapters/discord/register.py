"""The core's commands as Discord is told of them: typed, with choices and completion, translated.

Names of commands are English for everybody, so that people can tell one another what to type; what
they take, and what describes them, is in the language of each reader's Discord.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapters.discord.limits import MODAL_COMPONENTS
from bot import command as core
from bot.arguments import longest
from bot.command import Command, Parameter
from bot.forms import CLOCKS
from bot.roles import Role
from bot.suggestions import Entry
from bot.words import DEFAULT, languages, said

CHAT_INPUT, MESSAGE = 1, 3
SUB_COMMAND, STRING, MENTIONABLE, ATTACHMENT = 1, 3, 9, 11
IN_SERVERS, IN_DIRECT_MESSAGES, FOR_SERVERS = 0, 1, 0
"""Kinds of commands, options, places and installations.

discord.com/developers/docs/interactions/application-commands, 2026-11.
"""

MANAGES_SERVER = str(1 << 5)
"""The permission Manage Server. docs/topics/permissions, 2026-11."""

Json = dict[str, object]


def commands(declared: Iterable[Command] | None = None) -> list[Json]:
    """Return all that is to be registered: every command of the core, and that on a message.

    What Discord shows of them is no more than a help: who may use what is decided in the core.
    """
    known = core.commands() if declared is None else declared
    return [*(_command(each) for each in known), _save()]


def _save() -> Json:
    return {
        "type": MESSAGE,
        "name": said("manifest-save", DEFAULT),
        "name_localizations": _localised("manifest-save"),
        **_offered(),
    }


def _command(command: Command) -> Json:
    within = [_subcommand(command, each) for each in command.subcommands]
    return {
        "type": CHAT_INPUT,
        "name": command.name,
        **_described(f"{command.name}-summary"),
        "options": within or _options(command),
        **_offered(for_admins=_for_admins(command)),
    }


def _subcommand(command: Command, subcommand: Command) -> Json:
    return {
        "type": SUB_COMMAND,
        "name": subcommand.name,
        **_described(f"{command.name}-{subcommand.name}-summary"),
        "options": _options(subcommand),
    }


def _for_admins(command: Command) -> bool:
    """Say whether every use takes an admin: Discord has no permissions of sub-commands."""
    return all(each.role is Role.ADMIN for each in command.subcommands or (command,))


def _offered(*, for_admins: bool = False) -> Json:
    return {
        "contexts": [IN_SERVERS, IN_DIRECT_MESSAGES],
        "integration_types": [FOR_SERVERS],
        "default_member_permissions": MANAGES_SERVER if for_admins else None,
    }


def _options(command: Command) -> list[Json]:
    forced = _forced(command)
    return [_option(each, required=each.name in forced) for each in _in_order(command)]


def _forced(command: Command) -> frozenset[str]:
    """Return what Discord is to insist on.

    Of a command that saves what is typed, and must have several things or takes many, nothing:
    sent off empty it opens its form, which is better filled in than a line of options.
    """
    required = frozenset(each.name for each in command.parameters if each.required)
    several = len(required) > 1 or len(command.parameters) > MODAL_COMPONENTS
    return frozenset() if command.writes and several else required


def _in_order(command: Command) -> Iterator[Parameter]:
    """Yield what is required first, as Discord demands, and the clocks last, as forms have it."""
    own = [each for each in command.parameters if each.name not in CLOCKS]
    yield from (each for each in own if each.required)
    yield from (each for each in own if not each.required)
    yield from (each for each in command.parameters if each.name in CLOCKS)


def _option(parameter: Parameter, *, required: bool) -> Json:
    return {
        "name": parameter.name,
        "name_localizations": _named(f"parameter-{parameter.name}-name"),
        **_described(f"parameter-{parameter.name}"),
        "required": required,
        **_taken(parameter),
    }


def _taken(parameter: Parameter) -> Json:
    match parameter.type.entry:
        case Entry.PERSON:
            return {"type": MENTIONABLE}
        case Entry.FILE:
            return {"type": ATTACHMENT}
        case Entry.CHOICE:
            return {"type": STRING, "choices": [_choice(each) for each in parameter.type.choices]}
        case Entry.SUGGESTED:
            return {"type": STRING, "max_length": longest(parameter), "autocomplete": True}
        case Entry.LINE | Entry.TEXT:
            return {"type": STRING, "max_length": longest(parameter)}


def _choice(choice: str) -> Json:
    word = f"choice-{choice}"
    return {
        "name": _capital(said(word, DEFAULT)),
        "name_localizations": _localised(word),
        "value": str(choice),
    }


def _described(word: str) -> Json:
    """Return a description in every language.

    Discord takes 100 characters of each; a test holds the words to it, since any cut would be
    seen by everybody.
    """
    return {
        "description": _capital(said(word, DEFAULT)),
        "description_localizations": _localised(word),
    }


def _localised(word: str) -> Json:
    """Return a phrase by the locales of Discord, which has ours by the same names."""
    return {each: _capital(said(word, each)) for each in languages() if each != DEFAULT}


def _named(word: str) -> Json:
    """Return the names of an option by Discord's locales; it is sent by its English one."""
    return {each: said(word, each) for each in languages() if each != DEFAULT}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
