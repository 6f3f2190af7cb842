"""`/fact add`: a fact saved from the chat, with its words and its source."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import asks
from bot.command import Command
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Reply, Tone
from bot.dossier import Dossier
from bot.editing.adding import FROM, Adding, asked_back, wordings
from bot.editing.adding import told as told_by
from bot.editing.claiming import Saved, Told, planned, save
from bot.editing.proposing import which_words
from bot.editing.sources import is_message
from bot.editing.sure import Change, shown
from bot.editing.telling import beside, is_doubted, told
from bot.editing.turning import supposing
from bot.following import typed_name
from bot.footnotes import footnotes
from bot.leaves import Citation, Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, Line
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from bot.recording import newest
from bot.roles import Role
from store.claims import Entity


async def add(query: Adding, desk: Desk) -> Reply[Leaf]:
    """Save a claim, and show it beside what agrees with it and what stands against it."""
    desk = await newest(desk)
    if desk.deals and desk.deal is None:
        raise _which_deal(query, desk)
    if found := await wordings(query, desk):
        return which_words(query, found, desk, _titled(query.about))
    telling = await told_by(query, desk)
    if desk.seen is None and (doubtful := await _doubtful(query, telling, desk)):
        return doubtful
    saved = await save(desk, telling)
    dossier = await beside(saved.desk, saved.claim, query.about.id, query.field.name)
    rows = Fields(told(dossier, saved.claim))
    word = "fact-saved" if saved.fresh else "fact-known"
    note = Note(Tone.HINT, (Words(word, (("number", Verbatim(str(saved.number))),)),))
    own: tuple[Block[Leaf], ...] = (
        (Note(Tone.FOOTNOTE, (Words("fact-own-message"),)),) if is_message(saved.source) else ()
    )
    blocks = (
        rows,
        note,
        *footnotes(saved.desk, dossier, (rows,)),
        *own,
        _following(saved, dossier, query.about, desk),
    )
    return Reply(_titled(query.about), blocks, seq=saved.desk.upto)


async def _doubtful(query: Adding, telling: Told, desk: Desk) -> Reply[Leaf] | None:
    """Return what would stand against a claim that does not count yet, to be looked at first."""
    plan = await planned(desk, telling)
    if not plan.fresh:
        return None
    then = await supposing(desk, plan.events)
    dossier = await beside(then, plan.claim, query.about.id, query.field.name)
    if not is_doubted(dossier, plan.claim):
        return None
    rows = Fields(told(dossier, plan.claim))
    warning = Note(Tone.WARNING, (Words("fact-doubted"),))
    back = f"conflicts {typed_name(query.about, desk)}"
    blocks = (rows, *footnotes(then, dossier, (rows,)))
    change = Change(_titled(query.about), blocks, plan.events, (), back, aside=(warning,))
    return await shown(desk, change)


def _which_deal(query: Adding, desk: Desk) -> ProblemError:
    """Ask back in which deal a source is to have its number; nothing says which is meant."""
    names = tuple(each.entity.name(desk.language) for each in desk.deals)
    return asked_back(query, "deal", Problem("which-deal", (), names))


def _following(saved: Saved, dossier: Dossier, about: Entity, desk: Desk) -> Actions[Leaf]:
    """Offer to take it back, to hear of what is in doubt, to go on."""
    command = f"fact undo {saved.number}"
    undo: Action[Leaf] = Action((Words("fact-undo-button"),), command, (Try(command),))
    name = typed_name(about, desk)
    doubted = (f"conflicts {name}",) if is_doubted(dossier, saved.claim) else ()
    return Actions((undo, *_another(saved, name), *asks(*doubted, f"sources {name}").actions))


def _another(saved: Saved, name: str) -> Iterator[Action[Leaf]]:
    """Yield the form of a further fact from the same source, of the same thing."""
    desk = saved.desk
    number = number_of(desk.deal, saved.source)
    if desk.deal and number and not is_message(saved.source):
        whose = f" deal:{typed_name(desk.deal.entity, desk)}" if len(desk.deals) > 1 else ""
        command = f"fact add {name} {FROM}:{number}{whose}"
        yield Action(
            (Words("fact-another", (("source", Citation(number)),)),), command, (Try(command),)
        )


def _titled(about: Entity) -> Line:
    return (Strong((Named(about), DOT, Words("fact-title"))),)


ADD = Command(
    name="add",
    query=Adding,
    answer=add,
    aliases=("neu", "new", "save", "speichern", "hinzufügen"),
    role=Role.EDITOR,
    # One that is whole would save what nobody said, as examples are there to be pressed.
    examples=("mistral valuation", "microsoft umsatz"),
    writes=True,
    repeats=True,
)
