from __future__ import annotations

import re

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.console.render import Screen, draw, render
from adapters.harmless import harmless, isolated
from bot.document import (
    Action,
    Actions,
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
    Tone,
)
from bot.layout import lay_out
from tests.bot.strategies import replies
from tests.contracts.surface import keeps_its_promises

WIDTHS = (20, 40, 80, 120)
SCREENS = [Screen(40, 20), Screen(80, 24), Screen(120, 50)]
COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("screen", SCREENS)
@given(reply=replies())
@settings(max_examples=20)
def test_a_screen_is_a_surface(screen: Screen, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, screen)


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
@given(reply=replies())
@settings(max_examples=300)
def test_a_screen_is_a_surface_at_length(screen: Screen, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, screen)


@pytest.mark.parametrize("width", WIDTHS)
@given(reply=replies())
@settings(max_examples=15)
def test_no_line_is_wider_than_the_screen(width: int, reply: Reply[Run]) -> None:
    for line in draw(reply, "en", width=width, colour=False).splitlines():
        assert wcwidth.width(line) <= width


@given(reply=replies())
@settings(max_examples=15)
def test_a_page_takes_no_more_lines_than_the_screen_has(reply: Reply[Run]) -> None:
    for page in lay_out(reply, Screen(40, 20), "en"):
        assert len(render(page, 40, colour=False).splitlines()) <= 20


@given(reply=replies())
@settings(max_examples=15)
def test_colour_changes_nothing_but_colour(reply: Reply[Run]) -> None:
    coloured = draw(reply, "en", width=80, colour=True)
    plain = draw(reply, "en", width=80, colour=False)

    assert [line.rstrip() for line in COLOUR.sub("", coloured).splitlines()] == plain.splitlines()


@given(text=st.text())
def test_nothing_that_commands_a_terminal_gets_through(text: str) -> None:
    drawn = draw(Reply((), (Paragraph((Run(text),)),)), "en", width=80, colour=False)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", drawn)
    drawn.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x07c\x7f", "a␀b␇c␡"),
        ("\x9b31m", "�31m"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("right \u202eto left\u202c", "right to left"),
        ("half \ud83d", "half �"),
        ("e\u0301 👩‍👩‍👧‍👦 Müller", "e\u0301 👩‍👩‍👧‍👦 Müller"),
    ],
)
def test_what_a_control_character_was_stays_visible(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_text_from_right_to_left_leaves_its_neighbours_alone() -> None:
    assert isolated("שלום") == "\u2068שלום\u2069"
    assert isolated("Größe") == "Größe"


def test_the_aside_stands_at_the_right_margin() -> None:
    assert _drawn(Reply(_line("Mistral AI"), (), _line("5 articles")), 30) == [
        "Mistral AI          5 articles"
    ]


def test_an_aside_without_room_stands_beneath() -> None:
    assert _drawn(Reply(_line("Mistral AI"), (), _line("5 articles")), 20) == [
        "Mistral AI",
        "5 articles",
    ]


def test_lines_hang_under_their_figure() -> None:
    rows = (
        _row("In all", "€490M in two rounds [1]"),
        _row("Feb 2024", "€15M from Microsoft, to become equity", "not disclosed"),
    )

    assert _drawn(_fields(*rows), 34) == [
        "In all    €490M in two rounds [1]",
        "Feb 2024  €15M from Microsoft, to",
        "          become equity",
        "          not disclosed",
    ]


def test_a_row_without_a_label_begins_at_the_margin_and_its_lines_stand_in() -> None:
    row = Row((), (_line("Mistral AI raised $415M"), _line("“closed a round”")))

    assert _drawn(_fields(row), 40) == ["Mistral AI raised $415M", "  “closed a round”"]


def test_a_label_too_long_for_its_column_has_a_line_of_its_own() -> None:
    rows = (_row("Jan", "a"), _row("a label of some length", "b"))

    assert _drawn(_fields(*rows), 40) == ["Jan  a", "a label of some length", "     b"]


def test_marks_stand_in_one_column_at_the_right() -> None:
    rows = (_marked("Jan", "$10bn", "why?"), _marked("Feb", "€15M", "sources differ"))

    assert _drawn(_fields(*rows), 40) == [
        "Jan  $10bn              ⚠ why?",
        "Feb  €15M               ⚠ sources differ",
    ]


def test_a_mark_without_room_in_its_column_keeps_to_the_margin() -> None:
    rows = (_marked("Jan", "a figure that is long", "why?"), _marked("Feb", "b", "sources differ"))

    assert _drawn(_fields(*rows), 40)[0] == "Jan  a figure that is long        ⚠ why?"


def test_a_mark_without_room_on_its_line_follows_beneath() -> None:
    row = _marked("Jan", "a figure that takes the line", "sources differ")

    assert _drawn(_fields(row), 35) == [
        "Jan  a figure that takes the line",
        "                   ⚠ sources differ",
    ]


def test_a_citation_stays_with_its_word() -> None:
    line = (Run("the next round "), Run("[1]", Style.CITATION), Run("[3]", Style.CITATION))

    assert _drawn(Reply((), (Paragraph(line),)), 18) == ["the next", "round [1][3]"]


def test_a_number_stays_with_its_unit() -> None:
    paragraph = Paragraph(_line("Es waren rund 15\N{NO-BREAK SPACE}Mio.\N{NO-BREAK SPACE}€"))

    assert _drawn(Reply((), (paragraph,)), 20) == ["Es waren rund", "15\xa0Mio.\xa0€"]


def test_wide_characters_are_measured() -> None:
    rows = (_row("資金", "調達調達調達 調達"), _row("In all", "x"))

    assert _drawn(_fields(*rows), 24) == ["資金    調達調達調達", "        調達", "In all  x"]


def test_a_table_has_columns_while_they_fit() -> None:
    table = Table((_line("Model"), _line("Size")), ((_line("Mistral 7B"), _line("7bn")),))

    assert _drawn(Reply((), (table,)), 40) == ["Model       Size", "Mistral 7B  7bn"]


def test_a_table_too_wide_for_columns_is_told_row_by_row() -> None:
    names = [f"heading {number}" for number in range(5)]
    table = Table(tuple(map(_line, names)), (tuple(_line(f"value {each}") for each in names),))

    assert _drawn(Reply((), (table,)), 40)[:3] == [
        "value heading 0",
        "  heading 1: value heading 1",
        "  heading 2: value heading 2",
    ]


def test_a_button_longer_than_a_line_is_one_button_still() -> None:
    typed = (Run("fact wrong funding since:2023", Style.COMMAND),)
    long = Action(_line("Wrong?"), "fact wrong funding since:2023", typed)
    actions = Actions((Action(_line("a"), "a"), long, Action(_line("b"), "b")))

    drawn = ["a · Wrong? fact wrong", "funding since:2023 · b"]
    assert _drawn(Reply((), (actions,)), 24) == drawn


def test_buttons_are_words_that_stay_together() -> None:
    asked = ("funding mistral", "conflicts", "sources 4")
    actions = Actions(tuple(Action(_line(each), each) for each in asked))

    assert _drawn(Reply((), (actions,)), 30) == ["funding mistral · conflicts ·", "sources 4"]


def test_blocks_stand_apart_but_what_belongs_together() -> None:
    blocks: tuple[Block[Run], ...] = (
        Paragraph((Run("Mistral AI", Style.STRONG),)),
        Items((_line("one"),)),
        Sources((_row("[1]", "a title"),)),
        Note(Tone.HINT, _line("* inferred")),
        Note(Tone.WARNING, _line("look out")),
    )

    assert _drawn(Reply(_line("Deal"), blocks), 40) == [
        "Deal",
        "",
        "Mistral AI",
        "• one",
        "",
        "[1] a title",
        "* inferred",
        "",
        "⚠ look out",
    ]


def _drawn(reply: Reply[Run], width: int) -> list[str]:
    return draw(reply, "en", width=width, colour=False).splitlines()


def _fields(*rows: Row[Run]) -> Reply[Run]:
    return Reply((), (Fields(rows),))


def _row(label: str, *lines: str) -> Row[Run]:
    return Row(_line(label), tuple(_line(line) for line in lines))


def _marked(label: str, text: str, mark: str) -> Row[Run]:
    return Row(_line(label), ((Run(f"{text} "), Run(f"⚠ {mark}", Style.FLAG)),))


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)
