"""Names that an import would make, so that a misspelt one is seen before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.document import Row
from bot.leaves import Leaf, Named, Words
from bot.lines import SPACE, Line, listed
from store.claims import Entity, Kind
from store.importing.plan import Plan

MOST = 100
"""Names of a kind that are told; more are counted."""


def made(plan: Plan) -> Iterator[Row[Leaf]]:
    """Yield the new names by what is made of them: all of them by the alphabet, rounds by name."""
    for kind in (Kind.COMPANY, Kind.DEAL):
        some = sorted((each for each in plan.entities if each.kind is kind), key=_first)
        if some:
            yield Row((Words(f"import-names-{kind}"),), (_told([Named(each) for each in some]),))
    rounds = [each for each in plan.entities if each.kind is Kind.ROUND]
    if rounds:
        yield Row((Words("import-names-round"),), (_told(_rarest(rounds)),))


def _first(entity: Entity) -> str:
    return entity.names[0].text.casefold()


def _rarest(rounds: Sequence[Entity]) -> list[Leaf]:
    """Return how rounds are called, and how many are; the rarest first, as slips are rare."""
    called = {each.names: each for each in rounds}
    counts = Counter(each.names for each in rounds)
    order = sorted(called.values(), key=lambda each: (counts[each.names], _first(each)))
    return [
        Words("import-name-times", (("name", Named(each)), ("count", counts[each.names])))
        for each in order
    ]


def _told(names: Sequence[Leaf]) -> Line:
    """Return the first of some names in a line, and how many more there are."""
    line: Line = (listed(names[:MOST]),)
    more = len(names) - MOST
    return (*line, SPACE, Words("import-more", (("count", more),))) if more > 0 else line
