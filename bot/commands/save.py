"""`/save`: a change that was looked at is saved, by the code it was shown with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.arguments import understand
from bot.command import Command, Section, required
from bot.desk import Desk
from bot.document import Outcome, Reply
from bot.leaves import Leaf, Verbatim
from bot.params import WORDS
from bot.problems import Problem, ProblemError
from bot.replying import reply
from bot.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """The code under which a change was shown."""

    code: str = required(WORDS, "draft")


async def answer(query: Saving, desk: Desk) -> Reply[Leaf]:
    """Carry out the call that was shown, as it was shown; once, however often it comes.

    Only whoever was shown it saves it: their name stands under it, and its words are theirs.
    """
    code = query.code.strip().upper()
    draft = await desk.drafts.find(code, now=desk.call.at)
    if draft is None:
        places = (("code", Verbatim(code)),)
        raise ProblemError(Problem("no-draft", places, outcome=Outcome.UNKNOWN, at="draft"))
    if draft.person != desk.call.person:
        raise ProblemError(Problem("shown-to-another", at="draft"))
    there = desk.of_draft(draft)
    call = replace(there.call, key=f"draft:{code}:{draft.seen}")
    asked = understand(draft.text, draft.options)
    return await reply(replace(there, call=call), asked)


COMMAND = Command(
    name="save",
    query=Saving,
    answer=answer,
    aliases=("speichern", "sichern"),
    role=Role.EDITOR,
    section=Section.EDITING,
    writes=True,
    repeats=True,
    settles=True,
)
