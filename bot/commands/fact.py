"""`/fact`: a fact saved from the chat, with its words and its source, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, Section, parameter, required
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.dossier import Dossier
from bot.editing.adding import FROM, Adding, asked_back, wordings
from bot.editing.adding import told as told_by
from bot.editing.claiming import Saved, save
from bot.editing.entries import LINE, NUMBER
from bot.editing.proposing import which_words
from bot.editing.sources import is_message
from bot.editing.telling import alone, beside, is_doubted, told
from bot.following import typed_name
from bot.footnotes import footnotes
from bot.leaves import Citation, Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, Line, label
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from bot.recording import newest
from bot.roles import Role
from bot.statements import stated_with_time
from bot.words import said
from store.base import Selection
from store.claims import ClaimId, Entity
from store.encoding import claim_id
from store.errors import ConflictingEventError
from store.events import ClaimRecorded, ClaimRestored, ClaimRetracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Which entry, and why."""

    number: int = required(NUMBER, "number", aliases=("nummer",))
    reason: str | None = parameter(LINE, "reason", aliases=("grund",))


async def add(query: Adding, desk: Desk) -> Reply[Leaf]:
    """Save a claim, and show it beside what agrees with it and what stands against it."""
    desk = await newest(desk)
    if desk.deals and desk.deal is None:
        raise _which_deal(query, desk)
    if found := await wordings(query, desk):
        return which_words(query, found, desk, _titled(query.about))
    saved = await save(desk, await told_by(query, desk))
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


async def undo(query: Undoing, desk: Desk) -> Reply[Leaf]:
    """Take back the claim that an entry of the ledger recorded, and say which it was."""
    claim = await _recorded_by(query.number, desk)
    reason = query.reason or said("fact-undo-reason", desk.language)
    call = desk.call
    try:
        await desk.workspace.record(
            (ClaimRetracted(claim, reason),),
            by=call.person,
            origin=call.origin,
            at=call.at,
            key=call.key,
        )
    except ConflictingEventError:
        word = "fact-undone-before"
    else:
        word = "fact-undone"
    after = await newest(desk)
    dossier = await alone(after, claim)
    (fact,) = dossier.facts
    rows = Fields((Row((label(fact.field),), (stated_with_time(dossier, fact),)),))
    note = Note(Tone.HINT, (Words(word),))
    blocks = (rows, note, *footnotes(after, dossier, (rows,)))
    return Reply(_titled(dossier.entities[fact.subject]), blocks, seq=after.upto)


async def _recorded_by(number: int, desk: Desk) -> ClaimId:
    """Return the claim that an entry recorded, or raise ProblemError."""
    head = (await desk.workspace.head()).seq
    if not 0 < number <= head:
        raise _nothing("no-such-entry", number)
    (entry,) = await desk.workspace.entries(after=number - 1, upto=number, limit=1)
    match entry.event:
        case ClaimRecorded(claim=claim):
            return await _first_recorded(claim_id(claim), number, desk)
        case ClaimRestored(claim=restored):
            return restored
        case _:
            raise _nothing("no-fact-in-entry", number)


async def _first_recorded(claim: ClaimId, number: int, desk: Desk) -> ClaimId:
    """Return a claim unless the entry only added words to it, which are no fact of their own."""
    selection = Selection(claims=frozenset({claim}), hidden=True)
    (record,) = (await desk.workspace.read(selection, upto=number)).records
    if record.standing.recorded != number:
        raise _nothing("only-words-in-entry", number)
    return claim


def _nothing(word: str, number: int) -> ProblemError:
    places = (("number", Verbatim(str(number))),)
    return ProblemError(Problem(word, places, outcome=Outcome.UNKNOWN, at="number"))


COMMAND = Command(
    name="fact",
    subcommands=(
        Command(
            name="add",
            query=Adding,
            answer=add,
            aliases=("neu", "new", "save", "speichern", "hinzufügen"),
            role=Role.EDITOR,
            # One that is whole would save what nobody said, as examples are there to be pressed.
            examples=("mistral valuation", "microsoft umsatz"),
            writes=True,
            repeats=True,
        ),
        Command(
            name="undo",
            query=Undoing,
            answer=undo,
            aliases=("zurücknehmen", "rückgängig"),
            role=Role.EDITOR,
            writes=True,
            repeats=True,
        ),
    ),
    section=Section.EVIDENCE,
    aliases=("angabe", "fakt"),
)
