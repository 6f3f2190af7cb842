"""What holds what: rows, sections and containers in messages, labels in modals, and media.

Source: docs.discord.com/developers/components/reference, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.fakes.discord.controls import (
    BUTTON,
    CHECKBOX,
    CHECKBOX_GROUP,
    CONTROLS,
    FILE_UPLOAD,
    RADIO_GROUP,
    SELECTS,
    TEXT_INPUT,
    together,
)
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
    one_of,
    text,
    under,
    unlike,
    whole,
)

ACTION_ROW, SECTION, TEXT_DISPLAY, THUMBNAIL = 1, 9, 10, 11
MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 12, 13, 14, 17, 18

IN_CONTAINER = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR)
IN_MESSAGE = (*IN_CONTAINER, CONTAINER)
IN_ROW = (BUTTON, *SELECTS)
IN_MODAL = (ACTION_ROW, TEXT_DISPLAY, LABEL)
IN_LABEL = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)
BUTTONS_IN_ROW = 5

MOST_TEXT = 4000
"""The characters of all text displays together (discord-api-docs #8562, discord.py LayoutView)."""


def component(kinds: tuple[int, ...]) -> Check:
    """Make the check of a component that may stand in one place."""

    def check(value: object, path: Path) -> Faults:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict) or kind not in kinds:
            yield Fault(
                path, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {kinds}.'
            )
            return
        needed, allowed = SHAPES[kind]
        shape = fields({"type": one_of(kind), **needed}, {"id": whole(0, 2**31 - 1), **allowed})
        found = list(shape(value, path))
        yield from found
        if kind in CONTROLS and not found:
            yield from together(value, path)
        if kind == ACTION_ROW and not found:
            yield from _width(value["components"], under(path, "components"))

    return check


def _width(row: list[Json], path: Path) -> Faults:
    # A select takes the width of all five buttons.
    taken = 0
    for index, each in enumerate(row):
        taken += 1 if each["type"] == BUTTON else BUTTONS_IN_ROW
        if taken > BUTTONS_IN_ROW:
            yield Fault(
                under(path, index),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            )


MEDIA = fields({"url": address(2048, ("http", "https", "attachment"))}, {})
SHOWN: Mapping[str, Check] = {"description": text(1024), "spoiler": flag}

SHAPES: Mapping[int, tuple[Mapping[str, Check], Mapping[str, Check]]] = {
    **CONTROLS,
    ACTION_ROW: ({"components": listed(component(IN_ROW), most=BUTTONS_IN_ROW)}, {}),
    SECTION: (
        {
            "components": listed(component((TEXT_DISPLAY,)), most=3),
            "accessory": component((BUTTON, THUMBNAIL)),
        },
        {},
    ),
    TEXT_DISPLAY: ({"content": text(MOST_TEXT)}, {}),
    THUMBNAIL: ({"media": MEDIA}, SHOWN),
    MEDIA_GALLERY: ({"items": listed(fields({"media": MEDIA}, SHOWN), most=10)}, {}),
    FILE: ({"file": fields({"url": address(2048, ("attachment",))}, {})}, {"spoiler": flag}),
    SEPARATOR: ({}, {"divider": flag, "spacing": one_of(1, 2)}),
    CONTAINER: (
        {"components": listed(component(IN_CONTAINER), most=40)},
        {"accent_color": whole(0, 0xFFFFFF), "spoiler": flag},
    ),
    LABEL: (
        {"label": text(45), "component": component(IN_LABEL)},
        {"description": text(100)},
    ),
}


def within(components: object, path: Path = "components") -> Iterator[tuple[Path, Json]]:
    """Yield every component, the nested ones too, with its place."""
    for index, each in enumerate(components if isinstance(components, list) else ()):
        yield from _and_within(each, under(path, index))


def _and_within(value: object, path: Path) -> Iterator[tuple[Path, Json]]:
    if isinstance(value, dict):
        yield path, value
        yield from within(value.get("components"), under(path, "components"))
        for key in ("accessory", "component"):
            yield from _and_within(value.get(key), under(path, key))


def same(components: object) -> Faults:
    """Find what stands for two components at once."""
    everything = list(within(components))
    yield from unlike(
        (
            (under(at, "custom_id"), each["custom_id"])
            for at, each in everything
            if "custom_id" in each
        ),
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        "Component custom id cannot be duplicated",
    )
    yield from unlike(
        ((under(at, "id"), each["id"]) for at, each in everything if each.get("id")),
        "COMPONENT_ID_DUPLICATED",
        "Component id cannot be duplicated",
    )


def wordy(components: object) -> Faults:
    """Find text displays that are too long together."""
    if len("".join(displayed(components))) > MOST_TEXT:
        yield Fault(
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
        )


def displayed(components: object) -> Iterator[str]:
    """Yield what each text display says."""
    for _at, each in within(components):
        if each.get("type") == TEXT_DISPLAY:
            yield str(each.get("content", ""))
