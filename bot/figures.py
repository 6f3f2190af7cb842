"""The figures of a reply, and the claims they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.document import Reply
from bot.footnotes import citations, lines
from bot.leaves import Basis, Claimed, Computed, Flag, Joined, Leaf, Shown, Strong, Words
from bot.lines import Line
from store.claims import ClaimId


def claims_behind(reply: Reply[Leaf]) -> tuple[ClaimId, ...]:
    """Return the claims that a reply tells, each once, in the order in which they stand there.

    They are those of its figures, and those that are cited: not all that is said is a figure.
    """
    every = (reply.title, reply.aside, *(line for block in reply.blocks for line in lines(block)))
    return tuple(dict.fromkeys(claim for line in every for claim in claims_in(line)))


def claims_in(line: Line) -> Iterator[ClaimId]:
    """Yield the claims that a line tells."""
    for figure in figures(line):
        yield from claims_of(figure.basis)
    for citation in citations(line):
        yield from citation.claims


def claims_of(basis: Basis) -> tuple[ClaimId, ...]:
    """Return the claims that a number stands on, if it stands on any."""
    return basis.claims if isinstance(basis, Claimed | Computed) else ()


def figures(line: Line) -> Iterator[Shown]:
    """Yield every figure in a line, however deep it stands."""
    for leaf in line:
        match leaf:
            case Shown():
                yield leaf
            case Strong(leaves=leaves) | Joined(leaves=leaves):
                yield from figures(leaves)
            case Words(places=places) | Flag(places=places):
                yield from figures(tuple(each for _, each in places if not isinstance(each, int)))
            case _:
                pass
