"""Each documented limit of a modal: what just fits is let in, one more is refused, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fakes.discord.components import faults
from tests.fakes.discord.shapes import Json


def modal(*components: Json, **more: object) -> Json:
    return {"custom_id": "m", "title": "x", "components": list(components), **more}


def label(component: Json, **more: object) -> Json:
    return {"type": 18, "label": "x", "component": component, **more}


def typed(**more: object) -> Json:
    return {"type": 4, "custom_id": "a", "style": 1, **more}


def text(length: int) -> Json:
    return {"type": 10, "content": "x" * length}


def options(count: int = 1, **more: object) -> list[Json]:
    return [{"label": "x", "value": str(each), **more} for each in range(count)]


def select(**more: object) -> Json:
    return {"type": 3, "custom_id": "a", "options": options(), **more}


def boxes(count: int = 1, **more: object) -> Json:
    return {"type": 22, "custom_id": "a", "options": options(count), **more}


def radio(count: int = 2, **more: object) -> Json:
    return {"type": 21, "custom_id": "a", "options": options(count, **more)}


def upload(**more: object) -> Json:
    return {"type": 19, "custom_id": "a", **more}


def chosen(count: int) -> list[Json]:
    return [{"label": "x", "value": str(each), "default": each < count} for each in range(3)]


def asked(component: Json) -> Json:
    return modal(label(component))


MOST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "title": (45, lambda n: modal(label(typed()), title="x" * n)),
    "custom_id": (100, lambda n: modal(label(typed()), custom_id="x" * n)),
    "parts": (5, lambda n: modal(*(label(typed(custom_id=f"{each}")) for each in range(n)))),
    "label": (45, lambda n: modal(label(typed(), label="x" * n))),
    "description": (100, lambda n: modal(label(typed(), description="x" * n))),
    "custom_id of an input": (100, lambda n: asked(typed(custom_id="x" * n))),
    "placeholder": (100, lambda n: asked(typed(placeholder="x" * n))),
    "typed ahead": (4000, lambda n: asked(typed(value="x" * n))),
    "typed ahead of what is let in": (10, lambda n: asked(typed(max_length=10, value="x" * n))),
    "least asked for": (4000, lambda n: asked(typed(min_length=n))),
    "most asked for": (4000, lambda n: asked(typed(max_length=n))),
    "style": (2, lambda n: asked(typed(style=n))),
    "options of a select": (25, lambda n: asked(select(options=options(n)))),
    "placeholder of a select": (150, lambda n: asked(select(placeholder="x" * n))),
    "radio buttons": (10, lambda n: asked(radio(n))),
    "boxes": (10, lambda n: asked(boxes(n))),
    "boxes to tick": (3, lambda n: asked(boxes(3, max_values=n))),
    "label of a box": (100, lambda n: asked(boxes(options=options(label="x" * n)))),
    "value of a box": (100, lambda n: asked(boxes(options=options(value="x" * n)))),
    "description of a box": (100, lambda n: asked(boxes(options=options(description="x" * n)))),
    "radio button chosen already": (1, lambda n: asked({**radio(), "options": chosen(n)})),
    "files": (10, lambda n: asked(upload(max_values=n))),
    "files needed": (10, lambda n: asked(upload(max_values=10, min_values=n))),
    "text": (4000, lambda n: modal(text(3000), text(n - 3000))),
}
LEAST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "title": (1, lambda n: modal(label(typed()), title="x" * n)),
    "custom_id": (1, lambda n: modal(label(typed()), custom_id="x" * n)),
    "parts": (1, lambda n: modal(*[label(typed())] * n)),
    "label": (1, lambda n: modal(label(typed(), label="x" * n))),
    "description": (1, lambda n: modal(label(typed(), description="x" * n))),
    "placeholder": (1, lambda n: asked(typed(placeholder="x" * n))),
    "typed ahead": (1, lambda n: asked(typed(value="x" * n))),
    "typed ahead of what is needed": (3, lambda n: asked(typed(min_length=3, value="x" * n))),
    "least asked for": (0, lambda n: asked(typed(min_length=n))),
    "most asked for": (1, lambda n: asked(typed(max_length=n))),
    "options of a select": (1, lambda n: asked(select(options=options(n)))),
    "chosen of what must be": (1, lambda n: asked(select(min_values=n))),
    "radio buttons": (2, lambda n: asked(radio(n))),
    "boxes": (1, lambda n: asked(boxes(n))),
    "files": (1, lambda n: asked(upload(max_values=n))),
    "files needed": (1, lambda n: asked(upload(min_values=n))),
    "files that may be": (0, lambda n: asked(upload(min_values=n, required=False))),
}


@pytest.mark.parametrize(("most", "body"), MOST.values(), ids=MOST)
def test_so_much_is_let_in_and_one_more_is_refused(most: int, body: Callable[[int], Json]) -> None:
    assert faults(body(most), modal=True) == []
    assert len(faults(body(most + 1), modal=True)) == 1


@pytest.mark.parametrize(("least", "body"), LEAST.values(), ids=LEAST)
def test_so_little_is_let_in_and_one_less_is_refused(
    least: int, body: Callable[[int], Json]
) -> None:
    assert faults(body(least), modal=True) == []
    assert len(faults(body(least - 1), modal=True)) == 1


def test_what_is_documented_is_let_in() -> None:
    first = modal(
        text(1),
        label(select(required=False, min_values=0), description="x"),
        label({"type": 5, "custom_id": "b", "max_values": 3, "required": True}),
        label({"type": 21, "custom_id": "c", "options": options(2), "required": False}),
        label(boxes(3, custom_id="d", min_values=0, required=False)),
    )
    second = modal(
        {"type": 1, "components": [typed(label="x")]},
        label({"type": 23, "custom_id": "b", "default": True}),
        label(typed(custom_id="c", style=2, required=False, min_length=1, max_length=2)),
        label(boxes(3, custom_id="d", max_values=2)),
        label({"type": 8, "custom_id": "e", "channel_types": [0]}),
    )
    assert faults(first, modal=True) == []
    assert faults(second, modal=True) == []


REFUSED: dict[str, tuple[Json, str, str]] = {
    "input outside a label": (modal(typed()), "components.0", "UNION_TYPE_CHOICES"),
    "section": (modal({"type": 9}), "components.0", "UNION_TYPE_CHOICES"),
    "button in a label": (
        asked({"type": 2, "style": 1, "label": "x", "custom_id": "a"}),
        "components.0.component",
        "UNION_TYPE_CHOICES",
    ),
    "select in a row": (
        modal({"type": 1, "components": [select()]}),
        "components.0.components.0",
        "UNION_TYPE_CHOICES",
    ),
    "two inputs in a row": (
        modal({"type": 1, "components": [typed(), typed(custom_id="b")]}),
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "label of nothing": (
        modal({"type": 18, "label": "x"}),
        "components.0.component",
        "BASE_TYPE_REQUIRED",
    ),
    "label without words": (
        modal({"type": 18, "component": typed()}),
        "components.0.label",
        "BASE_TYPE_REQUIRED",
    ),
    "modal without a title": (
        {"custom_id": "m", "components": [label(typed())]},
        "title",
        "BASE_TYPE_REQUIRED",
    ),
    "flags": (modal(label(typed()), flags=64), "flags", "UNKNOWN_FIELD"),
    "two inputs of one custom_id": (
        modal(label(typed()), label(select())),
        "components.1.component.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "less at most than at least": (
        asked(typed(min_length=3, max_length=2)),
        "components.0.component.min_length",
        "TEXT_INPUT_COMPONENT_LENGTHS",
    ),
    "select that cannot be used": (
        asked(select(disabled=True)),
        "components.0.component.disabled",
        "COMPONENT_DISABLED_IN_MODAL",
    ),
    "needed and not needed": (
        asked(select(required=True, min_values=0)),
        "components.0.component.min_values",
        "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "box that must be ticked": (
        asked({"type": 23, "custom_id": "a", "required": True}),
        "components.0.component.required",
        "UNKNOWN_FIELD",
    ),
    "radio buttons of one value": (
        asked(radio(value="x")),
        "components.0.component.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
}


@pytest.mark.parametrize(("body", "path", "code"), REFUSED.values(), ids=REFUSED)
def test_what_has_not_the_documented_shape_is_refused(body: Json, path: str, code: str) -> None:
    assert [each[:2] for each in faults(body, modal=True)] == [(path, code)]
