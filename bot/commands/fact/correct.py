"""`/fact correct`: from a figure that is wrong to the way in which it is put right."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command, parameter, required
from bot.desk import Clocks, Desk
from bot.document import Action, Actions, Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.fields import FIELD
from bot.editing.figures import listed
from bot.editing.telling import alone
from bot.editing.turning import titled
from bot.editing.which import FIGURE_OR_ENTITY, records_of
from bot.footnotes import footnotes
from bot.leaves import Leaf, Named, Strong, Try, Words
from bot.lines import DOT, is_its_quote, label, quoted
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.statements import stated_in_full
from store.base import Record, Selection
from store.claims import Entity
from store.fields import FieldRow

WAYS = ("amend", "rank", "revise", "retract")
"""What may be wrong: our copy, the source, the source before it was revised, or all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """Which claim, or of what."""

    which: Record | Entity = required(
        FIGURE_OR_ENTITY, "figure-of", aliases=("figure", "angabe", "which", "about", "über")
    )
    field: FieldRow | None = parameter(FIELD, "field", aliases=("feld", "sache"), positional=True)


async def answer(query: Correcting, desk: Desk) -> Reply[Leaf]:
    """Ask what is wrong with a claim, or which claim it is where several are about something."""
    if isinstance(query.which, Record):
        return await _what_is_wrong(query.which, desk)
    return await _which(query.which, query.field, desk)


async def _what_is_wrong(record: Record, desk: Desk) -> Reply[Leaf]:
    dossier = await alone(desk, record.id)
    (fact,) = dossier.facts
    words = () if is_its_quote(record) else (quoted(dossier, record),)
    rows = Fields((Row((label(fact.field),), (stated_in_full(dossier, fact), *words)),))
    number = record.standing.recorded
    title = await titled(desk, record)
    notes = footnotes(desk, dossier, (rows,))
    if record.standing.retracted or record.standing.superseded_by:
        gone = Note(Tone.HINT, (Words("counts-not"),))
        then = asks(f"fact restore {number}", f"fact history {number}")
        return Reply(title, (rows, *notes, gone, then), seq=desk.upto)
    ways = (_way(each, number) for each in WAYS)
    question = Note(Tone.HINT, (Words("correct-what"),))
    checked = () if record.standing.verified else (_way("verify", number),)
    then = Actions((*ways, *checked, *asks(f"fact history {number}").actions))
    return Reply(title, (rows, question, *notes, then), seq=desk.upto)


def _way(name: str, number: int) -> Action[Leaf]:
    command = f"fact {name} {number}"
    return Action((Words(f"correct-{name}"),), command, (Try(command),))


async def _which(about: Entity, field: FieldRow | None, desk: Desk) -> Reply[Leaf]:
    fields = frozenset({field.name}) if field else frozenset[str]()
    dossier = await desk.unjudged(Selection(frozenset({about.id}), fields), Clocks())
    claims = [each.id for fact in dossier.facts for each in fact.records]
    if not claims:
        raise ProblemError(Problem("no-figures", (), ("deals list",), Outcome.UNKNOWN))
    if len(claims) == 1:
        (record,) = await records_of(desk, *claims)
        return await _what_is_wrong(record, desk)
    matter = (DOT, label(field.name)) if field else ()
    question = Note(Tone.HINT, (Words("correct-which"),))
    title = (Strong((Named(about), *matter)),)
    return Reply(title, (question, *await listed(desk, claims)), seq=desk.upto)


CORRECT = Command(
    name="correct",
    query=Correcting,
    answer=answer,
    aliases=("korrigieren", "berichtigen", "ändern"),
    role=Role.EDITOR,
    examples=("mistral licence",),
    remembered=False,
    private=True,
)
