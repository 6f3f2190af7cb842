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
    Whatever source a page cites is listed on it, where the list leaves half the page to the answer;
    so do the buttons that hold throughout the answer.
    """
    pages = _laid_out(reply, surface, language, ())
    throughout = tuple(
        each for each in reply.blocks if isinstance(each, Actions) and each.throughout
    )
    if len(pages) == 1 or not throughout or not _is_cheap(throughout, surface):
        return pages
    others = tuple(each for each in reply.blocks if each not in throughout)
    return _laid_out(replace(reply, blocks=others), surface, language, throughout)


def _laid_out(
    reply: Reply[Run], surface: Surface, language: str, throughout: tuple[Part, ...]
) -> tuple[Page, ...]:
    """Return the reply as pages that all end in the buttons that hold `throughout`."""
    legend = Legend.of(reply.blocks)
    heading = (Heading(reply.title, reply.aside),) if reply.title or reply.aside else ()
    waiting = deque(Waiting.of(part) for part in (*heading, *reply.blocks))
    pages: list[Page] = []
    section: Part | None = None
    while waiting or not pages:
        number = len(pages) + 1
        tops = _repeated(reply, number, section, language) if pages else ()
        top = next((each for each in tops if _is_cheap((*each, *throughout), surface)), ())
        offer = _offer(_rows(waiting) + HIGHEST, HIGHEST, surface, language)
        shown, foot, waiting = _filled(Sheet(surface, top, offer, throughout), waiting, legend)
        left = _rows(waiting)
        section = _section(section, shown, waiting)
        turn = _offer(left, number + 1, surface, language) if waiting else ()
        pages.append(Page((*top, *shown, *foot, *turn), number, left, last=not waiting))
    return tuple(pages)


def _filled(
    sheet: Sheet, waiting: deque[Waiting], legend: Legend
) -> tuple[tuple[Part, ...], tuple[Part, ...], deque[Waiting]]:
    """Return what a page shows, what stands at its foot, and what waits then.

    At its foot stand the sources it cites and does not list, above what stands there anyway.
    """
    kept: frozenset[Line] = frozenset()
    while True:
        foot = (*legend.foot(kept), *sheet.foot)
        if kept and not _is_cheap((*sheet.top, *foot), sheet.surface):
            kept, foot, legend = frozenset(), sheet.foot, NOTHING
        left = deque(waiting)
        shown = replace(sheet, foot=foot).fill(left)
        lacking = legend.lacking((*sheet.top, *shown))
        if lacking <= kept:
            return shown, (*legend.foot(lacking), *sheet.foot), left
        # With room for more sources less is shown, so that what is cited last may be cited later.
        kept |= lacking


def _rows(waiting: Iterable[Waiting]) -> int:
    return sum(each.rows for each in waiting)


def _section(before: Part | None, shown: Iterable[Part], waiting: deque[Waiting]) -> Part | None:
    """Return what heads the rows that go on with the next page, where something does."""
    section = next((each for each in reversed(tuple(shown)) if heads(each)), before)
    return section if waiting and isinstance(waiting[0].part, ROWS) else None


def _repeated(
    reply: Reply[Run], number: int, section: Part | None, language: str
) -> tuple[tuple[Part, ...], ...]:
    """Return what a further page may begin with, the best first: title and section, title alone."""
    if not reply.title:
        return ()
    top = Heading(reply.title, runs((Words("page-number", (("page", number),)),), language))
    return ((top, section), (top,)) if section else ((top,),)


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
