"""Every form, what is shown between its steps, and what is wrong in one, about as Discord draws it.

`python -m tests.previews.discord_forms OUT` writes a page per form, language and width into OUT.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from adapters.discord.answering.steps import so_far
from adapters.discord.drawing.forms import modal, steps
from bot.forms import Form, form_of
from bot.saving import COMMAND, Message, proposed
from bot.words import languages
from tests.bot.demo import BERLIN, NOW
from tests.previews.discord import LOOKS
from tests.previews.discord_html import message_of, page_of

Json = dict[str, Any]

CSS = Path(__file__).with_name("discord_forms.css")

FORMS = ("compare", "fact add", "role claim", "role grant", "deals new", "settings zone", "search")
"""Commands whose forms open, as nothing is said behind them."""

WRITTEN = Message(
    "Heard from the board: Mistral is now valued at just under €2bn. More on Friday.",
    "Ben Beispiel",
    NOW,
    "https://discord.com/channels/200000000000000001/300000000000000001/400000000000000001",
)
"""A message that somebody saves a fact from."""

GIVEN = (("about", "Mistral AI"), ("field", "valuation"))
"""What its reader adds to it."""

FOOT = {"en": ("Cancel", "Submit"), "de": ("Abbrechen", "Absenden")}
"""What Discord itself says beneath a form."""

CHOOSE = {"en": "Make a selection", "de": "Triff eine Auswahl"}
"""What Discord itself says in a list where nothing is chosen."""


def main(out: Path) -> None:
    """Write the pages into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    style = f"<style>{CSS.read_text('utf-8')}</style>"
    for language in languages():
        for name, shown in _shown(language):
            for width, theme in LOOKS.items():
                page = page_of(style + shown, width, theme)
                (out / f"{name}-{language}-{width}.html").write_text(page, "utf-8")


def _shown(language: str) -> Iterator[tuple[str, str]]:
    """Yield what is shown in a language by its name."""
    for command in FORMS:
        form = form_of(command, (), language)
        assert form
        name = f"form-{command.replace(' ', '-')}"
        for at in range(len(steps(form))):
            yield f"{name}-{at + 1}", _modal(modal(form, at, "preview"), language)
    options = dict(proposed(WRITTEN, language, BERLIN)) | dict(GIVEN)
    form = form_of(COMMAND, tuple(options.items()), language, whole=True)
    assert form
    yield "saving", _modal(modal(form, 0, "preview"), language)
    yield "so-far", _so_far(form, language)
    lacking = form_of(COMMAND, GIVEN, language, whole=True)
    assert lacking
    yield "so-far-lacking", _so_far(lacking, language)


def _so_far(form: Form, language: str) -> str:
    return message_of(so_far(form, 0, "preview", language), language)


def _modal(shown: Json, language: str) -> str:
    """Return a form as it opens, Discord's own buttons beneath it."""
    close, send = FOOT[language]
    fields = "".join(_field(each, language) for each in shown["components"])
    return (
        f"<div class=modal><div class=title>{escape(shown['title'])}</div>"
        f"<div class=fields>{fields}</div>"
        f"<div class=foot><button>{close}</button><button class=send>{send}</button></div></div>"
    )


def _field(label: Json, language: str) -> str:
    control = label["component"]
    star = " <i>*</i>" if control["required"] else ""
    hint = f"<div class=hint>{escape(label.get('description', ''))}</div>"
    drawn = _control(control, language)
    return f"<div><div class=label>{escape(label['label'])}{star}</div>{hint}{drawn}</div>"


def _control(control: Json, language: str) -> str:
    if "style" in control:
        tall = " tall" if control["style"] == 2 else ""
        return f"<div class='input{tall}'>{escape(control.get('value', ''))}</div>"
    chosen = (each["label"] for each in control.get("options", ()) if each.get("default"))
    empty = f"<span class=empty>{CHOOSE[language]}</span>"
    said = next(map(escape, chosen), empty)
    return f"<div class='input list'>{said}<span>⌄</span></div>"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
