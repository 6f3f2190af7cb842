"""What an editor adds: the arguments of `fact add`, read as a claim in the words of its quotes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace

from bot.arguments import understand
from bot.command import Parameter, parameter, required
from bot.desk import Desk
from bot.division import AMBIGUOUS
from bot.editing.articles import Article
from bot.editing.claiming import Told
from bot.editing.entries import LINE, LINK, SAID_IN, TEXT
from bot.editing.fields import FIELD
from bot.editing.new_rounds import ROUND
from bot.editing.otherwise import otherwise, unquoted
from bot.editing.passages import nearest, saying
from bot.editing.published import PUBLISHED
from bot.editing.rounds import Saying, in_round
from bot.editing.sources import Reference, is_message, whole_text
from bot.editing.subjects import check_subject
from bot.editing.values import Written, in_quote, read_time, read_value
from bot.entities import ENTITY
from bot.leaves import Citation, Verbatim
from bot.numbered import SOURCE_NUMBER, numbered
from bot.problems import Problem, ProblemError
from bot.query import together
from bot.subject import deal_of
from bot.words import said
from store.claims import Claim, Entity, SourceId
from store.fields import FieldRow
from store.quotes import found
from store.speech import Speech
from store.values import PartialDate, Precision

FROM = "from"
"""The parameter that names a source by its number, and makes needless what else tells of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Of whom, what, in which words, and from which source."""

    about: Entity = required(ENTITY, "about", aliases=("über",))
    field: FieldRow = required(FIELD, "field", aliases=("feld", "sache"))
    value: str = required(LINE, "value", aliases=("wert",), positional=False)
    quote: str | None = parameter(TEXT, "quote", aliases=("zitat",))
    numbered: int | None = parameter(SOURCE_NUMBER, FROM, aliases=("aus",))
    link: str | None = parameter(LINK, "link", aliases=("url",), unless=FROM)
    source: str | None = parameter(
        LINE, "source", aliases=("quelle", "by", "von", "publisher", "author", "autor"), unless=FROM
    )
    title: str | None = parameter(LINE, "title", aliases=("titel",), unless=FROM)
    said_on: PartialDate | None = parameter(
        PUBLISHED, "said-on", aliases=("gesagt-am", "date", "datum"), unless=FROM
    )
    said_in: str | None = parameter(SAID_IN, "said-in", aliases=("gesagt-auf",), unless=FROM)
    when: str | None = parameter(LINE, "when", aliases=("wann", "valid", "gültig"))
    round: Entity | None = parameter(ROUND, "round", aliases=("runde",))
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))

    @property
    def article(self) -> Article:
        """What is said of the source."""
        return Article(
            title=self.title,
            link=self.link,
            publisher=self.source,
            published=self.said_on,
            said_in=self.said_in,
        )


async def told(query: Adding, desk: Desk) -> Told:
    """Return what is to be saved, or raise ProblemError naming the argument that keeps it."""
    reference = _reference(query, desk)
    query = _in_text(query, await whole_text(desk, reference))
    ours = Speech(desk.language, reference.published)
    theirs = Speech(reference.language, reference.published)
    valid, quotes = _time(query, ours, theirs)
    dated = otherwise(read_time(query.when, ours), valid) if query.when and valid else ()
    written = await _written(query, ours, theirs, desk)
    if query.quote is None and not reference.is_own:
        # What was typed as a value are the words of whoever typed it, never those of a source.
        raise ProblemError(Problem("no-quote", (("text", Verbatim(query.value)),), at="quote"))
    value = in_quote(written, query.quote, theirs) if query.quote else written.value
    if value is None:
        raise unquoted("value", written.value, quotes, theirs)
    check_subject(query.about, query.field, value)
    claim = Claim(query.about.id, query.field.name, value, SourceId(""))
    saying = Saying(claim, quotes[0], held=not reference.is_own)
    named = await in_round(saying, query.round, desk)
    return Told(
        query.about.id,
        query.field.name,
        value,
        named.circumstances,
        valid,
        quotes,
        reference,
        matter=f"{query.about.name(desk.language)}, {said(_label(query), desk.language)}",
        again=said("fact-again", desk.language),
        doubts=(*named.doubts, *otherwise(written.value, value), *dated),
        made=named.made,
    )


@dataclass(frozen=True, slots=True)
class Wordings:
    """Sentences of a source's text to be quoted, the language they are in, and why.

    They say the value where no quote was given; else the one is most like what was `refused`, and
    may not say it.
    """

    sentences: tuple[str, ...]
    language: str
    refused: str | None = None
    says: bool = True


async def wordings(query: Adding, desk: Desk) -> Wordings | None:
    """Return what is to be quoted where a text is kept, and no quote of it was given.

    Raises ProblemError where no sentence of the text says the value.
    """
    reference = _reference(query, desk)
    text = await whole_text(desk, reference)
    if text is None:
        return None
    ours = Speech(desk.language, reference.published)
    theirs = Speech(reference.language, reference.published)
    if query.quote:
        near = await _nearest(query.quote, text, reference.language)
        return replace(near, says=await _says(near, query, ours, theirs, desk)) if near else None
    written = await _written(query, ours, theirs, desk, text)
    # A long text is some tenths of a second of reading.
    if every := await asyncio.to_thread(saying, written, query.value, text, theirs):
        return Wordings(every, theirs.language)
    raise ProblemError(Problem("not-in-text", (("text", Verbatim(query.value)),), at="quote"))


async def _nearest(quote: str, text: str, language: str) -> Wordings | None:
    """Return the sentence that is most like a quote, where the text does not have the quote."""
    if found(quote, text):
        return None
    near = await asyncio.to_thread(nearest, quote, text, language)
    return Wordings((near,), language, refused=quote) if near else None


async def _says(near: Wordings, query: Adding, ours: Speech, theirs: Speech, desk: Desk) -> bool:
    """Say whether the words that are proposed for a quote say the value."""
    (sentence,) = near.sentences
    try:
        written = await _written(query, ours, theirs, desk, sentence)
    except ProblemError:
        return False
    return in_quote(written, sentence, theirs) is not None


def _in_text(query: Adding, text: str | None) -> Adding:
    """Return what was given with its quote as a text has it, or raise ProblemError."""
    if text is None or query.quote is None:
        return query
    if there := found(query.quote, text):
        return replace(query, quote=there.quote)
    raise ProblemError(Problem("not-in-text", (("text", Verbatim(query.quote)),), at="quote"))


async def _written(
    query: Adding, ours: Speech, theirs: Speech, desk: Desk, text: str | None = None
) -> Written:
    """Return the value; words of a quote are read as its language is, if they can be at all.

    Where no quote was given, they may be those of the `text` of the source.
    """
    quoted = query.quote or text
    if quoted and query.value in quoted:
        with suppress(ProblemError):
            return await read_value(query.value, query.field, theirs, desk)
    try:
        return await read_value(query.value, query.field, ours, desk)
    except ProblemError as error:
        own = error.problem.id == AMBIGUOUS and quoted is None and not _names_source(query)
        raise ProblemError(_of_own(query, error.problem)) if own else error from None


def _of_own(query: Adding, problem: Problem) -> Problem:
    """Return a question which of several namesakes somebody's own message is of.

    Words that tell namesakes apart are ours; in the message somebody said the others.
    """
    said_so = replace(query, quote=query.value)
    commands = (typed(said_so, "value", each) for each in problem.spellings)
    return replace(problem, tries=tuple(filter(None, commands)), spellings=())


def _names_source(query: Adding) -> bool:
    return bool(query.numbered or query.link or query.source or query.title)


def _label(query: Adding) -> str:
    return f"field-{query.field.name.replace('_', '-')}"


def _reference(query: Adding, desk: Desk) -> Reference:
    """Return the source that was named; nobody named means the message itself, of today."""
    if query.numbered is not None:
        return _numbered(query, query.numbered, desk)
    language = query.said_in or desk.language
    named = Reference(language, query.link, query.title, query.source, query.said_on)
    if not named.is_own:
        return named
    if query.said_on:
        raise ProblemError(Problem("whose-day", at="source"))
    today = PartialDate(desk.today, desk.today, Precision.DAY, desk.today.isoformat())
    return replace(named, published=today)


def _numbered(query: Adding, number: int, desk: Desk) -> Reference:
    """Return the source of a number, or raise ProblemError where more was said of it."""
    given = dict(_arguments(query))
    places = (("source", Citation(number)),)
    declared: Iterator[Parameter] = (each.metadata["parameter"] for each in fields(query))
    needless = (each.name for each in declared if each.unless == FROM and each.name in given)
    if name := next(needless, None):
        raise ProblemError(Problem("source-is-known", places, at=name))
    source = numbered(deal_of(desk, None), number, FROM)
    if is_message(source):
        raise ProblemError(Problem("source-is-message", places, at=FROM))
    return Reference.to(source)


def _time(
    query: Adding, ours: Speech, theirs: Speech
) -> tuple[PartialDate | None, tuple[str, ...]]:
    """Return when it holds, and the quotes: words of a time that no quote has are one of them."""
    quotes = (query.quote or query.value,)
    if query.when is None:
        return None, quotes
    when = read_time(query.when, ours)
    there = in_quote(Written(when), quotes[0], theirs)
    if isinstance(there, PartialDate):
        return there, quotes
    if query.quote:
        raise unquoted("when", when, quotes, theirs)
    return when, (*quotes, query.when)


def typed(query: Adding, at: str, words: str) -> str | None:
    """Return the command with other words for one argument, if it can be typed so."""
    given = {**dict(_arguments(query)), at: words}
    command = " ".join(("fact add", *(f"{name}:{together(each)}" for name, each in given.items())))
    try:
        read = {each.parameter.name: each.text for each in understand(command).given}
    except ProblemError:
        return None
    return command if read == given else None


def _arguments(query: Adding) -> Iterator[tuple[str, str]]:
    """Yield what was given, in words."""
    given: tuple[tuple[str, str | None], ...] = (
        ("about", query.about.names[0].text),
        ("field", query.field.name),
        ("value", query.value),
        ("quote", query.quote),
        (FROM, None if query.numbered is None else str(query.numbered)),
        ("link", query.link),
        ("source", query.source),
        ("title", query.title),
        ("said-on", query.said_on.words if query.said_on else None),
        ("said-in", query.said_in),
        ("when", query.when),
        ("round", query.round.names[0].text if query.round else None),
        ("deal", query.deal.names[0].text if query.deal else None),
    )
    yield from ((name, text) for name, text in given if text)
