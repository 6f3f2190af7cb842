"""Which words of a source say a value: proposed from its text, for an editor to choose."""

from __future__ import annotations

from collections.abc import Iterator

from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.adding import Adding, Wordings, typed
from bot.leaves import Leaf, Quote, Try, Verbatim, Words
from bot.lines import Line, label


def which_words(query: Adding, found: Wordings, desk: Desk, title: Line) -> Reply[Leaf]:
    """Ask which sentence is to be quoted, of a quote that the text does not have or of none.

    One press more saves the fact in its words, where they say the value.
    """
    quotes: tuple[Line, ...] = tuple((Quote(each, found.language),) for each in found.sentences)
    rows: tuple[Row[Leaf], ...] = (Row((label(query.field.name),) if found.says else (), quotes),)
    if len(quotes) > 1:
        rows = tuple(Row((Verbatim(str(at)),), (each,)) for at, each in enumerate(quotes, 1))
    fields, actions = Fields(rows), Actions(tuple(_choices(query, found)) if found.says else ())
    if found.refused:
        refused = (("text", Verbatim(found.refused)),)
        note: Note[Leaf] = Note(Tone.PROBLEM, (Words("problem-not-in-text-near", refused),))
        blocks: tuple[Block[Leaf], ...] = (note, fields, actions)
    else:
        blocks = (fields, Note(Tone.HINT, (Words("fact-which-words"),)), actions)
    at = "quote" if found.refused else None
    words = found.sentences if found.refused else ()
    return Reply(
        title, blocks, outcome=Outcome.MISUNDERSTOOD, seq=desk.upto, at=at, spellings=words
    )


def _choices(query: Adding, found: Wordings) -> Iterator[Action[Leaf]]:
    """Yield a button for each sentence whose command can be typed."""
    several = len(found.sentences) > 1
    for number, each in enumerate(found.sentences, 1):
        if command := typed(query, "quote", each):
            places = (("number", Verbatim(str(number))),)
            name = Words("fact-quote-one", places) if several else Words("fact-quote")
            yield Action((name,), command, (Try(command),))
