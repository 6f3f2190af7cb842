"""Names that an export or a pack brings, in words: what can be none, and what others look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.document import Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.importing.places import shown
from bot.importing.report import titled
from bot.leaves import Leaf, Named, Verbatim, Words
from bot.lines import SPACE, Line, listed
from store.importing.brought import Twin
from store.importing.faults import Fault, Why

ALIKE = 3
"""Things that a new name looks like, at most."""


def unsound(file: str, faults: Iterable[Fault]) -> Reply[Leaf]:
    """Return that a file is refused for its names, by what is wrong with which."""
    by_reason: dict[Why, list[Line]] = {}
    for fault in faults:
        told = Words("import-words", (("text", Verbatim(fault.words)),))
        by_reason.setdefault(fault.why, []).append((told,))
    rows = tuple(
        Row(
            (Words(f"import-why-{why}"), SPACE, Verbatim(f"({len(lines)})")),
            ((Words(f"import-do-{why}"),), *shown(lines)),
        )
        for why, lines in by_reason.items()
    )
    blocks: tuple[Block[Leaf], ...] = (
        Note(Tone.PROBLEM, (Words("import-unsound"),)),
        Fields(rows),
    )
    return Reply(titled(file), blocks, outcome=Outcome.MISUNDERSTOOD, at="file")


def twins_told(twins: Iterable[Twin]) -> Iterator[Block[Leaf]]:
    """Yield the new names that look like others, if there are any."""
    lines = [(_twin(each),) for each in twins]
    if lines:
        yield Fields((Row((Words("import-alike"),), shown(lines)),))


def _twin(twin: Twin) -> Leaf:
    named = listed([Named(each) for each in twin.others[:ALIKE]])
    return Words("name-twin", (("name", Verbatim(twin.name)), ("others", named)))
