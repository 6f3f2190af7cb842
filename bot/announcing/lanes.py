"""Errands in lanes: several at once, those for one place one after another, fair to workspaces."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.announcing.errand import Errand
from store.base import WorkspaceId


@dataclass(slots=True)
class Lanes:
    """The errands of a workspace that wait: by their lanes, those of which none is under way first.

    `busy` are the lanes that have one under way.
    """

    waiting: dict[str, deque[Errand]] = field(default_factory=dict)
    free: deque[str] = field(default_factory=deque)
    busy: set[str] = field(default_factory=set)

    def add(self, errand: Errand) -> None:
        """Let an errand wait behind those of its lane."""
        if errand.lane not in self.waiting:
            self.waiting[errand.lane] = deque()
            if errand.lane not in self.busy:
                self.free.append(errand.lane)
        self.waiting[errand.lane].append(errand)

    def take(self) -> Errand:
        """Return the first errand of the next free lane, which is busy from now on."""
        lane = self.free.popleft()
        queue = self.waiting[lane]
        errand = queue.popleft()
        if not queue:
            del self.waiting[lane]
        self.busy.add(lane)
        return errand

    def done(self, errand: Errand) -> None:
        """Let the lane of an errand go on."""
        self.busy.discard(errand.lane)
        if errand.lane in self.waiting:
            self.free.append(errand.lane)


class Rota:
    """Errands that wait or are under way: who is next, each workspace in its turn.

    Of one workspace at most `of_one` are under way, so that a slow one leaves room for others.
    """

    def __init__(self, of_one: int) -> None:
        self._of_one = of_one
        self._lanes: OrderedDict[WorkspaceId, Lanes] = OrderedDict()
        self._known: set[str] = set()

    def add(self, errands: Iterable[Errand]) -> None:
        """Let errands wait, but for those that do so already or are under way."""
        for each in errands:
            if each.key not in self._known:
                self._known.add(each.key)
                self._lanes.setdefault(each.workspace, Lanes()).add(each)

    def take(self) -> Errand | None:
        """Return the next errand, which is under way from now on; None where none may begin."""
        for workspace, lanes in self._lanes.items():
            if lanes.free and len(lanes.busy) < self._of_one:
                self._lanes.move_to_end(workspace)
                return lanes.take()
        return None

    def done(self, errand: Errand) -> None:
        """Let what waits behind an errand go on."""
        self._known.discard(errand.key)
        lanes = self._lanes[errand.workspace]
        lanes.done(errand)
        if not (lanes.waiting or lanes.busy):
            del self._lanes[errand.workspace]
