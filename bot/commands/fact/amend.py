"""`/fact amend` and `revise`: a claim that was copied wrongly, or whose source was revised."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Reply
from bot.editing.amending import Amended, Right, amended, said_since
from bot.editing.entries import LINE, TEXT
from bot.editing.new_rounds import ROUND
from bot.editing.reach import reached
from bot.editing.sure import Change, decided
from bot.editing.turning import titled, turned
from bot.editing.which import WHICH, records_of
from bot.entities import ENTITY
from bot.leaves import Leaf, Verbatim
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.words import said
from store.base import Record
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """What a claim should say in the words of its quote."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))
    value: str = required(LINE, "value", aliases=("wert",), positional=False)
    quote: str | None = parameter(TEXT, "right-quote", aliases=("quote", "zitat"))
    when: str | None = parameter(LINE, "when", aliases=("wann", "valid", "gültig"))
    about: Entity | None = parameter(ENTITY, "about", aliases=("über",))
    round: Entity | None = parameter(ROUND, "round", aliases=("runde",))
    reason: str | None = parameter(LINE, "reason", aliases=("grund",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Revising:
    """What a source says instead since it was revised, and in which words."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))
    value: str = required(LINE, "value", aliases=("wert",), positional=False)
    quote: str = required(TEXT, "new-quote", aliases=("quote", "zitat"), positional=False)
    when: str | None = parameter(LINE, "when", aliases=("wann", "valid", "gültig"))
    reason: str | None = parameter(LINE, "reason", aliases=("grund",))


async def amend(query: Amending, desk: Desk) -> Reply[Leaf]:
    """Put a claim in the place of one that was copied wrongly."""
    right = Right(query.value, query.quote, query.when, query.about, query.round)
    reason = query.reason or said("fact-amended", desk.language)

    async def work(now: Desk) -> Change:
        record = await _counting(now, query.which)
        return await _change(now, record, await amended(now, record, right, reason))

    return await decided(desk, work)


async def revise(query: Revising, desk: Desk) -> Reply[Leaf]:
    """Put a claim in the place of one whose source says something else since it was revised."""
    right = Right(query.value, query.quote, query.when)
    reason = query.reason or said("fact-revised", desk.language)

    async def work(now: Desk) -> Change:
        record = await _counting(now, query.which)
        new = await said_since(now, record, right, reason)
        return await _change(now, record, new)

    return await decided(desk, work)


async def _counting(desk: Desk, record: Record) -> Record:
    """Return a claim as it stands now, or raise ProblemError where it counts no longer."""
    (known,) = await records_of(desk, record.id)
    if not (known.standing.retracted or known.standing.superseded_by):
        return known
    number = known.standing.recorded
    tries = (f"fact restore {number}", f"fact history {number}")
    places = (("number", Verbatim(str(number))),)
    raise ProblemError(Problem("withdrawn-already", places, tries, at="figure"))


async def _change(desk: Desk, record: Record, new: Amended) -> Change:
    number = record.standing.recorded
    return Change(
        title=await titled(desk, record),
        blocks=await turned(desk, record, new.events, new.claim),
        events=new.events,
        about=(record.id, record.claim.source),
        back=f"fact correct {number}",
        aside=(*new.doubts, *await reached(desk, record)),
        then=(f"fact history {number}",),
    )


AMEND = Command(
    name="amend",
    query=Amending,
    answer=amend,
    aliases=("abschreibfehler", "miscopied"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)

REVISE = Command(
    name="revise",
    query=Revising,
    answer=revise,
    aliases=("überarbeitet", "revised"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
