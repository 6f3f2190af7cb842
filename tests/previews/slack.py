"""Every command's answer on the demo deal, drawn about as Slack draws its blocks.

`python -m tests.previews.slack OUT` writes a page per command, language and width into OUT.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from adapters.slack.buttons import Under
from adapters.slack.render import Message, message, pages
from bot.document import Outcome
from bot.words import languages
from tests.bot.demo import NOW, open_demo

QUESTIONS = {
    "deal": "deal",
    "funding": "funding",
    "valuation": "valuation",
    "terms": "terms",
    "timeline": "timeline",
    "conflicts": "conflicts",
    "conflict": "conflicts funding",
    "quotes": "quotes",
    "people": "people",
    "sources": "sources",
    "source": "sources 4",
    "models": "models",
    "adoption": "adoption",
    "forecasts": "forecasts",
    "regulators": "regulators",
    "compare": "compare mistral openai",
    "briefing": "briefing",
    "deals": "deals list",
    "changes": "changes",
    "help": "help",
    "help-funding": "help funding",
    "settings": "settings",
    "search": "search exclusivity",
    "ask": "who invested in mistral?",
    "unknown": "funding klarna",
    "misunderstood": "fundign mistral sicne:2023",
}
WIDTHS = ("desktop", "phone")
CSS = Path(__file__).with_suffix(".css")
PRIVATE = {"en": "Only visible to you", "de": "Nur für dich sichtbar"}
"""What Slack itself says above a private answer."""

TAGS = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}

Json = dict[str, Any]


def main(out: Path) -> None:
    """Write the pages into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, page in asyncio.run(drawn()).items():
        (out / f"{name}.html").write_text(page, "utf-8")


async def drawn() -> dict[str, str]:
    """Return the pages of HTML by their names."""
    demo = await open_demo()
    found: dict[str, str] = {}
    for language in languages():
        for name, question in QUESTIONS.items():
            spoken = await demo.ask(question, language)
            seq, at = spoken.runs.seq, int(NOW.timestamp())
            telling = spoken.runs.outcome is Outcome.ANSWERED and seq > 0
            under = Under(question, "preview", seq, at, "Europe/Berlin", shareable=telling)
            shown = [
                message(page, spoken.language, under)
                for page in pages(spoken.runs, spoken.language, under)
            ]
            for width in WIDTHS:
                found[f"{name}-{language}-{width}"] = page_of(shown, language, width)
    return found


def page_of(messages: list[Message], language: str, width: str) -> str:
    """Return messages as one page of HTML."""
    drawn = "".join(_message(each, language) for each in messages)
    return (
        f"<!doctype html><meta charset=utf-8><style>{CSS.read_text('utf-8')}</style>"
        f"<body class={width}><main>{drawn}</main>"
    )


def _message(shown: Message, language: str) -> str:
    blocks = "".join(
        f"<div class='block {each['type']}'>{_block(each)}</div>" for each in shown.blocks
    )
    head = "<span class=who>Dealbrief</span><span class=app>APP</span><span class=when>10:00</span>"
    return (
        "<div class=message><div class=avatar>D</div>"
        f"<div class=body><div class=private>{PRIVATE[language]}</div>"
        f"<div>{head}</div>{blocks}</div></div>"
    )


def _block(block: Json) -> str:
    match block["type"]:
        case "header":
            return escape(block["text"]["text"])
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


def _cell(cell: Json) -> str:
    return escape(cell["text"]) if cell["type"] == "raw_text" else _block(cell)


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
        text = escape(each["text"])
        for style in each.get("style", {}):
            text = f"<{TAGS[style]}>{text}</{TAGS[style]}>"
        yield text


if __name__ == "__main__":
    main(Path(sys.argv[1]))
