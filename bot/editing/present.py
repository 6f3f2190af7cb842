"""What a form about a claim begins with: what the claim says, and the words that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.arguments import Understood
from bot.desk import Desk
from bot.document import Paragraph, Reply
from bot.editing.telling import alone
from bot.editing.which import WhichType
from bot.footnotes import footnotes
from bot.forms import Form, Input
from bot.layout import plain_text
from bot.lines import is_its_quote, quoted
from bot.query import apart
from bot.statements import stated_in_full
from bot.words import phrase
from store.base import Record


async def with_present(form: Form, asked: Understood, desk: Desk) -> Form:
    """Return a form that tells what the claim it is about says, in which words of which source.

    These words stand in the fields for them, unless others were given; what was given as one is
    told apart where it is two arguments. Raises ProblemError where the number is no claim's.
    """
    form = _divided(form, await apart(asked, desk))
    for given in asked.given:
        if isinstance(given.parameter.type, WhichType):
            record = await given.parameter.type.read(given.text, desk)
            return await _about(form, given.parameter.name, record, desk)
    return form


def _divided(form: Form, asked: Understood) -> Form:
    words = {each.parameter.name: each.text for each in asked.given if each.parameter.positional}
    inputs = (replace(each, value=words.get(each.name, each.value)) for each in form.inputs)
    return replace(form, inputs=tuple(inputs))


async def _about(form: Form, name: str, record: Record, desk: Desk) -> Form:
    dossier = await alone(desk, record.id)
    (fact,) = dossier.facts
    words = () if is_its_quote(record) else (quoted(dossier, record),)
    claim = tuple(Paragraph(line) for line in (stated_in_full(dossier, fact), *words))
    told = Reply((), (*claim, *footnotes(desk, dossier, claim)))
    shown = plain_text(phrase(told, desk.language))
    now = _now(record)
    inputs = (
        replace(each, told=shown) if each.name == name else _filled(each, now)
        for each in form.inputs
    )
    return replace(form, inputs=tuple(inputs))


def _now(record: Record) -> Mapping[str, str]:
    """Return the words that say the value of a claim, and the quote that they stand in."""
    words = record.claim.value.words
    quotes = [span.quote for span in record.spans]
    quote = next((each for each in quotes if words in each), next(iter(quotes), ""))
    return {"value": words, "right-quote": quote, "new-quote": quote}


def _filled(field: Input, now: Mapping[str, str]) -> Input:
    words = now.get(field.name, "")
    return field if field.value or len(words) > field.longest else replace(field, value=words)
