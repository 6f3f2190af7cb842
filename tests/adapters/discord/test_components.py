from __future__ import annotations

from typing import Any

import pytest

from adapters.chat.lines import words
from adapters.chat.press import Under
from adapters.discord.drawing.components import texts
from adapters.discord.drawing.text import marks
from adapters.discord.render import Message, message, pages
from bot.document import (
    Block,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
    Tone,
)
from bot.groups import group
from bot.layout import Heading

Json = dict[str, Any]

UNDER = Under("funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "Europe/Berlin")
EVA = "100000000000000001"
ROWS = [Fields, Timeline]


def test_a_title_is_a_heading_and_what_stands_beside_it_small_print() -> None:
    assert texts(Heading(_line("Deal"), _line("5 articles"))) == ("## Deal\n-# 5 articles",)
    assert texts(Heading((), _line("5 articles"))) == ("-# 5 articles",)


def test_a_heading_needs_no_sign_for_what_is_strong() -> None:
    title = (Run("Deal ", Style.STRONG), Run("now", Style.COMMAND))

    assert texts(Heading(title)) == ("## Deal `now`",)


def test_a_line_that_is_strong_throughout_heads_what_follows() -> None:
    assert _drawn(_heading("People")) == ["### People"]


def test_sections_are_parted_by_a_line_but_for_the_first() -> None:
    reply = Reply(
        _line("Deal"),
        (_heading("One"), Paragraph(_line("a")), _heading("Two"), Paragraph(_line("b"))),
    )
    (shown,) = _messages(reply)

    assert [each.get("content", "divider") for each in shown.components] == [
        "## Deal",
        "### One",
        "a",
        "divider",
        "### Two",
        "b",
    ]


def test_a_table_is_told_row_by_row() -> None:
    table = Table((_line("Model"), _line("Size")), ((_line("Mistral 7B"), _line("7bn")),))

    assert _drawn(table) == ["**Mistral 7B**  Size: 7bn"]


@pytest.mark.parametrize("kind", ROWS)
def test_lines_that_belong_to_the_one_above_are_indented(
    kind: type[Fields[Run] | Timeline[Run]],
) -> None:
    row = _row("Reason", "of Microsoft:", "– one", "– two")

    assert _drawn(kind((row,))) == ["**Reason**\n- of Microsoft:\n  - one\n  - two"]


def test_short_rows_stand_beneath_one_another_and_long_ones_apart() -> None:
    rows = (_row("a", "x"), _row("b", "y"), _row("c", "z" * 90), _row("d", "x", "y"))

    assert _drawn(Fields(rows)) == [
        "**a**  x\n**b**  y",
        f"**c**  {'z' * 90}",
        "**d**\n- x\n- y",
    ]


def test_nothing_follows_a_list_in_its_text() -> None:
    rows = (_row("a", "x", "y"), _row("b", "x", "y"), _row("c", "z"))

    assert _drawn(Fields(rows)) == ["**a**\n- x\n- y", "**b**\n- x\n- y", "**c**  z"]


def test_a_row_without_a_label_begins_with_its_first_line() -> None:
    row = Row((), (_line("a fact"), _line("its words")))

    assert _drawn(Fields((row,))) == ["a fact\n- its words"]


def test_the_number_of_a_footnote_stands_before_its_first_line() -> None:
    row = Row((Run("[1]", Style.CITATION),), (_line("a title"), _line("63 claims")))

    assert _drawn(Fields((row,))) == ["**[1]**  a title\n- 63 claims"]
    assert _drawn(Sources((row,))) == ["-# [1] a title\n-# 63 claims"]


@pytest.mark.parametrize(
    ("style", "drawn"),
    [
        (Style.STRONG, "before **text**"),
        (Style.FLAG, "before **text**"),
        (Style.QUOTE, "before *text*"),
        (Style.COMMAND, "before `text`"),
        (Style.CITATION, "before\N{NO-BREAK SPACE}text"),
    ],
)
def test_styles_are_drawn(style: Style, drawn: str) -> None:
    assert _drawn(Paragraph((Run("before "), Run("text", style)))) == [drawn]


def test_no_format_begins_or_ends_with_a_space() -> None:
    line = (Run("a"), Run(" b ", Style.STRONG), Run("\ufeffc", Style.QUOTE), Run(" ", Style.FLAG))

    assert _drawn(Paragraph(line)) == ["a **b** \ufeff*c* "]


@pytest.mark.parametrize("style", [Style.STRONG, Style.QUOTE])
def test_a_format_at_the_start_of_a_line_starts_no_list(style: Style) -> None:
    (drawn,) = _drawn(Paragraph((Run(" ", style), Run("# 1. a", style), Run(" b"))))

    assert drawn.strip("* ").startswith(r"\# 1. a")


def test_formats_that_touch_are_parted() -> None:
    line = (Run("a", Style.STRONG), Run("b", Style.QUOTE), Run("c", Style.COMMAND))

    assert _drawn(Paragraph(line)) == ["**a**\N{WORD JOINER}*b*\N{WORD JOINER}`c`"]


def test_citations_stay_with_their_word() -> None:
    cited = (Run("[1]", Style.CITATION), Run("[3]", Style.CITATION))

    assert _drawn(Paragraph((Run("a round "), *cited, Run(" of")))) == [
        "a round\N{NO-BREAK SPACE}[1]\N{WORD JOINER}[3] of"
    ]


def test_notes_are_drawn_by_their_tone() -> None:
    assert _drawn(*(Note(tone, _line("text")) for tone in Tone)) == [
        "-# text",
        "-# text",
        "**⚠** text",
        "text",
    ]


def test_a_warning_that_bears_a_mark_gets_no_second() -> None:
    assert _drawn(Note(Tone.WARNING, (Run("⚠ look out", Style.FLAG),))) == ["**⚠ look out**"]


def test_a_hint_that_alone_is_the_answer_is_no_small_print() -> None:
    assert _drawn(Note(Tone.HINT, _line("Kept."))) == ["Kept."]


def test_somebody_is_named_by_discord() -> None:
    line = (Run("held by "), Run(EVA, Style.PERSON), Run("100000000000000002", Style.PERSON))

    assert _drawn(Paragraph(line)) == [f"held by <@{EVA}><@100000000000000002>"]


def test_a_channel_is_named_by_discord() -> None:
    line = (Run("stated in "), Run(EVA, Style.CHANNEL), Run(" terminal", Style.CHANNEL))

    assert _drawn(Paragraph(line)) == [f"stated in <#{EVA}> terminal"]


def test_a_role_is_named_by_discord() -> None:
    line = (Run("held by "), Run(group(EVA), Style.PERSON))

    assert _drawn(Paragraph(line)) == [f"held by <@&{EVA}>"]


@pytest.mark.parametrize(
    "id_", ["eva", "1" * 14, "1" * 21, "0" * 18, f"{EVA}>", "١" * 18, "&S0DESK1", f"&&{EVA}", "&"]
)
def test_what_is_no_id_names_nobody(id_: str) -> None:
    (drawn,) = _drawn(Paragraph((Run("held by "), Run(id_, Style.PERSON))))

    assert "<@" not in drawn


def test_what_says_nothing_is_no_text() -> None:
    row: Row[Run] = Row((), ())

    assert _drawn(Paragraph(()), Items(((),)), Fields((row,)), Note(Tone.HINT, _line(" "))) == ["–"]


def test_a_label_of_a_button_is_read_as_it_stands() -> None:
    assert words((Run("a*b_<@1> "), Run("`c`", Style.COMMAND))) == "a*b_<@1> `c`"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("plain, 2.5", 0),
        ("**a** *b* `c` <@1>", 4),
        (r"\*a\* \`b\` \<@1>", 0),
        ("## a\n### b\n-# c\n- d\n  - e", 5),
        ("-d #e", 0),
        ("⚠ 👩‍👩‍👧", 4),
        ("`⚠ **a**`", 1),
    ],
)
def test_marks_are_counted(text: str, count: int) -> None:
    assert marks(text) == count


def _drawn(*parts: Block[Run]) -> list[str]:
    return [
        each.get("content", "") for shown in _messages(Reply((), parts)) for each in _json(shown)
    ]


def _messages(reply: Reply[Run]) -> list[Message]:
    return [message(page, "en", UNDER) for page in pages(reply, "en", UNDER)]


def _json(shown: Message) -> list[Json]:
    return list(shown.components)


def _heading(text: str) -> Paragraph[Run]:
    return Paragraph((Run(text, Style.STRONG),))


def _row(label: str, *lines: str) -> Row[Run]:
    return Row(_line(label), tuple(map(_line, lines)))


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)
