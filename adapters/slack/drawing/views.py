"""Forms as Slack's modals, and what stands in their fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from adapters.chat.plain import length, plain
from adapters.slack.drawing.rich import Json
from adapters.slack.limits import (
    HINT,
    LABEL,
    OPTION_TEXT,
    OPTION_VALUE,
    OPTIONS,
    PRIVATE_METADATA,
    TEXT_INPUT,
    TEXT_OBJECT,
    VIEW_TITLE,
)
from adapters.slack.receiving.arrivals import Where
from bot.forms import Entry, Form, Input, Suggestion
from bot.groups import is_group
from bot.leaves import Words
from bot.words import runs, said
from store.events import PersonId

FORM = "form"
"""The `callback_id` of every form: what it is for stands in its metadata."""


def modal(form: Form, where: Where, language: str) -> Json:
    """Return a form as a modal that knows where it was opened; ValueError where it has no room."""
    kept = json.dumps(
        {
            "command": form.command,
            "channel": where.channel,
            "thread": where.thread,
            "language": language,
            "options": [list(each) for each in (*form.given, *_told(form))],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    if length(kept) > PRIVATE_METADATA:
        raise ValueError("what was given already does not fit into a form")
    fits = length(form.title) <= VIEW_TITLE
    blocks = [block for each in form.inputs for block in _fields(each, language)]
    if not fits:
        blocks.insert(0, {"type": "section", "text": _words(form.title)})
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": kept,
        "title": _words(form.title if fits else "Dealbrief"),
        "submit": _words(_within(form.submit, VIEW_TITLE)),
        "close": _words(said("form-close", language)),
        "blocks": blocks,
    }


def options(suggestions: tuple[Suggestion, ...]) -> list[Json]:
    """Return what is proposed as options; what does not fit into one is left to be typed."""
    fitting = (
        each for each in suggestions if each.label and 0 < length(each.value) <= OPTION_VALUE
    )
    drawn: list[Json] = [
        {"text": _words(_within(each.label, OPTION_TEXT)), "value": each.value} for each in fitting
    ]
    return drawn[:OPTIONS]


def errors(at: str, text: str) -> dict[str, object]:
    """Return the acknowledgement that keeps a form open, with what is wrong at a field."""
    return {"response_action": "errors", "errors": {block_of(at): plain(text)}}


def block_of(name: str) -> str:
    """Return the `block_id` of a field."""
    return f"input:{name}"


def _told(form: Form) -> Iterator[tuple[str, str]]:
    """Yield what has no field because its form tells what it names."""
    return ((each.name, each.value) for each in form.inputs if each.told)


def _fields(field: Input, language: str) -> Iterator[Json]:
    """Yield the blocks of a field: two for a holder of a role, as no element of Slack's has both.

    Neither is required then; the core asks for what is lacking. Block Kit reference, 2026-11.
    """
    if field.told:
        yield {"type": "section", "text": _lines(_within(field.told, TEXT_OBJECT))}
        return
    if field.entry is not Entry.PERSON:
        yield _field(field, language)
        return
    grouped = is_group(PersonId(field.value))
    person = replace(field, required=False, value="" if grouped else field.value)
    yield _field(person, language)
    label, hint = said("form-or-group", language), said("form-group-hint", language)
    group = replace(person, label=label, hint=hint, entry=Entry.SUGGESTED)
    drawn = _field(replace(group, value=field.value if grouped else ""), language)
    yield {**drawn, "block_id": f"{block_of(field.name)}:group"}


def _field(field: Input, language: str) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": block_of(field.name),
        "optional": not field.required,
        "label": _words(_within(field.label, LABEL)),
        "element": {"action_id": field.name, **_element(field, language)},
    }
    hint = _hint(field, language)
    return {**drawn, "hint": _words(_within(hint, HINT))} if hint else drawn


def _hint(field: Input, language: str) -> str:
    """Return what a field is for, and how much it takes where Slack has less room than we have."""
    if field.longest <= TEXT_INPUT:
        return field.hint
    room = runs((Words("form-room", (("most", TEXT_INPUT),)),), language)
    return f"{field.hint}. {''.join(each.text for each in room)}"


def _element(field: Input, language: str) -> Json:
    match field.entry:
        case Entry.LINE:
            return {"type": "plain_text_input", **_written(field)}
        case Entry.TEXT:
            return {"type": "plain_text_input", "multiline": True, **_written(field)}
        case Entry.CHOICE:
            return {
                "type": "static_select",
                "options": options(field.choices),
                **_chosen(field, field.choices),
            }
        case Entry.SUGGESTED:
            placeholder = _words(said("form-type-to-choose", language))
            given = (Suggestion(field.value, field.value),) if field.value else ()
            element = {"type": "external_select", "min_query_length": 0, "placeholder": placeholder}
            return {**element, **_chosen(field, given)}
        case Entry.PERSON:
            return {
                "type": "users_select",
                **({"initial_user": field.value} if field.value else {}),
            }
        case Entry.FILE:
            return {"type": "file_input", "max_files": 1}


def _written(field: Input) -> Json:
    if length(field.value) > TEXT_INPUT:
        raise ValueError("what was given already does not fit into its field")
    most: Json = {"max_length": min(field.longest, TEXT_INPUT)}
    return {**most, "initial_value": field.value} if field.value else most


def _chosen(field: Input, among: tuple[Suggestion, ...]) -> Json:
    fitting = options(tuple(each for each in among if each.value == field.value))
    return {"initial_option": fitting[0]} if fitting else {}


def _words(text: str) -> Json:
    return {"type": "plain_text", "text": plain(text), "emoji": False}


def _lines(text: str) -> Json:
    """Return text of several lines, which stay lines."""
    return {**_words(""), "text": "\n".join(map(plain, text.splitlines()))}


def _within(text: str, most: int) -> str:
    """Return text that fits, with a mark where its end is left out; its whole is said elsewhere."""
    return text if length(text) <= most else f"{text[: most // 2 - 1]}…"
