"""Block Kit as its documentation limits it: what Slack refuses in a message or a view.

Sources: docs.slack.dev/reference/block-kit/blocks, read 2026-11-22. The sum over all blocks is
listed nowhere and was measured by others: 13,297 characters in one block, 125 fewer with a divider
beside it, about as much for each header (github.com/slackapi/bolt-js/issues/2509).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any, Literal, TypeAlias

from tests.fakes.slack.block_elements import IN_ACTIONS, IN_INPUT, IN_SECTION, element
from tests.fakes.slack.block_tables import data_table, table
from tests.fakes.slack.block_texts import (
    EITHER,
    PLAIN,
    Check,
    Flaw,
    Flaws,
    anything,
    fields,
    flag,
    items,
    keys,
    listed,
    string,
    text,
)
from tests.fakes.slack.state import Json, Refusal

Surface: TypeAlias = Literal["message", "modal", "home"]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SUM_OF_CHARACTERS = 13_297
FURTHER_BLOCK = 125
MARKDOWN_SUM = 12_000
ID = string(255)


def _context_element(value: Any, at: str) -> Flaws:  # noqa: ANN401 - whatever an app sent
    kind = value.get("type") if isinstance(value, dict) else None
    yield from element(["image"])(value, at) if kind == "image" else text(3000)(value, at)


def _rich_text_element(value: Any, at: str) -> Flaws:  # noqa: ANN401 - whatever an app sent
    kinds = "rich_text_section rich_text_list rich_text_preformatted rich_text_quote".split()
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in kinds:
        yield Flaw(f"{at}/type", f"unsupported type: {kind}")
        return
    each = _rich_text_element if kind == "rich_text_list" else _rich_text_run
    yield from items(value.get("elements"), f"{at}/elements", each, most=10_000, least=0)


def _rich_text_run(value: Any, at: str) -> Flaws:  # noqa: ANN401 - whatever an app sent
    kinds = "text link emoji user usergroup channel broadcast date color team".split()
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in kinds:
        yield Flaw(f"{at}/type", f"unsupported type: {kind}")
    elif kind == "text":
        yield from keys(value, at, ("type", "text"), ("style",))
        yield from string(13_200)(value.get("text"), f"{at}/text")
    elif kind == "link":
        yield from keys(value, at, ("type", "url"), ("text", "unsafe", "style"))


BLOCKS: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {
    "section": (
        {},
        {
            "text": text(3000),
            "fields": listed(text(2000), most=10),
            "accessory": element(IN_SECTION),
            "expand": flag,
        },
    ),
    "divider": ({}, {}),
    "header": ({"text": text(150, PLAIN)}, {"level": anything}),
    "context": ({"elements": listed(_context_element, most=10)}, {}),
    "actions": ({"elements": listed(element(IN_ACTIONS), most=25)}, {}),
    "context_actions": (
        {"elements": listed(element(["feedback_buttons", "icon_button"]), most=5)},
        {},
    ),
    "image": (
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": anything, "title": text(2000, PLAIN)},
    ),
    "input": (
        {"label": text(2000, PLAIN), "element": element(IN_INPUT)},
        {"hint": text(2000, PLAIN), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": ({"elements": listed(_rich_text_element, most=10_000)}, {}),
    "markdown": ({"text": string(MARKDOWN_SUM)}, {}),
    "table": ({"rows": table}, {"column_settings": anything}),
    "data_table": (
        {"rows": data_table, "caption": string(10_000)},
        {"page_size": anything, "row_header_column_index": anything},
    ),
    "video": (
        {
            "alt_text": string(2000),
            "title": text(199, PLAIN),
            "thumbnail_url": string(3000),
            "video_url": string(3000),
        },
        {
            "author_name": string(50),
            "description": text(200, PLAIN),
            "provider_icon_url": string(2000),
            "provider_name": string(50),
            "title_url": string(2000),
        },
    ),
    "alert": ({"text": text(200, EITHER)}, {"level": anything}),
}
EVERYWHERE = "section divider header context actions image input rich_text video alert".split()
IN_MESSAGES = [*EVERYWHERE, "markdown", "table", "data_table", "context_actions"]


def block(value: Any, at: str, surface: Surface = "message") -> Flaws:  # noqa: ANN401 - as sent
    """Find what Slack refuses in one block."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in (IN_MESSAGES if surface == "message" else EVERYWHERE):
        yield Flaw(f"{at}/type", f"unsupported type: {kind}")
        return
    needed, allowed = BLOCKS[kind]
    yield from fields(value, at, needed, {**allowed, "block_id": ID})
    if kind == "section" and "text" not in value and "fields" not in value:
        yield Flaw(at, "missing required field: text or fields")
    if kind == "image" and ("image_url" in value) == ("slack_file" in value):
        yield Flaw(at, "exactly one of image_url and slack_file is required")
    if kind in {"actions", "context_actions"}:
        yield from _unique_actions(value.get("elements"), at)


def _unique_actions(elements: object, at: str) -> Flaws:
    if isinstance(elements, list):
        named = Counter(each.get("action_id") for each in elements if isinstance(each, dict))
        for name, times in named.items():
            if name is not None and times > 1:
                yield Flaw(at, f"`action_id` {name} already exists in this block")


def flaws(blocks: object, surface: Surface = "message", at: str = "/blocks") -> list[Flaw]:
    """Find what Slack refuses in the blocks of a message or a view, each by itself and together."""
    most = MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS
    least = 0 if surface == "message" else 1
    found = list(
        items(blocks, at, lambda each, where: block(each, where, surface), most=most, least=least)
    )
    return [*found, *_together(blocks, at)] if isinstance(blocks, list) else found


def _together(blocks: list[Any], at: str) -> Flaws:
    known = [each for each in blocks if isinstance(each, dict)]
    for name, times in Counter(each.get("block_id") for each in known).items():
        if name is not None and times > 1:
            yield Flaw(at, f"`block_id` {name} already exists")
    markdown = sum(len(str(each.get("text"))) for each in known if each.get("type") == "markdown")
    if markdown > MARKDOWN_SUM:
        yield Flaw(at, f"must be less than {MARKDOWN_SUM + 1} characters in all markdown blocks")


def weight(blocks: list[Json]) -> int:
    """Count what Slack holds against the sum: what is shown, as it is escaped, and each block."""
    return sum(map(len, _shown(blocks))) + FURTHER_BLOCK * (len(blocks) - 1)


def _shown(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str) and key in {"text", "alt_text", "caption"}:
                yield each if value.get("type") == "mrkdwn" else escape(each, quote=False)
            else:
                yield from _shown(each)
    elif isinstance(value, list):
        for each in value:
            yield from _shown(each)


def refuse_messages(found: list[Flaw], error: str) -> None:
    """Refuse, with all that was found, in the words and places Slack gives."""
    if found:
        said = [f"{each.what} [json-pointer:{each.at}]" for each in found]
        raise Refusal(
            error,
            errors=said,
            response_metadata={"messages": [f"[ERROR] {each}" for each in said]},
        )


def refuse_blocks(blocks: list[Json]) -> None:
    """Refuse the blocks of a message as chat.postMessage does."""
    refuse_messages(flaws(blocks), "invalid_blocks")
    if sum(each["type"] in {"table", "data_table"} for each in blocks) > 1:
        # Slack makes an attachment of a table, and of two an error about attachments.
        refuse_messages([Flaw("/blocks", "only_one_table_allowed")], "invalid_attachments")
    if weight(blocks) > SUM_OF_CHARACTERS:
        raise Refusal("msg_blocks_too_long")


def numbered(blocks: list[Json], fresh: Iterator[str]) -> list[Json]:
    """Return blocks as Slack gives them back: each with a block_id, each element an action_id."""
    done: list[Json] = []
    for each in blocks:
        one: Json = {"block_id": next(fresh), **each} if "block_id" not in each else dict(each)
        for key in ("accessory", "element"):
            if isinstance(one.get(key), dict):
                one[key] = _acting(one[key], fresh)
        if one["type"] in {"actions", "context_actions"}:
            one["elements"] = [_acting(element_, fresh) for element_ in one["elements"]]
        done.append(one)
    return done


def _acting(value: Json, fresh: Iterator[str]) -> Json:
    if value.get("type") == "image" or "action_id" in value:
        return value
    return {"action_id": next(fresh), **value}
