"""Block Kit as HTML, about as Slack draws it: messages, modals and the app's home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from adapters.slack.render import Message

CSS = Path(__file__).with_name("slack.css")
PRIVATE = {"en": "Only visible to you", "de": "Nur für dich sichtbar"}
"""What Slack itself says above a private answer."""

OPTIONAL = "(optional)"
"""What Slack itself says behind the label of a field that may stay empty, in both languages."""

CHOOSE = {"en": "Select an item", "de": "Element auswählen"}
"""What Slack itself says in a list where nothing is chosen."""

TAGS = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}

Json = dict[str, Any]


def page_of(shown: str, width: str) -> str:
    """Return what is shown as a page of HTML."""
    return (
        f"<!doctype html><meta charset=utf-8><style>{CSS.read_text('utf-8')}</style>"
        f"<body class={width}><main>{shown}</main>"
    )


def message_of(shown: Message, language: str) -> str:
    """Return a message that its reader alone sees."""
    head = "<span class=who>Dealbrief</span><span class=app>APP</span><span class=when>10:00</span>"
    return (
        "<div class=message><div class=avatar>D</div>"
        f"<div class=body><div class=private>{PRIVATE[language]}</div>"
        f"<div>{head}</div>{blocks_of(shown.blocks, language)}</div></div>"
    )


def modal_of(view: Json, language: str) -> str:
    """Return a form as it opens, its buttons beneath it."""
    close, submit = (escape(view[each]["text"]) for each in ("close", "submit"))
    return (
        f"<div class=modal><div class=title>{escape(view['title']['text'])}</div>"
        f"<div class=fields>{blocks_of(view['blocks'], language)}</div>"
        f"<div class=foot><button>{close}</button><button class=primary>{submit}</button></div>"
        "</div>"
    )


def blocks_of(blocks: Iterable[Json], language: str) -> str:
    """Return blocks beneath one another."""
    return "".join(
        f"<div class='block {each['type']}'>{_block(each, language)}</div>" for each in blocks
    )


def _block(block: Json, language: str) -> str:
    match block["type"]:
        case "header":
            return escape(block["text"]["text"])
        case "section":
            return _text(block["text"])
        case "input":
            return _input(block, language)
        case "context":
            return "".join(f"<div>{_text(each)}</div>" for each in block["elements"])
        case "actions":
            return "".join(
                f"<button>{escape(each['text']['text'])}</button>" for each in block["elements"]
            )
        case "rich_text":
            return "".join(_rich(each) for each in block["elements"])
        case "table":
            rows = ("".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in block["rows"])
            table = "".join(f"<tr>{row}</tr>" for row in rows)
            return f"<div class=scrolls><table>{table}</table></div>"
        case kind:
            raise ValueError(kind)


def _input(block: Json, language: str) -> str:
    optional = f" <span>{OPTIONAL}</span>" if block["optional"] else ""
    hint = f"<div class=hint>{escape(block['hint']['text'])}</div>" if "hint" in block else ""
    label = f"<div class=label>{escape(block['label']['text'])}{optional}</div>"
    return f"{label}{_element(block['element'], language)}{hint}"


def _element(element: Json, language: str) -> str:
    match element["type"]:
        case "plain_text_input":
            size = "entry tall" if element.get("multiline") else "entry"
            return f"<div class='{size}'>{escape(element.get('initial_value', ''))}</div>"
        case "static_select" | "external_select" | "users_select":
            chosen = element.get("initial_option", {}).get("text") or element.get("placeholder")
            said = chosen["text"] if chosen else CHOOSE[language]
            empty = "" if "initial_option" in element else " empty"
            options = " · ".join(each["text"]["text"] for each in element.get("options", ()))
            listed = f"<div class=options>{escape(options)}</div>" if options else ""
            return f"<div class='entry list{empty}'>{escape(said)}</div>{listed}"
        case kind:
            raise ValueError(kind)


def _cell(cell: Json) -> str:
    if cell["type"] == "raw_text":
        return escape(cell["text"])
    return "".join(_rich(each) for each in cell["elements"])


def _text(text: Json) -> str:
    if text["type"] == "plain_text":
        return escape(text["text"])
    return re.sub("`([^`]+)`", r"<code>\1</code>", str(text["text"]))


def _rich(element: Json) -> str:
    if element["type"] == "rich_text_list":
        items = "".join(f"<li>{_rich(each)}</li>" for each in element["elements"])
        return f"<ul class=in{element['indent']}>{items}</ul>"
    return f"<div class=section>{''.join(_runs(element))}</div>"


def _runs(section: Json) -> Iterator[str]:
    for each in section["elements"]:
        if each["type"] == "user":
            yield "<span class=mention>@Eva Lindner</span>"
            continue
        if each["type"] == "channel":
            yield "<span class=mention>#deals</span>"
            continue
        text = escape(each["text"])
        for style in each.get("style", {}):
            text = f"<{TAGS[style]}>{text}</{TAGS[style]}>"
        yield text
