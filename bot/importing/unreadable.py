"""A file that cannot be taken as it is, in words: what is wrong with it, and what to do."""

from __future__ import annotations

from bot.document import Block, Items, Note, Outcome, Reply, Tone
from bot.importing.places import shown
from bot.importing.report import titled
from bot.leaves import Leaf, Verbatim, Words
from bot.lines import COLON, SPACE, Line
from store.complaint import Refused
from store.tables.faults import Unreadable


def unreadable(file: str, refused: Refused) -> Reply[Leaf]:
    """Return why a file was refused.

    What is wrong with exports and packs is told by files and lines, as the command line does it,
    in English; that is said.
    """
    wrong = [each for each in refused.complaints if not each.warning]
    blocks: tuple[Block[Leaf], ...] = (
        (Note(Tone.PROBLEM, _fault(refused)),)
        if isinstance(refused, Unreadable)
        else (
            Note(Tone.PROBLEM, (Words("import-unsound"), SPACE, Words("import-complaints"))),
            Items(shown([(Verbatim(each.told()),) for each in wrong])),
        )
    )
    return Reply(titled(file), blocks, outcome=Outcome.MISUNDERSTOOD, at="file")


def _fault(refused: Unreadable) -> Line:
    wrong = Words(f"import-file-{refused.fault}", (("limit", refused.limit or 0),))
    return (_row(refused.line), COLON, wrong) if refused.line else (wrong,)


def _row(line: int) -> Leaf:
    return Words("import-row", (("number", Verbatim(str(line))),))
