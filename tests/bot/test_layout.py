from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from wcwidth import iter_graphemes

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
    Timeline,
    Tone,
)
from bot.layout import Cost, Heading, Page, Part, Surface, lay_out, plain_text
from bot.layout.divide import kindly
from bot.layout.lower import lower
from tests.bot.strategies import replies
from tests.contracts.surface import keeps_its_promises


@dataclass(frozen=True)
class Ticker:
    """Draws nothing but paragraphs of fifty characters, three on a page."""

    budget: Cost = (3,)

    def cost(self, part: Part) -> Cost | None:
        return (1,) if isinstance(part, Paragraph) and len(_text(part.line)) <= 50 else None


@dataclass(frozen=True)
class Counter:
    """Counts rows and buttons, and whatever else as one."""

    budget: Cost

    def cost(self, part: Part) -> Cost:
        match part:
            case Fields(rows=items) | Actions(actions=items):
                return (len(items),)
            case _:
                return (1,)


@dataclass(frozen=True)
class Cards:
    """Draws titles, fields of up to four lines, and paragraphs; counts blocks and characters."""

    budget: Cost = (6, 300)

    def cost(self, part: Part) -> Cost | None:
        match part:
            case Fields(rows=rows) if sum(max(len(row.lines), 1) for row in rows) <= 4:
                lines = [line for row in rows for line in (row.label, *row.lines)]
            case Paragraph(line=line):
                lines = [line]
            case Heading(title=title, aside=aside):
                lines = [title, aside]
            case Actions(actions=actions):
                lines = [action.label for action in actions]
            case _:
                return None
        return (1, sum(len(_text(line)) for line in lines))


@pytest.mark.parametrize("surface", [Ticker(), Cards()])
@given(reply=replies())
@settings(max_examples=50)
def test_narrow_surfaces(surface: Surface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


@pytest.mark.slow
@pytest.mark.parametrize("surface", [Ticker(), Cards()])
@given(reply=replies())
def test_narrow_surfaces_at_length(surface: Surface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


def test_what_fits_is_one_page_as_it_is() -> None:
    reply = Reply(_line("Funding"), (_fields(3),), _line("5 articles"))

    (page,) = lay_out(reply, Cards(), "en")

    assert page == Page((Heading(_line("Funding"), _line("5 articles")), _fields(3)))


def test_rows_that_do_not_fit_are_counted_and_offered() -> None:
    first, second, *_ = lay_out(Reply(_line("Funding"), (_fields(30),)), Cards(), "en")

    assert first.left == 30 - sum(
        len(part.rows) for part in first.parts if isinstance(part, Fields)
    )
    assert first.parts[-1] == _turning(f"{first.left} more · page 2", "more")
    assert second.parts[0] == Heading(_line("Funding"), _line("page 2"))


def test_the_offer_is_made_in_the_reader_s_language() -> None:
    page, *_ = lay_out(Reply((), (_fields(30),)), Cards(), "de")

    assert page.parts[-1] == _turning(f"{page.left} weitere · Seite 2", "mehr")


def test_a_row_cut_by_a_page_keeps_its_label() -> None:
    row = Row(_line("Feb 2024"), tuple(_line(f"line {number} " + "x" * 60) for number in range(9)))

    pages = lay_out(Reply((), (Fields((row,)),)), Cards(), "en")

    tops = [page.parts[0] for page in pages]
    assert len(pages) > 1
    assert {top.rows[0].label for top in tops if isinstance(top, Fields)} == {_line("Feb 2024")}


def test_what_heads_the_next_page_s_rows_stands_above_them() -> None:
    heading = Paragraph((Run("People", Style.STRONG),))
    pages = lay_out(Reply(_line("Deal"), (heading, _fields(30))), Cards(), "en")

    assert len(pages) > 2
    assert all(page.parts[1] == heading for page in pages)


@pytest.mark.parametrize("budget", [8, 9])
def test_a_few_rows_go_to_the_next_page_with_their_buttons(budget: int) -> None:
    whole = (_fields(2), _buttons("a", "b"), _fields(3), _buttons("c", "d", "e"))
    first, second = lay_out(Reply((), whole), Counter((budget,)), "en")

    assert first.parts[:-1] == whole[:2]
    assert second.parts == whole[2:]


def test_rows_stand_before_their_buttons_where_they_fill_a_page_by_themselves() -> None:
    rows, buttons = _fields(6), _buttons("a", "b", "c")
    pages = lay_out(Reply((), (rows, buttons)), Counter((8,)), "en")

    assert [each.parts[0] for each in pages] == [rows, Actions(buttons.actions[1:])]


def test_a_short_row_goes_to_the_next_page_whole() -> None:
    rows = tuple(Row(_line(f"row {each}"), (_line("x" * 40),) * 2) for each in range(9))
    pages = lay_out(Reply((), (Fields(rows),)), Cards(), "en")

    shown = [
        row
        for page in pages
        for part in page.parts
        if isinstance(part, Fields)
        for row in part.rows
    ]
    assert shown == list(rows)


def test_a_short_row_stays_whole_also_where_its_rows_begin_the_page() -> None:
    heading = Paragraph((Run("People", Style.STRONG),))
    rows = tuple(Row(_line(f"row {each}"), (_line("x" * 40),) * 2) for each in range(9))
    pages = lay_out(Reply(_line("Deal"), (heading, Fields(rows))), Cards(), "en")

    fields = [part for page in pages for part in page.parts if isinstance(part, Fields)]
    assert [row for each in fields for row in each.rows] == list(rows)


def test_lines_go_to_the_next_page_with_the_one_they_belong_to() -> None:
    lines = ("a", "b", "c", "d", "e", "for Ada:", "– f", "– g", "h")
    row = Row(_line("why"), tuple(map(_line, lines)))

    assert [kindly(Fields((row,)), seam) for seam in range(1, 9)] == [1, 2, 3, 4, 5, 5, 5, 8]


def test_a_long_paragraph_is_cut_between_words() -> None:
    words = ("one two three four five six seven eight " * 3).strip()

    pages = lay_out(Reply((), (Paragraph(_line(words)),)), Ticker(), "en")

    cuts = _own(pages)
    assert "".join(cuts) == words
    assert all(piece.endswith(" ") for piece in cuts[:-1])


def test_a_word_longer_than_a_page_is_cut_between_graphemes() -> None:
    family = "👩‍👩‍👧‍👦"

    pages = lay_out(Reply((), (Paragraph(_line(family * 40)),)), Ticker(), "en")

    cuts = _own(pages)
    assert "".join(cuts) == family * 40
    assert {grapheme for piece in cuts for grapheme in iter_graphemes(piece)} == {family}


def test_a_grapheme_longer_than_a_page_is_not_lost() -> None:
    grapheme = "a" + "\N{COMBINING ACUTE ACCENT}" * 200

    pages = lay_out(Reply((), (Paragraph(_line(grapheme)),)), Ticker(), "en")

    assert "".join(_own(pages)) == grapheme


def test_one_row_too_big_does_not_lower_the_others() -> None:
    rows = (_row("a", "short"), _row("b", "x" * 400), _row("c", "short"))

    pages = lay_out(Reply((), (Fields(rows),)), Cards(), "en")

    kept = [
        row
        for page in pages
        for part in page.parts
        if isinstance(part, Fields)
        for row in part.rows
    ]
    assert kept == [rows[0], rows[2]]


def test_a_table_is_lowered_to_labelled_rows() -> None:
    table = Table((_line("Model"), _line("Size")), ((_line("7B"), _line("7bn")),))

    assert lower(table) == (Fields((Row(_line("7B"), ((Run("Size"), Run(": "), Run("7bn")),)),)),)


def test_notes_and_footnotes_are_no_rows_that_are_left() -> None:
    notes: tuple[Block[Run], ...] = (
        Note(Tone.HINT, _line("x" * 200)),
        Sources(tuple(_row(f"[{number}]", "a title of some length") for number in range(9))),
    )

    page, *others = lay_out(Reply((), (_fields(4), *notes)), Cards(), "en")

    assert others
    assert page.left == 0
    assert page.parts[-1] == _turning("page 2", "more")


@pytest.mark.parametrize(("label", "between"), [("Quellen", ": "), ("Woher?", " ")])
def test_a_button_lowered_to_text_says_its_command(label: str, between: str) -> None:
    typed = (Run("quellen mistral", Style.COMMAND),)
    (lowered,) = lower(Actions((Action(_line(label), "sources mistral", typed),)))

    assert lowered == Paragraph((Run(label), Run(between), *typed))


def test_a_warning_lowered_to_text_keeps_its_mark() -> None:
    (lowered,) = lower(Note(Tone.WARNING, _line("Look out")))

    assert lowered == Paragraph((Run("⚠ ", Style.FLAG), Run("Look out")))


def test_the_whole_answer_is_there_as_text() -> None:
    blocks: tuple[Block[Run], ...] = (
        Fields((_row("Money", "€15M"),)),
        Timeline((Row(_line("Feb"), (_line("announced"), _line("signed"))),)),
        Items((_line("one"), _line("two"))),
        Sources((_row("[1]", "a title"),)),
        Actions((Action(_line("help"), "help"),)),
    )

    assert plain_text(Reply(_line("Deal"), blocks, _line("today"))).splitlines() == [
        "Deal · today",
        "• Money: €15M",
        "• Feb: announced · signed",
        "• one",
        "• two",
        "• [1] a title",
        "help",
    ]


def _buttons(*labels: str) -> Actions[Run]:
    return Actions(tuple(Action(_line(each), each) for each in labels))


def _turning(label: str, typed: str) -> Actions[Run]:
    return Actions((Action(_line(label), "more", (Run(typed, Style.COMMAND),)),))


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def _row(label: str, text: str) -> Row[Run]:
    return Row(_line(label), (_line(text),))


def _fields(count: int) -> Fields[Run]:
    return Fields(tuple(_row(f"row {number}", "what is known") for number in range(count)))


def _text(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def _own(pages: tuple[Page, ...]) -> list[str]:
    """The text of each paragraph but the offers of a next page."""
    parts = [part for page in pages for part in page.parts]
    texts = [_text(part.line) for part in parts if isinstance(part, Paragraph)]
    return [text for text in texts if "page" not in text]
