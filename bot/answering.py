"""What every answer from the store ends with: its sources, what was left out, what to ask next."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Action, Actions, Block, Note, Outcome, Reply, Tone
from bot.dossier import Dossier
from bot.footnotes import footnotes
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import SPACE, Line, join


def answered(
    desk: Desk,
    dossier: Dossier,
    title: Line,
    blocks: tuple[Block[Leaf], ...],
    *,
    aside: Line = (),
    following: tuple[str, ...],
) -> Reply[Leaf]:
    """Return an answer with its footnotes, and commands that go on from it."""
    notes = (*footnotes(dossier, blocks), *straddling(dossier))
    return Reply(title, (*blocks, *notes, asks(*following)), aside, seq=desk.upto)


def nothing_known(
    desk: Desk, dossier: Dossier, title: Line, word: str = "nothing-known"
) -> Reply[Leaf]:
    """Return the answer to a question the store understands but has no claim for."""
    blocks = (Note(Tone.HINT, (Words(word),)), *straddling(dossier))
    return Reply(title, blocks, outcome=Outcome.UNKNOWN, seq=desk.upto)


def straddling(dossier: Dossier) -> tuple[Block[Leaf], ...]:
    """Return a note of the sources a clock left out because their date cannot tell."""
    if not dossier.straddling:
        return ()
    left_out = dossier.number(dossier.straddling)
    named = Joined(join(((citation,) for citation in left_out), SPACE))
    return (Note(Tone.HINT, (Words("clock-straddling", (("sources", named),)),)),)


def asks(*commands: str) -> Actions[Leaf]:
    """Return what to ask next."""
    return Actions(tuple(Action((Verbatim(each),), each) for each in commands))
