"""One page being filled: what waits is shown as it is, cut or lowered, until there is no room."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.document import Actions, Fields, Paragraph, Run
from bot.layout.divide import (
    KEPT_TOGETHER,
    breaks,
    cut,
    divide,
    heads,
    kindly,
    rows_in,
    seams,
)
from bot.layout.lower import lower
from bot.layout.surface import Cost, Heading, Part, Surface

Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part that no page has shown; `counted` says that its rows are rows of the answer."""

    part: Part
    counted: bool

    @classmethod
    def of(cls, part: Part) -> Waiting:
        """Return a part as the answer has it; lowering does not make footnotes rows of it."""
        return cls(part, counted=rows_in(part) > 0)

    @property
    def rows(self) -> int:
        """Count what is still to come of the answer."""
        return rows_in(self.part) if self.counted else 0

    def put(self, part: Part) -> Waiting:
        """Return another part in its place."""
        return Waiting(part, self.counted)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An empty page: what it is drawn on, its repeated title, its legend, and an offer of more."""

    surface: Surface
    top: tuple[Part, ...]
    offer: tuple[Part, ...]
    foot: tuple[Part, ...] = ()

    def fill(self, waiting: deque[Waiting]) -> tuple[Part, ...]:
        """Take from `waiting` what this page can show; it always takes something."""
        if whole := self._all(waiting):
            waiting.clear()
            return whole
        shown: list[Part] = []
        empty = room = self._after(self.surface.budget, (*self.top, *self.foot, *self.offer))
        while waiting:
            first = waiting.popleft()
            if pieces := self._head(first.part, room, begun=_says_something(shown)):
                shown.append(pieces[0])
                room = self._after(room, pieces[:1])
                waiting.extendleft(first.put(rest) for rest in pieces[1:])
            elif shown and self._head(first.part, empty):
                waiting.appendleft(first)
                break
            elif lowered := self._lowered(first.part, empty):
                waiting.extendleft(first.put(part) for part in reversed(lowered))
            elif pieces := self._in_words(first.part, room, kindly=bool(shown)):
                waiting.appendleft(first.put(pieces[1]))
                shown.append(pieces[0])
                break
            else:
                waiting.appendleft(first)
                break
        _leave_rows(shown, waiting)
        if waiting and len(shown) > 1 and heads(shown[-1]):
            # What heads the next page's first rows stands above them.
            waiting.appendleft(Waiting.of(shown.pop()))
        if waiting and not shown:
            raise ValueError("a surface has room for a paragraph of one character and for an offer")
        return tuple(shown)

    def _all(self, waiting: Iterable[Waiting]) -> tuple[Part, ...]:
        """Return everything, where it fits without an offer of more."""
        room = self._after(self.surface.budget, (*self.top, *self.foot))
        parts = tuple(each.part for each in waiting)
        for part in parts:
            cost = self.surface.cost(part)
            if cost is None or not within(cost, room):
                return ()
            room = _less(room, cost)
        return parts

    def _fits(self, part: Part, room: Cost) -> bool:
        cost = self.surface.cost(part)
        return cost is not None and within(cost, room)

    def _after(self, room: Cost, parts: Iterable[Part]) -> Cost:
        for part in parts:
            if (cost := self.surface.cost(part)) is not None:
                room = _less(room, cost)
        return room

    def _head(self, part: Part, room: Cost, *, begun: bool = False) -> tuple[Part, ...]:
        """Return the part if it fits, else as many of its rows as do and the rest, else nothing.

        A short row is left whole to the next page, and what belongs to a line is left with it,
        where the page shows something else or has `begun`.
        """
        if self._fits(part, room):
            return (part,)
        seam = _last(seams(part), lambda seam: self._fits(divide(part, seam)[0], room))
        if seam:
            kind = kindly(part, seam)
            seam = kind if kind or begun else seam
        return divide(part, seam) if seam else ()

    def _lowered(self, part: Part, room: Cost) -> tuple[Part, ...]:
        """Lower what no page can show: the first row, where others can stay as they are."""
        if seams(part):
            first, others = divide(part, 1)
            if self._head(others, room):
                return (*lower(first), others)
        return lower(part)

    def _in_words(self, part: Part, room: Cost, *, kindly: bool) -> tuple[Part, ...]:
        """Cut running text that is longer than a page; `kindly` only between words."""
        if not isinstance(part, Paragraph):
            raise TypeError(f"{type(part).__name__} has no simpler form")
        for positions in breaks(part.line):
            if at := self._longest(part.line, positions, room):
                head, tail = cut(part.line, at)
                return Paragraph(head), Paragraph(tail)
            if kindly:
                break
        return ()

    def _longest(self, line: Line, positions: tuple[int, ...], room: Cost) -> int:
        """Return the last of the positions up to which a line fits, or 0."""

        def fits(count: int) -> bool:
            return self._fits(Paragraph(cut(line, positions[count - 1])[0]), room)

        count = _last(len(positions), fits)
        return positions[count - 1] if count else 0


def _leave_rows(shown: list[Part], waiting: deque[Waiting]) -> None:
    """Leave a few rows to the next page with the buttons for them, where not all of these fit.

    The page must show something else.
    """
    match waiting[0].part if waiting else None, shown:
        case Actions(actions=left), [*before, Fields() as rows, Actions(actions=fitting)]:
            buttons = (*fitting, *left)
        case Actions(actions=left), [*before, Fields() as rows]:
            buttons = left
        case _:
            return
    if seams(rows) < KEPT_TOGETHER and _says_something(before):
        shown[:] = before
        waiting[0] = Waiting.of(Actions(buttons))
        waiting.appendleft(Waiting.of(rows))


def _says_something(shown: Iterable[Part]) -> bool:
    return any(not isinstance(each, Heading) and not heads(each) for each in shown)


def _less(room: Cost, cost: Cost) -> Cost:
    return tuple(one - other for one, other in zip(room, cost, strict=True))


def within(cost: Cost, room: Cost) -> bool:
    """Say whether there is room for a cost."""
    return all(one <= other for one, other in zip(cost, room, strict=True))


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
