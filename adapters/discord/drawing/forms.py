"""Forms as Discord's modals, as many fields at a time as one of them has."""

from __future__ import annotations

from itertools import islice

from adapters.chat.plain import length, plain
from adapters.discord.drawing.escape import markdown
from adapters.discord.drawing.text import PERSON
from adapters.discord.limits import (
    CHOICE_TEXT,
    CHOICES,
    HINT,
    LABEL,
    MODAL_COMPONENTS,
    MODAL_TITLE,
    OPTION_TEXT,
    OPTIONS,
    TEXT_INPUT,
)
from bot.forms import Entry, Form, Input, Suggestion
from bot.groups import GROUP
from bot.members import mentioned

Json = dict[str, object]
Step = tuple[Input, ...]

STRING_SELECT, INPUT, MENTIONABLE_SELECT, TEXT_DISPLAY, LABELLED, UPLOAD = 3, 4, 7, 10, 18, 19
"""Types of components. Discord docs, "Component Reference", 2026-11."""

SHORT, PARAGRAPH = 1, 2
"""Styles of a text input. Discord docs, "Text Input", 2026-11."""


def steps(form: Form) -> tuple[Step, ...]:
    """Return the fields of a form, those of each modal together; what is required comes first."""
    starts = range(0, len(form.inputs), MODAL_COMPONENTS)
    return tuple(form.inputs[start : start + MODAL_COMPONENTS] for start in starts)


def step_of(form: Form, name: str | None) -> int | None:
    """Return the step that has a field, counted from 0; None where none has."""
    found = (at for at, step in enumerate(steps(form)) if name in {each.name for each in step})
    return next(found, None)


def modal(form: Form, at: int, custom_id: str) -> Json:
    """Return a step of a form as a modal; each field bears the name of its parameter."""
    every = steps(form)
    several = f" · {at + 1}/{len(every)}" if len(every) > 1 else ""
    return {
        "custom_id": custom_id,
        "title": f"{_within(form.title, MODAL_TITLE - len(several))}{several}",
        "components": [_field(each) for each in every[at]],
    }


def choices(suggestions: tuple[Suggestion, ...]) -> list[Json]:
    """Return what is proposed for an option of a command; what has no room is left to be typed."""
    fitting = (each for each in suggestions if _fits(each))
    return [
        {"name": _within(each.label, CHOICE_TEXT), "value": each.value}
        for each in islice(fitting, CHOICES)
    ]


def is_list(proposed: tuple[Suggestion, ...], value: str) -> bool:
    """Say whether these can be chosen from a list, and what stands in the field among them."""
    values = {each.value for each in proposed}
    return (
        0 < len(proposed) <= OPTIONS
        and len(values) == len(proposed)
        and all(map(_fits, proposed))
        and (not value or value in values)
    )


def _field(field: Input) -> Json:
    if field.told:
        # An escaped sign takes twice its room.
        lines = _cut("\n".join(map(plain, field.told.splitlines())), TEXT_INPUT // 2).splitlines()
        return {"type": TEXT_DISPLAY, "content": "\n".join(map(markdown, lines))}
    drawn: Json = {
        "type": LABELLED,
        "label": _within(field.label, LABEL),
        "component": {
            "custom_id": field.name,
            "required": field.required,
            **_control(field),
        },
    }
    # How somebody is mentioned says nothing where they are chosen from a list.
    hint = "" if field.entry is Entry.PERSON else field.hint
    return {**drawn, "description": _within(hint, HINT)} if hint else drawn


def _control(field: Input) -> Json:
    match field.entry:
        case Entry.PERSON:
            return {"type": MENTIONABLE_SELECT, **_optional(field), **_person(field.value)}
        case Entry.FILE:
            return {"type": UPLOAD, **_optional(field)}
        case Entry.CHOICE if is_list(field.choices, field.value):
            return {
                "type": STRING_SELECT,
                **_optional(field),
                "options": [_option(each, field.value) for each in field.choices],
            }
        case Entry.TEXT:
            return {"type": INPUT, "style": PARAGRAPH, **_written(field)}
        case Entry.LINE | Entry.CHOICE | Entry.SUGGESTED:
            return {"type": INPUT, "style": SHORT, **_written(field)}


def _optional(field: Input) -> Json:
    """Let somebody choose nothing, and take back what is chosen, where nothing is required."""
    return {} if field.required else {"min_values": 0}


def _option(choice: Suggestion, value: str) -> Json:
    drawn: Json = {"label": _within(choice.label, OPTION_TEXT), "value": choice.value}
    return {**drawn, "default": True} if choice.value == value else drawn


def _person(value: str) -> Json:
    holder = mentioned(value) or value
    if not PERSON.fullmatch(holder):
        return {}
    kind = "role" if holder.startswith(GROUP) else "user"
    return {"default_values": [{"id": holder.removeprefix(GROUP), "type": kind}]}


def _written(field: Input) -> Json:
    most: Json = {"max_length": min(field.longest, TEXT_INPUT)}
    return {**most, "value": field.value} if field.value.strip() else most


def _fits(proposed: Suggestion) -> bool:
    """Say whether it has room in an option of a list, and in a choice of a command alike."""
    most = min(OPTION_TEXT, CHOICE_TEXT)
    return (
        bool(plain(proposed.label).strip())
        and bool(proposed.value.strip())
        and length(proposed.value) <= most
    )


def _within(text: str, most: int) -> str:
    """Return text in one line that fits, with a mark where its end is left out."""
    return _cut(plain(text), most)


def _cut(text: str, most: int) -> str:
    return text if length(text) <= most else f"{text[: most // 2 - 1]}…"
