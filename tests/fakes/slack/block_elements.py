"""The elements of Block Kit, each with its documented fields and limits.

Source: docs.slack.dev/reference/block-kit/block-elements, read 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tests.fakes.slack.block_texts import (
    EITHER,
    PLAIN,
    Check,
    Flaw,
    Flaws,
    anything,
    confirmation,
    fields,
    flag,
    listed,
    number,
    option,
    option_group,
    string,
    text,
)

ACTION_ID = string(255)
PLACEHOLDER = text(150, PLAIN)
SELECT: dict[str, Check] = {
    "action_id": ACTION_ID,
    "placeholder": PLACEHOLDER,
    "confirm": confirmation,
    "focus_on_load": flag,
}
OPTIONS: dict[str, Check] = {
    "options": listed(option(), most=100),
    "option_groups": listed(option_group, most=100),
}
MULTI: dict[str, Check] = {**SELECT, "max_selected_items": number}
TYPED: dict[str, Check] = {
    "action_id": ACTION_ID,
    "placeholder": PLACEHOLDER,
    "initial_value": string(3000, 0),
    "dispatch_action_config": anything,
    "focus_on_load": flag,
}
CHOICES: dict[str, Check] = {
    "action_id": ACTION_ID,
    "confirm": confirmation,
    "focus_on_load": flag,
    "initial_option": option(EITHER),
    "initial_options": listed(option(EITHER), most=10),
}
ID = string(255)

ELEMENTS: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {
    "button": (
        {"text": text(75, PLAIN)},
        {
            "action_id": ACTION_ID,
            "url": string(3000),
            "value": string(2000),
            "style": anything,
            "confirm": confirmation,
            "accessibility_label": string(75),
        },
    ),
    "static_select": ({}, {**SELECT, **OPTIONS, "initial_option": option()}),
    "external_select": (
        {},
        {**SELECT, "initial_option": option(), "min_query_length": number},
    ),
    "users_select": ({}, {**SELECT, "initial_user": ID}),
    "conversations_select": (
        {},
        {
            **SELECT,
            "initial_conversation": ID,
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": anything,
        },
    ),
    "channels_select": (
        {},
        {**SELECT, "initial_channel": ID, "response_url_enabled": flag},
    ),
    "multi_static_select": (
        {},
        {**MULTI, **OPTIONS, "initial_options": listed(option(), most=100)},
    ),
    "multi_external_select": (
        {},
        {**MULTI, "initial_options": listed(option(), most=100), "min_query_length": number},
    ),
    "multi_users_select": ({}, {**MULTI, "initial_users": listed(ID, most=100)}),
    "multi_conversations_select": (
        {},
        {
            **MULTI,
            "initial_conversations": listed(ID, most=100),
            "default_to_current_conversation": flag,
            "filter": anything,
        },
    ),
    "multi_channels_select": ({}, {**MULTI, "initial_channels": listed(ID, most=100)}),
    "overflow": (
        {"options": listed(option(EITHER), most=5)},
        {"action_id": ACTION_ID, "confirm": confirmation},
    ),
    "checkboxes": ({"options": listed(option(EITHER), most=10)}, CHOICES),
    "radio_buttons": ({"options": listed(option(EITHER), most=10)}, CHOICES),
    "datepicker": ({}, {**SELECT, "initial_date": string(10)}),
    "timepicker": ({}, {**SELECT, "initial_time": string(5), "timezone": ID}),
    "datetimepicker": (
        {},
        {
            "action_id": ACTION_ID,
            "initial_date_time": number,
            "confirm": confirmation,
            "focus_on_load": flag,
        },
    ),
    "plain_text_input": (
        {},
        {**TYPED, "multiline": flag, "min_length": number, "max_length": number},
    ),
    "email_text_input": ({}, TYPED),
    "url_text_input": ({}, TYPED),
    "number_input": (
        {"is_decimal_allowed": flag},
        {**TYPED, "min_value": string(100), "max_value": string(100)},
    ),
    "rich_text_input": (
        {},
        {**TYPED, "initial_value": anything, "min_lines": number, "max_lines": number},
    ),
    "file_input": ({}, {"action_id": ACTION_ID, "filetypes": anything, "max_files": number}),
    "image": (
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": anything},
    ),
    "feedback_buttons": (
        {"positive_button": anything, "negative_button": anything},
        {"action_id": ACTION_ID},
    ),
    "icon_button": (
        {"icon": string(255), "text": text(75, PLAIN)},
        {
            "action_id": ACTION_ID,
            "value": string(2000),
            "confirm": confirmation,
            "accessibility_label": string(75),
            "visible_to_user_ids": listed(ID, most=10),
        },
    ),
}

SELECTS = "static_select external_select users_select conversations_select channels_select".split()
MULTIS = [f"multi_{each}" for each in SELECTS]
PICKERS = ["datepicker", "timepicker", "datetimepicker"]
CHOOSERS = ["checkboxes", "radio_buttons"]
ENTRIES = (
    "plain_text_input email_text_input url_text_input number_input rich_text_input file_input"
).split()

IN_ACTIONS = ["button", "overflow", *SELECTS, *MULTIS, *PICKERS, *CHOOSERS]
IN_SECTION = [*IN_ACTIONS, "image"]
IN_INPUT = [*ENTRIES, *SELECTS, *MULTIS, *PICKERS, *CHOOSERS]


def element(kinds: Collection[str]) -> Check:
    """Make the check of an element that may stand in one place."""

    def check(value: Any, at: str) -> Flaws:  # noqa: ANN401 - whatever an app sent
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in kinds or kind not in ELEMENTS:
            yield Flaw(f"{at}/type", f"unsupported type: {kind}")
            return
        needed, allowed = ELEMENTS[kind]
        yield from fields(value, at, needed, allowed)
        yield from _together(kind, value, at)

    return check


def _together(kind: str, value: dict[str, Any], at: str) -> Flaws:
    """What one field asks of another."""
    if kind.endswith("static_select") and ("options" in value) == ("option_groups" in value):
        yield Flaw(at, "exactly one of options and option_groups is required")
    if kind == "image" and ("image_url" in value) == ("slack_file" in value):
        yield Flaw(at, "exactly one of image_url and slack_file is required")
    if kind == "button" and value.get("style", "primary") not in {"primary", "danger"}:
        yield Flaw(f"{at}/style", f"unsupported style: {value['style']}")
    if kind == "plain_text_input":
        for name, least in (("min_length", 0), ("max_length", 1)):
            if not least <= value.get(name, least) <= 3000:
                yield Flaw(f"{at}/{name}", f"must be between {least} and 3000")
