"""The app's commands, as Discord keeps them for a server or for everywhere.

Source: docs.discord.com/developers/interactions/application-commands.
"""

from __future__ import annotations

from tests.fakes.discord import commands
from tests.fakes.discord.asked import Asked
from tests.fakes.discord.refusals import Refusal, invalid
from tests.fakes.discord.state import Json, State

MOST_CREATES, DAY = 200, 86_400.0
"""New commands in a day, per server and everywhere."""

LOCALIZED = ("name_localizations", "description_localizations")


def listed(state: State, asked: Asked) -> list[Json]:
    known = _known(state, asked)
    return [shown(each, asked.says("with_localizations")) for each in known]


def shown(command: Json, localized: bool) -> Json:
    """Return a command as a list has it: without its translations unless they are asked for."""
    if localized:
        return command
    return {key: each for key, each in command.items() if key not in LOCALIZED}


def overwrite(state: State, asked: Asked) -> list[Json]:
    """Keep these commands and no others; one that was there keeps its id."""
    if not isinstance(asked.body, list):
        raise invalid("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    before = _known(state, asked)
    _check(asked.body, asked)
    _count(state, asked, [each for each in asked.body if not _same(before, each)])
    after = [_kept(state, asked, each, _same(before, each)) for each in asked.body]
    before[:] = after
    return after


def create(state: State, asked: Asked) -> Json:
    """Add a command, or replace the one of its name and type."""
    known, body = _known(state, asked), asked.form
    old = _same(known, body)
    rest = [each for each in known if each is not old]
    _check_one(body, rest, asked)
    _count(state, asked, [] if old else [body])
    command = _kept(state, asked, body, old)
    known[:] = [*rest, command]
    return command


def get(state: State, asked: Asked) -> Json:
    return _found(state, asked)


def edit(state: State, asked: Asked) -> Json:
    known, old = _known(state, asked), _found(state, asked)
    body = {**_sent(old), **asked.form}
    rest = [each for each in known if each is not old]
    _check_one(body, rest, asked)
    command = _kept(state, asked, body, old)
    known[known.index(old)] = command
    return command


def delete(state: State, asked: Asked) -> None:
    _known(state, asked).remove(_found(state, asked))


def _known(state: State, asked: Asked) -> list[Json]:
    if asked.path["application_id"] != state.application_id:
        raise Refusal(20012)
    name = asked.path.get("guild_id")
    if name is not None and (name not in state.guilds or not state.guilds[name].joined):
        raise Refusal(50001)
    return state.commands.setdefault(name, [])


def _found(state: State, asked: Asked) -> Json:
    for each in _known(state, asked):
        if each["id"] == asked.path["command_id"]:
            return each
    raise Refusal(10063)


def _same(known: list[Json], body: Json) -> Json | None:
    name, kind = body.get("name"), body.get("type", 1)
    return next((each for each in known if (each["name"], each["type"]) == (name, kind)), None)


OWN = ("id", "application_id", "version", "guild_id")


def _sent(command: Json) -> Json:
    """Return a command as the app sent it."""
    return {key: each for key, each in command.items() if key not in OWN}


def _kept(state: State, asked: Asked, body: Json, old: Json | None) -> Json:
    command = {
        "type": 1,
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        **({} if "guild_id" in asked.path else {"contexts": None, "integration_types": [0]}),
        **{key: each for key, each in body.items() if each is not None},
        "id": old["id"] if old else state.fresh(),
        "application_id": state.application_id,
        "version": state.fresh(),
    }
    guild = asked.path.get("guild_id")
    return {**command, "guild_id": guild} if guild else command


def _check(found: list[Json], asked: Asked) -> None:
    """Refuse what may not be, and more commands than there may be."""
    faults = commands.faults(found, guild="guild_id" in asked.path)
    if faults:
        raise Refusal(50035, faults)
    if commands.exceeded(found) is not None:
        raise Refusal(30032)


def _check_one(body: Json, rest: list[Json], asked: Asked) -> None:
    """Refuse one command more; places are those in it."""
    faults = commands.faults([body], guild="guild_id" in asked.path)
    if faults:
        within = [(*each.path.partition("."), each) for each in faults]
        raise Refusal(50035, [each._replace(path=path) for _, _, path, each in within])
    _check([*map(_sent, rest), body], asked)


def _count(state: State, asked: Asked, created: list[Json]) -> None:
    """Refuse more new commands than a day has."""
    now = state.clock()
    times = state.created.setdefault(asked.path.get("guild_id"), [])
    times[:] = [each for each in times if now - each < DAY]
    if len(times) + len(created) > MOST_CREATES:
        raise Refusal(30034)
    times.extend([now] * len(created))
