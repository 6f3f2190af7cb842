"""What an editor adds: the arguments of `fact add`, read as a claim in the words of its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.arguments import understand
from bot.command import parameter, required
from bot.desk import Desk
from bot.editing.claiming import Told
from bot.editing.entries import LINE, LINK, SAID_IN, TEXT
from bot.editing.fields import FIELD
from bot.editing.sources import Reference
from bot.editing.values import Written, in_quote, read_time, read_value
from bot.leaves import Verbatim
from bot.lines import label
from bot.params import DATE, ENTITY, EntityType
from bot.problems import Problem, ProblemError
from bot.words import said
from store.claims import Entity, Kind, Qualifier
from store.fields import FieldRow, qualifiers_of
from store.names import names_of
from store.speech import Speech
from store.values import EntityRef, PartialDate, Precision

ROUND = EntityType(frozenset({Kind.ROUND}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Of whom, what, in which words, and from which source."""

    about: Entity = required(ENTITY, "about", aliases=("über",))
    field: FieldRow = required(FIELD, "field", aliases=("feld", "sache"))
    value: str = required(LINE, "value", aliases=("wert",), positional=False)
    quote: str | None = parameter(TEXT, "quote", aliases=("zitat",))
    link: str | None = parameter(LINK, "link", aliases=("url",))
    said_on: PartialDate | None = parameter(DATE, "said-on", aliases=("gesagt-am", "date", "datum"))
    source: str | None = parameter(
        LINE, "source", aliases=("quelle", "by", "von", "publisher", "author", "autor")
    )
    title: str | None = parameter(LINE, "title", aliases=("titel",))
    when: str | None = parameter(LINE, "when", aliases=("wann", "valid", "gültig"))
    round: Entity | None = parameter(ROUND, "round", aliases=("runde",))
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))
    said_in: str | None = parameter(SAID_IN, "said-in", aliases=("gesagt-auf",))


async def told(query: Adding, desk: Desk) -> Told:
    """Return what is to be saved, or raise ProblemError naming the argument that keeps it."""
    reference = _reference(query, desk)
    ours = Speech(desk.language, reference.published)
    theirs = Speech(reference.language, reference.published)
    valid, quotes = _time(query, ours, theirs)
    try:
        written = await _written(query, ours, theirs, desk)
    except ProblemError as error:
        raise asked_back(query, "value", error.problem) from None
    value = in_quote(written, query.quote, theirs) if query.quote else written.value
    if value is None:
        raise _unquoted("value", query.value)
    return Told(
        query.about.id,
        query.field.name,
        value,
        _qualifiers(query, quotes[0]),
        valid,
        quotes,
        reference,
        matter=f"{query.about.name(desk.language)}, {said(_label(query), desk.language)}",
        again=said("fact-again", desk.language),
    )


async def _written(query: Adding, ours: Speech, theirs: Speech, desk: Desk) -> Written:
    """Return the value; words of a quote are read as its language is, if they can be at all."""
    if query.quote and query.value in query.quote:
        with suppress(ProblemError):
            return await read_value(query.value, query.field, theirs, desk)
    return await read_value(query.value, query.field, ours, desk)


def _label(query: Adding) -> str:
    return f"field-{query.field.name.replace('_', '-')}"


def _reference(query: Adding, desk: Desk) -> Reference:
    """Return the source that was named; nobody named means the message itself, of today."""
    language = query.said_in or desk.language
    named = Reference(language, query.link, query.title, query.source, query.said_on)
    if not named.is_own:
        return named
    if query.said_on:
        raise ProblemError(Problem("whose-day", at="source"))
    today = PartialDate(desk.today, desk.today, Precision.DAY, desk.today.isoformat())
    return replace(named, published=today)


def _time(
    query: Adding, ours: Speech, theirs: Speech
) -> tuple[PartialDate | None, tuple[str, ...]]:
    """Return when it holds, and the quotes: words of a time that no quote has are one of them."""
    quotes = (query.quote or query.value,)
    if query.when is None:
        return None, quotes
    try:
        when = read_time(query.when, ours)
    except ProblemError as error:
        raise asked_back(query, "when", error.problem) from None
    there = in_quote(Written(when), quotes[0], theirs)
    if isinstance(there, PartialDate):
        return there, quotes
    if query.quote:
        raise _unquoted("when", query.when)
    return when, (*quotes, query.when)


def _qualifiers(query: Adding, quote: str) -> tuple[Qualifier, ...]:
    if query.round is None:
        return ()
    if "round" not in qualifiers_of(query.field.name):
        places = (("field", label(query.field.name)),)
        raise ProblemError(Problem("no-round", places, at="round"))
    words = max((name for name in names_of(query.round) if name in quote), key=len, default="")
    return (Qualifier("round", EntityRef(query.round.id, words)),)


def _unquoted(at: str, text: str) -> ProblemError:
    return ProblemError(Problem("not-in-quote", (("text", Verbatim(text)),), at=at))


def asked_back(query: Adding, at: str, problem: Problem) -> ProblemError:
    """Return a problem of one argument, its tries as whole commands with the words put right."""
    commands = (_typed(query, at, each) for each in problem.tries)
    tries = tuple(each for each in commands if each)
    return ProblemError(replace(problem, tries=tries, at=at))


def _typed(query: Adding, at: str, words: str) -> str | None:
    """Return the command with other words for one argument, if it can be typed so."""
    given = {**dict(_arguments(query)), at: words}
    command = " ".join(("fact add", *(f"{name}:{_together(each)}" for name, each in given.items())))
    try:
        read = {each.parameter.name: each.text for each in understand(command).given}
    except ProblemError:
        return None
    return command if read == given else None


def _together(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _arguments(query: Adding) -> Iterator[tuple[str, str]]:
    """Yield what was given, in words."""
    given: tuple[tuple[str, str | None], ...] = (
        ("about", query.about.names[0].text),
        ("field", query.field.name),
        ("value", query.value),
        ("quote", query.quote),
        ("link", query.link),
        ("said-on", query.said_on.words if query.said_on else None),
        ("source", query.source),
        ("title", query.title),
        ("when", query.when),
        ("round", query.round.names[0].text if query.round else None),
        ("deal", query.deal.names[0].text if query.deal else None),
        ("said-in", query.said_in),
    )
    yield from ((name, text) for name, text in given if text)
