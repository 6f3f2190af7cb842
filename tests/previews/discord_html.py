"""Components as HTML, about as Discord draws them: messages in either theme."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from adapters.discord.render import Message
from tests.previews.discord_markdown import html, read

CSS = Path(__file__).with_name("discord.css")
PRIVATE = {"en": "Only you can see this", "de": "Nur du kannst das sehen"}
"""What Discord itself says beneath a private answer."""

DISMISS = {"en": "Dismiss message", "de": "Nachricht verwerfen"}
USED = {"en": "used", "de": "hat"}
"""What Discord itself says above an answer to a command, around its name."""

Json = dict[str, Any]


def page_of(shown: str, width: str, theme: str) -> str:
    """Return what is shown as a page of HTML."""
    return (
        f"<!doctype html><meta charset=utf-8><style>{CSS.read_text('utf-8')}</style>"
        f"<body class='{width} {theme}'><main>{shown}</main>"
    )


def message_of(shown: Message, language: str, *, private: bool = True) -> str:
    """Return a message, below it who can see it."""
    head = "<span class=who>Dealbrief</span><span class=app>APP</span><span class=when>10:00</span>"
    foot = f"{PRIVATE[language]} • <a>{DISMISS[language]}</a>"
    seen = f"<div class=private>{foot}</div>" if private else ""
    drawn = components_of(shown.components)
    return (
        f"<div class='message {'private-one' if private else ''}'><div class=avatar>D</div>"
        f"<div class=body><div>{head}</div><div class=stack>{drawn}</div>{seen}</div></div>"
    )


def components_of(components: Iterable[Json]) -> str:
    """Return components beneath one another."""
    return "".join(
        f"<div class='component t{each['type']}'>{_drawn(each)}</div>" for each in components
    )


def _drawn(component: Json) -> str:
    match component["type"]:
        case 1:
            return "".join(map(_drawn, component["components"]))
        case 2:
            style = component["style"]
            return f"<button class=s{style}>{escape(component['label'])}</button>"
        case 10:
            return html(read(component["content"]))
        case 13:
            name = component["file"]["url"].removeprefix("attachment://")
            return f"<div class=file>▤ <a>{escape(name)}</a></div>"
        case 14:
            return "<hr>"
        case 17:
            return f"<div class=stack>{components_of(component['components'])}</div>"
        case kind:
            raise ValueError(kind)
