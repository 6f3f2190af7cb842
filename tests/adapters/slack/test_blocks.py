from __future__ import annotations

from typing import Any

import pytest

from adapters.chat.press import Under
from adapters.slack.render import Message, message, pages
from bot.document import (
    Block,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Style,
    Table,
    Timeline,
    Tone,
)

Json = dict[str, Any]

UNDER = Under("funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "Europe/Berlin")


def test_a_title_is_a_header_and_what_stands_beside_it_small_print() -> None:
    reply = Reply(_line("Deal"), (), _line("5 articles"))
    (shown,) = [message(page, "en", UNDER) for page in pages(reply, "en", UNDER)]

    assert [each["type"] for each in shown.blocks] == ["header", "context"]
    assert shown.blocks[0]["text"] == {"type": "plain_text", "text": "Deal", "emoji": False}


def test_a_title_too_long_for_a_header_is_running_text() -> None:
    reply = Reply(_line("t" * 151), (), _line("5 articles"))
    (shown,) = [message(page, "en", UNDER) for page in pages(reply, "en", UNDER)]

    assert [each["type"] for each in shown.blocks] == ["rich_text"]


def test_a_line_that_is_strong_throughout_heads_what_follows() -> None:
    assert [each["type"] for each in _drawn(Paragraph((Run("People", Style.STRONG),)))] == [
        "header"
    ]


def test_a_table_that_reads_well_is_a_table() -> None:
    cited = (Run("7bn "), Run("[3]", Style.CITATION))
    table = Table(
        (_line("Model"), _line("Size")), ((_line("Mistral 7B"), cited), (_line("Large"), ()))
    )
    (drawn,) = _drawn(table)

    assert drawn["rows"] == [
        [_cell("Model", bold=True), _cell("Size", bold=True)],
        [{"type": "raw_text", "text": "Mistral 7B"}, _cell("7bn\N{NO-BREAK SPACE}[3]")],
        [{"type": "raw_text", "text": "Large"}, {"type": "raw_text", "text": "–"}],
    ]


@pytest.mark.parametrize(
    "table",
    [
        Table(((Run("a"),),), (((Run("b" * 81),),),)),
        Table(((Run("a"),),) * 7, (((Run("b"),),) * 7,)),
    ],
    ids=["long cell", "many columns"],
)
def test_a_table_that_does_not_is_told_row_by_row(table: Table[Run]) -> None:
    assert {each["type"] for each in _drawn(table)} == {"rich_text"}


def test_a_message_has_one_table() -> None:
    table = Table((_line("a"),), ((_line("b"),),))

    assert [
        sum(block["type"] == "table" for block in shown.blocks) for shown in _messages(table, table)
    ] == [1, 1]


@pytest.mark.parametrize("kind", [Fields, Timeline])
def test_lines_that_belong_to_the_one_above_are_indented(
    kind: type[Fields[Run] | Timeline[Run]],
) -> None:
    lines = (_line("of Microsoft:"), _line("– one"), _line("– two"))
    (drawn,) = _drawn(kind((Row(_line("Reason"), lines),)))
    label, first, others = drawn["elements"]

    assert label["elements"] == [{"type": "text", "text": "Reason", "style": {"bold": True}}]
    assert (first["indent"], len(first["elements"])) == (0, 1)
    assert [each["elements"][0]["text"] for each in others["elements"]] == ["one", "two"]
    assert others["indent"] == 1


def test_short_rows_stand_beneath_one_another_and_long_ones_apart() -> None:
    rows = (_row("a", "x"), _row("b", "y"), _row("c", "z" * 90), _row("d", "x", "y"))

    assert [
        [element["type"].removeprefix("rich_text_") for element in block["elements"]]
        for block in _drawn(Fields(rows))
    ] == [["section"], ["section"], ["section", "list"]]


def test_a_row_without_a_label_begins_with_its_first_line() -> None:
    (drawn,) = _drawn(Fields((Row((), (_line("a fact"), _line("its words"))),)))
    section, others = drawn["elements"]

    assert section["elements"] == [{"type": "text", "text": "a fact"}]
    assert [each["elements"][0]["text"] for each in others["elements"]] == ["its words"]


def test_the_number_of_a_footnote_stands_before_its_first_line() -> None:
    lines = (_line("a title"), _line("63 claims"))
    (drawn,) = _drawn(Fields((Row((Run("[1]", Style.CITATION),), lines),)))
    section, others = drawn["elements"]

    assert [each["text"] for each in section["elements"]] == ["[1]", "  a title"]
    assert [each["elements"][0]["text"] for each in others["elements"]] == ["63 claims"]


@pytest.mark.parametrize(
    ("style", "drawn"),
    [
        (Style.STRONG, {"bold": True}),
        (Style.FLAG, {"bold": True}),
        (Style.QUOTE, {"italic": True}),
        (Style.COMMAND, {"code": True}),
    ],
)
def test_styles_are_drawn(style: Style, drawn: dict[str, bool]) -> None:
    (block,) = _drawn(Paragraph((Run("before "), Run("text", style))))

    assert block["elements"][0]["elements"][1] == {"type": "text", "text": "text", "style": drawn}


def test_citations_stay_with_their_word() -> None:
    cited = (Run("[1]", Style.CITATION), Run("[3]", Style.CITATION))
    (block,) = _drawn(Paragraph((Run("a round "), *cited, Run(" of"))))

    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "a round\N{NO-BREAK SPACE}[1]\N{WORD JOINER}[3] of"}
    ]


def test_notes_are_drawn_by_their_tone() -> None:
    (shown,) = _messages(*(Note(tone, _line("text")) for tone in Tone))

    assert [block["type"] for block in shown.blocks] == [
        "context",
        "context",
        "rich_text",
        "rich_text",
    ]
    assert shown.text.split("\n\n") == ["text", "text", "⚠ text", "text"]


def test_a_warning_that_bears_a_mark_gets_no_second() -> None:
    (block,) = _drawn(Note(Tone.WARNING, (Run("⚠ look out", Style.FLAG),)))

    assert len(block["elements"][0]["elements"]) == 1


def test_a_hint_that_alone_is_the_answer_is_no_small_print() -> None:
    assert [each["type"] for each in _drawn(Note(Tone.HINT, _line("Kept.")))] == ["rich_text"]


def test_somebody_is_named_by_slack() -> None:
    line = (Run("held by "), Run("U012AB3CD", Style.PERSON))
    (running,) = _drawn(Paragraph(line))
    (small,) = _drawn(Note(Tone.FOOTNOTE, line))

    assert running["elements"][0]["elements"][1] == {"type": "user", "user_id": "U012AB3CD"}
    assert small["elements"][0]["text"] == "held by <@U012AB3CD>"


def test_a_channel_is_named_by_slack() -> None:
    line = (Run("stated in "), Run("C012AB3CD", Style.CHANNEL), Run("terminal", Style.CHANNEL))
    (running,) = _drawn(Paragraph(line))
    (small,) = _drawn(Note(Tone.FOOTNOTE, line))

    assert running["elements"][0]["elements"][1:] == [
        {"type": "channel", "channel_id": "C012AB3CD"},
        {"type": "text", "text": "terminal"},
    ]
    assert small["elements"][0]["text"] == "stated in <#C012AB3CD>terminal"


def test_a_command_in_small_print_is_code() -> None:
    (drawn,) = _drawn(Note(Tone.FOOTNOTE, (Run("a*b "), Run("sources", Style.COMMAND))))

    assert drawn["elements"] == [
        {"type": "mrkdwn", "text": "a\u2060*\u2060b `sources`", "verbatim": True}
    ]


def test_what_says_nothing_is_no_block() -> None:
    assert _drawn(Paragraph(()), Items(((),)), Fields((Row((), ()),)), Note(Tone.HINT, ())) == []


def _cell(text: str, **style: bool) -> Json:
    element: Json = {"type": "text", "text": text, **({"style": style} if style else {})}
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [element]}],
    }


def _drawn(*parts: Block[Run]) -> list[Json]:
    return [block for shown in _messages(*parts) for block in shown.blocks]


def _messages(*parts: Block[Run]) -> list[Message]:
    return [message(page, "en", UNDER) for page in pages(Reply((), parts), "en", UNDER)]


def _row(label: str, *lines: str) -> Row[Run]:
    return Row(_line(label), tuple(map(_line, lines)))


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)
