"""Pages: as much of a reply as fits, and an offer of the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from bot.document import Action, Actions, Paragraph, Reply, Run, Style
from bot.layout.sheet import Sheet, Waiting, within
from bot.layout.surface import Heading, Page, Part, Surface
from bot.leaves import Words
from bot.words import runs, said

MORE = "more"
"""The command of the button that turns the page; an adapter knows whose page it turns."""

HIGHEST = 9_999
"""Room is kept for numbers up to this: cutting what is left may make more rows of it."""


def lay_out(reply: Reply[Run], surface: Surface, language: str) -> tuple[Page, ...]:
    """Return the reply as pages, each within the surface's budget, with nothing left out.

    What a surface cannot draw, what is too big and what is too much take the same road: a part is
    cut between its rows, else lowered to a simpler form, and at last cut between its words.
    """
    heading = (Heading(reply.title, reply.aside),) if reply.title or reply.aside else ()
    waiting = deque(Waiting.of(part) for part in (*heading, *reply.blocks))
    pages: list[Page] = []
    while waiting or not pages:
        number = len(pages) + 1
        top = _repeated(reply, number, surface, language) if pages else ()
        offer = _offer(_rows(waiting) + HIGHEST, HIGHEST, surface, language)
        shown = Sheet(surface, top, offer).fill(waiting)
        left = _rows(waiting)
        if waiting:
            shown = (*shown, *_offer(left, number + 1, surface, language))
        pages.append(Page((*top, *shown), number, left, last=not waiting))
    return tuple(pages)


def _rows(waiting: Iterable[Waiting]) -> int:
    return sum(each.rows for each in waiting)


def _repeated(reply: Reply[Run], number: int, surface: Surface, language: str) -> tuple[Part, ...]:
    """Return the title for a further page, where it is cheap enough to be said again."""
    if not reply.title:
        return ()
    top = Heading(reply.title, runs((Words("page-number", (("page", number),)),), language))
    cost = surface.cost(top)
    cheap = cost is not None and within(tuple(2 * each for each in cost), surface.budget)
    return (top,) if cheap else ()


def _offer(left: int, page: int, surface: Surface, language: str) -> tuple[Part, ...]:
    """Return the button that turns the page, or its words where there are no buttons."""
    label = runs((Words("page-more", (("left", left), ("page", page))),), language)
    turn = Run(said("page-turn", language), Style.COMMAND)
    button = Actions((Action(label, MORE, (turn,)),))
    return (Paragraph(label),) if surface.cost(button) is None else (button,)
