"""What people find on a message or a form, and what they may enter there.

Source: docs.discord.com/developers/components/reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.fakes.discord.controls import (
    CHECKBOX,
    RADIO_GROUP,
    STRING_SELECT,
    TEXT_INPUT,
)
from tests.fakes.discord.payloads import Answer
from tests.fakes.discord.state import Json, Message, Modal

INNER = ("accessory", "component")


class NotThere(LookupError):
    """Nobody could do this, as Discord's own apps do not offer it."""


def controls(components: Iterable[Json]) -> Iterator[Json]:
    """Yield whatever an app is told of: buttons, selects and inputs, however deep they stand."""
    for each in components:
        if "custom_id" in each:
            yield each
        yield from controls(each.get("components", ()))
        yield from controls(each[inner] for inner in INNER if inner in each)


def texts(components: Iterable[Json]) -> Iterator[str]:
    """Yield the texts that a person reads, in order."""
    for each in components:
        if "content" in each:
            yield each["content"]
        yield from texts(each.get("components", ()))
        yield from texts(each[inner] for inner in INNER if inner in each)


def labels(where: Message | Modal) -> list[str]:
    """Return what stands on the buttons and selects."""
    return [_label(each) for each in controls(where.components)]


def _label(control: Json) -> str:
    emoji = (control.get("emoji") or {}).get("name", "")
    return str(control.get("label") or control.get("placeholder") or emoji or control["custom_id"])


def find(where: Message | Modal, name: str) -> Json:
    """Return what is called so, by its custom_id or by what stands on it; it must be enabled."""
    found = list(controls(where.components))
    for each in found:
        if name in {each["custom_id"], _label(each)}:
            if each.get("disabled"):
                raise NotThere(f"{name!r} is disabled")
            return each
    raise NotThere(f"nothing is called {name!r} among {[_label(each) for each in found]}")


def preset(control: Json) -> list[str]:
    """Return what a select of people or roles has chosen from the start."""
    return [each["id"] for each in control.get("default_values", ())]


def chosen(control: Json, values: Sequence[str]) -> list[str]:
    """Return the values that a person chose in a select, by value or by label."""
    least, most = control.get("min_values", 1), control.get("max_values", 1)
    if not least <= len(values) <= most:
        raise NotThere(f"{len(values)} chosen where {least} to {most} may be")
    if control["type"] != STRING_SELECT:
        return list(values)
    offered = {each["value"]: each["value"] for each in control["options"]}
    offered |= {each["label"]: each["value"] for each in reversed(control["options"])} | offered
    if unknown := [each for each in values if each not in offered]:
        raise NotThere(f"{unknown} is not among {list(offered)}")
    return [offered[each] for each in values]


def entered(modal: Modal, values: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return what a person enters into a form, by custom_id; given by that or by the label.

    NotThere where the form would not be sent: something lacks, is too short or too long.
    """
    filled: dict[str, Answer] = {}
    left = dict(values)
    for label, control in _fields(modal.components):
        name = control["custom_id"]
        key = name if name in left else label
        if key in left:
            filled[name] = _entry(control, left.pop(key))
        else:
            _prefilled(control)
    if left:
        raise NotThere(f"{list(left)} are not in the form {modal.title!r}")
    return filled


def _fields(components: Iterable[Json]) -> Iterator[tuple[str, Json]]:
    for each in components:
        for control in controls([each]):
            yield str(each.get("label") or control.get("label") or ""), control


def _entry(control: Json, value: Answer) -> Answer:
    if control["type"] in {RADIO_GROUP, CHECKBOX}:
        return value
    if control["type"] != TEXT_INPUT:
        given = [value] if isinstance(value, str) else value
        assert isinstance(given, list | tuple)
        if not given and not control.get("required", True):
            return []
        return chosen(control, given)
    text = str(value)
    least, most = control.get("min_length") or 0, control.get("max_length", 4000)
    if not text and not control.get("required", True):
        return text
    if not max(least, 1) <= len(text) <= most:
        raise NotThere(f"{control['custom_id']} takes {least} to {most} characters")
    return text


def _prefilled(control: Json) -> None:
    held = control.get("value") or control.get("default_values")
    held = held or any(each.get("default") for each in control.get("options", ()))
    if control.get("required", True) and not held and control["type"] != CHECKBOX:
        raise NotThere(f"{control['custom_id']} is required")
