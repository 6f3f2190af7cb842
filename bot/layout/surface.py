"""What a platform tells of itself: how much a message holds, and what each part takes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.document import Block, Run

Cost = tuple[int, ...]
"""Amounts of whatever a platform counts (blocks, characters, lines), always in the same order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What an answer is about, and what stands beside it."""

    title: tuple[Run, ...]
    aside: tuple[Run, ...] = ()


Part = Heading | Block[Run]


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown at once; `left` counts the rows that follow on later pages."""

    parts: tuple[Part, ...]
    number: int = 1
    left: int = 0
    last: bool = True


class Surface(Protocol):
    """Where pages are drawn; it can draw any paragraph of a single character."""

    @property
    def budget(self) -> Cost:
        """Say how much one page holds."""
        ...

    def cost(self, part: Part) -> Cost | None:
        """Say what a part takes of the budget; None where it cannot be drawn as it is.

        The costs of several parts on a page add up.
        """
        ...
