"""What every answer from the store ends with: its sources, what was left out, what to ask next."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.desk import Desk
from bot.document import Action, Actions, Block, Note, Outcome, Reply, Tone
from bot.dossier import Dossier
from bot.following import first_facts, offered
from bot.footnotes import footnotes, lines
from bot.leaves import Flag, Joined, Leaf, Strong, Try, Words
from bot.lines import SPACE, Line, join
from store.claims import Entity, Source
from store.errors import SearchInterruptedError

WHY = "conflicts"
"""The command that tells why a figure is marked."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "channel deal ": "then-channel-deal",
        "deals list": "then-deals-list",
        "digest list": "then-digest-list",
        "digest pause ": "then-pause",
        "digest pause": "then-pause-digest",
        "digest preview ": "then-preview",
        "digest resume ": "then-resume",
        "digest resume": "then-resume-digest",
        "digest stop ": "then-stop",
        "digest stop": "then-stop-digest",
        "digest subscribe": "then-digest-subscribe",
        "fact correct ": "then-fact-correct",
        "fact history ": "then-fact-history",
        "fact import": "then-fact-import",
        "fact restore ": "then-fact-restore",
        "watch add": "then-watch-add",
        "watch list": "then-watch-list",
        "watch pause ": "then-pause",
        "watch pause": "then-pause-watch",
        "watch resume ": "then-resume",
        "watch resume": "then-resume-watch",
        "watch stop ": "then-stop",
        "watch stop": "then-stop-watch",
    }
)
"""How commands begin whose names do not say what a press does, with the words that do."""


async def answered(
    desk: Desk,
    dossier: Dossier,
    title: Line,
    blocks: tuple[Block[Leaf], ...],
    *,
    about: Entity | None = None,
    aside: Line = (),
    following: tuple[str, ...],
    why: bool = True,
) -> Reply[Leaf]:
    """Return an answer with its footnotes, and commands that go on from it: `about` the same.

    Where a figure is marked, the one that tells `why` is the first of them.
    """
    notes = (*footnotes(desk, dossier, blocks), *straddling(dossier))
    marked = why and any(_is_marked(line) for block in blocks for line in lines(block))
    names = (*((WHY,) if marked else ()), *following)
    then = asks(*await offered(desk, about, names), why=marked)
    return Reply(title, (*blocks, *notes, then), aside, seq=desk.upto)


def _is_marked(line: Line) -> bool:
    return any(
        isinstance(leaf, Flag)
        or (isinstance(leaf, (Strong, Joined)) and _is_marked(leaf.leaves))
        or (isinstance(leaf, Words) and _is_marked(_places(leaf)))
        for leaf in line
    )


def _places(words: Words) -> Line:
    return tuple(place for _, place in words.places if not isinstance(place, int))


async def nothing_known(
    desk: Desk,
    dossier: Dossier,
    title: Line,
    word: str = "nothing-known",
    *,
    about: Entity | None = None,
) -> Reply[Leaf]:
    """Return the answer to a question the store has no claim for.

    What `about` is mentioned in is offered; of a deal without a source, to begin it.
    """
    then = await first_facts(desk, about) or await _mentions(desk, about)
    elsewhere = (asks(*then),) if then else ()
    blocks = (Note(Tone.HINT, (Words(word),)), *straddling(dossier), *elsewhere)
    return Reply(title, blocks, outcome=Outcome.UNKNOWN, seq=desk.upto)


async def _mentions(desk: Desk, about: Entity | None) -> tuple[str, ...]:
    """Return the search for what an answer is about, where it finds anything."""
    if about is None:
        return ()
    name = about.name(desk.language)
    try:
        hits = await desk.workspace.search(name, upto=desk.upto, limit=1)
    except SearchInterruptedError:
        return (f"search {name}",)
    return (f"search {name}",) if hits.claims else ()


def straddling(dossier: Dossier) -> tuple[Block[Leaf], ...]:
    """Return notes of the sources, and the facts, that a clock left out for want of a date."""
    return (
        *_left_out(dossier, dossier.straddling, "clock-straddling"),
        *_left_out(dossier, dossier.undated, "clock-undated"),
    )


def _left_out(dossier: Dossier, sources: tuple[Source, ...], word: str) -> tuple[Block[Leaf], ...]:
    if not sources:
        return ()
    named = Joined(join(((citation,) for citation in dossier.number(sources)), SPACE))
    return (Note(Tone.FOOTNOTE, (Words(word, (("sources", named),)),)),)


def asks(*commands: str, why: bool = False) -> Actions[Leaf]:
    """Return what to ask next; with `why` the command for it says what it is there for."""
    return Actions(tuple(_offered(each, why=why) for each in commands))


def _offered(command: str, *, why: bool) -> Action[Leaf]:
    typed = Try(command)
    if why and command.partition(" ")[0] == WHY:
        return Action((Words("why"),), command, (typed,))
    label = next((word for begin, word in LABELS.items() if command.startswith(begin)), None)
    return Action((Words(label),), command, (typed,)) if label else Action((typed,), command)
