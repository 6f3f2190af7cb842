"""Under every answer from the store: where whoever doubts it says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from bot.arguments import Understood, understand
from bot.document import Action, Actions, Reply
from bot.figures import claims_behind
from bot.leaves import Leaf, Try, Words
from bot.problems import ProblemError
from bot.query import retyped

WRONG = "fact wrong"
"""The command that lists what an answer tells, for whoever doubts it."""


def doubtable(reply: Reply[Leaf], asked: Understood) -> Reply[Leaf]:
    """Return the answer to what was asked, with the offer to say what is wrong with it.

    It is offered where a command tells what the store knows and nothing else: under what was saved
    stands how it is undone. What answers by another command offers that of the other.
    """
    command = asked.command
    if command.writes or not command.remembered or not claims_behind(reply):
        return reply
    if any(isinstance(each, Actions) and _offers(each) for each in reply.blocks):
        return reply
    offer = _offer(asked, reply.seq)
    if offer is None:
        return reply
    *blocks, last = reply.blocks
    if isinstance(last, Actions):
        return replace(reply, blocks=(*blocks, Actions((*last.actions, offer))))
    return replace(reply, blocks=(*reply.blocks, Actions((offer,))))


def _offers(block: Actions[Leaf]) -> bool:
    return any(each.command.startswith(f"{WRONG} ") for each in block.actions)


def _offer(asked: Understood, seq: int) -> Action[Leaf] | None:
    """Return the offer: its button keeps to what was seen, what is typed asks of what is known."""
    typed = retyped(asked)
    if typed is None:
        return None
    command = f"{WRONG} {typed} entry:{seq}"
    if not _is_read(command, typed, str(seq)):
        return None
    return Action((Words("something-wrong"),), command, (Try(f"{WRONG} {typed}"),))


def _is_read(command: str, *told: str) -> bool:
    """Say whether the command says what was typed: a long one, or one of quotes, may not."""
    try:
        return tuple(each.text for each in understand(command).given) == told
    except ProblemError:
        return False
