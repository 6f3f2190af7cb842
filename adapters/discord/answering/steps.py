"""What somebody sees between the steps of a form, and the buttons that lead on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adapters.chat.press import Under
from adapters.discord.drawing.components import Json, button, rows_of
from adapters.discord.drawing.controls import Use, custom_id
from adapters.discord.drawing.forms import steps
from adapters.discord.receiving.attached import called
from adapters.discord.render import Message, message, pages
from bot.document import Block, Fields, Paragraph, Reply, Row, Run, Style
from bot.forms import Entry, Form, Input
from bot.leaves import Verbatim, Words
from bot.members import mentioned
from bot.words import runs, said

READABLE = (70, 40, 10)
"""Characters of what was given that are shown of each field: as many as one message holds of all.

Chosen 2026-11: twelve fields of emoji, of which clients show few, have room with the last.
"""

PRIMARY = 1
"""The style of the button that is pressed most. Discord docs, "Button", 2026-11."""


def so_far(form: Form, at: int, id_: str, language: str) -> Message:
    """Return what was given up to a step, counted from 0, and the way on.

    It can be sent from here once nothing is lacking that must be given.
    """
    lacking = [each.label for each in form.inputs if each.required and not each.value]
    under = Under(form.command, id_, None, 0, "UTC")
    laid = (pages(_told(form, lacking, most, language), language, under) for most in READABLE)
    whole = next(each for each in laid if len(each) == 1)
    return with_buttons(
        message(whole[0], language, under),
        *(() if lacking else (_save(form, id_),)),
        *_onward(form, at, id_, language),
        change(Use.STEP, id_, at, language),
    )


def with_buttons(shown: Message, *buttons: Json) -> Message:
    """Return a message with buttons in a row of their own beneath it."""
    return replace(shown, components=(*shown.components, *rows_of(buttons)))


def change(use: Use, id_: str, at: int, language: str) -> Json:
    """Return the button that opens a step again, with what was given there.

    The form goes on from there with Use.STEP, and is sent at once with Use.FORM.
    """
    return button(said("form-change", language), custom_id(use, id_, at))


def _save(form: Form, id_: str) -> Json:
    return {**button(form.submit, custom_id(Use.SAVE, id_, 0)), "style": PRIMARY}


def _onward(form: Form, at: int, id_: str, language: str) -> Iterator[Json]:
    if at + 1 < len(steps(form)):
        yield button(said("form-more", language), custom_id(Use.STEP, id_, at + 1))


def _told(form: Form, lacking: list[str], most: int, language: str) -> Reply[Run]:
    """Return what was given, each field in so many characters at most, and what is lacking."""
    given = (each for each in form.inputs if each.value)
    rows = tuple(Row((Run(each.label),), ((_shown(each, most),),)) for each in given)
    blocks: tuple[Block[Run], ...] = (Fields(rows), Paragraph(_standing(lacking, language)))
    return Reply((Run(form.title, Style.STRONG),), blocks)


def _shown(field: Input, most: int) -> Run:
    """Return what stands in a field as its reader chose it, without the end of what is long."""
    if field.entry is Entry.PERSON:
        return Run(mentioned(field.value) or field.value, Style.PERSON)
    if field.entry is Entry.FILE:
        return Run(called(field.value))
    chosen = (each.label for each in field.choices if each.value == field.value)
    text = next(chosen, " ".join(field.value.split()))
    return Run(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def _standing(lacking: list[str], language: str) -> tuple[Run, ...]:
    if not lacking:
        return (Run(said("form-waits", language)),)
    fields = Verbatim(", ".join(lacking))
    return runs((Words("form-lacks", (("fields", fields),)),), language)
