"""Names that an import would make, so that a misspelt one is seen before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.document import Row
from bot.leaves import Leaf, Named, Words
from bot.lines import SPACE, Line, listed
from store.claims import Entity, Kind

MOST = 100
"""Names of a kind that are told; more are counted."""


def made(entities: Iterable[Entity]) -> Iterator[Row[Leaf]]:
    """Yield new names by what they are of, in the order of the alphabet, and rounds by name."""
    by_kind: dict[Kind, list[Entity]] = {}
    for each in entities:
        kind = each.kind if each.kind in (Kind.DEAL, Kind.ROUND) else Kind.COMPANY
        by_kind.setdefault(kind, []).append(each)
    for kind in (Kind.COMPANY, Kind.DEAL):
        if some := sorted(by_kind.get(kind, ()), key=_first):
            yield Row((Words(f"import-names-{kind}"),), (_told([Named(each) for each in some]),))
    if rounds := by_kind.get(Kind.ROUND):
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
