"""What nobody foresaw: it is logged under a number, and the number is told."""

from __future__ import annotations

import secrets
from dataclasses import replace

import structlog

from bot.call import Call
from bot.document import Outcome
from bot.leaves import Verbatim
from bot.problems import Problem
from bot.service import Bot, Spoken
from bot.words import negotiate, phrase


async def answer(bot: Bot, call: Call) -> Spoken:
    """Answer a call, whatever happens; the log never holds what was asked."""
    try:
        return await bot.answer(call)
    except Exception:  # noqa: BLE001 - nothing stands between this and the person
        number = secrets.token_hex(3).upper()
        structlog.get_logger().exception("unexpected", number=number)
        language = negotiate(call.language)
        problem = Problem("unexpected", (("number", Verbatim(number)),))
        reply = replace(problem.reply(), outcome=Outcome.FAILED)
        return Spoken(reply, phrase(reply, language), language)
