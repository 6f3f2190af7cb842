"""A message from which somebody saves a fact: its form opens at once, with what can be read."""

from __future__ import annotations

from adapters.slack.answering import Front
from adapters.slack.arrivals import Saving
from adapters.slack.filling import open_form
from adapters.slack.taking import Taken
from bot.forms import form_of


async def take_saving(front: Front, arrival: Saving, taken: Taken) -> None:
    """Open the form."""
    language = front.language_of(arrival.where)
    form = form_of("fact add", (("quote", arrival.text),), language, whole=True)
    if form:
        await open_form(front, form, arrival.where, arrival.trigger, language)
