"""What Discord refuses in the commands an app declares, and in what it suggests while one types.

Source: docs.discord.com/developers/interactions/application-commands, read 2026-11. Stricter than
Discord where a mistake would pass unseen: a field that is not documented is refused, and so are two
choices of one name or value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.fakes.discord.options import (
    DESCRIPTION,
    MOST,
    choice,
    localized,
    name,
    options,
    sizes,
    translated,
)
from tests.fakes.discord.shapes import (
    ROOT,
    Check,
    Fault,
    Faults,
    Json,
    Path,
    fields,
    flag,
    listed,
    one_of,
    snowflake,
    text,
    under,
    unlike,
)

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
MOST_COMMANDS = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
"""How many commands an app may have of each type, for all servers and for one."""

LARGEST = 8000
"""The characters of a command's names, descriptions and values, its options' and choices' too."""

MENU_NAME = text(32)


def nothing(value: object, path: Path) -> Faults:
    """Check a description that only typed commands have."""
    if value:
        yield Fault(path, "APPLICATION_COMMAND_DESCRIPTION_INVALID", "Menu commands have none")


def permissions(value: object, path: Path) -> Faults:
    if value is not None:
        yield from snowflake(value, path)


def several(*among: int) -> Check:
    """Make the check of some numbers, or null, of which none stands twice."""

    def check(value: object, path: Path) -> Faults:
        if value is None:
            return
        found = list(listed(one_of(*among), most=len(among))(value, path))
        yield from found
        if not found and isinstance(value, list):
            yield from unlike(
                ((under(path, at), each) for at, each in enumerate(value)),
                "SET_TYPE_ALREADY_CONTAINS_VALUE",
                "The set already contains this value",
            )

    return check


COMMON: Mapping[str, Check] = {
    "type": one_of(*MOST_COMMANDS),
    "default_member_permissions": permissions,
    "nsfw": flag,
}
FOR_ALL_SERVERS: Mapping[str, Check] = {
    "dm_permission": flag,
    "integration_types": several(0, 1),
    "contexts": several(0, 1, 2),
}
TYPED = (
    {"name": name, "description": DESCRIPTION},
    {**translated(name=name, description=DESCRIPTION), "options": options()},
)
MENU = ({"name": MENU_NAME}, {"name_localizations": localized(MENU_NAME), "description": nothing})
ENTRY = ({"name": name, "description": DESCRIPTION}, {"handler": one_of(1, 2)})
SHAPES = {CHAT_INPUT: TYPED, USER: MENU, MESSAGE: MENU, ENTRY_POINT: ENTRY}


def faults(commands: list[Json], *, guild: bool = False) -> list[Fault]:
    """Find what Discord refuses, with code 50035, in all commands of an app, or of one server."""
    found = [fault for at, each in enumerate(commands) for fault in _command(each, str(at), guild)]
    if found:
        return found
    named = enumerate((each.get("type", CHAT_INPUT), each["name"]) for each in commands)
    return list(
        unlike(
            ((str(at), each) for at, each in named),
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            "Application command names must be unique",
        )
    )


def _command(value: object, path: Path, guild: bool) -> Faults:
    kind = value.get("type") if isinstance(value, dict) else None
    needed, allowed = SHAPES.get(kind, TYPED) if isinstance(kind, int) else TYPED
    scoped = {} if guild else FOR_ALL_SERVERS
    found = list(fields(needed, {**COMMON, **scoped, **allowed})(value, path))
    yield from found
    if not found and isinstance(value, dict) and sum(sizes(value)) > LARGEST:
        yield Fault(
            path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({LARGEST})"
        )


def exceeded(commands: list[Json]) -> int | None:
    """Return how many commands of a type there may be, where there are more: code 30032."""
    kinds = Counter(each.get("type", CHAT_INPUT) for each in commands)
    over = (MOST_COMMANDS[kind] for kind, found in kinds.items() if found > MOST_COMMANDS[kind])
    return next(over, None)


def suggestions(answer: Json, kind: int) -> list[Fault]:
    """Find what Discord refuses in what an app suggests for an option of a type.

    Unlike the choices that are declared, two of these may be alike.
    """
    listing = listed(choice(kind), most=MOST, least=0)
    return list(fields({"choices": listing}, {})(answer, ROOT))
