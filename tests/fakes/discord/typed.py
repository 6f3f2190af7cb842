"""What Discord's own apps let a person type for a command that was declared.

Source: docs.discord.com/developers/interactions/application-commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.fakes.discord import payloads
from tests.fakes.discord.entries import NotThere
from tests.fakes.discord.options import ATTACHMENT, GROUP, INTEGER, NUMBER, STRING, SUB_COMMAND
from tests.fakes.discord.payloads import BOOLEAN, IN_BOT_DM, IN_GUILD, Value
from tests.fakes.discord.state import Channel, Json, State

TYPED, OF_MESSAGE = 1, 3
PERSON, ROLE, MENTIONABLE = 6, 8, 9


@dataclass(frozen=True, slots=True)
class Declared:
    """A command or sub-command as it is registered; without options where nothing is."""

    id: str
    words: tuple[str, ...]
    options: tuple[Json, ...] | None
    guild: str | None = None


def declared(state: State, name: str, place: Channel, kind: int = TYPED) -> Declared:
    """Return the command of a name in a place, that of the server before that of everywhere.

    Where no command was ever registered, it is taken as it is called.
    """
    words = tuple(name.removeprefix("/").split()) if kind == TYPED else (name,)
    if not any(state.commands.values()):
        return Declared("0", words, None)
    context = IN_GUILD if place.guild else IN_BOT_DM
    for scope in dict.fromkeys((place.guild, None)):
        for each in state.commands.get(scope, ()):
            if (each["name"], each["type"]) == (words[0], kind):
                if context not in (each.get("contexts") or (context,)):
                    raise NotThere(f"{name!r} is not offered in {place.name or 'a direct message'}")
                return Declared(each["id"], words, _options(each, words), scope)
    raise NotThere(f"no command {name!r} is registered")


def _options(command: Json, words: tuple[str, ...]) -> tuple[Json, ...]:
    here = command
    for word in words[1:]:
        below = [each for each in here.get("options", ()) if each["type"] in {SUB_COMMAND, GROUP}]
        here = next((each for each in below if each["name"] == word), {})
        if not here:
            raise NotThere(f"{' '.join(words)!r} is no command: {word!r} is not below it")
    options = tuple(here.get("options", ()))
    if any(each["type"] in {SUB_COMMAND, GROUP} for each in options):
        raise NotThere(f"{' '.join(words)!r} wants one of its sub-commands")
    return options


def filled(command: Declared, values: Mapping[str, Value]) -> list[Json]:
    """Return the options a person filled in, in the order of the declaration."""
    if command.options is None:
        return [payloads.option(name, value) for name, value in values.items()]
    known = {each["name"]: each for each in command.options}
    if unknown := [each for each in values if each not in known]:
        raise NotThere(f"{unknown} are no options of {' '.join(command.words)!r}: {list(known)}")
    lacking = [each["name"] for each in command.options if each.get("required")]
    if lacking := [each for each in lacking if each not in values]:
        raise NotThere(f"{lacking} must be filled in")
    given = [(each, values[name]) for name, each in known.items() if name in values]
    return [payloads.option(one["name"], _fits(one, value), one["type"]) for one, value in given]


def focused(
    command: Declared, name: str, text: str, values: Mapping[str, Value]
) -> tuple[list[Json], int]:
    """Return the options while one is typed in, and the type of that one."""
    if command.options is None:
        others = [payloads.option(key, value) for key, value in values.items()]
        return [*others, payloads.option(name, text, focused=True)], STRING
    for one in command.options:
        if one["name"] == name:
            if not one.get("autocomplete"):
                raise NotThere(f"{name!r} offers nothing while it is typed")
            kind = one["type"]
            others = [
                payloads.option(each["name"], values[each["name"]], each["type"])
                for each in command.options
                if each["name"] in values
            ]
            return [*others, payloads.option(name, text, kind, focused=True)], kind
    raise NotThere(f"{name!r} is no option of {' '.join(command.words)!r}")


def _fits(one: Json, value: Value) -> Value:
    name, kind = one["name"], one["type"]
    if choices := one.get("choices"):
        return _choice(name, choices, value)
    wanted: dict[int, tuple[type, ...]] = {
        BOOLEAN: (bool,),
        INTEGER: (int,),
        NUMBER: (int, float),
    }
    if not isinstance(value, wanted.get(kind, (str,))):
        raise NotThere(f"{name!r} does not take {value!r}")
    if isinstance(value, str):
        least, most = one.get("min_length", 1), one.get("max_length", 6000)
        if kind == STRING and not least <= len(value) <= most:
            raise NotThere(f"{name!r} takes {least} to {most} characters")
    elif not one.get("min_value", value) <= value <= one.get("max_value", value):
        raise NotThere(f"{name!r} does not take {value!r}")
    return value


def _choice(name: str, choices: list[Json], value: Value) -> Value:
    """Return the value of a choice, which is given by that or by any of its names."""
    for each in choices:
        names = {each["name"], *(each.get("name_localizations") or {}).values()}
        if value == each["value"] or value in names:
            found: Value = each["value"]
            return found
    raise NotThere(f"{name!r} offers {[each['name'] for each in choices]}, not {value!r}")


def files(options: list[Json]) -> list[str]:
    """Return the files that options hold, by their ids."""
    return [each["value"] for each in options if each["type"] == ATTACHMENT]


def people(options: list[Json]) -> list[str]:
    """Return the people whom options name."""
    return [each["value"] for each in options if each["type"] in {PERSON, MENTIONABLE}]
