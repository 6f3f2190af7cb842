"""What a person can press, choose and enter in blocks, and how Slack tells it to an app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tests.fakes.slack.state import Json, Message, View

CHOSEN = {
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
}
"""The field in which each element carries what was chosen; all others carry `value`."""


class NotThere(LookupError):
    """A person sees no such element, or cannot enter that."""


def blocks_of(where: Message | View) -> list[Json]:
    blocks: list[Json] = where.payload["blocks"] if isinstance(where, View) else where.blocks
    return blocks


def elements(where: Message | View) -> Iterator[tuple[Json, Json]]:
    """Yield each element that can be acted on, after its block."""
    for block in blocks_of(where):
        for each in (block.get("accessory"), block.get("element"), *_acting(block)):
            if isinstance(each, dict) and "action_id" in each:
                yield block, each


def _acting(block: Json) -> list[Json]:
    acting: list[Json] = (
        block["elements"] if block["type"] in {"actions", "context_actions"} else []
    )
    return acting


def labels(where: Message | View) -> list[str]:
    """Return what stands on the buttons of a message or a view."""
    return [each["text"]["text"] for _, each in elements(where) if each["type"] == "button"]


def find(where: Message | View, name: str, block_id: str | None = None) -> tuple[Json, Json]:
    """Return an element and its block, by its action_id or by what stands on it."""
    here = [each for each in elements(where) if block_id in {None, each[0]["block_id"]}]
    for block, each in here:
        if each["action_id"] == name:
            return block, each
    for block, each in here:
        if each["type"] == "button" and each["text"]["text"] == name:
            return block, each
    seen = [each["action_id"] for _, each in here]
    raise NotThere(f"nothing is called {name!r}; there are {seen}")


def action(block: Json, element: Json, entered: object = None) -> Json:
    """Return the action of pressing a button, or of choosing in an element."""
    said = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
    }
    if element["type"] == "button":
        own: Json = {key: element[key] for key in ("value", "url", "style") if key in element}
        return {**said, "text": element["text"], **own}
    placeholder = {key: element[key] for key in ("placeholder",) if key in element}
    return {**said, **placeholder, **value(element, entered)}


def value(element: Json, entered: object) -> Json:
    """Return what an element holds once something was entered, as Slack writes it."""
    kind = element["type"]
    name = CHOSEN.get(kind, "value")
    if kind == "file_input":
        return {"type": kind, "files": [] if entered is None else [entered]}
    if entered is None:
        return {"type": kind, name: [] if name.endswith("s") else None}
    match name:
        case "selected_option":
            return {"type": kind, name: _option(element, entered)}
        case "selected_options":
            chosen = entered if isinstance(entered, list | tuple) else [entered]
            return {"type": kind, name: [_option(element, each) for each in chosen]}
        case "selected_date":
            return {"type": kind, name: date.fromisoformat(str(entered)).isoformat()}
        case "value":
            return {"type": kind, name: _within(element, str(entered))}
        case _:
            return {"type": kind, name: entered}


def _within(element: Json, entered: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if not least <= len(entered) <= most:
        raise NotThere(f"{element['action_id']} takes {least} to {most} characters")
    return entered


def _option(element: Json, entered: object) -> Json:
    if isinstance(entered, dict):
        return entered
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(one for each in groups for one in each["options"])]
    for each in options:
        if entered in {each["value"], each["text"]["text"]}:
            found: Json = each
            return found
    if "external" in element["type"]:
        return {"text": {"type": "plain_text", "text": str(entered)}, "value": str(entered)}
    raise NotThere(f"{element['action_id']} has no option {entered!r}")


def initial(element: Json) -> Json:
    """Return what an element holds before anybody touches it."""
    name = CHOSEN.get(element["type"], "value")
    given = element.get(name.replace("selected", "initial", 1))
    if name in {"value", "rich_text_value"}:
        given = element.get("initial_value")
    if given is None and name.endswith("s"):
        given = []
    return {"type": element["type"], name: given}


def values(view: View, entered: Mapping[str, object]) -> Json:
    """Return the state of a form, from what was entered by action_id, block_id or label."""
    left, held = dict(entered), dict[str, Json]()
    for block in (each for each in blocks_of(view) if each["type"] == "input"):
        element = block["element"]
        names = (element["action_id"], block["block_id"], block["label"]["text"])
        name = next((each for each in names if each in left), None)
        now = initial(element) if name is None else value(element, left.pop(name))
        if not block.get("optional") and _empty(now):
            raise NotThere(f"the form wants {block['label']['text']!r}")
        held[block["block_id"]] = {element["action_id"]: now}
    if left:
        raise NotThere(f"the form has no {sorted(left)}")
    return held


def _empty(held: Json) -> bool:
    return all(not each for key, each in held.items() if key != "type")
