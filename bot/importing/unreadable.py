"""A file that cannot be taken as it is, in words: what is wrong with it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.document import Block, Items, Note, Outcome, Reply, Tone
from bot.importing.flaws import told as flaw_told
from bot.importing.places import shown
from bot.importing.report import titled
from bot.leaves import Leaf, Verbatim, Words
from bot.lines import COLON, SPACE, Line
from store.complaint import Complaint, Refused
from store.flaws import Flaw
from store.tables.faults import Unreadable


def unreadable(file: str, refused: Refused) -> Reply[Leaf]:
    """Return why a file was refused, line by line.

    What no phrase tells is told as the command line does it, in English; that is said.
    """
    blocks: tuple[Block[Leaf], ...] = (
        (Note(Tone.PROBLEM, _fault(refused)),)
        if isinstance(refused, Unreadable)
        else tuple(_wrong([each for each in refused.complaints if not each.warning]))
    )
    return Reply(titled(file), blocks, outcome=Outcome.MISUNDERSTOOD, at="file")


def _wrong(complaints: Sequence[Complaint]) -> Iterator[Block[Leaf]]:
    told = [_told(each, each.flaw) for each in complaints if each.flaw]
    other: list[Line] = [(Verbatim(each.told()),) for each in complaints if not each.flaw]
    unsound: Line = (Words("import-unsound"),)
    if told:
        yield Note(Tone.PROBLEM, unsound)
        yield Items(shown(told))
    if other:
        english: Line = (Words("import-complaints"),)
        yield Note(Tone.PROBLEM, english if told else (*unsound, SPACE, *english))
        yield Items(shown(other))


def _told(complaint: Complaint, flaw: Flaw) -> Line:
    where = f"{complaint.file}:{complaint.line}" if complaint.line else complaint.file
    return (Verbatim(where), COLON, flaw_told(flaw))


def _fault(refused: Unreadable) -> Line:
    wrong = Words(f"import-file-{refused.fault}", (("limit", refused.limit or 0),))
    return (_row(refused.line), COLON, wrong) if refused.line else (wrong,)


def _row(line: int) -> Leaf:
    return Words("import-row", (("number", Verbatim(str(line))),))
