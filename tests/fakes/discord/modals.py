"""Modals: the form that opens as the first answer to an interaction.

Source: docs.discord.com/developers/interactions/receiving-and-responding, modal, and
developers/components/reference, label, read 2026-11.
"""

from __future__ import annotations

from tests.fakes.discord import layouts
from tests.fakes.discord.controls import CUSTOM_ID, TEXT_INPUT, answerable
from tests.fakes.discord.layouts import ACTION_ROW, IN_MODAL, component, within
from tests.fakes.discord.shapes import (
    ROOT,
    Fault,
    Faults,
    Json,
    Path,
    fields,
    listed,
    one_of,
    text,
    under,
)

# Text inputs in rows are deprecated and still let in.
ROW = fields(
    {"type": one_of(ACTION_ROW), "components": listed(component((TEXT_INPUT,)), most=1)}, {}
)


def part(value: object, path: Path) -> Faults:
    """Check one part of a modal: a label with its control, a text, or a row of the old kind."""
    old = isinstance(value, dict) and value.get("type") == ACTION_ROW
    yield from ROW(value, path) if old else component(IN_MODAL)(value, path)


MODAL = fields({"custom_id": CUSTOM_ID, "title": text(45), "components": listed(part, most=5)}, {})


def modal(body: Json) -> Faults:
    """Find what Discord refuses in a modal."""
    found = list(MODAL(body, ROOT))
    yield from found
    if found:
        return
    yield from layouts.same(body["components"])
    yield from layouts.wordy(body["components"])
    for at, each in within(body["components"]):
        yield from answerable(each, at, modal=True)
        if each.get("disabled"):
            yield Fault(
                under(at, "disabled"),
                "COMPONENT_DISABLED_IN_MODAL",
                "Modals cannot have disabled components",
            )
