"""Replies of every shape, with text of every script, for whatever draws them."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

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

Line = tuple[Run, ...]

WORDS = st.one_of(
    st.text("abcdeghilmnoprstuäöüß", min_size=1, max_size=9),
    st.sampled_from(
        (
            "€15M",
            "15\N{NO-BREAK SPACE}Mio.\N{NO-BREAK SPACE}€",
            "[1][3]",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            "資金調達",
            "مايكروسوفت",
            "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}",
            "👩‍👩‍👧‍👦",
            "<b>&amp;*_`~|",
            "https://example.org/" + "a" * 70,
        )
    ),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=6),
)
STYLES = st.sampled_from(Style)


@st.composite
def lines(draw: st.DrawFn, *, empty: bool = False) -> Line:
    """Draw a line of two runs at most, now and then longer than any screen is wide."""
    runs = []
    for _ in range(draw(st.integers(0 if empty else 1, 2))):
        words = draw(st.lists(WORDS, min_size=1, max_size=5))
        times = draw(st.sampled_from((1, 1, 1, 1, 6)))
        runs.append(Run(" ".join(words * times), draw(STYLES)))
    return tuple(runs)


ROWS = st.lists(
    st.builds(Row, lines(empty=True), st.lists(lines(), max_size=4).map(tuple)),
    min_size=1,
    max_size=8,
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table[Run]:
    """Draw a table of one to four columns."""
    width = draw(st.integers(1, 4))
    row = st.tuples(*[lines(empty=True)] * width)
    return Table(draw(row), tuple(draw(st.lists(row, min_size=1, max_size=8))))


ACTIONS = st.builds(Action, lines(), st.sampled_from(("help", "funding mistral", "sources 4")))

BLOCKS: st.SearchStrategy[Block[Run]] = st.one_of(
    st.builds(Paragraph, lines()),
    st.builds(Fields, ROWS),
    st.builds(Timeline, ROWS),
    st.builds(Items, st.lists(lines(), min_size=1, max_size=8).map(tuple)),
    tables(),
    st.builds(Note, st.sampled_from(Tone), lines()),
    st.builds(Sources, ROWS),
    st.builds(Actions, st.lists(ACTIONS, min_size=1, max_size=6).map(tuple)),
)


@st.composite
def replies(draw: st.DrawFn) -> Reply[Run]:
    """Draw a reply each of whose lines begins with a number of its own, as in ⟦7⟧."""
    numbers = count()

    def numbered(line: Line) -> Line:
        return (Run(f"⟦{next(numbers)}⟧"), *line) if line else ()

    blocks = draw(st.lists(BLOCKS, max_size=5).map(tuple))
    return Reply(draw(lines(empty=True)), blocks, draw(lines(empty=True))).map(numbered)
