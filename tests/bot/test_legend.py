"""Each page says what its numbers stand for, also where the list of sources comes later."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot.document import (
    Action,
    Actions,
    Block,
    Fields,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Style,
    Tone,
)
from bot.layout import Cost, Heading, Part, lay_out
from tests.contracts.surface import keeps_to_its_budget, lists_what_it_cites

INFERRED = Note(Tone.FOOTNOTE, (Run("* The date is inferred."),))
THEN = Actions((Action((Run("sources"),), "sources"),))


@dataclass(frozen=True)
class Lines:
    """Draws whatever there is, and counts rows."""

    budget: Cost = (12,)

    def cost(self, part: Part) -> Cost:
        match part:
            case Fields(rows=rows) | Sources(rows=rows):
                return (sum(max(len(row.lines), 1) for row in rows),)
            case _:
                return (1,)


@st.composite
def citing(draw: st.DrawFn) -> Reply[Run]:
    """Draw an answer whose lines cite up to five sources, all of which it lists."""
    count = draw(st.integers(1, 5))
    numbers = st.lists(st.integers(1, count), max_size=2).map(tuple)
    rows = draw(st.lists(st.lists(numbers, min_size=1, max_size=3), min_size=1, max_size=40))
    fields = tuple(Row((Run("what"),), tuple(map(_told, row))) for row in rows)
    return _answer(Fields(fields), Sources(tuple(_source(each + 1) for each in range(count))))


@given(citing())
def test_a_page_lists_the_sources_that_it_cites(reply: Reply[Run]) -> None:
    pages = lay_out(reply, Lines(), "en")

    lists_what_it_cites(reply, pages)
    keeps_to_its_budget(pages, Lines())
    (fields,) = (each for each in reply.blocks if isinstance(each, Fields))
    told = [
        line
        for page in pages
        for part in page.parts
        if isinstance(part, Fields)
        for row in part.rows
        for line in row.lines
    ]
    assert told == [line for row in fields.rows for line in row.lines]
    assert THEN in pages[-1].parts


def test_a_page_lists_no_source_that_it_does_not_cite() -> None:
    first, *_, last = lay_out(_long(), Lines(), "en")

    assert first.parts[-3:-1] == (Sources((_source(1),)), INFERRED)
    assert last.parts[-3:] == (Sources((_source(1), _source(2))), INFERRED, THEN)


def test_a_note_on_inferred_dates_stands_where_one_is_listed() -> None:
    certain = Row(_label(1), ((Run("an article of 26 Feb 2024"),),))
    fields = Fields(tuple(Row((Run("what"),), (_told((1,)),)) for _ in range(20)))
    first, *_ = lay_out(_answer(fields, Sources((certain,))), Lines(), "en")

    assert first.parts[-2] == Sources((certain,))
    assert INFERRED not in first.parts


def test_what_fits_one_page_lists_its_sources_once() -> None:
    reply = _answer(Fields((Row((Run("what"),), (_told((1,)),)),)), Sources((_source(1),)))
    (page,) = lay_out(reply, Lines(), "en")

    assert page.parts == (Heading(reply.title), *reply.blocks)


def test_a_list_of_sources_leaves_half_of_a_page_to_the_answer() -> None:
    count = 9
    everything = Row((Run("what"),), tuple(_told((each + 1,)) for each in range(count)))
    sources = Sources(tuple(_source(each + 1) for each in range(count)))
    first, *_ = lay_out(_answer(Fields((everything,) * 3), sources), Lines(), "en")

    assert not [each for each in first.parts if isinstance(each, Sources)]
    assert (
        sum(len(row.lines) for each in first.parts if isinstance(each, Fields) for row in each.rows)
        == count
    )


def _long() -> Reply[Run]:
    """An answer of two pages and more, of which only the last cites the second source."""
    rows = [Row((Run("what"),), (_told((1,)),)) for _ in range(20)]
    rows.append(Row((Run("what"),), (_told((2,)),)))
    return _answer(Fields(tuple(rows)), Sources((_source(1), _source(2))))


def _answer(*blocks: Block[Run]) -> Reply[Run]:
    return Reply((Run("Funding"),), (Paragraph((Run("so far"),)), *blocks, INFERRED, THEN))


def _told(numbers: tuple[int, ...]) -> tuple[Run, ...]:
    return (Run("€15M "), *(run for number in numbers for run in _label(number)))


def _label(number: int) -> tuple[Run, ...]:
    return (Run(f"[{number}]", Style.CITATION),)


def _source(number: int) -> Row[Run]:
    return Row(_label(number), ((Run(f"article {number} · about 2025*"),),))
