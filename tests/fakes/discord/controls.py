"""What people press, choose from and write in, each with its documented fields and limits.

Source: docs.discord.com/developers/components/reference, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.fakes.discord.shapes import (
    Check,
    Fault,
    Faults,
    Json,
    Path,
    address,
    fields,
    flag,
    listed,
    missing,
    one_of,
    snowflake,
    text,
    under,
    unlike,
    whole,
)

BUTTON, STRING_SELECT, TEXT_INPUT = 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 19, 21, 22, 23
FILLED = {
    USER_SELECT: ("user",),
    ROLE_SELECT: ("role",),
    MENTIONABLE_SELECT: ("user", "role"),
    CHANNEL_SELECT: ("channel",),
}
"""The selects that Discord fills itself, and of what."""

SELECTS = (STRING_SELECT, *FILLED)
LINK, PREMIUM = 5, 6
LONGEST_INPUT = 4000
CHANNEL_TYPES = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)

CUSTOM_ID = text(100)
EMOJI = fields({}, {"id": snowflake, "name": text(32), "animated": flag})
CHOICE: Mapping[str, Check] = {"label": text(100), "value": text(100)}
DESCRIBED: Mapping[str, Check] = {"description": text(100), "default": flag}
COUNTED: Mapping[str, Check] = {
    "min_values": whole(0, 25),
    "max_values": whole(1, 25),
    "placeholder": text(150),
    "required": flag,
    "disabled": flag,
}


def _filled(kinds: tuple[str, ...]) -> Check:
    preset = fields({"id": snowflake, "type": one_of(*kinds)}, {})
    return listed(preset, most=25, least=0)


CONTROLS: Mapping[int, tuple[Mapping[str, Check], Mapping[str, Check]]] = {
    BUTTON: (
        {"style": one_of(1, 2, 3, 4, LINK, PREMIUM)},
        {
            "label": text(80),
            "emoji": EMOJI,
            "custom_id": CUSTOM_ID,
            "sku_id": snowflake,
            "url": address(512, ("http", "https", "discord")),
            "disabled": flag,
        },
    ),
    STRING_SELECT: (
        {
            "custom_id": CUSTOM_ID,
            "options": listed(fields(CHOICE, {**DESCRIBED, "emoji": EMOJI}), most=25),
        },
        COUNTED,
    ),
    **{
        kind: ({"custom_id": CUSTOM_ID}, {**COUNTED, "default_values": _filled(of)})
        for kind, of in FILLED.items()
        if kind != CHANNEL_SELECT
    },
    CHANNEL_SELECT: (
        {"custom_id": CUSTOM_ID},
        {
            **COUNTED,
            "default_values": _filled(FILLED[CHANNEL_SELECT]),
            "channel_types": listed(one_of(*CHANNEL_TYPES), most=25, least=0),
        },
    ),
    TEXT_INPUT: (
        {"custom_id": CUSTOM_ID, "style": one_of(1, 2)},
        {
            "label": text(45),
            "min_length": whole(0, LONGEST_INPUT),
            "max_length": whole(1, LONGEST_INPUT),
            "required": flag,
            "value": text(LONGEST_INPUT),
            "placeholder": text(100),
        },
    ),
    FILE_UPLOAD: (
        {"custom_id": CUSTOM_ID},
        {"min_values": whole(0, 10), "max_values": whole(1, 10), "required": flag},
    ),
    RADIO_GROUP: (
        {
            "custom_id": CUSTOM_ID,
            "options": listed(fields(CHOICE, DESCRIBED), most=10, least=2),
        },
        {"required": flag},
    ),
    CHECKBOX_GROUP: (
        {"custom_id": CUSTOM_ID, "options": listed(fields(CHOICE, DESCRIBED), most=10)},
        {"min_values": whole(0, 10), "max_values": whole(1, 10), "required": flag},
    ),
    CHECKBOX: ({"custom_id": CUSTOM_ID}, {"default": flag}),
}


def together(value: Json, path: Path) -> Faults:
    """Find what one field of a control asks of another, its shape being right."""
    if value["type"] == BUTTON:
        yield from _button(value, path)
    elif value["type"] == TEXT_INPUT:
        yield from _text_input(value, path)
    else:
        yield from _chosen(value, path)


def _button(value: Json, path: Path) -> Faults:
    style = value["style"]
    if style == PREMIUM:
        if "sku_id" not in value:
            yield missing(under(path, "sku_id"))
        for key in ("custom_id", "label", "url", "emoji"):
            if key in value:
                yield Fault(under(path, key), "BUTTON_COMPONENT_PREMIUM", "Not of premium buttons")
        return
    if "label" not in value and "emoji" not in value:
        yield missing(under(path, "label"))
    if "sku_id" in value:
        yield Fault(under(path, "sku_id"), "BUTTON_COMPONENT_PREMIUM", "Of premium buttons only")
    if "custom_id" in value and "url" in value:
        yield Fault(
            path,
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        )
    elif style == LINK and "url" not in value:
        yield Fault(path, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
    elif style != LINK and "custom_id" not in value:
        yield Fault(path, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")


def _text_input(value: Json, path: Path) -> Faults:
    least, most = value.get("min_length", 0), value.get("max_length", LONGEST_INPUT)
    if least > most:
        yield Fault(
            under(path, "min_length"),
            "TEXT_INPUT_COMPONENT_LENGTHS",
            "min_length must be less than or equal to max_length",
        )
    if "value" in value:
        yield from text(most, least)(value["value"], under(path, "value"))


def _chosen(value: Json, path: Path) -> Faults:
    """What may be chosen: so many, of as many as there are, and not the same twice."""
    options = value.get("options", [])
    yield from unlike(
        ((under(path, "options", at, "value"), each["value"]) for at, each in enumerate(options)),
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
    )
    least = value.get("min_values", 1)
    most = value.get("max_values", len(options) if value["type"] == CHECKBOX_GROUP else 1)
    if least > most or (options and most > len(options)):
        yield Fault(
            under(path, "max_values"),
            "SELECT_COMPONENT_VALUES_OUT_OF_RANGE",
            "max_values must be at least min_values and at most the number of options",
        )
    preset = sum(each.get("default", False) for each in options)
    preset += len(value.get("default_values", ()))
    if preset > most:
        yield Fault(
            under(path, "options" if options else "default_values"),
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
            "The specified number of default values exceeds the specified maximum values",
        )
    if 0 < len(value.get("default_values", ())) < least:
        yield Fault(
            under(path, "default_values"),
            "SELECT_COMPONENT_TOO_FEW_DEFAULT_VALUES",
            "The specified number of default values is below the specified minimum values",
        )


def answerable(value: Json, path: Path, *, modal: bool) -> Faults:
    """Find a control that must be answered and needs no answer; in a modal all must, unless said.

    Source: as above, for modals; discord-api-docs #7800, for messages.
    """
    if value.get("required", modal) and value.get("min_values") == 0:
        yield Fault(
            under(path, "min_values"),
            "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES",
            "Select menus marked as required cannot have a min_values of 0",
        )
