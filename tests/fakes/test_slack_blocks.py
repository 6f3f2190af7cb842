"""Each documented limit of Block Kit: what just fits is let in, one more is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fakes.slack.block_texts import suggestions
from tests.fakes.slack.blocks import Surface, flaws, refuse_blocks, weight
from tests.fakes.slack.state import Json, Refusal


def plain(length: int) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def section(**more: object) -> Json:
    return {"type": "section", "text": mrkdwn(1), **more}


def button(**more: object) -> Json:
    return {"type": "button", "text": plain(1), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def option(text: int = 1, value: int = 1, **more: object) -> Json:
    return {"text": plain(text), "value": "v" * value, **more}


def select(**more: object) -> Json:
    return {"type": "static_select", "options": [option()], **more}


def entry(element: Json, **more: object) -> Json:
    return {"type": "input", "label": plain(1), "element": element, **more}


def typed(**more: object) -> Json:
    return {"type": "plain_text_input", **more}


def table(rows: int, cells: int, text: int = 1) -> Json:
    cell = {"type": "raw_text", "text": "x" * text}
    return {"type": "table", "rows": [[cell] * cells] * rows}


def data_table(rows: int, cells: int = 1) -> Json:
    row = [{"type": "raw_text", "text": "x"}] * cells
    return {"type": "data_table", "caption": "c", "rows": [row] * rows}


def choice(kind: str, options: int) -> Json:
    return {"type": kind, "options": [option()] * options}


def confirmed(**lengths: int) -> Json:
    asked = {"title": plain(1), "text": mrkdwn(1), "confirm": plain(1), "deny": plain(1)}
    given = {key: {**asked[key], "text": "x" * each} for key, each in lengths.items()}
    return actions(button(confirm={**asked, **given}))


def picture(url: int = 1, words: int = 1) -> Json:
    return {"type": "image", "image_url": "u" * url, "alt_text": "a" * words}


MOST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "section text": (3000, lambda n: section(text=mrkdwn(n))),
    "fields": (10, lambda n: section(fields=[mrkdwn(1)] * n)),
    "field": (2000, lambda n: section(fields=[mrkdwn(n)])),
    "block_id": (255, lambda n: section(block_id="i" * n)),
    "header": (150, lambda n: {"type": "header", "text": plain(n)}),
    "context": (10, lambda n: {"type": "context", "elements": [mrkdwn(1)] * n}),
    "actions": (25, lambda n: actions(*[button()] * n)),
    "button text": (75, lambda n: actions(button(text=plain(n)))),
    "button value": (2000, lambda n: actions(button(value="v" * n))),
    "button url": (3000, lambda n: actions(button(url="u" * n))),
    "action_id": (255, lambda n: actions(button(action_id="i" * n))),
    "options": (100, lambda n: actions(select(options=[option()] * n))),
    "option text": (75, lambda n: actions(select(options=[option(n)]))),
    "option value": (150, lambda n: actions(select(options=[option(1, n)]))),
    "option description": (
        75,
        lambda n: actions(select(options=[option(description=plain(n))])),
    ),
    "placeholder": (150, lambda n: actions(select(placeholder=plain(n)))),
    "overflow": (5, lambda n: actions(choice("overflow", n))),
    "checkboxes": (10, lambda n: actions(choice("checkboxes", n))),
    "radio buttons": (10, lambda n: actions(choice("radio_buttons", n))),
    "title of a confirmation": (100, lambda n: confirmed(title=n)),
    "text of a confirmation": (300, lambda n: confirmed(text=n)),
    "yes of a confirmation": (30, lambda n: confirmed(confirm=n)),
    "no of a confirmation": (30, lambda n: confirmed(deny=n)),
    "label": (2000, lambda n: entry(typed(), label=plain(n))),
    "hint": (2000, lambda n: entry(typed(), hint=plain(n))),
    "length asked for": (3000, lambda n: entry(typed(max_length=n))),
    "typed ahead": (3000, lambda n: entry(typed(initial_value="x" * n))),
    "address of a picture": (3000, lambda n: picture(url=n)),
    "words for a picture": (2000, lambda n: picture(words=n)),
    "markdown": (12_000, lambda n: {"type": "markdown", "text": "x" * n}),
    "rows of a table": (100, lambda n: table(n, 1)),
    "cells of a row": (20, lambda n: table(1, n)),
    "text of a table": (10_000, lambda n: table(1, 1, n)),
    "rows of a data table": (101, data_table),
    "cells of a data table": (20, lambda n: data_table(2, n)),
    "alert": (200, lambda n: {"type": "alert", "text": plain(n)}),
}
LEAST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "section text": (1, lambda n: section(text=mrkdwn(n))),
    "actions": (1, lambda n: actions(*[button()] * n)),
    "options": (1, lambda n: actions(select(options=[option()] * n))),
    "words for a picture": (1, lambda n: picture(words=n)),
    "text of a cell": (1, lambda n: table(1, 1, n)),
    "rows of a data table": (2, data_table),
}


@pytest.mark.parametrize(("most", "block"), MOST.values(), ids=MOST)
def test_so_much_is_let_in_and_one_more_is_refused(most: int, block: Callable[[int], Json]) -> None:
    assert flaws([block(most)]) == []
    assert flaws([block(most + 1)]) != []


@pytest.mark.parametrize(("least", "block"), LEAST.values(), ids=LEAST)
def test_so_little_is_let_in_and_one_less_is_refused(
    least: int, block: Callable[[int], Json]
) -> None:
    assert flaws([block(least)]) == []
    assert flaws([block(least - 1)]) != []


SHAPES: dict[str, Json] = {
    "unknown block": {"type": "song"},
    "block without a type": {"text": mrkdwn(1)},
    "unknown field": section(colour="red"),
    "section with nothing in it": {"type": "section"},
    "bold header": {"type": "header", "text": mrkdwn(1)},
    "bold button": actions(button(text=mrkdwn(1))),
    "unknown style": actions(button(style="loud")),
    "input among actions": actions(typed()),
    "button as input": entry(button()),
    "select with no options": actions({"type": "static_select"}),
    "select with options twice": actions(select(option_groups=[])),
    "text that is none": section(text="words"),
    "elements that are no list": {"type": "actions", "elements": {}},
    "same action_id twice": actions(button(action_id="a"), button(action_id="a")),
    "picture from nowhere": {"type": "image", "alt_text": "a"},
    "picture without words": {"type": "image", "image_url": "u"},
    "numbers in a table": {"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]},
    "null in a table": {"type": "table", "rows": [[None]]},
    "data table of uneven rows": {**data_table(2), "rows": [data_table(1)["rows"][0], []]},
    "rich text of mrkdwn": {"type": "rich_text", "elements": [mrkdwn(1)]},
    "rich text of nothing known": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "bold"}]}],
    },
    "confirmation without a title": actions(button(confirm={"text": mrkdwn(1)})),
}


@pytest.mark.parametrize("block", SHAPES.values(), ids=SHAPES)
def test_what_has_not_the_documented_shape_is_refused(block: Json) -> None:
    assert flaws([block]) != []


def test_a_flaw_is_named_with_its_place() -> None:
    [flaw] = flaws([section(), actions(button(), button(value="v" * 2001))])
    assert flaw == ("/blocks/1/elements/1/value", "must be less than 2001 characters")


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_so_many_blocks_and_no_more(surface: Surface, most: int) -> None:
    assert flaws([section()] * most, surface) == []
    assert flaws([section()] * (most + 1), surface) != []


@pytest.mark.parametrize("block", [{"type": "markdown", "text": "x"}, table(1, 1), data_table(2)])
def test_what_only_messages_show_is_refused_elsewhere(block: Json) -> None:
    assert flaws([block], "message") == []
    assert flaws([block], "modal") != []
    assert flaws([block], "home") != []


def test_two_blocks_of_one_id_are_refused() -> None:
    assert flaws([section(block_id="a"), section(block_id="b")]) == []
    assert flaws([section(block_id="a"), section(block_id="a")]) != []


def test_markdown_is_counted_over_all_blocks() -> None:
    half = {"type": "markdown", "text": "x" * 6000}
    assert flaws([half, half]) == []
    assert flaws([half, half, {"type": "markdown", "text": "x"}]) != []


@pytest.mark.parametrize("second", [table(1, 1), data_table(2)])
def test_a_second_table_is_an_invalid_attachment(second: Json) -> None:
    refuse_blocks([table(1, 1)])
    with pytest.raises(Refusal, match="invalid_attachments") as caught:
        refuse_blocks([table(1, 1), second])
    assert "only_one_table_allowed" in str(caught.value.details)


def test_all_blocks_together_are_refused_beyond_the_unlisted_sum() -> None:
    full = [section(text=mrkdwn(3000))] * 4 + [section(text=mrkdwn(13_297 - 12_000 - 4 * 125))]
    refuse_blocks(full)
    with pytest.raises(Refusal, match="msg_blocks_too_long"):
        refuse_blocks([*full[:4], section(text=mrkdwn(13_298 - 12_000 - 4 * 125))])


def test_each_further_block_and_each_escape_counts_against_the_sum() -> None:
    assert weight([section(text=mrkdwn(10))]) == 10
    assert weight([section(text=mrkdwn(10)), {"type": "divider"}]) == 135
    assert weight([{"type": "header", "text": {"type": "plain_text", "text": "A & B"}}]) == 9
    assert weight([section(text={"type": "mrkdwn", "text": "A &amp; B"})]) == 9


def test_suggested_options_are_held_to_their_limits() -> None:
    assert suggestions({"options": [option()] * 100}) == []
    assert suggestions({"options": []}) == []
    assert suggestions({"option_groups": [{"label": plain(75), "options": [option()]}]}) == []
    assert suggestions({"options": [option()] * 101}) != []
    assert suggestions({"options": [option(76)]}) != []
    assert suggestions({"option_groups": [{"label": plain(76), "options": [option()]}]}) != []
    assert suggestions(None) != []
