"""`/fact add`: a fact saved from the chat, with its words and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.answering import asks
from bot.arguments import understand
from bot.command import Command
from bot.commands.source.again import Again, said_otherwise
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Reply, Tone
from bot.dossier import Dossier
from bot.editing.adding import FROM, Adding, wordings
from bot.editing.adding import told as told_by
from bot.editing.claiming import Planned, planned
from bot.editing.proposing import which_words
from bot.editing.sources import is_message
from bot.editing.sure import Change, Done, changed_since_shown, decided_and_told, saved_as
from bot.editing.telling import beside, is_doubted, told
from bot.editing.turning import supposing
from bot.editing.which import records_of
from bot.following import telling_name, typed_name
from bot.footnotes import footnotes
from bot.leaves import Citation, Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, Line
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from bot.query import together
from bot.recording import newest
from bot.roles import Role
from bot.subject import deal_of
from store.claims import Entity, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition(Change):
    """A claim that is to be saved, and how it is recorded."""

    plan: Planned


async def add(query: Adding, desk: Desk) -> Reply[Leaf]:
    """Save a claim, and show it beside what agrees with it and what stands against it."""
    desk = _at_deal(query, await newest(desk))
    if found := await wordings(query, desk):
        return which_words(query, found, desk, _titled(query.about))

    async def work(now: Desk) -> Addition:
        return await _addition(query, _at_deal(query, now))

    async def tell(done: Done[Addition]) -> Reply[Leaf]:
        return await _told(query, done)

    return await decided_and_told(desk, work, tell, looked_at=False)


async def _addition(query: Adding, desk: Desk) -> Addition:
    """Return a claim beside what would agree with it; what would stand against it is looked at."""
    telling = await told_by(query, desk)
    plan = await planned(desk, telling)
    then = await supposing(desk, plan.events) if plan.fresh else desk
    dossier = await beside(then, plan.claim, query.about.id, query.field.name)
    rows = Fields(told(dossier, plan.claim))
    doubted = plan.fresh and is_doubted(dossier, plan.claim)
    warnings: list[Note[Leaf]] = []
    if doubted:
        warnings.append(Note(Tone.WARNING, (Words("fact-doubted"),)))
    if plan.fresh:
        warnings += telling.doubts
    return Addition(
        title=_titled(query.about),
        blocks=(rows, *footnotes(then, dossier, (rows,))),
        events=plan.events,
        about=changed_since_shown(desk, plan.beside) if plan.fresh else (),
        back=f"conflicts {await telling_name(query.about, desk)}",
        aside=(*warnings, *_otherwise(query, plan.source, desk)),
        doubtful=bool(warnings),
        plan=plan,
    )


async def _told(query: Adding, done: Done[Addition]) -> Reply[Leaf]:
    desk, plan = done.desk, done.change.plan
    dossier = await beside(desk, plan.claim, query.about.id, query.field.name)
    rows = Fields(told(dossier, plan.claim))
    (record,) = await records_of(desk, plan.claim)
    number = done.receipt.last if plan.withdrawn else record.standing.recorded
    known = Words("fact-known", (("number", Verbatim(str(number))),))
    became = saved_as(number, desk) if plan.fresh else Note(Tone.HINT, (known,))
    own: tuple[Block[Leaf], ...] = (
        (Note(Tone.FOOTNOTE, (Words("fact-own-message"),)),)
        if is_message(plan.source)
        else _otherwise(query, plan.source, desk)
    )
    actions = await _following(desk, number, plan, dossier, query.about)
    if not plan.fresh and query.quote and query.quote not in {each.quote for each in record.spans}:
        actions = replace(actions, actions=(_requoting(number, query), *actions.actions))
    blocks = (became, rows, *footnotes(desk, dossier, (rows,)), *own, actions)
    return Reply(done.change.title, blocks, seq=desk.upto)


def _requoting(number: int, query: Adding) -> Action[Leaf]:
    """Offer to quote what is known in the words that were given now."""
    quote = query.quote or ""
    command = f"fact amend {number} value:{together(query.value)} quote:{together(quote)}"
    # Where quotation marks stand in the quote, a form takes it as it is.
    if quote not in (each.text for each in understand(command).given):
        command = f"fact amend {number}"
    return Action((Words("fact-requote"),), command, (Try(command),))


def _otherwise(query: Adding, source: Source, desk: Desk) -> tuple[Block[Leaf], ...]:
    """Return where something else was said of the source than what stays known of it."""
    return said_otherwise(Again(query.article, source, desk.deal), desk) if desk.deal else ()


def _at_deal(query: Adding, desk: Desk) -> Desk:
    """Return the desk at the deal in which a source has its number, or is to have one.

    Raises ProblemError where a deal is named that nobody follows, and where it may be several.
    """
    if query.deal:
        return replace(desk, deal=deal_of(desk, query.deal))
    if desk.deals and desk.deal is None:
        names = tuple(each.entity.name(desk.language) for each in desk.deals)
        raise ProblemError(Problem("which-deal", at="deal", spellings=names))
    return desk


async def _following(
    desk: Desk, number: int, plan: Planned, dossier: Dossier, about: Entity
) -> Actions[Leaf]:
    """Offer to take it back, to hear of what is in doubt, to go on."""
    command = f"fact undo {number}"
    undo: Action[Leaf] = Action((Words("fact-undo-button"),), command, (Try(command),))
    name = await telling_name(about, desk)
    doubted = (f"conflicts {name}",) if is_doubted(dossier, plan.claim) else ()
    another = _another(desk, plan.source, name)
    then = asks(*doubted, f"sources {name}").actions
    return Actions((undo, *another, *then), throughout=True)


def _another(desk: Desk, source: Source, name: str) -> Iterator[Action[Leaf]]:
    """Yield the form of a further fact from the same source, of the same thing."""
    number = number_of(desk.deal, source)
    if desk.deal and number and not is_message(source):
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
    examples=("mistral revenue", "microsoft stake"),
    writes=True,
    repeats=True,
)
