"""What every surface promises of every reply that is laid out for it.

A platform proves it by a test that hands replies of `tests.bot.strategies` to `keeps_its_promises`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.document import (
    Actions,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Table,
    Timeline,
)
from bot.layout import Heading, Page, Part, Surface, lay_out
from bot.layout.divide import rows_in

Pages = Sequence[Page]

NUMBER = re.compile(r"⟦(\d+)⟧")


def keeps_its_promises(reply: Reply[Run], surface: Surface) -> None:
    """Every page can be drawn, holds its budget and offers the next; together they say it all."""
    pages = lay_out(reply, surface, "en")
    says_everything_in_order(reply, pages)
    keeps_to_its_budget(pages, surface)
    counts_what_is_left(reply, pages)
    offers_the_rest(pages)


def says_everything_in_order(reply: Reply[Run], pages: Pages) -> None:
    """Every line of the reply stands on some page, whole, and after those before it."""
    said = "".join(_squeezed(line) for part in _own(pages) for line in _lines(part))
    at = 0
    for line in _asked(reply):
        for character in _squeezed(line):
            at = said.find(character, at) + 1
            assert at, f"{_text(line)!r} is not said"
    asked = _firsts("".join(_squeezed(line) for line in _asked(reply)))
    assert [number for number in _firsts(said) if number in asked] == asked


def keeps_to_its_budget(pages: Pages, surface: Surface) -> None:
    """No page takes more than the surface has, and every part of it can be drawn."""
    for page in pages:
        costs = [surface.cost(part) for part in page.parts]
        assert None not in costs
        for most, *taken in zip(surface.budget, *(cost for cost in costs if cost), strict=True):
            assert sum(taken) <= most


def counts_what_is_left(reply: Reply[Run], pages: Pages) -> None:
    """Each page knows how many rows follow it, and the last that none does."""
    rows = {line for part in _parts(reply) for line in _rows(part)}
    assert [page.last for page in pages] == [*(False for _ in pages[1:]), True]
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    said: set[int] = set()
    for page in pages:
        said |= _numbers(_own([page]))
        later = [part for each in pages if each.number > page.number for part in _own([each])]
        assert len(rows - said) <= page.left <= sum(map(rows_in, later))
        assert not (page.last and page.left)


def offers_the_rest(pages: Pages) -> None:
    """Every page but the last ends with the number of the next."""
    for page in pages:
        if not page.last:
            offer = "".join(_text(line) for line in _lines(page.parts[-1]))
            assert offer.endswith(f"page {page.number + 1}")
            assert not page.left or offer.startswith(f"{page.left} more")


def lists_what_it_cites(reply: Reply[Run], pages: Pages) -> None:
    """Whatever number of a listed source stands on a page, the source is listed on it as well."""
    listed = {row.label for row in _sources(reply.blocks)}
    for page in pages:
        parts = (part for part in page.parts if not isinstance(part, Sources))
        said = {run for part in parts for line in _lines(part) for run in line}
        cited = {label for label in listed if said.issuperset(label)}
        assert cited <= {row.label for row in _sources(page.parts)}


def _sources(parts: Iterable[Part]) -> Iterator[Row[Run]]:
    return (row for part in parts if isinstance(part, Sources) for row in part.rows)


def _own(pages: Pages) -> Iterator[Part]:
    """Yield what is the reply's own: no offers, and the title only where it is said first."""
    for page in pages:
        parts = page.parts if page.last else page.parts[:-1]
        for index, part in enumerate(parts):
            if not (page.number > 1 and index == 0 and isinstance(part, Heading)):
                yield part


def _parts(reply: Reply[Run]) -> tuple[Part, ...]:
    return (Heading(reply.title, reply.aside), *reply.blocks)


def _asked(reply: Reply[Run]) -> Iterator[tuple[Run, ...]]:
    for part in _parts(reply):
        # The head of a table stands above its rows, or beside each cell, or over none.
        yield from _lines(Table((), ()) if isinstance(part, Table) else part)
        if isinstance(part, Table):
            for row in part.rows:
                yield from row


def _lines(part: Part) -> Iterator[tuple[Run, ...]]:
    match part:
        case Heading(title=title, aside=aside):
            yield from (title, aside)
        case Paragraph(line=line) | Note(line=line):
            yield line
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            for row in rows:
                yield from (row.label, *row.lines)
        case Items(items=items):
            yield from items
        case Table(header=header, rows=cells):
            yield from header
            for row_of_cells in cells:
                yield from row_of_cells
        case Actions(actions=actions):
            for action in actions:
                yield action.label


def _rows(part: Part) -> Iterator[int]:
    """Yield the number of each row of an answer: that of its first line."""
    match part:
        case Fields(rows=rows) | Timeline(rows=rows):
            found = [_first(row) for row in rows]
        case Items(items=items):
            found = [_text(item) for item in items]
        case Paragraph(line=line):
            found = [_text(line)]
        case _:
            found = []
    yield from (int(match[1]) for text in found if (match := NUMBER.match(text)))


def _first(row: Row[Run]) -> str:
    return "".join(_text(line) for line in (row.label, *row.lines))


def _numbers(parts: Iterator[Part]) -> set[int]:
    text = "".join(_text(line) for part in parts for line in _lines(part))
    return {int(number) for number in NUMBER.findall(text)}


def _firsts(text: str) -> list[str]:
    return list(dict.fromkeys(NUMBER.findall(text)))


def _text(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def _squeezed(line: tuple[Run, ...]) -> str:
    return "".join(_text(line).split())
