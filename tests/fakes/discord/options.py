"""The options of a command, nested as sub-commands are, and their choices.

Source: docs.discord.com/developers/interactions/application-commands, option structure, choice
structure and localization, read 2026-11.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from tests.fakes.discord.controls import CHANNEL_TYPES
from tests.fakes.discord.shapes import (
    Check,
    Fault,
    Faults,
    Json,
    Path,
    anything,
    fields,
    flag,
    listed,
    number,
    one_of,
    text,
    under,
    unlike,
    whole,
)

SUB_COMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER, ATTACHMENT = 1, 2, 3, 4, 7, 10, 11
NESTING = (SUB_COMMAND, GROUP)
PLAIN = tuple(range(STRING, ATTACHMENT + 1))
TYPES = (*NESTING, *PLAIN)
TYPED = (STRING, INTEGER, NUMBER)
MOST = 25
LARGEST = 2**53
"""Numbers lie below it, whole ones by one more."""

LOCALES = frozenset(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru "
    "uk hi th zh-CN ja zh-TW ko".split()
)
"""The languages of Discord's clients (docs.discord.com/developers/reference, locales)."""


def name(value: object, path: Path) -> Faults:
    """Check the name of a command that is typed, or of an option."""
    found = list(text(32)(value, path))
    yield from found
    said = str(value)
    if not found and not (said == said.lower() and all(_nameable(each) for each in said)):
        yield Fault(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _nameable(letter: str) -> bool:
    kind = unicodedata.category(letter)[0]
    script = unicodedata.name(letter, "").partition(" ")[0]
    return letter in "-_'" or kind in "LN" or script in {"DEVANAGARI", "THAI"}


def localized(each: Check) -> Check:
    """Make the check of a text's translations, by the locales of Discord's clients."""

    def check(value: object, path: Path) -> Faults:
        if value is not None:
            yield from fields({}, dict.fromkeys(LOCALES, each))(value, path)

    return check


def translated(**checks: Check) -> Mapping[str, Check]:
    """Return the checks of the translations of fields."""
    return {f"{key}_localizations": localized(each) for key, each in checks.items()}


def choice(kind: int) -> Check:
    """Make the check of a choice of one type of option."""
    values: dict[int, Check] = {STRING: text(100), INTEGER: whole(1 - LARGEST, LARGEST - 1)}
    label = text(100)
    return fields({"name": label, "value": values.get(kind, number)}, translated(name=label))


def choices(kind: int) -> Check:
    """Make the check of choices, of which no two are alike to people or to the app."""

    def check(value: object, path: Path) -> Faults:
        found = list(listed(choice(kind), most=MOST, least=0)(value, path))
        yield from found
        if not found and isinstance(value, list):
            for key in ("name", "value"):
                yield from unlike(
                    ((under(path, at, key), each[key]) for at, each in enumerate(value)),
                    "APPLICATION_COMMAND_OPTIONS_CHOICE_DUPLICATE",
                    f"The {key} of a choice is used already",
                )

    return check


def options(kinds: tuple[int, ...] = TYPES) -> Check:
    """Make the check of options, which are of the types that may stand in one place."""

    def check(value: object, path: Path) -> Faults:
        found = list(listed(_option(kinds), most=MOST, least=0)(value, path))
        yield from found
        if not found and isinstance(value, list):
            yield from _ordered(value, path)
            yield from _named(value, path)

    return check


def _option(kinds: tuple[int, ...]) -> Check:
    def check(value: object, path: Path) -> Faults:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(value, dict) and kind not in TYPES:
            yield from one_of(*TYPES)(kind, under(path, "type"))
        elif isinstance(kind, int) and kind not in kinds:
            yield Fault(
                under(path, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Groups hold sub-commands alone, and sub-commands neither",
            )
        else:
            yield from fields(_NEEDED, _allowed(kind or STRING))(value, path)
            if isinstance(value, dict):
                yield from _together(value, path)

    return check


DESCRIPTION = text(100)
_NEEDED: Mapping[str, Check] = {"type": anything, "name": name, "description": DESCRIPTION}


def _allowed(kind: int) -> Mapping[str, Check]:
    own: dict[str, Check] = {**translated(name=name, description=DESCRIPTION)}
    if kind in NESTING:
        return {**own, "options": options((SUB_COMMAND,) if kind == GROUP else PLAIN)}
    own["required"] = flag
    if kind in TYPED:
        own |= {"autocomplete": flag, "choices": choices(kind)}
    if kind == STRING:
        own |= {"min_length": whole(0, 6000), "max_length": whole(1, 6000)}
    elif kind == CHANNEL:
        own["channel_types"] = listed(one_of(*CHANNEL_TYPES), most=len(CHANNEL_TYPES), least=0)
    elif kind in TYPED:
        bound = whole(1 - LARGEST, LARGEST - 1) if kind == INTEGER else number
        own |= {"min_value": bound, "max_value": bound}
    return own


def _together(value: Json, path: Path) -> Faults:
    """What one field of an option asks of another."""
    if value.get("autocomplete") is True and value.get("choices"):
        yield Fault(
            under(path, "autocomplete"),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
            "autocomplete may not be set to true if choices are present",
        )
    for kind in ("value", "length"):
        least, most = value.get(f"min_{kind}"), value.get(f"max_{kind}")
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            yield Fault(
                under(path, f"max_{kind}"),
                "APPLICATION_COMMAND_OPTIONS_MIN_GREATER_THAN_MAX",
                f"max_{kind} must not be less than min_{kind}",
            )


def _ordered(value: list[Json], path: Path) -> Faults:
    nested = [each["type"] in NESTING for each in value]
    if any(nested) and not all(nested):
        yield Fault(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other "
            "types",
        )
    optional = False
    for index, each in enumerate(value):
        needed = each.get("required", False)
        if optional and needed:
            yield Fault(
                under(path, index),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or not needed


def _named(value: list[Json], path: Path) -> Faults:
    """Find names that are used twice: as declared, in a language, or in one and as declared."""
    for locale in ("", *sorted(LOCALES)):
        seen = {} if not locale else {each["name"]: each for each in value}
        for index, each in enumerate(value):
            said = (each.get("name_localizations") or {}).get(locale) if locale else each["name"]
            if said is None:
                continue
            if seen.setdefault(said, each) is not each:
                yield Fault(
                    under(path, index),
                    "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                    f"Option name {said} is already used in these options",
                )


def sizes(value: Json) -> Iterator[int]:
    """Yield what each text of a command counts: its longest translation, and all that is in it."""
    for key in ("name", "description"):
        said = [value.get(key) or "", *(value.get(f"{key}_localizations") or {}).values()]
        yield max(len(each) for each in said)
    if "value" in value:
        yield len(str(value["value"]))
    for key in ("options", "choices"):
        for each in value.get(key) or ():
            yield from sizes(each)
