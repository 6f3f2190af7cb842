"""What Slack documents of messages, held against them; written apart from the code it checks.

Numbers of docs.slack.dev/reference/block-kit and of chat.postMessage, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adapters.slack.render import Message

Json = dict[str, Any]

MOST = {"header": 150, "button": 75, "context": 3000, "id": 255, "value": 2000}


def over(message: Message) -> Iterator[str]:
    """Yield each limit that a message is over, and each place where a text is missing."""
    blocks = list(message.blocks)
    if len(blocks) > 50:
        yield f"{len(blocks)} blocks"
    if _units(message.text) > 4_000 or (blocks and not message.text.strip()):
        yield f"{_units(message.text)} characters of text"
    if (shown := sum(map(_units, _texts(blocks)))) > 10_000:
        yield f"{shown} characters in all blocks"
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "tables"
    yield from _ids(blocks)
    for block in blocks:
        yield from _over(block)


def _over(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from _text(block["text"]["text"], MOST["header"])
        case "context":
            yield from _count(block["elements"], 10)
            for each in block["elements"]:
                yield from _text(each["text"], MOST["context"])
        case "actions":
            yield from _count(block["elements"], 25)
            for each in block["elements"]:
                yield from _text(each["text"]["text"], MOST["button"])
                yield from _text(each["value"], MOST["value"])
        case "rich_text":
            yield from _rich(block)
        case "table":
            yield from _table(block)
        case kind:
            yield f"a block of type {kind}"


def _rich(element: Json) -> Iterator[str]:
    if element["type"] == "text":
        yield from _text(element["text"], 10_000)
    elif element["type"] not in ("user", "channel"):
        yield from _count(element["elements"], 1_000)
        for each in element["elements"]:
            yield from _rich(each)


def _table(block: Json) -> Iterator[str]:
    yield from _count(block["rows"], 100)
    if sum(_units(each) for each in _texts(block["rows"])) > 10_000:
        yield "characters of a table"
    if len({len(row) for row in block["rows"]}) > 1:
        yield "rows of a table are not of one length"
    for row in block["rows"]:
        yield from _count(row, 20)
        for cell in row:
            if cell["type"] == "raw_text":
                yield from _text(cell["text"], 10_000)
            elif cell["type"] == "rich_text":
                yield from _rich(cell)
            else:
                yield f"a cell of type {cell['type']}"


def _ids(blocks: list[Json]) -> Iterator[str]:
    buttons = [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
    for ids in ([each["block_id"] for each in blocks], [each["action_id"] for each in buttons]):
        if len(set(ids)) < len(ids):
            yield f"ids twice in {ids}"
        for each in ids:
            yield from _text(each, MOST["id"])


def _text(text: str, most: int) -> Iterator[str]:
    if not 1 <= _units(text) <= most:
        yield f"{_units(text)} characters of {most}: {text[:40]!r}"


def _count(listed: list[Any], most: int) -> Iterator[str]:
    if not 1 <= len(listed) <= most:
        yield f"{len(listed)} of {most}"


def _texts(drawn: object) -> Iterator[str]:
    match drawn:
        case dict():
            for key, each in drawn.items():
                if key == "text" and isinstance(each, str):
                    yield each
                else:
                    yield from _texts(each)
        case list():
            for each in drawn:
                yield from _texts(each)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
