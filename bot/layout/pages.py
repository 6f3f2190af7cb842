"""Pages: as much of a reply as fits, and an offer of the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from bot.document import (
    Action,
    Actions,
    Fields,
    Items,
    Paragraph,
    Reply,
    Run,
    Style,
    Table,
    Timeline,
)
from bot.layout.divide import heads
from bot.layout.legend import Legend, Line
from bot.layout.sheet import Sheet, Waiting, within
from bot.layout.surface import Heading, Page, Part, Surface
from bot.leaves import Words
from bot.words import runs, said

MORE = "more"
"""The command of the button that turns the page; an adapter knows whose page it turns."""

ROWS = (Fields, Timeline, Items, Table)
"""Parts that belong to the heading above them."""

NOTHING = Legend((), ())

HIGHEST = 9_999
"""Room is kept for numbers up to this: cutting what is left may make more rows of it."""


def lay_out(reply: Reply[Run], surface: Surface, language: str) -> tuple[Page, ...]:
    """Return the reply as pages, each within the surface's budget, with nothing left out.

    What a surface cannot draw, what is too big and what is too much take the same road: a part is
    cut between its rows, else lowered to a simpler form, and at last cut between its words.
    Whatever source a page cites is listed on it, where the list leaves half the page to the answer.
    """
    legend = Legend.of(reply.blocks)
    heading = (Heading(reply.title, reply.aside),) if reply.title or reply.aside else ()
    waiting = deque(Waiting.of(part) for part in (*heading, *reply.blocks))
    pages: list[Page] = []
    section: Part | None = None
    while waiting or not pages:
        number = len(pages) + 1
        top = _repeated(reply, number, section, surface, language) if pages else ()
        offer = _offer(_rows(waiting) + HIGHEST, HIGHEST, surface, language)
        shown, foot, waiting = _filled(Sheet(surface, top, offer), waiting, legend)
        left = _rows(waiting)
        section = _section(section, shown, waiting)
        turn = _offer(left, number + 1, surface, language) if waiting else ()
        pages.append(Page((*top, *shown, *foot, *turn), number, left, last=not waiting))
    return tuple(pages)


def _filled(
    sheet: Sheet, waiting: deque[Waiting], legend: Legend
) -> tuple[tuple[Part, ...], tuple[Part, ...], deque[Waiting]]:
    """Return what a page shows, the sources it cites and does not list, and what waits then."""
    kept: frozenset[Line] = frozenset()
    while True:
        foot = legend.foot(kept)
        if foot and not _is_cheap((*sheet.top, *foot), sheet.surface):
            kept, foot, legend = frozenset(), (), NOTHING
        left = deque(waiting)
        shown = replace(sheet, foot=foot).fill(left)
        lacking = legend.lacking((*sheet.top, *shown))
        if lacking <= kept:
            return shown, legend.foot(lacking), left
        # With room for more sources less is shown, so that what is cited last may be cited later.
        kept |= lacking


def _rows(waiting: Iterable[Waiting]) -> int:
    return sum(each.rows for each in waiting)


def _section(before: Part | None, shown: Iterable[Part], waiting: deque[Waiting]) -> Part | None:
    """Return what heads the rows that go on with the next page, where something does."""
    section = next((each for each in reversed(tuple(shown)) if heads(each)), before)
    return section if waiting and isinstance(waiting[0].part, ROWS) else None


def _repeated(
    reply: Reply[Run], number: int, section: Part | None, surface: Surface, language: str
) -> tuple[Part, ...]:
    """Return title and section for a further page, where they are cheap enough to be said again."""
    if not reply.title:
        return ()
    top = Heading(reply.title, runs((Words("page-number", (("page", number),)),), language))
    both = (top, section) if section else (top,)
    return next((each for each in (both, (top,)) if _is_cheap(each, surface)), ())


def _is_cheap(parts: tuple[Part, ...], surface: Surface) -> bool:
    costs = [cost for each in parts if (cost := surface.cost(each)) is not None]
    if len(costs) < len(parts):
        return False
    return within(tuple(2 * sum(each) for each in zip(*costs, strict=True)), surface.budget)


def _offer(left: int, page: int, surface: Surface, language: str) -> tuple[Part, ...]:
    """Return the button that turns the page, or its words where there are no buttons."""
    label = runs((Words("page-more", (("left", left), ("page", page))),), language)
    turn = Run(said("page-turn", language), Style.COMMAND)
    button = Actions((Action(label, MORE, (turn,)),))
    return (Paragraph(label),) if surface.cost(button) is None else (button,)
