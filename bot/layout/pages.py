"""Pages: as much of a reply as fits, and an offer of the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.document import Action, Actions, Paragraph, Reply, Run
from bot.layout.divide import breaks, cut, divide, rows_in, seams
from bot.layout.lower import lower
from bot.layout.surface import Cost, Heading, Page, Part, Surface
from bot.leaves import Words
from bot.words import runs

MORE = "more"
"""The command of the button that turns the page; an adapter knows whose page it turns."""

Line = tuple[Run, ...]

HIGHEST = 9_999
"""Room is kept for numbers up to this: lowering what is left may make more rows of it."""


def lay_out(reply: Reply[Run], surface: Surface, language: str) -> tuple[Page, ...]:
    """Return the reply as pages, each within the surface's budget, with nothing left out.

    What a surface cannot draw, what is too big and what is too much take the same road: a part is
    cut between its rows, else lowered to a simpler form, and at last cut between its words.
    """
    heading = (Heading(reply.title, reply.aside),) if reply.title or reply.aside else ()
    waiting: deque[Part] = deque((*heading, *reply.blocks))
    pages: list[Page] = []
    while waiting or not pages:
        number = len(pages) + 1
        top = _repeated(reply, number, surface, language) if pages else ()
        sheet = _Sheet(surface, top, _offer(_rows(waiting) + HIGHEST, HIGHEST, surface, language))
        shown = sheet.fill(waiting)
        left = _rows(waiting)
        if waiting:
            shown = (*shown, *_offer(left, number + 1, surface, language))
        pages.append(Page((*top, *shown), number, left, last=not waiting))
    return tuple(pages)


def _rows(parts: Iterable[Part]) -> int:
    return sum(rows_in(part) for part in parts)


def _repeated(reply: Reply[Run], number: int, surface: Surface, language: str) -> tuple[Part, ...]:
    """Return the title for a further page, where it is cheap enough to be said again."""
    if not reply.title:
        return ()
    top = Heading(reply.title, runs((Words("page-number", (("page", number),)),), language))
    cost = surface.cost(top)
    cheap = cost is not None and _within(tuple(2 * each for each in cost), surface.budget)
    return (top,) if cheap else ()


def _offer(left: int, page: int, surface: Surface, language: str) -> tuple[Part, ...]:
    """Return the button that turns the page, or its words where there are no buttons."""
    label = runs((Words("page-more", (("left", left), ("page", page))),), language)
    button = Actions((Action(label, MORE),))
    return (Paragraph(label),) if surface.cost(button) is None else (button,)


def _within(cost: Cost, room: Cost) -> bool:
    return all(one <= other for one, other in zip(cost, room, strict=True))


def _minus(room: Cost, cost: Cost) -> Cost:
    return tuple(one - other for one, other in zip(room, cost, strict=True))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An empty page: what it is drawn on, its repeated title, and the offer it may need."""

    surface: Surface
    top: tuple[Part, ...]
    offer: tuple[Part, ...]

    @property
    def room(self) -> Cost:
        """What the parts of a page may take when others follow it."""
        return self._after(self.surface.budget, (*self.top, *self.offer))

    def _after(self, room: Cost, parts: Iterable[Part]) -> Cost:
        for part in parts:
            if (cost := self.surface.cost(part)) is not None:
                room = _minus(room, cost)
        return room

    def _fits(self, part: Part, room: Cost) -> bool:
        cost = self.surface.cost(part)
        return cost is not None and _within(cost, room)

    def fill(self, waiting: deque[Part]) -> tuple[Part, ...]:
        """Take from `waiting` what this page can show; it always takes something."""
        if whole := self._all(waiting):
            waiting.clear()
            return whole
        shown: list[Part] = []
        room = self.room
        while waiting:
            part = waiting.popleft()
            if self._fits(part, room):
                shown.append(part)
            elif pieces := self._head(part, room):
                shown.append(pieces[0])
                waiting.appendleft(pieces[1])
            elif shown and (self._fits(part, self.room) or self._head(part, self.room)):
                waiting.appendleft(part)
                break
            else:
                lowered = self._lowered(part)
                if not lowered:
                    return tuple(self._in_words(part, shown, room, waiting))
                waiting.extendleft(reversed(lowered))
                continue
            room = self._after(room, shown[-1:])
        return tuple(shown)

    def _all(self, waiting: Iterable[Part]) -> tuple[Part, ...]:
        """Return everything, where it fits without an offer of more."""
        room = self._after(self.surface.budget, self.top)
        parts = tuple(waiting)
        for part in parts:
            if not self._fits(part, room):
                return ()
            room = self._after(room, (part,))
        return parts

    def _head(self, part: Part, room: Cost) -> tuple[Part, Part] | None:
        """Cut off as many rows as fit."""
        seam = _last(seams(part), lambda seam: self._fits(divide(part, seam)[0], room))
        return divide(part, seam) if seam else None

    def _lowered(self, part: Part) -> tuple[Part, ...]:
        """Lower what no page can show: the first row, where others can stay as they are."""
        if seams(part):
            first, others = divide(part, 1)
            if self._fits(others, self.room) or self._head(others, self.room):
                return (*lower(first), others)
        return lower(part)

    def _in_words(
        self, part: Part, shown: list[Part], room: Cost, waiting: deque[Part]
    ) -> list[Part]:
        """Cut running text that is longer than a page, if need be inside a word."""
        if not isinstance(part, Paragraph):
            raise TypeError(f"{type(part).__name__} has no simpler form")
        for positions in breaks(part.line):
            if at := self._longest(part.line, positions, room):
                head, tail = cut(part.line, at)
                waiting.appendleft(Paragraph(tail))
                return [*shown, Paragraph(head)]
            if shown:
                waiting.appendleft(part)
                return shown
        raise ValueError("a surface has room for a paragraph of one character and for an offer")

    def _longest(self, line: Line, positions: tuple[int, ...], room: Cost) -> int:
        """Return the last of the positions up to which a line fits, or 0."""

        def fits(count: int) -> bool:
            return self._fits(Paragraph(cut(line, positions[count - 1])[0]), room)

        count = _last(len(positions), fits)
        return positions[count - 1] if count else 0


def _last(count: int, holds: Callable[[int], bool]) -> int:
    """Return the last of 1 to `count` for which `holds`, 0 where none does.

    `holds` is true up to some number and false from there on.
    """
    low, high = 0, count
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
