"""What is wrong with an export or a pack, in words of either language."""

from __future__ import annotations

from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import join, listed
from store.flaws import Flaw, Given

EITHER = Verbatim(" / ")


def told(flaw: Flaw) -> Leaf:
    """Return what is wrong, and what was perhaps meant."""
    said = Words(f"flaw-{flaw.kind}", tuple((name, _leaf(each)) for name, each in flaw.given))
    if flaw.near:
        return Words("flaw-near", (("flaw", said), ("word", Verbatim(flaw.near))))
    if flaw.known:
        words = listed([Verbatim(each) for each in flaw.known])
        return Words("flaw-known", (("flaw", said), ("words", words)))
    return said


def _leaf(given: Given) -> Leaf:
    if isinstance(given, tuple):
        return Joined(join(((Words(f"shape-{each}"),) for each in given), EITHER))
    return Verbatim(str(given))
