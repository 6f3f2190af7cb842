"""`/fact wrong`: what an answer tells, claim by claim, for whoever thinks that it is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bot.arguments import UnknownCommandError, understand
from bot.asking import ask
from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Action, Actions, Note, Outcome, Reply, Tone
from bot.editing.entries import NUMBER
from bot.editing.figures import listed
from bot.editing.notes import on_answer
from bot.figures import claims_behind
from bot.leaves import Leaf, Strong, Try, Words
from bot.lines import DOT
from bot.params import QUESTION
from bot.problems import Problem, ProblemError
from bot.replying import reply
from bot.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubting:
    """The command whose answer is doubted, and the newest entry of the ledger it told of."""

    answer: str = required(QUESTION, "answer", aliases=("antwort",))
    entry: int | None = parameter(NUMBER, "entry", aliases=("eintrag",))


async def answer(query: Doubting, desk: Desk) -> Reply[Leaf]:
    """List the claims that an answer tells, as they were when it was given."""
    if query.entry and query.entry < desk.upto:
        desk = await desk.pinned(query.entry)
    claims = claims_behind(await _answered(query, desk))
    whole = on_answer(query.answer)
    if not claims:
        places = (("command", Try(query.answer)),)
        raise ProblemError(
            Problem("nothing-told", places, (whole,), outcome=Outcome.UNKNOWN, at="answer")
        )
    title = (Strong((Words("wrong-title"), DOT, Try(query.answer))),)
    note = Note(Tone.HINT, (Words("wrong-hint"),))
    tell: Action[Leaf] = Action((Words("tell-editors"),), whole, (Try(whole),))
    return Reply(title, (note, *await listed(desk, claims), Actions((tell,))), seq=desk.upto)


async def _answered(query: Doubting, desk: Desk) -> Reply[Leaf]:
    """Return the answer that is doubted, or raise ProblemError where nothing was answered."""
    try:
        asked = understand(query.answer)
    except UnknownCommandError as unknown:
        return await ask(desk, query.answer, unknown.problem)
    if asked.command.writes or not asked.command.remembered:
        places = (("command", Try(query.answer)),)
        raise ProblemError(Problem("no-answer", places, at="answer"))
    return await reply(desk, asked)


WRONG = Command(
    name="wrong",
    query=Doubting,
    answer=answer,
    more_for=Role.EDITOR,
    aliases=("falsch", "doubt", "zweifel"),
    examples=("funding mistral",),
    remembered=False,
    private=True,
)
