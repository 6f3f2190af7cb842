"""A time among the words of a question: `timeline 2023`, `funding mistral february 2024`."""

from __future__ import annotations

from dataclasses import replace

from bot.arguments import Given, Understood
from bot.desk import Desk
from bot.namesakes import meant_apart
from store.reading import read_date
from store.values import PartialDate, Precision


async def during(asked: Understood, desk: Desk) -> Understood:
    """Return what was asked, a time at the end of its words taken for the period asked about.

    It is where the command takes a period and none is named, and where no name ends in that time.
    """
    bounds = tuple(each for each in asked.command.parameters if each.name in ("since", "until"))
    named = {each.parameter.name for each in asked.given}
    loose = next((each for each in asked.given if each.parameter.positional), None)
    if len(bounds) < 2 or named & {"since", "until"} or loose is None:  # noqa: PLR2004 - both ends
        return asked
    cut = _begins(loose.words, desk)
    if cut is None or await _is_a_name(loose, desk):
        return asked
    kept = (replace(loose, words=loose.words[:cut]),) if cut else ()
    others = tuple(each for each in asked.given if each is not loose)
    period = tuple(Given(each, loose.words[cut:]) for each in bounds)
    return replace(asked, given=(*kept, *others, *period))


def _begins(words: tuple[str, ...], desk: Desk) -> int | None:
    """Return where the time begins that the last words tell, the longest there is."""
    today = PartialDate(desk.today, desk.today, Precision.DAY, desk.today.isoformat())
    for cut in range(len(words)):
        read = read_date(" ".join(words[cut:]), desk.language, today)
        if isinstance(read, PartialDate):
            return cut
    return None


async def _is_a_name(given: Given, desk: Desk) -> bool:
    matches = await desk.workspace.find(given.text, upto=desk.upto)
    return any(match.score == 1 for match in matches) or bool(await meant_apart(given.text, desk))
